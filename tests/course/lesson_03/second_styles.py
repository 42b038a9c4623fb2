"""Lesson 03 solved in another style than in its room: checks must accept these too."""

import numpy as np


def count_parameters(sizes):
    extended = np.array(sizes[:-1]) + 1  # the 1 of each layer is one more sender
    return extended @ np.array(sizes[1:])


def mlp_forward(x, weights, biases):
    rows = []
    for a in x:
        for number, (W, b) in enumerate(zip(weights, biases, strict=True), 1):
            a = W @ a + b
            if number < len(weights):
                a[a < 0] = 0
        rows.append(a)
    return np.stack(rows)


def collapse(weights, biases):
    def layers(x):
        for W, b in zip(weights, biases, strict=True):
            x = W @ x + b
        return x

    n = weights[0].shape[1]
    offset = layers(np.zeros(n))
    return np.column_stack([layers(direction) - offset for direction in np.eye(n)]), offset


def hinge_weights(knots, heights):
    v = np.zeros(len(knots) - 1)
    for k in range(len(v)):
        step = knots[k + 1] - knots[k]
        v[k] = (heights[k + 1] - heights[k]) / step - v[:k].sum()
    return v
