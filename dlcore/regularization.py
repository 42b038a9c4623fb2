"""Dropout: train many thinned networks at once, use the whole one."""

import numpy as np

from dlcore.arguments import check_array
from dlcore.layer import Layer

__all__ = ["Dropout"]


class Dropout(Layer):
    """Drop each input with probability p during training, and scale up the others: "inverted" dropout.

    **Forward**: in training y = x ⊙ mask / (1 − p), with a new mask each time; an entry of the mask is False with
    probability p. So y is x on average, and after `eval()`, where y = x, nothing needs to be scaled.

    **Backward**: dx = dy ⊙ mask / (1 − p), the same mask; after `eval()` dx = dy.

    **Shapes**: any; x, y, dy and dx alike; 0 ≤ p < 1, else ValueError. `freeze(mask)` keeps a mask, for gradient
    checks and for trying all masks; `unfreeze()` ends it. `mask` is the one in use.

    Lesson 12. N. Srivastava and others, Dropout: a simple way to prevent neural networks from overfitting (2014).

    >>> layer = Dropout(0.5).freeze(np.array([True, False, True]))
    >>> layer(np.array([1.0, 2.0, 3.0]))
    array([2., 0., 6.])
    >>> layer.backward(np.array([1.0, 1.0, 1.0]))
    array([2., 0., 2.])
    >>> layer.eval()(np.array([1.0, 2.0, 3.0]))
    array([1., 2., 3.])
    """

    def __init__(self, p=0.5, *, rng=None):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"p is {p!r}, needs a number from 0 to below 1: the probability to drop, not to keep")
        self.p = float(p)
        self.mask = None
        self._frozen = False
        self._rng = np.random.default_rng(rng)

    def forward(self, x):
        x = check_array("x", x)
        if not self.training:
            self.remember(x.shape, None)
            return x
        if not self._frozen:
            self.mask = self._rng.random(x.shape, dtype=np.float32) >= self.p
        elif self.mask.shape != x.shape:
            raise ValueError(f"x has shape {x.shape}, needs {self.mask.shape}, that of the frozen mask: unfreeze() it")
        scaled = self.mask * x.dtype.type(1 / (1 - self.p))
        self.remember(x.shape, scaled)
        return x * scaled

    def backward(self, dy):
        shape, scaled = self.recall()
        dy = self.upstream(dy, shape)
        return dy if scaled is None else dy * scaled

    def freeze(self, mask=None):
        """Use this mask from now on; without one, that of the last forward. Returns the layer itself."""
        if mask is None and self.mask is None:
            raise ValueError("there is no mask to freeze: give one, or go forward first")
        if mask is not None:
            self.mask = np.array(mask, dtype=bool)
        self._frozen = True
        return self

    def unfreeze(self):
        """Draw a new mask in each forward again. Returns the layer itself."""
        self._frozen = False
        return self

    def extra_repr(self):
        return f"{self.p}"
