"""What deeper networks are built from: small kernels in a row, 1×1 kernels, branches, and shortcuts.

Two new ways to combine layers, `Parallel` and `Residual`; the rest are functions that put layers in a row or side by
side.
"""

from functools import partial

import numpy as np

from dlcore.activations import Identity, ReLU
from dlcore.conv_layer import Conv2d
from dlcore.dense import Flatten, Linear
from dlcore.layer import Composite, Sequential
from dlcore.pooling import MaxPool2d

__all__ = [
    "Parallel",
    "Residual",
    "bottleneck_block",
    "inception_block",
    "nin_block",
    "residual_block",
    "vgg16",
    "vgg_block",
]


class Parallel(Composite):
    """Branches side by side: all read the same x, and their outputs are stacked as channels.

    **Forward**: y = [f1(x), f2(x), …] along the channels.

    **Backward**: dy is split into the branches' parts; every branch read x, so dx is the sum of what they return.

    **Shapes**: x (N, C, …), y (N, Σ channels, …). ValueError for branches that differ in anything but channels.

    Lesson 11. C. Szegedy and others, Going deeper with convolutions (2015).

    >>> Parallel(Conv2d(3, 4, 1), Conv2d(3, 5, 3, padding=1))(np.zeros((2, 3, 8, 8))).shape
    (2, 9, 8, 8)
    """

    def forward(self, x):
        parts = [branch(x) for branch in self.layers]
        if len({(len(part), part.shape[2:]) for part in parts}) != 1:
            raise ValueError(
                f"the branches give shapes {', '.join(str(part.shape) for part in parts)}, which may differ in "
                "channels only. Usual cause: padding that does not make up for the kernel: (k − 1)/2 does."
            )
        y = np.concatenate(parts, axis=1)
        self.remember([part.shape[1] for part in parts], y.shape)
        return y

    def backward(self, dy):
        return sum(branch.backward(part) for branch, part in self._cut(dy))

    def backward_params(self, dy):
        for branch, part in self._cut(dy):
            branch.backward_params(part)

    def _cut(self, dy):
        channels, shape = self.recall()
        parts = np.split(self.upstream(dy, shape), np.cumsum(channels)[:-1], axis=1)
        return list(zip(self.layers, parts, strict=True))


class Residual(Composite):
    """A shortcut around some layers: they only have to learn the change.

    **Forward**: y = body(x) + shortcut(x); without a `shortcut`, y = body(x) + x.

    **Backward**: dx = body.backward(dy) + shortcut.backward(dy); without a `shortcut`, dy passes through unchanged,
    however deep the network is.

    **Shapes**: body and shortcut give the same shape. ValueError otherwise. Parameters of the body are "0.…", of the
    shortcut "1.…". Lesson 11. K. He and others, Deep residual learning for image recognition (2016).

    >>> block = Residual(Linear(2, 2, dtype=np.float64))
    >>> for value in block.params.values():
    ...     value[...] = 0
    >>> block(np.array([[3.0, 4.0]]))  # an untrained body does no harm
    array([[3., 4.]])
    """

    def __init__(self, body, shortcut=None):
        super().__init__(body, Identity() if shortcut is None else shortcut)

    def forward(self, x):
        changed, kept = (layer(x) for layer in self.layers)
        if changed.shape != kept.shape:
            raise ValueError(
                f"the body gives shape {changed.shape} and the shortcut {kept.shape}, which must be the same. Usual "
                "cause: a body that changes channels or size; give it a shortcut, Conv2d(…, kernel_size=1, stride=…)."
            )
        self.remember(changed.shape)
        return changed + kept

    def backward(self, dy):
        dy = self.upstream(dy, *self.recall())
        return sum(layer.backward(dy) for layer in self.layers)

    def backward_params(self, dy):
        dy = self.upstream(dy, *self.recall())
        for layer in self.layers:
            layer.backward_params(dy)


def vgg_block(in_channels, out_channels, convolutions=2, *, rng=None):
    """VGG's idea: small kernels in a row see as far as a large one, with fewer weights. Then the size is halved.

    Three 3×3 in a row see 7×7 and have 27·C² weights, one 7×7 has 49·C².

    **Shapes**: (N, in_channels, H, W) → (N, out_channels, H/2, W/2).

    Lesson 11. K. Simonyan and A. Zisserman (2014).

    >>> vgg_block(3, 8)(np.zeros((1, 3, 6, 6))).shape
    (1, 8, 3, 3)
    """
    recipes = _vgg_recipes(in_channels, out_channels, convolutions, np.random.default_rng(rng))
    return Sequential(*(make() for make in recipes))


