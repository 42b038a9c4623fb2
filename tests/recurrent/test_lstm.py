"""Long short-term memory: worked numbers gate by gate, what its gates keep, its parameters."""

import numpy as np
import pytest

from dlcore import LSTM, LSTMStep, lstm_step
from tests.support.recurrent import SEQUENCES, normal

# Worked numbers


def test_one_step_of_an_lstm_with_one_unit():
    weight = np.array([[0.5, -0.3], [0.4, 0.2], [0.6, 0.1], [-0.2, 0.7]])
    bias = np.array([1.0, 0, 0, 0])
    step = lstm_step(np.array([1.0]), np.array([0.2]), np.array([0.5]), weight, bias)
    assert isinstance(step, LSTMStep)
    assert step._fields == ("f", "i", "C_tilde", "C", "o", "h")
    wanted = [0.68997448, 0.56954622, 0.21651806, 0.46830428, 0.65926039, 0.28798352]
    np.testing.assert_allclose(np.ravel(step), wanted, atol=1e-8)

    layer = LSTM(1, 1, dtype=np.float64)
    layer.params["weight"][...], layer.params["bias"][...] = weight, bias
    layer(np.array([[[1.0]]]), h0=np.array([[0.2]]), c0=np.array([[0.5]]))
    layer.backward(np.ones((1, 1, 1)))
    assert layer.dc0.item() == pytest.approx(0.36807452, abs=1e-8)


W_F = [[0.1, -0.2, 0.3, 0.0, 0.2], [-0.1, 0.4, 0.0, 0.2, -0.3]]
W_I = [[0.2, 0.1, -0.1, 0.3, 0.0], [0.0, -0.2, 0.2, 0.1, 0.4]]
W_C = [[-0.3, 0.2, 0.5, -0.1, 0.1], [0.1, 0.3, -0.2, 0.4, 0.2]]
W_O = [[0.3, 0.0, 0.1, -0.2, 0.2], [0.2, -0.1, 0.0, 0.3, 0.1]]
TRACE = [
    {
        "f": [0.78583498, 0.73105858],
        "i": [0.47502081, 0.54983400],
        "C_tilde": [0.46211716, -0.19737532],
        "o": [0.52497919, 0.50000000],
        "C": [0.21951527, -0.10852366],
        "h": [0.11342491, -0.05404981],
    },
    {
        "f": [0.73539166, 0.76260913],
        "i": [0.57866122, 0.52767418],
        "C_tilde": [-0.14383307, 0.37577220],
        "o": [0.45860186, 0.58129456],
        "C": [0.07819908, 0.11552415],
        "h": [0.03578932, 0.06685641],
    },
]
TWO = np.eye(3)[None, :2]


def worked_lstm():
    layer = LSTM(3, 2, forget_bias=1.0, dtype=np.float64)
    layer.W_f, layer.W_i, layer.W_C, layer.W_o = W_F, W_I, W_C, W_O
    layer.b_i = layer.b_C = layer.b_o = np.zeros(2)
    return layer


def test_two_steps_of_an_lstm_gate_by_gate():
    layer, h, C = worked_lstm(), np.zeros(2), np.zeros(2)
    for x, wanted in zip(TWO[0], TRACE, strict=True):
        step = lstm_step(x, h, C, **layer.params)
        for name, values in wanted.items():
            np.testing.assert_allclose(getattr(step, name), values, atol=1e-8, err_msg=name)
        h, C = step.h, step.C


def test_two_steps_of_an_lstm_and_their_gradient():
    layer = worked_lstm()
    assert layer.num_params == 48
    np.testing.assert_allclose(layer(TWO)[0], [step["h"] for step in TRACE], atol=1e-8)
    np.testing.assert_allclose(layer.c_n[0], TRACE[1]["C"], atol=1e-8)
    layer.backward(np.array([[[0.0, 0], [1, 1]]]))  # J = Σ h₂
    wanted = [[0.0022084, -0.0010524, 0.0, 0.0194702, 0.0], [-0.0012782, 0.0006091, 0.0, -0.0112695, 0.0]]
    np.testing.assert_allclose(layer.grads["weight"][:2], wanted, atol=1e-7)


