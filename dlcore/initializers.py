"""Where training starts: weights of the right size keep signals and gradients alive through many layers.

Each function returns a new array for a weight of the given shape: `Linear` (out, in), `Conv2d` (F, C, kH, kW).
Use it as in `layer.params["weight"] = kaiming_normal(layer.params["weight"].shape, rng=rng)`.
"""

import numpy as np

__all__ = ["fans", "kaiming_normal", "kaiming_uniform", "orthogonal", "xavier_normal", "xavier_uniform"]


def fans(shape):
    """How many inputs each output depends on, and how many outputs each input affects: (fan_in, fan_out).

    **Shapes**: (out, in) or (out, in, kH, kW), where each kernel cell counts. ValueError for fewer than 2 axes.

    >>> fans((128, 784)), fans((16, 6, 5, 5))
    ((784, 128), (150, 400))
    """
    shape = tuple(shape)
    if len(shape) < 2 or 0 in shape:
        raise ValueError(f"shape is {shape}, needs (out, in) or (out, in, kH, kW). Biases usually start at 0.")
    cells = int(np.prod(shape[2:]))
    return shape[1] * cells, shape[0] * cells


def xavier_uniform(shape, gain=1.0, *, dtype=np.float32, rng=None):
    """Uniform in ±gain·√(6 / (fan_in + fan_out)), for tanh and sigmoid (X. Glorot and Y. Bengio, 2010).

    The variance 2 / (fan_in + fan_out) is a compromise between what preserves signals (1 / fan_in) and what
    preserves gradients (1 / fan_out).

    **Shapes**: as `fans`; returns `shape`. Lesson 11.

    >>> weight = xavier_uniform((200, 400), rng=0)
    >>> bool(abs(weight).max() <= 0.1), round(float(weight.var()), 4)
    (True, 0.0033)
    """
    bound = gain * np.sqrt(6 / sum(fans(shape)))
    return np.random.default_rng(rng).uniform(-bound, bound, shape).astype(dtype)


def xavier_normal(shape, gain=1.0, *, dtype=np.float32, rng=None):
    """Normal with standard deviation gain·√(2 / (fan_in + fan_out)) (X. Glorot and Y. Bengio, 2010).

    **Shapes**: as `fans`; returns `shape`. Lesson 11.

    >>> round(float(xavier_normal((200, 400), rng=0).var()), 4)
    0.0033
    """
    return _normal(shape, gain * np.sqrt(2 / sum(fans(shape))), dtype, rng)


def kaiming_uniform(shape, a=0.0, *, dtype=np.float32, rng=None):
    """Uniform in ±√(6 / ((1 + a²)·fan_in)), for ReLU, or a leaky one with slope a (K. He and others, 2015).

    The variance is 2 / fan_in: twice what a linear layer needs, since ReLU lets only half of the signal through.

    **Shapes**: as `fans`; returns `shape`. Lesson 11.

    >>> round(float(kaiming_uniform((200, 400), rng=0).var()), 4)
    0.005
    """
    bound = np.sqrt(6 / ((1 + a * a) * fans(shape)[0]))
    return np.random.default_rng(rng).uniform(-bound, bound, shape).astype(dtype)


def kaiming_normal(shape, a=0.0, *, dtype=np.float32, rng=None):
    """Normal with standard deviation √(2 / ((1 + a²)·fan_in)), for ReLU (K. He and others, 2015).

    **Shapes**: as `fans`; returns `shape`. Lesson 11.

    >>> round(float(kaiming_normal((200, 400), rng=0).var()), 4)
    0.005
    """
    return _normal(shape, np.sqrt(2 / ((1 + a * a) * fans(shape)[0])), dtype, rng)


def orthogonal(shape, gain=1.0, *, dtype=np.float32, rng=None):
    """A random rotation, or the part of one that fits: lengths stay as they are (A. Saxe and others, 2014).

    The weight, one row per output, has orthogonal rows of length `gain`, or orthogonal columns if it has more rows
    than columns.

    **Shapes**: as `fans`; returns `shape`. Lesson 15.

    >>> weight = orthogonal((2, 3), dtype=np.float64, rng=0)
    >>> abs((weight @ weight.T).round(6))
    array([[1., 0.],
           [0., 1.]])
    """
    fans(shape)  # raises for a shape that no weight has
    rows, columns = shape[0], int(np.prod(shape[1:]))
    q, r = np.linalg.qr(np.random.default_rng(rng).standard_normal((max(rows, columns), min(rows, columns))))
    q *= np.sign(np.diag(r))  # makes every rotation equally likely
    return (gain * (q if rows >= columns else q.T)).reshape(shape).astype(dtype)


def _normal(shape, std, dtype, rng):
    return (std * np.random.default_rng(rng).standard_normal(shape)).astype(dtype)
