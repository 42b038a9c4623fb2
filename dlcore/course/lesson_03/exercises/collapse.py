"""The exercise `collapse`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_03.trial_layers import drawn_layers, drawn_sizes, random_layers


def collapse(weights, biases):
    """W and b of the one layer that does what these linear layers do.

    weights is a list of W, each (n_out, n_in); biases of b, each (n_out,).
    """
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        b = next_W @ b + next_b
        W = next_W @ W
    return W, b


COLLAPSE = Exercise(collapse, kinds=FRACTIONS, returns=("W", "b"), minutes=12)


@COLLAPSE.recipe
def _collapsed(
    weights, biases, *,
    of_W=lambda W, next_W: next_W @ W, of_b=lambda b, W, next_W, next_b: next_W @ b + next_b, late=False,
    start=lambda W, b: (W, b), step=1, after=lambda W, b: (W, b),
):  # fmt: skip
    """`late`: b goes through a W that is already replaced."""
    W, b = start(weights[0], biases[0])
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        new_W = of_W(W, next_W)
        b = of_b(b, W, new_W if late else next_W, next_b)
        W = new_W
    return after(W, b)[::step]


COLLAPSE.slip(
    "order_turned",
    "The product is in the wrong order. What comes last stands leftmost: W2 (W1 x) = (W2 W1) x.",
    of_W=lambda W, next_W: W @ next_W,
)
COLLAPSE.slip(
    "weights_added_up",
    "Layers in a row multiply: each works on the result of the one before.",
    of_W=lambda W, next_W: W + next_W,
)
COLLAPSE.slip(
    "multiplied_number_by_number",
    "`*` multiplies number by number. A product of layers is `@`.",
    of_W=lambda W, next_W: next_W * W,
)
COLLAPSE.slip(
    "transposed_in_between",
    "One factor of your product is transposed. (W2 W1) x needs both as they are.",
    of_W=lambda W, next_W: W @ next_W.T,
)
COLLAPSE.slip(
    "relu_in_between",
    "These layers are linear: nothing comes between them.",
    of_W=lambda W, next_W: np.maximum(next_W @ W, 0),
)
COLLAPSE.slip(
    "biases_added_up",
    "The biases cannot just be added: b1 goes through W2 before it reaches the output.",
    of_b=lambda b, W, next_W, next_b: b + next_b,
)
COLLAPSE.slip(
    "last_bias_only",
    "The earlier biases are lost. b1 reaches the output too, through W2.",
    of_b=lambda b, W, next_W, next_b: next_b,
)
COLLAPSE.slip(
    "own_bias_forgotten",
    "The bias of each further layer is missing: W2 b1 + b2.",
    of_b=lambda b, W, next_W, next_b: next_W @ b,
)
COLLAPSE.slip(
    "bias_through_its_own_layer",
    "b2 goes through W2 here. A layer adds its bias *after* its product: W2 b1 + b2.",
    of_b=lambda b, W, next_W, next_b: next_W @ (b + next_b),
)
COLLAPSE.slip(
    "bias_subtracted", "The bias is subtracted: W2 b1 *+* b2.", of_b=lambda b, W, next_W, next_b: next_W @ b - next_b
)
COLLAPSE.slip(
    "bias_through_the_transpose",
    "b1 @ W2 is a product with the transpose. W2 stands on the left: W2 @ b1.",
    of_b=lambda b, W, next_W, next_b: b @ next_W + next_b,
)
COLLAPSE.slip(
    "weights_replaced_too_early",
    "The bias goes through the next layer's own matrix, W2 b1 + b2, and not through the product W2 W1.",
    late=True,
)
COLLAPSE.slip("values_swapped", "W comes first, then b.", step=-1)
COLLAPSE.slip("result_transposed", "Your W is transposed: its rows belong to the outputs.", after=lambda W, b: (W.T, b))
COLLAPSE.slip(
    "biases_lost",
    "The bias is gone: at x = 0 the layers do not give 0.",
    after=lambda W, b: (W, np.zeros(len(W))),
)
COLLAPSE.slip(
    "first_layer_twice",
    "The first layer is in it twice: the loop begins with it, though you start from it.",
    start=lambda W, b: (W @ W, W @ b + b),
)


@COLLAPSE.mistake("The bias of the last layer is missing: W2 b1 + b2.")
def last_bias_forgotten(weights, biases):
    W, b = collapse(weights, biases)
    return W, b - biases[-1]


@COLLAPSE.mistake("Only the first two layers are in it. Go on until the list ends.")
def two_layers_only(weights, biases):
    return collapse(weights[:2], biases[:2])


@COLLAPSE.mistake("You take the layers from the last to the first. x enters the first one.")
def back_to_front(weights, biases):
    return collapse(weights[::-1], biases[::-1])


_RNG = np.random.default_rng(3)

COLLAPSE.trials = [
    trial([np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [3.0, 0.0]])], [np.ones(2), np.zeros(2)]),
    trial(*random_layers(_RNG, 2, 2, 2)),
    trial(*random_layers(_RNG, 3, 3, 3, 3)),
    trial(*random_layers(_RNG, 2, 5, 4, 3, 1)),
    trial(*random_layers(_RNG, 3, 2)),
]


@COLLAPSE.random_trial
def _(draw):
    return trial(*drawn_layers(draw, *drawn_sizes(draw)))


COLLAPSE.hints = [
    "Put z = W1 x + b1 into W2 z + b2 and multiply out. What stands in front of x, and what is left over?",
    "W2 W1 stands in front of x, W2 b1 + b2 is left over. That is one layer again: go on with it and the third.",
    "Start with `W, b = weights[0], biases[0]`. For each further pair: `b = next_W @ b + next_b` and `W = next_W @ W`.",
]
