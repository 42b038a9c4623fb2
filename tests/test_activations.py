"""Activations: the deck's numbers, their slopes, what happens far out, and softmax's laws. Found, not listed."""

import inspect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dlcore
from dlcore import (
    Identity,
    LeakyReLU,
    ReLU,
    ScaledTanh,
    Sigmoid,
    Softmax,
    Tanh,
    d_leaky_relu,
    d_relu,
    d_sigmoid,
    d_tanh,
    leaky_relu,
    log_softmax,
    numerical_gradient,
    relu,
    scaled_tanh,
    sigmoid,
    softmax,
    softmax_jacobian,
    step,
    tanh,
)

FUNCTIONS = {name: f for name, f in vars(dlcore.activations).items() if hasattr(f, "df")}
every_function = pytest.mark.parametrize("f", FUNCTIONS.values(), ids=FUNCTIONS)

X = np.array([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0])
FAR = np.array([-1000.0, 1000.0])

LIMITS = {  # f and f′ at −1000 and at 1000
    "identity": ([-1000, 1000], [1, 1]),
    "step": ([0, 1], [0, 0]),
    "sigmoid": ([0, 1], [0, 0]),
    "tanh": ([-1, 1], [0, 0]),
    "scaled_tanh": ([-1.7159, 1.7159], [0, 0]),
    "relu": ([0, 1000], [0, 1]),
    "leaky_relu": ([-10, 1000], [0.01, 1]),
}
KINKS = {"step", "relu", "leaky_relu"}  # at 0
LAYERS = {Identity: "identity", Sigmoid: "sigmoid", Tanh: "tanh", ScaledTanh: "scaled_tanh", ReLU: "relu"}
LAYERS |= {LeakyReLU: "leaky_relu"}


def slope(f, x, eps=1e-6):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


def test_every_activation_has_its_slope_and_its_limits_here():
    public = {name for name in dlcore.activations.__all__ if inspect.isfunction(getattr(dlcore, name))}
    slopes = {name for name in public if name.startswith("d_")}
    assert slopes == {f"d_{name}" for name in FUNCTIONS}
    assert set(FUNCTIONS) == set(LIMITS) == public - slopes - {"softmax", "log_softmax", "softmax_jacobian"}
    for name, f in FUNCTIONS.items():
        assert f.df is getattr(dlcore, f"d_{name}")


@pytest.mark.parametrize(
    ("f", "wanted"),
    [
        (sigmoid, [0.11920292, 0.26894142, 0.37754067, 0.5, 0.62245933, 0.73105858, 0.88079708]),
        (tanh, [-0.96402758, -0.76159416, -0.46211716, 0.0, 0.46211716, 0.76159416, 0.96402758]),
        (relu, [0.0, 0.0, 0.0, 0.0, 0.5, 1.0, 2.0]),
        (d_sigmoid, [0.10499359, 0.19661193, 0.23500371, 0.25, 0.23500371, 0.19661193, 0.10499359]),
        (d_tanh, [0.07065082, 0.41997434, 0.78644773, 1.0, 0.78644773, 0.41997434, 0.07065082]),
        (d_relu, [0, 0, 0, 0, 1, 1, 1]),
        (step, [0, 0, 0, 1, 1, 1, 1]),
        (leaky_relu, [-0.02, -0.01, -0.005, 0, 0.5, 1, 2]),
        (d_leaky_relu, [0.01, 0.01, 0.01, 0.01, 1, 1, 1]),
    ],
)
def test_the_decks_numbers(f, wanted):
    np.testing.assert_allclose(f(X), wanted, atol=5e-9)


@every_function
def test_the_slope_is_the_finite_difference(f):
    points = np.linspace(-4, 4, 33) + 0.01  # none of them at a kink
    np.testing.assert_allclose(f.df(points), slope(f, points), atol=1e-8)


def test_the_sigmoids_slope_is_the_same_on_both_sides_and_small_but_not_0_far_out():
    np.testing.assert_array_equal(d_sigmoid(X), d_sigmoid(-X))
    np.testing.assert_allclose(d_sigmoid(np.array([27.2, 30.0, 40.0])), np.exp([-27.2, -30.0, -40.0]), rtol=1e-11)


@pytest.mark.parametrize("name", sorted(KINKS - {"step"}))
def test_at_a_kink_the_slope_lies_within_the_one_sided_ones(name):
    f, eps = FUNCTIONS[name], 1e-6
    left, right = (f(0.0) - f(-eps)) / eps, (f(eps) - f(0.0)) / eps
    assert left == pytest.approx(float(f.df(0.0)))  # the documented choice
    assert min(left, right) <= f.df(0.0) <= max(left, right)
    assert left != pytest.approx(float(right))  # it is a kink, so there is something to choose


def test_only_the_listed_functions_have_kinks():
    for name in set(FUNCTIONS) - KINKS:
        f = FUNCTIONS[name]
        assert (f(1e-6) - f(0.0)) == pytest.approx(float(f(0.0) - f(-1e-6)), rel=1e-4)


@every_function
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_far_out_it_is_finite_silent_and_right(f, dtype):
    values, slopes = LIMITS[f.__name__]
    with np.errstate(over="warn", invalid="warn", divide="warn"):  # warnings are errors here
        y, dy = f(FAR.astype(dtype)), f.df(FAR.astype(dtype))
    np.testing.assert_allclose(y, values, rtol=1e-6)
    np.testing.assert_allclose(dy, slopes, rtol=1e-6)


