"""The exercise `hinge_weights`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def hinge_weights(knots, heights):
    """Weights v, so that the network meets each (knots[k], heights[k]).

    y(x) = heights[0] + the sum of v[k] * ReLU(x - knots[k]), straight
    between the knots. n + 1 knots in growing order: v is (n,).
    """
    slopes = np.diff(heights) / np.diff(knots)
    return np.diff(slopes, prepend=0)


HINGE_WEIGHTS = Exercise(hinge_weights, reference=dlcore.hinge_weights, core=False, minutes=15)


@HINGE_WEIGHTS.mistake(
    "These are the slopes themselves. The earlier units are still on, so a new one adds only the change."
)
def slopes_for_changes(knots, heights):
    return np.diff(heights) / np.diff(knots)


@HINGE_WEIGHTS.mistake("The first unit is missing: before its knot the slope is 0.")
def first_slope_left_out(knots, heights):
    v = dlcore.hinge_weights(knots, heights)
    return np.append(0.0, v[1:])


@HINGE_WEIGHTS.mistake("These are rises. A slope is a rise divided by the width of its piece.")
def heights_for_slopes(knots, heights):
    return np.diff(np.diff(heights), prepend=0)


@HINGE_WEIGHTS.mistake("The changes have the wrong sign: new slope minus old slope.")
def changes_turned(knots, heights):
    v = dlcore.hinge_weights(knots, heights)
    return np.append(v[0], -v[1:])


@HINGE_WEIGHTS.mistake("Not all pieces are as wide as the first: divide each by its own width.")
def all_pieces_equally_wide(knots, heights):
    return np.diff(np.diff(heights) / (knots[1] - knots[0]), prepend=0)


@HINGE_WEIGHTS.mistake("You subtract the weight of the unit before. Subtract the *slope* before.")
def weight_before_for_slope_before(knots, heights):
    v = []
    for slope in np.diff(heights) / np.diff(knots):
        v.append(slope - (v[-1] if v else 0))
    return np.array(v)


@HINGE_WEIGHTS.mistake("The fraction is upside down: a slope is rise over width.")
def run_over_rise(knots, heights):
    return np.diff(np.diff(knots) / np.diff(heights), prepend=0)


@HINGE_WEIGHTS.mistake("The first weight is missing: n pieces need n units, and the first has one too.")
def changes_only(knots, heights):
    return dlcore.hinge_weights(knots, heights)[1:]


HINGE_WEIGHTS.trials = [
    trial(np.array([0.0, 1.0, 2.0]), np.array([0.0, 2.0, 0.0])),
    trial(np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, 2.0])),
    trial(np.array([-2.0, -1.5, 0.5, 1.0, 4.0]), np.array([0.5, -1.0, 2.0, 1.5, -3.0])),
    trial(np.array([1.0, 3.0]), np.array([5.0, 4.0])),
]

HINGE_WEIGHTS.hints = [
    "Between the first two knots only one unit is on. What must its weight be, so that the slope is right there?",
    "Compute the slope of every piece first. Past the second knot two units are on, and their weights add up to "
    "the slope of the second piece.",
    "With `slopes = np.diff(heights) / np.diff(knots)`: v[0] is slopes[0], and v[k] is slopes[k] − slopes[k − 1].",
]
