"""What tests of the recurrent layers share: all of them and their variants, their states, and one step of each."""

import numpy as np
import pytest
from hypothesis import strategies as st

from dlcore import GRU, LSTM, RNN, gru_step, lstm_step, rnn_step

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
SEQUENCES = np.zeros((2, 5, 3))


def normal(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


def double(make, D, H, seed=0):
    return make(D, H, dtype=np.float64, rng=seed)


def states_of(layer, N, seed):
    """Initial states under the names of forward's arguments."""
    names = ("h0", "c0") if isinstance(layer, LSTM) else ("h0",)
    return dict(zip(names, normal(seed, *[(N, layer.hidden_size)] * len(names)), strict=True))


def last_states(layer):
    return (layer.h_n, layer.c_n) if isinstance(layer, LSTM) else (layer.h_n,)


def step_of(layer, x, h, C=None):
    """One step with the layer's own numbers: the new h, and the new C of an LSTM."""
    if isinstance(layer, LSTM):
        step = lstm_step(x, h, C, **layer.params, coupled=layer.coupled)
        return step.h, step.C
    if isinstance(layer, GRU):
        return (gru_step(x, h, **layer.params).h,)
    return (rnn_step(x, h, **layer.params),)
