"""The exercise `standard_error`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def standard_error(accuracy, n):
    """How far the score of a model scatters on n test questions."""
    return np.sqrt(accuracy * (1 - accuracy) / n)


STANDARD_ERROR = Exercise(standard_error, minutes=5)


@STANDARD_ERROR.mistake("This is the variance. The standard error is its square root.")
def root_forgotten(accuracy, n):
    return accuracy * (1 - accuracy) / n


@STANDARD_ERROR.mistake("This is the spread of a single answer. The mean of n answers scatters less.")
def spread_of_one_answer(accuracy, n):
    return (accuracy * (1 - accuracy)) ** 0.5


@STANDARD_ERROR.mistake("n belongs inside the root: four times the questions halve the error.")
def n_outside_the_root(accuracy, n):
    return (accuracy * (1 - accuracy)) ** 0.5 / n


@STANDARD_ERROR.mistake("The accuracy matters: a model that is always right has scores that never scatter.")
def accuracy_ignored(accuracy, n):
    return 1 / n**0.5


@STANDARD_ERROR.mistake("This holds for an accuracy of ½, where scores scatter most. Use the accuracy you were given.")
def worst_case(accuracy, n):
    return 0.5 / n**0.5


@STANDARD_ERROR.mistake("The factor (1 − p) is missing: it counts as much as p.")
def like_a_count(accuracy, n):
    return (accuracy / n) ** 0.5


@STANDARD_ERROR.mistake("This is how the *number* of right answers scatters. A score is a share.")
def spread_of_the_count(accuracy, n):
    return (n * accuracy * (1 - accuracy)) ** 0.5


@STANDARD_ERROR.mistake("These are two standard errors. Return one.")
def two_of_them(accuracy, n):
    return 2 * standard_error(accuracy, n)


@STANDARD_ERROR.mistake("`x ** 1 / 2` is (x to the power 1) / 2. Put brackets: `x ** (1 / 2)`, or np.sqrt.")
def half_for_root(accuracy, n):
    return (accuracy * (1 - accuracy) / n) ** 1 / 2


@STANDARD_ERROR.mistake("The factor p is missing: it counts as much as (1 − p).")
def only_the_errors(accuracy, n):
    return ((1 - accuracy) / n) ** 0.5


@STANDARD_ERROR.mistake("Divide by n. The n − 1 belongs to a spread estimated from single values.")
def one_question_less(accuracy, n):
    return standard_error(accuracy, n - 1)


STANDARD_ERROR.trials = [
    trial(0.9, 100),
    trial(0.9, 400),
    trial(0.5, 25),
    trial(0.97, 1000),
    trial(0.2, 10),
    trial(1.0, 50),
]

STANDARD_ERROR.hints = [
    "Put p = 0.9 and n = 100 into the formula with pencil and paper: p(1 − p) is 0.09.",
    "p(1 − p)/n first, then the root of all of it. `np.sqrt` or `** 0.5` takes a root.",
    "`return np.sqrt(accuracy * (1 - accuracy) / n)`",
]
