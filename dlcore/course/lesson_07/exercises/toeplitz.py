"""The exercise `toeplitz`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def toeplitz(kernel, n):
    """The matrix C with C @ signal == corr1d(signal, kernel), n pixels.

    kernel is a list or an array of weights; C is an array with a row
    for each output and n columns.
    """
    m = len(kernel)
    C = np.zeros((n - m + 1, n))
    for i in range(n - m + 1):
        C[i, i : i + m] = kernel
    return C


TOEPLITZ = Exercise(toeplitz, reference=dlcore.toeplitz, core=False, minutes=15)


@TOEPLITZ.recipe
def _matrix(
    kernel,
    n,
    *,
    weights=np.asarray,
    place=lambda i, m, n: i,
    rows=lambda m, n: range(n - m + 1),
    width=None,
    after=lambda C: C,
):
    """`place`: the column at which row i begins; what would stand outside is cut off."""
    kernel = weights(kernel)
    m = len(kernel)
    C = np.zeros((len(rows(m, n)), n + 2 * m + n))
    for row, i in enumerate(rows(m, n)):
        begin = m + place(i, m, n)
        C[row, begin : begin + m] = kernel
    return after(C[:, m : m + (n if width is None else width(m, n))])


TOEPLITZ.slip(
    "weights_reversed",
    "The weights stand in reverse order: that is the matrix of a convolution ∗.",
    weights=lambda kernel: np.asarray(kernel)[::-1],
)
TOEPLITZ.slip(
    "weights_averaged",
    "The weights are divided by their number. C @ signal must add up, as corr1d does.",
    weights=lambda kernel: np.asarray(kernel) / len(kernel),
)
TOEPLITZ.slip(
    "square_with_cut_rows",
    "The last rows hold only part of the kernel. A window stays inside: n − m + 1 rows.",
    rows=lambda m, n: range(n),
)
TOEPLITZ.slip(
    "one_row_short", "One row is missing: n pixels have n − m + 1 places for m weights.", rows=lambda m, n: range(n - m)
)
TOEPLITZ.slip(
    "with_padding",
    "These are n + m − 1 rows, as with padding. The window stays inside the pixels.",
    rows=lambda m, n: range(1 - m, n),
)
TOEPLITZ.slip(
    "same_row_everywhere", "All rows are equal: each row must be shifted by one more place.", place=lambda i, m, n: 0
)
TOEPLITZ.slip(
    "shifted_to_the_left",
    "Each row is shifted to the left. The window moves to the right: row i begins at column i.",
    place=lambda i, m, n: -i,
)
TOEPLITZ.slip(
    "shifted_by_one",
    "Row 0 must begin at column 0: your rows begin one column too far right.",
    place=lambda i, m, n: i + 1,
)
TOEPLITZ.slip("shifted_by_two", "Each row is shifted by two more places. The stride is 1.", place=lambda i, m, n: 2 * i)
TOEPLITZ.slip(
    "columns_missing",
    "The matrix has only as many columns as there are weights. It needs one for each pixel, n.",
    place=lambda i, m, n: 0, width=lambda m, n: m,
)  # fmt: skip
TOEPLITZ.slip(
    "lies_on_its_side", "The matrix lies on its side: one *row* for each output, n columns.", after=np.transpose
)
TOEPLITZ.slip(
    "last_row_empty",
    "The last row is empty: the loop ends one row too early (n − m + 1 rows).",
    after=lambda C: np.vstack([C[:-1], 0 * C[-1:]]),
)
TOEPLITZ.slip(
    "first_row_empty",
    "The first row is empty: rows are counted from 0.",
    after=lambda C: np.vstack([0 * C[:1], C[1:]]),
)
TOEPLITZ.slip(
    "first_row_only",
    "Only the first row is filled. Every output has a row.",
    after=lambda C: np.vstack([C[:1], 0 * C[1:]]),
)
TOEPLITZ.slip(
    "rows_upside_down",
    "The rows stand upside down: row 0 holds the weights at the first pixels.",
    after=lambda C: C[::-1],
)
TOEPLITZ.slip(
    "fractions_cut",
    "The weights are cut to whole numbers: make the zeros without `dtype=int`.",
    after=lambda C: C.astype(int),
)


@TOEPLITZ.mistake("The last windows go round to the start. They must stay inside: n − m + 1 rows.")
def goes_round(kernel, n):
    first = np.append(kernel, np.zeros(n - len(kernel)))
    return np.array([np.roll(first, i) for i in range(n)])


@TOEPLITZ.mistake("Each row goes round to the end instead of moving right: roll by +1 from row to row, not by −1.")
def rolled_to_the_left(kernel, n):
    first = np.append(kernel, np.zeros(n - len(kernel)))
    return np.array([np.roll(first, -i) for i in range(n - len(kernel) + 1)])


@TOEPLITZ.mistake("The last rows are empty, as if there were n outputs. There are n − m + 1.")
def square_with_empty_rows(kernel, n):
    return np.vstack([toeplitz(kernel, n), np.zeros((len(kernel) - 1, n))])


@TOEPLITZ.mistake("Where the kernel is not, there are ones. They would add pixels that the window does not see: zeros.")
def ones_for_zeros(kernel, n):
    return np.where(toeplitz(np.ones(len(kernel)), n) > 0, toeplitz(kernel, n), 1.0)


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
    trial([2, 0.5, -1], 5),
]


@TOEPLITZ.random_trial
def _(draw):
    m = draw.whole(1, 4)
    kernel = draw.array(m, size=2.0)
    return trial(draw.one_of(kernel, kernel.tolist()), m + draw.whole(0, 4))


TOEPLITZ.hints = [
    "Write out output 0 and output 1 as sums. Which pixels have the weights, which have 0?",
    "Start from zeros of shape (n − m + 1, n). Row i holds the kernel from column i on.",
    "`C = np.zeros((n - m + 1, n))`, then in a loop over the rows `C[i, i : i + m] = kernel`, with `m = len(kernel)`.",
]
