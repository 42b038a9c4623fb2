"""Long short-term memory: a cell state C that is kept by default, and three gates that decide what it forgets,
takes in and shows.

The variants, peepholes and coupled gates, are written out in `lstm_variants`.
"""

from typing import NamedTuple

import numpy as np

from dlcore.activations import sigmoid
from dlcore.recurrent import lstm_variants
from dlcore.recurrent.base import Recurrent, block, by_gate, check_step, squash, swap_time

__all__ = ["LSTM", "LSTMStep", "lstm_step"]


class LSTMStep(NamedTuple):
    """All that happens in one step of an LSTM, in the letters of equation 19 of the course's notation page."""

    f: np.ndarray
    i: np.ndarray
    C_tilde: np.ndarray
    C: np.ndarray
    o: np.ndarray
    h: np.ndarray


def lstm_step(x, h, C, weight, bias, peephole=None, coupled=False):
    """One step of `LSTM`, gate by gate (equation 19 of the course's notation page; figs 2-35 to 2-38).

    **Forward**, with v = [h, x]::

        f = σ(W_f v + b_f)              what to forget: 1 keeps, 0 erases
        i = σ(W_i v + b_i)              how much to take in
        C̃ = tanh(W_C v + b_C)           what could be taken in
        C′ = f ⊙ C + i ⊙ C̃              the new cell state
        o = σ(W_o v + b_o)              how much to show
        h′ = o ⊙ tanh(C′)               what is shown

    With `peephole` = (p_f, p_i, p_o) the gates also see the cell: f gets p_f ⊙ C, i gets p_i ⊙ C and o gets
    p_o ⊙ C′ inside its σ. With `coupled=True` i = 1 − f, and weight, bias and peephole have no rows for i.

    **Shapes**: x (…, D), h and C (…, H), weight (4H, H + D) with its rows in the order f, i, C, o, bias (4H,),
    peephole (3, H); returns an `LSTMStep` of arrays (…, H), with or without a batch axis. A layer's own numbers go in
    as `lstm_step(x, h, C, **layer.params, coupled=layer.coupled)`.

    >>> weight = np.array([[0.5, -0.3], [0.4, 0.2], [0.6, 0.1], [-0.2, 0.7]])
    >>> step = lstm_step(np.array([1.0]), np.array([0.2]), np.array([0.5]), weight, bias=np.array([1.0, 0, 0, 0]))
    >>> print(f"f={step.f[0]:.4f} i={step.i[0]:.4f} C={step.C[0]:.4f} h={step.h[0]:.4f}")
    f=0.6900 i=0.5695 C=0.4683 h=0.2880
    """
    if peephole is not None or coupled:
        return LSTMStep(*lstm_variants.step(x, h, C, weight, bias, peephole, coupled))
    x, h, C = check_step(x, weight, bias, gates=4, h=h, C=C)
    v = np.concatenate([h, x], axis=-1)
    z_f, z_i, z_C, z_o = np.split(v @ np.transpose(weight) + bias, 4, axis=-1)  # W v + b of each gate
    f, i, C_tilde, o = sigmoid(z_f), sigmoid(z_i), np.tanh(z_C), sigmoid(z_o)
    C = f * C + i * C_tilde
    return LSTMStep(f, i, C_tilde, C, o, h=o * np.tanh(C))


