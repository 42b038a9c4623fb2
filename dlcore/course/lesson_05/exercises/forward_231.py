"""The exercise `forward_231`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_05.trial_networks import COUNTER, SAMPLE, drawn, random


def forward_231(x, W1, W2, W3):
    """The outputs of neurons 1 to 3, of 4 and 5, and of 6, in this order.

    x is (2,), W1 (3, 2), W2 (2, 3), W3 (1, 2): a row for each neuron
    that receives. f is dlcore.sigmoid; no biases. Three arrays: (3,),
    (2,) and (1,).
    """
    y123 = dlcore.sigmoid(W1 @ x)
    y45 = dlcore.sigmoid(W2 @ y123)
    y6 = dlcore.sigmoid(W3 @ y45)
    return y123, y45, y6


FORWARD_231 = Exercise(forward_231, kinds=FRACTIONS, returns=("y123", "y45", "y6"), minutes=8)


def _same(value):
    return value


@FORWARD_231.recipe
def _run(x, W1, W2, W3, *, fs=(dlcore.sigmoid,) * 3, read=_same, passed=lambda e, y: y, keep=lambda y, e: y):
    """`fs`: the nonlinearity of each layer; `passed`: what the next layer reads of the sums and outputs."""
    sums, outputs, given = [], [], x
    for weight, f in zip((W1, W2, W3), fs, strict=True):
        sums.append(read(weight) @ given)
        outputs.append(f(sums[-1]))
        given = passed(sums[-1], outputs[-1])
    return tuple(keep(outputs, sums))


S = dlcore.sigmoid

FORWARD_231.slip(
    "sums_passed_on",
    "The next layer reads the sums e. It reads what a neuron gives out: y = f(e).",
    passed=lambda e, y: e,
)
FORWARD_231.slip("sums_returned", "These are the sums e. Asked for are the outputs y = f(e).", keep=lambda y, e: e)
FORWARD_231.slip("no_nonlinearity", "f is missing: every neuron adds up, and then gives out f(e).", fs=(_same,) * 3)
FORWARD_231.slip(
    "linear_output", "Neuron 6 gives out its bare sum. In this network it has an f as well.", fs=(S, S, _same)
)
FORWARD_231.slip(
    "linear_middle", "Neurons 4 and 5 give out their bare sums: f is missing in the second layer.", fs=(S, _same, S)
)
FORWARD_231.slip(
    "linear_first", "Neurons 1 to 3 give out their bare sums: f is missing in the first layer.", fs=(_same, S, S)
)
FORWARD_231.slip("tanh_for_sigmoid", "This is tanh. Here f is the sigmoid.", fs=(np.tanh,) * 3)
FORWARD_231.slip("relu_for_sigmoid", "This is ReLU. Here f is the sigmoid.", fs=(lambda e: np.maximum(e, 0),) * 3)
FORWARD_231.slip(
    "sigmoid_mirrored", "Your sigmoid is mirrored: 1 / (1 + e⁻ᵉ), with a minus.", fs=(lambda e: S(-e),) * 3
)
FORWARD_231.slip(
    "rows_reversed",
    "The neurons of a layer come out in the wrong order: row 0 of W1 belongs to neuron 1.",
    keep=lambda y, e: [values[::-1] for values in y],
)
FORWARD_231.slip("last_layer_first", "The order is reversed: first layer first.", keep=lambda y, e: y[::-1])


@FORWARD_231.stage("y123, the first layer")
def _(answer, *given):
    return answer(*given)[0]


@FORWARD_231.stage("y45, the second layer")
def _(answer, *given):
    return answer(*given)[1]


def _call(x, z, W1, W2, W3, eta):
    return trial(x, W1, W2, W3)


FORWARD_231.trials = [_call(*given) for given in (SAMPLE, COUNTER, random(5), random(50))]


@FORWARD_231.random_trial
def _(draw):
    return _call(*drawn(draw))


FORWARD_231.hints = [
    "Each layer does two things: it adds up what comes in, and it sends each sum through f.",
    "`W1 @ x` are the three sums of the first layer: row 0 is e1. The next layer reads the outputs, not the sums.",
    "`y123 = dlcore.sigmoid(W1 @ x)`, then the same with W2 and y123, then with W3 and y45.",
]
