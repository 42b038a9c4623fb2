"""The exercise `conv2d`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_07.trial_images import ASYMMETRIC, BYTES, OBLONG, REALS, WIDE


def conv2d(image, kernel):
    """True convolution: `kernel` is turned by 180° before it slides."""
    return dlcore.corr2d(image, kernel[::-1, ::-1])


CONV2D = Exercise(conv2d, reference=dlcore.conv2d, minutes=10)


@CONV2D.mistake(
    "Here the kernel is not turned: this is cross-correlation. With the slide's kernel alone nobody could "
    "tell, because turning does not change it."
)
def not_turned(image, kernel):
    return dlcore.corr2d(image, kernel)


@CONV2D.mistake("A half turn flips both axes. You flipped the rows only.")
def flipped_upside_down_only(image, kernel):
    return dlcore.corr2d(image, kernel[::-1])


@CONV2D.mistake("A half turn flips both axes. You flipped the columns only.")
def flipped_left_to_right_only(image, kernel):
    return dlcore.corr2d(image, kernel[:, ::-1])


@CONV2D.mistake("Transposing mirrors at the diagonal. A half turn is something else.")
def transposed(image, kernel):
    return dlcore.corr2d(image, np.transpose(kernel))


@CONV2D.mistake("np.rot90 turns by 90°. A half turn takes two of them.")
def turned_by_a_quarter(image, kernel):
    return dlcore.corr2d(image, np.rot90(kernel))


@CONV2D.mistake("You turned the output, or the image as well as the kernel. Turn only the kernel.")
def output_turned(image, kernel):
    return dlcore.rot180(dlcore.corr2d(image, kernel))


@CONV2D.mistake("You turned the image. Turn the kernel, then let it slide.")
def image_turned(image, kernel):
    return dlcore.corr2d(dlcore.rot180(image), kernel)


@CONV2D.mistake("No padding here: the window stays inside the image.")
def wide(image, kernel):
    top, left = np.array(kernel.shape) - 1
    return dlcore.conv2d(np.pad(image, ((top, top), (left, left))), kernel)


@CONV2D.mistake("The sums are cut to whole numbers; kernels may hold fractions.")
def stored_as_integers(image, kernel):
    return dlcore.conv2d(image, kernel).astype(int)


@CONV2D.mistake("The sums are stored in the image's dtype: whole numbers lose fractions, and bytes wrap round at 256.")
def stored_in_the_images_dtype(image, kernel):
    return dlcore.conv2d(image, kernel).astype(image.dtype)


CONV2D.trials = [
    trial(dlcore.SLIDE_IMAGE, dlcore.SLIDE_KERNEL),
    trial(dlcore.SLIDE_IMAGE, ASYMMETRIC),
    trial(dlcore.SLIDE_IMAGE, dlcore.KERNELS["sobel_x"]),
    trial(OBLONG, WIDE),
    trial(REALS, REALS[1:4, 2:4]),
    trial(REALS, REALS[:1, :1]),
    trial(OBLONG, REALS[1:4, 2:4]),
    trial(REALS, WIDE),
    trial(BYTES, ASYMMETRIC),
]

CONV2D.hints = [
    "Turn a sheet of paper by 180°: the first row becomes the last, and what stood left now stands right.",
    "Slicing with a step of −1 reverses an axis. Which axes must be reversed?",
    "`dlcore.corr2d(image, kernel[::-1, ::-1])`",
]
