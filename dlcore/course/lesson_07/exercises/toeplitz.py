"""The exercise `toeplitz`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def toeplitz(kernel, n):
    """The matrix C with C @ signal == corr1d(signal, kernel), n pixels."""
    m = len(kernel)
    C = np.zeros((n - m + 1, n))
    for i in range(n - m + 1):
        C[i, i : i + m] = kernel
    return C


TOEPLITZ = Exercise(toeplitz, reference=dlcore.toeplitz, core=False, minutes=15)


@TOEPLITZ.mistake("The weights stand in reverse order: that is the matrix of a convolution ∗.")
def weights_reversed(kernel, n):
    return dlcore.toeplitz(np.asarray(kernel)[::-1], n)


@TOEPLITZ.mistake("The matrix lies on its side: one *row* for each output, n columns.")
def lies_on_its_side(kernel, n):
    return dlcore.toeplitz(kernel, n).T


@TOEPLITZ.mistake("The last rows hold only part of the kernel. A window stays inside: n − m + 1 rows.")
def square_with_cut_rows(kernel, n):
    return dlcore.toeplitz(np.asarray(kernel), n + len(kernel) - 1)[:, :n]


@TOEPLITZ.mistake("The last windows go round to the start. They must stay inside: n − m + 1 rows.")
def goes_round(kernel, n):
    row = np.zeros(n, np.asarray(kernel).dtype)
    row[: len(kernel)] = kernel
    return np.array([np.roll(row, i) for i in range(n)])


@TOEPLITZ.mistake("One row is missing: n pixels have n − m + 1 places for m weights.")
def one_row_short(kernel, n):
    return dlcore.toeplitz(kernel, n)[:-1]


@TOEPLITZ.mistake("The last row is empty: the loop ends one row too early (n − m + 1 rows).")
def last_row_empty(kernel, n):
    matrix = dlcore.toeplitz(kernel, n).copy()
    matrix[-1] = 0
    return matrix


@TOEPLITZ.mistake("The rows stand upside down: row 0 holds the weights at the first pixels.")
def rows_upside_down(kernel, n):
    return dlcore.toeplitz(kernel, n)[::-1]


@TOEPLITZ.mistake("These are n + m − 1 rows, as with padding. The window stays inside the pixels.")
def with_padding(kernel, n):
    return dlcore.toeplitz(kernel, n, padding=len(kernel) - 1)


@TOEPLITZ.mistake("The weights are cut to whole numbers: make the zeros without `dtype=int`.")
def fractions_cut(kernel, n):
    return dlcore.toeplitz(kernel, n).astype(int)


@TOEPLITZ.mistake("All rows are equal: each row must be shifted by one more place.")
def same_row_everywhere(kernel, n):
    first = dlcore.toeplitz(kernel, n)[0]
    return np.tile(first, (n - len(kernel) + 1, 1))


TOEPLITZ.trials = [
    trial(np.array([1, 2]), 4),
    trial(np.array([1, 0, -1]), 7),
    trial(np.array([3.5, -1.0, 2.0]), 3),
    trial(np.array([5]), 4),
    trial(np.array([1, 2, 3, 4]), 6),
    trial(np.array([7, 8]), 4),
    trial([1, 0, -1], 7),
    trial([1, 2.5], 4),
    trial(np.arange(1, 8), 12),
]

TOEPLITZ.hints = [
    "Write out output 0 and output 1 as sums. Which pixels have the weights, which have 0?",
    "Start from zeros of shape (n − m + 1, n). Row i holds the kernel from column i on.",
    "`C = np.zeros((n - m + 1, n))`, then in a loop over the rows `C[i, i : i + m] = kernel`, with `m = len(kernel)`.",
]
