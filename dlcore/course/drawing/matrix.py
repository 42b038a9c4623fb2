"""Draw a matrix as a grid of cells with numbers, the commonest thing in this course's pictures."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.numbers import fraction


def draw(
    canvas, values, x, y, cell, *,
    fill=style.PAPER, ink=style.INK, size=15, show=None, write=fraction, sets=None, tap=False, term=None,
):  # fmt: skip
    """Draw the matrix `values` with its top left corner at (x, y).

    cell: how wide and high a cell is in px, or a pair (width, height)
    fill, ink: one colour for all cells, or a function (row, column) → colour
    write: what turns an entry into text
    sets: a function (row, column) → the state that a cell stands for, as controls and values
    tap: whether a cell shows its state to who taps it only
    term: the term of an equation that the cells show, one for all or a function (row, column) → term
    show: a function (row, column) → whether the number is printed; None prints all
    """
    width, height = cell if isinstance(cell, tuple) else (cell, cell)
    for (row, column), value in np.ndenumerate(np.asarray(values)):
        left, top = x + column * width, y + row * height
        background = fill(row, column) if callable(fill) else fill
        touched = {"sets": sets(row, column) if sets else None, "tap": tap}
        touched["term"] = term(row, column) if callable(term) else term
        canvas.rect(left, top, width, height, fill=background, stroke=style.FAINT, stroke_width=1, **touched)
        if show is None or show(row, column):
            colour = ink(row, column) if callable(ink) else ink
            canvas.text(left + width / 2, top + height / 2 + 0.36 * size, write(value), size=size, fill=colour)


def frame(canvas, x, y, cell, rows, columns, colour, width=3, **more):
    """Outline a block of `rows` × `columns` cells whose corner is at (x, y); a pointer finds the cells below it."""
    look = {"stroke": colour, "stroke_width": width, "pointer_events": "none"}
    canvas.rect(x, y, columns * cell, rows * cell, **{**look, **more})
