"""Which order of three factors fits: the recursion for δ as blocks of their true proportions (lesson 06, EQ-6)."""

from itertools import pairwise, permutations

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.numbers import vector
from dlcore.course.drawing.panel import option, panel
from dlcore.course.drawing.picture import Picture

N = 3  # neurons of layer l
UNIT, GAP = 22, 30  # px: a row or column of a block, and between two blocks
MIDDLE, HEIGHT = 92, 312  # px
ORDERS = tuple(" ".join(order) for order in permutations(("f′", "W", "δ")))
FILLS = {"f′": style.PALE_GREEN, "W": style.PALE_BLUE, "δ": style.PALE_ORANGE}
SLOPES = np.array([0.5, 1.0, 0.25])
WEIGHTS = np.array([[2.0, -1.0, 0.0], [1.0, 2.0, -2.0], [0.0, 1.0, 4.0], [-2.0, 1.0, 1.0]])  # of layer l + 1
DELTAS = np.array([1.0, -1.0, 2.0, 0.5])


def factors(following, rows=False):
    """The three factors for `following` neurons in layer l + 1: as columns are written, or as rows are."""
    weight, delta = WEIGHTS[:following], DELTAS[:following, np.newaxis]
    if rows:
        return {"f′": np.diag(SLOPES), "W": weight, "δ": delta.T}
    return {"f′": np.diag(SLOPES), "W": weight.T, "δ": delta}


def product(order, following, rows=False):
    """The product in this order, or None where shapes do not fit."""
    matrices = [factors(following, rows)[name] for name in order.split()]
    if any(left.shape[1] != right.shape[0] for left, right in pairwise(matrices)):
        return None
    return matrices[0] @ matrices[1] @ matrices[2]


def error_below(following):
    """What eq. (9) says."""
    return SLOPES * (WEIGHTS[:following].T @ DELTAS[:following])


def shape_board(order="W δ f′", following=2, rows=False):
    """The factors of eq. (9) in some order, each as large as it is, and whether they can be multiplied."""
    given = factors(following, rows)
    names = order.split()
    shapes = [given[name].shape for name in names]
    canvas = panel(f"{following} neurons above, {N} below" if following > 1 else f"1 neuron above, {N} below", HEIGHT)
    _blocks(canvas, names, shapes, rows)
    verdict, colour, said = _verdict(order, following, rows)
    canvas.text(style.PANEL / 2, 199, verdict, size=17, fill=colour)
    for place, other in enumerate(ORDERS):
        line, column = divmod(place, 3)
        words = _written(other.split(), rows)
        option(canvas, 4 + 101 * column, 216 + 32 * line, 94, words, {"order": other}, other == order)
    canvas.text(style.PANEL / 2, 300, "f′ stands for diag f′(z)", size=style.SMALL, fill=style.QUIET)
    sizes = ", ".join(f"{_name(name, rows)} {r}×{c}" for name, (r, c) in zip(names, shapes, strict=True))
    return Picture.of(f"In the order {_written(names, rows)}: {sizes}. {said}", canvas, touch="Point at another order.")


def _verdict(order, following, rows):
    """What comes out, its colour, and the same in a sentence."""
    result = product(order, following, rows)
    if result is None:
        return "does not fit", style.RUST, "It does not fit."
    shape = "×".join(map(str, result.shape))
    numbers = vector(result.ravel())
    if np.allclose(result.ravel(), error_below(following)):
        return f"fits: {shape}, {numbers}", style.INK, f"It fits and gives {numbers}, the δ below."
    return f"fits, and is wrong: {numbers}", style.RUST, f"It fits and gives {numbers}, which is not the δ below."


def _name(name, rows):
    return name if name == "f′" or (name == "W") == rows else f"{name}ᵀ"


def _written(names, rows):
    return " ".join(_name(name, rows) for name in names)


def _blocks(canvas, names, shapes, rows):
    """The factors from left to right, and between two of them their inner numbers."""
    width = sum(columns for _, columns in shapes) * UNIT + 2 * GAP
    left = (style.PANEL - width) / 2
    for place, (name, (height, columns)) in enumerate(zip(names, shapes, strict=True)):
        if place:
            _meeting(canvas, left - GAP / 2, shapes[place - 1][1], height)
        top = MIDDLE - height * UNIT / 2
        for r, c in np.ndindex(height, columns):
            fill = style.PAPER if name == "f′" and r != c else FILLS[name]
            canvas.rect(left + UNIT * c, top + UNIT * r, UNIT, UNIT, fill=fill, stroke=style.FAINT, stroke_width=1)
        canvas.rect(left, top, columns * UNIT, height * UNIT, stroke=style.INK, stroke_width=1.5)
        middle = left + columns * UNIT / 2
        canvas.text(middle, 40, _name(name, rows), size=16)
        canvas.text(middle, 154, f"{height}×{columns}", size=style.SMALL, fill=style.QUIET)
        left += columns * UNIT + GAP


def _meeting(canvas, x, left, right):
    """The inner numbers of two neighbours: equal, or not."""
    fits = left == right
    colour = style.BLUE if fits else style.VERMILION
    canvas.circle(x, MIDDLE, 9, fill=colour if fits else style.PAPER, stroke=colour, stroke_width=2)
    canvas.text(x, MIDDLE + 5, "=" if fits else "≠", fill=style.PAPER if fits else style.RUST, size=15)
    canvas.text(
        x, 174, f"{left} {'=' if fits else '≠'} {right}", size=style.SMALL, fill=style.INK if fits else style.RUST
    )
