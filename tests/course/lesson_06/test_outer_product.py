"""The figure `outer_product_cells`, and equation 8 on the numbers of lesson 05."""

import re

import numpy as np
import pytest

from dlcore.course.lesson_06.exercises.layer_back import layer_back
from dlcore.course.lesson_06.outer_product import DELTA, A, outer_product
from tests.support.lessons import ROOT

W1 = np.array([[0.1, 0.2], [0.3, -0.1], [-0.2, 0.4]])
W2 = np.array([[0.2, -0.3, 0.5], [-0.4, 0.1, 0.6]])
W3 = np.array([[0.7, -0.5]])


def table(picture):
    """The twelve numbers of the picture's table."""
    numbers = re.findall(r"<text[^>]*>(−?[\d.]+)</text>", picture.panels[0])
    return np.array([float(text.replace("−", "-")) for text in numbers[7:19]]).reshape(3, 4)


def test_the_table_is_the_outer_product():
    assert np.allclose(table(outer_product()), np.outer(DELTA, A))


@pytest.mark.parametrize(("row", "column"), [(1, 1), (2, 3), (3, 4)])
def test_a_cell_is_its_row_times_its_column(row, column):
    picture = outer_product(row, column)
    assert picture.alt.endswith(f"= {DELTA[row - 1] * A[column - 1]:g}.".replace("-", "−"))
    assert f"the weight from input {column} to neuron {row}" in picture.alt.lower()


def test_a_zero_clears_a_column_or_a_row():
    assert not table(outer_product(1, 2, "in a"))[:, 1].any()
    assert not table(outer_product(2, 1, "in δ"))[1].any()
    assert "−0<" not in outer_product(1, 2, "in a").panels[0]


def test_one_line_per_layer_gives_the_gradients_of_the_demonstration():
    """The numbers are those of the sample network in the syllabus (golden.json, bp_demo, true_gd)."""
    y0 = np.array([1.0, 0.5])
    y1, y2, y3 = np.array([0.549834, 0.5621765, 0.5]), np.array([0.54768311, 0.53401838]), np.array([0.52905946])
    dW3, _, d2 = layer_back((y3 - 1) * y3 * (1 - y3), y2, W3, y2 * (1 - y2))
    dW2, _, d1 = layer_back(d2, y1, W2, y1 * (1 - y1))
    dW1, _, _ = layer_back(d1, y0, W1, np.ones(2))
    assert np.allclose(d2, [-0.0203473, 0.01459929], atol=1e-7)
    assert np.allclose(d1, [-0.00245269, 0.00186179, -0.00035352], atol=1e-7)
    assert np.allclose(dW3, [[-0.06426374, -0.06266035]], atol=1e-7)
    right = [[-0.01118764, -0.01143877, -0.01017365], [0.00802718, 0.00820738, 0.00729964]]
    assert np.allclose(dW2, right, atol=1e-7)
    assert np.allclose(
        dW1, [[-0.00245269, -0.00122634], [0.00186179, 0.00093089], [-0.00035352, -0.00017676]], atol=1e-7
    )


def test_the_lesson_prints_them():
    text = (ROOT / "lessons" / "06_backprop_in_matrices.ipynb").read_text(encoding="utf-8")
    for number in ("-0.06426374", "0.00729964", "-0.00035352"):
        assert number in text
