"""Convolution: one small kernel slides over a whole image.

First the plain functions on one image, each as loops to read and as a fast version beside it; then the deck's
kernels; then the layer `Conv2d`, which slides many kernels over a batch of many-channelled images.

Letters mean the same everywhere: (s, t) is a cell of the output, (u, v) a cell of the kernel.
"""

from types import MappingProxyType

import numpy as np

from dlcore.layer import Layer, check_array
from dlcore.windows import batch_first, batch_last, kernel_cells, out_size, pair, short, whole

__all__ = [
    "KERNELS",
    "SLIDE_IMAGE",
    "SLIDE_KERNEL",
    "Conv2d",
    "conv1d",
    "conv2d",
    "conv2d_layer_loops",
    "conv2d_layer_loops_backward",
    "conv2d_loops",
    "corr1d",
    "corr2d",
    "corr2d_loops",
    "dilate",
    "rot180",
    "steerable",
    "toeplitz",
]

COLUMNS_BYTES = 4 * 2**20  # Conv2d works in pieces whose columns fill at most this, to stay in the cache
SMALL_PRODUCT = 10**6  # multiplications: a matrix product of at most so many is done without copying, see _strips


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
    signal, kernel = _numbers("signal", signal, ("n",)), _numbers("kernel", kernel, ("k",))
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
    kernel = _numbers("kernel", kernel, ("k",))
    matrix = np.zeros((out_size(n, kernel.size, stride, padding), n), kernel.dtype)
    for s in range(len(matrix)):
        for u in range(kernel.size):
            cell = s * stride + u - padding
            if 0 <= cell < n:  # the others lie in the padding and meet a zero
                matrix[s, cell] = kernel[u]
    return matrix


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


def conv2d_layer_loops(x, weight, bias, stride=1, padding=0):
    """What `Conv2d.forward` computes, written out: output map f adds up one correlation for each input map c.

    **Forward**: y[n, f] = Σ_c weight[f, c] ⋆ x[n, c] + bias[f] (equation 12 of the course's notation page,
    before its activation f).

    **Shapes**: x (N, C, H, W), weight (F, C, kH, kW), bias (F,), y (N, F, OH, OW).

    >>> conv2d_layer_loops(SLIDE_IMAGE[None, None], SLIDE_KERNEL[None, None], bias=[10])[0, 0]
    array([[14, 13, 14],
           [12, 14, 13],
           [12, 13, 14]])
    """
    y = []
    for n in range(x.shape[0]):
        maps = []
        for f in range(weight.shape[0]):
            heard = [corr2d_loops(x[n, c], weight[f, c], stride, padding) for c in range(x.shape[1])]
            maps.append(sum(heard) + bias[f])
        y.append(maps)
    return np.array(y)


