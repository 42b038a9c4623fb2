"""Lesson 00 solved in another style than in its room: checks must accept these too."""

import numpy as np


def slope(f, x, h=1e-4):
    left, right = f(x - h), f(x + h)
    return 0.5 * (right - left) / h


def slope_through(boxes, x):
    slopes = []
    for function, derivative in boxes:
        slopes.append(derivative(x))
        x = function(x)
    return np.prod(slopes)


def standardize(x):
    result = np.empty(x.shape)
    for column in range(x.shape[1]):
        values = x[:, column]
        result[:, column] = (values - values.mean()) / np.sqrt(((values - values.mean()) ** 2).mean())
    return result


def average_miss(y, target):
    if len(y) != len(target):
        raise ValueError("different lengths")
    return sum(abs(float(one) - float(other)) for one, other in zip(y.reshape(-1), target, strict=True)) / len(y)
