"""Pictures of NumPy arrays: which axis a sum removes, and how two shapes are broadcast (lesson 00)."""

from math import prod

import numpy as np

from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture

CELL = (50.4, 36)  # px: width and height
SMALL = (34, 30)  # px: the cells of arrays that are added
PAIR = (42, 21)  # px: the cells of the table of all pairs of shapes
HEIGHT, TALL = 204, 326  # px: of the panels about sums, and of those about broadcasting
OWN, COPY = style.HIGHLIGHT, style.PADDING  # an array's own cells, and their copies
SHAPES = {str(shape): shape for shape in ((4,), (3,), (4, 1), (3, 1), (1, 4), (3, 4))}


def sum_over_axis(table, axis=None, keepdims=False):
    """The matrix `table`, each cell in the colour of the sum it goes into, and the sums."""
    sums = table.sum(axis=axis, keepdims=keepdims)
    group = {None: lambda r, c: 0, 0: lambda r, c: c, 1: lambda r, c: r}[axis]
    way = {None: "everything", 0: "down the columns", 1: "along the rows"}[axis]
    words = (
        f"x.sum(axis={axis}{', keepdims=True' if keepdims else ''}) adds {way}: shape {table.shape} becomes "
        f"{sums.shape}, {sums.tolist()}."
    )
    touch = "Point at the arrows above or beside the table, at “all”, or at a keepdims."
    return Picture.of(words, _table(table, group, axis), _sums(sums, keepdims), touch=touch)


def _table(table, group, axis):
    """The table, the cells of a group in one colour, with the ways to add at its upper and left rim."""
    canvas = panel(f"x: shape {table.shape}", HEIGHT)
    (rows, columns), (width, height) = table.shape, CELL
    left, top = 72, 70
    _way(canvas, left, top - 36, columns * width, 32, "0", axis == 0)
    _way(canvas, left - 46, top, 42, rows * height, "1", axis == 1)
    _way(canvas, left - 46, top - 36, 42, 32, "none", axis is None)
    canvas.text(left - 25, top - 15, "all")
    for column in range(columns):
        canvas.text(left + (column + 0.5) * width, top - 14, "↓", size=17)
    for row in range(rows):
        canvas.text(left - 25, top + (row + 0.5) * height + 6, "→", size=17)
    matrix.draw(canvas, table, left, top, CELL, fill=lambda r, c: style.PALES[group(r, c)])
    return canvas


def _way(canvas, x, y, width, height, axis, here):
    fill = style.HIGHLIGHT if here else style.PADDING
    canvas.rect(x, y, width, height, fill=fill, rx=5, sets={"axis": axis})


def _sums(sums, keepdims):
    """The sums in the colours of the cells they come from, and below them whether the axis is kept."""
    canvas = panel(f"sum: shape {sums.shape}", HEIGHT)
    rows, columns = np.atleast_2d(sums).shape
    left, top = (canvas.width - columns * CELL[0]) / 2, 34 + (3 - rows) * CELL[1] / 2
    matrix.draw(canvas, np.atleast_2d(sums), left, top, CELL, fill=lambda r, c: style.PALES[r + c])
    for place, choice in enumerate((False, True)):
        x, here = 10 + 146 * place, keepdims == choice
        fill = style.HIGHLIGHT if here else style.PADDING
        canvas.rect(x, 156, 138, 32, fill=fill, rx=5, sets={"keepdims": str(choice)})
        canvas.text(x + 69, 177, f"keepdims={choice}")
    return canvas


def broadcast(a, b):
    """Two arrays, whose shapes are called `a` and `b`, and their sum: which axes are repeated, or which clash."""
    shapes = SHAPES[a], SHAPES[b]
    left = 10 * np.arange(1, prod(shapes[0]) + 1).reshape(shapes[0])
    right = np.arange(1, prod(shapes[1]) + 1).reshape(shapes[1])
    clashes = _clashes(*shapes)
    if clashes:
        total = None
        outcome = f"is an error: {shapes[0][-1 - clashes[0]]} and {shapes[1][-1 - clashes[0]]} do not fit"
    else:
        total = left + right
        outcome = f"has shape {total.shape}"
    words = f"a has shape {a}, b has shape {b}: a + b {outcome}."
    panels = _arrays(left, right, total, clashes), _comparison(left, right, total, clashes)
    return Picture.of(words, *panels, touch="Point at a pair of shapes in the table, or sweep over it.")


def _clashes(left_shape, right_shape):
    """The axes, counted from the last one, whose sizes differ without one of them being 1."""
    pairs = zip(reversed(left_shape), reversed(right_shape), strict=False)
    return [place for place, (one, other) in enumerate(pairs) if one != other and 1 not in (one, other)]


