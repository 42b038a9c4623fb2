"""The exercise `train_step`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.lesson_05.trial_networks import set_up_steps


def train_step(x, z, W1, W2, W3, eta):
    """W1, W2 and W3 after one step of gradient descent, in this order.

    x (2,), target z and step size eta numbers; W1 (3, 2), W2 (2, 3),
    W3 (1, 2); f is dlcore.sigmoid. Leave the given arrays as they are.
    """
    y123 = dlcore.sigmoid(W1 @ x)
    y45 = dlcore.sigmoid(W2 @ y123)
    y6 = dlcore.sigmoid(W3 @ y45)
    g6 = (z - y6) * y6 * (1 - y6)
    g45 = y45 * (1 - y45) * (W3.T @ g6)
    g123 = y123 * (1 - y123) * (W2.T @ g45)
    new_W1 = W1 + eta * np.outer(g123, x)
    new_W2 = W2 + eta * np.outer(g45, y123)
    return new_W1, new_W2, W3 + eta * np.outer(g6, y45)


TRAIN_STEP = Exercise(train_step, kinds=FRACTIONS, returns=("W1", "W2", "W3"), minutes=12)


def _slope(y):
    return y * (1 - y)


def _none(y):
    return 1.0


@TRAIN_STEP.recipe
def _step(
    x, z, W1, W2, W3, eta, *,
    passed=_slope, own=_none, slopes=(_slope,) * 3, sign=1.0, updated=False, rate=lambda eta: eta,
    times=lambda y: y, change=lambda W, dW: W + dW, keep=lambda new: new,
):  # fmt: skip
    """`passed`: the slope that goes back with an error; `own`: one that acts at the update alone."""
    y123 = dlcore.sigmoid(W1 @ x)
    y45 = dlcore.sigmoid(W2 @ y123)
    y6 = dlcore.sigmoid(W3 @ y45)
    at6, at45, at123 = (_none,) * 3 if passed is _none else slopes
    g6 = (z - y6) * at6(y6)
    new_W3 = change(W3, sign * rate(eta) * np.outer(g6 * own(y6), times(y45)))
    g45 = at45(y45) * ((new_W3 if updated else W3).T @ g6)
    new_W2 = change(W2, sign * rate(eta) * np.outer(g45 * own(y45), times(y123)))
    g123 = at123(y123) * ((new_W2 if updated else W2).T @ g45)
    new_W1 = change(W1, sign * rate(eta) * np.outer(g123 * own(y123), times(x)))
    return tuple(keep((new_W1, new_W2, new_W3)))


TRAIN_STEP.slip(
    "updated_weights_passed_through",
    "The errors go back through weights that have already changed. Compute all errors with the old weights, then "
    "change them all.",
    updated=True,
)
TRAIN_STEP.slip(
    "slides_recipe",
    "The slopes act only where a weight changes, not on the way back: this is the slide's recipe. Each g is built from "
    "the g behind it, slope included.",
    passed=_none, own=_slope,
)  # fmt: skip
TRAIN_STEP.slip(
    "weights_alone", "The slopes f′ are missing: the error is passed back through weights alone.", passed=_none
)
TRAIN_STEP.slip(
    "output_slope_forgotten", "The slope of neuron 6 is missing, and so in all errors before it.",
    slopes=(_none, _slope, _slope),
)  # fmt: skip
TRAIN_STEP.slip(
    "hidden_slopes_forgotten",
    "W3 is right. On the way back to the hidden neurons their slopes are missing.",
    slopes=(_slope, _none, _none),
)
TRAIN_STEP.slip(
    "first_layer_slope_forgotten", "W2 and W3 are right. In W1 the slopes of neurons 1 to 3 are missing.",
    slopes=(_slope, _slope, _none),
)  # fmt: skip
TRAIN_STEP.slip("slope_twice", "Each slope acts twice: when the error passes, and again at the update.", own=_slope)
TRAIN_STEP.slip(
    "uphill",
    "This step goes up: signs are mixed. With g = −∂E/∂e from z − y one adds; with y − z one subtracts.",
    sign=-1.0,
)
TRAIN_STEP.slip("step_size_forgotten", "The step size η is not used.", rate=lambda eta: 1.0)
TRAIN_STEP.slip(
    "step_size_divides", "You divide by η. The step is η times error times input.", rate=lambda eta: 1 / eta
)
TRAIN_STEP.slip("twice_the_step", "The step is twice too long: the ½ in E takes the 2 away.", sign=2.0)
TRAIN_STEP.slip(
    "input_forgotten",
    "The input of the edge is missing: a weight changes by η × error × what came in over it.",
    times=np.ones_like,
)
TRAIN_STEP.slip("change_returned", "These are the changes. Return the new weights.", change=lambda W, dW: dW)
TRAIN_STEP.slip("last_layer_first", "The order is reversed: W1 comes first.", keep=lambda new: new[::-1])
TRAIN_STEP.slip(
    "slope_of_tanh", "1 − y² is the slope of tanh. Here f is the sigmoid: y(1 − y).",
    slopes=(lambda y: 1 - y**2,) * 3,
)  # fmt: skip
TRAIN_STEP.slip(
    "sigmoid_taken_again",
    "The slopes are taken at y. The y already are values of σ: the slope is y(1 − y), without another σ.",
    slopes=(lambda y: _slope(dlcore.sigmoid(y)),) * 3,
)
TRAIN_STEP.slip(
    "times_own_output",
    "Each error is multiplied by the output of its own neuron. What counts at a weight is what comes in, the output "
    "where the edge begins.",
    own=lambda y: y,
)


@TRAIN_STEP.mistake(
    "The input of an edge is taken before f, as a sum e. What comes in over an edge is an output, y = f(e)."
)
def sums_for_inputs(x, z, W1, W2, W3, eta):
    e123 = W1 @ x
    e45 = W2 @ dlcore.sigmoid(e123)
    new_W1, new_W2, new_W3 = train_step(x, z, W1, W2, W3, eta)
    return (
        new_W1,
        W2 + (new_W2 - W2) * e123 / dlcore.sigmoid(e123),
        W3 + (new_W3 - W3) * e45 / dlcore.sigmoid(e45),
    )


@TRAIN_STEP.mistake("Only W3 has changed. W1 and W2 get their part of the error as well.")
def only_the_last_layer(x, z, W1, W2, W3, eta):
    return W1, W2, train_step(x, z, W1, W2, W3, eta)[2]


@TRAIN_STEP.mistake("W1 has not changed. Its edges get η × g123 × x.")
def first_layer_left_out(x, z, W1, W2, W3, eta):
    return W1, *train_step(x, z, W1, W2, W3, eta)[1:]


set_up_steps(TRAIN_STEP)

TRAIN_STEP.hints = [
    "You have written two thirds of it already: forward, errors back. Copy both, and keep all weights as they are "
    "until the last error is known.",
    "The edge from neuron j to neuron i changes by η · g_i · y_j. `np.outer(g, y)` has all these products, with a row "
    "for each neuron that receives.",
    "`W1 + eta * np.outer(g123, x)`, `W2 + eta * np.outer(g45, y123)`, `W3 + eta * np.outer(g6, y45)`: return these.",
]
