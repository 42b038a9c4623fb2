"""A recurrent network, folded into a loop and unrolled in time: lesson 15, figs 2-26, 2-27 and 2-30."""

import numpy as np

from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.numbers import lowered, vector, whole_or_fixed
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import rnn_step

NOW, DONE = style.PALE_ORANGE, style.PALE_BLUE  # the step at work, and the steps behind it
OLD, INPUT, NEW = "old state", "input", "new state"  # the terms of equation 18 that stand on both sides
HEIGHT = 330  # px
BOX = 38  # px: the side of a box, one copy of the network
CENTRE, PITCH = 166, 56  # px: the middle of the row, and from one copy to the next
MIDDLE = 150  # px: the height of the boxes' centres
INPUTS = 252  # px: the height of the inputs' name


def unrolled_network(x, W_h, W_x, b, unfold=True, step=0):
    """A network that reads x (T, 2), at its `step`-th step: a row of copies, or one box with a loop."""
    h = [np.zeros(len(b))]
    for x_t in x:
        h.append(rnn_step(x_t, h[-1], np.hstack([W_h, W_x]), b))
    canvas = panel("unrolled in time" if unfold else "folded: one box, one loop", HEIGHT)
    _draw_inputs(canvas, x, unfold, step)
    if unfold:
        _draw_row(canvas, x, h, step)
    else:
        _draw_loop(canvas, h[step : step + 2], step, _centres(len(x))[step])
    uses = ""
    if step == len(x) - 1:  # not earlier: the lesson asks for this number first
        uses = f"{W_h.size + W_x.size + b.size} numbers learned, used {'once' if len(x) == 1 else f'{len(x)} times'}"
        canvas.text(style.PANEL / 2, HEIGHT - 10, uses)
    x_t, before, after = (vector(values, whole_or_fixed) for values in (x[step], h[step], h[step + 1]))
    words = (
        f"{'Unrolled' if unfold else 'Folded'}, step {step + 1} of {len(x)}: "
        f"input {x_t} and old state {before} give the new state {after}.{uses and f' {uses}.'}"
    )
    touch = "Tap an input or a copy to go to its step; point at a part of the sum to find it in the network."
    return Picture.of(words, canvas, _sum_panel(x[step], h[step], h[step + 1], W_h, W_x, b, step + 1), touch=touch)


def _centres(count):
    """Where the copies stand, and the inputs below them."""
    return [CENTRE + PITCH * (t - (count - 1) / 2) for t in range(count)]


def _draw_pair(canvas, x, y, values, name, **more):
    """Two numbers, one above the other, under their name."""
    canvas.text(x, y, name, size=style.SMALL, fill=style.QUIET, **more)
    lines(canvas, x, y + 17, map(whole_or_fixed, values), step=16, anchor="middle", size=style.SMALL, **more)


def _draw_inputs(canvas, x, unfold, step):
    """All inputs in a row, the one that is read shaded; a tap on one goes to its step."""
    for t, (x_t, centre) in enumerate(zip(x, _centres(len(x)), strict=True)):
        fill = NOW if t == step else style.PAPER
        sets = {"unfold": True, "step": t} if unfold else {"step": t}
        canvas.rect(
            centre - 24, INPUTS - 16, 48, 56, fill=fill, stroke=style.FAINT, stroke_width=1, rx=6, sets=sets,
            term=INPUT if t == step else None,
        )  # fmt: skip
        _draw_pair(canvas, centre, INPUTS, x_t, f"x{lowered(t + 1)}")


def _draw_box(canvas, x, fill, sets):
    box = {"fill": fill, "stroke": style.INK, "stroke_width": 1.5, "rx": 6}
    canvas.rect(x - BOX / 2, MIDDLE - BOX / 2, BOX, BOX, sets=sets, **box)
    canvas.text(x, MIDDLE + 6, "A", size=17)


def _draw_wires(canvas, x, source, here):
    """The wire from the input at `source` into the box at x, and the wire out of it."""
    terms = (INPUT, NEW) if here else (None, None)
    canvas.arrow(source, INPUTS - 16, x, MIDDLE + BOX / 2 + 1, stroke=style.QUIET, term=terms[0])
    canvas.arrow(x, MIDDLE - BOX / 2, x, 98, stroke=style.QUIET, term=terms[1])


