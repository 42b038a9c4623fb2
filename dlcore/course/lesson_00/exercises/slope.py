"""The exercise `slope`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_00.trial_boxes import cube, square, triple


def slope(f, x, h=1e-4):
    """The slope of `f` at `x`, measured by a nudge `h` to both sides."""
    return (f(x + h) - f(x - h)) / (2 * h)


SLOPE = Exercise(slope, minutes=5)


@SLOPE.recipe
def _measured(f, x, h=1e-4, *, ends=(1, -1), divide=lambda rise, h: rise / (2 * h)):
    right, left = ends
    return divide(f(x + right * h) - f(x + left * h), h)


def _by_h(rise, h):
    return rise / h


SLOPE.slip(
    "one_sided",
    "That looks to the right only: its error is about as large as h. Look to both sides.",
    ends=(1, 0), divide=_by_h,
)  # fmt: skip
SLOPE.slip(
    "one_sided_to_the_left",
    "That looks to the left only: its error is about as large as h. Look to both sides.",
    ends=(0, -1), divide=_by_h,
)  # fmt: skip
SLOPE.slip(
    "divided_by_one_h",
    "Too steep by a factor of 2: from x − h to x + h the input moves by 2h. Divide by that.",
    divide=_by_h,
)
SLOPE.slip(
    "not_divided",
    "That is how far f moves. A slope is how far it moves for *each unit* of x.",
    divide=lambda rise, h: rise,
)
SLOPE.slip(
    "divided_then_multiplied",
    "`/ 2 * h` divides by 2 and then multiplies by h. Put brackets round `2 * h`.",
    divide=lambda rise, h: rise / 2 * h,
)
SLOPE.slip("turned_round", "The sign is reversed: right minus left, f(x + h) − f(x − h).", ends=(-1, 1))
SLOPE.slip("half_on_one_side", "You divide by 2h, but your two points are only h apart.", ends=(1, 0))
SLOPE.slip(
    "wider_than_asked",
    "Your two points are 4h apart: x − 2h and x + 2h. The nudge is h to either side.",
    ends=(2, -2), divide=lambda rise, h: rise / (4 * h),
)  # fmt: skip
SLOPE.slip(
    "twice_as_far_to_the_right",
    "Your points are x and x + 2h. The nudge is h to either side of x.",
    ends=(2, 0),
)
SLOPE.slip(
    "narrower_than_asked",
    "Your two points are only h apart: the nudge is h to *either* side.",
    ends=(0.5, -0.5), divide=_by_h,
)  # fmt: skip


@SLOPE.mistake("You add the two heights. A slope compares them: subtract.")
def heights_added(f, x, h=1e-4):
    return (f(x + h) + f(x - h)) / (2 * h)


@SLOPE.mistake("That is how fast the slope itself changes, the curvature. The slope needs only two points.")
def curvature(f, x, h=1e-4):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


@SLOPE.mistake("f gets the distance of your two points. It wants the points: f at each of them, then the difference.")
def f_of_the_difference(f, x, h=1e-4):
    return f((x + h) - (x - h)) / (2 * h)


@SLOPE.mistake("`/` goes before `-`: put brackets round the difference of the two heights.")
def brackets_forgotten(f, x, h=1e-4):
    return f(x + h) - f(x - h) / (2 * h)


@SLOPE.mistake("You use a nudge of your own. Take the `h` that is given, large or small.")
def own_nudge(f, x, h=1e-4):
    return slope(f, x, 1e-5)


SLOPE.trials = [
    trial(square, 3.0, 0.5),
    trial(cube, 2.0, 0.1),
    trial(cube, -1.0, 0.5),
    trial(np.exp, 0.0, 1.0),
    trial(np.sin, 1.0),
    trial(square, 0.0, 0.25),
    trial(square, -2.0, 0.5),
    trial(np.cos, 1.0, 0.2),
    trial(triple, 7.0, 2.0),
    trial(np.exp, -9.0, 0.5),  # a small slope, of which rounding would leave nothing
]


@SLOPE.random_trial
def _(draw):
    f = draw.one_of(square, cube, triple, np.sin, np.cos, np.exp)
    return trial(f, draw.number(-3, 3), draw.one_of(0.01, 0.1, 0.25, 0.5, 1.0))


SLOPE.hints = [
    "A slope is rise over run. Which two points does this one compare, and how far apart are they?",
    "The rise is f(x + h) − f(x − h). The run is the distance from x − h to x + h.",
    "`return (f(x + h) - f(x - h)) / (2 * h)`",
]
