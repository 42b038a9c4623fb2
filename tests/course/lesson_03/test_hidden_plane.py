import numpy as np
import pytest

from dlcore import identity, relu, tanh
from dlcore.course.lesson_03 import hidden_plane

BY_HAND = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([0.0, -1.0])


def test_by_hand_with_relu_xor_is_solved():
    alt = hidden_plane.hidden_plane({"by hand": BY_HAND}, {"ReLU": relu}, "by hand", "ReLU").alt
    assert "(0,0) is at (0, 0), (0,1) and (1,0) are at (1, 0), (1,1) is at (2, 1)" in alt
    assert "XOR is solved" in alt


def test_no_weights_help_without_an_activation():
    rng = np.random.default_rng(0)
    for _ in range(20):
        weights = {"random": (rng.normal(size=(2, 2)), rng.normal(size=2))}
        picture = hidden_plane.hidden_plane(weights, {"identity": identity}, "random", "identity")
        assert "the best gets 3 corners of 4" in picture.alt


@pytest.mark.parametrize("f", [identity, tanh, relu])
def test_the_best_line_is_as_good_as_it_says(f):
    points = f(hidden_plane.CORNERS @ BY_HAND[0].T + BY_HAND[1])
    weight, bias, right = hidden_plane.best_line(points)
    assert ((points @ weight + bias > 0) == hidden_plane.XOR).sum() == right


def test_a_corner_is_the_same_term_in_both_planes():
    picture = hidden_plane.hidden_plane({"by hand": BY_HAND}, {"ReLU": relu}, "by hand", "ReLU")
    for panel in picture.panels:
        for corner in ("(0,0)", "(0,1)", "(1,0)", "(1,1)"):
            assert f'data-term="{corner}"' in panel
