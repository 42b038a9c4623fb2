"""The bug of lesson 06's lab: a ReLU whose mask is taken from the output with `>=`."""

import numpy as np
import pytest

import dlcore
from dlcore.layer import Layer


class BookReLU(Layer):
    """As in the lesson; `mask` is the comparison."""

    def __init__(self, mask):
        super().__init__()
        self.mask = mask

    def forward(self, x):
        y = np.maximum(0, x)
        self.remember(y)
        return y

    def backward(self, dy):
        (y,) = self.recall()
        return dy * self.mask(y, 0)


@pytest.mark.parametrize("seed", range(3))
def test_the_bug_shows_only_where_a_neuron_is_silent(seed):
    wrong = BookReLU(np.greater_equal)
    assert dlcore.gradcheck(wrong, np.array([[0.5, 2.0, 1.5]]), seed)
    assert not dlcore.gradcheck(wrong, np.array([[0.5, -2.0, 1.5]]), seed)


@pytest.mark.parametrize("seed", range(3))
def test_one_character_mends_it(seed):
    x = np.random.default_rng(seed).standard_normal((4, 5))
    assert dlcore.gradcheck(BookReLU(np.greater), x, seed)
    assert not dlcore.gradcheck(BookReLU(np.greater_equal), x, seed)
