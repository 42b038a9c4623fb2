"""The gated recurrent unit: its equations, and what its gates keep."""

import numpy as np

from dlcore import GRU, GRUStep, gru_step, sigmoid
from tests.support.recurrent import normal


def test_the_reset_gate_of_the_paper_acts_before_the_product():
    x, h, weight, bias = normal(0, 3, 2, (6, 5), 6)
    step = gru_step(x, h, weight, bias)
    assert isinstance(step, GRUStep)
    assert step._fields == ("z", "r", "h_tilde", "h")
    v = np.concatenate([h, x])
    np.testing.assert_allclose(step.z, sigmoid(weight[:2] @ v + bias[:2]))
    np.testing.assert_allclose(step.r, sigmoid(weight[2:4] @ v + bias[2:4]))
    candidate = np.tanh(weight[4:] @ np.concatenate([step.r * h, x]) + bias[4:])
    np.testing.assert_allclose(step.h_tilde, candidate)
    np.testing.assert_allclose(step.h, (1 - step.z) * h + step.z * candidate)


def test_a_gru_that_replaces_nothing_keeps_its_state():
    layer = GRU(3, 4, dtype=np.float64, rng=0)
    layer.b_z = np.full(4, -1000.0)
    x, h0 = normal(0, (2, 50, 3), (2, 4))
    layer(x, h0=h0)
    np.testing.assert_array_equal(layer.h_n, h0)


def test_its_parameters():
    assert GRU.gates == ("z", "r", "h")
    assert GRU(65, 128).num_params == 74_496
    assert repr(GRU(3, 2)) == "GRU(3, 2)"
    layer = GRU(3, 2, rng=0)
    np.testing.assert_array_equal(np.concatenate([layer.W_z, layer.W_r, layer.W_h]), layer.params["weight"])
    np.testing.assert_array_equal(np.concatenate([layer.b_z, layer.b_r, layer.b_h]), layer.params["bias"])
