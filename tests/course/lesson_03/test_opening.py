"""The picture that opens lesson 03."""

import numpy as np

from dlcore import Linear, Sequential, Tanh
from dlcore.course.lesson_03 import opening


def test_the_points_are_moved_by_a_hidden_layer_of_the_library():
    layer = Linear(2, 2, rng=0, dtype=np.float64)
    layer.params["weight"][:], layer.params["bias"][:] = opening.WEIGHT, opening.BIAS
    points, _ = opening.clouds()
    assert np.allclose(Sequential(layer, Tanh())(points), opening.hidden(points))


def test_at_the_end_the_line_that_is_drawn_separates_the_kinds():
    points, first = opening.clouds()
    moved = opening.hidden(points)
    assert np.array_equal(moved @ [1.0, -1.0] > 1.0, ~first)
    assert "now a straight line separates" in opening.moved_points(opening.MOVES).alt


def test_before_no_straight_line_does():
    """Each kind's two clouds lie around ends of a line that the other kind's line crosses."""
    points, first = opening.clouds()
    for angle in np.deg2rad(np.arange(0, 360, 2)):
        heights = points @ [np.cos(angle), np.sin(angle)]
        assert heights[first].min() < heights[~first].max()
