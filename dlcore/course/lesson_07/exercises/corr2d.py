"""The exercise `corr2d`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_07.trial_images import ASYMMETRIC, BYTES, OBLONG, REALS, WIDE


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


@CORR2D.mistake("You turn the kernel: that is convolution. Here the kernel slides as it is.")
def kernel_turned(image, kernel, stride=1, padding=0):
    return dlcore.conv2d(image, kernel, stride, padding)


@CORR2D.mistake("`padding` is not used: put the rings of zeros round the image first.")
def padding_ignored(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, 0)


@CORR2D.mistake("`stride` is not used: the window must jump by it, down and across.")
def stride_ignored(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, 1, padding)


@CORR2D.mistake("The zeros stand only below and on the right. They belong on all four sides.")
def padded_at_the_end_only(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(np.pad(image, ((0, 2 * padding), (0, 2 * padding))), kernel, stride)


@CORR2D.mistake("The ring repeats the image's rim. Zero-padding fills it with zeros, as np.pad does.")
def padded_with_the_rim(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(np.pad(image, padding, mode="edge"), kernel, stride)


@CORR2D.mistake(
    "The output has the right size, but the window still moves by 1: its corner is `i * stride`, `j * stride`."
)
def window_not_moved_by_stride(image, kernel, stride=1, padding=0):
    rows, columns = dlcore.corr2d(image, kernel, stride, padding).shape
    return dlcore.corr2d(image, kernel, 1, padding)[:rows, :columns]


@CORR2D.mistake("The last row and the last column of places are missing: + 1.")
def last_places_missed(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding)[:-1, :-1]


@CORR2D.mistake("The map lies on its side: its first index is the row of the window.")
def rows_and_columns_swapped(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding).T


@CORR2D.mistake("You take the mean of the products. Equation 10 adds them up.")
def mean_for_sum(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding) / np.size(kernel)


@CORR2D.mistake(
    "The sums are cut to whole numbers: an array made with `dtype=int` cannot hold the fractions of a kernel."
)
def stored_as_integers(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding).astype(int)


@CORR2D.mistake("The sums are stored in the image's dtype: whole numbers lose fractions, and bytes wrap round at 256.")
def stored_in_the_images_dtype(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding).astype(image.dtype)


@CORR2D.mistake("The stride is used down the rows only. The window also jumps across.")
def stride_down_only(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, (stride, 1), padding)


@CORR2D.mistake("The stride is used across the columns only. The window also jumps down.")
def stride_across_only(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, (1, stride), padding)


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
]

CORR2D.hints = [
    "Pad first; after that the image is just a larger image. How many rows and columns of places does it have?",
    "`output[i, j]` belongs to the window whose top left pixel is `[i * stride, j * stride]` of the padded image.",
    "`image = np.pad(image, padding)`, then the two loops of `slide_window`, with "
    "`rows = (image.shape[0] - kernel.shape[0]) // stride + 1` and the window "
    "`image[i * stride :, j * stride :][: kernel.shape[0], : kernel.shape[1]]`.",
]
