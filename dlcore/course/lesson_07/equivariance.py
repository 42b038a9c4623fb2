"""What becomes of a layer's output when its input is moved: lesson 07."""

from functools import cache

import numpy as np

from dlcore.convolution import KERNELS, corr2d
from dlcore.course.drawing import style
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_01.digit_sheet import moved

TOP, SIDE = 28, 252  # px: where an image begins, and its side
FARTHEST = 6  # pixels that the image is moved each way


def convolution(image):
    """One map of a convolution layer, as large as the image."""
    return corr2d(image, KERNELS["sobel_x"], padding=1)


def dense(image):
    """A dense layer with as many outputs as the image has pixels, and random weights; the outputs in rows, too."""
    return (_weights(image.size) @ image.ravel()).reshape(image.shape)


@cache  # making them takes longer than all the rest of the picture
def _weights(size):
    return np.random.default_rng(7).normal(0, 0.1, (size, size))


LAYERS = {"convolution": convolution, "dense layer": dense}


def changed(layer, image, right):
    """How many outputs are not the first ones moved along, and how many there are; the rim is left out."""
    inside = (slice(1, -1), slice(1 + max(right, 0), image.shape[1] - 1 + min(right, 0)))
    first, now = moved(layer(image), right)[inside], layer(moved(image, right))[inside]
    return int((~np.isclose(first, now)).sum()), now.size


def moved_input(image, kind="convolution", right=0):
    """The image moved to the right, the layer's output, and how much of it is only the first output moved along."""
    layer, image = LAYERS[kind], image.astype(float)
    output = layer(moved(image, right))
    other, size = changed(layer, image, right)
    way = f"{abs(right)} pixels to the {'left' if right < 0 else 'right'}"
    verdict = f"{other} of {size} numbers are not just moved along"
    left = panel(f"input, moved {way}", 310)
    left.image(26, TOP, SIDE, SIDE, style.grey(moved(image, right), 0, 255))
    left.area(26, TOP, SIDE, SIDE, across=("right", -FARTHEST, FARTHEST))
    beside = panel(f"output of the {kind}", 310)
    beside.image(26, TOP, SIDE, SIDE, style.diverging(output, np.percentile(np.abs(layer(image)), 99)))
    beside.rect(26, TOP, SIDE, SIDE, stroke=style.FAINT, stroke_width=1)
    beside.text(style.PANEL / 2, TOP + SIDE + 22, verdict)
    words = f"The input is moved {way}. Of the output of the {kind}, {verdict}."
    return Picture.of(words, left, beside, touch="Drag the digit to the left or right.")
