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


BOOTSTRAP_INTERVAL = Exercise(bootstrap_interval, returns=("low", "high"), core=False, minutes=15)


def _scores(correct, picks):
    return correct[picks].mean(axis=1)


def _percentiles(low, high):
    return lambda scores: (np.percentile(scores, low), np.percentile(scores, high))


_WIDE = _percentiles(2.5, 97.5)


@BOOTSTRAP_INTERVAL.recipe
def _interval(correct, picks, *, scores=_scores, ends=_WIDE, step=1):
    return ends(scores(correct, picks))[::step]


BOOTSTRAP_INTERVAL.slip(
    "ninety_percent",
    "Between 5 and 95 lie 90 %. For 95 % cut off 2.5 % at either end.",
    ends=_percentiles(5, 95),
)
BOOTSTRAP_INTERVAL.slip(
    "five_percent_at_one_end",
    "The two ends do not cut off equally much. Of 5 % in all, 2.5 % lie below low and 2.5 % above high.",
    ends=_percentiles(2.5, 95),
)
BOOTSTRAP_INTERVAL.slip(
    "ninety_nine_percent",
    "Between 0.5 and 99.5 lie 99 %. For 95 % cut off 2.5 % at either end.",
    ends=_percentiles(0.5, 99.5),
)
BOOTSTRAP_INTERVAL.slip(
    "smallest_and_largest",
    "The smallest and largest mean hold 100 %. Cut off 2.5 % at either end.",
    ends=_percentiles(0, 100),
)
BOOTSTRAP_INTERVAL.slip(
    "shares_for_percentages",
    "np.percentile wants percentages: 2.5, not 0.025. np.quantile wants shares.",
    ends=_percentiles(0.025, 0.975),
)
BOOTSTRAP_INTERVAL.slip(
    "two_spreads",
    "Mean ± 2 standard deviations assumes a bell shape. The bootstrap reads the ends off the scores themselves.",
    ends=lambda scores: (scores.mean() - 2 * scores.std(), scores.mean() + 2 * scores.std()),
)
BOOTSTRAP_INTERVAL.slip(
    "nearly_two_spreads",
    "Mean ± 1.96 standard deviations assumes a bell shape. The bootstrap reads the ends off the scores themselves.",
    ends=lambda scores: (scores.mean() - 1.96 * scores.std(), scores.mean() + 1.96 * scores.std()),
)
BOOTSTRAP_INTERVAL.slip(
    "no_point_between",
    "You take the score that stands at 2.5 % of the sorted list. np.percentile also goes between two scores.",
    ends=lambda scores: (np.sort(scores)[int(0.025 * len(scores))], np.sort(scores)[int(0.975 * len(scores))]),
)
BOOTSTRAP_INTERVAL.slip("turned_round", "The two ends are swapped: the low one comes first.", step=-1)
BOOTSTRAP_INTERVAL.slip(
    "of_single_answers",
    "These are percentiles of single answers, all 0 or 1. Take each row's mean.",
    scores=lambda correct, picks: correct[picks],
)
BOOTSTRAP_INTERVAL.slip(
    "counts_for_scores",
    "You count right answers. A score is their share: the mean of a row.",
    scores=lambda correct, picks: correct[picks].sum(axis=1),
)
BOOTSTRAP_INTERVAL.slip(
    "divided_by_the_number_of_sets",
    "A score is divided by the number of test sets. Divide by the number of questions in one.",
    scores=lambda correct, picks: correct[picks].sum(axis=1) / len(picks),
)
BOOTSTRAP_INTERVAL.slip(
    "never_drawn",
    "You never draw: picks says which answers each new test set has.",
    scores=lambda correct, picks: correct,
)
BOOTSTRAP_INTERVAL.slip(
    "down_the_columns",
    "You average down the columns. Each *row* of picks is one new test set.",
    scores=lambda correct, picks: correct[picks].mean(axis=0),
)
BOOTSTRAP_INTERVAL.slip(
    "mean_of_all",
    "You average over all test sets at once, and one number has no percentiles. Each row has a score of its own.",
    scores=lambda correct, picks: correct[picks].mean(),
)
BOOTSTRAP_INTERVAL.slip(
    "mean_of_the_picks",
    "picks holds places, not answers: look the answers up with correct[picks].",
    scores=lambda correct, picks: picks.mean(axis=1),
)
BOOTSTRAP_INTERVAL.slip(
    "looked_up_the_wrong_way_round",
    "You look up picks at the places in correct. It is the other way round: picks holds the places, correct[picks].",
    scores=lambda correct, picks: picks[correct.astype(int)].mean(axis=1),
)
BOOTSTRAP_INTERVAL.slip(
    "errors_for_scores",
    "You bootstrap the share of *wrong* answers. The score is the share of right ones.",
    scores=lambda correct, picks: 1 - correct[picks].mean(axis=1),
)
BOOTSTRAP_INTERVAL.slip(
    "medians_for_scores",
    "You take the median of each row, which is 0 or 1. A score is the mean.",
    scores=lambda correct, picks: np.median(correct[picks], axis=1),
)
BOOTSTRAP_INTERVAL.slip(
    "spreads_for_scores",
    "You take the standard deviation of each row. A score is its mean.",
    scores=lambda correct, picks: correct[picks].std(axis=1),
)
BOOTSTRAP_INTERVAL.slip(
    "each_set_once",
    "Test sets that were drawn twice are counted once. Every row of picks counts.",
    scores=lambda correct, picks: correct[np.unique(picks, axis=0)].mean(axis=1),
)