# What the gates keep


def test_an_lstm_that_never_forgets_and_takes_nothing_in_keeps_its_state():
    layer = LSTM(3, 4, dtype=np.float64, rng=0)
    layer.b_f, layer.b_i = np.full(4, 1000.0), np.full(4, -1000.0)
    x, c0, dy = normal(0, (2, 50, 3), (2, 4), (2, 50, 4))
    layer(x, c0=c0)
    np.testing.assert_array_equal(layer.c_n, c0)
    layer.backward(np.zeros_like(dy), dc_n=c0)
    np.testing.assert_array_equal(layer.dc0, c0)  # and its gradient comes back whole


@pytest.mark.parametrize(("bias", "kept"), [(0.0, 9.537e-7), (1.0, 0.0019), (2.0, 0.079), (4.0, 0.696)])
def test_the_forget_bias_decides_how_much_is_left_after_20_steps(bias, kept):
    layer = LSTM(1, 1, forget_bias=bias, dtype=np.float64)
    layer.params["weight"][...] = 0
    layer.b_i = np.array([-1000.0])
    layer(np.zeros((1, 20, 1)), c0=np.ones((1, 1)))
    assert layer.c_n.item() == pytest.approx(kept, rel=0.03)


# Parameters


def test_how_many_numbers_it_learns():
    assert LSTM(65, 128).num_params == 99_328


def test_gates_are_views_of_one_weight():
    layer = LSTM(3, 2, rng=0)
    for k, (W, b) in enumerate([("W_f", "b_f"), ("W_i", "b_i"), ("W_C", "b_C"), ("W_o", "b_o")]):
        np.testing.assert_array_equal(getattr(layer, W), layer.params["weight"][2 * k : 2 * k + 2])
        np.testing.assert_array_equal(getattr(layer, b), layer.params["bias"][2 * k : 2 * k + 2])
    layer.W_C[...] = 7
    assert (layer.params["weight"][4:6] == 7).all()
    layer.params["weight"] = np.zeros((8, 5), np.float32)  # replaced: the views follow
    layer.W_o = np.ones((2, 5))
    np.testing.assert_array_equal(layer.params["weight"].sum(axis=1), [0] * 6 + [5] * 2)


def test_a_gate_of_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"the weight of gate f needs shape \(2, 5\), got \(5,\)"):
        LSTM(3, 2).W_f = np.ones(5)


def test_the_forget_bias_is_given_to_its_gate_alone():
    layer = LSTM(3, 2, forget_bias=5.0, rng=0)
    np.testing.assert_array_equal(layer.b_f, [5, 5])
    assert (np.abs(layer.params["bias"][2:]) < 1).all()
    np.testing.assert_array_equal(LSTM(3, 2, forget_bias=0.0).b_f, [0, 0])


def test_repr():
    assert LSTM.gates == ("f", "i", "C", "o")
    assert repr(LSTM(3, 2)) == "LSTM(3, 2)"
    assert repr(LSTM(3, 2, forget_bias=1.0)) == "LSTM(3, 2, forget_bias=1.0)"


def test_one_step_keeps_single_precision():
    layer = LSTM(3, 2, rng=0)
    x, h = np.ones((4, 3), np.float32), np.zeros((4, 2), np.float32)
    assert {part.dtype for part in lstm_step(x, h, h, **layer.params)} == {np.dtype(np.float32)}


# Bad input


def test_cell_states_that_do_not_fit_are_refused():
    layer = LSTM(3, 4)
    with pytest.raises(ValueError, match=r"c0 has shape \(1, 4\), needs \(2, 4\)"):
        layer(SEQUENCES, c0=np.zeros((1, 4)))
    layer(SEQUENCES)
    with pytest.raises(ValueError, match=r"dc_n has shape"):
        layer.backward(np.zeros((2, 5, 4)), dc_n=np.zeros(4))
