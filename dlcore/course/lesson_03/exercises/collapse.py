"""The exercise `collapse`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_03.trial_layers import random_layers


def collapse(weights, biases):
    """W and b of the one layer that does what these linear layers do.

    weights is a list of W, each (n_out, n_in); biases of b, each (n_out,).
    """
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        b = next_W @ b + next_b
        W = next_W @ W
    return W, b


COLLAPSE = Exercise(collapse, minutes=12)


@COLLAPSE.mistake("The product is in the wrong order. What comes last stands leftmost: W2 (W1 x) = (W2 W1) x.")
def order_turned(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ next_W, next_W @ b + next_b
    return W, b


@COLLAPSE.mistake("The biases cannot just be added: b1 goes through W2 before it reaches the output.")
def biases_added_up(weights, biases):
    return collapse(weights, biases)[0], sum(biases)


@COLLAPSE.mistake("The earlier biases are lost. b1 reaches the output too, through W2.")
def last_bias_only(weights, biases):
    return collapse(weights, biases)[0], biases[-1]


@COLLAPSE.mistake("The bias is gone: at x = 0 the layers do not give 0.")
def biases_lost(weights, biases):
    W = collapse(weights, biases)[0]
    return W, np.zeros(len(W))


@COLLAPSE.mistake("Layers in a row multiply: each works on the result of the one before.")
def weights_added_up(weights, biases):
    return sum(weights), sum(biases)


@COLLAPSE.mistake("`*` multiplies number by number. A product of layers is `@`.")
def multiplied_number_by_number(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        W, b = next_W * W, next_W @ b + next_b
    return W, b


@COLLAPSE.mistake("The bias of the layer itself is missing: W2 b1 + b2.")
def last_bias_forgotten(weights, biases):
    W, b = collapse(weights, biases)
    return W, b - biases[-1]


@COLLAPSE.mistake("The bias goes through the next layer's own matrix, W2 b1 + b2, and not through the product W2 W1.")
def weights_replaced_too_early(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        W = next_W @ W
        b = W @ b + next_b
    return W, b


@COLLAPSE.mistake("Only the first two layers are in it. Go on until the list ends.")
def two_layers_only(weights, biases):
    return collapse(weights[:2], biases[:2])


_RNG = np.random.default_rng(3)

COLLAPSE.trials = [
    trial([np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [3.0, 0.0]])], [np.ones(2), np.zeros(2)]),
    trial(*random_layers(_RNG, 2, 2, 2)),
    trial(*random_layers(_RNG, 3, 3, 3, 3)),
    trial(*random_layers(_RNG, 2, 5, 4, 3, 1)),
    trial(*random_layers(_RNG, 3, 2)),
]

COLLAPSE.hints = [
    "Put z = W1 x + b1 into W2 z + b2 and multiply out. What stands in front of x, and what is left over?",
    "W2 W1 stands in front of x, W2 b1 + b2 is left over. That is one layer again: go on with it and the third.",
    "Start with `W, b = weights[0], biases[0]`. For each further pair: `b = next_W @ b + next_b` and `W = next_W @ W`.",
]
