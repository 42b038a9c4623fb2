"""Lesson 02 solved in another style than in its room: checks must accept these too."""

import numpy as np


def boundary_line(w, b):
    def height(x1):
        return (-b - w[0] * x1) / w[1]

    return height(1) - height(0), height(0)


def sigmoid_and_slope(x):
    y = np.empty(x.shape)
    right = x >= 0
    y[right] = 1 / (1 + np.exp(-x[right]))
    y[~right] = np.exp(x[~right]) / (1 + np.exp(x[~right]))
    return y, y - y**2


def gate_weights(gate):
    table = {"AND": (3, 2, -4.5), "OR": (1, 5, -1), "NAND": (-2, -2, 3)}
    *weights, bias = table[gate]
    return np.array(weights), bias


def train_perceptron(x, targets, max_epochs):
    extended = np.column_stack([x, np.ones(len(x))])  # the bias as one more weight
    weights, epoch, clean = np.zeros(extended.shape[1]), 0, False
    while epoch < max_epochs and not clean:
        epoch, clean = epoch + 1, True
        for row, target in zip(extended, targets, strict=True):
            says = int(np.dot(row, weights) >= 0)
            if says != target:
                clean = False
                weights += row if target else -row
    return weights[:-1], weights[-1], epoch
