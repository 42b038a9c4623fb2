"""Variants of the LSTM: peepholes, through which gates see the cell, and coupled gates, which take in what they forget.

Each function here is its namesake in `lstm` with the terms of both variants added: `lstm_step` and the layer `LSTM`
hand over to them where `peephole` or `coupled` is set.
"""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.arguments import check_array
from dlcore.recurrent.base import check_step, squash, swap_time

__all__ = []


def step(x, h, C, weight, bias, peephole, coupled):
    """f, i, C̃, C, o and h of one step.

    **Forward**::

        f = σ(W_f v + p_f ⊙ C + b_f)        i = σ(W_i v + p_i ⊙ C + b_i), or 1 − f if coupled
        o = σ(W_o v + p_o ⊙ C′ + b_o)       the rest as in `lstm_step`
    """
    gates = 3 if coupled else 4
    x, h, C = check_step(x, weight, bias, gates, h=h, C=C)
    v = np.concatenate([h, x], axis=-1)
    z_f, *z_i, z_C, z_o = np.split(v @ np.transpose(weight) + bias, gates, axis=-1)
    if peephole is not None:
        check_array("peephole", peephole, (gates - 1, h.shape[-1]))
    p_f, *p_i, p_o = np.zeros((gates - 1, 1), z_f.dtype) if peephole is None else peephole
    f = sigmoid(z_f + p_f * C)
    i = 1 - f if coupled else sigmoid(z_i[0] + p_i[0] * C)
    C_tilde = np.tanh(z_C)
    C = f * C + i * C_tilde
    o = sigmoid(z_o + p_o * C)
    return f, i, C_tilde, C, o, o * np.tanh(C)


def forward(layer, x, h0, c0):
    """`LSTM.forward`: every step as in `step`."""
    x, h, C = layer.begin(x, h0=h0, c0=c0)
    W_h = layer.split_weight()[0].T.copy()
    z, tanh_C = layer.input_part(x), np.empty_like(C[1:])
    f, i, C_tilde, o = _by_gate(layer, z)
    p = layer.param("peephole") if layer.peephole else None
    scale = np.array([[1.0 if gate == "C" else 0.5] for gate in layer.gates], z.dtype)  # for squash
    for t, z_t in enumerate(z):
        z_t += (h[t] @ W_h).reshape(z_t.shape)
        if layer.peephole:
            z_t[:, :-2] += p[:-1] * C[t][:, np.newaxis]  # f and i see the old cell state
        squash(z_t[:, :-1] if layer.peephole else z_t, scale[:-1] if layer.peephole else scale)
        C[t + 1] = f[t] * C[t] + (1 - f[t] if layer.coupled else i[t]) * C_tilde[t]
        if layer.peephole:
            o[t] += p[-1] * C[t + 1]  # o sees the new one
            squash(o[t], scale[-1])
        np.tanh(C[t + 1], out=tanh_C[t])
        np.multiply(o[t], tanh_C[t], out=h[t + 1])
    layer.remember(x, h, C, z, tanh_C)
    layer.h_n, layer.c_n = h[-1].copy(), C[-1].copy()
    return swap_time(h[1:])


def through_time(layer, dy, dh_n, dc_n):
    """The way back through time.

    **Backward**, where it differs from `LSTM`::

        dC += dz_o ⊙ p_o                                        dp_o = Σ_t dz_o ⊙ C_t
        dC_{t−1} = dC ⊙ f + dz_f ⊙ p_f + dz_i ⊙ p_i             dp_f = Σ_t dz_f ⊙ C_{t−1}, dp_i = Σ_t dz_i ⊙ C_{t−1}
        coupled: dz_f = dC ⊙ (C_{t−1} − C̃) ⊙ f(1 − f)           dz_C = dC ⊙ (1 − f) ⊙ (1 − C̃²)
    """
    x, h, C, gates, tanh_C = layer.recall()
    f, _, _, o = _by_gate(layer, gates)
    W_h = layer.split_weight()[0].copy()
    p = layer.param("peephole") if layer.peephole else None
    dy, dh, dC = layer.from_above(dy, h), layer.last("dh_n", dh_n, h[-1]), layer.last("dc_n", dc_n, C[-1])
    dz, shown = _slopes(layer, gates, C, tanh_C), o * (1 - tanh_C**2)
    for t in reversed(range(len(x))):
        dh = dh + dy[t]
        dC = dC + dh * shown[t]
        dz[t, :, -1] *= dh
        if layer.peephole:
            dC += dz[t, :, -1] * p[-1]
        dz[t, :, :-1] *= dC[:, np.newaxis]
        dC *= f[t]
        if layer.peephole:
            dC += (dz[t, :, :-2] * p[:-1]).sum(axis=1)
        dh = dz[t].reshape(len(dh), -1) @ W_h
    layer.dh0, layer.dc0 = dh, dC
    layer.fill_grads(dz, h[:-1], x)
    if layer.peephole:
        layer.grads["peephole"] = _peephole_grads(dz, C)
    return dz


def _slopes(layer, gates, C, tanh_C):
    """The factors beside dh and dC in the products for dz, of all steps at once."""
    f, i, C_tilde, _ = _by_gate(layer, gates)
    dz = gates * (1 - gates)
    dz_f, dz_i, dz_C, dz_o = _by_gate(layer, dz)
    dz_f *= C[:-1] - C_tilde if layer.coupled else C[:-1]
    if not layer.coupled:
        dz_i *= C_tilde
    dz_C[...] = (1 - f if layer.coupled else i) * (1 - C_tilde**2)
    dz_o *= tanh_C
    return dz


def _peephole_grads(dz, C):
    """Each gate but the candidate, times the cell state that it saw."""
    seen = np.stack([C[:-1]] * (dz.shape[2] - 2) + [C[1:]], axis=2)
    return (np.delete(dz, -2, axis=2) * seen).sum(axis=(0, 1))


def _by_gate(layer, blocks):
    """Views of the blocks of f, i, C̃ and o; a coupled layer has None for i."""
    i = None if layer.coupled else blocks[:, :, 1]
    return blocks[:, :, 0], i, blocks[:, :, -2], blocks[:, :, -1]
