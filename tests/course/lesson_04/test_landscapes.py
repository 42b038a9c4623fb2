"""The bowl of two weights: steps that are too long, and two rules of weight decay."""

import numpy as np
import pytest

import dlcore
from dlcore.course.lesson_04 import landscapes, small_problem


def above(rate, start=(-0.5, 2.5)):
    return small_problem.loss(small_problem.walk(start, rate, 25)[-1]) - small_problem.loss(small_problem.lowest())


def test_the_gradient_is_that_of_the_loss():
    w = np.array([0.3, -1.2])
    assert np.allclose(small_problem.gradient(w), dlcore.numerical_gradient(small_problem.loss, w), atol=1e-6)
    assert np.allclose(small_problem.gradient(small_problem.lowest()), 0)


@pytest.mark.parametrize("start", [(-0.5, 2.5), (2.5, -0.5), (1, 1.75)])
def test_a_doubled_step_may_never_arrive(start):
    assert above(0.02, start) > above(0.06, start) > above(0.13, start)
    assert above(0.13, start) < 0.001
    assert above(0.26, start) > small_problem.loss(np.array(start)) - small_problem.loss(small_problem.lowest())


def test_a_contour_has_one_height():
    heights = [small_problem.loss(w) for w in small_problem.contour(3)]
    assert np.allclose(heights, 3 + small_problem.loss(small_problem.lowest()))


@pytest.mark.parametrize(
    ("level", "span"),
    [(level, landscapes.SPAN) for level in landscapes.LEVELS] + [(level, landscapes.NEAR) for level in (0.1, 1.5, 5)],
)
def test_what_is_shaded_lies_in_the_plane_and_not_above_its_level(level, span):
    rim = landscapes._shown(level, span)
    assert rim.min() >= span[0] - 1e-9
    assert rim.max() <= span[1] + 1e-9
    heights = [small_problem.loss(w) - small_problem.loss(small_problem.lowest()) for w in rim]
    assert max(heights) <= level + 1e-9
    assert max(heights) == pytest.approx(level)


@pytest.mark.parametrize("penalty", [0.25, 0.5, 1.0])
def test_the_right_decay_ends_at_the_same_weights_for_every_step_size(penalty):
    for rate in landscapes.RATES:
        end = small_problem.walk((0, 0), rate, 1000, rate * penalty)[-1]
        assert np.allclose(end, small_problem.lowest(penalty), atol=1e-6)


@pytest.mark.parametrize("rate", landscapes.RATES)
def test_the_slides_decay_ends_where_the_penalty_is_divided_by_the_step_size(rate):
    end = small_problem.walk((0, 0), rate, 1000, 0.5)[-1]
    assert np.allclose(end, small_problem.lowest(0.5 / rate), atol=1e-6)
    assert f"as if λ were {0.5 / rate:g}" in landscapes.two_decays(0.5, rate).alt


def test_one_step_of_decay_and_ten():
    layer = dlcore.Linear(1, 1, bias=False, dtype=np.float64)
    layer.params["weight"][:] = 2
    layer.grads["weight"] = np.zeros((1, 1))
    sgd, weights = dlcore.SGD(layer, lr=0.1, weight_decay=0.5), []
    for _ in range(10):
        sgd.step()
        weights.append(layer.params["weight"].item())
    assert weights[0] == pytest.approx(1.9)
    assert weights[9] == pytest.approx(1.19747388, abs=1e-8)
