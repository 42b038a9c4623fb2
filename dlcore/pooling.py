"""Pooling: a window slides over each map by itself and keeps one number, the largest or the mean.

First as loops to read, forward and backward; then the layers. Letters are those of `convolution`: (s, t) is a cell
of the output, (u, v) a cell of the window.
"""

import numpy as np

from dlcore.arguments import check_array, pair, short, whole
from dlcore.layer import Layer
from dlcore.windows import (
    batch_first,
    batch_last,
    check_window,
    kernel_cells,
    out_sizes,
    with_border,
    without_border,
)

__all__ = [
    "AvgPool2d",
    "GlobalAvgPool2d",
    "MaxPool2d",
    "SubSample",
    "avg_pool2d_loops",
    "avg_pool2d_loops_backward",
    "max_pool2d_loops",
    "max_pool2d_loops_backward",
]


def max_pool2d_loops(x, kernel_size, stride=None, padding=0):
    """What `MaxPool2d.forward` computes, written out.

    **Forward**: y[n, c, s, t] = the largest cell of the window R(s, t), which starts at row s·stride and column
    t·stride (equation 13 of the course's notation page, pool_max; fig. 2-17). Cells of the padding never win.

    **Shapes**: x (N, C, H, W), y (N, C, OH, OW) with OH, OW from `out_size`. `stride=None` means kernel_size, so
    that windows tile the map. ValueError for sizes that do not fit.

    >>> x = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])  # fig. 2-17
    >>> max_pool2d_loops(x[None, None], 2)[0, 0]
    array([[6., 8.],
           [3., 4.]])
    """
    x, y, window = _prepare_loops(x, kernel_size, stride, padding, border=-np.inf)
    for n, c, s, t in np.ndindex(y.shape):
        y[n, c, s, t] = x[n, c][window(s, t)].max()
    return y


def max_pool2d_loops_backward(dy, x, kernel_size, stride=None, padding=0):
    """What `MaxPool2d.backward` computes, written out: the winner takes all.

    **Backward**: dy[n, c, s, t] goes to the largest cell of its window, nothing to the others (the up of
    equation 14 of the course's notation page). Among equals the first one counts, row by row, as in PyTorch.

    **Shapes**: dy (N, C, OH, OW), x (N, C, H, W); returns dx, of the shape of x.

    >>> x = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])  # fig. 2-17
    >>> max_pool2d_loops_backward(np.array([[[[1, 2], [3, 4]]]]), x[None, None], 2)[0, 0]
    array([[0., 0., 0., 0.],
           [0., 1., 0., 2.],
           [3., 0., 0., 0.],
           [0., 0., 0., 4.]])
    """
    (pH, pW), (H, W) = pair("padding", padding, 0), np.shape(x)[2:]
    x, _, window = _prepare_loops(x, kernel_size, stride, padding, border=-np.inf)
    dx = np.zeros(x.shape, np.result_type(x, dy))
    for n, c, s, t in np.ndindex(dy.shape):
        seen = x[n, c][window(s, t)]
        winner = np.unravel_index(seen.argmax(), seen.shape)
        dx[n, c][window(s, t)][winner] += dy[n, c, s, t]
    return dx[:, :, pH : pH + H, pW : pW + W]


def avg_pool2d_loops(x, kernel_size, stride=None, padding=0, count_include_pad=True):
    """What `AvgPool2d.forward` computes, written out.

    **Forward**: y[n, c, s, t] = Σ of the window R(s, t) / |R| (equation 13 of the course's notation page,
    pool_avg). |R| counts the zeros of the padding too, unless `count_include_pad=False`.

    **Shapes**: as `max_pool2d_loops`.

    >>> x = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])  # fig. 2-17
    >>> avg_pool2d_loops(x[None, None], 2)[0, 0]
    array([[3.25, 5.25],
           [2.  , 2.  ]])
    """
    size = _window_sizes(np.shape(x), padding, count_include_pad)
    x, y, window = _prepare_loops(x, kernel_size, stride, padding, border=0)
    for n, c, s, t in np.ndindex(y.shape):
        y[n, c, s, t] = x[n, c][window(s, t)].sum() / size(window(s, t))
    return y


