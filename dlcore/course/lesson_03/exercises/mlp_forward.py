"""The exercise `mlp_forward`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_03.trial_layers import random_layers


def mlp_forward(x, weights, biases):
    """The output of a network for x, which has one sample a row: (N, n_in).

    weights is a list of W, each (n_out, n_in); biases of b, each (n_out,).
    ReLU follows every layer but the last. The result is (N, outputs).
    """
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        x = dlcore.relu(x @ W.T + b)
    return x @ weights[-1].T + biases[-1]


MLP_FORWARD = Exercise(mlp_forward, minutes=12)


def _forward(x, weights, biases, *, product=lambda a, W: a @ W.T, hidden=dlcore.relu, last=dlcore.identity):
    """A forward pass with one thing changed."""
    for number, (W, b) in enumerate(zip(weights, biases, strict=True)):
        z = product(x, W) + b
        x = last(z) if number == len(weights) - 1 else hidden(z)
    return x


@MLP_FORWARD.mistake(
    "W @ x treats the columns as samples. Here a sample is a row, (N, n_in), so the product is x @ W.T: "
    "(N, n_in)(n_in, n_out)."
)
def weights_in_front(x, weights, biases):
    return _forward(x, weights, biases, product=lambda a, W: W @ a)


@MLP_FORWARD.mistake("W is (n_out, n_in): for samples in rows its transpose is needed.")
def weights_not_transposed(x, weights, biases):
    return _forward(x, weights, biases, product=lambda a, W: a @ W)


@MLP_FORWARD.mistake("Your result has one sample a column: (n_out, N). Return it as (N, n_out).")
def samples_left_in_columns(x, weights, biases):
    return mlp_forward(x, weights, biases).T


@MLP_FORWARD.mistake(
    "There is a ReLU after the last layer as well: the network can then never output a negative number."
)
def relu_at_the_end_too(x, weights, biases):
    return _forward(x, weights, biases, last=dlcore.relu)


@MLP_FORWARD.mistake("ReLU is missing: without it these layers can do no more than a single one.")
def no_relu(x, weights, biases):
    return _forward(x, weights, biases, hidden=dlcore.identity)


@MLP_FORWARD.mistake("ReLU stands after the last layer only. It belongs after each of the others.")
def relu_on_the_last_only(x, weights, biases):
    return _forward(x, weights, biases, hidden=dlcore.identity, last=dlcore.relu)


@MLP_FORWARD.mistake("The biases are not added.")
def biases_forgotten(x, weights, biases):
    return mlp_forward(x, weights, [np.zeros_like(b) for b in biases])


@MLP_FORWARD.mistake("Only the first layer is run: is the `return` inside the loop?")
def returned_after_the_first_layer(x, weights, biases):
    return dlcore.relu(x @ weights[0].T + biases[0]) if len(weights) > 1 else mlp_forward(x, weights, biases)


@MLP_FORWARD.mistake("The bias belongs in the sum z, before ReLU: ReLU(x @ W.T + b).")
def biases_after_relu(x, weights, biases):
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        x = dlcore.relu(x @ W.T) + b
    return x @ weights[-1].T + biases[-1]


@MLP_FORWARD.mistake("Each layer gets the original x. It must get the result of the layer before it.")
def always_fed_with_x(x, weights, biases):
    if len(weights) == 1:
        return mlp_forward(x, weights, biases)
    return x @ weights[-1].T + biases[-1]


# the lesson's network for XOR, and the four corners that it is for
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = [np.ones((2, 2)), np.array([[1.0, -2.0]])], [np.array([0.0, -1.0]), np.array([0.0])]
_RNG = np.random.default_rng(3)


def _random_trial(samples, *sizes):
    return trial(_RNG.normal(size=(samples, sizes[0])).round(2), *random_layers(_RNG, *sizes))


MLP_FORWARD.trials = [
    trial(CORNERS, *XOR),
    trial(np.array([[1.0, -2.0], [0.5, 3.0]]), *random_layers(_RNG, 2, 2)),
    _random_trial(3, 3, 3, 3),
    _random_trial(5, 2, 4, 3, 2),
    _random_trial(1, 4, 6, 6, 6, 3),
]

MLP_FORWARD.hints = [
    "One layer at a time: x @ W.T + b, then ReLU. What goes in as x for the next layer?",
    "The loop is over pairs W, b; each turn replaces x. How do you know that a layer is the last one?",
    "Loop over all but the last with `zip(weights[:-1], biases[:-1])` and `x = dlcore.relu(x @ W.T + b)`; "
    "after the loop return `x @ weights[-1].T + biases[-1]`.",
]
