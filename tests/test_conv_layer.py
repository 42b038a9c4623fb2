"""The convolutional layer from the outside: against its loops, with holes and tables, its parameters, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcore import SGD, SLIDE_IMAGE, Conv2d, conv2d_layer_loops, conv2d_layer_loops_backward, dilate
from tests.support.images import few, fewer, geometries, normal, seeds


def test_the_decks_gradients_are_the_layers():
    delta = np.array([[1.0, 0, 2], [0, -1, 0], [3, 0, 1]])
    layer = Conv2d(1, 1, 3, dtype=np.float64)
    layer.params["weight"] = np.arange(1.0, 10).reshape(1, 1, 3, 3)
    layer(SLIDE_IMAGE[None, None].astype(float))
    dx = [[1, 2, 5, 4, 6], [4, 4, 12, 7, 12], [10, 10, 28, 12, 21], [12, 8, 14, -4, 6], [21, 24, 34, 8, 9]]
    np.testing.assert_array_equal(layer.backward(delta[None, None])[0, 0], dx)
    np.testing.assert_array_equal(layer.grads["weight"][0, 0], [[3, 1, 4], [3, 3, 3], [3, 4, 5]])
    np.testing.assert_array_equal(layer.grads["bias"], [6])


# Against the loops


@fewer
@given(geometries(), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), seeds)
def test_the_layer_agrees_with_its_loops(geometry, N, C, F, seed):
    size, kernel_size, stride, padding = geometry
    layer = Conv2d(C, F, kernel_size, stride, padding, dtype=np.float64, rng=seed)
    weight, bias = layer.params["weight"], layer.params["bias"]
    (x,) = normal(seed, (N, C, *size))
    y = layer(x)
    np.testing.assert_allclose(y, conv2d_layer_loops(x, weight, bias, stride, padding), atol=1e-12)
    (dy,) = normal(seed + 1, y.shape)
    dx, dweight, dbias = conv2d_layer_loops_backward(dy, x, weight, stride, padding)
    np.testing.assert_allclose(layer.backward(dy), dx, atol=1e-12)
    np.testing.assert_allclose(layer.grads["weight"], dweight, atol=1e-12)
    np.testing.assert_allclose(layer.grads["bias"], dbias, atol=1e-12)


@few
@given(geometries(), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), seeds)
def test_the_layers_backward_is_the_transpose_of_its_forward(geometry, N, C, F, seed):
    size, kernel_size, stride, padding = geometry
    layer = Conv2d(C, F, kernel_size, stride, padding, bias=False, dtype=np.float64, rng=seed)
    (x,) = normal(seed, (N, C, *size))
    y = layer(x)
    (dy,) = normal(seed + 1, y.shape)
    dx = layer.backward(dy)
    assert np.vdot(y, dy) == pytest.approx(np.vdot(x, dx), rel=1e-9, abs=1e-9)
    # y is linear in the weights too, so the same holds for their gradient.
    assert np.vdot(y, dy) == pytest.approx(np.vdot(layer.params["weight"], layer.grads["weight"]), rel=1e-9, abs=1e-9)


@fewer
@given(geometries(), st.integers(1, 3), st.integers(1, 3), st.integers(1, 2), st.integers(1, 3), seeds)
def test_dilation_is_a_kernel_with_holes(geometry, down, right, N, C, seed):
    (H, W), (kH, kW), stride, padding = geometry
    size = H + (down - 1) * (kH - 1), W + (right - 1) * (kW - 1)
    layer = Conv2d(C, 2, (kH, kW), stride, padding, (down, right), dtype=np.float64, rng=seed)
    spread = dilate(layer.params["weight"], (down, right))
    (x,) = normal(seed, (N, C, *size))
    y = layer(x)
    np.testing.assert_allclose(y, conv2d_layer_loops(x, spread, layer.params["bias"], stride, padding), atol=1e-12)
    (dy,) = normal(seed + 1, y.shape)
    dx, dspread, dbias = conv2d_layer_loops_backward(dy, x, spread, stride, padding)
    np.testing.assert_allclose(layer.backward(dy), dx, atol=1e-12)
    np.testing.assert_allclose(layer.grads["weight"], dspread[:, :, ::down, ::right], atol=1e-12)
    np.testing.assert_allclose(layer.grads["bias"], dbias, atol=1e-12)


# Connection tables


@fewer
@given(geometries(), st.integers(1, 3), st.integers(1, 3), seeds)
def test_a_connection_table_leaves_maps_out(geometry, C, F, seed):
    size, kernel_size, stride, padding = geometry
    rng = np.random.default_rng(seed)
    table = rng.random((C, F)) < 0.5
    table[rng.integers(C, size=F), np.arange(F)] = True  # at least one input map for every output map
    layer = Conv2d(C, F, kernel_size, stride, padding, connection_table=table, dtype=np.float64, rng=rng)
    connected = np.broadcast_to(table.T[:, :, None, None], layer.params["weight"].shape)
    np.testing.assert_array_equal(layer.params["weight"] != 0, connected)
    layer.params["weight"] = rng.standard_normal(connected.shape)  # what stands between the others is ignored
    weight, bias = layer.params["weight"] * connected, layer.params["bias"]
    (x,) = normal(seed, (2, C, *size))
    y = layer(x)
    np.testing.assert_allclose(y, conv2d_layer_loops(x, weight, bias, stride, padding), atol=1e-12)
    (dy,) = normal(seed + 1, y.shape)
    dx, dweight, _ = conv2d_layer_loops_backward(dy, x, weight, stride, padding)
    np.testing.assert_allclose(layer.backward(dy), dx, atol=1e-12)
    np.testing.assert_allclose(layer.grads["weight"], dweight * connected, atol=1e-12)
    assert layer.num_params == connected.sum() + F


def test_unconnected_weights_stay_zero_while_learning():
    table = np.array([[1, 0], [1, 1]])
    layer = Conv2d(2, 2, 3, connection_table=table, rng=0)
    optimiser = SGD(layer, lr=0.1, momentum=0.9, weight_decay=0.01)
    (x,) = normal(0, (4, 2, 5, 5))
    before = layer.params["weight"].copy()
    for _ in range(3):
        layer.backward(np.ones_like(layer(x)))
        optimiser.step()
    assert (layer.params["weight"][1, 0] == 0).all()
    assert (layer.params["weight"] != before)[table.T.astype(bool)].all()


def test_the_first_weights_suit_the_number_of_connected_maps():
    table = np.zeros((8, 200), bool)
    table[0], table[:, 100:] = True, True
    weight = Conv2d(8, 200, 5, connection_table=table, rng=0).params["weight"]
    assert np.abs(weight[:100]).max() == pytest.approx(1 / np.sqrt(25), rel=0.02)
    assert np.abs(weight[100:]).max() == pytest.approx(1 / np.sqrt(8 * 25), rel=0.02)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (np.ones((4, 3)), r"connection_table has shape \(4, 3\), needs \(3, 4\).*rows and columns exchanged"),
        (np.full((3, 4), 2), "connection_table has shape .* with True or False for every pair"),
        (np.eye(3, 4), "connection_table leaves output map 3 without any input"),
    ],
)
def test_a_senseless_connection_table_is_refused(table, message):
    with pytest.raises(ValueError, match=message):
        Conv2d(3, 4, 5, connection_table=table)


# Parameters and dtypes


@pytest.mark.parametrize(
    ("of_x", "of_weight", "of_y"), [("f4", "f4", "f4"), ("f8", "f4", "f8"), ("f4", "f8", "f8"), ("f2", "f4", "f4")]
)
def test_the_result_has_the_dtype_numpy_would_give(of_x, of_weight, of_y):
    layer = Conv2d(1, 2, 3, dtype=of_weight)
    assert layer(np.ones((1, 1, 4, 4), of_x)).dtype == of_y


def test_weights_start_as_pytorchs_do():
    layer = Conv2d(6, 200, 5, rng=0)
    bound = 1 / np.sqrt(6 * 5 * 5)
    for value in layer.params.values():
        assert value.dtype == np.float32
        assert 0.98 * bound < np.abs(value).max() <= bound
        assert value.std() == pytest.approx(bound / np.sqrt(3), rel=0.05)
    np.testing.assert_array_equal(Conv2d(6, 200, 5, rng=0).params["weight"], layer.params["weight"])
    assert not np.array_equal(Conv2d(6, 200, 5).params["weight"], Conv2d(6, 200, 5).params["weight"])


def test_without_bias_there_is_none():
    layer = Conv2d(1, 2, 3, bias=False)
    assert list(layer.params) == ["weight"]
    np.testing.assert_array_equal(layer(np.zeros((1, 1, 3, 3))), np.zeros((1, 2, 1, 1)))


def test_repr_tells_what_is_not_usual():
    assert repr(Conv2d(1, 6, 5)) == "Conv2d(1, 6, kernel_size=5)"
    assert repr(Conv2d(1, 6, (5, 3), stride=2, padding=(0, 1), bias=False)) == (
        "Conv2d(1, 6, kernel_size=(5, 3), stride=2, padding=(0, 1), bias=False)"
    )
    assert repr(Conv2d(1, 1, 3, dilation=2, connection_table=[[1]])) == (
        "Conv2d(1, 1, kernel_size=3, dilation=2, connection_table=…)"
    )


# Bad input


IMAGES = np.zeros((2, 3, 6, 6))


@pytest.mark.parametrize(
    ("x", "message"),
    [
        (IMAGES[:, :2], r"x has shape \(2, 2, 6, 6\), needs \(N, 3, H, W\)\. Usual cause: .*N×C×H×W"),
        (IMAGES.transpose(0, 2, 3, 1), r"x has shape \(2, 6, 6, 3\), .*x\.transpose\(0, 3, 1, 2\)"),
        (IMAGES[0], r"x has shape \(3, 6, 6\), needs \(N, 3, H, W\).*x\[np\.newaxis\]"),
        (IMAGES[:0], r"x is empty: its shape is \(0, 3, 6, 6\)"),
        (IMAGES.astype(np.uint8), r"x holds uint8 numbers.*astype\(np\.float32\) / 255"),
        (IMAGES[:, :, :, :2], r"the kernel spans 5 cells, but the padded image has only 2 \+ 2·1 = 4"),
        (IMAGES[:, :, :2], r"the kernel spans 5 cells, but the padded image has only 2 \+ 2·1 = 4"),
    ],
)
def test_the_layer_refuses_images_that_do_not_fit(x, message):
    with pytest.raises(ValueError, match=message):
        Conv2d(3, 4, 5, padding=1)(x)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"in_channels": 0}, "in_channels is 0, needs a whole number ≥ 1"),
        ({"out_channels": -2}, "out_channels is -2, needs a whole number ≥ 1"),
        ({"kernel_size": 0}, "kernel_size is 0, needs a whole number ≥ 1"),
        ({"kernel_size": (3, 3, 3)}, r"kernel_size is \(3, 3, 3\), needs a whole number or a pair"),
        ({"stride": 0}, "stride is 0, needs a whole number ≥ 1"),
        ({"stride": (1, 0)}, "stride is 0, needs a whole number ≥ 1"),
        ({"padding": -1}, "padding is -1, needs a whole number ≥ 0"),
        ({"padding": 0.5}, "padding is 0.5, needs a whole number ≥ 0"),
        ({"padding": "same"}, "padding is 'same', needs a whole number ≥ 0"),
        ({"dilation": 0}, "dilation is 0, needs a whole number ≥ 1"),
    ],
)
def test_the_layer_refuses_senseless_arguments(arguments, message):
    with pytest.raises(ValueError, match=message):
        Conv2d(**({"in_channels": 3, "out_channels": 4, "kernel_size": 3} | arguments))


@pytest.mark.parametrize("shape", [(1, 4, 6, 6), (2, 3, 6, 6), (2, 4, 5, 6), (4, 6, 6)])
def test_backward_refuses_a_dy_of_another_shape(shape):
    layer = Conv2d(3, 4, 3, padding=1)
    layer(IMAGES)
    with pytest.raises(ValueError, match=r"dy has shape .*, needs \(2, 4, 6, 6\).*different x than the last"):
        layer.backward(np.ones(shape))
