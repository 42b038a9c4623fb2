"""The exercise `hinge_weights`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def hinge_weights(knots, heights):
    """Weights v, so that the network meets each (knots[k], heights[k]).

    y(x) = heights[0] + the sum of v[k] * ReLU(x - knots[k]), straight
    between the knots. n + 1 knots in growing order: v is (n,).
    Both are arrays and may hold whole numbers; v has fractions then.
    """
    slopes = np.diff(heights) / np.diff(knots)
    return np.diff(slopes, prepend=0)


HINGE_WEIGHTS = Exercise(hinge_weights, reference=dlcore.hinge_weights, core=False, minutes=15)


def _slopes(knots, heights):
    return np.diff(heights) / np.diff(knots)


def _changes(slopes, heights):
    return np.diff(slopes, prepend=0)


@HINGE_WEIGHTS.recipe
def _weights(knots, heights, *, slopes=_slopes, weights=_changes, after=lambda v, heights: v):
    with np.errstate(all="ignore"):
        return after(weights(slopes(knots, heights), heights), heights)


HINGE_WEIGHTS.slip(
    "slopes_for_changes",
    "These are the slopes themselves. The earlier units are still on, so a new one adds only the change.",
    weights=lambda slopes, heights: slopes,
)
HINGE_WEIGHTS.slip(
    "slopes_added_up",
    "You add the slopes up. A unit that switches on adds the *change*: new slope minus old slope.",
    weights=lambda slopes, heights: np.cumsum(slopes),
)
HINGE_WEIGHTS.slip(
    "weight_before_for_slope_before",
    "You subtract the weight of the unit before. Subtract the *slope* before.",
    weights=lambda slopes, heights: _one_after_the_other(slopes),
)
HINGE_WEIGHTS.slip(
    "changes_only",
    "The first weight is missing: n pieces need n units, and the first has one too.",
    weights=lambda slopes, heights: np.diff(slopes),
)
HINGE_WEIGHTS.slip(
    "first_slope_at_the_end",
    "The first slope stands at the end. It belongs to the first unit.",
    weights=lambda slopes, heights: np.append(np.diff(slopes), slopes[0]),
)
HINGE_WEIGHTS.slip(
    "change_of_the_next_piece",
    "Each unit has the change at the knot after its own: v[k] changes the slope at knots[k].",
    weights=lambda slopes, heights: np.diff(slopes, append=0),
)
HINGE_WEIGHTS.slip(
    "first_slope_compared_with_one",
    "Before the first knot the slope is 0, not 1.",
    weights=lambda slopes, heights: np.diff(slopes, prepend=1),
)
HINGE_WEIGHTS.slip(
    "first_height_for_first_slope",
    "The first number is heights[0]. That is where the curve starts; the first weight is its first slope.",
    weights=lambda slopes, heights: np.append(heights[0], np.diff(slopes)),
)
HINGE_WEIGHTS.slip(
    "heights_for_slopes",
    "These are rises. A slope is a rise divided by the width of its piece.",
    slopes=lambda knots, heights: np.diff(heights),
)
HINGE_WEIGHTS.slip(
    "all_pieces_equally_wide",
    "Not all pieces are as wide as the first: divide each by its own width.",
    slopes=lambda knots, heights: np.diff(heights) / (knots[1] - knots[0]),
)
HINGE_WEIGHTS.slip(
    "run_over_rise",
    "The fraction is upside down: a slope is rise over width.",
    slopes=lambda knots, heights: np.diff(knots) / np.diff(heights),
)
HINGE_WEIGHTS.slip(
    "heights_over_knots",
    "A slope is a *difference* of heights over a difference of knots.",
    slopes=lambda knots, heights: heights[1:] / knots[1:],
)
HINGE_WEIGHTS.slip(
    "slopes_from_the_first_knot",
    "You measure every slope from the first point. Each piece begins at the point before.",
    slopes=lambda knots, heights: (heights[1:] - heights[0]) / (knots[1:] - knots[0]),
)
HINGE_WEIGHTS.slip(
    "slopes_rounded_down",
    "`//` rounds the slopes down. `/` keeps their fractions.",
    slopes=lambda knots, heights: np.diff(heights) // np.diff(knots),
)
HINGE_WEIGHTS.slip(
    "slopes_at_the_knots",
    "`np.gradient` gives slopes *at* the knots. Wanted are those of the pieces between them.",
    slopes=lambda knots, heights: np.gradient(heights, knots)[:-1],
)
HINGE_WEIGHTS.slip(
    "first_slope_left_out",
    "The weight of the first unit is missing: before its knot the slope is 0.",
    after=lambda v, heights: np.append(0.0, v[1:]),
)
HINGE_WEIGHTS.slip(
    "changes_turned", "The changes have the wrong sign: new slope minus old slope.",
    after=lambda v, heights: np.append(v[0], -v[1:]),
)  # fmt: skip
HINGE_WEIGHTS.slip(
    "signs_dropped",
    "The signs of the changes are lost: a bend downwards has a negative weight.",
    after=lambda v, heights: np.abs(v),
)
HINGE_WEIGHTS.slip(
    "one_weight_too_many",
    "One weight too many: n + 1 knots bound n pieces, and the last knot needs no unit.",
    after=lambda v, heights: np.append(v, 0.0),
)
HINGE_WEIGHTS.slip(
    "first_height_added",
    "heights[0] stands in y(x) by itself. It is no part of the first weight.",
    after=lambda v, heights: v + np.append(heights[0], np.zeros(len(v) - 1)),
)
HINGE_WEIGHTS.slip(
    "cut_to_whole_numbers",
    "Where the inputs hold whole numbers, the weights lose their fractions: `zeros_like` takes over their dtype.",
    after=lambda v, heights: v.astype(heights.dtype),
)


def _one_after_the_other(slopes):
    v = []
    for slope in slopes:
        v.append(slope - (v[-1] if v else 0))
    return np.array(v)


@HINGE_WEIGHTS.mistake("The equations lack heights[0]: y(x) begins with it, so subtract it on the other side.")
def solved_without_the_start(knots, heights):
    return np.linalg.solve(np.maximum(0, knots[1:, None] - knots[:-1]), heights[1:])


@HINGE_WEIGHTS.stage("the weight of the first unit")
def _(answer, knots, heights):
    return answer(knots, heights)[0]


@HINGE_WEIGHTS.stage("the weight of the second unit")
def _(answer, knots, heights):
    return answer(knots, heights)[1]


@HINGE_WEIGHTS.stage("the weight of the third unit")
def _(answer, knots, heights):
    return answer(knots, heights)[2]


HINGE_WEIGHTS.trials = [
    trial(np.array([0.0, 1.0, 2.0]), np.array([0.0, 2.0, 0.0])),
    trial(np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, 2.0])),
    trial(np.array([-2.0, -1.5, 0.5, 1.0, 4.0]), np.array([0.5, -1.0, 2.0, 1.5, -3.0])),
    trial(np.array([1.0, 3.0]), np.array([5.0, 4.0])),
    trial(np.array([0, 2, 3, 7]), np.array([1, 2, 6, 4])),
    trial(np.array([-3, -1, 4]), np.array([0, 1, 3])),
]


@HINGE_WEIGHTS.random_trial
def _(draw):
    n = draw.whole(1, 6)
    widths = draw.wholes(1, 9, n) if draw.kind == "whole" else draw.wholes(1, 16, n) / 4
    knots = draw.whole(-5, 5) + np.append(0, np.cumsum(widths))
    heights = draw.array(n + 1, size=2.0)
    return trial(knots.astype(heights.dtype), heights)


HINGE_WEIGHTS.hints = [
    "Between the first two knots only one unit is on. What must its weight be, so that the slope is right there?",
    "Compute the slope of every piece first. Past the second knot two units are on, and their weights add up to "
    "the slope of the second piece.",
    "With `slopes = np.diff(heights) / np.diff(knots)`: v[0] is slopes[0], and v[k] is slopes[k] − slopes[k − 1].",
]
