"""The picture that opens lesson 15."""

import numpy as np

import dlcore
from dlcore.course.lesson_15 import opening


def test_the_echo_is_that_of_a_network_of_the_library():
    for w in (0.3, 0.8, 1.0):
        net = dlcore.RNN(1, 1, rng=0, dtype=np.float64)
        net.params["weight"][:], net.params["bias"][:] = [[w, 1.0]], 0
        x = np.zeros((1, opening.STEPS, 1))
        x[0, 0] = 1
        assert np.allclose(net(x)[0, :, 0], opening.echo(w))


def test_what_is_left_is_said():
    assert "After 16 words 2.7 % of the first is left." in opening.first_word(0.8).alt
