"""Lesson 03, the multilayer perceptron: what its exercises and its quiz ask, and the mistakes they recognise."""

from itertools import pairwise

import numpy as np

import dlcore
from dlcore.exercises.exercise import Exercise, Misconception, case
from dlcore.exercises.quiz import ChoiceQuiz

LESSON = "03_multilayer_perceptron"

# --- count_parameters -------------------------------------------------------------------------------------


def parameters(sizes):
    return sum(n_in * n_out + n_out for n_in, n_out in pairwise(sizes))


def biases_uncounted(sizes):
    return sum(n_in * n_out for n_in, n_out in pairwise(sizes))


def inputs_have_biases(sizes):
    return biases_uncounted(sizes) + sum(sizes)


def one_bias_a_layer(sizes):
    return biases_uncounted(sizes) + len(sizes) - 1


def a_bias_for_each_input(sizes):
    return sum(n_in * n_out + n_in for n_in, n_out in pairwise(sizes))


def outputs_without_bias(sizes):
    return parameters(sizes) - sizes[-1]


def neurons_counted(sizes):
    return sum(sizes)


def first_layer_only(sizes):
    return parameters(sizes[:2])


COUNT = Exercise(
    name="count_parameters",
    lesson=LESSON,
    reference=parameters,
    cases=(case([2, 2, 2]), case([3, 1]), case([1, 5, 4, 3]), case([784, 300, 100, 10]), case([2, 8, 8, 8, 2])),
    misconceptions=(
        Misconception(biases_uncounted, "The biases are not counted. Every neuron that computes has one of its own."),
        Misconception(
            inputs_have_biases, "You gave the inputs a bias as well. Inputs are only numbers: they compute nothing."
        ),
        Misconception(
            one_bias_a_layer,
            "You counted one bias a layer. The 1 of a layer sends a line to every neuron of the next: one bias each.",
        ),
        Misconception(
            a_bias_for_each_input, "A layer has as many biases as outputs: a bias belongs to the neuron that adds it."
        ),
        Misconception(outputs_without_bias, "The outputs are neurons too: each of them has a bias."),
        Misconception(neurons_counted, "These are the neurons. The parameters are the lines between them."),
        Misconception(first_layer_only, "Only the first layer is counted: is the `return` inside the loop?"),
    ),
    hints=(
        "How many lines of the figure end at one neuron? Count those from the layer before, and the one from its 1.",
        "A layer from n_in to n_out has n_in·n_out weights and n_out biases. Add up over neighbours in the list.",
        "`for n_in, n_out in zip(sizes[:-1], sizes[1:])`, and in the loop `total += n_in * n_out + n_out`.",
    ),
    minutes=8,
)

# --- mlp_forward ------------------------------------------------------------------------------------------


def _forward(x, weights, biases, *, product=lambda a, W: a @ W.T, hidden=dlcore.relu, last=dlcore.identity):
    """A forward pass with one thing changed."""
    for number, (W, b) in enumerate(zip(weights, biases, strict=True)):
        z = product(x, W) + b
        x = last(z) if number == len(weights) - 1 else hidden(z)
    return x


def forward(x, weights, biases):
    return _forward(x, weights, biases)


def relu_at_the_end_too(x, weights, biases):
    return _forward(x, weights, biases, last=dlcore.relu)


def no_relu(x, weights, biases):
    return _forward(x, weights, biases, hidden=dlcore.identity)


def relu_on_the_last_only(x, weights, biases):
    return _forward(x, weights, biases, hidden=dlcore.identity, last=dlcore.relu)


def returned_after_the_first_layer(x, weights, biases):
    return dlcore.relu(x @ weights[0].T + biases[0]) if len(weights) > 1 else forward(x, weights, biases)


def weights_in_front(x, weights, biases):
    return _forward(x, weights, biases, product=lambda a, W: W @ a)


def weights_not_transposed(x, weights, biases):
    return _forward(x, weights, biases, product=lambda a, W: a @ W)


def samples_left_in_columns(x, weights, biases):
    return forward(x, weights, biases).T


def biases_forgotten(x, weights, biases):
    return forward(x, weights, [np.zeros_like(b) for b in biases])


def biases_after_relu(x, weights, biases):
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        x = dlcore.relu(x @ W.T) + b
    return x @ weights[-1].T + biases[-1]


def always_fed_with_x(x, weights, biases):
    if len(weights) == 1:
        return forward(x, weights, biases)
    return x @ weights[-1].T + biases[-1]


_RNG = np.random.default_rng(3)
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def _numbers(*shape):
    return _RNG.normal(size=shape).round(2)


