"""What makes `Conv2d` fast: im2col and its matrix products, done tile by tile.

Nothing new is computed here. `conv2d_layer_loops` says what a convolutional layer computes, and `im2col` how that
becomes a matrix product; the three functions below are that product and its two gradients. Arrays are batch last:
x (C, H, W, N) with its border already, y (F, OH, OW, N), weight (F, C, kH, kW).

- **Batch last**: every shifted slice of an image is made of long runs of memory.
- **Tiles**: all columns together are up to kH·kW times as large as x. They are made for a few rows and images at a
  time, so that they stay in the processor's cache. They get no name, so that they are gone before the next are made:
  two tiles at once can take twice the time.
- **Strips**: a product with a very small matrix is done without BLAS's copies.
"""

import numpy as np

from dlcore.columns import add_windows, copy_windows
from dlcore.windows import out_sizes

__all__ = []

COLUMNS_BYTES = 4 * 2**20  # the columns of one tile fill at most this
SMALL_PRODUCT = 10**6  # multiplications: a matrix product of at most so many is done without copying, see _strips


def tiled_forward(x, weight, stride, dilation):
    """y = W · cols."""
    sizes = out_sizes(x.shape[1:3], weight.shape[2:], stride, dilation=dilation)
    y = np.empty((len(weight), *sizes, x.shape[3]), np.result_type(x, weight))
    W = _rows(weight)
    for slab, tile in _tiles(y, weight.shape, stride, dilation):
        y[tile] = _product(W, copy_windows(x[slab], weight.shape[2:], stride, dilation)).reshape(y[tile].shape)
    return y


def tiled_dx(dy, weight, x_shape, stride, dilation):
    """dcols = Wᵀ · dY, each column added back to its window."""
    dx = np.zeros(x_shape, np.result_type(dy, weight))
    W = _rows(weight)
    for slab, tile in _tiles(dy, weight.shape, stride, dilation):
        add_windows(_product(W.T, _rows(dy[tile])), dx[slab], weight.shape[2:], stride, dilation)
    return dx


def tiled_dweight(dy, x, weight_shape, stride, dilation):
    """dW = dY · colsᵀ, summed over the tiles."""
    dW = 0  # transposed: BLAS takes almost half the time for cols · dYᵀ, with the larger matrix first
    for slab, tile in _tiles(dy, weight_shape, stride, dilation):
        dW += _long_product(copy_windows(x[slab], weight_shape[2:], stride, dilation), _rows(dy[tile]))
    return dW.T.reshape(weight_shape)


def _rows(array):
    """One row for each entry of the first axis: (F, C, kH, kW) → (F, C·kH·kW), (F, OH, OW, N) → (F, OH·OW·N)."""
    return array.reshape(len(array), -1)


def _tiles(y, weight_shape, stride, dilation):
    """Some rows of y for some of the batch at a time, and the slab of x that they are computed from.

    Yields pairs of indices, into x and into y. A tile has as many images as leave room for the columns of one row,
    then as many rows as leave room for all of these.
    """
    (_, OH, OW, N), (_, C, kH, kW), (sH, _), (dH, _) = y.shape, weight_shape, stride, dilation
    a_row = C * kH * kW * OW * y.itemsize  # of one image
    images = min(N, max(1, COLUMNS_BYTES // a_row))
    rows = max(1, COLUMNS_BYTES // (a_row * images))
    for n in range(0, N, images):
        for s in range(0, OH, rows):
            slab, part = slice(s * sH, (s + rows - 1) * sH + dH * (kH - 1) + 1), slice(n, n + images)
            yield (slice(None), slab, slice(None), part), (slice(None), slice(s, s + rows), slice(None), part)


def _product(a, wide):
    """a @ wide, strip by strip."""
    y = np.empty((len(a), wide.shape[1]), np.result_type(a, wide))
    for strip in _strips(a.size, wide):
        np.matmul(a, wide[:, strip], out=y[:, strip])
    return y


def _long_product(a, b):
    """a @ b.T for two wide matrices, as a sum over strips."""
    return sum(a[:, strip] @ b[:, strip].T for strip in _strips(len(a) * len(b), a))


def _strips(size, wide):
    """Slices of the columns of `wide` for its products with, or to, a matrix of `size` numbers.

    BLAS first copies large matrices into the order it likes, which takes longer than the product itself where one of
    them is very small, as the weights of a first layer are. Strips spare it the copy. Larger matrices go in one piece.
    """
    columns = wide.shape[1]
    step = SMALL_PRODUCT // size if size <= SMALL_PRODUCT // 1000 else columns
    return [slice(start, start + step) for start in range(0, columns, step)]
