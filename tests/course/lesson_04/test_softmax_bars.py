"""The figure that turns logits into probabilities and a loss."""

import numpy as np
import pytest

from dlcore.course.lesson_04.softmax_bars import logits_to_loss


@pytest.mark.parametrize("shift", [-2, 0, 2])
def test_a_shift_of_all_logits_changes_nothing_but_them(shift):
    assert logits_to_loss(shift, 2 + shift, shift).panels[1] == logits_to_loss().panels[1]


def test_it_says_the_probabilities_and_the_loss():
    alt = logits_to_loss(0, 2, 0).alt
    assert "probabilities 0.11, 0.79, 0.11" in alt
    assert f"is {-np.log(1 / (2 + np.exp(2))):.2f}." in alt


def test_a_small_probability_is_not_written_as_zero():
    picture = logits_to_loss(-4, 4, 0)
    assert "is 8.02." in picture.alt
    assert "p = 0.00033, loss 8.02" in picture.panels[1]
