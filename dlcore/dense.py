"""Fully connected layers: every output depends on every input."""

import numpy as np

from dlcore.arguments import check_array, whole
from dlcore.layer import Layer

__all__ = ["Flatten", "Linear"]


class Linear(Layer):
    """Fully connected layer: one weighted sum per output, all of them in one matrix product.

    **Forward**: y = x Wᵀ + b, one sample per row. It is computed as yᵀ = W xᵀ + b, one sample per column: equation 3 of
    the course's notation page as it is printed, and faster, since the samples then lie side by side in memory.

    **Backward**: dweight = dyᵀ x and dbias = Σ dy over all samples (equation 8), dx = dy W (equation 9).

    **Shapes**: x (…, in_features), weight (out_features, in_features), bias (out_features,), y (…, out_features);
    any number of leading axes, such as N or N×T. ValueError for any other last axis, whole numbers, empty batches.

    Weights and biases start uniform in ±1/√in_features: PyTorch's default, Kaiming's rule with a = √5.

    Lessons 03 and 06.

    >>> layer = Linear(2, 1, dtype=np.float64)
    >>> layer.params["weight"][...] = [[0.5, -0.25]]
    >>> layer.params["bias"][...] = 0.1
    >>> layer(np.array([[2.0, 4.0], [0.0, 0.0]]))
    array([[0.1],
           [0.1]])
    >>> layer.backward(np.array([[1.0], [0.0]]))
    array([[ 0.5 , -0.25],
           [ 0.  ,  0.  ]])
    >>> layer.grads["weight"]
    array([[2., 4.]])
    """

    def __init__(self, in_features, out_features, bias=True, *, dtype=np.float32, rng=None):
        super().__init__()
        self.in_features = whole("in_features", in_features, 1)
        self.out_features = whole("out_features", out_features, 1)
        rng = np.random.default_rng(rng)
        bound = 1 / np.sqrt(self.in_features)
        self.add_param("weight", rng.uniform(-bound, bound, (self.out_features, self.in_features)).astype(dtype))
        if bias:
            self.add_param("bias", rng.uniform(-bound, bound, self.out_features).astype(dtype))

    def forward(self, x):
        x = self._checked(x)
        y = self.param("weight") @ self._columns(x, self.in_features)
        if "bias" in self.params:
            y += self.param("bias")[:, np.newaxis]
        self.remember(x)
        return self._rows(y, x)

    def backward(self, dy):
        dy = self._fill_grads(dy)
        return self._rows(self.param("weight").T @ dy, self.recall()[0])

    def backward_params(self, dy):
        self._fill_grads(dy)

    def _fill_grads(self, dy):
        """Returns dy as columns."""
        (x,) = self.recall()
        dy = self._columns(self.upstream(dy, (*x.shape[:-1], self.out_features)), self.out_features)
        self.grads["weight"] = dy @ self._columns(x, self.in_features).T
        if "bias" in self.params:
            self.grads["bias"] = dy.sum(axis=1)
        return dy

    @staticmethod
    def _columns(x, features):
        """(…, features) → (features, samples), one sample per column, as on the slides."""
        return x.reshape(-1, features).T

    @staticmethod
    def _rows(y, x):
        """(features, samples) → (…, features), with the leading axes of x."""
        return y.T.reshape(*x.shape[:-1], len(y))

    def _checked(self, x):
        x = check_array("x", x)
        if x.shape[-1:] != (self.in_features,):
            raise ValueError(
                f"x has shape {x.shape}, needs (…, {self.in_features}). Usual cause: the layer below has another "
                "number of outputs, images that were not flattened, or columns for samples: x.T."
            )
        return x

    def extra_repr(self):
        return f"{self.in_features}, {self.out_features}" + ("" if "bias" in self.params else ", bias=False")


class Flatten(Layer):
    """All numbers of a sample in one row: what goes between convolutions and `Linear`.

    **Forward**: y[n] = the entries of x[n], row by row.

    **Backward**: dx[n] = dy[n] put back into the shape of x[n].

    **Shapes**: x (N, …), at least one axis; y (N, product of the others). Lesson 10.

    >>> Flatten()(np.zeros((2, 16, 5, 5))).shape
    (2, 400)
    """

    def forward(self, x):
        x = check_array("x", x)
        if x.ndim == 0:
            raise ValueError("x is one number, needs (N, …)")
        y = x.reshape(len(x), -1)
        self.remember(x.shape, y.shape)
        return y

    def backward(self, dy):
        x_shape, y_shape = self.recall()
        return self.upstream(dy, y_shape).reshape(x_shape)
