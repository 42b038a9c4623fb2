"""The exercise `standardize`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def standardize(x):
    """`x` of shape (N, D), each column with mean 0 and `std` 1."""
    return (x - x.mean(axis=0)) / x.std(axis=0)


STANDARDIZE = Exercise(standardize, minutes=5)


@STANDARDIZE.mistake("These are the rows. A column holds one feature of all samples: average over the samples.")
def by_rows(x):
    return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)


@STANDARDIZE.mistake("One mean for the whole table. Each column needs its own: say which axis.")
def by_the_whole_table(x):
    return (x - x.mean()) / x.std()


@STANDARDIZE.mistake("The means are 0 now. Still missing: divide by each column's standard deviation.")
def centred_only(x):
    return x - x.mean(axis=0)


@STANDARDIZE.mistake("The columns are scaled, but their means are not yet 0: subtract first.")
def divided_only(x):
    return x / x.std(axis=0)


@STANDARDIZE.mistake("You divide by the variance. The standard deviation is its square root: `std`.")
def divided_by_variance(x):
    return (x - x.mean(axis=0)) / x.var(axis=0)


@STANDARDIZE.mistake("`/` goes before `-`: put brackets round the difference.")
def mean_divided_too_early(x):
    return x - x.mean(axis=0) / x.std(axis=0)


@STANDARDIZE.mistake("The means are right, but one standard deviation for all columns is not.")
def one_deviation_for_all(x):
    return (x - x.mean(axis=0)) / x.std()


@STANDARDIZE.mistake("`ddof=1` divides by N − 1. Here the standard deviation is that of plain `np.std`, with N.")
def sample_deviation(x):
    return (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)


_RNG = np.random.default_rng(0)  # for tables of several shapes, a square one and a single column among them

STANDARDIZE.trials = [
    trial(np.array([[35.0, 67.0], [45.0, 61.0], [40.0, 70.0]])),
    trial(_RNG.normal(3, 2, (5, 4)).round(2)),
    trial(_RNG.normal(-1, 5, (3, 3)).round(2)),
    trial(np.array([[1, 20], [2, 40], [4, 10], [9, 30]])),
    trial(_RNG.normal(0, 1, (6, 1)).round(2)),
]

STANDARDIZE.hints = [
    "Which axis disappears when you average over all samples of a column?",
    "`x.mean(axis=0)` has one number for each column, and broadcasting subtracts it from every row.",
    "`return (x - x.mean(axis=0)) / x.std(axis=0)`",
]
