"""The convolutional layer: many kernels slide over a batch of images with many channels.

First forward and backward as loops to read, then the layer `Conv2d`. Letters are those of `convolution`: (s, t) is a
cell of the output, (u, v) a cell of the kernel; n is an image of the batch, c an input map and f an output map.
"""

import numpy as np

from dlcore.arguments import check_array, pair, short, whole
from dlcore.conv_tiling import tiled_dweight, tiled_dx, tiled_forward
from dlcore.convolution import corr2d_loops
from dlcore.layer import Layer
from dlcore.windows import batch_first, batch_last, check_window, out_sizes, with_border, without_border

__all__ = ["Conv2d", "conv2d_layer_loops", "conv2d_layer_loops_backward"]


def conv2d_layer_loops(x, weight, bias, stride=1, padding=0):
    """What `Conv2d.forward` computes, written out: output map f is a sum with one correlation for each input map c.

    **Forward**: y[n, f] = Σ_c weight[f, c] ⋆ x[n, c] + bias[f] (equation 12 of the course's notation page,
    before its activation f).

    **Shapes**: x (N, C, H, W), weight (F, C, kH, kW), bias (F,), y (N, F, OH, OW).

    >>> from dlcore import SLIDE_IMAGE, SLIDE_KERNEL
    >>> conv2d_layer_loops(SLIDE_IMAGE[None, None], SLIDE_KERNEL[None, None], bias=[10])[0, 0]
    array([[14, 13, 14],
           [12, 14, 13],
           [12, 13, 14]])
    """
    y = []
    for n in range(x.shape[0]):
        maps = []
        for f in range(weight.shape[0]):
            correlations = [corr2d_loops(x[n, c], weight[f, c], stride, padding) for c in range(x.shape[1])]
            maps.append(sum(correlations) + bias[f])
        y.append(maps)
    return np.array(y)


def conv2d_layer_loops_backward(dy, x, weight, stride=1, padding=0):
    """What `Conv2d.backward` computes, written out: each output cell sends its gradient back to its window.

    **Backward**: y[n, f, s, t] = Σ window · weight[f] + bias[f], so its gradient dy[n, f, s, t] adds
    weight[f] times itself to the window's gradient, and the window times itself to dweight[f]. Collected over
    all cells these are equations 15 and 16 of the course's notation page, for any stride.

    **Shapes**: dy (N, F, OH, OW), x (N, C, H, W), weight (F, C, kH, kW); returns dx, dweight, dbias with the
    shapes of x, weight, (F,).

    >>> from dlcore import SLIDE_IMAGE, SLIDE_KERNEL
    >>> dx, dweight, dbias = conv2d_layer_loops_backward(
    ...     np.ones((1, 1, 3, 3)), SLIDE_IMAGE[None, None], SLIDE_KERNEL[None, None])
    >>> dweight[0, 0]
    array([[6., 7., 6.],
           [4., 7., 7.],
           [4., 6., 6.]])
    """
    (sH, sW), (pH, pW) = pair("stride", stride, 1), pair("padding", padding, 0)
    (_, _, H, W), (_, _, kH, kW) = x.shape, weight.shape
    x = np.pad(x, ((0, 0), (0, 0), (pH, pH), (pW, pW)))
    dx = np.zeros(x.shape, np.result_type(dy, weight))
    dweight = np.zeros(weight.shape, np.result_type(dy, x))
    for n, f, s, t in np.ndindex(dy.shape):
        window = (n, slice(None), slice(s * sH, s * sH + kH), slice(t * sW, t * sW + kW))
        dx[window] += dy[n, f, s, t] * weight[f]
        dweight[f] += dy[n, f, s, t] * x[window]
    return dx[:, :, pH : pH + H, pW : pW + W], dweight, dy.sum(axis=(0, 2, 3))


