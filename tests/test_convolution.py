"""Convolution from the outside: the deck's numbers, the loops against the fast versions, and the laws."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dlcore
from dlcore import (
    KERNELS,
    SGD,
    SLIDE_IMAGE,
    SLIDE_KERNEL,
    Conv2d,
    conv1d,
    conv2d,
    conv2d_layer_loops,
    conv2d_layer_loops_backward,
    conv2d_loops,
    corr1d,
    corr2d,
    corr2d_loops,
    dilate,
    out_size,
    rot180,
    steerable,
    toeplitz,
)

NINE = np.arange(1, 10).reshape(3, 3)
seeds = st.integers(0, 2**32 - 1)
few = settings(deadline=None, max_examples=60)


@st.composite
def geometries(draw):
    """An image size, a kernel size, a stride and a padding that go together, each a pair."""
    kernel, stride, padding = ((draw(st.integers(a, b)), draw(st.integers(a, b))) for a, b in [(1, 4), (1, 3), (0, 3)])
    smallest = [max(1, k - 2 * p) for k, p in zip(kernel, padding, strict=True)]
    return tuple(n + draw(st.integers(0, 5)) for n in smallest), kernel, stride, padding


def whole_numbers(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.integers(-9, 10, shape) for shape in shapes]


def normal(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


def assert_same_whole_numbers(got, wanted):
    np.testing.assert_array_equal(got, wanted)
    assert np.asarray(got).dtype == np.int64


# The numbers of figs 2-12 to 2-15


@pytest.mark.parametrize("slide", [corr2d, corr2d_loops, conv2d, conv2d_loops])
@pytest.mark.parametrize(
    ("stride", "padding", "wanted"),
    [
        (1, 0, [[4, 3, 4], [2, 4, 3], [2, 3, 4]]),
        (2, 0, [[4, 4], [2, 4]]),
        (1, 1, [[2, 2, 3, 1, 1], [1, 4, 3, 4, 1], [1, 2, 4, 3, 3], [1, 2, 3, 4, 1], [0, 2, 2, 1, 1]]),
        (2, 1, [[2, 3, 1], [1, 4, 3], [0, 2, 1]]),
        (
            1,
            2,
            [
                [1, 1, 2, 1, 1, 0, 0],
                [0, 2, 2, 3, 1, 1, 0],
                [1, 1, 4, 3, 4, 1, 1],
                [0, 1, 2, 4, 3, 3, 0],
                [0, 1, 2, 3, 4, 1, 1],
                [0, 0, 2, 2, 1, 1, 0],
                [0, 1, 1, 1, 1, 0, 0],
            ],
        ),
    ],
)
def test_the_slides_convolution(slide, stride, padding, wanted):
    assert_same_whole_numbers(slide(SLIDE_IMAGE, SLIDE_KERNEL, stride, padding), wanted)


def test_a_kernel_without_symmetry_tells_convolution_from_correlation():
    correlation = [[26, 35, 34], [20, 34, 33], [26, 31, 22]]
    convolution = [[34, 35, 26], [20, 36, 37], [14, 29, 38]]
    for loops, fast, wanted in [(corr2d_loops, corr2d, correlation), (conv2d_loops, conv2d, convolution)]:
        assert_same_whole_numbers(loops(SLIDE_IMAGE, NINE), wanted)
        assert_same_whole_numbers(fast(SLIDE_IMAGE, NINE), wanted)


@pytest.mark.parametrize(
    ("name", "divisor", "total", "rank", "wanted"),
    [
        ("identity", 1, 1, 1, [[1, 1, 1], [0, 1, 1], [0, 1, 1]]),
        ("edge1", 1, 0, 1, [[1, 2, 1], [0, 1, 0], [0, -2, -1]]),
        ("edge2", 1, 0, 2, [[-2, 0, -2], [2, -1, 0], [2, -1, -2]]),
        ("edge3", 1, 0, 2, [[3, 2, 3], [-4, 2, 2], [-4, 3, 3]]),
        ("sharpen", 1, 1, 2, [[3, 1, 3], [-2, 2, 1], [-2, 2, 3]]),
        ("box", 9, 1, 1, [[6, 7, 6], [4, 7, 7], [4, 6, 6]]),
        ("gaussian", 16, 1, 1, [[11, 14, 11], [6, 13, 14], [6, 12, 11]]),
    ],
)
def test_the_seven_kernels(name, divisor, total, rank, wanted):
    kernel = KERNELS[name]
    np.testing.assert_allclose(divisor * corr2d(SLIDE_IMAGE, kernel), wanted, rtol=1e-14, atol=1e-14)
    assert kernel.sum() == pytest.approx(total)
    assert np.linalg.matrix_rank(kernel) == rank
    np.testing.assert_array_equal(rot180(kernel), kernel)  # so none can tell ⋆ from ∗


def test_how_the_kernels_are_made_of_each_other():
    np.testing.assert_array_equal(KERNELS["edge1"], np.outer([1, 0, -1], [1, 0, -1]))
    np.testing.assert_array_equal(KERNELS["sharpen"], KERNELS["identity"] - KERNELS["edge2"])
    np.testing.assert_array_equal(KERNELS["gaussian"], np.outer([1, 2, 1], [1, 2, 1]) / 16)
    np.testing.assert_array_equal(KERNELS["sobel_x"], KERNELS["sobel_y"].T)


def test_sobel_answers_with_the_other_sign_when_turned():
    wanted = np.array([[3, 0, -3], [4, 3, -2], [4, 2, -3]])
    assert_same_whole_numbers(corr2d(SLIDE_IMAGE, KERNELS["sobel_x"]), wanted)
    assert_same_whole_numbers(conv2d(SLIDE_IMAGE, KERNELS["sobel_x"]), -wanted)


def test_the_decks_arrays_cannot_be_spoiled():
    for array in [SLIDE_IMAGE, SLIDE_KERNEL, *KERNELS.values()]:
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 7
    with pytest.raises(TypeError):
        KERNELS["mine"] = NINE
    turned = rot180(SLIDE_KERNEL)
    turned[0, 0] = 7  # a copy, so this is allowed
    assert SLIDE_KERNEL[2, 2] == 1


@pytest.mark.parametrize("theta", [0, 30, 90, 135, 180, 250])
def test_the_steerable_edge_answers_most_in_its_own_direction(theta):
    y, x = np.mgrid[:5, :5]
    ramp = x * np.cos(np.deg2rad(theta)) + y * np.sin(np.deg2rad(theta))
    answers = {other: corr2d(ramp, steerable(other))[1, 1] for other in range(0, 360, 5)}
    assert max(answers, key=answers.get) == theta
    assert answers[theta] == pytest.approx(8)


def test_one_dimension():
    signal, kernel = [1, 2, 3, 4, 5, 6, 7], [1, 0, -1]
    assert_same_whole_numbers(corr1d(signal, kernel), [-2] * 5)
    assert_same_whole_numbers(conv1d(signal, kernel), [2] * 5)
    assert_same_whole_numbers(conv1d(signal, kernel, padding=2), [1, 2, 2, 2, 2, 2, 2, -6, -7])


def test_the_decks_gradients():
    delta = np.array([[1, 0, 2], [0, -1, 0], [3, 0, 1]])
    dx = [[1, 2, 5, 4, 6], [4, 4, 12, 7, 12], [10, 10, 28, 12, 21], [12, 8, 14, -4, 6], [21, 24, 34, 8, 9]]
    dweight = [[3, 1, 4], [3, 3, 3], [3, 4, 5]]
    assert_same_whole_numbers(corr2d(delta, rot180(NINE), padding=2), dx)  # equation 15
    assert_same_whole_numbers(corr2d(SLIDE_IMAGE, delta), dweight)  # equation 16

    layer = Conv2d(1, 1, 3, dtype=np.float64)
    layer.params["weight"] = NINE.reshape(1, 1, 3, 3).astype(float)
    layer(SLIDE_IMAGE[None, None].astype(float))
    np.testing.assert_array_equal(layer.backward(delta[None, None].astype(float))[0, 0], dx)
    np.testing.assert_array_equal(layer.grads["weight"][0, 0], dweight)
    np.testing.assert_array_equal(layer.grads["bias"], [6])


def test_the_gradients_if_forward_were_true_convolution():
    delta = np.array([[1, 0, 2], [0, -1, 0], [3, 0, 1]])
    dx = [[9, 8, 25, 16, 14], [6, -4, 8, 3, 8], [30, 20, 32, 8, 9], [18, 12, 16, 4, 4], [9, 6, 6, 2, 1]]
    assert_same_whole_numbers(conv2d(delta, rot180(NINE), padding=2), dx)
    assert_same_whole_numbers(rot180(corr2d(SLIDE_IMAGE, delta)), [[5, 4, 3], [3, 3, 3], [4, 1, 3]])


# Loops and fast versions agree, and with independent definitions


@few
@given(geometries(), seeds)
def test_loops_and_fast_agree_exactly(geometry, seed):
    size, kernel_size, stride, padding = geometry
    image, kernel = whole_numbers(seed, size, kernel_size)
    assert_same_whole_numbers(corr2d(image, kernel, stride, padding), corr2d_loops(image, kernel, stride, padding))
    assert_same_whole_numbers(conv2d(image, kernel, stride, padding), conv2d_loops(image, kernel, stride, padding))


@few
@given(geometries(), seeds)
def test_wide_convolution_is_its_definition(geometry, seed):
    """Every pixel prints the kernel, scaled by itself, at its own place."""
    size, (kH, kW), _, _ = geometry
    image, kernel = whole_numbers(seed, size, (kH, kW))
    printed = np.zeros((size[0] + kH - 1, size[1] + kW - 1), int)
    for i, j in np.ndindex(size):
        printed[i : i + kH, j : j + kW] += image[i, j] * kernel
    wide = conv2d(image, kernel, padding=(kH - 1, kW - 1))
    assert_same_whole_numbers(wide, printed)
    swapped = conv2d(kernel, image, padding=(size[0] - 1, size[1] - 1))
    assert_same_whole_numbers(swapped, wide)  # true convolution does not care which is the kernel


@few
@given(st.integers(1, 12), st.integers(1, 5), seeds)
def test_one_dimension_agrees_with_numpy(n, k, seed):
    signal, kernel = whole_numbers(seed, n + k - 1, k)
    assert_same_whole_numbers(corr1d(signal, kernel), np.correlate(signal, kernel, "valid"))
    assert_same_whole_numbers(conv1d(signal, kernel), np.convolve(signal, kernel, "valid"))
    assert_same_whole_numbers(conv1d(signal, kernel, padding=k - 1), np.convolve(signal, kernel, "full"))


@few
@given(geometries(), seeds)
def test_the_toeplitz_matrix_slides_and_its_transpose_slides_back(geometry, seed):
    (n, _), (k, _), (stride, _), (padding, _) = geometry
    places = out_size(n, k, stride, padding)
    signal, kernel, dy = whole_numbers(seed, n, k, places)
    matrix = toeplitz(kernel, n, stride, padding)
    assert matrix.shape == (places, n)
    assert_same_whole_numbers(matrix @ signal, corr1d(signal, kernel, stride, padding))
    assert (matrix @ signal) @ dy == signal @ (matrix.T @ dy)
    if (stride, padding) == (1, 0):
        assert_same_whole_numbers(matrix.T @ dy, conv1d(dy, kernel, padding=k - 1))  # equation 15 in 1-D


# Laws


@few
@given(geometries(), seeds)
def test_correlation_is_linear_in_image_and_kernel(geometry, seed):
    size, kernel_size, stride, padding = geometry
    a, b, v, w = whole_numbers(seed, size, size, kernel_size, kernel_size)

    def slide(image, kernel):
        return corr2d(image, kernel, stride, padding)

    assert_same_whole_numbers(slide(2 * a - 3 * b, v), 2 * slide(a, v) - 3 * slide(b, v))
    assert_same_whole_numbers(slide(a, 2 * v - 3 * w), 2 * slide(a, v) - 3 * slide(a, w))


@few
@given(geometries(), seeds, st.integers(0, 3), st.integers(0, 3))
def test_correlation_commutes_with_shifts(geometry, seed, down, right):
    (H, W), (kH, kW), (sH, sW), _ = geometry
    image, kernel = whole_numbers(seed, (H + kH + 3 * sH, W + kW + 3 * sW), (kH, kW))
    shifted = corr2d(image[down * sH :, right * sW :], kernel, (sH, sW))
    assert_same_whole_numbers(shifted, corr2d(image, kernel, (sH, sW))[down:, right:])


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


# The layer against its loops


@settings(deadline=None, max_examples=40)
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


@settings(deadline=None, max_examples=40)
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


@settings(deadline=None, max_examples=40)
@given(geometries(), st.integers(1, 3), st.integers(1, 3), seeds)
def test_a_connection_table_leaves_maps_out(geometry, C, F, seed):
    size, kernel_size, stride, padding = geometry
    rng = np.random.default_rng(seed)
    table = rng.random((C, F)) < 0.5
    table[rng.integers(C, size=F), np.arange(F)] = True  # every output map hears at least one input map
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


@pytest.mark.parametrize("rows", [0.1, 1, 3, 7, 8, 20, 21])
@pytest.mark.parametrize("options", [{"stride": 2, "padding": 1}, {"padding": (2, 0)}, {"dilation": 2, "padding": 2}])
def test_pieces_give_what_the_whole_gives(monkeypatch, rows, options):
    """Memory for so many rows of one image: 3 rows are 3 of the 7 images, 20 are all images and 2 rows at once."""
    layer = Conv2d(2, 3, 3, **options, dtype=np.float64, rng=0)
    (x,) = normal(0, (7, 2, 6, 5))
    (dy,) = normal(1, layer(x).shape)
    y, dx, grads = layer(x), layer.backward(dy), dict(layer.grads)
    row_bytes = 8 * (2 * 3 * 3) * y.shape[3]
    monkeypatch.setattr(dlcore.convolution, "COLUMNS_BYTES", int(rows * row_bytes))
    np.testing.assert_allclose(layer(x), y, atol=1e-13)
    np.testing.assert_allclose(layer.backward(dy), dx, atol=1e-13)
    for name, value in grads.items():
        np.testing.assert_allclose(layer.grads[name], value, atol=1e-13)


@pytest.mark.parametrize("batch", [4, 256])
def test_columns_stay_within_their_memory(monkeypatch, batch):
    layer = Conv2d(4, 4, 5, padding=2, rng=0)
    x = np.zeros((batch, 4, 16, 16), np.float32)
    columns = 4 * (4 * 5 * 5) * (16 * 16 * batch)

    def peak():
        tracemalloc.start()
        layer.backward(layer(x))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    monkeypatch.setattr(dlcore.convolution, "COLUMNS_BYTES", 2 * columns)
    assert peak() > columns
    monkeypatch.setattr(dlcore.convolution, "COLUMNS_BYTES", columns // 16)
    sixteenth = peak()
    assert sixteenth < 0.3 * columns  # x, y and dx, and a sixteenth of the columns, twice
    monkeypatch.setattr(dlcore.convolution, "COLUMNS_BYTES", columns // 64)  # less than a row of all images
    assert peak() < sixteenth - columns / 32


def test_a_large_batch_gives_what_its_images_give_one_by_one():
    layer = Conv2d(1, 6, 5, padding=2, dtype=np.float64, rng=0)
    x, dy = normal(0, (16, 1, 28, 28), (16, 6, 28, 28))
    y, dx, grads = layer(x), layer.backward(dy), dict(layer.grads)
    summed = {name: np.zeros_like(value) for name, value in grads.items()}
    for i in range(len(x)):
        np.testing.assert_allclose(layer(x[i : i + 1]), y[i : i + 1], atol=1e-12)
        np.testing.assert_allclose(layer.backward(dy[i : i + 1]), dx[i : i + 1], atol=1e-12)
        for name in summed:
            summed[name] += layer.grads[name]
    for name, value in summed.items():
        np.testing.assert_allclose(grads[name], value, atol=1e-10)


def test_arrays_lie_batch_last_behind_their_views():
    layer = Conv2d(2, 3, 3, padding=1, rng=0)
    y = layer(np.ones((4, 2, 5, 5), np.float32))
    assert y.shape == (4, 3, 5, 5)
    assert y.strides[0] == y.itemsize
    assert layer.backward(y).strides[0] == y.itemsize


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
    with pytest.raises(ValueError, match=r"dy has shape .*, needs \(2, 4, 6, 6\).*another x than the last"):
        layer.backward(np.ones(shape))


@pytest.mark.parametrize("slide", [corr2d, corr2d_loops, conv2d, conv2d_loops])
def test_the_functions_refuse_what_does_not_fit(slide):
    with pytest.raises(ValueError, match="the kernel spans 3 cells, but the padded image has only 2"):
        slide(np.ones((5, 2)), NINE)
    with pytest.raises(ValueError, match=r"image has shape \(5,\), needs \(H, W\)"):
        slide(np.ones(5), NINE)
    with pytest.raises(ValueError, match="stride is 0"):
        slide(SLIDE_IMAGE, NINE, stride=0)
    with pytest.raises(ValueError, match="padding is -1"):
        slide(SLIDE_IMAGE, NINE, padding=-1)


def test_more_refusals():
    with pytest.raises(ValueError, match=r"kernel has shape \(3,\), needs \(kH, kW\)"):
        corr2d(SLIDE_IMAGE, [1, 2, 3])
    with pytest.raises(ValueError, match=r"image has shape \(0, 3\)"):
        corr2d(np.ones((0, 3)), NINE)
    with pytest.raises(ValueError, match=r"signal has shape \(5, 5\), needs \(n\)"):
        corr1d(SLIDE_IMAGE, [1])
    with pytest.raises(ValueError, match=r"kernel has shape \(1, 1, 3, 3\)"):
        rot180(NINE[None, None])
    with pytest.raises(ValueError, match="the kernel spans 3 cells"):
        toeplitz([1, 2, 3], 2)


@pytest.mark.parametrize("slide", [corr2d, corr2d_loops])
def test_bytes_do_not_wrap_and_nothing_is_changed(slide):
    image, kernel = np.full((3, 3), 255, np.uint8), np.full((3, 3), 200, np.uint8)
    assert slide(image, kernel)[0, 0] == 9 * 255 * 200
    assert image.dtype == kernel.dtype == np.uint8
    assert (image == 255).all()
    assert slide(np.eye(2, dtype=bool), np.eye(2, dtype=bool))[0, 0] == 2
    assert slide(image.astype(np.float32), kernel.astype(np.float32)).dtype == np.float32
