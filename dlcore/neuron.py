"""The single neuron: a weighted sum, a bias, an activation; and how a perceptron learns its weights."""

import numpy as np

from dlcore.activations import sigmoid, step
from dlcore.arguments import check_array
from dlcore.layer import Layer

__all__ = ["Neuron", "perceptron_update", "train_perceptron"]


class Neuron(Layer):
    """One neuron with the weights you give it.

    **Forward**: z = w·x + b, y = f(z) (equation 1 of the course's notation page; figs 2-4 and 2-5). z stays readable
    as `neuron.z`.

    **Backward**: dz = dy·f′(z) (equation 9), dweight = Σ dz·x and dbias = Σ dz (equation 8), dx = dz·w.

    **Shapes**: weight (n,), bias one number, x (…, n), y (…): one sample or many. `activation` is a function such as
    `sigmoid`, `tanh`, `relu` or `step`, whose derivative backward takes from `activation.df`. The precision is that of
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
                f"the activation {self.activation!r} has no derivative, needs one for backward: set its attribute df, "
                "as in my_activation.df = its_derivative."
            )
        dz = self.upstream(dy, self.z.shape) * df(self.z)
        self.grads["weight"] = dz.reshape(-1) @ x.reshape(-1, x.shape[-1])
        self.grads["bias"] = dz.sum()
        return dz[..., np.newaxis] * self.param("weight")

    def extra_repr(self):
        weight, bias = self.params["weight"].tolist(), float(self.params["bias"])
        return f"{weight}, {bias}, {getattr(self.activation, '__name__', self.activation)}"


def perceptron_update(weight, bias, x, target):
    """The weights and the bias after one look at one sample: F. Rosenblatt's rule of 1958, without his photocells.

    With y = step(w·x + b): w ← w + (target − y)·x, b ← b + (target − y). So nothing changes where the answer is right.

    **Shapes**: weight and x (n,), bias and target one number; target is 0 or 1. Lesson 02.

    >>> perceptron_update(np.zeros(2), 0.0, np.array([1.0, 0.0]), 0)
    (array([-1.,  0.]), -1.0)
    """
    error = float(target - step(x @ weight + bias))
    return weight + error * x, bias + error


def train_perceptron(x, targets, max_epochs=100):
    """`perceptron_update` for every row of `x` in turn, from zero weights, until an epoch passes without a mistake.

    Returns the weights, the bias, and how many epochs it took. If some straight line separates the samples, the rule
    finds one (A. Novikoff, 1962); if none does, it goes on for ever, and `max_epochs` stops it.

    **Shapes**: x (N, n), targets (N,) of 0 and 1 → (n,), one number, one whole number. Lesson 02.

    >>> corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    >>> train_perceptron(corners, np.array([0, 1, 1, 1]))
    (array([1., 1.]), -1.0, 4)
    """
    x, targets = np.asarray(x, dtype=np.float64), np.asarray(targets)
    if x.ndim != 2 or targets.shape != x.shape[:1]:
        raise ValueError(f"x has shape {x.shape} and targets {targets.shape}, need (N, n) and (N,)")
    if not np.isin(targets, (0, 1)).all():
        raise ValueError(f"targets hold {np.unique(targets).tolist()}, need 0 and 1 only")
    weight, bias = np.zeros(x.shape[1]), 0.0
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for sample, target in zip(x, targets, strict=True):
            before = bias
            weight, bias = perceptron_update(weight, bias, sample, target)
            mistakes += bias != before  # the bias moves at every mistake
        if mistakes == 0:
            return weight, bias, epoch
    return weight, bias, max_epochs
