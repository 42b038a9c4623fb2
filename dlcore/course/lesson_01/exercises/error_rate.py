"""The exercise `error_rate`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def error_rate(predicted, labels):
    """Which share of the answers is wrong, from 0 to 1.

    predicted and labels are arrays of N digits.
    """
    return 1 - np.mean(predicted == labels)


ERROR_RATE = Exercise(error_rate, minutes=2)


@ERROR_RATE.mistake("This is the share of right answers, the accuracy. Errors are the rest.")
def share_right(predicted, labels):
    return 1 - error_rate(predicted, labels)


@ERROR_RATE.mistake("You count the errors. A share is that number divided by the number of answers.")
def number_of_errors(predicted, labels):
    return round(error_rate(predicted, labels) * len(labels))


@ERROR_RATE.mistake("This is in percent. A share lies between 0 and 1.")
def in_percent(predicted, labels):
    return 100 * error_rate(predicted, labels)


@ERROR_RATE.mistake(
    "You measure how far apart the labels are. They are names: a 9 read as a 1 is one error, not eight."
)
def distance_of_labels(predicted, labels):
    return np.mean(np.abs(predicted - labels))


@ERROR_RATE.mistake(
    "You square how far apart the labels are. They are names: a 9 read as a 1 is one error, not sixty-four."
)
def squared_distance_of_labels(predicted, labels):
    return np.mean((predicted - labels) ** 2)


@ERROR_RATE.mistake("You subtract the *number* of right answers from 1. Subtract their share.")
def number_right_from_one(predicted, labels):
    return 1 - np.sum(predicted == labels)


@ERROR_RATE.mistake("It stops after the first answer: is the `return` inside the loop?")
def returned_in_the_loop(predicted, labels):
    return (predicted[0] != labels[0]) / len(labels)


@ERROR_RATE.mistake("The first answer is not looked at: places are counted from 0.")
def first_left_out(predicted, labels):
    return np.sum(predicted[1:] != labels[1:]) / len(labels)


@ERROR_RATE.mistake("You divide by the number of right answers. Divide by all answers.")
def wrong_for_each_right(predicted, labels):
    return np.sum(predicted != labels) / max(1, np.sum(predicted == labels))


@ERROR_RATE.mistake("You divide the number of right answers by that of wrong ones. Errors are a share of all answers.")
def right_for_each_wrong(predicted, labels):
    with np.errstate(all="ignore"):
        return np.sum(predicted == labels) / np.sum(predicted != labels)


@ERROR_RATE.mistake(
    "You compare the means of the two. Labels are names, and errors one way do not undo errors the other way."
)
def means_compared(predicted, labels):
    return np.mean(predicted) - np.mean(labels)


@ERROR_RATE.mistake(
    "You compare the two as wholes: one yes or no. Compare place by place: `!=` of two arrays does, `is` does not."
)
def compared_as_wholes(predicted, labels):
    return 1 - np.mean(predicted is labels)


_RNG = np.random.default_rng(1)
LABELS = _RNG.integers(0, 10, 40)
ANSWERS = np.where(_RNG.random(40) < 0.8, LABELS, _RNG.integers(0, 10, 40))  # about four in five are right

_FIVE = [  # what was read for the labels 1, 2, 3, 4, 5, in words, and the share of errors
    ("all are right", [1, 2, 3, 4, 5], 0.0),
    ("one is wrong, a 3 read as a 4", [1, 2, 4, 4, 5], 0.2),
    ("one is wrong, a 3 read as a 2", [1, 2, 2, 4, 5], 0.2),
    ("two are wrong, a 1 and a 2 taken for each other", [2, 1, 3, 4, 5], 0.4),
    ("one is wrong, a 3 read as a 9", [1, 2, 9, 4, 5], 0.2),
]


@ERROR_RATE.reading
def _(answer, sheet):
    """What it makes of five answers."""
    for words, predicted, share in _FIVE:
        got = answer(np.array(predicted), np.arange(1, 6))
        if np.ndim(got) or isinstance(got, bool | np.bool_):
            return None
        if not np.isclose(got, share):
            return f"Of five answers {words}: you return {got:.4g}, and {share:g} is right."
    return None


ERROR_RATE.trials = [
    trial(np.array([7, 2, 1, 0]), np.array([7, 2, 1, 6])),
    trial(np.array([3, 3, 5, 8, 1]), np.array([3, 5, 3, 8, 1])),
    trial(np.array([4, 4]), np.array([4, 4])),
    trial(np.arange(8), np.array([0, 1, 2, 3, 4, 5, 6, 0])),  # ⅛ needs three decimals
    trial(np.array([9, 0, 9]), np.array([0, 9, 8])),
    trial(ANSWERS, LABELS),
]


@ERROR_RATE.random_trial
def _(draw):
    labels = draw.wholes(0, 9, draw.whole(1, 14))
    return trial(np.where(draw.wholes(0, 2, len(labels)) > 0, labels, draw.wholes(0, 9, len(labels))), labels)


ERROR_RATE.hints = [
    "Comparing two arrays with == or != gives one True or False for each place.",
    "True counts as 1 and False as 0, so the mean of such an array is the share of True.",
    "`return 1 - np.mean(predicted == labels)`",
]
