import numpy as np
import pytest

from dlcore import Neuron, relu, sigmoid, tanh
from dlcore.course.lesson_02 import steepness

STUDENTS = np.array([[35.0, 67], [12, 75], [16, 89], [45, 56], [10, 90]])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (0.25, "0.25"),
        (-0.964, "−0.964"),
        (0.25**10, "9.5·10⁻⁷"),
        (1.54e-12, "1.5·10⁻¹²"),
        (-2e-5, "−2.0·10⁻⁵"),
    ],
)
def test_small_numbers_in_few_characters(value, words):
    assert steepness.power(value) == words


def test_ten_sigmoids_leave_a_millionth_even_at_their_steepest():
    assert (
        "slope 0.25. The product of 10 such slopes is 9.5·10⁻⁷." in steepness.activation_and_slope(sigmoid, 0, 10).alt
    )


@pytest.mark.parametrize(
    ("f", "x", "layers", "words"),
    [
        (sigmoid, 4, 2, "slope 0.0177. The product of 2 such slopes is 3.1·10⁻⁴."),
        (tanh, 0, 20, "slope 1. The product of 20 such slopes is 1."),
        (tanh, 2, 1, "slope 0.0707. One neuron alone leaves 0.0707 of a nudge."),
        (relu, -1, 5, "slope 0. The product of 5 such slopes is 0."),
        (relu, 0, 5, "slope 0. The product of 5 such slopes is 0."),
    ],
)
def test_slopes_multiply(f, x, layers, words):
    assert words in steepness.activation_and_slope(f, x, layers).alt


@pytest.mark.parametrize(
    ("divisor", "f", "words"),
    [
        (1, sigmoid, "z runs from 25 to 30, the slope from 9.4·10⁻¹⁴ to 1.4·10⁻¹¹."),
        (10, sigmoid, "z runs from 2.59 to 3.09, the slope from 0.0416 to 0.0649."),
        (100, sigmoid, "the slope from 0.24 to 0.243."),
        (1, tanh, "the slope from 0 to 0."),
        (1, relu, "the slope from 1 to 1."),
    ],
)
def test_the_students_on_the_flat_part_and_off_it(divisor, f, words):
    picture = steepness.feature_scaling(Neuron([0.2, 0.3], 0.1, f), {"so": STUDENTS / divisor}, "so")
    assert words in picture.alt


def test_all_scalings_can_be_chosen_wherever_the_figure_stands():
    scalings = {"as they are": STUDENTS, "÷ 10": STUDENTS / 10}
    for chosen in scalings:
        panel = steepness.feature_scaling(Neuron([0.2, 0.3], 0.1), scalings, chosen).panels[1]
        assert [f'data-set="inputs:{name}"' in panel for name in scalings] == [True, True]
        assert "A: (35, 67)" in panel
        assert "A: (3.5, 6.7)" in panel
