"""Stacks of layers on which the answers of this lesson are tried."""

from itertools import pairwise


def random_layers(rng, *sizes):
    """Random weights and biases of a network with these layer sizes."""
    weights = [rng.normal(size=(n_out, n_in)).round(2) for n_in, n_out in pairwise(sizes)]
    biases = [rng.normal(size=n_out).round(2) for n_out in sizes[1:]]
    return weights, biases
