"""The exercise `clip_by_norm`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def clip_by_norm(dW, db, max_norm):
    """Both gradients, shortened by one factor if they are too long.

    Taken together, as one vector, they are then max_norm long. Return
    dW and db; a gradient that is short enough comes back as it was.
    """
    norm = np.sqrt((dW**2).sum() + (db**2).sum())
    if norm > max_norm:
        dW, db = dW * max_norm / norm, db * max_norm / norm
    return dW, db


CLIP_BY_NORM = Exercise(clip_by_norm, minutes=8)


@CLIP_BY_NORM.mistake(
    "You clip every number by itself. Large ones are cut and small ones are not, so the gradient points "
    "somewhere else. Multiply all by one factor."
)
def each_number_clipped(dW, db, max_norm):
    return np.clip(dW, -max_norm, max_norm), np.clip(db, -max_norm, max_norm)


@CLIP_BY_NORM.mistake(
    "dW and db are shortened by different factors. Together they are one long vector with one length."
)
def each_array_by_itself(dW, db, max_norm):
    return tuple(clip_by_norm(g, np.zeros(1), max_norm)[0] for g in (dW, db))


def _length(dW, db):
    return np.sqrt((dW**2).sum() + (db**2).sum())


@CLIP_BY_NORM.mistake("A gradient that is short enough is stretched. It must come back as it was.")
def short_ones_stretched(dW, db, max_norm):
    scale = max_norm / max(_length(dW, db), 1e-300)
    return dW * scale, db * scale


@CLIP_BY_NORM.mistake("You make the length 1. It must become max_norm.")
def made_length_one(dW, db, max_norm):
    norm = _length(dW, db)
    return (dW / norm, db / norm) if norm > max_norm else (dW, db)


@CLIP_BY_NORM.mistake("This is the square of the length: the root is missing.")
def root_forgotten(dW, db, max_norm):
    norm = _length(dW, db) ** 2
    return (dW * max_norm / norm, db * max_norm / norm) if norm > max_norm else (dW, db)


@CLIP_BY_NORM.mistake("You divide by the largest number. The length of a vector is √Σg².")
def largest_number_for_length(dW, db, max_norm):
    norm = max(np.abs(dW).max(), np.abs(db).max())
    return (dW * max_norm / norm, db * max_norm / norm) if norm > max_norm else (dW, db)


@CLIP_BY_NORM.mistake("Long gradients become 0: nothing is learned from them. Shorten them.")
def long_ones_dropped(dW, db, max_norm):
    return (0 * dW, 0 * db) if _length(dW, db) > max_norm else (dW, db)


@CLIP_BY_NORM.mistake("The bias gradient is neither counted in the length nor shortened.")
def bias_left_out(dW, db, max_norm):
    return clip_by_norm(dW, np.zeros(1), max_norm)[0], db


@CLIP_BY_NORM.mistake("Nothing is shortened.")
def nothing_clipped(dW, db, max_norm):
    return dW, db


@CLIP_BY_NORM.mistake("Lengths of parts do not add up to a length: add the squares, then take the root.")
def sum_of_two_lengths(dW, db, max_norm):
    norm = np.linalg.norm(dW) + np.linalg.norm(db)
    return (dW * max_norm / norm, db * max_norm / norm) if norm > max_norm else (dW, db)


CLIP_BY_NORM.trials = [
    trial(np.array([[0.3, 4.0]]), np.array([0.0]), 1.0),
    trial(np.array([[3.0, 0.0], [0.0, 4.0]]), np.array([12.0, 0.0]), 6.5),
    trial(np.array([[0.3, -0.4]]), np.array([0.1]), 1.0),
    trial(np.array([[0.3, -0.4]]), np.array([0.1]), 5),
    trial(np.zeros((2, 2)), np.zeros(2), 1.0),
    trial(np.array([[0.9, -0.8]]), np.array([0.7]), 1.0),
    trial(np.array([[-5.0, 2.0], [1.5, 40.0]]), np.array([-0.1, 0.2]), 0.5),
    trial(np.array([[1.0, 1.5]]), np.array([0.0]), 2.0),
    trial(np.array([[0.1]]), np.array([-20.0]), 2.0),
]

CLIP_BY_NORM.hints = [
    "Imagine all numbers of dW and db in one long row. Pythagoras gives its length.",
    "Only if the length is above max_norm: multiply both arrays by one factor, so that it is max_norm.",
    "`norm = np.sqrt((dW**2).sum() + (db**2).sum())`; if it is above max_norm, "
    "multiply both by `max_norm / norm`; return both.",
]
