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


def _errors(first, second, n):
    return standard_error(first, n), standard_error(second, n)


@LEAD_IN_STANDARD_ERRORS.recipe
def _lead(
    first, second, n, *, lead=lambda one, other: one - other, errors=_errors, together=np.hypot, compare=np.divide
):
    with np.errstate(all="ignore"):
        return compare(lead(first, second), together(*errors(first, second, n)))


LEAD_IN_STANDARD_ERRORS.slip(
    "errors_added",
    "Independent errors add up as squares: √(a² + b²), which is less than a + b.",
    together=lambda a, b: a + b,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "errors_added_under_the_root",
    "Under the root, add the *squares* of the two standard errors.",
    together=lambda a, b: (a + b) ** 0.5,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "only_the_first_scatters", "Only the first score scatters here. The second one does too.", together=lambda a, b: a
)
LEAD_IN_STANDARD_ERRORS.slip(
    "only_the_second_scatters", "Only the second score scatters here. The first one does too.", together=lambda a, b: b
)
LEAD_IN_STANDARD_ERRORS.slip(
    "squares_kept",
    "You divide by the variance of the difference. Take its root first.",
    together=lambda a, b: a**2 + b**2,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "variances_averaged",
    "You averaged the two variances. For a difference they are added.",
    together=lambda a, b: ((a**2 + b**2) / 2) ** 0.5,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "larger_of_the_two",
    "You take the larger of the two standard errors. Both scatter, and their squares add up.",
    together=max,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "errors_subtracted",
    "You subtract one standard error from the other. Two scores that scatter make a difference that scatters more.",
    together=lambda a, b: a - b,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "variances_subtracted",
    "You subtract the variances. The difference of two scores scatters more than either: add them.",
    together=lambda a, b: np.sqrt(a**2 - b**2),
)
LEAD_IN_STANDARD_ERRORS.slip(
    "errors_multiplied",
    "You multiply the standard errors. Add their squares, then take the root.",
    together=lambda a, b: np.sqrt(a * b),
)
LEAD_IN_STANDARD_ERRORS.slip(
    "first_scatter_twice",
    "You take the first score's scatter for both. Each has one of its own.",
    errors=lambda first, second, n: _errors(first, first, n),
)
LEAD_IN_STANDARD_ERRORS.slip(
    "variances_for_errors",
    "What you square and add are variances, p(1 − p)/n: their roots are the standard errors.",
    errors=lambda first, second, n: np.square(_errors(first, second, n)),
)
LEAD_IN_STANDARD_ERRORS.slip(
    "n_outside_the_root",
    "n belongs inside the root of a standard error: √(p(1 − p)/n).",
    errors=lambda first, second, n: np.array(_errors(first, second, n)) / n**0.5,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "n_left_out",
    "n is missing: with more questions both scores scatter less.",
    errors=lambda first, second, n: _errors(first, second, 1),
)
LEAD_IN_STANDARD_ERRORS.slip(
    "scatter_of_the_mean_score",
    "You use the mean of the two scores for the scatter of both. Here each has one of its own.",
    errors=lambda first, second, n: _errors(*2 * [(first + second) / 2], n),
)
LEAD_IN_STANDARD_ERRORS.slip(
    "sign_lost",
    "The sign is lost: it says who leads. Negative means that the second model does.",
    lead=lambda one, other: abs(one - other),
)
LEAD_IN_STANDARD_ERRORS.slip(
    "wrong_way_round",
    "The sign is reversed: a lead of the first model is positive.",
    lead=lambda one, other: other - one,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "bare_difference",
    "A lead of one point can mean little or much. Divide by how far it scatters.",
    compare=lambda lead, scatter: lead,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "only_the_scatter",
    "This is how far a difference scatters. Divide the lead by it.",
    compare=lambda lead, scatter: scatter,
)
LEAD_IN_STANDARD_ERRORS.slip(
    "two_standard_errors",
    "You count in steps of two standard errors. Divide by one.",
    compare=lambda lead, scatter: lead / (2 * scatter),
)
LEAD_IN_STANDARD_ERRORS.slip(
    "multiplied", "You multiply the lead by its scatter. Divide: how often does it fit in?", compare=np.multiply
)


@LEAD_IN_STANDARD_ERRORS.mistake("`/` goes before `-`: put brackets round the lead.")
def brackets_forgotten(first, second, n):
    return first - second / np.hypot(*_errors(first, second, n))


@LEAD_IN_STANDARD_ERRORS.mistake(
    "You divide each score by its own standard error. Take the difference first, and divide it by its own."
)
def each_by_its_own(first, second, n):
    with np.errstate(all="ignore"):
        return first / standard_error(first, n) - second / standard_error(second, n)


@LEAD_IN_STANDARD_ERRORS.stage("the scatter of the first score")
def _(answer, first, second, n):
    return (first - 1.0) / answer(first, 1.0, n)


LEAD_IN_STANDARD_ERRORS.trials = [
    trial(0.91, 0.90, 200),
    trial(0.90, 0.91, 200),
    trial(0.95, 0.90, 1000),
    trial(0.8, 0.8, 50),
    trial(0.6, 0.35, 40),
    trial(0.972, 0.968, 10000),
    trial(0.3, 0.7, 60),
]


@LEAD_IN_STANDARD_ERRORS.random_trial
def _(draw):
    return trial(draw.between(0.05, 0.95), draw.between(0.05, 0.95), draw.whole(10, 2000))


LEAD_IN_STANDARD_ERRORS.hints = [
    "Two steps: how large is the lead, and how far does a difference of two such scores scatter?",
    "The variance of each score is p(1 − p)/n. For a difference add the two, then take the root.",
    "`variance = (first * (1 - first) + second * (1 - second)) / n`, "
    "then `return (first - second) / np.sqrt(variance)`.",
]
