"""The single neuron: a weighted sum, a bias, an activation."""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.layer import Layer, check_array

__all__ = ["Neuron"]


class Neuron(Layer):
    """One neuron with the weights you give it.

    **Forward**: z = w·x + b, y = f(z) (equation 1 of the course's notation page; figs 2-4 and 2-5). z stays readable
    as `neuron.z`.

    **Backward**: dz = dy·f′(z) (equation 9), dweight = Σ dz·x and dbias = Σ dz (equation 8), dx = dz·w.

    **Shapes**: weight (n,), bias one number, x (…, n), y (…): one sample or many. `activation` is a function such as
    `sigmoid`, `tanh`, `relu` or `step`, whose slope backward takes from `activation.df`. The precision is that of
    the weights, float64 if they come as a list; `dtype` sets another. ValueError for shapes that do not fit.

    Lesson 02.

    >>> neuron = Neuron([0.5, -0.25], 0.1)
    >>> float(neuron(np.array([2.0, 4.0])).round(6))
    0.524979
    >>> float(neuron.z)
    0.1
    """

    def __init__(self, weight, bias=0.0, activation=sigmoid, *, dtype=None):
        super().__init__()
        weight = np.array(weight, dtype=dtype)
        if weight.ndim != 1 or weight.size == 0:
            raise ValueError(f"weight has shape {weight.shape}, needs (n,): one number for each input")
        if np.ndim(bias) != 0:
            raise ValueError(f"bias has shape {np.shape(bias)}, needs to be one number")
        if weight.dtype.kind != "f":
            weight = weight.astype(np.float64)
        self.activation = activation
        self.z = None
        self.add_param("weight", weight)
        self.add_param("bias", np.array(bias, dtype=weight.dtype))

    def forward(self, x):
        x, weight = check_array("x", x), self.param("weight")
        if x.shape[-1:] != weight.shape:
            raise ValueError(
                f"x has shape {x.shape}, needs (…, {len(weight)}). Usual cause: one weight too few or too many, "
                "or samples in columns: x.T."
            )
        self.z = x @ weight + self.param("bias")
        self.remember(x)
        return self.activation(self.z)

    def backward(self, dy):
        (x,) = self.recall()
        df = getattr(self.activation, "df", None)
        if df is None:
            raise ValueError(
                f"the activation {self.activation!r} has no slope, needs one to go backward: set its attribute df, "
                "as in my_activation.df = its_slope."
            )
        dz = self.upstream(dy, self.z.shape) * df(self.z)
        self.grads["weight"] = dz.reshape(-1) @ x.reshape(-1, x.shape[-1])
        self.grads["bias"] = dz.sum()
        return dz[..., np.newaxis] * self.param("weight")

    def extra_repr(self):
        weight, bias = self.params["weight"].tolist(), float(self.params["bias"])
        return f"{weight}, {bias}, {getattr(self.activation, '__name__', self.activation)}"