def _stack(*sizes):
    """Random weights and biases of a network with these layer sizes."""
    return (
        [_numbers(n_out, n_in) for n_in, n_out in pairwise(sizes)],
        [_numbers(n_out) for n_out in sizes[1:]],
    )


FORWARD = Exercise(
    name="mlp_forward",
    lesson=LESSON,
    reference=forward,
    cases=(
        case(CORNERS, [np.ones((2, 2)), np.array([[1.0, -2.0]])], [np.array([0.0, -1.0]), np.array([0.0])]),
        case(np.array([[1.0, -2.0], [0.5, 3.0]]), *_stack(2, 2)),
        case(_numbers(3, 3), *_stack(3, 3, 3)),
        case(_numbers(5, 2), *_stack(2, 4, 3, 2)),
        case(_numbers(1, 4), *_stack(4, 6, 6, 6, 3)),
    ),
    misconceptions=(
        Misconception(
            weights_in_front,
            "W @ x takes the samples for columns. Here a sample is a row, (N, n_in), so the product is x @ W.T: "
            "(N, n_in)(n_in, n_out).",
        ),
        Misconception(weights_not_transposed, "W is (n_out, n_in): for samples in rows its transpose is needed."),
        Misconception(
            samples_left_in_columns, "Your result has one sample a column: (n_out, N). Give it back as (N, n_out)."
        ),
        Misconception(
            relu_at_the_end_too,
            "There is a ReLU after the last layer as well: the network can then never say a negative number.",
        ),
        Misconception(no_relu, "ReLU is missing: without it these layers are no more than one."),
        Misconception(
            relu_on_the_last_only, "ReLU stands after the last layer only. It belongs after each of the others."
        ),
        Misconception(biases_forgotten, "The biases are not added."),
        Misconception(returned_after_the_first_layer, "Only the first layer is run: is the `return` inside the loop?"),
        Misconception(biases_after_relu, "The bias belongs into the sum z, before ReLU: ReLU(x @ W.T + b)."),
        Misconception(
            always_fed_with_x, "Each layer gets the original x. It must get the result of the layer before it."
        ),
    ),
    hints=(
        "One layer at a time: x @ W.T + b, then ReLU. What goes in as x for the next layer?",
        "The loop is over pairs W, b; each turn replaces x. How do you know that a layer is the last one?",
        "Loop over all but the last with `zip(weights[:-1], biases[:-1])` and `x = dlcore.relu(x @ W.T + b)`; "
        "after the loop return `x @ weights[-1].T + biases[-1]`.",
    ),
    minutes=12,
)

# --- collapse ---------------------------------------------------------------------------------------------


