"""Convolution: one small kernel slides over a whole image.

The plain functions on one image, each as loops to read and as a fast version beside it; then the deck's kernels.
The layer with many kernels and channels is in `conv_layer`.

Letters mean the same everywhere: (s, t) is a cell of the output, (u, v) a cell of the kernel.
"""

from types import MappingProxyType

import numpy as np

from dlcore.arguments import check_numbers, pair
from dlcore.windows import kernel_cells, out_size, out_sizes

__all__ = [
    "KERNELS",
    "SLIDE_IMAGE",
    "SLIDE_KERNEL",
    "conv1d",
    "conv2d",
    "conv2d_loops",
    "corr1d",
    "corr2d",
    "corr2d_loops",
    "dilate",
    "rot180",
    "steerable",
    "toeplitz",
]


def corr2d_loops(image, kernel, stride=1, padding=0):
    """Slide `kernel` over `image`, cell by cell: cross-correlation, written out.

    **Forward**: y[s, t] = Σ_{u,v} kernel[u, v] · image[s·stride + u, t·stride + v], after the image got its
    border of zeros (equation 10 of the course's notation page, ⋆, in two dimensions; fig. 2-14).

    **Shapes**: image (H, W), kernel (kH, kW), y as `out_size` says. `stride` and `padding` are a number or a
    pair. Whole numbers give an exact whole-number result. ValueError for anything that does not fit.

    >>> corr2d_loops(SLIDE_IMAGE, SLIDE_KERNEL)
    array([[4, 3, 4],
           [2, 4, 3],
           [2, 3, 4]])
    """
    image, kernel, y, (sH, sW) = _prepare(image, kernel, stride, padding)
    for s in range(y.shape[0]):
        for t in range(y.shape[1]):
            for u in range(kernel.shape[0]):
                for v in range(kernel.shape[1]):
                    y[s, t] += kernel[u, v] * image[s * sH + u, t * sW + v]
    return y


def corr2d(image, kernel, stride=1, padding=0):
    """Slide `kernel` over `image`, fast: the same sums as `corr2d_loops` in another order.

    **Forward**: one pass for each cell of the kernel. Cell (u, v) meets the same image shifted by (u, v), so
    y = Σ_{u,v} kernel[u, v] · shifted image (equation 10 of the course's notation page).

    **Shapes**: as `corr2d_loops`.

    >>> corr2d(SLIDE_IMAGE, SLIDE_KERNEL, stride=2, padding=1)
    array([[2, 3, 1],
           [1, 4, 3],
           [0, 2, 1]])
    """
    image, kernel, y, stride = _prepare(image, kernel, stride, padding)
    for u, v, rows, columns in kernel_cells(kernel.shape, stride, y.shape):
        y += kernel[u, v] * image[rows, columns]
    return y


def rot180(kernel):
    """Turn a kernel upside down and left to right, which is half a turn.

    **Shapes**: (kH, kW) → (kH, kW), or (k,) → (k,). ValueError for more axes: channels must keep their order.

    >>> rot180([[1, 2], [3, 4]])
    array([[4, 3],
           [2, 1]])
    """
    kernel = np.asarray(kernel)
    if kernel.ndim not in (1, 2):
        raise ValueError(f"kernel has shape {kernel.shape}, needs (kH, kW) or (k,)")
    return np.flip(kernel).copy()


def dilate(kernel, dilation):
    """Spread a kernel: d − 1 zeros between its cells, so that it sees further with the same weights.

    `Conv2d(…, dilation=d)` slides dilate(weight, d) without ever touching the zeros (F. Yu and V. Koltun, 2016).

    **Shapes**: (…, kH, kW) → (…, d·(kH − 1) + 1, d·(kW − 1) + 1). `dilation` is a number or a pair.

    >>> dilate([[1, 2], [3, 4]], 2)
    array([[1, 0, 2],
           [0, 0, 0],
           [3, 0, 4]])
    """
    kernel, (dH, dW) = np.asarray(kernel), pair("dilation", dilation, 1)
    *before, kH, kW = kernel.shape
    spread = np.zeros((*before, dH * (kH - 1) + 1, dW * (kW - 1) + 1), kernel.dtype)
    spread[..., ::dH, ::dW] = kernel
    return spread


def conv2d_loops(image, kernel, stride=1, padding=0):
    """True convolution, written out: `corr2d_loops` with the kernel turned by half a turn.

    **Forward**: y[s, t] = Σ_{u,v} kernel[kH−1−u, kW−1−v] · image[s·stride + u, t·stride + v], that is
    w ∗ a = rot180(w) ⋆ a (equation 10 of the course's notation page).

    **Shapes**: as `corr2d_loops`.

    >>> conv2d_loops(SLIDE_IMAGE, [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    array([[34, 35, 26],
           [20, 36, 37],
           [14, 29, 38]])
    """
    return corr2d_loops(image, rot180(kernel), stride, padding)


def conv2d(image, kernel, stride=1, padding=0):
    """True convolution, fast: `corr2d` with the kernel turned by half a turn.

    **Forward**: w ∗ a = rot180(w) ⋆ a (equation 10 of the course's notation page).

    **Shapes**: as `corr2d_loops`.

    >>> conv2d([[0, 0, 0], [0, 1, 0], [0, 0, 0]], [[1, 2], [3, 4]])  # a single 1 prints the kernel itself
    array([[1, 2],
           [3, 4]])
    """
    return corr2d(image, rot180(kernel), stride, padding)


