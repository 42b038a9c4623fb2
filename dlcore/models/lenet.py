"""Three networks called LeNet: the one of 1998, the one on Adam Harley's web page, and the one usual today.

All read a batch of grey digits (N, 1, 28, 28), which they pad by 2, or (N, 1, 32, 32), and answer with ten
numbers each, of which the largest wins.
"""

import numpy as np

from dlcore.activations import ReLU, ScaledTanh
from dlcore.arguments import check_array
from dlcore.conv_layer import Conv2d
from dlcore.dense import Flatten, Linear
from dlcore.layer import Layer, Sequential
from dlcore.pooling import MaxPool2d, SubSample

__all__ = ["LENET_TABLE", "RBF", "lenet5", "lenet_harley", "lenet_modern"]

# Which of 6 input maps (rows) feed each of 16 output maps (columns): table I of LeCun 1998. 60 kernels, not 96.
LENET_TABLE = np.array(
    [
        [1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1],
        [1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1],
        [1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 1],
        [0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 1],
        [0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1],
        [0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1],
    ],
    dtype=bool,
)
LENET_TABLE.flags.writeable = False

# The ten digits as pictures of 12×7 cells, side by side: what the last layer of 1998 compares its input with.
DIGITS = """
.#####. ...##.. .#####. ####### .....## ####### ..####. ####### .#####. .#####.
##...## ..###.. ##...## .....## ....### ##..... .##.... .....## ##...## ##...##
##...## .####.. .....## .....## ...#### ##..... ##..... ....##. ##...## ##...##
##..### ...##.. .....## ....##. ..##.## ##..... ##..... ....##. ##...## ##...##
##.#### ...##.. ....##. ...##.. .##..## ######. ######. ...##.. .#####. ##...##
####.## ...##.. ...##.. ..####. ##...## .....## ##...## ...##.. ##...## .######
###..## ...##.. ..##... .....## ##...## .....## ##...## ..##... ##...## .....##
##...## ...##.. .##.... .....## ####### .....## ##...## ..##... ##...## .....##
##...## ...##.. ##..... .....## .....## .....## ##...## ..##... ##...## .....##
##...## ...##.. ##..... .....## .....## ##...## ##...## .##.... ##...## ....##.
##...## ...##.. ##..... ##...## .....## ##...## ##...## .##.... ##...## ...##..
.#####. .###### ####### .#####. .....## .#####. .#####. .##.... .#####. .###...
"""


class RBF(Layer):
    """The output layer of 1998: how far the 84 units below are from a small picture of each digit.

    **Forward**: y[n, k] = −Σ_j (x[n, j] − codes[k, j])², a radial basis function, with its sign flipped so that the
    largest wins, as with the outputs of any other classifier. The codes are ±1 and are not learned.

    **Backward**: dx[n] = −2 Σ_k dy[n, k]·(x[n] − codes[k]).

    **Shapes**: x (N, 84), y (N, 10), or (N, D) and (N, K) for your own `codes` (K, D). ValueError for other shapes.

    Lesson 10. Y. LeCun and others, Gradient-based learning applied to document recognition (1998), fig. 3 shows its
    pictures; these were drawn anew.

    >>> layer = RBF()
    >>> int(layer(layer.codes[3:4].astype(float)).argmax())
    3
    """

    def __init__(self, codes=None):
        super().__init__()
        self.codes = digit_codes() if codes is None else check_array("codes", codes, ("K", "D"))

    def forward(self, x):
        K, D = self.codes.shape
        x = check_array("x", x, ("N", D), cause=f"the layer below needs {D} outputs")
        self.remember(x, (len(x), K))
        codes = self.codes.astype(x.dtype)
        return -((x[:, np.newaxis] - codes) ** 2).sum(axis=2)

    def backward(self, dy):
        x, shape = self.recall()
        dy = self.upstream(dy, shape)
        return -2 * (x * dy.sum(axis=1, keepdims=True) - dy @ self.codes.astype(x.dtype))

    def extra_repr(self):
        return ", ".join(map(str, self.codes.shape[::-1]))


