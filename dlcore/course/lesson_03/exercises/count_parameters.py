"""The exercise `count_parameters`."""

from itertools import pairwise

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


@COUNT_PARAMETERS.mistake("The biases are not counted. Every neuron that computes has one of its own.")
def biases_uncounted(sizes):
    return sum(n_in * n_out for n_in, n_out in pairwise(sizes))


@COUNT_PARAMETERS.mistake("You gave the inputs a bias as well. Inputs are only numbers: they compute nothing.")
def inputs_have_biases(sizes):
    return biases_uncounted(sizes) + sum(sizes)


@COUNT_PARAMETERS.mistake(
    "You counted one bias a layer. The 1 of a layer sends a line to every neuron of the next: one bias each."
)
def one_bias_a_layer(sizes):
    return biases_uncounted(sizes) + len(sizes) - 1


@COUNT_PARAMETERS.mistake("A layer has as many biases as outputs: a bias belongs to the neuron that adds it.")
def a_bias_for_each_input(sizes):
    return sum(n_in * n_out + n_in for n_in, n_out in pairwise(sizes))


@COUNT_PARAMETERS.mistake("The outputs are neurons too: each of them has a bias.")
def outputs_without_bias(sizes):
    return count_parameters(sizes) - sizes[-1]


@COUNT_PARAMETERS.mistake("These are the neurons. The parameters are the lines between them.")
def neurons_counted(sizes):
    return sum(sizes)


@COUNT_PARAMETERS.mistake("Only the first layer is counted: is the `return` inside the loop?")
def first_layer_only(sizes):
    return count_parameters(sizes[:2])


COUNT_PARAMETERS.trials = [
    trial([2, 2, 2]),
    trial([3, 1]),
    trial([1, 5, 4, 3]),
    trial([784, 300, 100, 10]),
    trial([2, 8, 8, 8, 2]),
]

COUNT_PARAMETERS.hints = [
    "How many lines of the figure end at one neuron? Count those from the layer before, and the one from its 1.",
    "A layer from n_in to n_out has n_in·n_out weights and n_out biases. Add up over neighbours in the list.",
    "`for n_in, n_out in zip(sizes[:-1], sizes[1:])`, and in the loop `total += n_in * n_out + n_out`.",
]
