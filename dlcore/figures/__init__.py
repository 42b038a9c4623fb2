"""Pictures of the course: pure functions from numbers to a `Picture`, one module a lesson family."""

from dlcore.figures import (
    convolution,
    convolution_shapes,
    filters,
    half_planes,
    nerve_cell,
    perceptron,
    steepness,
)
from dlcore.figures.picture import Picture

__all__ = [
    "Picture",
    "convolution",
    "convolution_shapes",
    "filters",
    "half_planes",
    "nerve_cell",
    "perceptron",
    "steepness",
]
