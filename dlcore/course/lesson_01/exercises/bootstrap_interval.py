"""The exercise `bootstrap_interval`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def bootstrap_interval(correct, picks):
    """The ends (low, high) that hold 95 % of the bootstrapped scores.

    correct has a 1 or 0 for each question; each row of picks holds the
    places of the questions in one new test set.
    """
    means = correct[picks].mean(axis=1)
    return np.percentile(means, 2.5), np.percentile(means, 97.5)


BOOTSTRAP_INTERVAL = Exercise(bootstrap_interval, core=False, minutes=15)


@BOOTSTRAP_INTERVAL.mistake("Between 5 and 95 lie 90 %. For 95 % cut off 2.5 % at either end.")
def ninety_percent(correct, picks):
    means = correct[picks].mean(axis=1)
    return np.percentile(means, 5), np.percentile(means, 95)


@BOOTSTRAP_INTERVAL.mistake("The smallest and largest mean hold 100 %. Cut off 2.5 % at either end.")
def smallest_and_largest(correct, picks):
    means = correct[picks].mean(axis=1)
    return means.min(), means.max()


@BOOTSTRAP_INTERVAL.mistake("np.percentile wants percentages: 2.5, not 0.025. np.quantile wants shares.")
def shares_for_percentages(correct, picks):
    means = correct[picks].mean(axis=1)
    return np.percentile(means, 0.025), np.percentile(means, 0.975)


@BOOTSTRAP_INTERVAL.mistake("These are percentiles of single answers, all 0 or 1. Take each row's mean.")
def of_single_answers(correct, picks):
    return np.percentile(correct[picks], 2.5), np.percentile(correct[picks], 97.5)


@BOOTSTRAP_INTERVAL.mistake("You count right answers. A score is their share: the mean of a row.")
def counts_for_scores(correct, picks):
    sums = correct[picks].sum(axis=1)
    return np.percentile(sums, 2.5), np.percentile(sums, 97.5)


@BOOTSTRAP_INTERVAL.mistake("You never draw: picks says which answers each new test set has.")
def never_drawn(correct, picks):
    return np.percentile(correct, 2.5), np.percentile(correct, 97.5)


@BOOTSTRAP_INTERVAL.mistake("You average down the columns. Each *row* of picks is one new test set.")
def down_the_columns(correct, picks):
    means = correct[picks].mean(axis=0)
    return np.percentile(means, 2.5), np.percentile(means, 97.5)


@BOOTSTRAP_INTERVAL.mistake("picks holds places, not answers: look the answers up with correct[picks].")
def mean_of_the_picks(correct, picks):
    means = picks.mean(axis=1)
    return np.percentile(means, 2.5), np.percentile(means, 97.5)


@BOOTSTRAP_INTERVAL.mistake("The two ends are swapped: the low one comes first.")
def turned_round(correct, picks):
    return bootstrap_interval(correct, picks)[::-1]


@BOOTSTRAP_INTERVAL.mistake(
    "Mean ± 2 standard deviations assumes a bell shape. The bootstrap reads the ends off the scores themselves."
)
def two_spreads(correct, picks):
    means = correct[picks].mean(axis=1)
    return means.mean() - 2 * means.std(), means.mean() + 2 * means.std()


_RNG = np.random.default_rng(1)
RIGHT = (_RNG.random(60) < 0.7).astype(float)
PICKS = _RNG.integers(0, 60, (25, 60))  # not square: fewer test sets than questions
FEW = np.array([1.0, 1.0, 0.0, 1.0])  # few enough to check by hand
FEW_PICKS = np.array([[0, 1, 2, 3], [2, 2, 0, 1], [3, 3, 1, 0], [2, 0, 2, 2], [1, 1, 1, 1], [2, 1, 0, 2]])

BOOTSTRAP_INTERVAL.trials = [
    trial(FEW, FEW_PICKS),
    trial(RIGHT, PICKS),
    trial(1 - RIGHT, PICKS),
    trial(RIGHT[:30], PICKS[:, :30] % 30),
    trial(np.ones(5), PICKS[:8, :5] % 5),
]

BOOTSTRAP_INTERVAL.hints = [
    "`correct[picks]` has the shape of picks: one new test set a row. Which score does each row have?",
    "One mean a row (`axis=1`), then the 2.5th and the 97.5th percentile of all these means.",
    "`means = correct[picks].mean(axis=1)`, then return `np.percentile(means, 2.5)` and the same with 97.5.",
]
