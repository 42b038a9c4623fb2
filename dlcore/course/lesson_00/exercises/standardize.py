"""The exercise `standardize`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def standardize(x):
    """`x` of shape (N, D), each column with mean 0 and `std` 1.

    x may hold whole numbers. No column has the same number everywhere.
    """
    return (x - x.mean(axis=0)) / x.std(axis=0)


STANDARDIZE = Exercise(standardize, minutes=5)


@STANDARDIZE.recipe
def _scaled(x, *, centre=lambda x: x.mean(axis=0), spread=lambda x: x.std(axis=0), join=lambda x, c, s: (x - c) / s):
    return join(x, centre(x), spread(x))


STANDARDIZE.slip(
    "by_rows",
    "These are the rows. A column holds one feature of all samples: average over the samples.",
    centre=lambda x: x.mean(axis=1, keepdims=True), spread=lambda x: x.std(axis=1, keepdims=True),
)  # fmt: skip
STANDARDIZE.slip(
    "by_the_whole_table",
    "One mean for the whole table. Each column needs its own: say which axis.",
    centre=lambda x: x.mean(), spread=lambda x: x.std(),
)  # fmt: skip
STANDARDIZE.slip(
    "centred_only", "The means are 0. Still missing: divide by each column's standard deviation.", spread=lambda x: 1
)
STANDARDIZE.slip(
    "divided_only", "The columns are scaled, but their means are not yet 0: subtract first.", centre=lambda x: 0
)
STANDARDIZE.slip(
    "divided_by_variance",
    "You divide by the variance. The standard deviation is its square root: `std`.",
    spread=lambda x: x.var(axis=0),
)
STANDARDIZE.slip(
    "mean_divided_too_early", "`/` goes before `-`: put brackets round the difference.", join=lambda x, c, s: x - c / s
)
STANDARDIZE.slip(
    "multiplied_by_deviation",
    "You multiply by the standard deviation. A column that is spread wide must become narrower: divide.",
    join=lambda x, c, s: (x - c) * s,
)
STANDARDIZE.slip(
    "one_deviation_for_all", "One standard deviation for all columns. Each needs its own.", spread=lambda x: x.std()
)
STANDARDIZE.slip(
    "sample_deviation",
    "`ddof=1` divides by N − 1. Here the standard deviation is that of plain `np.std`, with N.",
    spread=lambda x: x.std(axis=0, ddof=1),
)
STANDARDIZE.slip(
    "median_for_mean", "You subtract the median. A mean of 0 needs the mean subtracted.",
    centre=lambda x: np.median(x, axis=0),
)  # fmt: skip
STANDARDIZE.slip(
    "deviation_of_the_rows",
    "Mean and standard deviation go along different axes. Both belong to a column.",
    spread=lambda x: x.std(axis=1),
)
STANDARDIZE.slip(
    "largest_for_deviation",
    "You divide by the largest number of the column. Asked for is its standard deviation, `std`.",
    spread=lambda x: np.abs(x).max(axis=0),
)
STANDARDIZE.slip(
    "root_of_deviation",
    "`std` is the root of the variance already. You take the root once more.",
    spread=lambda x: np.sqrt(x.std(axis=0)),
)
STANDARDIZE.slip(
    "length_for_deviation",
    "You divide by the length of the column: the squares must be averaged over its N numbers, not only added.",
    spread=lambda x: np.linalg.norm(x - x.mean(axis=0), axis=0),
)
STANDARDIZE.slip(
    "mean_distance_for_deviation",
    "You divide by the mean distance from the mean. The standard deviation is the root of the mean *square*.",
    spread=lambda x: np.abs(x - x.mean(axis=0)).mean(axis=0),
)


@STANDARDIZE.mistake("That brings each column to the range from 0 to 1. Asked for are mean 0 and standard deviation 1.")
def smallest_and_largest(x):
    return (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))


@STANDARDIZE.mistake(
    "The result cannot hold fractions where x holds whole numbers: `zeros_like` and `empty_like` take over its dtype."
)
def stored_in_the_dtype_of_x(x):
    return standardize(x).astype(x.dtype)


_RNG = np.random.default_rng(0)  # for tables of several shapes, a square one and a single column among them

STANDARDIZE.trials = [
    trial(np.array([[35.0, 67.0], [45.0, 61.0], [40.0, 70.0]])),
    trial(_RNG.normal(3, 2, (5, 4)).round(2)),
    trial(_RNG.normal(-1, 5, (3, 3)).round(2)),
    trial(np.array([[1, 20], [2, 40], [4, 10], [9, 30]])),
    trial(_RNG.normal(0, 1, (6, 1)).round(2)),
]


@STANDARDIZE.random_trial
def _(draw):
    N, D = draw.whole(2, 6), draw.whole(1, 5)
    x = draw.array(N, D, size=2.0) + np.arange(D, dtype=int)  # columns round different means
    x[0] += 7  # so that no column is constant
    return trial(x)


STANDARDIZE.hints = [
    "Which axis disappears when you average over all samples of a column?",
    "`x.mean(axis=0)` has one number for each column, and broadcasting subtracts it from every row.",
    "`return (x - x.mean(axis=0)) / x.std(axis=0)`",
]