def test_small_sigmoids_are_exact_and_not_cut_off():
    np.testing.assert_allclose(sigmoid(np.array([-40.0, -700.0])), np.exp([-40.0, -700.0]), rtol=1e-12)


@every_function
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_precision_and_shape_are_kept(f, dtype):
    x = np.linspace(-2, 2, 12, dtype=dtype).reshape(3, 1, 4)
    for result in (f(x), f.df(x)):
        assert result.dtype == dtype
        assert result.shape == x.shape


@every_function
def test_whole_numbers_are_taken_as_float64(f):
    for whole in (np.array([0, 1, 250], np.uint8), [0, 1, 250], np.array([False, True, True])):
        wanted = np.asarray(whole, float)
        for g in (f, f.df):
            assert g(whole).dtype == np.float64
            np.testing.assert_array_equal(g(whole), g(wanted))


@every_function
def test_the_callers_array_is_left_alone(f):
    x = X.copy()
    x.flags.writeable = False
    f(x), f.df(x)
    np.testing.assert_array_equal(x, X)


@given(st.floats(-30, 30))
def test_how_they_are_made_of_each_other(x):
    assert tanh(x) == pytest.approx(2 * sigmoid(2 * x) - 1, abs=1e-14)
    assert sigmoid(-x) == pytest.approx(1 - sigmoid(x), abs=1e-14)
    assert leaky_relu(x, 0.0) == relu(x)
    assert leaky_relu(x, 1.0) == x
    assert 0 <= d_sigmoid(x) <= 0.25
    assert 0 <= d_tanh(x) <= 1


def test_the_scaled_tanh_passes_through_one():
    assert scaled_tanh(1.0) == pytest.approx(1, abs=1e-4)
    assert scaled_tanh(1e9) == pytest.approx(1.7159)


def test_leaky_relu_takes_any_slope():
    np.testing.assert_allclose(leaky_relu(X, 2.0), np.where(X > 0, X, 2 * X))
    np.testing.assert_allclose(d_leaky_relu(X, 2.0), np.where(X > 0, 1, 2))


# As layers


def test_every_elementwise_activation_but_the_step_is_a_layer():
    assert set(LAYERS.values()) == set(FUNCTIONS) - {"step"}


@pytest.mark.parametrize(("cls", "name"), LAYERS.items(), ids=LAYERS.values())
def test_the_layer_is_the_function_and_its_slope(cls, name):
    layer, f = cls(), FUNCTIONS[name]
    x = np.concatenate([X, FAR])
    dy = np.linspace(1, 2, x.size)
    np.testing.assert_allclose(layer(x), f(x), rtol=1e-14)
    np.testing.assert_allclose(layer.backward(dy), dy * f.df(x), rtol=1e-14)  # at the kink too, since X holds 0


def test_layers_keep_images_as_they_lie_in_memory():
    x = np.random.default_rng(0).standard_normal((3, 4, 5, 2)).transpose(3, 0, 1, 2)  # batch innermost
    for cls in LAYERS:
        layer = cls()
        assert layer(x).strides == x.strides
        assert layer.backward(x).strides == x.strides


def test_reprs():
    assert [repr(layer) for layer in (ReLU(), LeakyReLU(), Softmax(), Softmax(axis=1))] == [
        "ReLU()",
        "LeakyReLU(0.01)",
        "Softmax()",
        "Softmax(axis=1)",
    ]


# Softmax


@settings(deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=1, max_size=6), st.floats(-1000, 1000))
def test_softmax_does_not_see_a_shift(x, shift):
    y = softmax(x)
    np.testing.assert_allclose(softmax(np.array(x) + shift), y, rtol=1e-9, atol=1e-12)
    assert y.sum() == pytest.approx(1)
    assert (np.argsort(y, kind="stable") == np.argsort(x, kind="stable")).all() or len(set(y)) < len(set(x))
    np.testing.assert_allclose(np.exp(log_softmax(x)), y, rtol=1e-9, atol=1e-300)


def test_softmax_is_its_definition_along_any_axis():
    x = np.random.default_rng(0).standard_normal((2, 3, 4))
    for axis in (0, 1, -1):
        e = np.exp(x)
        np.testing.assert_allclose(softmax(x, axis), e / e.sum(axis=axis, keepdims=True), rtol=1e-13)
        np.testing.assert_allclose(log_softmax(x, axis), np.log(softmax(x, axis)), rtol=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_softmax_far_out(dtype):
    x = np.array([1000, -1000, -np.inf, 1000], dtype)
    assert softmax(x).dtype == log_softmax(x).dtype == dtype
    np.testing.assert_array_equal(softmax(x), [0.5, 0, 0, 0.5])  # −∞ forbids a class
    np.testing.assert_allclose(log_softmax(x), [np.log(0.5), -2000 + np.log(0.5), -np.inf, np.log(0.5)], rtol=1e-6)


def test_softmax_jacobian():
    x = np.random.default_rng(0).standard_normal((2, 3))
    jacobian = softmax_jacobian(x)
    assert jacobian.shape == (2, 3, 3)
    for i in range(3):
        np.testing.assert_allclose(jacobian[0, i], numerical_gradient(lambda x, i=i: softmax(x)[i], x[0]), atol=1e-9)
    np.testing.assert_allclose(jacobian, jacobian.swapaxes(1, 2))
    np.testing.assert_allclose(jacobian.sum(axis=-1), 0, atol=1e-15)  # a shift changes nothing

    layer, dy = Softmax(), np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 1.0]])
    layer(x)
    np.testing.assert_allclose(layer.backward(dy), np.einsum("nij,ni->nj", jacobian, dy), atol=1e-14)
