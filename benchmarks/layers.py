"""Single layers, forward and backward, and one image under one kernel."""

from functools import partial

import numpy as np

import dlcore
from benchmarks.timing import Case, with_torch


def as_inside_a_network(x):
    """The same array as dlcore's image layers hand it on: batch innermost in memory."""
    return x.transpose(1, 2, 3, 0).copy().transpose(3, 0, 1, 2)


def image_layer(layer, x_shape, torchs):
    """One dlcore layer against one of PyTorch, forward and backward."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal(x_shape, dtype=np.float32)
    dy = rng.standard_normal(layer(x).shape, dtype=np.float32)
    our_x, our_dy = as_inside_a_network(x), as_inside_a_network(dy)

    def ours():
        layer(our_x)
        layer.backward(our_dy)

    def make(torch):
        theirs, their_x, their_dy = torchs(torch.nn), torch.from_numpy(x).requires_grad_(), torch.from_numpy(dy)

        def step():
            their_x.grad = None
            theirs.zero_grad()
            theirs(their_x).backward(their_dy)

        return step

    return with_torch({"dlcore": ours}, make)


def convolution():
    contestants = image_layer(dlcore.Conv2d(6, 16, 5, rng=0), (64, 6, 14, 14), lambda nn: nn.Conv2d(6, 16, 5))
    return contestants | {"usual im2col": usual_im2col()}


def usual_im2col():
    """N×C×H×W in memory, columns gathered and scattered through arrays of indices, as course assignments do it."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((64, 6, 14, 14), dtype=np.float32)
    rows = rng.standard_normal((16, 100 * 64), dtype=np.float32)
    weight = np.zeros((16, 6 * 25), np.float32)
    u, s = np.repeat(np.arange(5), 5), np.repeat(np.arange(10), 10)
    v, t = np.tile(np.arange(5), 5), np.tile(np.arange(10), 10)
    channels = np.repeat(np.arange(6), 25)[:, None]
    cells = (slice(None), channels, np.tile(u, 6)[:, None] + s, np.tile(v, 6)[:, None] + t)

    def step():
        cols = x[cells].transpose(1, 2, 0).reshape(150, -1)
        weight @ cols
        rows @ cols.T, rows.sum(axis=1)
        np.add.at(np.zeros_like(x), cells, (weight.T @ rows).reshape(150, 100, -1).transpose(2, 0, 1))

    return step


def pooling(name, kernel_size, stride):
    layer = getattr(dlcore, name)(kernel_size, stride)
    return image_layer(layer, (64, 6, 28, 28), lambda nn: getattr(nn, name)(kernel_size, stride))


def one_image(k):
    """A 256×256 image under one kernel of k×k."""
    rng = np.random.default_rng(0)
    image, kernel = (rng.standard_normal((n, n), dtype=np.float32) for n in (256, k))
    contestants = {"dlcore": lambda: dlcore.corr2d(image, kernel)}
    try:
        from scipy import ndimage, signal
    except ImportError:
        pass
    else:
        contestants["scipy.signal"] = lambda: signal.correlate2d(image, kernel, mode="valid")
        contestants["scipy.ndimage"] = lambda: ndimage.correlate(image, kernel, mode="constant")

    def make(torch):
        conv2d, x, w = torch.nn.functional.conv2d, *(torch.from_numpy(each[None, None]) for each in (image, kernel))
        return lambda: conv2d(x, w)

    return with_torch(contestants, make)


CASES = [
    Case("Conv2d 6→16, 5×5, 64×6×14×14", convolution, {}),
    *(
        Case(f"{name} {k}/{s}, 64×6×28×28", partial(pooling, name, k, s), {"PyTorch": 0.5})
        for name in ("MaxPool2d", "AvgPool2d")
        for k, s in ((2, 2), (3, 2), (3, 1))
    ),
    *(Case(f"corr2d 256×256, {k}×{k}", partial(one_image, k), {}) for k in (3, 11)),
]
