"""The exercise `slide_step`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.lesson_05.trial_networks import set_up_steps


def slide_step(x, z, W1, W2, W3, eta):
    """W1, W2 and W3 after one step by the slides' recipe, to the letter.

    δ goes back through the weights alone; a slope f′ acts only at the
    weight that changes. Arguments and result as in train_step.
    """
    y123 = dlcore.sigmoid(W1 @ x)
    y45 = dlcore.sigmoid(W2 @ y123)
    y6 = dlcore.sigmoid(W3 @ y45)
    delta = z - y6
    delta45 = W3.T @ delta
    delta123 = W2.T @ delta45
    new_W1 = W1 + eta * np.outer(delta123 * y123 * (1 - y123), x)
    new_W2 = W2 + eta * np.outer(delta45 * y45 * (1 - y45), y123)
    return new_W1, new_W2, W3 + eta * np.outer(delta * y6 * (1 - y6), y45)


SLIDE_STEP = Exercise(slide_step, kinds=FRACTIONS, returns=("W1", "W2", "W3"), core=False, minutes=8)


def _slope(y):
    return y * (1 - y)


def _none(y):
    return 1.0


@SLIDE_STEP.recipe
def _step(
    x, z, W1, W2, W3, eta, *,
    passed=_none, own=(_slope,) * 3, sign=1.0, updated=False, times=lambda y: y, change=lambda W, dW: W + dW,
    keep=lambda new: new,
):  # fmt: skip
    """`passed`: a slope that goes back with δ; `own`: the slopes at the update of W1, W2, W3."""
    y123 = dlcore.sigmoid(W1 @ x)
    y45 = dlcore.sigmoid(W2 @ y123)
    y6 = dlcore.sigmoid(W3 @ y45)
    delta = (z - y6) * passed(y6)
    new_W3 = change(W3, sign * eta * np.outer(delta * own[2](y6), times(y45)))
    delta45 = (new_W3 if updated else W3).T @ delta * passed(y45)
    new_W2 = change(W2, sign * eta * np.outer(delta45 * own[1](y45), times(y123)))
    delta123 = (new_W2 if updated else W2).T @ delta45 * passed(y123)
    new_W1 = change(W1, sign * eta * np.outer(delta123 * own[0](y123), times(x)))
    return tuple(keep((new_W1, new_W2, new_W3)))


SLIDE_STEP.slip(
    "true_gradient",
    "This is the gradient. Here the slides' recipe is asked for, with its fault: no slope on the way back.",
    passed=_slope, own=(_none,) * 3,
)  # fmt: skip
SLIDE_STEP.slip(
    "slopes_in_both_places",
    "Slopes act on the way back and again at the update. In the recipe they act at the update alone.",
    passed=_slope,
)
SLIDE_STEP.slip("no_slopes_at_all", "The slopes are missing at the update: η · δ · f′(e) · input.", own=(_none,) * 3)
SLIDE_STEP.slip(
    "slope_at_the_output_alone",
    "Only W3 is changed with a slope. In the recipe each weight has that of the neuron it leads to.",
    own=(_none, _none, _slope),
)
SLIDE_STEP.slip(
    "updated_weights_passed_through",
    "δ goes back through weights that have already changed. The old weights are meant.",
    updated=True,
)
SLIDE_STEP.slip("uphill", "The signs are mixed: with δ = z − y one adds.", sign=-1.0)
SLIDE_STEP.slip("input_forgotten", "The input of the edge is missing: η · δ · f′(e) · input.", times=np.ones_like)
SLIDE_STEP.slip("change_returned", "These are the changes. Return the new weights.", change=lambda W, dW: dW)
SLIDE_STEP.slip("last_layer_first", "The order is reversed: W1 comes first.", keep=lambda new: new[::-1])
SLIDE_STEP.slip(
    "slope_of_tanh", "1 − y² is the slope of tanh. Here f is the sigmoid: y(1 − y).", own=(lambda y: 1 - y**2,) * 3
)

set_up_steps(SLIDE_STEP)

SLIDE_STEP.hints = [
    "Take your `train_step`. Two places change: what is passed back, and what stands in the update.",
    "Passed back: z − y6, then `W3.T @` that, then `W2.T @` that, and no slope anywhere.",
    "At the update each error gets its own neuron's slope: `np.outer(delta45 * y45 * (1 - y45), y123)`, and so on.",
]