def collapsed(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        W, b = next_W @ W, next_W @ b + next_b
    return W, b


def order_turned(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        W, b = W @ next_W, next_W @ b + next_b
    return W, b


def biases_added_up(weights, biases):
    return collapsed(weights, biases)[0], sum(biases)


def last_bias_only(weights, biases):
    return collapsed(weights, biases)[0], biases[-1]


def biases_lost(weights, biases):
    W = collapsed(weights, biases)[0]
    return W, np.zeros(len(W))


def weights_added_up(weights, biases):
    return sum(weights), sum(biases)


def multiplied_number_by_number(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        W, b = next_W * W, next_W @ b + next_b
    return W, b


def last_bias_forgotten(weights, biases):
    W, b = collapsed(weights, biases)
    return W, b - biases[-1]


def weights_replaced_too_early(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        W = next_W @ W
        b = W @ b + next_b
    return W, b


def two_layers_only(weights, biases):
    return collapsed(weights[:2], biases[:2])


COLLAPSE = Exercise(
    name="collapse",
    lesson=LESSON,
    reference=collapsed,
    cases=(
        case([np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [3.0, 0.0]])], [np.ones(2), np.zeros(2)]),
        case(*_stack(2, 2, 2)),
        case(*_stack(3, 3, 3, 3)),
        case(*_stack(2, 5, 4, 3, 1)),
        case(*_stack(3, 2)),
    ),
    misconceptions=(
        Misconception(
            order_turned,
            "The product is in the wrong order. What comes last stands leftmost: W2 (W1 x) = (W2 W1) x.",
        ),
        Misconception(
            biases_added_up, "The biases cannot just be added: b1 goes through W2 before it reaches the output."
        ),
        Misconception(last_bias_only, "The earlier biases are lost. b1 reaches the output too, through W2."),
        Misconception(biases_lost, "The bias is gone: at x = 0 the layers do not give 0."),
        Misconception(weights_added_up, "Layers in a row multiply: each works on the result of the one before."),
        Misconception(multiplied_number_by_number, "`*` multiplies number by number. A product of layers is `@`."),
        Misconception(last_bias_forgotten, "The bias of the layer itself is missing: W2 b1 + b2."),
        Misconception(
            weights_replaced_too_early,
            "The bias goes through the next layer's own matrix, W2 b1 + b2, and not through the product W2 W1.",
        ),
        Misconception(two_layers_only, "Only the first two layers are in it. Go on until the list ends."),
    ),
    hints=(
        "Put z = W1 x + b1 into W2 z + b2 and multiply out. What stands in front of x, and what is left over?",
        "W2 W1 stands in front of x, W2 b1 + b2 is left over. That is one layer again: go on with it and the third.",
        "Start with `W, b = weights[0], biases[0]`. For each further pair: `b = next_W @ b + next_b` and "
        "`W = next_W @ W`.",
    ),
    minutes=12,
)

# --- hinge_weights ----------------------------------------------------------------------------------------


def slopes_for_changes(knots, heights):
    return np.diff(heights) / np.diff(knots)


def first_slope_left_out(knots, heights):
    v = dlcore.hinge_weights(knots, heights)
    return np.append(0.0, v[1:])


def heights_for_slopes(knots, heights):
    return np.diff(np.diff(heights), prepend=0)


def changes_turned(knots, heights):
    v = dlcore.hinge_weights(knots, heights)
    return np.append(v[0], -v[1:])


def weight_before_for_slope_before(knots, heights):
    v = []
    for slope in np.diff(heights) / np.diff(knots):
        v.append(slope - (v[-1] if v else 0))
    return np.array(v)


def all_pieces_equally_wide(knots, heights):
    return np.diff(np.diff(heights) / (knots[1] - knots[0]), prepend=0)


def run_over_rise(knots, heights):
    return np.diff(np.diff(knots) / np.diff(heights), prepend=0)


def changes_only(knots, heights):
    return dlcore.hinge_weights(knots, heights)[1:]


HINGES = Exercise(
    name="hinge_weights",
    lesson=LESSON,
    reference=dlcore.hinge_weights,
    cases=(
        case(np.array([0.0, 1.0, 2.0]), np.array([0.0, 2.0, 0.0])),
        case(np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, 2.0])),
        case(np.array([-2.0, -1.5, 0.5, 1.0, 4.0]), np.array([0.5, -1.0, 2.0, 1.5, -3.0])),
        case(np.array([1.0, 3.0]), np.array([5.0, 4.0])),
    ),
    misconceptions=(
        Misconception(
            slopes_for_changes,
            "These are the slopes themselves. The earlier units are still on, so a new one adds only the change.",
        ),
        Misconception(first_slope_left_out, "The first unit is missing: before its knot the slope is 0."),
        Misconception(heights_for_slopes, "These are rises. A slope is a rise divided by the width of its piece."),
        Misconception(changes_turned, "The changes have the wrong sign: new slope minus old slope."),
        Misconception(
            all_pieces_equally_wide, "Not all pieces are as wide as the first: divide each by its own width."
        ),
        Misconception(
            weight_before_for_slope_before, "You take away the weight of the unit before. Take away the *slope* before."
        ),
        Misconception(run_over_rise, "The fraction is upside down: a slope is rise over width."),
        Misconception(changes_only, "The first weight is missing: n pieces need n units, and the first has one too."),
    ),
    hints=(
        "Between the first two knots only one unit is on. What must its weight be, so that the slope is right there?",
        "Compute the slope of every piece first. Past the second knot two units are on, and their weights add up to "
        "the slope of the second piece.",
        "With `slopes = np.diff(heights) / np.diff(knots)`: v[0] is slopes[0], and v[k] is slopes[k] − slopes[k − 1].",
    ),
    core=False,
    minutes=15,
)

# --- quiz -------------------------------------------------------------------------------------------------

WHAT_HELPS = ChoiceQuiz(
    name="what_xor_needs",
    lesson=LESSON,
    question="A network 2-2-1 has the identity as activation in its hidden layer, and cannot do XOR. Which one change "
    "makes XOR possible?",
    options={
        "100 neurons in the hidden layer": "Wider linear layers still multiply out to one row of two weights.",
        "three more hidden layers": "More linear layers, still one product: they collapse into one.",
        "a sigmoid at the output": "This is one neuron behind a collapsed layer: its boundary is a straight line.",
        "tanh in the hidden layer": None,
    },
    because="Only what is non-linear between two layers keeps them from being multiplied together.",
)

EXERCISES = [COUNT, FORWARD, COLLAPSE, WHAT_HELPS, HINGES]
