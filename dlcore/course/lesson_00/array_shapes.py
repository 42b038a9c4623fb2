"""Pictures of NumPy arrays: which axis a sum takes away, and how two shapes are broadcast (lesson 00)."""

from math import prod

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.numbers import fraction
from dlcore.course.drawing.picture import Picture

CELL = 36  # px
SMALL, WIDE = 30, 34  # px: height and width of the cells of arrays that are added
GROUPS = ("#CFE6F5", "#FFE3A3", "#CDEBDD", "#F5D3E3")  # pale colours: cells of one colour are added up
OWN, COPY, RESULT = "#FFE9B0", "#EEF2F6", "#D6ECF8"  # an array's own cells, their copies, the sum
CLASH = style.RUST


def sum_over_axis(table, axis=None, keepdims=False):
    """The matrix `table`, its cells coloured by the sum they go into, and the sums."""
    sums = table.sum(axis=axis, keepdims=keepdims)
    group = {None: lambda r, c: 0, 0: lambda r, c: c, 1: lambda r, c: r}[axis]
    left = Canvas(style.PANEL, 190)
    _draw_titled(left, table, f"x: shape {table.shape}", lambda r, c: GROUPS[group(r, c)])
    right = Canvas(style.PANEL, 190)
    shown = np.atleast_2d(sums)
    _draw_titled(right, shown, f"sum: shape {sums.shape}", lambda r, c: GROUPS[r + c])
    way = {None: "everything", 0: "down the columns", 1: "along the rows"}[axis]
    words = (
        f"x.sum(axis={axis}{', keepdims=True' if keepdims else ''}) adds {way}: shape {table.shape} becomes "
        f"{sums.shape}, {sums.tolist()}."
    )
    return Picture((left.to_svg(), right.to_svg()), words)


def _draw_titled(canvas, values, title, fill):
    """A grid in the middle of its panel, its shape above it."""
    canvas.text(canvas.width / 2, 20, title)
    width = values.shape[1] * 1.4 * CELL
    x, y = (canvas.width - width) / 2, 40 + (3 - len(values)) * CELL / 2 + 8
    for (row, column), value in np.ndenumerate(values):
        place = x + column * 1.4 * CELL
        canvas.rect(place, y + row * CELL, 1.4 * CELL, CELL, fill=fill(row, column), stroke=style.FAINT, stroke_width=1)
        canvas.text(place + 0.7 * CELL, y + row * CELL + CELL / 2 + 5, fraction(value), size=15)


def broadcast(left_shape, right_shape):
    """Two arrays of these shapes and their sum: how axes of size 1 are repeated, or which axes clash."""
    a = 10 * np.arange(1, prod(left_shape) + 1).reshape(left_shape)
    b = np.arange(1, prod(right_shape) + 1).reshape(right_shape)
    pairs = zip(reversed(left_shape), reversed(right_shape), strict=False)
    clashes = [place for place, (one, other) in enumerate(pairs) if one != other and 1 not in (one, other)]
    shape = None if clashes else np.broadcast_shapes(left_shape, right_shape)
    canvas = Canvas(style.PANEL, 176)
    _draw_shapes(canvas, (a.shape, b.shape, shape), clashes)
    if clashes:
        canvas.text(222, 84, "neither equal", fill=CLASH)
        canvas.text(222, 104, "nor 1", fill=CLASH)
        outcome = f"is an error: {left_shape[-1 - clashes[0]]} and {right_shape[-1 - clashes[0]]} do not fit"
    else:
        _draw_small(canvas, np.atleast_2d(a + b), 225, lambda r, c: RESULT)
        outcome = f"has shape {shape}"
    words = f"a has shape {left_shape}, b has shape {right_shape}: a + b {outcome}."
    return Picture((_operands_panel(a, b, shape), canvas.to_svg()), words)


def _operands_panel(a, b, shape):
    """a and b as they are, and in grey the copies that broadcasting makes of them."""
    canvas = Canvas(style.PANEL, 176)
    for name, array, middle in (("a", a, 69), ("b", b, 235)):
        own = np.atleast_2d(array)
        whole = own if shape is None else np.broadcast_to(own, np.broadcast_shapes((1, 1), shape))
        canvas.text(middle, 20, f"{name}: {array.shape}")
        _draw_small(canvas, whole, middle, lambda r, c, own=own: OWN if r < len(own) and c < own.shape[1] else COPY)
    canvas.text(152, 104, "+", size=20)
    return canvas.to_svg()


def _draw_small(canvas, values, middle, fill):
    """A grid of numbers around the column `middle` of the canvas."""
    left, top = middle - values.shape[1] * WIDE / 2, 38 + (4 - len(values)) * SMALL / 2
    for (row, column), value in np.ndenumerate(values):
        x, y, colour = left + column * WIDE, top + row * SMALL, fill(row, column)
        canvas.rect(x, y, WIDE, SMALL, fill=colour, stroke=style.FAINT, stroke_width=1)
        ink = style.QUIET if colour == COPY else style.INK
        canvas.text(x + WIDE / 2, y + SMALL / 2 + 5, fraction(value), fill=ink)


def _draw_shapes(canvas, shapes, clashes):
    """The shapes of a, b and a + b under each other, the last axes aligned as NumPy compares them."""
    for row, (name, sizes) in enumerate(zip(("a", "b", "a + b"), shapes, strict=True)):
        y = 66 + 32 * row + 12 * (row == 2)
        canvas.text(8, y, name, anchor="start")
        if sizes is None:
            canvas.text(98, y, "error", fill=CLASH)
        for place, size in enumerate(reversed(sizes or ())):
            canvas.text(114 - 36 * place, y, size, size=17)
    canvas.line(8, 114, 132, 114, style.QUIET, 1)
    for place in clashes:
        canvas.rect(100 - 36 * place, 46, 28, 60, stroke=style.VERMILION, stroke_width=2.5, rx=6)
