"""The gated recurrent unit: two gates, and no cell beside the state."""

from typing import NamedTuple

import numpy as np

from dlcore.activations import sigmoid
from dlcore.recurrent.base import Recurrent, block, by_gate, check_step, squash, swap_time

__all__ = ["GRU", "GRUStep", "gru_step"]


class GRUStep(NamedTuple):
    """All that happens in one step of a GRU."""

    z: np.ndarray
    r: np.ndarray
    h_tilde: np.ndarray
    h: np.ndarray


def gru_step(x, h, weight, bias):
    """One step of `GRU` (Cho and others, 2014), gate by gate, in the form of Olah (2015): z replaces.

    **Forward**::

        z = σ(W_z [h, x] + b_z)            how much to replace
        r = σ(W_r [h, x] + b_r)            how much of the old state the candidate sees
        h̃ = tanh(W_h [r ⊙ h, x] + b_h)     the candidate
        h′ = (1 − z) ⊙ h + z ⊙ h̃

    **Shapes**: x (…, D), h (…, H), weight (3H, H + D) with its rows in the order z, r, h, bias (3H,); returns a
    `GRUStep` of arrays (…, H), with or without a batch axis.

    >>> step = gru_step(np.array([1.0]), np.array([0.5]), weight=np.array([[0.0, 0], [0, 0], [1, 1]]), bias=np.zeros(3))
    >>> print(f"z={step.z[0]} r={step.r[0]} h_tilde={step.h_tilde[0]:.4f} h={step.h[0]:.4f}")
    z=0.5 r=0.5 h_tilde=0.8483 h=0.6741
    """
    x, h = check_step(x, weight, bias, gates=3, h=h)
    W_z, W_r, W_h = np.split(np.asarray(weight), 3)
    b_z, b_r, b_h = np.split(np.asarray(bias), 3)
    v = np.concatenate([h, x], axis=-1)
    z = sigmoid(v @ W_z.T + b_z)
    r = sigmoid(v @ W_r.T + b_r)
    h_tilde = np.tanh(np.concatenate([r * h, x], axis=-1) @ W_h.T + b_h)
    return GRUStep(z, r, h_tilde, h=(1 - z) * h + z * h_tilde)


class GRU(Recurrent):
    """Gated recurrent unit (K. Cho and others, 2014), as in the paper: the reset acts before the matrix product.

    **Forward**: h_t = (1 − z) ⊙ h_{t−1} + z ⊙ h̃, with z, r and h̃ as `gru_step` writes them out (section 2.6 of the
    course's notation page).

    **Backward**: through time, from the last step to the first; a_z, a_r, a_h are the sums inside the gates::

        da_h = dh ⊙ z ⊙ (1 − h̃²)                  ds = the part of W_hᵀ da_h for s = r ⊙ h_{t−1}
        da_z = dh ⊙ (h̃ − h_{t−1}) ⊙ z(1 − z)      da_r = ds ⊙ h_{t−1} ⊙ r(1 − r)
        dh_{t−1} = dy_{t−1} + dh ⊙ (1 − z) + ds ⊙ r + the parts of W_zᵀ da_z + W_rᵀ da_r for h_{t−1}

    dW_z = Σ_t da_z [h_{t−1}, x_t]ᵀ and the same for W_r, dW_h = Σ_t da_h [r ⊙ h_{t−1}, x_t]ᵀ.

    **Shapes**: x (N, T, D), h0 (N, H) or nothing for zeros, weight (3H, H + D), rows in the order z, r, h, bias (3H,),
    y (N, T, H): all states. `layer.h_n` (N, H) is the last one. `backward(dy, dh_n)` takes a gradient of h_n if it
    was used, and leaves ∂J/∂h0 in `layer.dh0`. ValueError for other shapes, whole numbers and empty batches.

    `W_z`, `W_r`, `W_h` and `b_z`, `b_r`, `b_h` are views into weight and bias. All parameters start uniform in
    ±1/√H. PyTorch's GRU has two biases and the order r, z, n; its z keeps, as in Cho and others (2014), and it resets
    after the product.

    Lesson 16.

    >>> GRU(input_size=65, hidden_size=128).num_params
    74496
    """

    gates = ("z", "r", "h")
    W_z, W_r, W_h = (block("weight", gate) for gate in gates)
    b_z, b_r, b_h = (block("bias", gate) for gate in gates)

    def __init__(self, input_size, hidden_size, *, dtype=np.float32, rng=None):
        super().__init__(input_size, hidden_size, dtype, rng)

    def forward(self, x, h0=None):
        x, h = self.begin(x, h0=h0)
        W_gates, W_candidate = self._split_for_h()
        a = self.input_part(x)  # the sums first; they become the gates and the candidate in place
        z, r, h_tilde = by_gate(a)
        half = a.dtype.type(0.5)
        seen = np.empty_like(h[1:])  # r ⊙ h_{t−1}: what the candidate sees of the old state
        for t in range(len(x)):
            a[t, :, :2] += (h[t] @ W_gates.T).reshape(a[t, :, :2].shape)
            squash(a[t, :, :2], half)
            np.multiply(r[t], h[t], out=seen[t])
            h_tilde[t] += seen[t] @ W_candidate.T
            np.tanh(h_tilde[t], out=h_tilde[t])
            h[t + 1] = h[t] + z[t] * (h_tilde[t] - h[t])
        self.remember(x, h, a, seen)
        self.h_n = h[-1].copy()
        return swap_time(h[1:])

    def backward(self, dy, dh_n=None):
        return self.to_below(self._through_time(dy, dh_n))

    def backward_params(self, dy, dh_n=None):
        self._through_time(dy, dh_n)

    def _through_time(self, dy, dh_n):
        x, h, a, seen = self.recall()
        dy, dh = self.from_above(dy, h), self.last("dh_n", dh_n, h[-1])
        W_gates, W_candidate = self._split_for_h()
        z, r, h_tilde = by_gate(a)
        da = a * (1 - a)  # each still to be multiplied by the gradient that arrives at its gate
        da[:, :, 0] *= h_tilde - h[:-1]
        da[:, :, 1] *= h[:-1]
        da[:, :, 2] = z * (1 - h_tilde**2)
        for t in reversed(range(len(x))):
            dh = dh + dy[t]
            da[t, :, 0] *= dh
            da[t, :, 2] *= dh
            ds = da[t, :, 2] @ W_candidate
            da[t, :, 1] *= ds
            dh = dh * (1 - z[t]) + ds * r[t] + da[t, :, :2].reshape(len(dh), -1) @ W_gates
        self.dh0 = dh
        self.fill_grads(da, h[:-1], x)
        self._fix_candidate(da, seen)
        return da

    def _fix_candidate(self, da, seen):
        """The candidate saw r ⊙ h_{t−1} where the gates saw h_{t−1}."""
        H = self.hidden_size
        self.grads["weight"][2 * H :, :H] = da[:, :, 2].reshape(-1, H).T @ seen.reshape(-1, H)

    def _split_for_h(self):
        """The part of weight that acts on the state: (2H, H) for both gates, (H, H) for the candidate."""
        W_h, _ = self.split_weight()
        return W_h[: 2 * self.hidden_size], W_h[2 * self.hidden_size :]
