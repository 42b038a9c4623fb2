"""The exercise `slope`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_00.trial_boxes import cube, square, triple


def slope(f, x, h=1e-4):
    """The slope of `f` at `x`, measured by a nudge `h` to both sides."""
    return (f(x + h) - f(x - h)) / (2 * h)


SLOPE = Exercise(slope, minutes=5)


@SLOPE.mistake("That looks to the right only: its error is about as large as h. Look to both sides.")
def one_sided(f, x, h=1e-4):
    return (f(x + h) - f(x)) / h


@SLOPE.mistake("That looks to the left only: its error is about as large as h. Look to both sides.")
def one_sided_to_the_left(f, x, h=1e-4):
    return (f(x) - f(x - h)) / h


@SLOPE.mistake("Too steep by a factor of 2: from x − h to x + h the input moves by 2h. Divide by that.")
def divided_by_one_h(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / h


@SLOPE.mistake("That is how far f moves. A slope is how far it moves for *each unit* of x.")
def not_divided(f, x, h=1e-4):
    return f(x + h) - f(x - h)


@SLOPE.mistake("`/ 2 * h` divides by 2 and then multiplies by h. Put brackets round `2 * h`.")
def divided_then_multiplied(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / 2 * h


@SLOPE.mistake("The sign is reversed: right minus left, f(x + h) − f(x − h).")
def turned_round(f, x, h=1e-4):
    return (f(x - h) - f(x + h)) / (2 * h)


@SLOPE.mistake("`/` goes before `-`: put brackets round the difference of the two heights.")
def brackets_forgotten(f, x, h=1e-4):
    return f(x + h) - f(x - h) / (2 * h)


@SLOPE.mistake("You divide by 2h, but your two points are only h apart.")
def half_on_one_side(f, x, h=1e-4):
    return (f(x + h) - f(x)) / (2 * h)


SLOPE.trials = [
    trial(square, 3.0, 0.5),
    trial(cube, 2.0, 0.1),
    trial(cube, -1.0, 0.5),
    trial(np.exp, 0.0, 1.0),
    trial(np.sin, 1.0),
    trial(square, 0.0, 0.25),
    trial(triple, 7.0, 2.0),
]

SLOPE.hints = [
    "A slope is rise over run. Which two points does this one compare, and how far apart are they?",
    "The rise is f(x + h) − f(x − h). The run is the distance from x − h to x + h.",
    "`return (f(x + h) - f(x - h)) / (2 * h)`",
]
