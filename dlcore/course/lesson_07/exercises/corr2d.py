"""The exercise `corr2d`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_07.trial_images import ASYMMETRIC, BYTES, OBLONG, REALS, WIDE, drawn_image_and_kernel


def corr2d(image, kernel, stride=1, padding=0):
    """The output map of `kernel` on `image`: equation 10.

    The image gets `padding` rings of zeros; the window moves by `stride`.
    """
    image = np.pad(image, padding)
    rows = (image.shape[0] - kernel.shape[0]) // stride + 1
    columns = (image.shape[1] - kernel.shape[1]) // stride + 1
    output = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            corner = image[i * stride :, j * stride :]
            window = corner[: kernel.shape[0], : kernel.shape[1]]
            output[i, j] = (window * kernel).sum()
    return output


CORR2D = Exercise(corr2d, reference=dlcore.corr2d, minutes=15)


def _of_zeros(image, padding):
    return np.pad(image, padding)


@CORR2D.recipe
def _map(
    image, kernel, stride=1, padding=0, *,
    turn=lambda kernel: kernel, pad=_of_zeros, strides=lambda s: (s, s), after=lambda y, image, kernel: y,
):  # fmt: skip
    y = dlcore.corr2d(pad(image, padding), turn(kernel), strides(stride))
    return after(y, image, kernel)


@CORR2D.mistake("Row and column are exchanged when the window is cut out: its rows begin at i · stride, output [i, j].")
def window_cut_the_wrong_way_round(image, kernel, stride=1, padding=0):
    padded, y = np.pad(image, padding), dlcore.corr2d(image, kernel, stride, padding) * 0.0
    k, m = np.shape(kernel)
    for i, j in np.ndindex(y.shape):
        y[i, j] = (padded[j * stride : j * stride + k, i * stride : i * stride + m] * kernel).sum()
    return y


CORR2D.slip(
    "kernel_turned",
    "You turn the kernel: that is convolution. Here the kernel slides as it is.",
    turn=lambda kernel: kernel[::-1, ::-1],
)
CORR2D.slip(
    "kernel_transposed", "You transpose the kernel. Its first row meets the first row of the window.", turn=np.transpose
)
CORR2D.slip(
    "padding_ignored",
    "`padding` is not used: put the rings of zeros round the image first.",
    pad=lambda image, padding: image,
)
CORR2D.slip(
    "padded_at_the_end_only",
    "The zeros stand only below and on the right. They belong on all four sides.",
    pad=lambda image, padding: np.pad(image, ((0, 2 * padding), (0, 2 * padding))),
)
CORR2D.slip(
    "padded_at_the_start_only",
    "The zeros stand only above and on the left. They belong on all four sides.",
    pad=lambda image, padding: np.pad(image, ((padding, 0), (padding, 0))),
)
CORR2D.slip(
    "padded_above_and_below_only",
    "The zeros stand only above and below. They belong on all four sides.",
    pad=lambda image, padding: np.pad(image, ((padding, padding), (0, 0))),
)
CORR2D.slip(
    "padded_left_and_right_only",
    "The zeros stand only on the left and right. They belong on all four sides.",
    pad=lambda image, padding: np.pad(image, ((0, 0), (padding, padding))),
)
CORR2D.slip(
    "padded_twice",
    "There is twice as much padding as there should be: is the image padded, and then counted with its "
    "padding once more?",
    pad=lambda image, padding: np.pad(image, 2 * padding),
)
CORR2D.slip(
    "padded_with_the_rim",
    "The ring repeats the image's rim. Zero-padding fills it with zeros, as np.pad does.",
    pad=lambda image, padding: np.pad(image, padding, mode="edge"),
)
CORR2D.slip(
    "padded_with_the_mirror",
    "The ring mirrors the image. Zero-padding fills it with zeros, as np.pad does.",
    pad=lambda image, padding: np.pad(image, padding, mode="reflect"),
)
CORR2D.slip(
    "padded_with_ones",
    "The ring is filled with ones. Zero-padding fills it with zeros.",
    pad=lambda image, padding: np.pad(image, padding, constant_values=1),
)
CORR2D.slip("stride_ignored", "`stride` is not used: the window must jump by it, down and across.", strides=lambda s: 1)
CORR2D.slip(
    "stride_down_only", "The stride is used down the rows only. The window also jumps across.", strides=lambda s: (s, 1)
)
CORR2D.slip(
    "stride_across_only",
    "The stride is used across the columns only. The window also jumps down.",
    strides=lambda s: (1, s),
)
CORR2D.slip(
    "last_places_missed",
    "The last row and the last column of places are missing: + 1.",
    after=lambda y, image, kernel: y[:-1, :-1],
)
CORR2D.slip(
    "last_places_left_at_zero",
    "The last row and the last column are left at 0: the loops end one place too early.",
    after=lambda y, image, kernel: np.pad(y[:-1, :-1], ((0, 1), (0, 1))),
)
CORR2D.slip(
    "returned_too_early",
    "Only one place is computed: is the `return` inside the loops?",
    after=lambda y, image, kernel: np.pad(y[:1, :1], ((0, len(y) - 1), (0, y.shape[1] - 1))),
)
CORR2D.slip(
    "rows_and_columns_swapped",
    "The map lies on its side: its first index is the row of the window.",
    after=lambda y, image, kernel: y.T,
)
CORR2D.slip(
    "mean_for_sum",
    "You take the mean of the products. Equation 10 adds them up.",
    after=lambda y, image, kernel: y / np.size(kernel),
)
CORR2D.slip(
    "relu_after_it",
    "Negative sums have become 0. No ReLU here: equation 10 ends with the sum.",
    after=lambda y, image, kernel: np.maximum(y, 0),
)
CORR2D.slip(
    "stored_as_integers",
    "The sums are cut to whole numbers: an array made with `dtype=int` cannot hold the fractions of a kernel.",
    after=lambda y, image, kernel: y.astype(int),
)
CORR2D.slip(
    "stored_in_the_images_dtype",
    "The sums are stored in the image's dtype: whole numbers lose fractions, and bytes wrap round at 256.",
    after=lambda y, image, kernel: y.astype(image.dtype),
)


@CORR2D.mistake(
    "The output has the right size, but the window still moves by 1: its corner is `i * stride`, `j * stride`."
)
def window_not_moved_by_stride(image, kernel, stride=1, padding=0):
    rows, columns = corr2d(image, kernel, stride, padding).shape
    return corr2d(image, kernel, 1, padding)[:rows, :columns]


def _windows(image, kernel, stride, padding):
    """The image, padded, in its windows: (rows, columns, height, width)."""
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return windows[::stride, ::stride] * 1.0


@CORR2D.mistake("You take the largest product. Equation 10 adds them up.")
def largest_for_sum(image, kernel, stride=1, padding=0):
    return (_windows(image, kernel, stride, padding) * kernel).max(axis=(2, 3))


@CORR2D.mistake("Each product overwrites the one before, so the last is left. Add them up (`+=`).")
def last_product_only(image, kernel, stride=1, padding=0):
    return (_windows(image, kernel, stride, padding) * kernel)[:, :, -1, -1]


@CORR2D.mistake("`@` is a product of matrices. Window and kernel are multiplied number by number, `*`, and added up.")
def matrix_product(image, kernel, stride=1, padding=0):
    return (_windows(image, kernel, stride, padding) @ kernel).sum(axis=(2, 3))


CORR2D.trials = [
    trial(dlcore.SLIDE_IMAGE, dlcore.SLIDE_KERNEL),
    trial(dlcore.SLIDE_IMAGE, ASYMMETRIC),
    trial(dlcore.SLIDE_IMAGE, ASYMMETRIC, padding=1),
    trial(dlcore.SLIDE_IMAGE, ASYMMETRIC, stride=2),
    trial(dlcore.SLIDE_IMAGE, ASYMMETRIC, stride=2, padding=1),
    trial(OBLONG, WIDE),
    trial(OBLONG, WIDE, stride=2, padding=2),
    trial(OBLONG, WIDE, stride=3, padding=1),
    trial(REALS, REALS[1:4, 2:4], 2, 1),
    trial(REALS, REALS[:1, :1]),
    trial(WIDE, WIDE),
    trial(OBLONG, WIDE, 1, 3),
    trial(OBLONG, REALS[1:4, 2:4]),
    trial(REALS, WIDE),
    trial(BYTES, ASYMMETRIC),
    trial(BYTES, ASYMMETRIC / 4, 2, 1),
]


@CORR2D.random_trial
def _(draw):
    return trial(*drawn_image_and_kernel(draw), draw.whole(1, 3), draw.one_of(0, 0, 1, 2))


CORR2D.hints = [
    "Pad first; after that the image is just a larger image. How many rows and columns of places does it have?",
    "`output[i, j]` belongs to the window whose top left pixel is `[i * stride, j * stride]` of the padded image.",
    "`image = np.pad(image, padding)`, then the two loops of `slide_window`, with "
    "`rows = (image.shape[0] - kernel.shape[0]) // stride + 1` and the window "
    "`image[i * stride :, j * stride :][: kernel.shape[0], : kernel.shape[1]]`.",
]