def avg_pool2d_loops_backward(dy, x, kernel_size, stride=None, padding=0, count_include_pad=True):
    """What `AvgPool2d.backward` computes, written out: every cell of the window gets the same share.

    **Backward**: each cell of the window R(s, t) gets dy[n, c, s, t] / |R|, not dy itself: the transpose of
    taking the mean (the up of equation 14 of the course's notation page).

    **Shapes**: as `max_pool2d_loops_backward`.

    >>> x = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])  # fig. 2-17
    >>> avg_pool2d_loops_backward(np.array([[[[1, 2], [3, 4]]]]), x[None, None], 2)[0, 0]
    array([[0.25, 0.25, 0.5 , 0.5 ],
           [0.25, 0.25, 0.5 , 0.5 ],
           [0.75, 0.75, 1.  , 1.  ],
           [0.75, 0.75, 1.  , 1.  ]])
    """
    (pH, pW), (H, W) = pair("padding", padding, 0), np.shape(x)[2:]
    size = _window_sizes(np.shape(x), padding, count_include_pad)
    x, _, window = _prepare_loops(x, kernel_size, stride, padding, border=0)
    dx = np.zeros(x.shape, np.result_type(x, dy))
    for n, c, s, t in np.ndindex(dy.shape):
        dx[n, c][window(s, t)] += dy[n, c, s, t] / size(window(s, t))
    return dx[:, :, pH : pH + H, pW : pW + W]


class _Pool2d(Layer):
    """What both poolings share: the window, and the way from N×C×H×W to batch-last memory and back."""

    def __init__(self, kernel_size, stride=None, padding=0):
        super().__init__()
        self.kernel_size, self.stride, self.padding = _window(kernel_size, stride, padding)

    def padded(self, x, border):
        """The checked input, batch last in memory, with its border."""
        return with_border(batch_last(_check_maps(x)), self.padding, border)

    def cut(self, dx):
        """dx without the border, batch first."""
        return batch_first(without_border(dx, self.padding))

    def incoming(self, dy, y_shape):
        """The checked dy, batch last in memory like y."""
        C, OH, OW, N = y_shape
        return batch_last(self.upstream(dy, (N, C, OH, OW)))

    def shifts(self, x):
        """x shifted to each window cell (u, v): k·k views of it, each of the size of the output."""
        out = out_sizes(x.shape[1:3], self.kernel_size, self.stride)
        return [x[:, rows, columns] for _, _, rows, columns in kernel_cells(self.kernel_size, self.stride, out)]

    def extra_repr(self):
        words = [f"kernel_size={short(self.kernel_size)}"]
        if self.stride != self.kernel_size:
            words.append(f"stride={short(self.stride)}")
        if self.padding != (0, 0):
            words.append(f"padding={short(self.padding)}")
        return ", ".join(words)


class MaxPool2d(_Pool2d):
    """Max pooling: only the strongest response of each window is kept. No parameters; maps are not mixed.

    **Forward**: y[n, c, s, t] = max of the window R(s, t) (equation 13 of the course's notation page, pool_max),
    computed as the maximum of k·k shifted views of x.

    **Backward**: dy goes to the largest cell of its window, nothing to the others (the up of equation 14). Among
    equals the first one counts, row by row, as in PyTorch.

    **Shapes**: x (N, C, H, W), y (N, C, OH, OW) with OH, OW from `out_size`. `kernel_size`, `stride` and `padding`
    are a number or a pair (vertical, horizontal); `stride=None` means kernel_size. The padding never wins, and may
    be half a window at most. ValueError for sizes that do not fit, whole-number images and empty batches.

    `max_pool2d_loops` and `max_pool2d_loops_backward` are the same to read. Lesson 08.

    >>> x = np.array([[1.0, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])  # fig. 2-17
    >>> MaxPool2d(2)(x[None, None])[0, 0]
    array([[6., 8.],
           [3., 4.]])
    """

    def forward(self, x):
        x = self.padded(x, border=-np.inf)
        first, *others = self.shifts(x)
        y = first.copy()
        for shifted in others:
            np.maximum(y, shifted, out=y)
        self.remember(x, y)
        return batch_first(y)

    def backward(self, dy):
        x, y = self.recall()
        dy = self.incoming(dy, y.shape)
        dx = np.zeros(x.shape, np.result_type(x, dy))
        unclaimed = np.ones(y.shape, bool)
        for shifted, dx_shifted in zip(self.shifts(x), self.shifts(dx), strict=True):
            won = shifted == y
            won &= unclaimed
            unclaimed ^= won  # what was won is now claimed
            dx_shifted += won * dy
        return self.cut(dx)


