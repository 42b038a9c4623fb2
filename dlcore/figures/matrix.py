"""Draw a matrix as a grid of cells with numbers, the commonest thing in this course's pictures."""

from fractions import Fraction

import numpy as np

from dlcore.figures import style


def number(value):
    """A matrix entry in few characters: 3, −1, 0.25, or 1/16 where decimals would be long."""
    value = float(value)
    text = f"{value:.3g}"
    if abs(float(text) - value) > 1e-9 or len(text) > 4:
        fraction = Fraction(value).limit_denominator(64)
        if abs(float(fraction) - value) < 1e-9:
            text = str(fraction)
    return text.replace("-", "−")


def draw(canvas, values, x, y, cell, *, fill=style.PAPER, ink=style.INK, size=15, show=None):
    """Draw the matrix `values` with its top left corner at (x, y), each cell `cell` px wide and high.

    fill, ink: one colour for all cells, or a function (row, column) → colour
    show: a function (row, column) → whether the number is printed; None prints all
    """
    for (row, column), value in np.ndenumerate(np.asarray(values)):
        left, top = x + column * cell, y + row * cell
        background = fill(row, column) if callable(fill) else fill
        canvas.rect(left, top, cell, cell, fill=background, stroke=style.FAINT, stroke_width=1)
        if show is None or show(row, column):
            colour = ink(row, column) if callable(ink) else ink
            canvas.text(left + cell / 2, top + cell / 2 + 0.36 * size, number(value), size=size, fill=colour)


def frame(canvas, x, y, cell, rows, columns, colour, width=3, **more):
    """Outline a block of `rows` × `columns` cells whose top left corner is at (x, y)."""
    canvas.rect(x, y, columns * cell, rows * cell, stroke=colour, stroke_width=width, **more)
