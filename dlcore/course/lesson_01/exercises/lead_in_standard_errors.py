"""The exercise `lead_in_standard_errors`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_01.exercises.standard_error import standard_error


def lead_in_standard_errors(first, second, n):
    """How many standard errors the first score lies above the second.

    Both scores are shares of right answers, each out of n questions.
    """
    variance = (first * (1 - first) + second * (1 - second)) / n
    return (first - second) / np.sqrt(variance)


LEAD_IN_STANDARD_ERRORS = Exercise(lead_in_standard_errors, minutes=5)


@LEAD_IN_STANDARD_ERRORS.mistake("Independent errors add up as squares: √(a² + b²), which is less than a + b.")
def errors_added(first, second, n):
    return (first - second) / (standard_error(first, n) + standard_error(second, n))


@LEAD_IN_STANDARD_ERRORS.mistake("Under the root, add the *squares* of the two standard errors.")
def errors_added_under_the_root(first, second, n):
    return (first - second) / (standard_error(first, n) + standard_error(second, n)) ** 0.5


@LEAD_IN_STANDARD_ERRORS.mistake("Only the first score scatters here. The second one does too.")
def only_the_first_scatters(first, second, n):
    return (first - second) / standard_error(first, n)


@LEAD_IN_STANDARD_ERRORS.mistake("Only the second score scatters here. The first one does too.")
def only_the_second_scatters(first, second, n):
    return (first - second) / standard_error(second, n)


@LEAD_IN_STANDARD_ERRORS.mistake("The sign is lost: it says who leads. Negative means that the second model does.")
def sign_lost(first, second, n):
    return abs(lead_in_standard_errors(first, second, n))


@LEAD_IN_STANDARD_ERRORS.mistake("The sign is reversed: a lead of the first model is positive.")
def wrong_way_round(first, second, n):
    return lead_in_standard_errors(second, first, n)


@LEAD_IN_STANDARD_ERRORS.mistake("A lead of one point can mean little or much. Divide by how far it scatters.")
def bare_difference(first, second, n):
    return first - second


@LEAD_IN_STANDARD_ERRORS.mistake("You divide by the variance of the difference. Take its root first.")
def squares_kept(first, second, n):
    return (first - second) / (standard_error(first, n) ** 2 + standard_error(second, n) ** 2)


@LEAD_IN_STANDARD_ERRORS.mistake("You take the first score's scatter for both. Each has one of its own.")
def first_scatter_twice(first, second, n):
    return (first - second) / (2**0.5 * standard_error(first, n))


@LEAD_IN_STANDARD_ERRORS.mistake("This is how far a difference scatters. Divide the lead by it.")
def only_the_scatter(first, second, n):
    return (standard_error(first, n) ** 2 + standard_error(second, n) ** 2) ** 0.5


@LEAD_IN_STANDARD_ERRORS.mistake("You averaged the two variances. For a difference they are added.")
def variances_averaged(first, second, n):
    return lead_in_standard_errors(first, second, n) * 2**0.5


LEAD_IN_STANDARD_ERRORS.trials = [
    trial(0.91, 0.90, 200),
    trial(0.90, 0.91, 200),
    trial(0.95, 0.90, 1000),
    trial(0.8, 0.8, 50),
    trial(0.6, 0.35, 40),
    trial(0.972, 0.968, 10000),
]

LEAD_IN_STANDARD_ERRORS.hints = [
    "Two steps: how large is the lead, and how far does a difference of two such scores scatter?",
    "The variance of each score is p(1 − p)/n. For a difference add the two, then take the root.",
    "`variance = (first * (1 - first) + second * (1 - second)) / n`, "
    "then `return (first - second) / np.sqrt(variance)`.",
]
