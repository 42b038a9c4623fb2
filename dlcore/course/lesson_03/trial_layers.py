"""Stacks of layers on which the answers of this lesson are tried."""

from itertools import pairwise


def random_layers(rng, *sizes):
    """Random weights and biases of a network with these layer sizes."""
    weights = [rng.normal(size=(n_out, n_in)).round(2) for n_in, n_out in pairwise(sizes)]
    biases = [rng.normal(size=n_out).round(2) for n_out in sizes[1:]]
    return weights, biases


def drawn_layers(draw, *sizes):
    """The same from a `Draw`; the larger of the numbers are not so large that whole ones run away."""
    weights = [draw.array(n_out, n_in) for n_in, n_out in pairwise(sizes)]
    return weights, [draw.array(n_out) for n_out in sizes[1:]]


def drawn_sizes(draw, least=1):
    """Sizes of a network's layers, inputs first: one layer at least, four at most."""
    return [draw.whole(1, 4) for _ in range(draw.whole(least, 4) + 1)]
