"""The exercise `errors_back`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_05.trial_networks import COUNTER, SAMPLE, drawn, outputs, random


def errors_back(z, W2, W3, y123, y45, y6):
    """The errors g6, g45 and g123, in this order: equation 4.

    z is the target, a number; W2 (2, 3), W3 (1, 2); the outputs y123
    (3,), y45 (2,), y6 (1,) are those of the forward pass, f is the
    sigmoid. Three arrays: (1,), (2,) and (3,).
    """
    g6 = (z - y6) * y6 * (1 - y6)
    g45 = y45 * (1 - y45) * (W3.T @ g6)
    g123 = y123 * (1 - y123) * (W2.T @ g45)
    return g6, g45, g123


ERRORS_BACK = Exercise(errors_back, kinds=FRACTIONS, returns=("g6", "g45", "g123"), minutes=15)


def _slope(y):
    return y * (1 - y)


def _none(y):
    return 1.0


def _sum(W, g):
    return W.T @ g


@ERRORS_BACK.recipe
def _back(
    z, W2, W3, y123, y45, y6, *,
    miss=lambda z, y: z - y, slopes=(_slope,) * 3, to45=_sum, to123=_sum, own=lambda y: 1.0, keep=lambda g: g,
):  # fmt: skip
    """`slopes`: at the output, on the way to 4 and 5, on the way to 1 to 3; `own`: what is multiplied at the end."""
    g6 = miss(z, y6) * slopes[0](y6)
    g45 = slopes[1](y45) * to45(W3, g6)
    g123 = slopes[2](y123) * to123(W2, g45)
    return tuple(keep([g * own(y) for g, y in zip((g6, g45, g123), (y6, y45, y123), strict=True)]))


ERRORS_BACK.slip(
    "slides_recipe",
    "Each of your errors has the slope of its own neuron, but not those on the way back to it: g of a hidden neuron is "
    "built from the g behind it, slope included. This is the slide's recipe.",
    slopes=(_none,) * 3, own=_slope,
)  # fmt: skip
ERRORS_BACK.slip(
    "weights_alone",
    "The slopes f′ are missing everywhere. A nudge of a sum passes f before it goes on.",
    slopes=(_none,) * 3,
)
ERRORS_BACK.slip(
    "hidden_slopes_forgotten",
    "g6 is right, but behind it the slopes are missing: each neuron that the error passes multiplies it by f′(e).",
    slopes=(_slope, _none, _none),
)
ERRORS_BACK.slip(
    "output_slope_forgotten",
    "The slope of neuron 6 is missing: its sum, too, passes f before it becomes y6.",
    slopes=(_none, _slope, _slope),
)
ERRORS_BACK.slip(
    "first_layer_slope_forgotten",
    "The slope is missing at neurons 1 to 3. Their sums pass f as well.",
    slopes=(_slope, _slope, _none),
)
ERRORS_BACK.slip(
    "middle_slope_forgotten",
    "The slope is missing at neurons 4 and 5: what has come back over the edges still has to pass their f.",
    slopes=(_slope, _none, _slope),
)
ERRORS_BACK.slip(
    "sign_turned",
    "All signs are turned: this is +∂E/∂e, as from y − z. In equation 4 g is −∂E/∂e and begins with z − y.",
    miss=lambda z, y: y - z,
)
ERRORS_BACK.slip(
    "mistake_instead_of_error",
    "You begin with E = ½(z − y)². The error signal is its slope: z − y.",
    miss=lambda z, y: 0.5 * (z - y) ** 2,
)
ERRORS_BACK.slip(
    "twice_the_error", "All errors are twice too large: the ½ in E takes the 2 away.", miss=lambda z, y: 2 * (z - y)
)
ERRORS_BACK.slip("target_left_out", "The target z is not used: the error is z − y.", miss=lambda z, y: -y)
ERRORS_BACK.slip(
    "sigmoid_taken_again",
    "The slopes are taken at y. The y already are values of σ: the slope is y(1 − y), without another σ.",
    slopes=(lambda y: _slope(1 / (1 + np.exp(-y))),) * 3,
)
ERRORS_BACK.slip(
    "slope_of_tanh", "1 − y² is the slope of tanh. Here f is the sigmoid: y(1 − y).", slopes=(lambda y: 1 - y**2,) * 3
)
ERRORS_BACK.slip(
    "output_for_slope", "You multiply by the outputs y. The factor is their slope, y(1 − y).", slopes=(lambda y: y,) * 3
)
ERRORS_BACK.slip(
    "slope_half", "You multiply by 1 − y. The slope of the sigmoid is y(1 − y).", slopes=(lambda y: 1 - y,) * 3
)
ERRORS_BACK.slip(
    "slope_squared",
    "Every slope is there twice. Each neuron multiplies once.",
    slopes=(lambda y: _slope(y) ** 2,) * 3,
)
ERRORS_BACK.slip(
    "only_over_neuron_4",
    "Only the edges to neuron 4 are used. Neurons 1 to 3 feed neuron 5 as well, and what comes back is added.",
    to123=lambda W, g: W[0] * g[0],
)
ERRORS_BACK.slip(
    "only_over_neuron_5",
    "Only the edges to neuron 5 are used. Neurons 1 to 3 feed neuron 4 as well, and what comes back is added.",
    to123=lambda W, g: W[1] * g[1],
)
ERRORS_BACK.slip(
    "average_for_sum",
    "What comes back over several edges is averaged. It is added.",
    to123=lambda W, g: W.T @ g / 2,
)
ERRORS_BACK.slip(
    "difference_for_sum",
    "What comes back over the edges to 4 and 5 is subtracted from each other. It is added.",
    to123=lambda W, g: W[0] * g[0] - W[1] * g[1],
)
ERRORS_BACK.slip(
    "weights_forgotten",
    "The weights are not used: an error comes back over an edge as weight × error.",
    to45=lambda W, g: np.ones_like(W).T @ g, to123=lambda W, g: np.ones_like(W).T @ g,
)  # fmt: skip
ERRORS_BACK.slip(
    "edges_exchanged",
    "The weights of edges to 4 and to 5 are exchanged: row 0 of W2 belongs to neuron 4.",
    to123=lambda W, g: W[::-1].T @ g,
)
ERRORS_BACK.slip(
    "strongest_edge_alone",
    "Of what comes back over the two edges you keep the larger. Both are added.",
    to123=lambda W, g: (W * g[:, None]).max(axis=0),
)
ERRORS_BACK.slip(
    "hidden_sign_turned",
    "g6 is right. Behind it the signs are turned: an error comes back over an edge as weight × error, with no minus.",
    to45=lambda W, g: -(W.T @ g),
)
ERRORS_BACK.slip(
    "output_for_hidden_slope",
    "At the hidden neurons you multiply by the output y. The factor is the slope, y(1 − y).",
    slopes=(_slope, lambda y: y, lambda y: y),
)
ERRORS_BACK.slip(
    "times_own_output",
    "Each error is multiplied by the neuron's output as well. An output comes in later, at the weights.",
    own=lambda y: y,
)
ERRORS_BACK.slip("first_layer_first", "The order is reversed: g6 comes first.", keep=lambda g: g[::-1])


@ERRORS_BACK.mistake("g45 has the slope of neuron 6 once more. Its own are missing: those of neurons 4 and 5.")
def slope_of_neuron_6(z, W2, W3, y123, y45, y6):
    g6 = (z - y6) * _slope(y6)
    g45 = _slope(y6) * (W3.T @ g6)
    return g6, g45, _slope(y123) * (W2.T @ g45)


@ERRORS_BACK.mistake(
    "g6 and g45 are right, but g123 is not built from g45: what goes back from 4 and 5 is their g, with its slope."
)
def past_the_middle(z, W2, W3, y123, y45, y6):
    g6, g45, _ = errors_back(z, W2, W3, y123, y45, y6)
    return g6, g45, _slope(y123) * (W2.T @ (W3.T @ g6))


@ERRORS_BACK.stage("the error at the output, g6,")
def _(answer, *given):
    return answer(*given)[0]


@ERRORS_BACK.stage("g45, at the second layer,")
def _(answer, *given):
    return answer(*given)[1]


@ERRORS_BACK.stage("g123, at the first layer,")
def _(answer, *given):
    return answer(*given)[2]


def _call(x, z, W1, W2, W3, eta):
    return trial(z, W2, W3, *outputs(x, z, W1, W2, W3, eta))


ERRORS_BACK.trials = [_call(*given) for given in (SAMPLE, COUNTER, random(5), random(50), random(500))]


@ERRORS_BACK.random_trial
def _(draw):
    return _call(*drawn(draw))


ERRORS_BACK.hints = [
    "Start at the output: how does E answer when e6 is nudged? Two factors: the error z − y6, and a slope.",
    "A hidden neuron: add weight × error over its outgoing edges, then multiply by its own slope, y(1 − y). "
    "The edges that leave neuron 1 stand in column 0 of W2, and `W2.T @ g45` adds over all columns at once.",
    "`g6 = (z - y6) * y6 * (1 - y6)`, then `g45 = y45 * (1 - y45) * (W3.T @ g6)`, and g123 in the same way from g45.",
]
