import numpy as np
import pytest

from dlcore import identity, relu, tanh
from dlcore.course.lesson_03 import hidden_plane

BY_HAND = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0])


def test_by_hand_with_relu_xor_is_solved():
    alt = hidden_plane.hidden_plane(BY_HAND, "by hand", relu).alt
    assert "(0,0) is at (0, 0), (0,1) and (1,0) are at (1, 0), (1,1) is at (2, 1)" in alt
    assert "XOR is solved" in alt


def test_no_weights_help_without_an_activation():
    rng = np.random.default_rng(0)
    for _ in range(20):
        weights = rng.normal(size=(2, 2)), rng.normal(size=2)
        assert "the best gets 3 corners of 4" in hidden_plane.hidden_plane(weights, "random", identity).alt


@pytest.mark.parametrize("f", [identity, tanh, relu])
def test_the_best_line_is_as_good_as_it_says(f):
    points = f(hidden_plane.CORNERS @ BY_HAND[0].T + BY_HAND[1])
    weight, bias, right = hidden_plane.best_line(points)
    assert ((points @ weight + bias > 0) == hidden_plane.XOR).sum() == right