def _draw_row(canvas, x, h, step):
    """One copy for each step; states that are not computed yet are left out."""
    term, centres = OLD if step == 0 else None, _centres(len(x))
    left = centres[0] - 46
    canvas.arrow(left, MIDDLE, centres[0] - BOX / 2, MIDDLE, stroke=style.VERMILION, stroke_width=2, term=term)
    _draw_pair(canvas, left + 8, MIDDLE - 42, h[0], "h₀", term=term)
    for t, centre in enumerate(centres):
        fill = NOW if t == step else DONE if t < step else style.PAPER
        _draw_box(canvas, centre, fill, {"unfold": True, "step": t})
        _draw_wires(canvas, centre, centre, t == step)
        term = {step: NEW, step - 1: OLD}.get(t)
        if t <= step:
            _draw_pair(canvas, centre, 52, h[t + 1], f"h{lowered(t + 1)}", term=term)
        if t + 1 < len(x):
            look = {"stroke": style.VERMILION if t < step else style.FAINT, "stroke_width": 2, "term": term}
            canvas.arrow(centre + BOX / 2, MIDDLE, centre + PITCH - BOX / 2, MIDDLE, **look)


def _draw_loop(canvas, states, step, source):
    """One box; its state goes out above and comes back in from the side."""
    centre, right = CENTRE, CENTRE + 70
    _draw_wires(canvas, centre, source, here=True)
    _draw_pair(canvas, centre, 52, states[1], f"h{lowered(step + 1)}", term=NEW)
    loop = [(centre, 116), (right, 116), (right, MIDDLE)]
    canvas.polyline(loop, stroke=style.VERMILION, stroke_width=2, term=OLD)
    canvas.arrow(right, MIDDLE, centre + BOX / 2 + 1, MIDDLE, stroke=style.VERMILION, stroke_width=2, term=OLD)
    _draw_box(canvas, centre, NOW, {"unfold": True})
    _draw_pair(canvas, right + 30, MIDDLE - 34, states[0], f"h{lowered(step)}", term=OLD)


def _sum_panel(x_t, before, after, W_h, W_x, b, t):
    """The arithmetic of one step: the single tanh layer of fig. 2-30."""
    canvas = panel(f"step {t}: what the box does", HEIGHT)
    _draw_product(canvas, 40, W_h, before, "Wₕ", f"h{lowered(t - 1)}", OLD)
    canvas.text(18, 184, "+", size=18)
    _draw_product(canvas, 134, W_x, x_t, "Wₓ", f"x{lowered(t)}", INPUT)
    canvas.text(204, 184, "+", size=18)
    _draw_column(canvas, 222, 134, b, "b")
    canvas.text(18, 278, "=", size=18)
    _draw_column(canvas, 34, 228, W_h @ before + W_x @ x_t + b, "z")
    canvas.arrow(104, 272, 200, 272, stroke=style.INK)
    canvas.text(148, 264, "tanh")
    _draw_column(canvas, 210, 228, after, f"h{lowered(t)}", term=NEW, fill=NOW)
    return canvas


def _draw_product(canvas, y, weights, values, left, right, term):
    """A 2×2 matrix of weights and the column that it is multiplied with."""
    canvas.text(70, y, left, size=style.SMALL, fill=style.QUIET)
    matrix.draw(canvas, weights, 34, y + 8, 36, size=14, term=term)
    canvas.text(118, y + 50, "·", size=18)
    _draw_column(canvas, 130, y, values, right, term=term)


def _draw_column(canvas, x, y, values, name, **more):
    """Two numbers in cells, wide enough for a sign and two decimals."""
    canvas.text(x + 29, y, name, size=style.SMALL, fill=style.QUIET)
    column = np.reshape(values, (2, 1))
    matrix.draw(canvas, column, x, y + 8, (58, 36), size=14, write=whole_or_fixed, **more)
