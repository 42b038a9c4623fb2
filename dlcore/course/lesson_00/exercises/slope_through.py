"""The exercise `slope_through`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_00.trial_boxes import CUBE, RELU, SQUARE, TRIPLE


def slope_through(boxes, x):
    """The slope, at `x`, of all boxes in a row.

    `boxes` is a list of pairs (f, df), a function and its slope. `x`
    enters the first box, its result enters the second, and so on.
    """
    total = 1.0
    for f, df in boxes:
        total *= df(x)
        x = f(x)
    return total


SLOPE_THROUGH = Exercise(slope_through, core=False, minutes=10)


@SLOPE_THROUGH.mistake(
    "You take every slope at x. The second box never sees x: take its slope at what the first one hands over."
)
def all_slopes_at_the_input(boxes, x):
    return float(np.prod([df(x) for _, df in boxes]))


@SLOPE_THROUGH.mistake("Each slope is taken one box too late: at the box's output, not at its input.")
def slopes_at_the_outputs(boxes, x):
    total = 1.0
    for f, df in boxes:
        x = f(x)
        total *= df(x)
    return total


def _output(boxes, x):
    for f, _ in boxes:
        x = f(x)
    return x


@SLOPE_THROUGH.mistake("You measure the slope with a nudge. Here multiply the slopes that come with the boxes.")
def measured_with_a_nudge(boxes, x):
    return (_output(boxes, x + 1e-6) - _output(boxes, x - 1e-6)) / 2e-6


@SLOPE_THROUGH.mistake("The slopes are added. Each box stretches what the one before hands over: multiply.")
def slopes_added(boxes, x):
    total = 0.0
    for f, df in boxes:
        total += df(x)
        x = f(x)
    return total


@SLOPE_THROUGH.mistake("That is the slope of the last box alone. The others stretch the nudge too.")
def last_box_only(boxes, x):
    for f, df in boxes:
        slope, x = df(x), f(x)
    return slope


@SLOPE_THROUGH.mistake("That is the slope of the first box alone. What do the others do with the nudge?")
def first_box_only(boxes, x):
    return boxes[0][1](x)


@SLOPE_THROUGH.mistake("You go through the boxes from the last to the first. x enters the first one.")
def back_to_front(boxes, x):
    return slope_through(boxes[::-1], x)


@SLOPE_THROUGH.mistake("That is the number that comes out. The slope is how fast it moves with x.")
def number_instead_of_slope(boxes, x):
    return _output(boxes, x)


SLOPE_THROUGH.trials = [
    trial([TRIPLE, SQUARE], 2.0),
    trial([SQUARE, TRIPLE], 2.0),
    trial([SQUARE], -1.5),
    trial([SQUARE, SQUARE], 3.0),
    trial([TRIPLE, SQUARE, CUBE], 0.5),
    trial([CUBE, TRIPLE, SQUARE, TRIPLE], -0.5),
    trial([(np.sin, np.cos), (np.exp, np.exp)], 1.0),
    trial([TRIPLE, RELU], 0.0),  # at the kink df says 0, and a nudge of the whole row would measure half of 3
    trial([TRIPLE, RELU], 2.0),
]

SLOPE_THROUGH.hints = [
    "Follow a nudge: the first box makes it longer or shorter, then the second box stretches what arrives there.",
    "Walk through the list with two variables: the slope so far, and the number that enters the next box.",
    "In a loop over `f, df`: first `total *= df(x)`, then `x = f(x)`; start with `total = 1.0`.",
]
