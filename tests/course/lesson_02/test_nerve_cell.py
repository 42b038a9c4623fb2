import numpy as np
import pytest

from dlcore import Neuron
from dlcore.course.lesson_02 import nerve_cell


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("dendrites", "the inputs, x₁ = 2, x₂ = 4."),
        ("synapses", "the weights, w₁ = 0.5, w₂ = −0.25."),
        ("cell body", "the weighted sum and the bias, z = 0.5·2 + (−0.25)·4 + 0.1 = 0.1."),
        ("axon", "the activation and the output, y = f(0.1) = 0.5250."),
    ],
)
def test_each_part_has_its_counterpart_and_its_number(part, words):
    picture = nerve_cell.neuron_parts(Neuron([0.5, -0.25], 0.1), np.array([2.0, 4.0]), part)
    assert picture.alt.startswith(f"In a nerve cell: the {part} ")
    assert picture.alt.endswith(words)


def test_the_terms_of_the_sum_are_those_of_the_inputs():
    picture = nerve_cell.neuron_parts(Neuron([0.5, -0.25], 0.1), np.array([2.0, 4.0]), "cell body")
    assert '<tspan data-term="2">(−0.25)·4</tspan>' in picture.panels[1]
    for term in "12b":
        assert picture.panels[1].count(f'data-term="{term}"') == 3  # the term, the input and its weight
