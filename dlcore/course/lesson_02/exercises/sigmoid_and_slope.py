"""The exercise `sigmoid_and_slope`."""

import contextlib
import sys

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import Trial


def sigmoid_and_slope(x):
    """The sigmoid of the array x, and its slope at x: two arrays.

    Right from -1000 to 1000, and without a warning of overflow.
    x may hold whole numbers.
    """
    e = np.exp(-np.abs(x))  # never more than 1
    y = np.where(x >= 0, 1, e) / (1 + e)
    return y, y * (1 - y)


SIGMOID_AND_SLOPE = Exercise(
    sigmoid_and_slope, library=(dlcore.sigmoid, dlcore.d_sigmoid), returns=("sigmoid", "slope"), minutes=10
)


@SIGMOID_AND_SLOPE.recipe
def _both(x, *, curve=dlcore.sigmoid, slope=lambda x, y: y * (1 - y)):
    y = curve(x)
    return y, slope(x, y)


def _as_written(x):
    return 1 / (1 + np.exp(-x))


SIGMOID_AND_SLOPE.slip(
    "formula_as_written",
    "At x = −1000 e⁻ˣ is e¹⁰⁰⁰, which is too large for a float, in the sigmoid as in its slope. Never take np.exp of "
    "something large and positive.",
    curve=_as_written,
)
SIGMOID_AND_SLOPE.slip(
    "multiplied_by_e_to_the_x",
    "This form is safe for negative x only: at x = 1000 it is ∞ divided by ∞.",
    curve=lambda x: np.exp(x) / (1 + np.exp(x)),
)
SIGMOID_AND_SLOPE.slip(
    "both_branches_computed",
    "Far out on both sides np.exp gets something too large. Is each form used on its safe side? And np.where computes "
    "both branches first, for every x: make what goes into np.exp harmless before it chooses.",
    curve=lambda x: np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x))),
)
SIGMOID_AND_SLOPE.slip(
    "curve_mirrored",
    "The curve is mirrored: σ grows from 0 on the left to 1 on the right.",
    curve=lambda x: dlcore.sigmoid(-x),
)
SIGMOID_AND_SLOPE.slip(
    "right_half_on_both_sides",
    "Left of 0 you have the value of the right side: σ(−2) is not σ(2). On each side the other form is needed.",
    curve=lambda x: dlcore.sigmoid(np.abs(x)),
)
SIGMOID_AND_SLOPE.slip(
    "tanh_of_half",
    "That is tanh, from −1 to 1. The sigmoid goes from 0 to 1: it is ½ at x = 0.",
    curve=lambda x: np.tanh(x / 2),
)
SIGMOID_AND_SLOPE.slip(
    "tanh_of_x",
    "That is tanh, from −1 to 1, and twice as steep. The sigmoid goes from 0 to 1: it is ½ at x = 0.",
    curve=np.tanh,
)
SIGMOID_AND_SLOPE.slip(
    "softmax_of_x",
    "You divide by a sum over all of x, as softmax does. The sigmoid takes every number by itself.",
    curve=lambda x: np.exp(x - np.max(x)) / np.exp(x - np.max(x)).sum(),
)
SIGMOID_AND_SLOPE.slip(
    "twice_as_steep",
    "The curve is twice as steep as it should be: ½(1 + tanh x) is σ(2x).",
    curve=lambda x: dlcore.sigmoid(2 * x),
)
SIGMOID_AND_SLOPE.slip(
    "clipped_too_early",
    "Clipping helps, but you clip where σ is not yet flat: the value there is still short of 0 or 1.",
    curve=lambda x: dlcore.sigmoid(np.clip(x, -10, 10)),
)
SIGMOID_AND_SLOPE.slip(
    "clipped_a_little_too_early",
    "Clipping helps, but at ±20 σ is not yet flat: σ(−30) is 20,000 times smaller than σ(−20).",
    curve=lambda x: dlcore.sigmoid(np.clip(x, -20, 20)),
)
SIGMOID_AND_SLOPE.slip(
    "slope_from_x",
    "x·(1 − x) is not the slope. σ′ = σ(1 − σ): both times it is the output σ(x), not x.",
    slope=lambda x, y: x * (1 - x),
)
SIGMOID_AND_SLOPE.slip(
    "slope_at_the_output",
    "You took the slope at the output. It is wanted at x: the y you already have, times 1 − y.",
    slope=lambda x, y: dlcore.d_sigmoid(y),
)
SIGMOID_AND_SLOPE.slip(
    "slope_of_tanh", "1 − y² is the slope of tanh. For the sigmoid it is y·(1 − y).", slope=lambda x, y: 1 - y**2
)
SIGMOID_AND_SLOPE.slip(
    "slope_without_y", "The slope is a product, y·(1 − y); the factor y is missing.", slope=lambda x, y: 1 - y
)
SIGMOID_AND_SLOPE.slip(
    "slope_turned", "The slope has the wrong sign: σ grows everywhere.", slope=lambda x, y: y * (y - 1)
)
SIGMOID_AND_SLOPE.slip(
    "plus_for_minus", "The second factor of the slope is 1 − y, and not 1 + y.", slope=lambda x, y: y * (1 + y)
)
SIGMOID_AND_SLOPE.slip(
    "brackets_forgotten",
    "The slope comes out as y − y, that is 0. Did you mean y·(1 − y)? `*` goes before `-`: brackets are needed.",
    slope=lambda x, y: y * 1 - y,
)
SIGMOID_AND_SLOPE.slip(
    "difference_of_neighbours",
    "`np.gradient` compares neighbours in the array. The slope at x needs only the y at this x.",
    slope=lambda x, y: np.gradient(y),
)


