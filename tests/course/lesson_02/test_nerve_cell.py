import numpy as np
import pytest

from dlcore import Neuron
from dlcore.course.lesson_02 import nerve_cell


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("dendrites", "the inputs, X1 = 2, X2 = 4."),
        ("synapses", "the weights, w1 = 0.5, w2 = −0.25."),
        ("cell body", "the weighted sum and the bias, z = 0.5·2 + (−0.25)·4 + 0.1 = 0.1."),
        ("axon", "the activation and the output, Y = f(0.1) = 0.5250."),
    ],
)
def test_each_part_has_its_counterpart_and_its_number(part, words):
    picture = nerve_cell.neuron_parts(Neuron([0.5, -0.25], 0.1), np.array([2.0, 4.0]), part)
    assert picture.alt.startswith(f"In a nerve cell: the {part} ")
    assert picture.alt.endswith(words)
