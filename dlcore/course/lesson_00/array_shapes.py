"""Pictures of NumPy arrays: which axis a sum removes, and how two shapes are broadcast (lesson 00)."""

from math import prod

import numpy as np

from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture

CELL = (50.4, 36)  # px: width and height
SMALL = (34, 30)  # px: the cells of arrays that are added
HEIGHT, LOWER = 190, 176  # px: of the panels about sums, and of those about broadcasting
OWN, COPY = style.HIGHLIGHT, style.PADDING  # an array's own cells, and their copies


def sum_over_axis(table, axis=None, keepdims=False):
    """The matrix `table`, each cell in the colour of the sum it goes into, and the sums."""
    sums = table.sum(axis=axis, keepdims=keepdims)
    group = {None: lambda r, c: 0, 0: lambda r, c: c, 1: lambda r, c: r}[axis]
    way = {None: "everything", 0: "down the columns", 1: "along the rows"}[axis]
    words = (
        f"x.sum(axis={axis}{', keepdims=True' if keepdims else ''}) adds {way}: shape {table.shape} becomes "
        f"{sums.shape}, {sums.tolist()}."
    )
    left = _coloured(f"x: shape {table.shape}", table, group)
    right = _coloured(f"sum: shape {sums.shape}", np.atleast_2d(sums), lambda r, c: r + c)
    return Picture.of(words, left, right)


def _coloured(title, values, group):
    """A matrix in the middle of its panel, the cells of a group in one colour."""
    canvas = panel(title, HEIGHT)
    rows, columns = values.shape
    left, top = (canvas.width - columns * CELL[0]) / 2, 48 + (3 - rows) * CELL[1] / 2
    matrix.draw(canvas, values, left, top, CELL, fill=lambda r, c: style.PALES[group(r, c)])
    return canvas


def broadcast(left_shape, right_shape):
    """Two arrays of these shapes and their sum: how axes of size 1 are repeated, or which axes clash."""
    a = 10 * np.arange(1, prod(left_shape) + 1).reshape(left_shape)
    b = np.arange(1, prod(right_shape) + 1).reshape(right_shape)
    clashes = _clashes(left_shape, right_shape)
    if clashes:
        total = None
        outcome = f"is an error: {left_shape[-1 - clashes[0]]} and {right_shape[-1 - clashes[0]]} do not fit"
    else:
        total = a + b
        outcome = f"has shape {total.shape}"
    words = f"a has shape {left_shape}, b has shape {right_shape}: a + b {outcome}."
    return Picture.of(words, _operands(a, b, total), _outcome(a, b, total, clashes))


def _clashes(left_shape, right_shape):
    """The axes, counted from the last one, whose sizes differ without one of them being 1."""
    pairs = zip(reversed(left_shape), reversed(right_shape), strict=False)
    return [place for place, (one, other) in enumerate(pairs) if one != other and 1 not in (one, other)]


def _operands(a, b, total):
    """a and b as they are, and in grey the copies that broadcasting makes of them."""
    canvas = Canvas(style.PANEL, LOWER)
    _operand(canvas, "a", a, total, 69)
    _operand(canvas, "b", b, total, 235)
    canvas.text(152, 104, "+", size=20)
    return canvas


def _operand(canvas, name, array, total, middle):
    own = np.atleast_2d(array)
    whole = own if total is None else np.broadcast_to(own, np.atleast_2d(total).shape)

    def copied(row, column):
        return row >= own.shape[0] or column >= own.shape[1]

    canvas.text(middle, 20, f"{name}: {array.shape}")
    _draw(
        canvas, whole, middle,
        fill=lambda r, c: COPY if copied(r, c) else OWN,
        ink=lambda r, c: style.QUIET if copied(r, c) else style.INK,
    )  # fmt: skip


def _draw(canvas, values, middle, **colours):
    """A matrix around the column `middle` of the canvas."""
    rows, columns = values.shape
    left, top = middle - columns * SMALL[0] / 2, 38 + (4 - rows) * SMALL[1] / 2
    matrix.draw(canvas, values, left, top, SMALL, size=style.TEXT, **colours)


def _outcome(a, b, total, clashes):
    """The three shapes, and the sum if there is one."""
    canvas = Canvas(style.PANEL, LOWER)
    _draw_shapes(canvas, (a.shape, b.shape, None if clashes else total.shape), clashes)
    if clashes:
        lines(canvas, 222, 84, ("neither equal", "nor 1"), step=20, anchor="middle", fill=style.RUST)
    else:
        _draw(canvas, np.atleast_2d(total), 225, fill=style.RESULT)
    return canvas


def _draw_shapes(canvas, shapes, clashes):
    """The shapes of a, b and a + b below each other, the last axes aligned as NumPy compares them."""
    for row, (name, sizes) in enumerate(zip(("a", "b", "a + b"), shapes, strict=True)):
        y = 66 + 32 * row + 12 * (row == 2)
        canvas.text(8, y, name, anchor="start")
        if sizes is None:
            canvas.text(98, y, "error", fill=style.RUST)
        for place, size in enumerate(reversed(sizes or ())):
            canvas.text(114 - 36 * place, y, size, size=17)
    canvas.line(8, 114, 132, 114, style.QUIET, 1)
    for place in clashes:
        canvas.rect(100 - 36 * place, 46, 28, 60, stroke=style.VERMILION, stroke_width=2.5, rx=6)
