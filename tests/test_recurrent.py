"""Recurrent layers from the outside: worked numbers, one step against the layer, and laws about time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcore import GRU, LSTM, RNN, GRUStep, Linear, LSTMStep, Sequential, gru_step, lstm_step, rnn_step, sigmoid

seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(1, 4)
few = settings(deadline=None, max_examples=40)

MAKERS = {
    "RNN": RNN,
    "GRU": GRU,
    "LSTM": LSTM,
    "LSTM forget bias": lambda *a, **k: LSTM(*a, forget_bias=2.0, **k),
    "LSTM peephole": lambda *a, **k: LSTM(*a, peephole=True, **k),
    "LSTM coupled": lambda *a, **k: LSTM(*a, coupled=True, **k),
    "LSTM coupled peephole": lambda *a, **k: LSTM(*a, coupled=True, peephole=True, **k),
}
every_layer = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
all_layers = st.sampled_from(list(MAKERS.values()))


def normal(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


def double(make, D, H, seed=0):
    return make(D, H, dtype=np.float64, rng=seed)


def states_of(layer, N, seed):
    """Initial states under the names of forward's arguments."""
    names = ("h0", "c0") if isinstance(layer, LSTM) else ("h0",)
    return dict(zip(names, normal(seed, *[(N, layer.hidden_size)] * len(names)), strict=True))


def step_of(layer, x, h, C=None):
    """One step with the layer's own numbers: the new h, and the new C of an LSTM."""
    if isinstance(layer, LSTM):
        step = lstm_step(x, h, C, **layer.params, coupled=layer.coupled)
        return step.h, step.C
    if isinstance(layer, GRU):
        return (gru_step(x, h, **layer.params).h,)
    return (rnn_step(x, h, **layer.params),)


# Worked numbers


def elman():
    layer = RNN(2, 2, dtype=np.float64)
    layer.W_h, layer.W_x = [[0.5, -0.4], [0.3, 0.2]], [[1.0, -1.0], [0.5, 0.25]]
    layer.params["bias"][...] = [0.0, 0.1]
    return layer


THREE = np.array([[[1.0, 0], [0, 1], [1, 1]]])


def test_three_steps_of_a_simple_network():
    layer = elman()
    wanted = [[0.76159416, 0.53704957], [-0.68263012, 0.59533399], [-0.52226459, 0.64358974]]
    np.testing.assert_allclose(layer(THREE)[0], wanted, atol=1e-8)
    np.testing.assert_allclose(layer.h_n, wanted[-1:], atol=1e-8)
    assert np.abs(np.linalg.eigvals(layer.W_h)).max() == pytest.approx(0.46904158)


def test_how_the_third_state_depends_on_the_first():
    """∂h₃/∂h₁ of equation 18: a row for each entry of h₃, as the gradient that starts there and arrives at h₁."""
    layer = elman()
    h1 = layer(THREE[:, :1])[:, -1]
    layer(THREE[:, 1:], h0=h1)
    rows = []
    for one in np.eye(2):
        layer.backward(np.zeros((1, 2, 2)), dh_n=one[None])
        rows.append(layer.dh0[0])
    np.testing.assert_allclose(rows, [[0.04075068, -0.11523071], [0.06961383, -0.02241173]], atol=1e-8)


@pytest.mark.parametrize(
    ("w", "wanted"), [(0.5, 8.184e-16), (0.9, 0.002277), (1.0, 0.03396), (1.1, 5.56e-5), (1.5, 4.093e-20)]
)
def test_how_far_a_gradient_reaches(w, wanted):
    layer = RNN(1, 1, dtype=np.float64)
    layer.W_h, layer.W_x = [[w]], [[0.0]]
    layer.params["bias"][...] = 0
    layer(np.zeros((1, 50, 1)), h0=np.array([[0.5]]))
    layer.backward(np.zeros((1, 50, 1)), dh_n=np.ones((1, 1)))
    assert layer.dh0.item() == pytest.approx(wanted, rel=1e-3)


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


def test_how_many_numbers_they_learn():
    assert LSTM(65, 128).num_params == 99_328
    assert GRU(65, 128).num_params == 74_496
    assert RNN(65, 128).num_params == 24_832
    assert LSTM(65, 128, coupled=True).num_params == 74_496
    assert LSTM(65, 128, peephole=True).num_params == 99_328 + 3 * 128
    assert LSTM(65, 128, peephole=True, coupled=True).num_params == 74_496 + 2 * 128


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


def last_states(layer):
    return (layer.h_n, layer.c_n) if isinstance(layer, LSTM) else (layer.h_n,)


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


@pytest.mark.parametrize("peephole", [False, True])
def test_an_lstm_that_never_forgets_and_takes_nothing_in_keeps_its_state(peephole):
    layer = LSTM(3, 4, peephole=peephole, dtype=np.float64, rng=0)
    layer.b_f, layer.b_i = np.full(4, 1000.0), np.full(4, -1000.0)
    x, c0, dy = normal(0, (2, 50, 3), (2, 4), (2, 50, 4))
    layer(x, c0=c0)
    np.testing.assert_array_equal(layer.c_n, c0)
    layer.backward(np.zeros_like(dy), dc_n=c0)
    np.testing.assert_array_equal(layer.dc0, c0)  # and its gradient comes back whole