def digit_codes():
    """The ten pictures as rows of 84 numbers, 1 for ink and −1 for paper: (10, 84)."""
    rows = [line.split(" ") for line in DIGITS.split("\n") if line]
    ink = np.array([[[cell == "#" for cell in row[k]] for row in rows] for k in range(10)])
    return np.where(ink, 1, -1).reshape(10, -1).astype(np.float32)


def lenet5(image_size=28, *, rng=None):
    """LeNet-5 of 1998: 60,000 parameters and 340,908 connections.

    Convolutions of 5×5, pooling that learns (`SubSample`), a third layer whose maps are connected to only some of the
    maps below (`LENET_TABLE`), 1.7159·tanh(2x/3) everywhere, and pictures of the digits at the end (`RBF`).

    **Shapes**: x (N, 1, 28, 28), or 32 as in the paper with `image_size=32`; y (N, 10).

    Lesson 10. Y. LeCun and others, Gradient-based learning applied to document recognition (1998).

    >>> from dlcore import summary
    >>> table = summary(lenet5(), (1, 28, 28))
    >>> table.params, table.connections
    (60000, 340908)
    """
    rng = np.random.default_rng(rng)
    return Sequential(
        Conv2d(1, 6, 5, padding=_border(image_size), rng=rng),  # C1
        ScaledTanh(),
        SubSample(6, 2),  # S2
        ScaledTanh(),
        Conv2d(6, 16, 5, connection_table=LENET_TABLE, rng=rng),  # C3
        ScaledTanh(),
        SubSample(16, 2),  # S4
        ScaledTanh(),
        Conv2d(16, 120, 5, rng=rng),  # C5
        ScaledTanh(),
        Flatten(),
        Linear(120, 84, rng=rng),  # F6
        ScaledTanh(),
        RBF(),
    )


def lenet_harley(image_size=28, *, connection_table=LENET_TABLE, rng=None):
    """The network of Adam Harley's web page, which shows every neuron: 62,902 parameters.

    The table and the activation are those of 1998, the max pooling and the plain last layer those of today.
    `connection_table=None` connects all maps: 63,802 parameters.

    **Shapes**: x (N, 1, 28, 28), or 32 with `image_size=32`; y (N, 10).

    Lesson 10. A. Harley, An interactive node-link visualization of convolutional neural networks (2015).

    >>> lenet_harley().num_params, lenet_harley(connection_table=None).num_params
    (62902, 63802)
    """
    rng = np.random.default_rng(rng)
    return Sequential(
        Conv2d(1, 6, 5, padding=_border(image_size), rng=rng),
        ScaledTanh(),
        MaxPool2d(2),
        Conv2d(6, 16, 5, connection_table=connection_table, rng=rng),
        ScaledTanh(),
        MaxPool2d(2),
        Flatten(),
        Linear(400, 120, rng=rng),
        ScaledTanh(),
        Linear(120, 100, rng=rng),
        ScaledTanh(),
        Linear(100, 10, rng=rng),
    )


def lenet_modern(image_size=28, *, rng=None):
    """What is called LeNet today: ReLU, max pooling, all maps connected, 61,706 parameters.

    **Shapes**: x (N, 1, 28, 28), or 32 with `image_size=32`; y (N, 10), logits for a softmax.

    Lesson 10.

    >>> lenet_modern().num_params
    61706
    """
    rng = np.random.default_rng(rng)
    return Sequential(
        Conv2d(1, 6, 5, padding=_border(image_size), rng=rng),
        ReLU(),
        MaxPool2d(2),
        Conv2d(6, 16, 5, rng=rng),
        ReLU(),
        MaxPool2d(2),
        Flatten(),
        Linear(400, 120, rng=rng),
        ReLU(),
        Linear(120, 84, rng=rng),
        ReLU(),
        Linear(84, 10, rng=rng),
    )


def _border(image_size):
    """How much padding makes the first convolution see 32×32."""
    if image_size not in (28, 32):
        raise ValueError(f"image_size is {image_size!r}, needs 28 or 32")
    return (32 - image_size) // 2
