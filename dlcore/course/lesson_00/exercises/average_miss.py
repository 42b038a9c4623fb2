"""The exercise `average_miss`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import refused, trial


def average_miss(y, target):
    """The mean of |y − target| over all N samples: one number.

    `y` has shape (N, 1) or (N,), `target` has shape (N,). Raise
    ValueError if they do not hold the same number of values.
    """
    if y.size != target.size:
        raise ValueError("y and target hold different numbers of values")
    return np.abs(y.ravel() - target.ravel()).mean()


AVERAGE_MISS = Exercise(average_miss, minutes=5)


def _other_size(y, target):
    return y.size != target.size


@AVERAGE_MISS.recipe
def _miss(y, target, *, refuse=_other_size, shape=np.ravel, of_each=np.abs, of_all=np.mean):
    if refuse(y, target):
        raise ValueError
    return of_all(of_each(shape(y) - shape(target)))


AVERAGE_MISS.slip(
    "broadcast_in_silence",
    "(N, 1) − (N,) is an N×N table: every answer against every target. Bring both to the shape (N,) first.",
    shape=lambda array: array,
)
AVERAGE_MISS.slip(
    "signed", "Misses to either side cancel here. Take the absolute values before the mean.", of_each=lambda miss: miss
)
AVERAGE_MISS.slip(
    "absolute_value_too_late",
    "The absolute value comes too late: by then misses to either side have cancelled. Two wrong answers can have "
    "the right mean.",
    of_each=lambda miss: miss, of_all=lambda misses: abs(misses.mean()),
)  # fmt: skip
AVERAGE_MISS.slip("summed", "That is the sum of the misses. Return their mean.", of_all=np.sum)
AVERAGE_MISS.slip("largest", "That is the largest miss. Return the mean of all.", of_all=np.max)
AVERAGE_MISS.slip("median", "That is the median of the misses. Return their mean.", of_all=np.median)
AVERAGE_MISS.slip("squared", "You square the misses. Take their absolute values instead.", of_each=np.square)
AVERAGE_MISS.slip(
    "root_of_squares",
    "That is the root of the mean square. Asked for is the mean of the absolute values.",
    of_each=np.square, of_all=lambda squares: np.sqrt(squares.mean()),
)  # fmt: skip
AVERAGE_MISS.slip(
    "nothing_refused",
    "Still missing: a ValueError when y and target hold different numbers of values. A single value would be "
    "broadcast silently.",
    refuse=lambda y, target: False,
)
AVERAGE_MISS.slip(
    "right_shapes_refused",
    "You refuse y of shape (N, 1) with target of shape (N,). That very pair must be accepted.",
    refuse=lambda y, target: y.shape != target.shape,
)
AVERAGE_MISS.slip(
    "only_fewer_refused",
    "You refuse y with fewer values than target, and accept one with more. Both must be refused.",
    refuse=lambda y, target: y.size < target.size,
)


AVERAGE_MISS.trials = [
    trial(np.array([[1.0], [2.0], [3.0]]), np.array([1.5, 2.0, 1.0])),
    trial(np.array([1.0, 2.0, 3.0, 8.0]), np.array([1.5, 2.0, 1.0, 9.0])),
    trial(np.array([[4.0], [0.0]]), np.array([-1.0, 7.0])),
    trial(np.array([[2.5]]), np.array([-1.0])),
    trial(np.array([[3], [1], [4], [1], [5]]), np.array([2, 7, 1, 8, 2])),
    refused(ValueError, np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0])),
    refused(ValueError, np.array([[1.0]]), np.array([1.0, 2.0, 4.0])),
    refused(ValueError, np.array([1.0, 2.0, 6.0]), np.array([5.0])),
    refused(ValueError, np.array([1.0, 2.0]), np.array([3.0])),
]


@AVERAGE_MISS.random_trial
def _(draw):
    N, more = draw.whole(2, 6), draw.one_of(0, 0, 0, 1, -1)
    y, target = draw.array(N, size=3.0), draw.array(N + more, size=3.0)
    y = draw.one_of(y, y[:, None])
    return refused(ValueError, y, target) if more else trial(y, target)


AVERAGE_MISS.hints = [
    "Print `(y - target).shape` for y of shape (3, 1) and target of shape (3,). Is it what you want?",
    "`y.ravel()` lays the numbers of an array out in a row, whatever its shape. `.size` counts them.",
    "`if y.size != target.size: raise ValueError(...)`, then the mean of `np.abs(y.ravel() - target.ravel())`.",
]
