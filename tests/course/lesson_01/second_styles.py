"""Lesson 01 solved in another style than in its room: checks must accept these too."""

import math

import numpy as np


def error_rate(predicted, labels):
    wrong = 0
    for guess, label in zip(predicted, labels, strict=True):
        wrong += int(guess != label)
    return wrong / len(labels)


def standard_error(accuracy, n):
    variance = accuracy - accuracy**2
    return math.sqrt(variance) / math.sqrt(n)


def lead_in_standard_errors(first, second, n):
    spread = math.hypot(standard_error(first, n), standard_error(second, n))
    return (first - second) / spread


def bootstrap_interval(correct, picks):
    scores = [sum(correct[i] for i in row) / len(row) for row in picks]
    low, high = np.quantile(scores, [0.025, 0.975])
    return low, high
