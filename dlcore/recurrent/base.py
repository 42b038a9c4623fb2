"""What RNN, LSTM and GRU share: one weight matrix with a block of rows for each gate, and time.

Sequences are N×T×D outside. Inside they lie in memory as T×N×D, so that one step of all sequences is contiguous,
and are handed out as N×T×H views.
"""

import numpy as np

from dlcore.arguments import check_array, whole
from dlcore.layer import Layer

__all__ = []


class Recurrent(Layer):
    """Base of the recurrent layers. `gates` names the blocks of `weight` and `bias`, from top to bottom."""

    gates = ()

    def __init__(self, input_size, hidden_size, dtype, rng):
        super().__init__()
        self.input_size = whole("input_size", input_size, 1)
        self.hidden_size = whole("hidden_size", hidden_size, 1)
        rng = np.random.default_rng(rng)
        D, H, rows = self.input_size, self.hidden_size, len(self.gates) * self.hidden_size
        bound = 1 / np.sqrt(H)
        self.add_param("weight", rng.uniform(-bound, bound, (rows, H + D)).astype(dtype))
        self.add_param("bias", rng.uniform(-bound, bound, rows).astype(dtype))

    def begin(self, x, **states):
        """x with time first, and for each state an array of T + 1 steps that starts with the given one, or with 0."""
        x = check_array(
            "x",
            x,
            ("N", "T", self.input_size),
            cause="sequences are N×T×D, batch first; one sequence alone is x[np.newaxis]",
        )
        N, T, _ = x.shape
        dtype = np.result_type(x, self.param("weight"))
        steps = []
        for name, first in states.items():
            state = np.empty((T + 1, N, self.hidden_size), dtype)
            state[0] = 0 if first is None else check_array(name, first, (N, self.hidden_size))
            steps.append(state)
        return swap_time(x), *steps

    def split_weight(self):
        """`weight` acts on [h, x]: its part for h and its part for x."""
        weight = self.param("weight")
        return weight[:, : self.hidden_size], weight[:, self.hidden_size :]

    def input_part(self, x):
        """W_x x + b of all steps in one matrix product: (T, N, G, H). The input does not wait for the state."""
        T, N, D = x.shape
        z = x.reshape(T * N, D) @ self.split_weight()[1].T
        z += self.param("bias")
        return z.reshape(T, N, len(self.gates), self.hidden_size)

    def from_above(self, dy, h):
        """The checked dy with time first; h (T + 1, N, H) are the states that forward returned."""
        T, N, H = h.shape
        return swap_time(self.upstream(dy, (N, T - 1, H)))

    def last(self, name, gradient, like):
        """∂J/∂ the last state as an array to start from: zeros if nothing used that state."""
        return np.zeros_like(like) if gradient is None else check_array(name, gradient, like.shape).astype(like.dtype)

    def fill_grads(self, dz, h, x):
        """Gradients of weight and bias are sums over all steps and sequences: one matrix product (equation 8)."""
        v = np.concatenate([h, x], axis=2)
        dz = dz.reshape(-1, dz.shape[2] * dz.shape[3])
        self.grads["weight"] = dz.T @ v.reshape(len(dz), -1)
        self.grads["bias"] = dz.sum(axis=0)

    def to_below(self, dz):
        """∂J/∂x of all steps in one matrix product."""
        T, N, G, H = dz.shape
        return swap_time((dz.reshape(T * N, G * H) @ self.split_weight()[1]).reshape(T, N, -1))

    def extra_repr(self):
        return f"{self.input_size}, {self.hidden_size}"


def block(store, gate):
    """A property that reads and writes the rows of one gate in `params[store]`, as in `layer.W_f[...] = 0`."""

    def rows(layer):
        if gate not in layer.gates:
            raise AttributeError(f"{layer!r} has no gate {gate}, only {', '.join(layer.gates)}")
        start = layer.gates.index(gate) * layer.hidden_size
        return layer.params[store][start : start + layer.hidden_size]

    def write(layer, value):
        if np.shape(value) != rows(layer).shape:
            raise ValueError(f"the {store} of gate {gate} needs shape {rows(layer).shape}, got {np.shape(value)}")
        rows(layer)[...] = value

    return property(rows, write, doc=f"The rows of gate {gate} in params[{store!r}].")


def by_gate(blocks):
    """(…, G, H) → G views (…, H), one for each gate."""
    return [blocks[..., k, :] for k in range(blocks.shape[-2])]


def swap_time(x):
    """(N, T, D) → (T, N, D) and back, as a view: nothing moves in memory."""
    return x.transpose(1, 0, 2)


def check_step(x, weight, bias, gates, **states):
    """The arrays of one step, checked: x (…, D) and states (…, H) for weight (G·H, H + D) and bias (G·H,)."""
    rows, columns = check_array("weight", weight, ("G·H", "H + D")).shape
    H = rows // gates
    if rows != gates * H:
        raise ValueError(f"weight has shape {weight.shape}, needs ({gates}·H, H + D): a block of rows for each gate")
    check_array("bias", bias, (rows,))
    leading = np.shape(x)[:-1]
    x = check_array("x", x, (*leading, columns - H), cause="weight is (G·H, H + D) and acts on [h, x]")
    return [x] + [check_array(name, state, (*leading, H)) for name, state in states.items()]


def squash(z, scale):
    """scale·tanh(scale·z) + 1 − scale, in place: tanh(z) for scale 1, and σ(z) for scale ½ (equation 2 rearranged).

    So one tanh serves gates and candidates together, and unlike e⁻ᶻ it cannot overflow.
    """
    z *= scale
    np.tanh(z, out=z)
    z *= scale
    z += 1 - scale