def test_a_coupled_lstm_that_never_forgets_keeps_its_state():
    layer = LSTM(3, 4, coupled=True, forget_bias=1000.0, dtype=np.float64, rng=0)
    x, c0 = normal(0, (2, 50, 3), (2, 4))
    layer(x, c0=c0)
    np.testing.assert_array_equal(layer.c_n, c0)


def test_a_gru_that_replaces_nothing_keeps_its_state():
    layer = GRU(3, 4, dtype=np.float64, rng=0)
    layer.b_z = np.full(4, -1000.0)
    x, h0 = normal(0, (2, 50, 3), (2, 4))
    layer(x, h0=h0)
    np.testing.assert_array_equal(layer.h_n, h0)


@pytest.mark.parametrize(("bias", "kept"), [(0.0, 9.537e-7), (1.0, 0.0019), (2.0, 0.079), (4.0, 0.696)])
def test_the_forget_bias_decides_how_much_is_left_after_20_steps(bias, kept):
    layer = LSTM(1, 1, forget_bias=bias, dtype=np.float64)
    layer.params["weight"][...] = 0
    layer.b_i = np.array([-1000.0])
    layer(np.zeros((1, 20, 1)), c0=np.ones((1, 1)))
    assert layer.c_n.item() == pytest.approx(kept, rel=0.03)


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


# Parameters


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


def test_gates_of_the_other_layers():
    assert (LSTM.gates, GRU.gates, RNN.gates) == (("f", "i", "C", "o"), ("z", "r", "h"), ("h",))
    gru, rnn, coupled = GRU(3, 2, rng=0), RNN(3, 2, rng=0), LSTM(3, 2, coupled=True, rng=0)
    np.testing.assert_array_equal(np.concatenate([gru.W_z, gru.W_r, gru.W_h]), gru.params["weight"])
    np.testing.assert_array_equal(np.concatenate([gru.b_z, gru.b_r, gru.b_h]), gru.params["bias"])
    np.testing.assert_array_equal(np.concatenate([rnn.W_h, rnn.W_x], axis=1), rnn.params["weight"])
    np.testing.assert_array_equal(np.concatenate([coupled.W_f, coupled.W_C, coupled.W_o]), coupled.params["weight"])
    with pytest.raises(AttributeError, match="has no gate i, only f, C, o"):
        _ = coupled.W_i


def test_a_gate_of_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"the weight of gate f needs shape \(2, 5\), got \(5,\)"):
        LSTM(3, 2).W_f = np.ones(5)
    with pytest.raises(ValueError, match=r"needs shape \(2, 2\), got \(2, 3\)"):
        RNN(3, 2).W_h = np.ones((2, 3))


@every_layer
def test_parameters_start_as_pytorchs_do(make):
    layer = make(3, 100, rng=0)
    for name, value in layer.params.items():
        drawn = value if "forget" not in repr(layer) else value[np.abs(value) < 1]
        assert drawn.dtype == np.float32
        assert 0.09 < np.abs(drawn).max() <= 0.1
        np.testing.assert_array_equal(make(3, 100, rng=0).params[name], value)
    assert not np.array_equal(make(3, 100).params["weight"], make(3, 100).params["weight"])


def test_the_forget_bias_is_given_to_its_gate_alone():
    layer = LSTM(3, 2, forget_bias=5.0, rng=0)
    np.testing.assert_array_equal(layer.b_f, [5, 5])
    assert (np.abs(layer.params["bias"][2:]) < 1).all()
    np.testing.assert_array_equal(LSTM(3, 2, forget_bias=0.0).b_f, [0, 0])


def test_repr():
    assert repr(RNN(3, 2)) == "RNN(3, 2)"
    assert repr(GRU(3, 2)) == "GRU(3, 2)"
    assert repr(LSTM(3, 2)) == "LSTM(3, 2)"
    assert repr(LSTM(3, 2, forget_bias=1.0, peephole=True, coupled=True)) == (
        "LSTM(3, 2, forget_bias=1.0, peephole=True, coupled=True)"
    )


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

SEQUENCES = np.zeros((2, 5, 3))


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


def test_more_refusals():
    with pytest.raises(ValueError, match=r"c0 has shape \(1, 4\), needs \(2, 4\)"):
        LSTM(3, 4)(SEQUENCES, c0=np.zeros((1, 4)))
    layer = LSTM(3, 4)
    layer(SEQUENCES)
    with pytest.raises(ValueError, match=r"dc_n has shape"):
        layer.backward(np.zeros((2, 5, 4)), dc_n=np.zeros(4))
    for make in (RNN, GRU, LSTM):
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


def test_one_step_keeps_single_precision_and_checks_its_peepholes():
    layer = LSTM(3, 2, rng=0)
    x, h = np.ones((4, 3), np.float32), np.zeros((4, 2), np.float32)
    assert {part.dtype for part in lstm_step(x, h, h, **layer.params)} == {np.dtype(np.float32)}
    for shape in [(3,), (4, 2), (2, 2)]:
        with pytest.raises(ValueError, match="peephole has shape"):
            lstm_step(x, h, h, **layer.params, peephole=np.zeros(shape, np.float32))