class AvgPool2d(_Pool2d):
    """Average pooling: the mean of each window is kept. No parameters; maps are not mixed.

    **Forward**: y[n, c, s, t] = Σ of the window R(s, t) / |R| (equation 13 of the course's notation page,
    pool_avg), computed as the sum of k·k shifted views of x.

    **Backward**: each cell of the window gets dy / |R| (the up of equation 14).

    **Shapes**: as `MaxPool2d`. |R| counts the zeros of the padding too, unless `count_include_pad=False`.

    `avg_pool2d_loops` and `avg_pool2d_loops_backward` are the same to read. Lesson 08.

    >>> x = np.array([[1.0, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])  # fig. 2-17
    >>> AvgPool2d(2)(x[None, None])[0, 0]
    array([[3.25, 5.25],
           [2.  , 2.  ]])
    """

    def __init__(self, kernel_size, stride=None, padding=0, count_include_pad=True):
        super().__init__(kernel_size, stride, padding)
        self.count_include_pad = count_include_pad

    def forward(self, x):
        x = self.padded(x, border=0)
        first, *others = self.shifts(x)
        y = first.copy()
        for shifted in others:
            y += shifted
        window_size = self._window_size(x)
        y /= window_size
        self.remember(x.shape, y.shape, window_size)
        return batch_first(y)

    def backward(self, dy):
        x_shape, y_shape, window_size = self.recall()
        share = self.incoming(dy, y_shape) / window_size
        dx = np.zeros(x_shape, share.dtype)
        for dx_shifted in self.shifts(dx):
            dx_shifted += share
        return self.cut(dx)

    def _window_size(self, x):
        """|R|: one number, or one for each output cell where the padding does not count."""
        if self.count_include_pad or self.padding == (0, 0):
            return self.kernel_size[0] * self.kernel_size[1]
        inside = np.zeros((1, *x.shape[1:3], 1), x.dtype)
        self.cut(inside)[...] = 1
        return sum(self.shifts(inside))

    def extra_repr(self):
        return super().extra_repr() + ("" if self.count_include_pad else ", count_include_pad=False")


class GlobalAvgPool2d(Layer):
    """Global average pooling: each map becomes one number, its mean. It can replace the fully connected layers.

    **Forward**: y[n, k] = Σ x[n, k] / (H·W): the g_k of the course's notation page (section 2.4; fig. 2-21).

    **Backward**: each cell of map k gets dy[n, k] / (H·W).

    **Shapes**: x (N, K, H, W), y (N, K), ready for a softmax or a `Linear`. ValueError for any other shape.

    Lesson 10. M. Lin, Q. Chen and S. Yan, Network in network (2013).

    >>> GlobalAvgPool2d()(np.arange(8.0).reshape(1, 2, 2, 2))
    array([[1.5, 5.5]])
    """

    def forward(self, x):
        x = _check_maps(x)
        self.remember(x.shape)
        return x.mean(axis=(2, 3))

    def backward(self, dy):
        ((N, K, H, W),) = self.recall()
        share = self.upstream(dy, (N, K)) / (H * W)
        dx = np.empty((K, H, W, N), share.dtype)
        dx[...] = share.T[:, np.newaxis, np.newaxis]
        return batch_first(dx)