def conv2d_layer_loops_backward(dy, x, weight, stride=1, padding=0):
    """What `Conv2d.backward` computes, written out: every output cell speaks to the window it was made from.

    **Backward**: y[n, f, s, t] = Σ window · weight[f] + bias[f], so its gradient dy[n, f, s, t] adds
    weight[f] times itself to the window's gradient, and the window times itself to dweight[f]. Collected over
    all cells these are equations 15 and 16 of the course's notation page, for any stride.

    **Shapes**: dy (N, F, OH, OW), x (N, C, H, W), weight (F, C, kH, kW); returns dx, dweight, dbias with the
    shapes of x, weight, (F,).

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
    """Convolution layer: `out_channels` kernels slide over all input channels at once.

    Like every deep-learning library it computes the cross-correlation ⋆: the kernel is not turned.

    **Forward**: y[n, f] = Σ_c weight[f, c] ⋆ x[n, c] + bias[f] (equation 12 of the course's notation page).
    All windows are copied side by side, one a column, into one matrix (im2col); then the whole layer is one
    matrix product, W · cols. `conv2d_layer_loops` is the same without the trick.

    **Backward**: dweight = dY · colsᵀ (equation 16), dbias = Σ dY, dcols = Wᵀ · dY, and each column is added
    back to the window it was copied from (equation 15). `conv2d_layer_loops_backward` does it cell by cell.

    **Shapes**: x (N, C, H, W), weight (F, C, kH, kW), bias (F,), y (N, F, OH, OW) with OH, OW from `out_size`
    (equation 11). `kernel_size`, `stride`, `padding` and `dilation` (see `dilate`) are a number or a pair (vertical,
    horizontal). ValueError for sizes that do not fit, whole-number images and empty batches.

    **Connection table**: a table T (C, F) of True and False says which input map each output map hears: the sum of
    equation 12 then runs over the c with T[c, f], as in LeNet-5. The weights between maps that are not connected
    start at zero, have no effect and no gradient, and are not counted: `num_params` is kH·kW·Σ T + F.

    **Memory**: arrays lie in memory as (C, H, W, N) behind N×C×H×W views, so that every shifted slice is made
    of long runs. The columns take C·kH·kW·OH·OW numbers an image, far more than the image itself, so they are made
    for a few rows at a time: `COLUMNS_BYTES` bounds them, and what stays in the processor's cache is fast.

    Weights and biases start uniform in ±1/√(C·kH·kW): PyTorch's default, Kaiming's rule with a = √5.

    Lesson 08. Y. LeCun and others, Backpropagation applied to handwritten zip code recognition (1989).

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
        self.kernel_size = pair("kernel_size", kernel_size, 1)
        self.stride = pair("stride", stride, 1)
        self.padding = pair("padding", padding, 0)
        self.dilation = pair("dilation", dilation, 1)
        self.connection_table = self._checked_table(connection_table)
        rng = np.random.default_rng(rng)
        heard = np.broadcast_to(self._connected(), (self.out_channels, self.in_channels, *self.kernel_size))
        bound = 1 / np.sqrt(heard.sum(axis=(1, 2, 3)))
        weight = rng.uniform(-1, 1, heard.shape) * bound[:, np.newaxis, np.newaxis, np.newaxis]
        self.add_param("weight", (weight * heard).astype(dtype))
        if bias:
            self.add_param("bias", (rng.uniform(-1, 1, self.out_channels) * bound).astype(dtype))

    def forward(self, x):
        x = self._padded(x)
        weight = self._flat_weight()
        y = np.empty(self._out_shape(x.shape), np.result_type(x, weight))
        for slab, piece in self._pieces(y):
            y[piece] = _product(weight, self._im2col(x[slab])).reshape(y[piece].shape)
        if "bias" in self.params:
            y += self.param("bias")[:, np.newaxis, np.newaxis, np.newaxis]
        self.remember(x, y.shape)
        return batch_first(y)

    def backward(self, dy):
        x, dy = self._upstream(dy)
        self._fill_grads(x, dy)
        weight = self._flat_weight()
        dx = np.zeros(x.shape, np.result_type(dy, weight))
        for slab, piece in self._pieces(dy):
            self._col2im(_product(weight.T, _flat(dy[piece])), dx[slab])
        (pH, pW), (_, H, W, _) = self.padding, x.shape
        return batch_first(dx[:, pH : H - pH, pW : W - pW])

    def backward_params(self, dy):
        self._fill_grads(*self._upstream(dy))

    def _fill_grads(self, x, dy):
        dweight = 0
        for slab, piece in self._pieces(dy):
            cols, rows = self._im2col(x[slab]), _flat(dy[piece])
            # dY · colsᵀ is computed as (cols · dYᵀ)ᵀ: BLAS takes almost half the time with the larger matrix first.
            dweight += sum(cols[:, strip] @ rows[:, strip].T for strip in _strips(len(cols) * len(rows), cols))
        dweight = dweight.T.reshape(self.param("weight").shape)
        self.grads["weight"] = dweight if self.connection_table is None else dweight * self._connected()
        if "bias" in self.params:
            self.grads["bias"] = _flat(dy).sum(axis=1)

    @property
    def num_params(self):
        """How many numbers the layer learns: weights between maps that are not connected do not count."""
        if self.connection_table is None:
            return super().num_params
        bias = self.out_channels if "bias" in self.params else 0
        return int(self.connection_table.sum()) * self.kernel_size[0] * self.kernel_size[1] + bias

    def _connected(self):
        """True for every weight that counts, ready to be multiplied with them."""
        if self.connection_table is None:
            return np.ones((1, 1, 1, 1), bool)
        return self.connection_table.T[:, :, np.newaxis, np.newaxis]

    def _flat_weight(self):
        """(F, C·kH·kW): the weights of each output map in one row."""
        weight = self.param("weight")
        if self.connection_table is not None:
            weight = weight * self._connected()  # whatever was written into params there
        return weight.reshape(self.out_channels, -1)

    def _im2col(self, x):
        """Copy every window into a column: (C, H, W, N) → (C·kH·kW, OH·OW·N)."""
        C, OH, OW, N = x.shape[0], *self._out_shape(x.shape)[1:]
        cols = np.empty((C, *self.kernel_size, OH, OW, N), x.dtype)
        for u, v, rows, columns in kernel_cells(self.kernel_size, self.stride, (OH, OW), self.dilation):
            cols[:, u, v] = x[:, rows, columns]
        return cols.reshape(-1, OH * OW * N)

    def _col2im(self, cols, x):
        """Add every column to the window it came from: the transpose of `_im2col`, in place on x."""
        C, OH, OW, N = x.shape[0], *self._out_shape(x.shape)[1:]
        cols = cols.reshape(C, *self.kernel_size, OH, OW, N)
        for u, v, rows, columns in kernel_cells(self.kernel_size, self.stride, (OH, OW), self.dilation):
            x[:, rows, columns] += cols[:, u, v]

    def _padded(self, x):
        """The checked input, batch last in memory, with its border of zeros."""
        x = check_array(
            "x",
            x,
            ("N", self.in_channels, "H", "W"),
            cause="images are N×C×H×W; one image alone is x[np.newaxis], "
            "a batch with its channels last is x.transpose(0, 3, 1, 2)",
        )
        for n, k, s, p, d in zip(x.shape[2:], self.kernel_size, self.stride, self.padding, self.dilation, strict=True):
            out_size(n, k, s, p, d)  # raises if the kernel does not fit
        x = batch_last(x)
        pH, pW = self.padding
        return np.pad(x, ((0, 0), (pH, pH), (pW, pW), (0, 0))) if pH or pW else x

    def _out_shape(self, shape):
        """Shape of y, batch last, for the shape of an x that is padded already."""
        sizes = zip(shape[1:3], self.kernel_size, self.stride, (0, 0), self.dilation, strict=True)
        return (self.out_channels, *(out_size(*each) for each in sizes), shape[3])

    def _upstream(self, dy):
        """What forward kept, and the checked dy, batch last in memory."""
        x, (F, OH, OW, N) = self.recall()
        return x, batch_last(
            check_array("dy", dy, (N, F, OH, OW), cause="dy belongs to another x than the last forward")
        )

    def _checked_table(self, table):
        """The connection table as an array of True and False, or None."""
        if table is None:
            return None
        table, needed = np.array(table), (self.in_channels, self.out_channels)
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

    def _pieces(self, y):
        """Some rows of y for some of the batch at a time, and the slab of x that they are made from; batch last.

        Yields pairs of indices, into x and into y. As many images are taken as have room for the columns of one row,
        then as many rows as have room for all of these.
        """
        _, OH, OW, N = y.shape
        a_row = self.in_channels * self.kernel_size[0] * self.kernel_size[1] * OW * y.itemsize  # of one image
        images = min(N, max(1, COLUMNS_BYTES // a_row))
        rows = max(1, COLUMNS_BYTES // (a_row * images))
        (kH, _), (sH, _), (dH, _) = self.kernel_size, self.stride, self.dilation
        for n in range(0, N, images):
            for s in range(0, OH, rows):
                slab = slice(s * sH, (s + rows - 1) * sH + dH * (kH - 1) + 1)
                part = slice(n, n + images)
                yield (slice(None), slab, slice(None), part), (slice(None), slice(s, s + rows), slice(None), part)

    def extra_repr(self):
        words = [f"{self.in_channels}, {self.out_channels}, kernel_size={short(self.kernel_size)}"]
        if self.stride != (1, 1):
            words.append(f"stride={short(self.stride)}")
        if self.padding != (0, 0):
            words.append(f"padding={short(self.padding)}")
        if self.dilation != (1, 1):
            words.append(f"dilation={short(self.dilation)}")
        if "bias" not in self.params:
            words.append("bias=False")
        if self.connection_table is not None:
            words.append("connection_table=…")
        return ", ".join(words)


def _flat(dy):
    """(F, OH, OW, N) → (F, OH·OW·N)."""
    return dy.reshape(len(dy), -1)


def _product(a, wide):
    """a @ wide, strip by strip."""
    y = np.empty((len(a), wide.shape[1]), np.result_type(a, wide))
    for strip in _strips(a.size, wide):
        np.matmul(a, wide[:, strip], out=y[:, strip])
    return y


def _strips(size, wide):
    """Slices of the columns of `wide` for its products with a matrix of `size` numbers.

    BLAS first copies large matrices into an order it likes, which takes longer than to multiply them where one is
    very small, as the weights of a first layer are. For strips it need not. Larger matrices go in one piece.
    """
    columns = wide.shape[1]
    step = SMALL_PRODUCT // size if size <= SMALL_PRODUCT // 1000 else columns
    return [slice(start, start + step) for start in range(0, columns, step)]


def _prepare(image, kernel, stride, padding):
    """The padded image and the kernel in one dtype, a result of zeros, and the stride as a pair."""
    image, kernel = _numbers("image", image, ("H", "W")), _numbers("kernel", kernel, ("kH", "kW"))
    stride, (pH, pW) = pair("stride", stride, 1), pair("padding", padding, 0)
    sizes = zip(image.shape, kernel.shape, stride, (pH, pW), strict=True)
    dtype = np.result_type(image, kernel)
    y = np.zeros([out_size(n, k, s, p) for n, k, s, p in sizes], dtype)
    return np.pad(image.astype(dtype), ((pH, pH), (pW, pW))), kernel.astype(dtype), y, stride


def _numbers(name, array, shape):
    """A non-empty array with the axes of `shape`; whole numbers become int64, so that bytes do not wrap."""
    array = np.asarray(array)
    if array.ndim != len(shape) or array.size == 0:
        raise ValueError(f"{name} has shape {array.shape}, needs ({', '.join(shape)}), none of them 0")
    return array if array.dtype.kind in "fc" else array.astype(np.int64)
