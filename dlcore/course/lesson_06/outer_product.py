"""The outer product δaᵀ, cell by cell, and the weight that each cell belongs to (lesson 06, EQ-4 and EQ-5)."""

import numpy as np

from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.numbers import factor, lowered, number, vector
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

DELTA, A = np.array([2.0, -1.0, 0.5]), np.array([1.0, 3.0, -2.0, 4.0])
LEFT, TOP, CELL = 84, 92, (52, 40)  # px
HEIGHT = 258
NOW = style.VERMILION
ZEROS = ("nowhere", "in a", "in δ")


def outer_product(row=2, column=3, zero="nowhere"):
    """δaᵀ with the cell (row, column) and the weight it is the slope of; `zero`: where a 0 is put in."""
    delta, a = DELTA.copy(), A.copy()
    if zero == "in a":
        a[1] = 0
    if zero == "in δ":
        delta[1] = 0
    product = delta[row - 1] * a[column - 1]
    sum_ = f"{factor(number(delta[row - 1]))} · {factor(number(a[column - 1]))} = {number(product)}"
    words = (
        f"δ = {vector(delta)} and a = {vector(a)}. The weight from input {column} to neuron {row} has the slope "
        f"δ{lowered(row)} · a{lowered(column)} = {sum_}."
    )
    if zero != "nowhere":
        words += " The second column is 0." if zero == "in a" else " The second row is 0."
    panels = _table(delta, a, row, column), _network(row, column, sum_)
    return Picture.of(words, *panels, touch="Point at a cell of the table, or at a line of the layer.")


def _table(delta, a, row, column):
    """δ as a column, aᵀ as a row, and all their products."""
    canvas = panel("δ aᵀ", HEIGHT, x=LEFT + 2 * CELL[0])
    products = np.outer(delta, a) + 0.0  # no −0
    colours = style.diverging(products, 16)
    canvas.text(LEFT - 22, 51, "aᵀ", anchor="end", fill=style.QUIET)
    canvas.text(32, TOP - 10, "δ", fill=style.QUIET)
    matrix.draw(
        canvas, a[np.newaxis], LEFT, 28, (CELL[0], 34),
        fill=lambda _, c: style.HIGHLIGHT if c + 1 == column else style.PADDING,
        sets=lambda _, c: {"column": c + 1}, term=lambda _, c: f"a{c + 1}",
    )  # fmt: skip
    matrix.draw(
        canvas, delta[:, np.newaxis], 8, TOP, (48, CELL[1]),
        fill=lambda r, _: style.HIGHLIGHT if r + 1 == row else style.PADDING,
        sets=lambda r, _: {"row": r + 1}, term=lambda r, _: f"δ{r + 1}",
    )  # fmt: skip
    matrix.draw(
        canvas, products, LEFT, TOP, CELL, fill=lambda r, c: style.hex_colour(colours[r, c]),
        sets=lambda r, c: {"row": r + 1, "column": c + 1},
    )  # fmt: skip
    look = {"stroke": NOW, "stroke_width": 3, "pointer_events": "none"}
    canvas.rect(LEFT + CELL[0] * (column - 1), TOP + CELL[1] * (row - 1), *CELL, **look)
    canvas.text(style.PANEL / 2, HEIGHT - 12, "each cell: its row times its column", fill=style.QUIET)
    return canvas


def _network(row, column, sum_):
    """The layer that W stands for, with the one line that the cell belongs to."""
    canvas = panel(f"the weight W{lowered(row)}{lowered(column)}", HEIGHT)
    starts = [(70, 52 + 44 * place) for place in range(4)]
    ends = [(222, 74 + 44 * place) for place in range(3)]
    for (r, end), (c, start) in ((e, s) for e in enumerate(ends) for s in enumerate(starts)):
        sets = {"row": r + 1, "column": c + 1}
        canvas.line(*start, *end, stroke=style.FAINT, stroke_width=1.5)
        canvas.line(*start, *end, stroke="none", stroke_width=11, pointer_events="stroke", sets=sets)
    canvas.line(*starts[column - 1], *ends[row - 1], stroke=NOW, stroke_width=3.5, pointer_events="none")
    for c, (x, y) in enumerate(starts, 1):
        fill = style.HIGHLIGHT if c == column else style.PADDING
        canvas.circle(x, y, 14, fill=fill, stroke=style.INK, sets={"column": c}, term=f"a{c}")
        canvas.text(x - 22, y + 5, f"a{lowered(c)}", anchor="end")
    for r, (x, y) in enumerate(ends, 1):
        fill = style.HIGHLIGHT if r == row else style.PAPER
        canvas.circle(x, y, 14, fill=fill, stroke=style.INK, sets={"row": r}, term=f"δ{r}")
        canvas.text(x + 22, y + 5, f"z{lowered(r)}", anchor="start")
    line = [(f"δ{lowered(row)}", f"δ{row}"), " · ", (f"a{lowered(column)}", f"a{column}"), f" = {sum_}"]
    canvas.text(style.PANEL / 2, HEIGHT - 12, line, size=17)
    return canvas
