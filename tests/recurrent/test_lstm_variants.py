"""The variants of the LSTM: what peepholes see, what coupled gates keep, their parameters."""

import numpy as np
import pytest

from dlcore import LSTM, lstm_step, sigmoid
from tests.support.recurrent import normal


@pytest.mark.parametrize("coupled", [False, True])
def test_what_peepholes_see(coupled):
    x, h, C, p = normal(0, 3, 2, 2, (2 if coupled else 3, 2))
    gates = 3 if coupled else 4
    weight, bias = normal(1, (gates * 2, 5), gates * 2)
    step = lstm_step(x, h, C, weight, bias, p, coupled)
    v = np.concatenate([h, x])
    sums = (weight @ v + bias).reshape(gates, 2)
    np.testing.assert_allclose(step.f, sigmoid(sums[0] + p[0] * C))
    np.testing.assert_allclose(step.i, 1 - step.f if coupled else sigmoid(sums[1] + p[1] * C))
    np.testing.assert_allclose(step.o, sigmoid(sums[-1] + p[-1] * step.C))  # the new cell state


def test_with_peepholes_of_zero_it_is_the_plain_lstm():
    """Forward and backward: the two ways through the code compute the same."""
    layer, plain = LSTM(3, 4, peephole=True, dtype=np.float64, rng=0), LSTM(3, 4, dtype=np.float64, rng=0)
    layer.params["peephole"][...] = 0
    x, h0, c0, dy, dh_n, dc_n = normal(0, (2, 6, 3), (2, 4), (2, 4), (2, 6, 4), (2, 4), (2, 4))
    np.testing.assert_allclose(layer(x, h0, c0), plain(x, h0, c0), rtol=1e-13)
    np.testing.assert_allclose(layer.backward(dy, dh_n, dc_n), plain.backward(dy, dh_n, dc_n), rtol=1e-11)
    for name in ("weight", "bias"):
        np.testing.assert_allclose(layer.grads[name], plain.grads[name], rtol=1e-11)
    np.testing.assert_allclose((layer.dh0, layer.dc0), (plain.dh0, plain.dc0), rtol=1e-11)
    step = lstm_step(x[:, 0], h0, c0, **layer.params)
    np.testing.assert_allclose(step, lstm_step(x[:, 0], h0, c0, **plain.params), rtol=1e-13)


def test_with_peepholes_it_keeps_its_state_too():
    layer = LSTM(3, 4, peephole=True, dtype=np.float64, rng=0)
    layer.b_f, layer.b_i = np.full(4, 1000.0), np.full(4, -1000.0)
    x, c0, dy = normal(0, (2, 50, 3), (2, 4), (2, 50, 4))
    layer(x, c0=c0)
    np.testing.assert_array_equal(layer.c_n, c0)
    layer.backward(np.zeros_like(dy), dc_n=c0)
    np.testing.assert_array_equal(layer.dc0, c0)


def test_a_coupled_lstm_that_never_forgets_keeps_its_state():
    layer = LSTM(3, 4, coupled=True, forget_bias=1000.0, dtype=np.float64, rng=0)
    x, c0 = normal(0, (2, 50, 3), (2, 4))
    layer(x, c0=c0)
    np.testing.assert_array_equal(layer.c_n, c0)


def test_how_many_numbers_they_learn():
    assert LSTM(65, 128, coupled=True).num_params == 74_496
    assert LSTM(65, 128, peephole=True).num_params == 99_328 + 3 * 128
    assert LSTM(65, 128, peephole=True, coupled=True).num_params == 74_496 + 2 * 128


def test_a_coupled_layer_has_three_gates():
    layer = LSTM(3, 2, coupled=True, rng=0)
    np.testing.assert_array_equal(np.concatenate([layer.W_f, layer.W_C, layer.W_o]), layer.params["weight"])
    with pytest.raises(AttributeError, match="has no gate i, only f, C, o"):
        _ = layer.W_i


def test_repr():
    assert repr(LSTM(3, 2, peephole=True)) == "LSTM(3, 2, peephole=True)"
    assert repr(LSTM(3, 2, forget_bias=1.0, peephole=True, coupled=True)) == (
        "LSTM(3, 2, forget_bias=1.0, peephole=True, coupled=True)"
    )


@pytest.mark.parametrize("shape", [(3,), (4, 2), (2, 2)])
def test_peepholes_of_another_shape_are_refused(shape):
    layer = LSTM(3, 2, rng=0)
    x, h = np.ones((4, 3), np.float32), np.zeros((4, 2), np.float32)
    with pytest.raises(ValueError, match="peephole has shape"):
        lstm_step(x, h, h, **layer.params, peephole=np.zeros(shape, np.float32))