class Conv2d(Layer):
    """Convolutional layer: `out_channels` kernels slide over all input channels at once.

    Like every deep-learning library it computes the cross-correlation ⋆: the kernel is not turned.

    **Forward**: y[n, f] = Σ_c weight[f, c] ⋆ x[n, c] + bias[f] (equation 12 of the course's notation page).
    `im2col` copies every window into a column of one matrix; then the whole layer is one matrix product,
    Y = W · cols + bias. `conv2d_layer_loops` is the same written out.

    **Backward**: dweight = dY · colsᵀ (equation 16), dbias = Σ dY, dcols = Wᵀ · dY, and `col2im` adds each column
    back to the window it was copied from (equation 15). `conv2d_layer_loops_backward` does it cell by cell.

    **Shapes**: x (N, C, H, W), weight (F, C, kH, kW), bias (F,), y (N, F, OH, OW) with OH, OW from `out_size`
    (equation 11). `kernel_size`, `stride`, `padding` and `dilation` (see `dilate`) are a number or a pair (vertical,
    horizontal). ValueError for sizes that do not fit, whole-number images and empty batches.

    **Connection table**: a table T (C, F) of True and False says which input maps each output map is connected to: the
    sum of equation 12 then runs over the c with T[c, f], as in LeNet-5. The weights between maps that are not connected
    start at zero, have no effect and no gradient, and are not counted: `num_params` is kH·kW·Σ T + F.

    **Memory**: the columns of a batch take C·kH·kW·OH·OW numbers per image, far more than the image itself, so they
    are never all there at once: `conv_tiling` does the three products tile by tile, and there is all that makes them
    fast. Arrays lie in memory as (C, H, W, N) behind N×C×H×W views.

    Weights and biases start uniform in ±1/√(C·kH·kW): PyTorch's default, Kaiming's rule with a = √5.

    Lesson 08. Y. LeCun and others, Backpropagation applied to handwritten zip code recognition (1989).

    >>> from dlcore import SLIDE_IMAGE, SLIDE_KERNEL
    >>> layer = Conv2d(1, 1, kernel_size=3, bias=False, dtype=np.float64)
    >>> layer.params["weight"][0, 0] = SLIDE_KERNEL
    >>> layer(SLIDE_IMAGE[None, None].astype(float))[0, 0]
    array([[4., 3., 4.],
           [2., 4., 3.],
           [2., 3., 4.]])
    """

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        bias=True,
        *,
        connection_table=None,
        dtype=np.float32,
        rng=None,
    ):
        super().__init__()
        self.in_channels = whole("in_channels", in_channels, 1)
        self.out_channels = whole("out_channels", out_channels, 1)
        window = check_window(kernel_size, stride, padding, dilation)
        self.kernel_size, self.stride, self.padding, self.dilation = window
        self.connection_table = _check_table(connection_table, (self.in_channels, self.out_channels))
        self._draw_params(bias, dtype, np.random.default_rng(rng))

    def _draw_params(self, bias, dtype, rng):
        connected = self._connected(np.ones((self.out_channels, self.in_channels, *self.kernel_size), bool))
        bound = 1 / np.sqrt(connected.sum(axis=(1, 2, 3)))
        weight = rng.uniform(-1, 1, connected.shape) * bound[:, np.newaxis, np.newaxis, np.newaxis]
        self.add_param("weight", (weight * connected).astype(dtype))
        if bias:
            self.add_param("bias", (rng.uniform(-1, 1, self.out_channels) * bound).astype(dtype))

    def forward(self, x):
        x = with_border(batch_last(self._checked(x)), self.padding)
        y = tiled_forward(x, self._connected(self.param("weight")), self.stride, self.dilation)
        if "bias" in self.params:
            y += self.param("bias")[:, np.newaxis, np.newaxis, np.newaxis]
        self.remember(x, y.shape)
        return batch_first(y)

    def backward(self, dy):
        x, dy = self._fill_grads(dy)
        dx = tiled_dx(dy, self._connected(self.param("weight")), x.shape, self.stride, self.dilation)
        return batch_first(without_border(dx, self.padding))

    def backward_params(self, dy):
        self._fill_grads(dy)

    def _fill_grads(self, dy):
        """Returns x and dy, batch last, for dx."""
        x, (F, OH, OW, N) = self.recall()
        dy = batch_last(self.upstream(dy, (N, F, OH, OW)))
        dweight = tiled_dweight(dy, x, self.param("weight").shape, self.stride, self.dilation)
        self.grads["weight"] = self._connected(dweight)
        if "bias" in self.params:
            self.grads["bias"] = dy.reshape(F, -1).sum(axis=1)
        return x, dy

    def _connected(self, weight):
        """An array like `weight` with zeros between maps that are not connected, whatever was written there."""
        if self.connection_table is None:
            return weight
        return weight * self.connection_table.T[:, :, np.newaxis, np.newaxis]

    def _checked(self, x):
        x = check_array(
            "x",
            x,
            ("N", self.in_channels, "H", "W"),
            cause="images are N×C×H×W; one image alone is x[np.newaxis], "
            "a batch with its channels last is x.transpose(0, 3, 1, 2)",
        )
        out_sizes(x.shape[2:], self.kernel_size, self.stride, self.padding, self.dilation)  # raises if too small
        return x

    @property
    def num_params(self):
        """How many numbers the layer learns: weights between maps that are not connected do not count."""
        unconnected = 0 if self.connection_table is None else int((~self.connection_table).sum())
        return super().num_params - unconnected * self.kernel_size[0] * self.kernel_size[1]

    def extra_repr(self):
        words = [f"{self.in_channels}, {self.out_channels}, kernel_size={short(self.kernel_size)}"]
        for name, usual in (("stride", (1, 1)), ("padding", (0, 0)), ("dilation", (1, 1))):
            if getattr(self, name) != usual:
                words.append(f"{name}={short(getattr(self, name))}")
        if "bias" not in self.params:
            words.append("bias=False")
        if self.connection_table is not None:
            words.append("connection_table=…")
        return ", ".join(words)


def _check_table(table, needed):
    """The connection table as an array of True and False, or None."""
    if table is None:
        return None
    table = np.array(table)
    if table.shape != needed or not np.isin(table, (0, 1)).all():
        raise ValueError(
            f"connection_table has shape {table.shape}, needs {needed}, with True or False for every pair of an "
            "input and an output map. Usual cause: rows and columns exchanged."
        )
    if not table.any(axis=0).all():
        raise ValueError(f"connection_table leaves output map {table.any(axis=0).argmin()} without any input")
    table = table.astype(bool)
    table.flags.writeable = False
    return table
