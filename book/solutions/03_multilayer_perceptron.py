"""Solutions of lesson 03. The book folds each away under its exercise."""

import numpy as np

import dlcore


def count_parameters(sizes):
    """How many numbers a fully connected network learns.

    sizes: the neurons of each layer, inputs first, for instance [2, 2, 2].
    """
    total = 0
    n_in = sizes[0]
    for n_out in sizes[1:]:
        total += n_in * n_out + n_out
        n_in = n_out
    return total


def mlp_forward(x, weights, biases):
    """The output of a network for x, which has one sample a row: (N, n_in).

    weights is a list of W, each (n_out, n_in); biases of b, each (n_out,).
    ReLU follows every layer but the last. The result is (N, outputs).
    """
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        x = dlcore.relu(x @ W.T + b)
    return x @ weights[-1].T + biases[-1]


def collapse(weights, biases):
    """W and b of the one layer that does what these linear layers do.

    weights is a list of W, each (n_out, n_in); biases of b, each (n_out,).
    """
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:], strict=True):
        b = next_W @ b + next_b
        W = next_W @ W
    return W, b


def hinge_weights(knots, heights):
    """Weights v, so that the network meets each (knots[k], heights[k]).

    y(x) = heights[0] + the sum of v[k] * ReLU(x - knots[k]), straight
    between the knots. n + 1 knots in growing order: v is (n,).
    """
    slopes = np.diff(heights) / np.diff(knots)
    return np.diff(slopes, prepend=0)
