"""Automatic differentiation on one page, after micrograd: numbers that remember how they were made."""

import numpy as np

__all__ = ["Tensor"]


class Tensor:
    """An array that records a tape: each operation notes its inputs and how to pass a gradient back to them.

    **Forward**: + − * / ** @ (broadcast as in NumPy), sum, mean, exp, log, tanh, sigmoid, relu, reshape, T, indexing.

    **Backward**: `loss.backward()` walks the tape backwards and fills every `grad` with ∂loss/∂data. A tensor used in
    several places gets the sum of what comes back from each. The next backward replaces the gradients.

    **Shapes**: `data` is float64 of any shape, `grad` likewise. ValueError for a backward that starts from several
    numbers without being given the gradient there. Lesson 06. A. Baydin and others (2018).

    >>> w, x = Tensor([0.5, -0.25]), Tensor([2.0, 4.0])
    >>> y = (w @ x + 0.1).sigmoid() + (w * w).sum()  # w is used three times
    >>> y.backward()
    >>> y, w.grad.round(4)
    (Tensor(0.83747919), array([1.4988, 0.4975]))
    """

    __array_ufunc__ = None  # NumPy leaves array + tensor to the tensor

    def __init__(self, data, parents=(), chain=None):
        self.data = np.array(data, dtype=np.float64)
        self.grad = np.zeros_like(self.data)
        self._parents, self._chain = parents, chain  # chain(dy) is ∂loss/∂parent for each, before unbroadcasting

    def backward(self, dy=None):
        """Fill `grad` of this tensor and of all that it was made from."""
        if dy is None and self.data.size != 1:
            raise ValueError(f"backward starts from shape {self.data.shape}: sum it to one number, or give its dy")
        for tensor in (tape := self._tape()):
            tensor.grad = np.zeros_like(tensor.data)
        self.grad += 1.0 if dy is None else dy
        for tensor in reversed(tape):
            if tensor._chain:
                for parent, gradient in zip(tensor._parents, tensor._chain(tensor.grad), strict=True):
                    parent.grad += _unbroadcast(gradient, parent.data.shape)  # += : one share for each use

    def _tape(self):
        """All tensors behind this one, each after those it was made from. A stack, since graphs can be deep."""
        tape, seen, stack = [], set(), [(self, False)]
        while stack:
            tensor, parents_done = stack.pop()
            if parents_done:
                tape.append(tensor)
            elif id(tensor) not in seen:
                seen.add(id(tensor))
                stack += [(tensor, True), *((parent, False) for parent in tensor._parents)]
        return tape

    def __add__(self, other):
        other = _tensor(other)
        return Tensor(self.data + other.data, (self, other), lambda dy: (dy, dy))

    def __mul__(self, other):
        other = _tensor(other)
        return Tensor(self.data * other.data, (self, other), lambda dy: (dy * other.data, dy * self.data))

    def __pow__(self, n):
        return Tensor(self.data**n, (self,), lambda dy: (dy * n * self.data ** (n - 1 if n else 0),))

    def __matmul__(self, other):
        other = _tensor(other)
        a = self.data[np.newaxis] if self.data.ndim == 1 else self.data  # a vector on the left is a row,
        b = other.data[:, np.newaxis] if other.data.ndim == 1 else other.data  # one on the right a column

        def chain(dy):
            dy = np.expand_dims(dy, -1) if other.data.ndim == 1 else dy
            dy = np.expand_dims(dy, -2) if self.data.ndim == 1 else dy
            da, db = dy @ b.swapaxes(-1, -2), a.swapaxes(-1, -2) @ dy
            return da.sum(-2) if self.data.ndim == 1 else da, db.sum(-1) if other.data.ndim == 1 else db

        return Tensor(self.data @ other.data, (self, other), chain)

    def __getitem__(self, index):
        def chain(dy):
            dx = np.zeros_like(self.data)
            np.add.at(dx, index, dy)  # adds twice where an entry was taken twice
            return (dx,)

        return Tensor(self.data[index], (self,), chain)

    def sum(self, axis=None, keepdims=False):
        kept = self.data.sum(axis=axis, keepdims=True).shape
        y = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor(y, (self,), lambda dy: (np.broadcast_to(dy.reshape(kept), self.data.shape),))

    def mean(self, axis=None, keepdims=False):
        return (total := self.sum(axis, keepdims)) * (total.data.size / self.data.size)

    def exp(self):
        y = np.exp(self.data)
        return Tensor(y, (self,), lambda dy: (dy * y,))

    def log(self):
        return Tensor(np.log(self.data), (self,), lambda dy: (dy / self.data,))

    def tanh(self):
        y = np.tanh(self.data)
        return Tensor(y, (self,), lambda dy: (dy * (1 - y * y),))

    def sigmoid(self):
        return ((self * 0.5).tanh() + 1) * 0.5  # σ(x) = (1 + tanh(x/2)) / 2, which cannot overflow

    def relu(self):
        return Tensor(np.maximum(self.data, 0), (self,), lambda dy: (dy * (self.data > 0),))

    def reshape(self, *shape):
        return Tensor(self.data.reshape(*shape), (self,), lambda dy: (dy.reshape(self.data.shape),))

    T = property(lambda self: Tensor(self.data.T, (self,), lambda dy: (dy.T,)))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -_tensor(other)

    def __truediv__(self, other):
        return self * _tensor(other) ** -1

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other

    def __rmatmul__(self, other):
        return _tensor(other) @ self

    def __repr__(self):
        return f"Tensor({np.array2string(self.data, precision=8, separator=', ')})"


def _tensor(value):
    return value if isinstance(value, Tensor) else Tensor(value)


def _unbroadcast(gradient, shape):
    """Add up over the axes along which NumPy repeated an array of this shape."""
    gradient = gradient.sum(axis=tuple(range(gradient.ndim - len(shape))))
    return gradient.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1)).reshape(shape)
