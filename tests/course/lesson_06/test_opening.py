"""The picture that opens lesson 06."""

import re

import numpy as np
import pytest

from dlcore.course.lesson_06 import opening, small_layer


def test_measured_slopes_are_the_outer_product():
    for silent in range(4):
        x = small_layer.X * (np.arange(4) != silent)
        delta = small_layer.error_term(small_layer.WEIGHT @ x)
        assert np.allclose(small_layer.measured_slopes(x), np.outer(delta, x), atol=1e-8)


@pytest.mark.parametrize(("neuron", "times"), [(1, "−0.96"), (2, "0.81"), (3, "−0.40")])
def test_every_row_is_a_multiple_of_the_inputs(neuron, times):
    picture = opening.measured_slopes(neuron)
    assert picture.alt.endswith(f"{times} times the inputs.")
    assert f"row {neuron} is {times} times the inputs" in picture.panels[0]


@pytest.mark.parametrize("silent", range(1, 5))
def test_an_input_that_is_off_silences_its_column(silent):
    panel = opening.measured_slopes(2, silent).panels[0]
    cells = re.findall(r"<text[^>]*>(−?\d\.\d\d)</text>", panel)
    assert len(cells) == 12
    assert [cells[4 * row + silent - 1] for row in range(3)] == ["0.00"] * 3
    assert sum(cell == "0.00" for cell in cells) == 3


def test_an_input_is_tapped_off_and_on_again():
    assert 'data-set="silent:input 3"' in opening.measured_slopes(2).panels[0]
    assert 'data-set="silent:none"' in opening.measured_slopes(2, 3).panels[0]
