import numpy as np
import pytest

from dlcore import hinge_weights, relu


def test_the_network_meets_every_point():
    rng = np.random.default_rng(0)
    knots, heights = np.cumsum(rng.uniform(0.1, 2, 8)), rng.normal(size=8)
    v = hinge_weights(knots, heights)
    assert relu(knots[:, np.newaxis] - knots[:-1]) @ v + heights[0] == pytest.approx(heights)


def test_sixteen_equal_pieces_follow_the_sine_to_a_fiftieth():
    knots, x = np.linspace(-np.pi, np.pi, 17), np.linspace(-np.pi, np.pi, 10_001)
    y = relu(x[:, np.newaxis] - knots[:-1]) @ hinge_weights(knots, np.sin(knots)) + np.sin(knots[0])
    assert np.abs(y - np.sin(x)).max() <= (2 * np.pi / 16) ** 2 / 8 < 0.02
