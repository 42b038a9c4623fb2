"""The exercise `boundary_line`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def boundary_line(w, b):
    """Slope and intercept of the line where z = w[0]*x1 + w[1]*x2 + b is 0.

    The line is written x2 = slope * x1 + intercept. w[1] is never 0 here.
    """
    return -w[0] / w[1], -b / w[1]


BOUNDARY_LINE = Exercise(boundary_line, returns=("slope", "intercept"), minutes=8)


@BOUNDARY_LINE.recipe
def _line(w, b, *, slope=lambda w, b: -w[0] / w[1], intercept=lambda w, b: -b / w[1], step=1):
    with np.errstate(all="ignore"):
        return (slope(w, b), intercept(w, b))[::step]


BOUNDARY_LINE.slip(
    "tilted_and_shifted",
    "The bias appears in the slope. It shifts the line and never tilts it: the slope is how far x2 *moves* for each "
    "unit of x1.",
    slope=lambda w, b: -(w[0] + b) / w[1],
)
BOUNDARY_LINE.slip(
    "bias_tilts",
    "You let the bias tilt the line. It plays no part in the slope: change b, and the line only shifts.",
    slope=lambda w, b: -(w[0] + b) / w[1], intercept=lambda w, b: 0.0,
)  # fmt: skip
BOUNDARY_LINE.slip(
    "divided_by_the_length_of_w",
    "You divide by the length of w. x2 stands alone when you divide by its own weight.",
    slope=lambda w, b: -w[0] / np.linalg.norm(w), intercept=lambda w, b: -b / np.linalg.norm(w),
)  # fmt: skip
BOUNDARY_LINE.slip(
    "bias_as_intercept",
    "The bias is not yet the intercept: z = 0 must be solved for x2, w2 included.",
    intercept=lambda w, b: b,
)
BOUNDARY_LINE.slip(
    "intercept_not_divided",
    "The intercept is not yet divided by w2: x2 must stand alone.",
    intercept=lambda w, b: -b,
)
BOUNDARY_LINE.slip(
    "along_the_weights",
    "This line runs along w. The boundary stands at right angles to it, where w1·x1 + w2·x2 does not change.",
    slope=lambda w, b: w[1] / w[0],
)
BOUNDARY_LINE.slip(
    "sign_of_slope_lost",
    "The sign of the slope is wrong: w1·x1 goes to the other side.",
    slope=lambda w, b: w[0] / w[1],
)
BOUNDARY_LINE.slip(
    "sign_of_intercept_lost",
    "The sign of the intercept is wrong: b goes to the other side.",
    intercept=lambda w, b: b / w[1],
)
BOUNDARY_LINE.slip(
    "inputs_swapped",
    "This is x1 as a function of x2. Solve z = 0 for x2.",
    slope=lambda w, b: -w[1] / w[0], intercept=lambda w, b: -b / w[0],
)  # fmt: skip
BOUNDARY_LINE.slip(
    "slope_upside_down",
    "The fraction of the slope is upside down: solved for x2, w2 is what you divide by.",
    slope=lambda w, b: -w[1] / w[0],
)
BOUNDARY_LINE.slip(
    "crossing_with_the_other_axis",
    "This is where the line meets the axis of x1. The intercept is x2 at x1 = 0.",
    intercept=lambda w, b: -b / w[0],
)
BOUNDARY_LINE.slip(
    "where_z_is_a_half",
    "You solved z = ½. A sigmoid's output is ½ where z is 0, and f plays no other part in the boundary.",
    intercept=lambda w, b: (0.5 - b) / w[1],
)
BOUNDARY_LINE.slip(
    "where_z_is_one",
    "You solved z = 1. The neuron's answer changes where z is 0.",
    intercept=lambda w, b: (1 - b) / w[1],
)
BOUNDARY_LINE.slip(
    "distance_for_intercept",
    "That is how far the line is from the origin. The intercept is x2 at x1 = 0.",
    intercept=lambda w, b: -b / np.linalg.norm(w),
)
BOUNDARY_LINE.slip(
    "slope_not_divided", "x2 does not stand alone in the slope: divide by its weight.", slope=lambda w, b: -w[0]
)
BOUNDARY_LINE.slip(
    "not_divided",
    "x2 does not stand alone yet: divide by its weight.",
    slope=lambda w, b: -w[0],
    intercept=lambda w, b: -b,
)
BOUNDARY_LINE.slip(
    "both_signs_lost",
    "Both signs are wrong: what goes to the other side of = changes its sign.",
    slope=lambda w, b: w[0] / w[1], intercept=lambda w, b: b / w[1],
)  # fmt: skip
BOUNDARY_LINE.slip("values_swapped", "The two values are swapped: first the slope, then the intercept.", step=-1)


BOUNDARY_LINE.trials = [
    trial(np.array([1.0, 1.0]), -1.5),
    trial(np.array([0.5, -0.25]), 0.1),
    trial(np.array([2.0, 4.0]), 0.0),
    trial(np.array([-3.0, 2.0]), 6.0),
    trial(np.array([0.0, -0.7]), 0.35),
]


@BOUNDARY_LINE.random_trial
def _(draw):
    w = draw.array(2, size=2.0)
    w[w == 0] = 3
    return trial(w, draw.number(-4, 4))


BOUNDARY_LINE.hints = [
    "On the boundary z is 0. Write that out with w1, w2, x1, x2 and b: it is one equation with x2 in it.",
    "w2·x2 = −w1·x1 − b. What is left to do until x2 stands alone?",
    "x2 = −(w1/w2)·x1 − b/w2: the slope is what multiplies x1, the intercept is the rest.",
]
