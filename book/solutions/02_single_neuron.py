"""Solutions of lesson 02. The book folds each away under its exercise."""

import numpy as np


def boundary_line(w, b):
    """Slope and intercept of the line where z = w[0]*x1 + w[1]*x2 + b is 0.

    The line is written x2 = slope * x1 + intercept. w[1] is never 0 here.
    """
    return -w[0] / w[1], -b / w[1]


def sigmoid_and_slope(x):
    """The sigmoid of the array x, and its slope at x: two arrays.

    Right from -1000 to 1000, and without a warning of overflow.
    """
    e = np.exp(-np.abs(x))  # never more than 1
    y = np.where(x >= 0, 1, e) / (1 + e)
    return y, y * (1 - y)


def gate_weights(gate):
    """Weights [w1, w2] and bias b of a step neuron that is `gate`.

    `gate` is "AND", "OR" or "NAND"; the neuron says 1 where z >= 0.
    """
    if gate == "AND":
        return [1.0, 1.0], -1.5
    if gate == "OR":
        return [1.0, 1.0], -0.5
    return [-1.0, -1.0], 1.5


def train_perceptron(x, targets, max_epochs):
    """Weights, bias and number of epochs of perceptron learning.

    x has one sample a row, targets are 0 or 1. Start from zeros, look at
    the samples in order, stop after the first epoch without a mistake.
    """
    weight, bias = np.zeros(x.shape[1]), 0.0
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for i in range(len(x)):
            y = 1.0 if x[i] @ weight + bias >= 0 else 0.0
            error = targets[i] - y
            weight = weight + error * x[i]
            bias = bias + error
            mistakes += error != 0
        if mistakes == 0:
            return weight, bias, epoch
    return weight, bias, max_epochs
