"""Windows as the columns of a matrix, so that convolution becomes one matrix product.

`im2col` copies every window of an image into a column; `col2im` adds every column back to its window. With one row of
W for each output map, `Conv2d` computes W · im2col(x) going forward and col2im(Wᵀ · dY) going back.

The rows of the matrix come in the order (c, u, v), that of `weight`; its columns in the order (s, t, n), with the
images of the batch side by side at each position. This is how the arrays of image layers lie in memory, so W · cols is
y as it stands, and a row is copied in long runs. One image alone gives the columns of PyTorch's `unfold`.
"""

import numpy as np

from dlcore.arguments import check_numbers, whole
from dlcore.windows import batch_first, batch_last, check_window, kernel_cells, out_sizes, with_border, without_border

__all__ = ["col2im", "im2col"]


def im2col(x, kernel_size, stride=1, padding=0, dilation=1):
    """Copy every window of the images into a column of one matrix.

    **Forward**: cols[(c, u, v), (s, t, n)] = x[n, c, s·stride + u·dilation, t·stride + v·dilation], after the images
    got their border of zeros. Then weight.reshape(F, −1) @ cols is what `Conv2d` computes (equation 12 of the course's
    notation page), as a matrix (F, OH·OW·N).

    **Shapes**: x (N, C, H, W), cols (C·kH·kW, OH·OW·N) with OH, OW from `out_size`; the other arguments are a number or
    a pair (vertical, horizontal). Whole numbers stay whole. ValueError for sizes that do not fit.

    Lesson 08.

    >>> im2col(np.arange(9).reshape(1, 1, 3, 3), kernel_size=2)
    array([[0, 1, 3, 4],
           [1, 2, 4, 5],
           [3, 4, 6, 7],
           [4, 5, 7, 8]])
    """
    x = check_numbers("x", x, ("N", "C", "H", "W"))
    kernel_size, stride, padding, dilation = check_window(kernel_size, stride, padding, dilation)
    return copy_windows(with_border(batch_last(x), padding), kernel_size, stride, dilation)


def col2im(cols, shape, kernel_size, stride=1, padding=0, dilation=1):
    """Add every column back to the window that `im2col` copied it from.

    **Forward**: x[n, c, i, j] = Σ cols[(c, u, v), (s, t, n)] over all (u, v) and (s, t) with s·stride + u·dilation = i
    and t·stride + v·dilation = j. It is the transpose of `im2col`, not its inverse: windows overlap. So
    col2im(Wᵀ · dY) carries the gradient of a convolution back to its input (equation 15 of the course's notation page).

    **Shapes**: cols (C·kH·kW, OH·OW·N), `shape` that of the images, (N, C, H, W), and of the result; the other
    arguments as for `im2col`. ValueError for sizes that do not fit.

    Lesson 08.

    >>> col2im(np.ones((4, 4)), shape=(1, 1, 3, 3), kernel_size=2)[0, 0]  # how many windows each cell lies in
    array([[1., 2., 1.],
           [2., 4., 2.],
           [1., 2., 1.]])
    """
    cols = check_numbers("cols", cols, ("C·kH·kW", "OH·OW·N"))
    kernel_size, stride, padding, dilation = check_window(kernel_size, stride, padding, dilation)
    if len(shape) != 4:
        raise ValueError(f"shape is {shape!r}, needs (N, C, H, W), that of the images")
    N, C, H, W = (whole("shape", n, 1) for n in shape)
    OH, OW = out_sizes((H, W), kernel_size, stride, padding, dilation)
    needed = (C * kernel_size[0] * kernel_size[1], OH * OW * N)
    if cols.shape != needed:
        raise ValueError(
            f"cols has shape {cols.shape}, needs {needed}. Usual cause: not the kernel_size, stride, padding or "
            "dilation that im2col had."
        )
    x = np.zeros((C, H + 2 * padding[0], W + 2 * padding[1], N), cols.dtype)
    add_windows(cols, x, kernel_size, stride, dilation)
    return batch_first(without_border(x, padding))


def copy_windows(x, kernel_size, stride, dilation):
    """`im2col` of an x (C, H, W, N), batch last, that has its border already."""
    C, H, W, N = x.shape
    OH, OW = out_sizes((H, W), kernel_size, stride, dilation=dilation)
    cols = np.empty((C, *kernel_size, OH, OW, N), x.dtype)
    for u, v, rows, columns in kernel_cells(kernel_size, stride, (OH, OW), dilation):
        cols[:, u, v] = x[:, rows, columns]
    return cols.reshape(-1, OH * OW * N)


def add_windows(cols, x, kernel_size, stride, dilation):
    """`col2im` into an x (C, H, W, N), batch last, that has its border already; in place."""
    C, H, W, N = x.shape
    OH, OW = out_sizes((H, W), kernel_size, stride, dilation=dilation)
    cols = cols.reshape(C, *kernel_size, OH, OW, N)
    for u, v, rows, columns in kernel_cells(kernel_size, stride, (OH, OW), dilation):
        x[:, rows, columns] += cols[:, u, v]
