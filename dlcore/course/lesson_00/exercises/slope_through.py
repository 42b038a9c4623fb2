"""The exercise `slope_through`."""

import operator

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_00.trial_boxes import CUBE, RELU, SQUARE, TRIPLE


def slope_through(boxes, x):
    """The slope, at `x`, of all boxes in a row.

    `boxes` is a list of pairs (f, df), a function and its slope; one
    pair at least. `x` enters the first box, its result the second, …
    """
    total = 1.0
    for f, df in boxes:
        total *= df(x)
        x = f(x)
    return total


SLOPE_THROUGH = Exercise(slope_through, core=False, minutes=10)


@SLOPE_THROUGH.recipe
def _through(boxes, x, *, at=lambda x, f, start: x, join=operator.mul, begin=1.0, step=1):
    """`at`: where each slope is taken; `join`: what is done with it; `step`: the way through the list."""
    total, start = begin, x
    for f, df in boxes[::step]:
        total = join(total, df(at(x, f, start)))
        x = f(x)
    return total


SLOPE_THROUGH.slip(
    "all_slopes_at_the_input",
    "You take every slope at x. The second box never sees x: take its slope at what the first one hands over.",
    at=lambda x, f, start: start,
)
SLOPE_THROUGH.slip(
    "slopes_at_the_outputs",
    "Each slope is taken one box too late: at the box's output, not at its input.",
    at=lambda x, f, start: f(x),
)
SLOPE_THROUGH.slip(
    "slopes_added",
    "The slopes are added. Each box stretches what the one before hands over: multiply.",
    join=operator.add, begin=0.0,
)  # fmt: skip
SLOPE_THROUGH.slip(
    "last_box_only",
    "That is the slope of the last box alone. The others stretch the nudge too.",
    join=lambda total, slope: slope,
)
SLOPE_THROUGH.slip(
    "back_to_front", "You go through the boxes from the last to the first. x enters the first one.", step=-1
)
SLOPE_THROUGH.slip(
    "begun_with_zero",
    "The product begins with 0, and stays 0. What must a product begin with, so that it changes nothing?",
    begin=0.0,
)


def _output(boxes, x):
    for f, _ in boxes:
        x = f(x)
    return x


@SLOPE_THROUGH.mistake(
    "You go through all boxes first, so every slope is taken at the last result. Take each on the way."
)
def all_slopes_at_the_end(boxes, x):
    return all_slopes_at_the_input(boxes, _output(boxes, x))


def all_slopes_at_the_input(boxes, x):
    return _through(boxes, x, at=lambda x, f, start: start)


@SLOPE_THROUGH.mistake("You measure the slope with a nudge. Here multiply the slopes that come with the boxes.")
def measured_with_a_nudge(boxes, x):
    return (_output(boxes, x + 1e-6) - _output(boxes, x - 1e-6)) / 2e-6


@SLOPE_THROUGH.mistake("That is the slope of the first box alone. What do the others do with the nudge?")
def first_box_only(boxes, x):
    return slope_through(boxes[:1], x)


@SLOPE_THROUGH.mistake("That is the number that comes out. The slope is how fast it moves with x.")
def number_instead_of_slope(boxes, x):
    return _output(boxes, x)


@SLOPE_THROUGH.mistake("You hand the *slope* of a box to the next one. What the next box gets is f(x).")
def slope_handed_on(boxes, x):
    total = 1.0
    for _, df in boxes:
        x = df(x)
        total *= x
    return total


@SLOPE_THROUGH.mistake("You have exchanged the function and its slope: each pair is (f, df).")
def function_and_slope_exchanged(boxes, x):
    return slope_through([(df, f) for f, df in boxes], x)


@SLOPE_THROUGH.mistake("You multiply what the boxes hand over. Multiply their slopes.")
def outputs_multiplied(boxes, x):
    return slope_through([(f, f) for f, _ in boxes], x)


SINE, EXP = (np.sin, np.cos), (np.exp, np.exp)

SLOPE_THROUGH.trials = [
    trial([TRIPLE, SQUARE], 2.0),
    trial([SQUARE, TRIPLE], 2.0),
    trial([SQUARE], -1.5),
    trial([SQUARE, SQUARE], 3.0),
    trial([TRIPLE, SQUARE, CUBE], 0.5),
    trial([CUBE, TRIPLE, SQUARE, TRIPLE], -0.5),
    trial([SINE, EXP], 1.0),
    trial([TRIPLE, RELU], 0.0),  # at the kink df says 0, and a nudge of the whole row would measure half of 3
    trial([RELU, TRIPLE, SINE], 0.0),
    trial([TRIPLE, RELU], 2.0),
    trial([SINE, TRIPLE, EXP, SINE, SQUARE], -1),
]


@SLOPE_THROUGH.random_trial
def _(draw):
    boxes = [draw.one_of(SQUARE, TRIPLE, SINE, CUBE, RELU) for _ in range(draw.whole(1, 4))]
    return trial(boxes, draw.number(-2, 2))


SLOPE_THROUGH.hints = [
    "Follow a nudge: the first box makes it longer or shorter, then the second box stretches what arrives there.",
    "Walk through the list with two variables: the slope so far, and the number that enters the next box.",
    "In a loop over `f, df`: first `total *= df(x)`, then `x = f(x)`; start with `total = 1.0`.",
]
