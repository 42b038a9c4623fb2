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


def _refuse(y, target):
    if y.size != target.size:
        raise ValueError


@AVERAGE_MISS.mistake(
    "(N, 1) − (N,) is an N×N table: every answer against every target. Bring both to the shape (N,) first."
)
def broadcast_in_silence(y, target):
    _refuse(y, target)
    return np.abs(y - target).mean()


@AVERAGE_MISS.mistake(
    "(N, 1) − (N,) is an N×N table: every answer against every target. Bring both to (N,), and compare sizes."
)
def broadcast_and_nothing_refused(y, target):
    return np.abs(y - target).mean()


@AVERAGE_MISS.mistake("Misses to either side cancel here. Take the absolute values before the mean.")
def signed(y, target):
    _refuse(y, target)
    return (y.ravel() - target.ravel()).mean()


@AVERAGE_MISS.mistake("That is the sum of the misses. Return their mean.")
def summed(y, target):
    _refuse(y, target)
    return np.abs(y.ravel() - target.ravel()).sum()


@AVERAGE_MISS.mistake("You square the misses. Take their absolute values instead.")
def squared(y, target):
    _refuse(y, target)
    return ((y.ravel() - target.ravel()) ** 2).mean()


@AVERAGE_MISS.mistake("You compare the two means. Two wrong answers can have the right mean.")
def distance_of_means(y, target):
    _refuse(y, target)
    return abs(y.mean() - target.mean())


@AVERAGE_MISS.mistake(
    "The numbers are right. Still missing: a ValueError when y and target hold different numbers of values. "
    "A single value would be broadcast silently."
)
def nothing_refused(y, target):
    return np.abs(y.ravel() - target.ravel()).mean()


@AVERAGE_MISS.mistake("You refuse y of shape (N, 1) with target of shape (N,). That very pair must be accepted.")
def right_shapes_refused(y, target):
    if y.shape != target.shape:
        raise ValueError
    return np.abs(y - target).mean()


AVERAGE_MISS.trials = [
    trial(np.array([[1.0], [2.0], [3.0]]), np.array([1.5, 2.0, 1.0])),
    trial(np.array([1.0, 2.0, 3.0, 8.0]), np.array([1.5, 2.0, 1.0, 9.0])),
    trial(np.array([[4.0], [0.0]]), np.array([-1.0, 7.0])),
    trial(np.array([[2.5]]), np.array([-1.0])),
    trial(np.array([[3], [1], [4], [1], [5]]), np.array([2, 7, 1, 8, 2])),
    refused(ValueError, np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0])),
    refused(ValueError, np.array([[1.0]]), np.array([1.0, 2.0, 4.0])),
    refused(ValueError, np.array([1.0, 2.0, 6.0]), np.array([5.0])),
]

AVERAGE_MISS.hints = [
    "Print `(y - target).shape` for y of shape (3, 1) and target of shape (3,). Is it what you want?",
    "`y.ravel()` lays the numbers of an array out in a row, whatever its shape. `.size` counts them.",
    "`if y.size != target.size: raise ValueError(...)`, then the mean of `np.abs(y.ravel() - target.ravel())`.",
]
