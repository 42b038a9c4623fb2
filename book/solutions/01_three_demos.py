"""Solutions of lesson 01. The book folds each away under its exercise."""

import numpy as np


def error_rate(predicted, labels):
    """Which share of the answers is wrong, from 0 to 1."""
    return 1 - np.mean(predicted == labels)


def standard_error(accuracy, n):
    """How far the score of a model scatters on n test questions."""
    return np.sqrt(accuracy * (1 - accuracy) / n)


def lead_in_standard_errors(first, second, n):
    """How many standard errors the first score lies above the second.

    Both scores are shares of right answers, each out of n questions.
    """
    variance = (first * (1 - first) + second * (1 - second)) / n
    return (first - second) / np.sqrt(variance)


def bootstrap_interval(correct, picks):
    """The ends (low, high) that hold 95 % of the bootstrapped scores.

    correct has a 1 or 0 for each question; each row of picks holds the
    places of the questions in one new test set.
    """
    means = correct[picks].mean(axis=1)
    return np.percentile(means, 2.5), np.percentile(means, 97.5)
