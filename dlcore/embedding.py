"""Embedding: a table with a learned row for each word or letter."""

import numpy as np

from dlcore.arguments import whole
from dlcore.layer import Layer

__all__ = ["Embedding"]


class Embedding(Layer):
    """Look up a row of numbers for each whole number: letters and words become learned vectors.

    **Forward**: y[…] = weight[x[…]]: what a `Linear` without bias does to one-hot rows, without the zeros.

    **Backward**: each row of dweight is the sum of dy over all places where it was looked up (equation 8). Numbers
    that are only names have no slope, so there is no dx: `backward` returns None.

    **Shapes**: x (…) whole numbers from 0 to num_embeddings − 1, the one exception to "layers want floats";
    weight (num_embeddings, embedding_dim), y (…, embedding_dim). ValueError for any other numbers and empty batches.

    The table starts standard normal, as in PyTorch. Lesson 17. Y. Bengio and others (2003).

    >>> layer = Embedding(3, 2, dtype=np.float64)
    >>> layer.params["weight"][...] = [[0, 1], [10, 11], [20, 21]]
    >>> layer(np.array([2, 0, 2]))
    array([[20., 21.],
           [ 0.,  1.],
           [20., 21.]])
    >>> layer.backward(np.ones((3, 2)))
    >>> layer.grads["weight"]
    array([[1., 1.],
           [0., 0.],
           [2., 2.]])
    """

    def __init__(self, num_embeddings, embedding_dim, *, dtype=np.float32, rng=None):
        super().__init__()
        self.num_embeddings = whole("num_embeddings", num_embeddings, 1)
        self.embedding_dim = whole("embedding_dim", embedding_dim, 1)
        shape = (self.num_embeddings, self.embedding_dim)
        self.add_param("weight", np.random.default_rng(rng).standard_normal(shape).astype(dtype))

    def forward(self, x):
        x = np.asarray(x)
        if x.dtype.kind not in "iu":
            raise ValueError(f"x holds {x.dtype} numbers, needs whole ones: the number of the row to look up")
        if x.size == 0:
            raise ValueError(f"x is empty: its shape is {x.shape}, needs at least 1 along every axis")
        if x.min() < 0 or x.max() >= self.num_embeddings:
            raise ValueError(f"x goes from {x.min()} to {x.max()}, needs numbers from 0 to {self.num_embeddings - 1}")
        y = self.param("weight")[x]
        self.remember(x, y.shape)
        return y

    def backward(self, dy):
        x, shape = self.recall()
        rows = self.upstream(dy, shape).reshape(-1, self.embedding_dim)
        # Places that looked up the same row are sorted together, then each group is summed: faster than np.add.at.
        order = np.argsort(x, axis=None, kind="stable")
        found, first = np.unique(x.reshape(-1)[order], return_index=True)
        dweight = np.zeros(self.param("weight").shape, rows.dtype)
        dweight[found] = np.add.reduceat(rows[order], first, axis=0)
        self.grads["weight"] = dweight

    def extra_repr(self):
        return f"{self.num_embeddings}, {self.embedding_dim}"