class SubSample(Layer):
    """LeNet-5's pooling, which learns: the mean of each window times a weight per map, plus a bias.

    **Forward**: y[n, c] = weight[c] · down(x[n, c]) + bias[c], down the mean of each window (equation 13 of the
    course's notation page, before its activation f; with weight 1 and bias 0 it is `AvgPool2d`).

    **Backward**: dx[n, c] = weight[c] · up(dy[n, c]) with up from `AvgPool2d` (equation 14, before the f′ of the
    layer below), dweight[c] = Σ down(x[n, c]) ⊙ dy[n, c] (equation 16), dbias[c] = Σ dy[n, c].

    **Shapes**: x (N, C, H, W), weight and bias (C,), y (N, C, OH, OW) with OH, OW from `out_size`; `kernel_size`
    and `stride` as for `AvgPool2d`. Weights start at 1, biases at 0. ValueError for images that do not fit.

    Lesson 09. Y. LeCun and others, Gradient-based learning applied to document recognition (1998).

    >>> SubSample(1, 2)(np.arange(16.0).reshape(1, 1, 4, 4))[0, 0]
    array([[ 2.5,  4.5],
           [10.5, 12.5]])
    """

    def __init__(self, channels, kernel_size, stride=None, *, dtype=np.float32):
        super().__init__()
        self.channels = whole("channels", channels, 1)
        self.down = AvgPool2d(kernel_size, stride)
        self.add_param("weight", np.ones(self.channels, dtype))
        self.add_param("bias", np.zeros(self.channels, dtype))

    def forward(self, x):
        weight, bias = (self.param(name)[:, np.newaxis, np.newaxis] for name in ("weight", "bias"))
        means = self.down(_check_maps(x, self.channels))
        self.remember(means)
        return weight * means + bias

    def backward(self, dy):
        (means,) = self.recall()
        dy = self.upstream(dy, means.shape)
        self.grads["weight"] = (means * dy).sum(axis=(0, 2, 3))
        self.grads["bias"] = dy.sum(axis=(0, 2, 3))
        return self.down.backward(self.param("weight")[:, np.newaxis, np.newaxis] * dy)

    def extra_repr(self):
        return f"{self.channels}, {self.down.extra_repr()}"


def _window(kernel_size, stride, padding):
    """The three as checked pairs."""
    stride = kernel_size if stride is None else stride
    kernel_size, stride, padding, _ = check_window(kernel_size, stride, padding)
    if any(2 * p > k for p, k in zip(padding, kernel_size, strict=True)):
        raise ValueError(
            f"padding is {short(padding)}, needs at most half of kernel_size {short(kernel_size)}. "
            "Usual cause: padding meant for a convolution; a window of nothing but padding has no maximum."
        )
    return kernel_size, stride, padding


def _check_maps(x, channels="C"):
    return check_array("x", x, ("N", channels, "H", "W"), cause="images are N×C×H×W; one map alone is x[None, None]")


def _prepare_loops(x, kernel_size, stride, padding, border):
    """x as floats with its border, a y of zeros, and what cuts window (s, t) out of a map."""
    (kH, kW), (sH, sW), (pH, pW) = _window(kernel_size, stride, padding)
    x = np.asarray(x)
    x = _check_maps(x if x.dtype.kind == "f" else x.astype(np.float64))
    x = np.pad(x, ((0, 0), (0, 0), (pH, pH), (pW, pW)), constant_values=border)
    y = np.zeros((*x.shape[:2], *out_sizes(x.shape[2:], (kH, kW), (sH, sW))), x.dtype)
    return x, y, lambda s, t: (slice(s * sH, s * sH + kH), slice(t * sW, t * sW + kW))


def _window_sizes(x_shape, padding, count_include_pad):
    """A function that counts the cells of a window: all, or those that are not padding."""
    (pH, pW), (H, W) = pair("padding", padding, 0), x_shape[2:]
    cells = np.pad(np.ones((H, W)), ((pH, pH), (pW, pW)), constant_values=float(count_include_pad))
    return lambda window: cells[window].sum()
