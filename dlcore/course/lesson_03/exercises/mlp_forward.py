"""The exercise `mlp_forward`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_03.trial_layers import drawn_layers, drawn_sizes, random_layers


def mlp_forward(x, weights, biases):
    """The output of a network for x, which has one sample a row: (N, n_in).

    weights is a list of W, each (n_out, n_in); biases of b, each (n_out,).
    ReLU follows every layer but the last. The result is (N, outputs).
    """
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        x = dlcore.relu(x @ W.T + b)
    return x @ weights[-1].T + biases[-1]


MLP_FORWARD = Exercise(mlp_forward, kinds=FRACTIONS, minutes=12)


def _same(x):
    return x


@MLP_FORWARD.recipe
def _forward(
    x, weights, biases, *,
    product=lambda a, W: a @ W.T, add=np.add, hidden=dlcore.relu, last=_same, after=_same, late=False, fed=None,
    until=None,
):  # fmt: skip
    """`after`: what is done with the output; `late`: biases come after ReLU; `fed`: what each layer gets."""
    start = x
    for number, (W, b) in enumerate(zip(weights, biases, strict=True), 1):
        squash = last if number == len(weights) else hidden
        z = product(x if fed is None else fed(start, x), W)
        x = add(squash(z), b) if late and number < len(weights) else squash(add(z, b))
        if until == number:
            break
    return after(x)


@MLP_FORWARD.mistake("ReLU follows the first layer only. It follows every layer but the last, however many there are.")
def first_layer_only(x, weights, biases):
    hidden = np.maximum(0, x @ weights[0].T + biases[0])
    for W, b in zip(weights[1:], biases[1:], strict=True):
        hidden = hidden @ W.T + b
    return hidden


MLP_FORWARD.slip(
    "weights_in_front",
    "W @ x treats the columns as samples. Here a sample is a row, (N, n_in), so the product is x @ W.T: "
    "(N, n_in)(n_in, n_out).",
    product=lambda a, W: W @ a,
)
MLP_FORWARD.slip(
    "weights_not_transposed",
    "W is (n_out, n_in): for samples in rows its transpose is needed.",
    product=lambda a, W: a @ W,
)
MLP_FORWARD.slip(
    "multiplied_number_by_number",
    "`*` multiplies number by number. A layer adds up products: `@`.",
    product=lambda a, W: a * W.T,
)
MLP_FORWARD.slip(
    "samples_left_in_columns",
    "Your result has one sample a column: (n_out, N). Return it as (N, n_out).",
    after=np.transpose,
)
MLP_FORWARD.slip(
    "softmax_at_the_end",
    "You take the softmax of the output. Nothing follows the last layer here.",
    after=lambda y: (
        np.exp(y - y.max(axis=1, keepdims=True)) / np.exp(y - y.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
    ),
)
MLP_FORWARD.slip(
    "relu_at_the_end_too",
    "There is a ReLU after the last layer as well: the network can then never output a negative number.",
    last=dlcore.relu,
)
MLP_FORWARD.slip("no_relu", "ReLU is missing: without it these layers can do no more than a single one.", hidden=_same)
MLP_FORWARD.slip(
    "relu_on_the_last_only",
    "ReLU stands after the last layer only. It belongs after each of the others.",
    hidden=_same, last=dlcore.relu,
)  # fmt: skip
MLP_FORWARD.slip("tanh_for_relu", "That is tanh. This network has ReLU.", hidden=np.tanh)
MLP_FORWARD.slip("sigmoid_for_relu", "That is a sigmoid. This network has ReLU.", hidden=dlcore.sigmoid)
MLP_FORWARD.slip(
    "absolute_value_for_relu", "ReLU makes negative numbers 0. It does not drop their sign.", hidden=np.abs
)
MLP_FORWARD.slip(
    "negative_numbers_kept",
    "You keep the negative numbers and make the positive ones 0. ReLU does the opposite.",
    hidden=lambda z: np.minimum(z, 0),
)
MLP_FORWARD.slip(
    "step_for_relu",
    "That is a step, 0 or 1. ReLU lets positive numbers through as they are.",
    hidden=lambda z: 1.0 * (z > 0),
)
MLP_FORWARD.slip(
    "leaky_relu", "Your ReLU leaks: for negative numbers it must give 0.", hidden=lambda z: np.where(z > 0, z, 0.01 * z)
)
MLP_FORWARD.slip("biases_forgotten", "The biases are not added.", add=lambda z, b: z)
MLP_FORWARD.slip("biases_subtracted", "The biases are subtracted. A layer is x @ W.T *+* b.", add=np.subtract)
MLP_FORWARD.slip("biases_after_relu", "The bias belongs in the sum z, before ReLU: ReLU(x @ W.T + b).", late=True)
MLP_FORWARD.slip(
    "always_fed_with_x",
    "Each layer gets the original x. It must get the result of the layer before it.",
    fed=lambda start, x: start,
)
MLP_FORWARD.slip(
    "returned_after_the_first_layer", "Only the first layer is run: is the `return` inside the loop?", until=1
)


@MLP_FORWARD.mistake("The bias of the last layer is missing.")
def last_bias_forgotten(x, weights, biases):
    return mlp_forward(x, weights, [*biases[:-1], 0 * biases[-1]])


@MLP_FORWARD.mistake("The last layer is missing.")
def last_layer_missing(x, weights, biases):
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        x = dlcore.relu(x @ W.T + b)
    return x


@MLP_FORWARD.mistake("ReLU acts on what goes into a layer. It belongs after: the first layer must see x as it is.")
def relu_before_each_layer(x, weights, biases):
    return mlp_forward(dlcore.relu(x), weights, biases)


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


@MLP_FORWARD.random_trial
def _(draw):
    sizes = drawn_sizes(draw)
    return trial(draw.array(draw.whole(1, 4), sizes[0]), *drawn_layers(draw, *sizes))


MLP_FORWARD.hints = [
    "One layer at a time: x @ W.T + b, then ReLU. What goes in as x for the next layer?",
    "The loop is over pairs W, b; each turn replaces x. How do you know that a layer is the last one?",
    "Loop over all but the last with `zip(weights[:-1], biases[:-1])` and `x = dlcore.relu(x @ W.T + b)`; "
    "after the loop return `x @ weights[-1].T + biases[-1]`.",
]
