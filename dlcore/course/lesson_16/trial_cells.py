"""Cells on which the answers of this lesson are tried."""

import numpy as np

# the lesson's worked example: one unit, one input
WORKED_WEIGHT = np.array([[0.5, -0.3], [0.4, 0.2], [0.6, 0.1], [-0.2, 0.7]])
WORKED_BIAS = np.array([1.0, 0, 0, 0])


def random_step(rng, inputs, units):
    """x, h, C, weight and bias of a random step."""
    shapes = (inputs, units, units, (4 * units, units + inputs), 4 * units)
    return tuple(rng.standard_normal(shape).round(2) for shape in shapes)


def drawn_step(draw, inputs, units):
    """The same from a `Draw`."""
    shapes = (inputs,), (units,), (units,), (4 * units, units + inputs), (4 * units,)
    return tuple(draw.array(*shape) for shape in shapes)
