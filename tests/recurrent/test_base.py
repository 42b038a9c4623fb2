"""What holds for every recurrent layer: one step against the layer, laws about time, memory, dtypes, bad input."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcore import GRU, LSTM, RNN, Linear, Sequential, gru_step, lstm_step, rnn_step
from tests.support.recurrent import SEQUENCES, all_layers, double, every_layer, last_states, normal, states_of, step_of

seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(1, 4)
few = settings(deadline=None, max_examples=40)


# One step against the layer


@few
@given(all_layers, sizes, st.integers(1, 5), sizes, sizes, seeds, st.booleans())
def test_the_layer_is_its_step_again_and_again(make, N, T, D, H, seed, given_states):
    layer = double(make, D, H, seed)
    (x,) = normal(seed, (N, T, D))
    given = states_of(layer, N, seed + 1)
    states = list(given.values()) if given_states else [np.zeros((N, H)) for _ in given]
    y = layer(x, **given) if given_states else layer(x)
    assert y.shape == (N, T, H)
    for t in range(T):
        states = step_of(layer, x[:, t], *states)
        np.testing.assert_allclose(y[:, t], states[0], atol=1e-12)
    np.testing.assert_allclose(layer.h_n, states[0], atol=1e-12)
    if isinstance(layer, LSTM):
        np.testing.assert_allclose(layer.c_n, states[1], atol=1e-12)


@every_layer
@pytest.mark.parametrize("size", [1000.0, -1000.0])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_far_out_the_layer_and_its_step_are_finite_silent_and_equal(make, size, dtype):
    layer = make(2, 3, dtype=dtype, rng=0)
    x = np.full((1, 3, 2), size, dtype)
    y = layer(x)
    assert np.isfinite(layer.backward(np.ones_like(y))).all()
    states = [np.zeros((1, 3), dtype) for _ in last_states(layer)]
    for t in range(3):
        states = step_of(layer, x[:, t], *states)
    np.testing.assert_allclose(y[:, -1], states[0], atol=1e-6)


# Laws


@few
@given(all_layers, sizes, st.integers(1, 4), sizes, sizes, seeds)
def test_the_gradient_is_the_sum_over_steps_with_weights_of_their_own(make, N, T, D, H, seed):
    """T layers of one step, each with a copy of the weights: their gradients add up to those of one layer."""
    layer = double(make, D, H, seed)
    x, dy = normal(seed, (N, T, D), (N, T, H))
    given = states_of(layer, N, seed + 1)
    layer(x, **given)
    dx = layer.backward(dy)

    steps, states = [layer.astype(np.float64) for _ in range(T)], given
    for t, step in enumerate(steps):
        step(x[:, t : t + 1], **states)
        states = dict(zip(states, last_states(step), strict=True))
    back = {}
    for t, step in reversed(list(enumerate(steps))):
        np.testing.assert_allclose(step.backward(dy[:, t : t + 1], **back), dx[:, t : t + 1], atol=1e-11)
        back = {"dh_n": step.dh0} | ({"dc_n": step.dc0} if isinstance(layer, LSTM) else {})
    for name, value in layer.grads.items():
        np.testing.assert_allclose(sum(step.grads[name] for step in steps), value, atol=1e-11, err_msg=name)
    np.testing.assert_allclose(layer.dh0, steps[0].dh0, atol=1e-11)


@every_layer
def test_a_sequence_may_be_read_in_two_parts(make):
    layer = double(make, 3, 4)
    (x,) = normal(0, (2, 7, 3))
    whole = layer(x)
    first = layer(x[:, :3])
    states = dict(zip(states_of(layer, 2, 0), last_states(layer), strict=True))
    np.testing.assert_allclose(np.concatenate([first, layer(x[:, 3:], **states)], axis=1), whole, atol=1e-12)


@every_layer
def test_gradients_of_all_states(make):
    """Finite differences of J = Σ dy·y + Σ dh_n·h_n (+ Σ dc_n·c_n) by every number of the initial states."""
    layer = double(make, 2, 3)
    (x, dy, *d_last) = normal(0, (2, 4, 2), (2, 4, 3), (2, 3), (2, 3))
    given = states_of(layer, 2, 1)
    back = dict(zip(("dh_n", "dc_n"), d_last, strict=True)) if "c0" in given else {"dh_n": d_last[0]}

    def loss():
        total = np.sum(dy * layer(x, **given))
        return total + sum(np.sum(d * last) for d, last in zip(back.values(), last_states(layer), strict=True))

    loss()
    layer.backward(dy, **back)
    found = {"h0": layer.dh0} | ({"c0": layer.dc0} if "c0" in given else {})
    for name, state in given.items():
        for index in np.ndindex(state.shape):
            centre, eps = state[index], 1e-5
            state[index] = centre + eps
            above = loss()
            state[index] = centre - eps
            slope = (above - loss()) / (2 * eps)
            state[index] = centre
            assert found[name][index] == pytest.approx(slope, rel=1e-6, abs=1e-8), (name, index)


@every_layer
def test_the_past_does_not_depend_on_the_future(make):
    layer = double(make, 2, 3)
    x, later = normal(0, (2, 5, 2), (2, 2, 2))
    y = layer(x)
    changed = x.copy()
    changed[:, 3:] = later
    np.testing.assert_array_equal(layer(changed)[:, :3], y[:, :3])
    assert not np.allclose(layer(changed)[:, 3:], y[:, 3:])


@every_layer
def test_sequences_of_a_batch_do_not_meet(make):
    layer = double(make, 2, 3)
    (x,) = normal(0, (3, 4, 2))
    np.testing.assert_allclose(layer(x)[1:2], layer(x[1:2]), atol=1e-13)


# Parameters


@every_layer
def test_parameters_start_as_pytorchs_do(make):
    layer = make(3, 100, rng=0)
    for name, value in layer.params.items():
        drawn = value if "forget" not in repr(layer) else value[np.abs(value) < 1]
        assert drawn.dtype == np.float32
        assert 0.09 < np.abs(drawn).max() <= 0.1
        np.testing.assert_array_equal(make(3, 100, rng=0).params[name], value)
    assert not np.array_equal(make(3, 100).params["weight"], make(3, 100).params["weight"])


# Memory and dtypes


@every_layer
def test_states_are_the_callers_own(make):
    layer = double(make, 2, 3)
    (x,) = normal(0, (2, 4, 2))
    given = states_of(layer, 2, 1)
    for state in given.values():
        state.flags.writeable = False
    y, lasts = layer(x, **given), last_states(layer)
    kept = y.copy()
    for last in lasts:
        last += 100  # belongs to the caller: nothing else may notice
    np.testing.assert_array_equal(y, kept)
    dx = layer.backward(np.ones_like(y)).copy()
    layer(x, **given)
    np.testing.assert_array_equal(layer.backward(np.ones_like(y)), dx)


@every_layer
def test_the_gradients_of_last_states_are_left_alone(make):
    layer = double(make, 2, 3)
    (x,) = normal(0, (2, 4, 2))
    y = layer(x)
    back = {"dh_n": np.ones((2, 3))} | ({"dc_n": np.ones((2, 3))} if isinstance(layer, LSTM) else {})
    layer.backward(np.ones_like(y), **back)
    for d in back.values():
        np.testing.assert_array_equal(d, np.ones((2, 3)))
        assert not np.shares_memory(d, layer.dh0)


@every_layer
@pytest.mark.parametrize(
    ("of_x", "of_weight", "of_y"), [("f4", "f4", "f4"), ("f8", "f4", "f8"), ("f4", "f8", "f8"), ("f2", "f4", "f4")]
)
def test_the_result_has_the_dtype_numpy_would_give(make, of_x, of_weight, of_y):
    layer = make(2, 3, dtype=of_weight, rng=0)
    y = layer(np.ones((1, 2, 2), of_x))
    assert y.dtype == layer.h_n.dtype == of_y
    assert layer.backward(y).dtype == of_y
    assert layer.backward(y, dh_n=np.ones((1, 3), "f8")).dtype == layer.dh0.dtype == of_y


@every_layer
def test_layers_may_be_stacked(make):
    net = Sequential(make(2, 3, rng=0), make(3, 4, rng=1), Linear(4, 5, rng=2))
    y = net(np.ones((2, 6, 2), np.float32))
    assert y.shape == (2, 6, 5)
    assert net.backward(y).shape == (2, 6, 2)


# Bad input


@every_layer
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": SEQUENCES[:, :, :2]}, r"x has shape \(2, 5, 2\), needs \(N, T, 3\)\. Usual cause: .*batch first"),
        ({"x": SEQUENCES[0]}, r"x has shape \(5, 3\), needs \(N, T, 3\).*x\[np\.newaxis\]"),
        ({"x": SEQUENCES[:0]}, "x is empty"),
        ({"x": SEQUENCES[:, :0]}, "x is empty"),
        ({"x": SEQUENCES.astype(int)}, "x holds int64 numbers"),
        ({"x": SEQUENCES, "h0": np.zeros((2, 3))}, r"h0 has shape \(2, 3\), needs \(2, 4\)"),
        ({"x": SEQUENCES, "h0": np.zeros(4)}, r"h0 has shape \(4,\), needs \(2, 4\)"),
    ],
)
def test_sequences_that_do_not_fit_are_refused(make, arguments, message):
    with pytest.raises(ValueError, match=message):
        make(3, 4)(**arguments)


@every_layer
def test_gradients_that_do_not_fit_are_refused(make):
    layer = make(3, 4)
    layer(SEQUENCES)
    with pytest.raises(ValueError, match=r"dy has shape \(2, 4\), needs \(2, 5, 4\)"):
        layer.backward(np.zeros((2, 4)))
    with pytest.raises(ValueError, match=r"dh_n has shape \(2, 5\), needs \(2, 4\)"):
        layer.backward(np.zeros((2, 5, 4)), dh_n=np.zeros((2, 5)))


@pytest.mark.parametrize("make", [RNN, GRU, LSTM])
def test_senseless_sizes_are_refused(make):
    with pytest.raises(ValueError, match="input_size is 0"):
        make(0, 4)
    with pytest.raises(ValueError, match=r"hidden_size is 1\.5"):
        make(3, 1.5)


@pytest.mark.parametrize(
    ("step", "gates", "states"), [(rnn_step, 1, 1), (gru_step, 3, 1), (lstm_step, 4, 2)], ids=["rnn", "gru", "lstm"]
)
def test_a_step_refuses_what_does_not_fit(step, gates, states):
    weight, bias, good = np.zeros((gates * 2, 5)), np.zeros(gates * 2), [np.zeros(2)] * states
    assert np.shape(step(np.zeros(3), *good, weight, bias)[-1]) in [(2,), ()]
    with pytest.raises(ValueError, match=r"x has shape \(4,\), needs \(3\)"):
        step(np.zeros(4), *good, weight, bias)
    with pytest.raises(ValueError, match=r"h has shape \(2,\), needs \(7, 2\)"):
        step(np.zeros((7, 3)), *good, weight, bias)
    with pytest.raises(ValueError, match=r"bias has shape \(1,\)"):
        step(np.zeros(3), *good, weight, np.zeros(1))
    if gates > 1:
        with pytest.raises(ValueError, match=r"weight has shape \(7, 5\), needs"):
            step(np.zeros(3), *good, np.zeros((7, 5)), np.zeros(7))