class LSTM(Recurrent):
    """Long short-term memory (S. Hochreiter and J. Schmidhuber, 1997; forget gate: F. Gers and others, 2000).

    **Forward**: equation 19 of the course's notation page at every step; `lstm_step` writes one out. Here the
    input's part of all gates and steps is one matrix product before the loop, and a step costs one more.

    **Backward**: through time, from the last step to the first. dh_t and dC_t collect what comes back from y_t and
    from step t + 1; with z the sum inside a gate::

        dz_o = dh ⊙ tanh(C) ⊙ o(1 − o)        dC += dh ⊙ o ⊙ (1 − tanh²(C))
        dz_f = dC ⊙ C_{t−1} ⊙ f(1 − f)        dz_i = dC ⊙ C̃ ⊙ i(1 − i)        dz_C = dC ⊙ i ⊙ (1 − C̃²)
        dC_{t−1} = dC ⊙ f                     [dh_{t−1}, dx_t] = Wᵀ dz

    dW = Σ_t dz_t [h_{t−1}, x_t]ᵀ, since every step used the same W. Along C the gradient is only multiplied by f:
    that is how an LSTM remembers.

    **Shapes**: x (N, T, D), h0 and c0 (N, H) or nothing for zeros, weight (4H, H + D) acting on [h, x], rows in the
    order f, i, C, o, bias (4H,), y (N, T, H): all h. `layer.h_n` and `layer.c_n` (N, H) are the last h and C.
    `backward(dy, dh_n, dc_n)` takes gradients of these if they were used, and leaves ∂J/∂h0 and ∂J/∂c0 in
    `layer.dh0` and `layer.dc0`. ValueError for other shapes, whole numbers and empty batches.

    `W_f`, `W_i`, `W_C`, `W_o` and `b_f`, `b_i`, `b_C`, `b_o` are views into weight and bias. All parameters start
    uniform in ±1/√H, as in PyTorch (which has two biases and the order i, f, g, o), except b_f where `forget_bias`
    gives it a value: 1 or more lets an untrained cell remember.

    **Variants**: `peephole=True` adds the parameter "peephole" (3, H), rows f, i, o, by which each gate sees its own
    cell (F. Gers and J. Schmidhuber, 2000). `coupled=True` takes in what it forgets, i = 1 − f: weight (3H, H + D),
    bias (3H,) and peephole (2, H) have no rows for i.

    Lesson 16.

    >>> layer = LSTM(input_size=65, hidden_size=128, forget_bias=1.0)
    >>> layer.num_params
    99328
    >>> layer(np.zeros((32, 50, 65), np.float32)).shape, layer.c_n.shape
    ((32, 50, 128), (32, 128))
    """

    gates = ("f", "i", "C", "o")
    W_f, W_i, W_C, W_o = (block("weight", gate) for gate in gates)
    b_f, b_i, b_C, b_o = (block("bias", gate) for gate in gates)

    def __init__(
        self, input_size, hidden_size, *, forget_bias=None, peephole=False, coupled=False, dtype=np.float32, rng=None
    ):
        if coupled:
            self.gates = ("f", "C", "o")
        self.forget_bias, self.peephole, self.coupled = forget_bias, peephole, coupled
        rng = np.random.default_rng(rng)
        super().__init__(input_size, hidden_size, dtype, rng)
        if peephole:
            bound = 1 / np.sqrt(self.hidden_size)
            shape = (len(self.gates) - 1, self.hidden_size)
            self.add_param("peephole", rng.uniform(-bound, bound, shape).astype(dtype))
        if forget_bias is not None:
            self.b_f[...] = forget_bias

    def forward(self, x, h0=None, c0=None):
        if self.peephole or self.coupled:
            return lstm_variants.forward(self, x, h0, c0)
        x, h, C = self.begin(x, h0=h0, c0=c0)
        W_h = self.split_weight()[0].T.copy()
        z, tanh_C = self.input_part(x), np.empty_like(C[1:])
        f, i, C_tilde, o = by_gate(z)  # z holds W v + b of each gate at first, the gates after squash
        scale = np.array([[0.5], [0.5], [1.0], [0.5]], z.dtype)  # for squash: σ, σ, tanh, σ
        for t, z_t in enumerate(z):
            z_t += (h[t] @ W_h).reshape(z_t.shape)
            squash(z_t, scale)  # f = σ(z_f), i = σ(z_i), C̃ = tanh(z_C), o = σ(z_o), all at once
            C[t + 1] = f[t] * C[t] + i[t] * C_tilde[t]
            np.tanh(C[t + 1], out=tanh_C[t])
            np.multiply(o[t], tanh_C[t], out=h[t + 1])  # h = o ⊙ tanh(C)
        self.remember(x, h, C, z, tanh_C)
        self.h_n, self.c_n = h[-1].copy(), C[-1].copy()
        return swap_time(h[1:])

    def backward(self, dy, dh_n=None, dc_n=None):
        return self.to_below(self._through_time(dy, dh_n, dc_n))

    def backward_params(self, dy, dh_n=None, dc_n=None):
        self._through_time(dy, dh_n, dc_n)

    def _through_time(self, dy, dh_n, dc_n):
        if self.peephole or self.coupled:
            return lstm_variants.through_time(self, dy, dh_n, dc_n)
        x, h, C, gates, tanh_C = self.recall()
        f, i, C_tilde, o = by_gate(gates)
        W_h = self.split_weight()[0].copy()
        dy, dh, dC = self.from_above(dy, h), self.last("dh_n", dh_n, h[-1]), self.last("dc_n", dc_n, C[-1])
        dz = gates * (1 - gates)  # first the factors beside dh and dC, of all steps at once
        dz_f, dz_i, dz_C, dz_o = by_gate(dz)
        dz_f *= C[:-1]
        dz_i *= C_tilde
        dz_C[...] = i * (1 - C_tilde**2)
        dz_o *= tanh_C
        shown = o * (1 - tanh_C**2)  # ∂h/∂C
        for t in reversed(range(len(x))):
            dh = dh + dy[t]
            dC = dC + dh * shown[t]
            dz_o[t] *= dh
            dz[t, :, :3] *= dC[:, np.newaxis]  # dz_f, dz_i and dz_C
            dC *= f[t]
            dh = dz[t].reshape(len(dh), -1) @ W_h
        self.dh0, self.dc0 = dh, dC
        self.fill_grads(dz, h[:-1], x)
        return dz

    def extra_repr(self):
        words = [super().extra_repr()]
        if self.forget_bias is not None:
            words.append(f"forget_bias={self.forget_bias}")
        words += [f"{name}=True" for name in ("peephole", "coupled") if getattr(self, name)]
        return ", ".join(words)
