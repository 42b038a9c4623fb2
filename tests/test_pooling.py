"""Pooling from the outside: the deck's numbers, the loops against the fast layers, and the laws."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dlcore import (
    AvgPool2d,
    GlobalAvgPool2d,
    Linear,
    MaxPool2d,
    SubSample,
    avg_pool2d_loops,
    avg_pool2d_loops_backward,
    max_pool2d_loops,
    max_pool2d_loops_backward,
)

SLIDE = np.array([[1.0, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])[None, None]  # fig. 2-17
DELTA = np.array([[1.0, 2], [3, 4]])[None, None]
seeds = st.integers(0, 2**32 - 1)
few = settings(deadline=None, max_examples=50)


@st.composite
def geometries(draw):
    """A map size, a window, a stride and a padding that go together, each a pair."""
    window, stride = ((draw(st.integers(1, b)), draw(st.integers(1, b))) for b in (4, 3))
    padding = tuple(draw(st.integers(0, k // 2)) for k in window)
    smallest = [max(1, k - 2 * p) for k, p in zip(window, padding, strict=True)]
    return tuple(n + draw(st.integers(0, 5)) for n in smallest), window, stride, padding


def normal(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


# The deck's numbers


@pytest.mark.parametrize("pool", [MaxPool2d(2), lambda x: max_pool2d_loops(x, 2)])
def test_max_pooling_of_the_slide(pool):
    np.testing.assert_array_equal(pool(SLIDE)[0, 0], [[6, 8], [3, 4]])


@pytest.mark.parametrize("pool", [MaxPool2d(3, stride=1), lambda x: max_pool2d_loops(x, 3, stride=1)])
def test_overlapping_windows_of_the_slide(pool):
    np.testing.assert_array_equal(pool(SLIDE)[0, 0], [[7, 8], [7, 8]])


@pytest.mark.parametrize("pool", [AvgPool2d(2), lambda x: avg_pool2d_loops(x, 2)])
def test_average_pooling_of_the_slide(pool):
    np.testing.assert_array_equal(pool(SLIDE)[0, 0], [[3.25, 5.25], [2, 2]])
    np.testing.assert_array_equal(4 * pool(SLIDE)[0, 0], [[13, 21], [8, 8]])  # sum pooling


def test_the_way_back_through_max_pooling():
    wanted = [[0, 0, 0, 0], [0, 1, 0, 2], [3, 0, 0, 0], [0, 0, 0, 4]]
    layer = MaxPool2d(2)
    layer(SLIDE)
    np.testing.assert_array_equal(layer.backward(DELTA)[0, 0], wanted)
    np.testing.assert_array_equal(max_pool2d_loops_backward(DELTA, SLIDE, 2)[0, 0], wanted)


def test_the_way_back_through_average_pooling():
    wanted = np.kron([[0.25, 0.5], [0.75, 1.0]], np.ones((2, 2)))
    layer = AvgPool2d(2)
    layer(SLIDE)
    np.testing.assert_array_equal(layer.backward(DELTA)[0, 0], wanted)
    np.testing.assert_array_equal(avg_pool2d_loops_backward(DELTA, SLIDE, 2)[0, 0], wanted)


def test_global_average_pooling_of_the_slide():
    layer = GlobalAvgPool2d()
    assert layer(SLIDE) == 3.125
    np.testing.assert_array_equal(layer.backward(np.array([[32.0]]))[0, 0], np.full((4, 4), 2.0))


def test_trainable_subsampling_between_two_tanh():
    """X¹ = tanh(w·avg(tanh Z⁰) + b), with δ¹ = ∂J/∂Z¹ given: equations 13, 14 and 16."""
    z0 = np.array([[0.1, -0.2, 0.3, 0.4], [0.5, 0.6, -0.7, 0.8], [-0.9, 1.0, 0.2, 0.1], [0.4, -0.3, 0.2, -0.6]])
    layer = SubSample(1, 2, dtype=np.float64)
    layer.params["weight"][:], layer.params["bias"][:] = 1.5, -0.2
    z1 = layer(np.tanh(z0)[None, None])[0, 0]
    np.testing.assert_allclose(z1, [[0.13804727, 0.07409896], [-0.14977526, -0.21598660]], atol=1e-8)
    delta1 = np.array([[0.3, -0.1], [0.2, 0.5]])
    delta0 = layer.backward(delta1[None, None])[0, 0] * (1 - np.tanh(z0) ** 2)
    wanted = [
        [0.11138246, 0.10811734, -0.03431764, -0.03208645],
        [0.08847537, 0.08005250, -0.02380273, -0.02096457],
        [0.03651880, 0.03149808, 0.18019556, 0.18563743],
        [0.06417291, 0.06863527, 0.18019556, 0.13342083],
    ]
    np.testing.assert_allclose(delta0, wanted, atol=1e-8)
    np.testing.assert_allclose(layer.grads["weight"], [0.05070396], atol=1e-8)
    np.testing.assert_allclose(layer.grads["bias"], [0.9], atol=1e-12)


# The loops against the layers


@few
@given(geometries(), st.integers(1, 3), st.integers(1, 3), seeds, st.booleans())
def test_max_pooling_agrees_with_its_loops(geometry, N, C, seed, ties):
    size, *window = geometry
    (x,) = normal(seed, (N, C, *size))
    x = x.round() if ties else x
    layer = MaxPool2d(*window)
    y = layer(x)
    np.testing.assert_array_equal(y, max_pool2d_loops(x, *window))
    (dy,) = normal(seed + 1, y.shape)
    np.testing.assert_allclose(layer.backward(dy), max_pool2d_loops_backward(dy, x, *window), atol=1e-13)


@few
@given(geometries(), st.integers(1, 3), st.integers(1, 3), seeds, st.booleans())
def test_average_pooling_agrees_with_its_loops(geometry, N, C, seed, count_include_pad):
    size, *window = geometry
    (x,) = normal(seed, (N, C, *size))
    layer = AvgPool2d(*window, count_include_pad)
    y = layer(x)
    np.testing.assert_allclose(y, avg_pool2d_loops(x, *window, count_include_pad), atol=1e-13)
    (dy,) = normal(seed + 1, y.shape)
    dx = avg_pool2d_loops_backward(dy, x, *window, count_include_pad)
    np.testing.assert_allclose(layer.backward(dy), dx, atol=1e-13)


# Laws


@few
@given(geometries(), seeds, st.integers(0, 3), st.integers(0, 3), st.sampled_from([MaxPool2d, AvgPool2d]))
def test_a_shift_by_the_stride_shifts_the_result_by_one(geometry, seed, down, right, pool):
    (H, W), window, (sH, sW), _ = geometry
    (x,) = normal(seed, (1, 1, H + window[0] + 3 * sH, W + window[1] + 3 * sW))
    layer = pool(window, (sH, sW))
    shifted = layer(x[:, :, down * sH :, right * sW :])
    np.testing.assert_allclose(shifted, layer(x)[:, :, down:, right:], atol=1e-13)


def test_a_shift_by_less_than_the_stride_does_not():
    (x,) = normal(0, (1, 1, 6, 6))
    shifted = MaxPool2d(2)(x[:, :, 1:, 1:])
    assert not np.array_equal(shifted, MaxPool2d(2)(x)[:, :, :2, :2])


@few
@given(geometries(), seeds, st.sampled_from([MaxPool2d, AvgPool2d]))
def test_backward_hands_on_all_it_gets_where_nothing_falls_on_padding(geometry, seed, pool):
    (H, W), window, stride, _ = geometry
    assume(window[0] <= H and window[1] <= W)
    layer = pool(window, stride)
    (x,) = normal(seed, (2, 2, H, W))
    (dy,) = normal(seed + 1, layer(x).shape)
    np.testing.assert_allclose(layer.backward(dy).sum(axis=(2, 3)), dy.sum(axis=(2, 3)), atol=1e-12)


@pytest.mark.parametrize("layer", [MaxPool2d(2), AvgPool2d(3, 1, 1), SubSample(3, 2), GlobalAvgPool2d()])
def test_maps_are_not_mixed(layer):
    (x,) = normal(0, (2, 3, 4, 4))
    y = layer(x)
    other = x.copy()
    other[:, 1] += 5
    changed = layer(other) != y
    assert changed[:, 1].all()
    assert not changed[:, [0, 2]].any()


def test_subsampling_starts_as_average_pooling():
    (x,) = normal(0, (2, 3, 4, 6))
    np.testing.assert_array_equal(SubSample(3, 2, dtype=np.float64)(x), AvgPool2d(2)(x))


def test_the_global_average_is_an_average_over_one_large_window():
    (x,) = normal(0, (2, 3, 4, 6))
    np.testing.assert_allclose(GlobalAvgPool2d()(x), AvgPool2d((4, 6))(x)[:, :, 0, 0], atol=1e-14)
    assert Linear(3, 2)(GlobalAvgPool2d()(x)).shape == (2, 2)


# Ties, padding, memory


@pytest.mark.parametrize("value", [0.0, -2.0])
def test_of_equal_cells_the_first_gets_the_gradient(value):
    layer = MaxPool2d(2)
    layer(np.full((1, 1, 4, 4), value))
    dx = layer.backward(np.ones((1, 1, 2, 2)))[0, 0]
    np.testing.assert_array_equal(dx, [[1, 0, 1, 0], [0, 0, 0, 0], [1, 0, 1, 0], [0, 0, 0, 0]])


def test_first_means_row_by_row():
    layer = MaxPool2d(2)
    layer(np.array([[0.0, 9], [9, 0]])[None, None])
    np.testing.assert_array_equal(layer.backward(np.ones((1, 1, 1, 1)))[0, 0], [[0, 1], [0, 0]])


def test_padding_never_wins_a_maximum():
    x = np.full((1, 1, 3, 3), -5.0)
    np.testing.assert_array_equal(MaxPool2d(3, 2, 1)(x), np.full((1, 1, 2, 2), -5.0))


def test_padding_counts_in_an_average_unless_told_otherwise():
    x = np.ones((1, 1, 2, 2))
    np.testing.assert_array_equal(AvgPool2d(2, padding=1)(x), np.full((1, 1, 2, 2), 0.25))
    np.testing.assert_array_equal(AvgPool2d(2, padding=1, count_include_pad=False)(x), np.ones((1, 1, 2, 2)))


@pytest.mark.parametrize("layer", [MaxPool2d(2), AvgPool2d(3, 1, 1), SubSample(3, 2), GlobalAvgPool2d()])
def test_arrays_lie_batch_last_behind_their_views(layer):
    (x,) = normal(0, (5, 3, 6, 6))
    batch_last = np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
    y = layer(batch_last)
    assert y.strides[0] == y.itemsize
    assert layer.backward(y).strides[0] == y.itemsize


def test_repr_tells_what_is_not_usual():
    assert repr(MaxPool2d(2)) == "MaxPool2d(kernel_size=2)"
    assert repr(MaxPool2d((2, 3), 1, (0, 1))) == "MaxPool2d(kernel_size=(2, 3), stride=1, padding=(0, 1))"
    assert repr(AvgPool2d(3, 2, 1, False)) == "AvgPool2d(kernel_size=3, stride=2, padding=1, count_include_pad=False)"
    assert repr(SubSample(6, 2)) == "SubSample(6, kernel_size=2)"
    assert repr(GlobalAvgPool2d()) == "GlobalAvgPool2d()"
    assert SubSample(6, 2).num_params == 12


# Bad input


@pytest.mark.parametrize("layer", [MaxPool2d(3), AvgPool2d(3), SubSample(2, 3), GlobalAvgPool2d()])
@pytest.mark.parametrize(
    ("x", "message"),
    [
        (np.zeros((2, 5, 5)), r"x has shape \(2, 5, 5\), needs \(N, .*, H, W\).*x\[None, None\]"),
        (np.zeros((0, 2, 5, 5)), "x is empty"),
        (np.zeros((1, 2, 5, 5), np.uint8), "x holds uint8 numbers"),
    ],
)
def test_images_that_do_not_fit_are_refused(layer, x, message):
    with pytest.raises(ValueError, match=message):
        layer(x)


@pytest.mark.parametrize("pool", [MaxPool2d, AvgPool2d])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kernel_size": 0}, "kernel_size is 0, needs a whole number ≥ 1"),
        ({"stride": 0}, "stride is 0, needs a whole number ≥ 1"),
        ({"padding": -1}, "padding is -1, needs a whole number ≥ 0"),
        ({"padding": 2}, "padding is 2, needs at most half of kernel_size 3"),
        (
            {"kernel_size": (2, 4), "padding": (2, 1)},
            r"padding is \(2, 1\), needs at most half of kernel_size \(2, 4\)",
        ),
    ],
)
def test_senseless_arguments_are_refused(pool, arguments, message):
    with pytest.raises(ValueError, match=message):
        pool(**({"kernel_size": 3} | arguments))


def test_more_refusals():
    with pytest.raises(ValueError, match="the kernel spans 5 cells, but the padded image has only 4"):
        MaxPool2d(5)(SLIDE)
    with pytest.raises(ValueError, match=r"x has shape \(1, 1, 4, 4\), needs \(N, 2, H, W\)"):
        SubSample(2, 2)(SLIDE)
    with pytest.raises(ValueError, match="channels is 0"):
        SubSample(0, 2)


def test_trainable_subsampling_takes_a_stride():
    x = np.random.default_rng(0).standard_normal((2, 3, 7, 7))
    layer = SubSample(3, 3, stride=2, dtype=np.float64)
    weight, bias = (layer.params[name][:, np.newaxis, np.newaxis] for name in ("weight", "bias"))
    assert np.allclose(layer(x), weight * AvgPool2d(3, stride=2)(x) + bias)
