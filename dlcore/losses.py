"""Losses: how wrong a prediction is, as one number, and which way to change the prediction.

`loss(pred, target)` gives the number, then `loss.backward()` its gradient by `pred`: what `model.backward` wants.
"""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.arguments import check_array

__all__ = ["BCEWithLogitsLoss", "CrossEntropyLoss", "Loss", "MSELoss"]


class Loss:
    """Base of all losses: the first half of equation 5 of the course's notation page.

    **Forward**: `loss(pred, target)` is the mean over all items (`reduction="mean"`, as in PyTorch) or their sum
    (`reduction="sum"`, as on the slides). With a `mask`, only items where it is True count, for the mean too:
    this is how padding is left out.

    **Backward**: `loss.backward()` is ∂loss/∂pred of the last call, and 0 where the mask is False.

    **Shapes**: a mask has one entry per item. Nothing is broadcast. The loss is a Python float, its gradient has
    the shape and the dtype of pred. ValueError for shapes that differ and for a mask that leaves nothing.

    A subclass says what one item is: `items(pred, target)` gives the loss of each and keeps what `slopes()` needs
    to give the gradient of each by pred. Lesson 04.

    >>> loss = MSELoss()
    >>> loss(np.array([1.0, 9.0]), np.array([3.0, 0.0]), mask=np.array([True, False]))
    4.0
    >>> loss.backward()
    array([-4.,  0.])
    """

    count = None  # how many items counted in the last call
    _kept = True  # and which: True for all

    def __init__(self, reduction="mean"):
        if reduction not in ("mean", "sum"):
            raise ValueError(f"reduction is {reduction!r}, needs 'mean' or 'sum'")
        self.reduction = reduction

    def __call__(self, pred, target, mask=None):
        pred, target = check_array("pred", pred), np.asarray(target)
        items = self.items(pred, target)
        kept = self.kept(target)
        if mask is not None:
            kept = kept & _check_mask(mask, items.shape)
        count = items.size if kept is True else int(np.count_nonzero(kept))
        if count == 0:
            raise ValueError("no item is left to learn from. Usual cause: a batch of nothing but padding.")
        self._kept, self.count = kept, count
        total = float(items.sum(dtype=np.float64) if kept is True else items[kept].sum(dtype=np.float64))
        return total / count if self.reduction == "mean" else total

    def backward(self):
        if self.count is None:
            raise RuntimeError(f"{type(self).__name__}.backward was called before loss(pred, target)")
        slopes, kept = self.slopes(), self._kept
        if kept is not True:
            each = kept.reshape(kept.shape + (1,) * (slopes.ndim - kept.ndim))  # an item may be a whole row of pred
            slopes = np.where(each, slopes, 0)
        return slopes / self.count if self.reduction == "mean" else slopes

    def kept(self, target):
        """Which items count, apart from the mask: True for all, or one True or False for each."""
        return True

    def items(self, pred, target):
        raise NotImplementedError(f"{type(self).__name__} must define items(pred, target)")

    def slopes(self):
        raise NotImplementedError(f"{type(self).__name__} must define slopes()")

    def hits(self, pred, target):
        """How many items pred got right, and of how many; None for a loss without right and wrong."""
        return None

    def __repr__(self):
        return f"{type(self).__name__}({'' if self.reduction == 'mean' else 'reduction=' + repr(self.reduction)})"


class MSELoss(Loss):
    """Mean squared error.

    **Forward**: (pred − target)², one item per entry. The slides' E = ½(z − y)² (equation 4 of the course's
    notation page) is half of `MSELoss("sum")`.

    **Backward**: 2·(pred − target), over the number of items for the mean.

    **Shapes**: pred and target alike, of any shape. ValueError if they differ. Lesson 04.

    >>> loss = MSELoss()
    >>> loss(np.array([0.4, 0.6]), np.array([1.0, 0.0]))
    0.36
    >>> loss.backward()
    array([-0.6,  0.6])
    """

    def items(self, pred, target):
        self._error = pred - _numbers_like(pred, target)
        return self._error * self._error

    def slopes(self):
        return 2 * self._error


class BCEWithLogitsLoss(Loss):
    """Binary cross-entropy of yes-or-no answers, from logits: the sigmoid is inside, which keeps it finite.

    **Forward**: −t·log σ(x) − (1 − t)·log(1 − σ(x)), computed as max(x, 0) − t·x + log(1 + e^−|x|); x is pred, t
    the target, one item per entry.

    **Backward**: σ(x) − t, over the number of items for the mean.

    **Shapes**: pred and target alike, of any shape; targets from 0 to 1. ValueError otherwise. Lesson 04.

    >>> loss = BCEWithLogitsLoss()
    >>> round(loss(np.array([0.0, 1000.0]), np.array([1, 1])), 6)
    0.346574
    >>> loss.backward()
    array([-0.25,  0.  ])
    """

    def items(self, pred, target):
        target = _numbers_like(pred, target)
        if target.min() < 0 or target.max() > 1:
            raise ValueError(
                f"target goes from {target.min():g} to {target.max():g}, needs numbers from 0 to 1. "
                "Usual cause: classes called −1 and 1."
            )
        self._pred, self._target = pred, target
        return np.maximum(pred, 0) - target * pred + np.log1p(np.exp(-np.abs(pred)))

    def slopes(self):
        return sigmoid(self._pred) - self._target

    def hits(self, pred, target):
        return int(np.count_nonzero((pred > 0) == (np.asarray(target) > 0.5))), pred.size


