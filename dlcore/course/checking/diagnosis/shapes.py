"""How a result of the wrong shape is related to the right one."""

import numpy as np

from dlcore.course.checking.compare import close


def same(got, expected):
    return got.shape == expected.shape and bool(close(got, expected).all())


def _extra_rows(got, expected):
    return (
        got.ndim == expected.ndim and got.ndim > 0 and got.shape[1:] == expected.shape[1:] and len(got) > len(expected)
    )


def _fewer_rows(got, expected):
    return _extra_rows(expected, got)


def _squeezed(got, expected):
    return got.size == expected.size and same(got.squeeze(), expected.squeeze())


SHAPES = [  # a test of the two arrays, and words if it holds
    (
        lambda g, e: g.ndim == e.ndim == 2 and same(g.T, e),
        "{it} lies on its side: the numbers are right, but rows and columns are exchanged.",
    ),
    (
        lambda g, e: g.ndim > e.ndim and _squeezed(g, e),
        "The numbers are right, but {low} has an axis too many: it has {got}, and {wanted} is asked for.",
    ),
    (
        lambda g, e: g.ndim < e.ndim and _squeezed(g, e),
        "The numbers are right, but {low} lacks an axis: it has {got}, and {wanted} is asked for.",
    ),
    (
        lambda g, e: g.size == e.size and same(g.ravel(), e.ravel()),
        "The numbers are right and in the right order, but {low} has {got}, and {wanted} is asked for.",
    ),
    (
        lambda g, e: _extra_rows(g, e) and same(g[-len(e) :], e),
        "Too many rows: the last ones are right, but something stands before them.",
    ),
    (
        lambda g, e: _extra_rows(g, e) and same(g[: len(e)], e),
        "Too many rows: the first ones are right, but something comes after them.",
    ),
    (
        lambda g, e: _fewer_rows(g, e) and len(g) and same(g, e[: len(g)]),
        "What is there is right, but the end is missing: {low} has {got}, and {wanted} is asked for.",
    ),
    (
        lambda g, e: _fewer_rows(g, e) and len(g) and same(g, e[-len(g) :]),
        "What is there is right, but the beginning is missing: {low} has {got}, and {wanted} is asked for.",
    ),
    (
        lambda g, e: g.ndim == e.ndim == 2 and g.shape < e.shape and same(g, e[: g.shape[0], : g.shape[1]]),
        "What is there is right, but the last rows or columns are missing: {low} has {got}, and {wanted} is asked for.",
    ),
    (
        lambda g, e: (
            g.ndim == e.ndim == 2
            and g.shape[0] >= e.shape[0]
            and g.shape[1] >= e.shape[1]
            and same(g[: e.shape[0], : e.shape[1]], e)
        ),
        "The right numbers stand in the corner of something larger: {low} has {got}, and {wanted} is asked for.",
    ),
    (
        lambda g, e: e.ndim == 0 and g.size and same(np.mean(g), e),
        "Not yet one number: the mean of what you return would be right.",
    ),
    (
        lambda g, e: e.ndim == 0 and g.size and same(np.sum(g), e),
        "Not yet one number: the sum of what you return would be right.",
    ),
    (lambda g, e: e.ndim == 0 and g.size > 1, "{it} has {got}, and one number is asked for."),
    (lambda g, e: g.ndim == 0 and e.ndim > 0, "{it} is a single number, and an array of {wanted} is asked for."),
    (
        lambda g, e: g.ndim == 1 and e.ndim == 2 and any(same(g, row) for row in e),
        "{it} is one row of what is asked for, which has {wanted}.",
    ),
    (
        lambda g, e: g.ndim == 1 and e.ndim == 2 and len(g) == len(e) == e.shape[1] and same(g, np.diag(e)),
        "{it} is only the diagonal of what is asked for.",
    ),
    (
        lambda g, e: g.ndim == e.ndim + 1 and len(g) and g.shape[1:] == e.shape and same(g[-1], e),
        "{it} holds every step on the way. Only the last is asked for, which has {wanted}.",
    ),
    (
        lambda g, e: g.ndim == e.ndim + 1 and g.shape[1:] == e.shape and same(g.sum(axis=0), e),
        "{it} holds parts whose sum is asked for.",
    ),
    (
        lambda g, e: g.ndim == 2 and e.ndim == 1 and g.shape == (len(e), len(e)),
        "{it} is a table of {got} where {wanted} is asked for: somewhere a column meets a row, and NumPy "
        "makes a table of the two.",
    ),
    (
        lambda g, e: g.ndim == 2 and g.shape == e.shape[::-1],
        "{it} has rows and columns exchanged: it has {got}, and {wanted} is asked for.",
    ),
]
