"""The exercise `conv2d`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_07.trial_images import ASYMMETRIC, BYTES, OBLONG, REALS, WIDE, drawn_image_and_kernel


def conv2d(image, kernel):
    """True convolution: `kernel` is turned by 180° before it slides."""
    return dlcore.corr2d(image, kernel[::-1, ::-1])


CONV2D = Exercise(conv2d, reference=dlcore.conv2d, minutes=10)


def _half_turn(kernel):
    return kernel[::-1, ::-1]


@CONV2D.recipe
def _turned_and_slid(
    image, kernel, *, turn=_half_turn, of_image=lambda image: image, stride=1, padding=lambda kernel: 0,
    after=lambda y, image, kernel: y,
):  # fmt: skip
    turned = turn(kernel)
    rows, columns = np.broadcast_to(padding(turned), 2)
    padded = np.pad(of_image(image), ((rows, rows), (columns, columns)))
    return after(dlcore.corr2d(padded, turned, stride), image, kernel)


CONV2D.slip(
    "not_turned",
    "Here the kernel is not turned: this is cross-correlation. With the slide's kernel alone nobody could "
    "tell, because turning does not change it.",
    turn=lambda kernel: kernel,
)
CONV2D.slip(
    "flipped_upside_down_only",
    "A half turn flips both axes. You flipped the rows only.",
    turn=lambda kernel: kernel[::-1],
)
CONV2D.slip(
    "flipped_left_to_right_only",
    "A half turn flips both axes. You flipped the columns only.",
    turn=lambda kernel: kernel[:, ::-1],
)
CONV2D.slip("transposed", "Transposing mirrors at the diagonal. A half turn is something else.", turn=np.transpose)
CONV2D.slip(
    "turned_and_transposed",
    "The kernel is turned and transposed as well. A half turn keeps rows as rows.",
    turn=lambda kernel: kernel[::-1, ::-1].T,
)
CONV2D.slip("turned_by_a_quarter", "np.rot90 turns by 90°. A half turn takes two of them.", turn=np.rot90)
CONV2D.slip(
    "turned_by_three_quarters",
    "That turns by a quarter, the other way round. A half turn is 180°.",
    turn=lambda kernel: np.rot90(kernel, 3),
)
CONV2D.slip(
    "sign_of_the_kernel",
    "The kernel has another sign. Turning moves its numbers and changes none.",
    turn=lambda kernel: -kernel[::-1, ::-1],
)
CONV2D.slip(
    "rolled", "`np.roll` pushes numbers round. A half turn reverses both axes.", turn=lambda kernel: np.roll(kernel, 1)
)
CONV2D.slip(
    "image_turned",
    "You turned the image. Turn the kernel, then let it slide.",
    turn=lambda kernel: kernel, of_image=_half_turn,
)  # fmt: skip
CONV2D.slip(
    "output_turned",
    "You turned the output, or the image as well as the kernel. Turn only the kernel.",
    turn=lambda kernel: kernel, after=lambda y, image, kernel: y[::-1, ::-1],
)  # fmt: skip
CONV2D.slip(
    "wide", "No padding here: the window stays inside the image.", padding=lambda kernel: np.array(kernel.shape) - 1
)
CONV2D.slip("padded", "No padding here: the window stays inside the image.", padding=lambda kernel: 1)
CONV2D.slip("strided", "No stride here: the window moves by 1.", stride=2)
CONV2D.slip(
    "left_in_the_images_shape",
    "The map is as large as the image, and 0 where no window fits. It has one number for each window that does.",
    after=lambda y, image, kernel: np.pad(y, [(0, n - m) for n, m in zip(image.shape, y.shape, strict=True)]),
)
CONV2D.slip(
    "mean_for_sum",
    "You divide by the size of the kernel. A convolution adds up; it does not average.",
    after=lambda y, image, kernel: y / kernel.size,
)
CONV2D.slip(
    "stored_as_integers",
    "The sums are cut to whole numbers; kernels may hold fractions.",
    after=lambda y, image, kernel: y.astype(int),
)
CONV2D.slip(
    "stored_in_the_images_dtype",
    "The sums are stored in the image's dtype: whole numbers lose fractions, and bytes wrap round at 256.",
    after=lambda y, image, kernel: y.astype(image.dtype),
)


@CONV2D.mistake("Image and kernel are exchanged: the kernel slides over the image.")
def exchanged(image, kernel):
    return dlcore.corr2d(kernel[::-1, ::-1], image)


CONV2D.trials = [
    trial(dlcore.SLIDE_IMAGE, dlcore.SLIDE_KERNEL),
    trial(dlcore.SLIDE_IMAGE, ASYMMETRIC),
    trial(dlcore.SLIDE_IMAGE, dlcore.KERNELS["sobel_x"]),
    trial(OBLONG, WIDE),
    trial(REALS, REALS[1:4, 2:4]),
    trial(REALS, REALS[:1, :1]),
    trial(OBLONG, REALS[1:4, 2:4]),
    trial(REALS, WIDE),
    trial(WIDE, WIDE[:, ::-1]),
    trial(BYTES, ASYMMETRIC),
]


@CONV2D.random_trial
def _(draw):
    return trial(*drawn_image_and_kernel(draw))


CONV2D.hints = [
    "Turn a sheet of paper by 180°: the first row becomes the last, and what stood left now stands right.",
    "Slicing with a step of −1 reverses an axis. Which axes must be reversed?",
    "`dlcore.corr2d(image, kernel[::-1, ::-1])`",
]