def corr1d(signal, kernel, stride=1, padding=0):
    """Slide `kernel` along `signal`: `corr2d` on an image one cell high.

    **Forward**: y[s] = Σ_u kernel[u] · signal[s·stride + u] (equation 10 of the course's notation page, ⋆).

    **Shapes**: signal (n,), kernel (k,), y as `out_size` says; padding = k − 1 is the wide form.

    >>> corr1d([1, 2, 3, 4, 5, 6, 7], [1, 0, -1])
    array([-2, -2, -2, -2, -2])
    """
    signal, kernel = check_numbers("signal", signal, ("n",)), check_numbers("kernel", kernel, ("k",))
    return corr2d(signal[np.newaxis], kernel[np.newaxis], (1, stride), (0, padding))[0]


def conv1d(signal, kernel, stride=1, padding=0):
    """True convolution along `signal`: `corr1d` with the kernel reversed.

    **Forward**: y[s] = Σ_u kernel[k−1−u] · signal[s·stride + u] (equation 10 of the notation page, ∗).

    **Shapes**: as `corr1d`.

    >>> conv1d([1, 2, 3, 4, 5, 6, 7], [1, 0, -1], padding=2)
    array([ 1,  2,  2,  2,  2,  2,  2, -6, -7])
    """
    return corr1d(signal, rot180(kernel), stride, padding)


def toeplitz(kernel, n, stride=1, padding=0):
    """The matrix that slides `kernel` along n cells: a fully connected layer, almost all of it zero.

    **Forward**: toeplitz(w, n) @ a = corr1d(a, w). Row s holds the kernel, s·stride cells to the right.

    **Backward**: the transpose carries gradients back: da = toeplitz(w, n).T @ dy.

    **Shapes**: kernel (k,), result (out_size(n, k, …), n). ValueError if the kernel does not fit.

    >>> toeplitz([1, 0, -1], 5)
    array([[ 1,  0, -1,  0,  0],
           [ 0,  1,  0, -1,  0],
           [ 0,  0,  1,  0, -1]])
    """
    kernel = check_numbers("kernel", kernel, ("k",))
    matrix = np.zeros((out_size(n, kernel.size, stride, padding), n), kernel.dtype)
    for s in range(len(matrix)):
        for u in range(kernel.size):
            cell = s * stride + u - padding
            if 0 <= cell < n:  # the others lie in the padding and meet a zero
                matrix[s, cell] = kernel[u]
    return matrix


def _prepare(image, kernel, stride, padding):
    """The padded image and the kernel in one dtype, a result of zeros, and the stride as a pair."""
    image, kernel = check_numbers("image", image, ("H", "W")), check_numbers("kernel", kernel, ("kH", "kW"))
    stride, (pH, pW) = pair("stride", stride, 1), pair("padding", padding, 0)
    dtype = np.result_type(image, kernel)
    y = np.zeros(out_sizes(image.shape, kernel.shape, stride, (pH, pW)), dtype)
    return np.pad(image.astype(dtype), ((pH, pH), (pW, pW))), kernel.astype(dtype), y, stride


def _read_only(rows, divisor=None):
    array = np.array(rows) if divisor is None else np.array(rows) / divisor
    array.flags.writeable = False
    return array


SLIDE_IMAGE = _read_only(  # fig. 2-12
    [
        [1, 1, 1, 0, 0],
        [0, 1, 1, 1, 0],
        [0, 0, 1, 1, 1],
        [0, 0, 1, 1, 0],
        [0, 1, 1, 0, 0],
    ]
)
SLIDE_KERNEL = _read_only([[1, 0, 1], [0, 1, 0], [1, 0, 1]])  # fig. 2-13

# Seven kernels of fig. 2-15, all unchanged by half a turn, and two that are not: Sobel's slopes to the right
# and down.
KERNELS = MappingProxyType(
    {
        "identity": _read_only([[0, 0, 0], [0, 1, 0], [0, 0, 0]]),
        "edge1": _read_only([[1, 0, -1], [0, 0, 0], [-1, 0, 1]]),
        "edge2": _read_only([[0, 1, 0], [1, -4, 1], [0, 1, 0]]),
        "edge3": _read_only([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
        "sharpen": _read_only([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
        "box": _read_only([[1, 1, 1], [1, 1, 1], [1, 1, 1]], divisor=9),
        "gaussian": _read_only([[1, 2, 1], [2, 4, 2], [1, 2, 1]], divisor=16),
        "sobel_x": _read_only([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
        "sobel_y": _read_only([[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
    }
)


def steerable(theta_degrees):
    """An edge detector that looks in any direction, mixed from two (W. Freeman and E. Adelson, 1991).

    **Forward**: cos θ · sobel_x + sin θ · sobel_y. It answers most to brightness that grows in direction θ,
    counted from "to the right" towards "down", as rows are counted.

    **Shapes**: a number → (3, 3).

    >>> steerable(0)
    array([[-1.,  0.,  1.],
           [-2.,  0.,  2.],
           [-1.,  0.,  1.]])
    """
    theta = np.deg2rad(theta_degrees)
    return np.cos(theta) * KERNELS["sobel_x"] + np.sin(theta) * KERNELS["sobel_y"]
