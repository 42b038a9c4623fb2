"""What tests of training share: small data, small networks."""

from itertools import pairwise

import numpy as np

from dlcore import Linear, Sequential, Tanh

CORNERS, XOR = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32), np.array([0, 1, 1, 0])


def curves(n, seed):
    """Two curves, y = ±0.4 − 0.5·cos πx: no line separates them (fig. 2-23)."""
    rng = np.random.default_rng(seed)
    x, label = rng.uniform(-1, 1, n), np.arange(n) % 2
    y = np.where(label, 0.4, -0.4) - 0.5 * np.cos(np.pi * x)
    return np.stack([x, y], axis=1).astype(np.float32), label


def mlp(*sizes, rng=0, between=Tanh):
    rng = np.random.default_rng(rng)
    layers = []
    for m, n in pairwise(sizes):
        layers += [Linear(m, n, rng=rng), between()]
    return Sequential(*layers[:-1])
