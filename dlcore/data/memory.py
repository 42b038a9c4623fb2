"""A task that only a memory solves, across a gap as long as you like."""

import numpy as np

from dlcore.arguments import whole

__all__ = ["copy_task"]

IGNORED = -100  # what CrossEntropyLoss does not count


def copy_task(count, gap, symbols=4, rng=None):
    """Sequences whose last step asks for the first symbol, with `gap` other symbols between.

    Step 1 shows the symbol to keep, the next `gap` steps show random ones, the last shows nothing (all zeros). Only
    there does the target count: it is the number of the first symbol; elsewhere it is −100, which
    `CrossEntropyLoss` ignores. A guess is right once in `symbols` times.

    **Shapes**: x (count, gap + 2, symbols) in float32, each symbol a row of zeros with a single 1; target
    (count, gap + 2). The same seed gives the same sequences. ValueError for count or symbols below 1, or gap below 0.

    Lesson 15. After the tasks of S. Hochreiter and J. Schmidhuber, Long Short-Term Memory (1997).

    >>> x, target = copy_task(1, gap=2, symbols=3, rng=0)
    >>> x[0]
    array([[0., 0., 1.],
           [0., 1., 0.],
           [0., 1., 0.],
           [0., 0., 0.]], dtype=float32)
    >>> target
    array([[-100, -100, -100,    2]])
    """
    count, gap = whole("count", count, 1), whole("gap", gap, 0)
    symbols = whole("symbols", symbols, 1)
    shown = np.random.default_rng(rng).integers(symbols, size=(count, gap + 2))
    x = np.eye(symbols, dtype=np.float32)[shown]
    x[:, -1] = 0
    target = np.full((count, gap + 2), IGNORED)
    target[:, -1] = shown[:, 0]
    return x, target
