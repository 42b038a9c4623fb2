"""The exercise `sigmoid_and_slope`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import Trial


def sigmoid_and_slope(x):
    """The sigmoid of the array x, and its slope at x: two arrays.

    Right from -1000 to 1000, and without a warning of overflow.
    """
    e = np.exp(-np.abs(x))  # never more than 1
    y = np.where(x >= 0, 1, e) / (1 + e)
    return y, y * (1 - y)


SIGMOID_AND_SLOPE = Exercise(sigmoid_and_slope, minutes=10)


def _as_written(x):
    return 1 / (1 + np.exp(-x))


@SIGMOID_AND_SLOPE.mistake(
    "At x = −1000 the formula asks for e¹⁰⁰⁰, which is too large for a float. Never take np.exp of "
    "something large and positive."
)
def formula_as_written(x):
    y = _as_written(x)
    return y, y * (1 - y)


@SIGMOID_AND_SLOPE.mistake("This form is safe for negative x only: at x = 1000 it is ∞ divided by ∞.")
def multiplied_by_e_to_the_x(x):
    y = np.exp(x) / (1 + np.exp(x))
    return y, y * (1 - y)


@SIGMOID_AND_SLOPE.mistake(
    "np.where chooses, but both branches are computed first, for every x, so both still overflow. Make what "
    "goes into np.exp harmless first."
)
def both_branches_computed(x):
    y = np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
    return y, y * (1 - y)


FROM_X = "x·(1 − x) is not the slope. σ′ = σ(1 − σ): both times it is the output σ(x), not x."


@SIGMOID_AND_SLOPE.mistake(FROM_X)
def slope_from_x(x):
    return dlcore.sigmoid(x), x * (1 - x)


@SIGMOID_AND_SLOPE.mistake(FROM_X)
def slope_from_x_and_overflow(x):
    return _as_written(x), x * (1 - x)


AT_OUTPUT = "You took the slope at the output. It is wanted at x: the y you already have, times 1 − y."


@SIGMOID_AND_SLOPE.mistake(AT_OUTPUT)
def slope_at_the_output(x):
    return dlcore.sigmoid(x), dlcore.d_sigmoid(dlcore.sigmoid(x))


@SIGMOID_AND_SLOPE.mistake(AT_OUTPUT)
def slope_at_the_output_and_overflow(x):
    y = _as_written(x)
    return y, dlcore.d_sigmoid(y)


@SIGMOID_AND_SLOPE.mistake("1 − y² is the slope of tanh. For the sigmoid it is y·(1 − y).")
def slope_of_tanh(x):
    y = dlcore.sigmoid(x)
    return y, 1 - y**2


@SIGMOID_AND_SLOPE.mistake("The slope is a product, y·(1 − y); the factor y is missing.")
def slope_without_y(x):
    y = dlcore.sigmoid(x)
    return y, 1 - y


@SIGMOID_AND_SLOPE.mistake("The curve is mirrored: σ grows from 0 on the left to 1 on the right.")
def curve_mirrored(x):
    return dlcore.sigmoid(-x), dlcore.d_sigmoid(x)


@SIGMOID_AND_SLOPE.mistake("The slope has the wrong sign: σ grows everywhere.")
def slope_turned(x):
    return dlcore.sigmoid(x), -dlcore.d_sigmoid(x)


@SIGMOID_AND_SLOPE.mistake(
    "Clipping helps, but you clip where σ is not yet flat: the value there is still short of 0 or 1."
)
def clipped_too_early(x):
    y = dlcore.sigmoid(np.clip(x, -10, 10))
    return y, y * (1 - y)


class Loud(Trial):
    """A trial in which a number that grows too large is an error and not only a warning."""

    def apply(self, function):
        with np.errstate(over="raise", invalid="raise"):
            return super().apply(function)


SIGMOID_AND_SLOPE.trials = [
    Loud((np.array([0.0]),)),
    Loud((np.array([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0]),)),
    Loud((np.array([[3.0, -4.0], [0.25, 27.2]]),)),
    Loud((np.array([1000.0]),)),
    Loud((np.array([-1000.0]),)),
    Loud((np.array([-1000.0, -30.0, 30.0, 1000.0]),)),
]

SIGMOID_AND_SLOPE.hints = [
    "Which values of x make np.exp(−x) too large? For those, multiply numerator and denominator by eˣ.",
    "np.exp(−|x|) is never more than 1. It serves both sides: σ(x) is 1 / (1 + e^−|x|) where x ≥ 0, and "
    "e^−|x| / (1 + e^−|x|) elsewhere.",
    "`e = np.exp(-np.abs(x))`, then `y = np.where(x >= 0, 1, e) / (1 + e)`, and the slope is `y * (1 - y)`.",
]