def _arrays(a, b, total, clashes):
    """a and b as they are, in grey the copies that broadcasting makes of them, and below them their sum."""
    canvas = Canvas(style.PANEL, TALL)
    _operand(canvas, "a", a, total, 76)
    _operand(canvas, "b", b, total, 228)
    columns = [array.shape[-1] if total is None else total.shape[-1] for array in (a, b)]
    canvas.text(152 + (columns[0] - columns[1]) * SMALL[0] / 4, 97, "+", size=16)
    if total is None:
        canvas.text(152, 190, "a + b: error", fill=style.RUST, font_weight="bold")
        _misfit(canvas, *(array.shape[-1 - clashes[0]] for array in (a, b)))
    else:
        canvas.text(152, 190, f"a + b: {total.shape}")
        _draw(canvas, np.atleast_2d(total), 152, 200, fill=style.RESULT)
    return canvas


def _misfit(canvas, *sizes):
    """Two axes of different sizes, cell over cell: some of the longer one have no partner."""
    for row, size in enumerate(sizes):
        matrix.draw(
            canvas, np.ones((1, max(sizes))), 152 - max(sizes) * SMALL[0] / 2, 206 + (SMALL[1] + 8) * row, SMALL,
            fill=lambda _, c, size=size: OWN if c < size else style.PAPER,
            show=lambda _, c, size=size: c >= size, write=lambda _: "?", ink=style.RUST,
        )  # fmt: skip
    canvas.text(152, 306, f"{sizes[0]} and {sizes[1]} do not fit", fill=style.RUST)


def _operand(canvas, name, array, total, middle):
    own = np.atleast_2d(array)
    whole = own if total is None else np.broadcast_to(own, np.atleast_2d(total).shape)

    def copied(row, column):
        return row >= own.shape[0] or column >= own.shape[1]

    canvas.text(middle, 20, f"{name}: {array.shape}")
    _draw(
        canvas, whole, middle, 34,
        fill=lambda r, c: COPY if copied(r, c) else OWN,
        ink=lambda r, c: style.QUIET if copied(r, c) else style.INK,
    )  # fmt: skip


def _draw(canvas, values, middle, top, **colours):
    """A matrix around the column `middle` of the canvas, in a room of four rows from `top`."""
    rows, columns = values.shape
    left, top = middle - columns * SMALL[0] / 2, top + (4 - rows) * SMALL[1] / 2
    matrix.draw(canvas, values, left, top, SMALL, size=style.TEXT, **colours)


def _comparison(a, b, total, clashes):
    """The three shapes below each other, what is asked of them, and a table of all pairs of shapes."""
    canvas = Canvas(style.PANEL, TALL)
    _draw_shapes(canvas, (a.shape, b.shape, None if clashes else total.shape), clashes)
    asked = ("neither equal", "nor 1") if clashes else ("each pair is equal,", "or one is 1 or missing")
    lines(canvas, 222, 46, asked, step=22, anchor="middle", fill=style.RUST if clashes else style.INK)
    _pairs(canvas, str(a.shape), str(b.shape), style.PALE_VERMILION if clashes else style.RESULT)
    return canvas


def _draw_shapes(canvas, shapes, clashes):
    """The shapes of a, b and a + b below each other, the last axes aligned as NumPy compares them."""
    for row, (name, sizes) in enumerate(zip(("a", "b", "a + b"), shapes, strict=True)):
        y = 40 + 32 * row + 12 * (row == 2)
        canvas.text(8, y, name, anchor="start")
        if sizes is None:
            canvas.text(98, y, "error", fill=style.RUST)
        for place, size in enumerate(reversed(sizes or ())):
            canvas.text(114 - 36 * place, y, size, size=17)
    canvas.line(8, 88, 132, 88, style.QUIET, 1)
    for place in clashes:
        canvas.rect(100 - 36 * place, 20, 28, 60, stroke=style.VERMILION, stroke_width=2.5, rx=6)


def _pairs(canvas, a, b, colour):
    """A table of all pairs, a down and b across; the pair that is shown is coloured."""
    (width, height), left, top = PAIR, 48, 198
    canvas.text(style.PANEL / 2, 162, "any a (down) with any b (across)")
    names = list(SHAPES)
    for place, name in enumerate(names):
        across, down = {} if name == b else {"fill": style.QUIET}, {} if name == a else {"fill": style.QUIET}
        canvas.text(left + (place + 0.5) * width, top - 8, name, size=style.SMALL, **across)
        canvas.text(left - 6, top + (place + 0.5) * height + 5, name, size=style.SMALL, anchor="end", **down)
    matrix.draw(
        canvas, np.zeros((6, 6)), left, top, PAIR, show=lambda r, c: False,
        fill=lambda r, c: colour if (names[r], names[c]) == (a, b) else style.PAPER,
        sets=lambda r, c: {"a": names[r], "b": names[c]},
    )  # fmt: skip
