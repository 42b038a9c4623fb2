"""How a window slides over an image: what convolution and pooling have in common."""

import numpy as np

from dlcore.arguments import pair, whole

__all__ = ["out_size"]


def out_size(n, kernel_size, stride=1, padding=0, dilation=1):
    """At how many positions a kernel of `kernel_size` cells fits on n cells.

    **Forward**: ⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1 (equation 11 of the course's notation page). A last step
    that does not fit is dropped. No padding is the narrow convolution, p = (k − 1)/2 keeps n, p = k − 1 is
    the wide one.

    **Shapes**: whole numbers. ValueError where one is too small, or the kernel larger than the padded image.

    >>> out_size(5, 3), out_size(5, 3, padding=1), out_size(227, 11, stride=4)
    (3, 5, 55)
    """
    n = whole("n", n, 1)
    k, s = whole("kernel_size", kernel_size, 1), whole("stride", stride, 1)
    p, d = whole("padding", padding, 0), whole("dilation", dilation, 1)
    reach = d * (k - 1) + 1
    if reach > n + 2 * p:
        raise ValueError(
            f"the kernel spans {reach} cells, but the padded image has only {n} + 2·{p} = {n + 2 * p}. "
            "Usual cause: too many convolutions or poolings before this one, or padding forgotten."
        )
    return (n + 2 * p - reach) // s + 1


def out_sizes(size, kernel_size, stride, padding=(0, 0), dilation=(1, 1)):
    """`out_size` in both directions, from pairs: (OH, OW)."""
    return tuple(out_size(*each) for each in zip(size, kernel_size, stride, padding, dilation, strict=True))


def check_window(kernel_size, stride, padding, dilation=1):
    """The four as checked pairs."""
    return (
        pair("kernel_size", kernel_size, 1),
        pair("stride", stride, 1),
        pair("padding", padding, 0),
        pair("dilation", dilation, 1),
    )


def kernel_cells(kernel_size, stride, out, dilation=(1, 1)):
    """Every kernel cell (u, v), with the rows and the columns of the image that it meets.

    There are as many of each as the output has, so image[rows, columns] has the output's shape.
    """
    (kH, kW), (sH, sW), (OH, OW), (dH, dW) = kernel_size, stride, out, dilation
    for u in range(kH):
        for v in range(kW):
            yield u, v, slice(u * dH, u * dH + sH * OH, sH), slice(v * dW, v * dW + sW * OW, sW)


def batch_last(x):
    """(N, C, H, W) → (C, H, W, N), contiguous: nothing moves when a layer of this package made x.

    With the batch innermost, every shifted slice of an image is made of long runs of memory.
    """
    return np.ascontiguousarray(x.transpose(1, 2, 3, 0))


def batch_first(x):
    """(C, H, W, N) → (N, C, H, W), as a view: nothing moves in memory."""
    return x.transpose(3, 0, 1, 2)


def with_border(x, padding, value=0):
    """(C, H, W, N) → (C, H + 2·pH, W + 2·pW, N): x with a border of `value`."""
    pH, pW = padding
    return np.pad(x, ((0, 0), (pH, pH), (pW, pW), (0, 0)), constant_values=value) if pH or pW else x


def without_border(x, padding):
    """(C, H + 2·pH, W + 2·pW, N) → (C, H, W, N), as a view."""
    (pH, pW), (_, H, W, _) = padding, x.shape
    return x[:, pH : H - pH, pW : W - pW]
