"""The demonstration's numbers: golden sets A and B, and the counter-example."""

import numpy as np
import pytest

import dlcore
from dlcore.course.lesson_05 import demo

close = {"atol": 5e-9, "rtol": 0}


def test_forward_through_the_sample():
    e, y, slopes = demo.forward(demo.SAMPLE)
    assert np.allclose(e[0], [0.2, 0.25, 0.0], **close)
    assert np.allclose(y[1], [0.549834, 0.5621765, 0.5], **close)
    assert np.allclose(e[1], [0.19131385, 0.13628405], **close)
    assert np.allclose(y[2], [0.54768311, 0.53401838], **close)
    assert np.allclose([e[2][0], y[3][0], slopes[2][0]], [0.11636899, 0.52905946, 0.24915555], **close)
    assert demo.error(demo.SAMPLE) == pytest.approx(0.1108925, abs=5e-9)


def test_set_a_the_slides_recipe():
    delta123, delta45, delta = demo.slide_errors(demo.SAMPLE)
    assert np.allclose(delta, [0.47094054], **close)
    assert np.allclose(delta45, [0.32965838, -0.23547027], **close)
    assert np.allclose(delta123, [0.16011978, -0.12244454, 0.02354703], **close)
    W1, W2, W3 = after = demo.moved(demo.SAMPLE, demo.directions(demo.SAMPLE, "slide"))
    assert np.allclose(W1, [[0.11981615, 0.20990807], [0.28493111, -0.10753444], [-0.19705662, 0.40147169]], **close)
    assert np.allclose(W2, [[0.22245111, -0.27704491, 0.52041626], [-0.41610878, 0.08352961, 0.58535123]], **close)
    assert np.allclose(W3, [[0.73213187, -0.46866982]], **close)
    assert demo.error(after) == pytest.approx(0.10573271, abs=5e-9)


def test_set_b_the_gradient():
    g123, g45, g6 = demo.gradient_errors(demo.SAMPLE)
    assert np.allclose(-g6, [-0.11733745], **close)
    assert np.allclose(-g45, [-0.0203473, 0.01459929], **close)
    assert np.allclose(-g123, [-0.00245269, 0.00186179, -0.00035352], **close)
    W1, W2, W3 = after = demo.moved(demo.SAMPLE, demo.directions(demo.SAMPLE, "gradient"))
    assert np.allclose(W1, [[0.10122634, 0.20061317], [0.29906911, -0.10046545], [-0.19982324, 0.40008838]], **close)
    assert np.allclose(W2, [[0.20559382, -0.29428061, 0.50508683], [-0.40401359, 0.09589631, 0.59635018]], **close)
    assert np.allclose(W3, [[0.73213187, -0.46866982]], **close)
    assert demo.error(after) == pytest.approx(0.1066305, abs=5e-9)


def test_how_much_longer_the_slides_step_is_in_the_sample():
    slide, true = (demo.directions(demo.SAMPLE, recipe) for recipe in ("slide", "gradient"))
    assert np.allclose(slide[1] / true[1], 4.013557, atol=5e-7)
    assert np.allclose(slide[1] / true[1], 1 / demo.forward(demo.SAMPLE).slopes[2][0])
    assert np.allclose((slide[0] / true[0])[:, 0], [16.15874, 16.187548, 16.651847], atol=5e-7)
    assert demo.cosines(demo.SAMPLE, "slide") == pytest.approx([0.999994, 1, 1], abs=5e-7)
    whole = [np.concatenate([layer.ravel() for layer in along]) for along in (slide, true)]
    assert demo.cosine(*whole) == pytest.approx(0.795739, abs=5e-7)


def test_the_counter_example():
    true = demo.gradient_errors(demo.COUNTER)[0] / demo.forward(demo.COUNTER).slopes[0]
    slide = demo.slide_errors(demo.COUNTER)[0]
    assert np.allclose(slide, [-0.37742361, -0.58900958, -0.34311238], **close)
    assert np.allclose(true, [0.02863818, 0.01085108, 0.02095844], **close)
    ends = [
        demo.error(demo.moved(demo.COUNTER, demo.directions(demo.COUNTER, recipe), layers=(0,)))
        for recipe in ("slide", "gradient")
    ]
    assert [demo.error(demo.COUNTER), *ends] == pytest.approx([0.16350848, 0.16419068, 0.16346923], abs=5e-9)
    assert demo.cosines(demo.COUNTER, "slide") == pytest.approx([-0.82759, 1, 1], abs=5e-6)


@pytest.mark.parametrize("net", demo.NETS)
@pytest.mark.parametrize("f", [dlcore.sigmoid, dlcore.tanh, dlcore.identity])
def test_the_gradient_is_what_nudging_finds(net, f):
    weights = demo.NETS[net]
    for recipe in (demo.directions, lambda w, r, f: demo.ERRORS[r](w, f=f)):
        for found, measured in zip(recipe(weights, "gradient", f=f), recipe(weights, "nudging", f=f), strict=True):
            assert np.allclose(found, measured, atol=1e-4, rtol=1e-3)


@pytest.mark.parametrize("net", demo.NETS)
def test_with_slopes_of_1_the_recipe_is_the_gradient(net):
    weights = demo.NETS[net]
    for one, other in zip(
        *(demo.directions(weights, recipe, f=dlcore.identity) for recipe in ("slide", "gradient")), strict=True
    ):
        assert np.allclose(one, other)


def test_the_last_layer_is_right_by_the_recipe_too_and_the_one_before_points_the_right_way():
    rng = np.random.default_rng(0)
    for _ in range(20):
        weights = tuple(3 * rng.standard_normal(w.shape) for w in demo.SAMPLE)
        slide, true = (demo.directions(weights, recipe) for recipe in ("slide", "gradient"))
        assert np.allclose(slide[2], true[2])
        assert demo.cosines(weights, "slide")[1:] == pytest.approx([1, 1])


def test_dlcore_has_the_same_gradient():
    layers = [(dlcore.Linear(W.shape[1], len(W), bias=False, dtype=float), dlcore.Sigmoid()) for W in demo.SAMPLE]
    for (linear, _), W in zip(layers, demo.SAMPLE, strict=True):
        linear.params["weight"][...] = W
    net = dlcore.Sequential(*(part for pair in layers for part in pair))
    net.backward(net(demo.X[np.newaxis]) - demo.Z)
    for (linear, _), along in zip(layers, demo.directions(demo.SAMPLE, "gradient"), strict=True):
        assert np.allclose(linear.grads["weight"], -along)
