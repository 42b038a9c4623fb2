"""A curve through given points as a network with one hidden layer of ReLU."""

import numpy as np

__all__ = ["hinge_weights"]


def hinge_weights(knots, heights):
    """Output weights of a ReLU network that draws straight pieces through the points (knots, heights).

    The network is y(x) = heights[0] + Σ v[k]·ReLU(x − knots[k]), for x from the first to the last knot: each unit
    switches on at its knot and changes the slope there by v[k].

    **Shapes**: knots (n + 1,), increasing, heights (n + 1,), v (n,). Lesson 03.

    >>> hinge_weights(np.array([0.0, 1.0, 3.0]), np.array([0.0, 2.0, 0.0]))
    array([ 2., -3.])
    """
    slopes = np.diff(heights) / np.diff(knots)
    return np.diff(slopes, prepend=0)