def vgg16(num_classes=1000, *, rng=None):
    """VGG-16 as a list of recipes: each makes one layer when it is called, and none is made yet.

    Its 138,357,544 weights take half a gigabyte. `summary` counts them without making them;
    `Sequential(*[make() for make in vgg16()])` makes them.

    **Shapes**: x (N, 3, 224, 224), y (N, num_classes).

    Lesson 11. K. Simonyan and A. Zisserman (2014).

    >>> from dlcore import summary
    >>> summary(vgg16(), (3, 224, 224)).params
    138357544
    """
    rng, recipes, channels = np.random.default_rng(rng), [], 3
    for convolutions, out_channels in [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]:
        recipes += _vgg_recipes(channels, out_channels, convolutions, rng)
        channels = out_channels
    recipes += [Flatten, partial(Linear, 512 * 7 * 7, 4096, rng=rng), ReLU]
    return [*recipes, partial(Linear, 4096, 4096, rng=rng), ReLU, partial(Linear, 4096, num_classes, rng=rng)]


def nin_block(in_channels, out_channels, kernel_size, stride=1, padding=0, *, rng=None):
    """Network in network: after the kernel, two 1×1 convolutions, a small network at every position of the image.

    **Shapes**: (N, in_channels, H, W) → (N, out_channels, OH, OW), OH and OW as the first convolution gives them.

    Lesson 11. M. Lin, Q. Chen and S. Yan (2013).

    >>> nin_block(1, 10, 5)(np.zeros((1, 1, 28, 28))).shape
    (1, 10, 24, 24)
    """
    rng = np.random.default_rng(rng)
    return Sequential(
        *_conv_relu(in_channels, out_channels, kernel_size, stride, padding, rng=rng),
        *_conv_relu(out_channels, out_channels, 1, rng=rng),
        *_conv_relu(out_channels, out_channels, 1, rng=rng),
    )


def inception_block(in_channels, ones, threes, fives, pooled, *, rng=None):
    """GoogLeNet's idea: look with kernels of 1×1, 3×3 and 5×5 and with pooling at once, and keep it all.

    1×1 convolutions keep it cheap: `threes` and `fives` are pairs, the channels before the large kernel and after it.

    **Shapes**: (N, in_channels, H, W) → (N, ones + threes[1] + fives[1] + pooled, H, W).

    Lesson 11. C. Szegedy and others, Going deeper with convolutions (2015).

    >>> block = inception_block(192, 64, (96, 128), (16, 32), 32)  # its first, "3a"
    >>> block.num_params, block(np.zeros((1, 192, 7, 7), np.float32)).shape
    (163696, (1, 256, 7, 7))
    """
    rng = np.random.default_rng(rng)
    conv = partial(_conv_relu, rng=rng)
    return Parallel(
        Sequential(*conv(in_channels, ones, 1)),
        Sequential(*conv(in_channels, threes[0], 1), *conv(*threes, 3, padding=1)),
        Sequential(*conv(in_channels, fives[0], 1), *conv(*fives, 5, padding=2)),
        Sequential(MaxPool2d(3, stride=1, padding=1), *conv(in_channels, pooled, 1)),
    )


def residual_block(in_channels, out_channels, stride=1, *, bias=True, rng=None):
    """ResNet's block: two 3×3 convolutions with a shortcut around them, then ReLU.

    Where size or channels change, the shortcut is a 1×1 convolution.

    **Shapes**: (N, in_channels, H, W) → (N, out_channels, H/stride, W/stride), rounded up.

    Lesson 11. K. He and others, Deep residual learning for image recognition (2016); without its batch normalisation.

    >>> residual_block(8, 16, stride=2)(np.zeros((1, 8, 6, 6))).shape
    (1, 16, 3, 3)
    """
    conv = partial(Conv2d, bias=bias, rng=np.random.default_rng(rng))
    body = Sequential(
        conv(in_channels, out_channels, 3, stride, padding=1), ReLU(), conv(out_channels, out_channels, 3, padding=1)
    )
    same = stride == 1 and in_channels == out_channels
    shortcut = None if same else conv(in_channels, out_channels, 1, stride)
    return Sequential(Residual(body, shortcut), ReLU())


def bottleneck_block(channels, narrow, *, bias=True, rng=None):
    """ResNet's cheaper block: 1×1 to few channels, 3×3 there, 1×1 back; with a shortcut, then ReLU.

    256 → 64 → 64 → 256 has 69,632 weights, two 3×3 at 256 channels have 1,179,648.

    **Shapes**: (N, channels, H, W) → the same.

    Lesson 11. K. He and others, Deep residual learning for image recognition (2016); without its batch normalisation.

    >>> bottleneck_block(256, 64, bias=False).num_params
    69632
    """
    conv = partial(Conv2d, bias=bias, rng=np.random.default_rng(rng))
    body = Sequential(
        conv(channels, narrow, 1), ReLU(), conv(narrow, narrow, 3, padding=1), ReLU(), conv(narrow, channels, 1)
    )
    return Sequential(Residual(body), ReLU())


def _conv_relu(*arguments, **options):
    return Conv2d(*arguments, **options), ReLU()


def _vgg_recipes(in_channels, out_channels, convolutions, rng):
    recipes = []
    for channels in [in_channels] + [out_channels] * (convolutions - 1):
        recipes += [partial(Conv2d, channels, out_channels, 3, padding=1, rng=rng), ReLU]
    return [*recipes, partial(MaxPool2d, 2)]
