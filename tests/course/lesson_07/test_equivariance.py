"""What becomes of a layer's output when its input is moved."""

import numpy as np
import pytest

import dlcore
from dlcore.course.lesson_07 import equivariance

IMAGES, LABELS = dlcore.digits("test")
EIGHT = IMAGES[LABELS == 8][0].astype(float)


@pytest.mark.parametrize("right", [-6, -1, 0, 3, 6])
def test_a_convolution_moves_its_output_along(right):
    assert equivariance.changed(equivariance.convolution, EIGHT, right)[0] == 0


def test_the_convolution_is_a_layer_of_the_library():
    layer = dlcore.Conv2d(1, 1, 3, padding=1, rng=0, dtype=float)
    layer.params["weight"][0, 0], layer.params["bias"][:] = dlcore.KERNELS["sobel_x"], 0
    assert np.allclose(layer(EIGHT[None, None])[0, 0], equivariance.convolution(EIGHT))


def test_a_dense_layer_does_not():
    other, size = equivariance.changed(equivariance.dense, EIGHT, 3)
    assert size == 26 * 23
    assert other > 0.99 * size
    assert equivariance.changed(equivariance.dense, EIGHT, 0)[0] == 0