class CrossEntropyLoss(Loss):
    """Cross-entropy of one class among many, from logits: the softmax is inside, which keeps it finite.

    **Forward**: −log p[t] with p = softmax(pred) and t the right class. Targets may also be probabilities q of
    all classes: −Σ q·log p. Items whose target is `ignore_index` do not count: pad with it.

    **Backward**: p − q, over the number of items for the mean; q is 1 at the right class (equation 9 of the
    course's notation page starts here: δ = p̂ − y). Rows of q that do not add up to 1 are taken as they are,
    p·Σq − q: rows scaled by how good a move was give the policy gradient of lesson 19.

    **Shapes**: pred (N, C), (N, T, C) … with the classes last, also for sequences, where PyTorch has (N, C, T);
    targets whole numbers (N,), (N, T) …, or floats like pred. ValueError for any other shape and for a class
    that does not exist. Lesson 04.

    >>> loss = CrossEntropyLoss()
    >>> logits = np.log(np.array([[0.2, 0.4, 0.1, 0.3], [0.1, 0.1, 0.7, 0.1]]))  # outputs of fig. 2-10's net
    >>> [round(loss(row, 2), 6) for row in logits]
    [2.302585, 0.356675]
    >>> loss.backward().round(2)
    array([ 0.1,  0.1, -0.3,  0.1])
    """

    def __init__(self, reduction="mean", ignore_index=-100):
        super().__init__(reduction)
        self.ignore_index = ignore_index

    def items(self, pred, target):
        self._check(pred, target)
        shape = pred.shape
        pred = pred.reshape(-1, shape[-1])  # one item per row
        z = pred - pred.max(axis=1, keepdims=True)  # as in softmax: it changes nothing and cannot overflow
        e = np.exp(z)
        total = e.sum(axis=1)
        self._p, self._shape = (e, total), shape
        if target.dtype.kind == "f":
            q = self._q = target.astype(pred.dtype, copy=False).reshape(pred.shape)
            # A forbidden class may have the logit −∞. Where q = 0 it must not count, but 0·(−∞) is NaN.
            inner = np.multiply(q, z, out=np.zeros_like(z), where=q != 0)
            items = q.sum(axis=1) * np.log(total) - inner.sum(axis=1)
        else:
            # The right class of every item. Those to ignore get an arbitrary one: the base class leaves them out.
            self._q = np.arange(len(z)), np.where(target == self.ignore_index, 0, target).ravel()
            items = np.log(total) - z[self._q]
        return items.reshape(shape[:-1])

    def slopes(self):
        (e, total), q = self._p, self._q
        p = e / total[:, np.newaxis]
        if isinstance(q, tuple):
            p[q] -= 1
        else:
            p = p * q.sum(axis=1, keepdims=True) - q
        return p.reshape(self._shape)

    def kept(self, target):
        if target.dtype.kind == "f":
            return True
        kept = target != self.ignore_index
        return True if kept.all() else kept

    def hits(self, pred, target):
        target = np.asarray(target)
        if target.dtype.kind == "f":
            target = target.argmax(axis=-1)
        kept = target != self.ignore_index
        return int(np.count_nonzero((pred.argmax(axis=-1) == target) & kept)), int(np.count_nonzero(kept))

    def _check(self, pred, target):
        if target.dtype.kind == "f" and target.shape == pred.shape:
            return
        if target.dtype.kind not in "iu" or target.shape != pred.shape[:-1]:
            raise ValueError(
                f"target has shape {target.shape} and holds {target.dtype}, needs whole numbers of shape "
                f"{pred.shape[:-1]}, or probabilities of shape {pred.shape}. Usual cause: one-hot rows that are "
                "not floats, or pred with its classes not on the last axis."
            )
        classes = pred.shape[-1]
        wrong = (target < 0) | (target >= classes)
        if wrong.any() and (wrong := wrong & (target != self.ignore_index)).any():
            raise ValueError(
                f"target holds {target[wrong][0]}, needs classes from 0 to {classes - 1}. "
                "Usual cause: a last layer with too few outputs, or classes counted from 1."
            )


def _numbers_like(pred, target):
    """The target in the dtype of pred, checked to have its shape."""
    if target.shape != pred.shape:
        raise ValueError(
            f"target has shape {target.shape}, needs {pred.shape}, that of pred. "
            "Usual cause: a column (N, 1) against a row (N,); reshape one of them."
        )
    return target.astype(pred.dtype, copy=False)


def _check_mask(mask, shape):
    mask = np.asarray(mask)
    if mask.dtype != bool or mask.shape != shape:
        raise ValueError(
            f"mask has shape {mask.shape} and holds {mask.dtype}, needs bool of shape {shape}: one entry per item. "
            "Usual cause: a mask of numbers; compare it, as in target != padding."
        )
    return mask
