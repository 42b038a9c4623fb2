"""The exercise `count_parameters`."""

from itertools import pairwise

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def count_parameters(sizes):
    """How many numbers a fully connected network learns.

    sizes: the neurons of each layer, inputs first, for instance [2, 2, 2].
    """
    total = 0
    n_in = sizes[0]
    for n_out in sizes[1:]:
        total += n_in * n_out + n_out
        n_in = n_out
    return total


COUNT_PARAMETERS = Exercise(count_parameters, minutes=8)


@COUNT_PARAMETERS.recipe
def _count(
    sizes, *, weights=lambda n_in, n_out: n_in * n_out, biases=lambda n_in, n_out: n_out, layers=pairwise, extra=0
):
    return sum(weights(a, b) + biases(a, b) for a, b in layers(sizes)) + extra


COUNT_PARAMETERS.slip(
    "biases_uncounted",
    "The biases are not counted. Every neuron that computes has one of its own.",
    biases=lambda a, b: 0,
)
COUNT_PARAMETERS.slip(
    "one_bias_a_layer",
    "You counted one bias a layer. The 1 of a layer sends a line to every neuron of the next: one bias each.",
    biases=lambda a, b: 1,
)
COUNT_PARAMETERS.slip(
    "a_bias_for_each_input",
    "A layer has as many biases as outputs: a bias belongs to the neuron that adds it.",
    biases=lambda a, b: a,
)
COUNT_PARAMETERS.slip(
    "a_line_to_the_bias_too",
    "You gave the 1 of each layer a line from the layer before as well. The 1 only sends; nothing leads to it.",
    biases=lambda a, b: a + b + 1,
)
COUNT_PARAMETERS.slip(
    "a_bias_for_each_weight",
    "You counted a bias for each weight. A neuron has many weights, and one bias.",
    biases=lambda a, b: a * b,
)
COUNT_PARAMETERS.slip(
    "biases_on_both_sides",
    "Inputs and outputs of a layer both got a bias. Only the neurons that compute have one.",
    biases=lambda a, b: a + b,
)
COUNT_PARAMETERS.slip(
    "neurons_added",
    "A layer from a to b neurons has a·b lines, one for each pair: multiply, do not add.",
    weights=lambda a, b: a + b,
)
COUNT_PARAMETERS.slip(
    "layers_squared",
    "You count the lines of a layer to itself. They lead from one layer to the next: the sizes of two neighbours.",
    weights=lambda a, b: b * b,
)
COUNT_PARAMETERS.slip(
    "first_layer_only", "Only the first layer is counted: is the `return` inside the loop?",
    layers=lambda sizes: [tuple(sizes[:2])],
)  # fmt: skip
COUNT_PARAMETERS.slip(
    "last_layer_only", "Only the last layer is counted: add up (`+=`).", layers=lambda sizes: [tuple(sizes[-2:])]
)
COUNT_PARAMETERS.slip(
    "first_layer_left_out",
    "The first layer, from the inputs, is left out: its lines are learned too.",
    layers=lambda sizes: list(pairwise(sizes))[1:],
)
COUNT_PARAMETERS.slip(
    "last_layer_left_out",
    "The last layer, to the outputs, is left out: the loop ends too early.",
    layers=lambda sizes: list(pairwise(sizes))[:-1],
)
COUNT_PARAMETERS.slip(
    "always_from_the_inputs",
    "Every layer is counted as if the inputs fed it. Each is fed by the layer before it: n_in must move on.",
    layers=lambda sizes: [(sizes[0], size) for size in sizes[1:]],
)
COUNT_PARAMETERS.slip(
    "inputs_fed_by_themselves",
    "The loop begins one too early: it counts a layer from the inputs to themselves.",
    layers=lambda sizes: [(sizes[0], sizes[0]), *pairwise(sizes)],
)
COUNT_PARAMETERS.slip(
    "in_pairs",
    "You take the sizes in separate pairs. Every layer but the first and last belongs to two of them.",
    layers=lambda sizes: list(zip(sizes[::2], sizes[1::2], strict=False)),
)
COUNT_PARAMETERS.slip(
    "closed_to_a_ring",
    "`sizes[-1]` is the last one: at i = 0 you count lines from the outputs back to the inputs.",
    layers=lambda sizes: [(sizes[i - 1], sizes[i]) for i in range(len(sizes))],
)
COUNT_PARAMETERS.slip("started_from_one", "The sum begins with 1. What has been counted before the loop?", extra=1)


@COUNT_PARAMETERS.mistake("You gave the inputs a bias. Inputs are only numbers: they compute nothing.")
def inputs_have_biases(sizes):
    return count_parameters(sizes) + sizes[0]


@COUNT_PARAMETERS.mistake("The outputs are neurons too: each of them has a bias.")
def outputs_without_bias(sizes):
    return count_parameters(sizes) - sizes[-1]


@COUNT_PARAMETERS.mistake("These are the neurons. The parameters are the lines between them.")
def neurons_counted(sizes):
    return sum(sizes)


@COUNT_PARAMETERS.mistake(
    "You multiply all sizes. Lines lead from one layer to the next only: a product for each pair."
)
def all_sizes_multiplied(sizes):
    return int(np.prod(sizes)) + sum(sizes[1:])


@COUNT_PARAMETERS.reading
def _(answer, sheet):
    """What is counted for a layer from a to b neurons, as a formula, if it is a simple one."""
    counts = {(a, b): answer([a, b]) for a in (2, 3, 5) for b in (2, 3, 7)}
    columns = np.array([(a * b, a, b, 1) for a, b in counts], float)
    factors = np.linalg.lstsq(columns, np.array(list(counts.values()), float), rcond=None)[0]
    whole = np.round(factors).astype(int)
    if not np.allclose(columns @ whole, list(counts.values())) or list(whole) == [1, 0, 1, 0]:
        return None
    terms = [_term(factor, name) for factor, name in zip(whole, ("a·b", "a", "b", "1"), strict=True) if factor]
    formula = " ".join(terms).removeprefix("+ ") or "0"
    return (
        f"For a layer from a to b neurons you count {formula}. Draw one with a = 2 and b = 3: how many lines lead from "
        "neuron to neuron, and how many from a 1?"
    )


def _term(factor, name):
    sign, size = "+" if factor > 0 else "−", abs(factor)
    if name == "1":
        return f"{sign} {size}"
    return f"{sign} {name}" if size == 1 else f"{sign} {size}·{name}"


COUNT_PARAMETERS.trials = [
    trial([2, 2, 2]),
    trial([3, 1]),
    trial([1, 5, 4, 3]),
    trial([784, 300, 100, 10]),
    trial([2, 8, 8, 8, 2]),
]


@COUNT_PARAMETERS.random_trial
def _(draw):
    return trial([draw.whole(1, 9) for _ in range(draw.whole(2, 5))])


COUNT_PARAMETERS.hints = [
    "How many lines of the figure end at one neuron? Count those from the layer before, and the one from its 1.",
    "A layer from n_in to n_out has n_in·n_out weights and n_out biases. Add up over neighbours in the list.",
    "`for n_in, n_out in zip(sizes[:-1], sizes[1:])`, and in the loop `total += n_in * n_out + n_out`.",
]
