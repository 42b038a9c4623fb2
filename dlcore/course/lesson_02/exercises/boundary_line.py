"""The exercise `boundary_line`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def boundary_line(w, b):
    """Slope and intercept of the line where z = w[0]*x1 + w[1]*x2 + b is 0.

    The line is written x2 = slope * x1 + intercept. w[1] is never 0 here.
    """
    return -w[0] / w[1], -b / w[1]


BOUNDARY_LINE = Exercise(boundary_line, minutes=8)


@BOUNDARY_LINE.mistake(
    "You let the bias tilt the line. It plays no part in the slope: change b, and the line only shifts."
)
def bias_tilts(w, b):
    return -(w[0] + b) / w[1], 0.0


@BOUNDARY_LINE.mistake("The bias appears in the slope as well. It shifts the line and never tilts it.")
def tilted_and_shifted(w, b):
    return -(w[0] + b) / w[1], -b / w[1]


@BOUNDARY_LINE.mistake("The bias is not yet the intercept: z = 0 must be solved for x2, w2 included.")
def bias_as_intercept(w, b):
    return -w[0] / w[1], b


@BOUNDARY_LINE.mistake(
    "This line runs along w. The boundary stands at right angles to it, where w1·x1 + w2·x2 does not change."
)
def along_the_weights(w, b):
    return w[1] / w[0], -b / w[1]


@BOUNDARY_LINE.mistake("Both signs are wrong: what goes to the other side of = changes its sign.")
def both_signs_lost(w, b):
    return w[0] / w[1], b / w[1]


@BOUNDARY_LINE.mistake("The sign of the slope is wrong: w1·x1 goes to the other side.")
def sign_of_slope_lost(w, b):
    return w[0] / w[1], -b / w[1]


@BOUNDARY_LINE.mistake("The sign of the intercept is wrong: b goes to the other side.")
def sign_of_intercept_lost(w, b):
    return -w[0] / w[1], b / w[1]


@BOUNDARY_LINE.mistake("This is x1 as a function of x2. Solve z = 0 for x2.")
def inputs_swapped(w, b):
    return -w[1] / w[0], -b / w[0]


@BOUNDARY_LINE.mistake(
    "You solved z = ½. A sigmoid's output is ½ where z is 0, and f plays no other part in the boundary."
)
def where_z_is_a_half(w, b):
    return -w[0] / w[1], (0.5 - b) / w[1]


@BOUNDARY_LINE.mistake("You solved z = 1. The neuron's answer changes where z is 0.")
def where_z_is_one(w, b):
    return -w[0] / w[1], (1 - b) / w[1]


@BOUNDARY_LINE.mistake("The two values are swapped: first the slope, then the intercept.")
def values_swapped(w, b):
    return -b / w[1], -w[0] / w[1]


@BOUNDARY_LINE.mistake("x2 does not stand alone yet: divide by its weight.")
def not_divided(w, b):
    return -w[0], -b


BOUNDARY_LINE.trials = [
    trial(np.array([1.0, 1.0]), -1.5),
    trial(np.array([0.5, -0.25]), 0.1),
    trial(np.array([2.0, 4.0]), 0.0),
    trial(np.array([-3.0, 2.0]), 6.0),
    trial(np.array([0.0, -0.7]), 0.35),
]

BOUNDARY_LINE.hints = [
    "On the boundary z is 0. Write that out with w1, w2, x1, x2 and b: it is one equation with x2 in it.",
    "w2·x2 = −w1·x1 − b. What is left to do until x2 stands alone?",
    "x2 = −(w1/w2)·x1 − b/w2: the slope is what multiplies x1, the intercept is the rest.",
]