@BOOTSTRAP_INTERVAL.stage("the score of a single test set")
def _(answer, correct, picks):
    low, high = answer(correct, picks[:1])
    return low if np.isclose(low, high) else None  # of a single score both ends are this score


@BOOTSTRAP_INTERVAL.stage("the percentile at the low end")
def _(answer, correct, picks):
    return 100 * answer(*_hundred_scores())[0]


@BOOTSTRAP_INTERVAL.stage("the percentile at the high end")
def _(answer, correct, picks):
    return 100 * answer(*_hundred_scores())[1]


def _hundred_scores():
    """101 test sets with the scores 0, 0.01 … 1: there the percentile p is p/100."""
    return np.repeat([0.0, 1.0], 100), np.array([np.arange(100) + r for r in range(101)])


_RNG = np.random.default_rng(1)
RIGHT = (_RNG.random(60) < 0.7).astype(float)
PICKS = _RNG.integers(0, 60, (25, 60))  # not square: fewer test sets than questions
MANY = _RNG.integers(0, 12, (90, 12))
FEW = np.array([1.0, 1.0, 0.0, 1.0])  # few enough to check by hand
FEW_PICKS = np.array([[0, 1, 2, 3], [2, 2, 0, 1], [3, 3, 1, 0], [2, 0, 2, 2], [1, 1, 1, 1], [2, 1, 0, 2]])
OFTEN = np.array([[2, 0, 2, 2], [2, 0, 2, 2], [2, 0, 2, 2], [1, 1, 0, 1], [1, 2, 0, 1]])  # one test set three times

BOOTSTRAP_INTERVAL.trials = [
    trial(FEW, FEW_PICKS),
    trial(FEW, OFTEN),
    trial(RIGHT, PICKS),
    trial(1 - RIGHT, PICKS),
    trial(RIGHT[:12], MANY),
    trial(1 - RIGHT[:12], MANY),
    trial(RIGHT[:30], PICKS[:, :30] % 30),
    trial(np.ones(5), PICKS[:8, :5] % 5),
]


@BOOTSTRAP_INTERVAL.random_trial
def _(draw):
    n, sets = draw.whole(3, 7), draw.whole(4, 12)
    correct, picks = draw.wholes(0, 1, n), draw.wholes(0, n - 1, sets, n)
    picks[-1] = picks[0]
    return trial(correct if draw.kind == "whole" else correct.astype(float), picks)


BOOTSTRAP_INTERVAL.hints = [
    "`correct[picks]` has the shape of picks: one new test set a row. Which score does each row have?",
    "One mean a row (`axis=1`), then the 2.5th and the 97.5th percentile of all these means.",
    "`means = correct[picks].mean(axis=1)`, then return `np.percentile(means, 2.5)` and the same with 97.5.",
]
