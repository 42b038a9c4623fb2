"""The exercise `standard_error`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def standard_error(accuracy, n):
    """How far the score of a model scatters on n test questions."""
    return np.sqrt(accuracy * (1 - accuracy) / n)


STANDARD_ERROR = Exercise(standard_error, minutes=5)


@STANDARD_ERROR.recipe
def _error(accuracy, n, *, right=lambda p: p, wrong=lambda p: 1 - p, count=lambda n: n, root=np.sqrt, times=1):
    return times * root(right(accuracy) * wrong(accuracy) / count(n))


STANDARD_ERROR.slip(
    "root_forgotten", "This is the variance. The standard error is its square root.", root=lambda variance: variance
)
STANDARD_ERROR.slip(
    "spread_of_one_answer",
    "This is the spread of a single answer. The mean of n answers scatters less.",
    count=lambda n: 1,
)
STANDARD_ERROR.slip(
    "n_outside_the_root",
    "n belongs inside the root: four times the questions halve the error.",
    count=lambda n: n**2,
)
STANDARD_ERROR.slip(
    "root_of_n_alone",
    "The root belongs over all of it, p(1 − p) too; you take that of n alone.",
    count=lambda n: n**0.5, root=lambda ratio: ratio,
)  # fmt: skip
STANDARD_ERROR.slip(
    "accuracy_ignored",
    "The accuracy matters: a model that is always right has scores that never scatter.",
    right=lambda p: 1, wrong=lambda p: 1,
)  # fmt: skip
STANDARD_ERROR.slip(
    "worst_case",
    "This holds for an accuracy of ½, where scores scatter most. Use the accuracy you were given.",
    right=lambda p: 0.5, wrong=lambda p: 0.5,
)  # fmt: skip
STANDARD_ERROR.slip("like_a_count", "The factor (1 − p) is missing: it counts as much as p.", wrong=lambda p: 1)
STANDARD_ERROR.slip("only_the_errors", "The factor p is missing: it counts as much as (1 − p).", right=lambda p: 1)
STANDARD_ERROR.slip("p_twice", "You take p twice. The second factor is 1 − p, the share of errors.", wrong=lambda p: p)
STANDARD_ERROR.slip("plus_for_minus", "The second factor is 1 − p, and not 1 + p.", wrong=lambda p: 1 + p)
STANDARD_ERROR.slip(
    "root_of_n_and_errors_only",
    "The factor p stands outside of the root: put brackets round all of it.",
    right=lambda p: p**2,
)
STANDARD_ERROR.slip(
    "errors_outside_the_root",
    "The factor (1 − p) stands outside of the root: put brackets round all of it.",
    wrong=lambda p: (1 - p) ** 2,
)
STANDARD_ERROR.slip(
    "spread_of_the_count",
    "This is how the *number* of right answers scatters. A score is a share.",
    count=lambda n: 1 / n,
)
STANDARD_ERROR.slip("two_of_them", "These are two standard errors. Return one.", times=2)
STANDARD_ERROR.slip(
    "interval_for_95_percent", "This is 1.96 standard errors, half of a 95 % interval. Return one.", times=1.96
)
STANDARD_ERROR.slip(
    "half_for_root",
    "`x ** 1 / 2` is (x to the power 1) / 2. Put brackets: `x ** (1 / 2)`, or np.sqrt.",
    root=lambda variance: variance / 2,
)
STANDARD_ERROR.slip("squared", "You square where the root should be taken.", root=np.square)
STANDARD_ERROR.slip(
    "one_question_less",
    "Divide by n. The n − 1 belongs to a spread estimated from single values.",
    count=lambda n: n - 1,
)


@STANDARD_ERROR.mistake("`*` and `/` go before `-`: put brackets round 1 − p.")
def brackets_forgotten(accuracy, n):
    return np.sqrt(accuracy * 1 - accuracy / n)


STANDARD_ERROR.trials = [
    trial(0.9, 100),
    trial(0.9, 400),
    trial(0.5, 25),
    trial(0.97, 1000),
    trial(0.2, 10),
    trial(1.0, 50),
]


@STANDARD_ERROR.random_trial
def _(draw):
    return trial(draw.between(0.02, 0.98), draw.whole(2, 3000))


STANDARD_ERROR.hints = [
    "Put p = 0.9 and n = 100 into the formula with pencil and paper: p(1 − p) is 0.09.",
    "p(1 − p)/n first, then the root of all of it. `np.sqrt` or `** 0.5` takes a root.",
    "`return np.sqrt(accuracy * (1 - accuracy) / n)`",
]
