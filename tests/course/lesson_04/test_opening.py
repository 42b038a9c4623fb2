"""The picture that opens lesson 04."""

import numpy as np
import pytest

from dlcore.course.lesson_04 import opening
from dlcore.gradcheck import numerical_gradient


@pytest.mark.parametrize("w", [-2.0, -1.3, 0.0, 0.4, 2.0])
def test_the_slope_is_that_of_the_curve(w):
    measured = numerical_gradient(lambda w: opening.height(w[0]), np.array([w]))
    assert opening.slope(w) == pytest.approx(measured[0], abs=1e-6)


def test_a_small_step_rolls_into_the_nearer_valley_and_a_large_one_jumps_over_it():
    assert opening.walk(2, 0.05)[-1] > 1
    assert opening.walk(2, 0.5)[-1] < -1


def test_the_words_say_where_it_rests_and_when_it_does_not():
    assert "rests in the right valley" in opening.walking_ball(2, 0.2).alt
    assert "rests in the left valley" in opening.walking_ball(-2, 0.2).alt
    assert "still jumps" in opening.walking_ball(2, 0.8).alt