@SIGMOID_AND_SLOPE.mistake(
    "The results are cut to whole numbers where x holds such: `zeros_like` and `empty_like` take over its dtype."
)
def stored_in_the_dtype_of_x(x):
    y = dlcore.sigmoid(x).astype(x.dtype)
    return y, y * (1 - y)


class Loud(Trial):
    """A trial in which a number that grows too large is an error and not only a warning; small results count."""

    @property
    def tolerance(self):
        usual, small = super().tolerance
        return usual, min(small, 1e-11) if small < 1e-6 else small

    def apply(self, function):
        with np.errstate(over="raise", invalid="raise"), _deaf():
            return super().apply(function)


@contextlib.contextmanager
def _deaf():
    """In the block an answer asks in vain for silence about overflow: that would hide the error, and not mend it."""
    errstate, seterr = np.errstate, np.seterr

    def asked(**kwargs):
        of_the_library = sys._getframe(1).f_globals.get("__name__") in ("dlcore.activations", "numpy")
        return errstate(**kwargs) if of_the_library else errstate()

    np.errstate, np.seterr = asked, lambda **kwargs: np.geterr()
    try:
        yield
    finally:
        np.errstate, np.seterr = errstate, seterr


SIGMOID_AND_SLOPE.trials = [
    Loud((np.array([0.0]),)),
    Loud((np.array([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0]),)),
    Loud((np.array([[3.0, -4.0], [0.25, 27.2]]),)),
    Loud((np.array([1000.0]),)),
    Loud((np.array([-1000.0]),)),
    Loud((np.array([-1000.0, -30.0, 30.0, 1000.0]),)),
    Loud((np.array([-3, -1, 0, 2]),)),
    Loud((np.array([1000, 3]),)),
    Loud((np.array([-1000, 3]),)),
]


@SIGMOID_AND_SLOPE.random_trial
def _(draw):
    shape = draw.one_of((1,), (3,), (5,), (2, 3))
    return Loud((draw.array(*shape, size=draw.one_of(1.0, 3.0, 12.0)),))


SIGMOID_AND_SLOPE.hints = [
    "Which values of x make np.exp(−x) too large? For those, multiply numerator and denominator by eˣ.",
    "np.exp(−|x|) is never more than 1. It serves both sides: σ(x) is 1 / (1 + e^−|x|) where x ≥ 0, and "
    "e^−|x| / (1 + e^−|x|) elsewhere.",
    "`e = np.exp(-np.abs(x))`, then `y = np.where(x >= 0, 1, e) / (1 + e)`, and the slope is `y * (1 - y)`.",
]
