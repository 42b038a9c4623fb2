"""im2col and col2im: against loops, against the layer, and as each other's transpose."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcore import SLIDE_IMAGE, col2im, conv2d_layer_loops, conv2d_layer_loops_backward, im2col, out_size
from tests.support.images import assert_same_whole_numbers, few, fewer, geometries, normal, seeds, whole_numbers

small = st.integers(1, 3)


def im2col_loops(x, kernel_size, stride, padding, dilation):
    """Every entry of the matrix by itself: row (c, u, v), column (s, t, n)."""
    (N, C, H, W), (kH, kW), (sH, sW), (pH, pW), (dH, dW) = x.shape, kernel_size, stride, padding, dilation
    OH, OW = (out_size(*each) for each in zip((H, W), kernel_size, stride, padding, dilation, strict=True))
    x = np.pad(x, ((0, 0), (0, 0), (pH, pH), (pW, pW)))
    cols = np.empty((C, kH, kW, OH, OW, N), x.dtype)
    for c, u, v, s, t, n in np.ndindex(cols.shape):
        cols[c, u, v, s, t, n] = x[n, c, s * sH + u * dH, t * sW + v * dW]
    return cols.reshape(C * kH * kW, OH * OW * N)


@st.composite
def dilated(draw):
    """The arguments of im2col behind x, and an image size that goes with them."""
    size, kernel_size, stride, padding = draw(geometries())
    dilation = draw(small), draw(small)
    size = tuple(n + (d - 1) * (k - 1) for n, d, k in zip(size, dilation, kernel_size, strict=True))
    return size, (kernel_size, stride, padding, dilation)


def test_the_windows_of_the_slides_image():
    """The first window of fig. 2-12 is the first column; the rest of its row are the neighbours of its first cell."""
    cols = im2col(SLIDE_IMAGE[None, None], kernel_size=3)
    assert cols.shape == (9, 9)
    assert_same_whole_numbers(cols[:, 0], [1, 1, 1, 0, 1, 1, 0, 0, 1])
    assert_same_whole_numbers(cols[0], [1, 1, 1, 0, 1, 1, 0, 0, 1])
    assert_same_whole_numbers(cols[:, -1], SLIDE_IMAGE[2:, 2:].ravel())


def test_the_images_of_a_batch_stand_side_by_side_at_each_position():
    x = np.arange(18).reshape(2, 1, 3, 3)
    cols = im2col(x, kernel_size=2)
    assert_same_whole_numbers(cols[:, 0], [0, 1, 3, 4])
    assert_same_whole_numbers(cols[:, 1], [9, 10, 12, 13])
    for n in range(2):
        assert_same_whole_numbers(cols[:, n::2], im2col(x[n : n + 1], kernel_size=2))


@fewer
@given(dilated(), small, small, seeds)
def test_im2col_agrees_with_loops(geometry, N, C, seed):
    size, window = geometry
    (x,) = whole_numbers(seed, (N, C, *size))
    assert_same_whole_numbers(im2col(x, *window), im2col_loops(x, *window))


@few
@given(dilated(), small, small, seeds)
def test_col2im_is_the_transpose_of_im2col(geometry, N, C, seed):
    size, window = geometry
    (x,) = whole_numbers(seed, (N, C, *size))
    cols = im2col(x, *window)
    (c,) = whole_numbers(seed + 1, cols.shape)
    back = col2im(c, x.shape, *window)
    assert back.shape == x.shape
    assert np.vdot(cols, c) == np.vdot(x, back)  # exact, in whole numbers


@few
@given(dilated(), seeds)
def test_there_and_back_counts_the_windows_that_a_cell_lies_in(geometry, seed):
    size, window = geometry
    (x,) = whole_numbers(seed, (2, 1, *size))
    ones = np.ones_like(x)
    counts = col2im(im2col(ones, *window), x.shape, *window)
    assert_same_whole_numbers(col2im(im2col(x, *window), x.shape, *window), counts * x)


@fewer
@given(geometries(), small, small, small, seeds)
def test_a_convolutional_layer_is_one_matrix_product(geometry, N, C, F, seed):
    size, kernel_size, stride, padding = geometry
    x, weight = normal(seed, (N, C, *size), (F, C, *kernel_size))
    W = weight.reshape(F, -1)
    y = conv2d_layer_loops(x, weight, np.zeros(F), stride, padding)
    Y = W @ im2col(x, kernel_size, stride, padding)
    np.testing.assert_allclose(Y.reshape(F, *y.shape[2:], N).transpose(3, 0, 1, 2), y, atol=1e-12)

    (dY,) = normal(seed + 1, Y.shape)
    dy = dY.reshape(F, *y.shape[2:], N).transpose(3, 0, 1, 2)
    dx, dweight, _ = conv2d_layer_loops_backward(dy, x, weight, stride, padding)
    np.testing.assert_allclose(col2im(W.T @ dY, x.shape, kernel_size, stride, padding), dx, atol=1e-12)
    dW = dY @ im2col(x, kernel_size, stride, padding).T
    np.testing.assert_allclose(dW.reshape(weight.shape), dweight, atol=1e-12)


def test_dtypes_and_memory():
    x = np.ones((1, 1, 3, 3), np.float32)
    x.flags.writeable = False
    cols = im2col(x, 2, padding=1)
    assert cols.dtype == col2im(cols, x.shape, 2, padding=1).dtype == np.float32
    assert not np.shares_memory(im2col(x, 1), x)
    assert not np.shares_memory(col2im(x[0, 0], x.shape, (3, 1)), x)
    bright = np.full((1, 1, 3, 3), 255, np.uint8)
    assert col2im(im2col(bright, 2), bright.shape, 2)[0, 0, 1, 1] == 4 * 255  # bytes do not wrap
    assert im2col(x[:, :, ::-1, ::-1], 2).flags.c_contiguous


X = np.zeros((2, 3, 6, 6))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": X[0]}, r"x has shape \(3, 6, 6\), needs \(N, C, H, W\)"),
        ({"x": X[:0]}, r"x has shape \(0, 3, 6, 6\), needs \(N, C, H, W\), none of them 0"),
        ({"kernel_size": 7}, "the kernel spans 7 cells, but the padded image has only 6"),
        ({"dilation": 3}, "the kernel spans 7 cells"),
        ({"kernel_size": 0}, "kernel_size is 0, needs a whole number ≥ 1"),
        ({"stride": (1, 0)}, "stride is 0, needs a whole number ≥ 1"),
        ({"padding": -1}, "padding is -1, needs a whole number ≥ 0"),
        ({"dilation": 0.5}, "dilation is 0.5, needs a whole number ≥ 1"),
    ],
)
def test_im2col_refuses_what_does_not_fit(arguments, message):
    with pytest.raises(ValueError, match=message):
        im2col(**({"x": X, "kernel_size": 3} | arguments))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"cols": np.zeros(27)}, r"cols has shape \(27,\), needs \(C·kH·kW, OH·OW·N\)"),
        ({"cols": np.zeros((32, 27))}, r"cols has shape \(32, 27\), needs \(27, 32\)"),
        ({"stride": 2}, r"cols has shape \(27, 32\), needs \(27, 8\)\. Usual cause: not the kernel_size"),
        ({"kernel_size": 2}, r"cols has shape \(27, 32\), needs \(12, 50\)"),
        ({"shape": (2, 3, 5, 6)}, r"cols has shape \(27, 32\), needs \(27, 24\)"),
        ({"shape": (6, 6)}, r"shape is \(6, 6\), needs \(N, C, H, W\)"),
        ({"shape": (2, 3, 6, 0)}, "shape is 0, needs a whole number ≥ 1"),
        ({"padding": "same"}, "padding is 'same'"),
    ],
)
def test_col2im_refuses_what_does_not_fit(arguments, message):
    with pytest.raises(ValueError, match=message):
        col2im(**({"cols": np.zeros((27, 32)), "shape": X.shape, "kernel_size": 3} | arguments))
