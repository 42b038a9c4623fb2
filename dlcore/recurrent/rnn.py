"""The simple recurrent network: the new state is computed from the old one and the input."""

import numpy as np

from dlcore.recurrent.base import Recurrent, check_step, swap_time

__all__ = ["RNN", "rnn_step"]


def rnn_step(x, h, weight, bias):
    """One step of `RNN`: the new state from the old state h and the input x.

    **Forward**: h′ = tanh(W·[h, x] + b), that is tanh(W_h h + W_x x + b) (equation 18 of the course's notation
    page; fig. 2-30).

    **Shapes**: x (…, D), h (…, H), weight (H, H + D), bias (H,); returns (…, H), with or without a batch axis.

    >>> weight = np.array([[0.5, -0.4, 1.0, -1.0], [0.3, 0.2, 0.5, 0.25]])
    >>> rnn_step(np.array([1.0, 0.0]), np.zeros(2), weight, bias=np.array([0.0, 0.1])).round(8)
    array([0.76159416, 0.53704957])
    """
    x, h = check_step(x, weight, bias, gates=1, h=h)
    v = np.concatenate([h, x], axis=-1)
    return np.tanh(v @ np.transpose(weight) + bias)


class RNN(Recurrent):
    """Simple recurrent layer (J. Elman, 1990): it reads a sequence step by step and remembers in h.

    **Forward**: h_t = tanh(W_h h_{t−1} + W_x x_t + b) (equation 18 of the course's notation page). `rnn_step` is
    one such step.

    **Backward**: through time, from the last step to the first. h_t is the output y_t and enters step t + 1:
    dh_t = dy_t + W_hᵀ dz_{t+1}, dz_t = dh_t ⊙ (1 − h_t²). The same W was used at every step, so its gradient is the
    sum dW = Σ_t dz_t [h_{t−1}, x_t]ᵀ, and dx_t = W_xᵀ dz_t.

    **Shapes**: x (N, T, D), h0 (N, H) or nothing for zeros, weight (H, H + D) acting on [h, x], bias (H,), y
    (N, T, H): all states. `layer.h_n` (N, H) is the last one. `backward(dy, dh_n)` takes a gradient of h_n if it was
    used, and leaves ∂J/∂h0 in `layer.dh0`. ValueError for other shapes, whole numbers and empty batches.

    `W_h` and `W_x` are views into `weight`. All parameters start uniform in ±1/√H, as in PyTorch, which has two
    biases where one does. Lesson 15.

    >>> layer = RNN(2, 2, dtype=np.float64)
    >>> layer.W_h, layer.W_x = [[0.5, -0.4], [0.3, 0.2]], [[1.0, -1.0], [0.5, 0.25]]
    >>> layer.params["bias"][...] = [0.0, 0.1]
    >>> layer(np.array([[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]]))[0].round(4)
    array([[ 0.7616,  0.537 ],
           [-0.6826,  0.5953],
           [-0.5223,  0.6436]])
    """

    gates = ("h",)

    def __init__(self, input_size, hidden_size, *, dtype=np.float32, rng=None):
        super().__init__(input_size, hidden_size, dtype, rng)

    def forward(self, x, h0=None):
        x, h = self.begin(x, h0=h0)
        W_h, _ = self.split_weight()
        z = self.input_part(x)[:, :, 0]
        for t in range(len(x)):
            np.tanh(z[t] + h[t] @ W_h.T, out=h[t + 1])
        self.remember(x, h)
        self.h_n = h[-1].copy()
        return swap_time(h[1:])

    def backward(self, dy, dh_n=None):
        return self.to_below(self._through_time(dy, dh_n))

    def backward_params(self, dy, dh_n=None):
        self._through_time(dy, dh_n)

    def _through_time(self, dy, dh_n):
        x, h = self.recall()
        dy, dh = self.from_above(dy, h), self.last("dh_n", dh_n, h[-1])
        W_h, _ = self.split_weight()
        dz = 1 - h[1:] ** 2
        for t in reversed(range(len(x))):
            dz[t] *= dh + dy[t]
            dh = dz[t] @ W_h
        self.dh0 = dh
        dz = dz[:, :, np.newaxis]
        self.fill_grads(dz, h[:-1], x)
        return dz

    @property
    def W_h(self):
        """The columns of `weight` that act on the old state."""
        return self.params["weight"][:, : self.hidden_size]

    @W_h.setter
    def W_h(self, value):
        self._write(self.W_h, value)

    @property
    def W_x(self):
        """The columns of `weight` that act on the input."""
        return self.params["weight"][:, self.hidden_size :]

    @W_x.setter
    def W_x(self, value):
        self._write(self.W_x, value)

    def _write(self, part, value):
        if np.shape(value) != part.shape:
            raise ValueError(f"this part of weight needs shape {part.shape}, got {np.shape(value)}")
        part[...] = value
