"""Solutions of lesson 00. The book folds each away under its exercise."""

import numpy as np


def slope(f, x, h=1e-4):
    """The slope of `f` at `x`, measured by a nudge `h` to both sides."""
    return (f(x + h) - f(x - h)) / (2 * h)


def slope_through(boxes, x):
    """The slope, at `x`, of all boxes in a row.

    `boxes` is a list of pairs (f, df), a function and its slope. `x`
    enters the first box, its result enters the second, and so on.
    """
    total = 1.0
    for f, df in boxes:
        total *= df(x)
        x = f(x)
    return total


def standardize(x):
    """`x` of shape (N, D), each column with mean 0 and `std` 1."""
    return (x - x.mean(axis=0)) / x.std(axis=0)


def average_miss(y, target):
    """The mean of |y − target| over all N samples: one number.

    `y` has shape (N, 1) or (N,), `target` has shape (N,). Raise
    ValueError if they do not hold the same number of values.
    """
    if y.size != target.size:
        raise ValueError("y and target hold different numbers of values")
    return np.abs(y.ravel() - target.ravel()).mean()
