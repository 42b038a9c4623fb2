"""A recurrent network, folded into a loop and unrolled in time: lesson 15, figs 2-26, 2-27 and 2-30."""

import numpy as np

from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.numbers import lowered, vector, whole_or_fixed
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import rnn_step

NOW, DONE = style.PALE_ORANGE, style.PALE_BLUE  # the step at work, and the steps behind it
HEIGHT = 330  # px
BOX = 36  # px: the side of a box, one copy of the network
PITCH = 56  # px from one copy to the next
MIDDLE = 158  # px: the height of the boxes' centres


def unrolled_network(x, W_h, W_x, b, unfold=True, step=0):
    """A network that reads x (T, 2), at its `step`-th step: a row of copies, or one box with a loop."""
    h = [np.zeros(len(b))]
    for x_t in x:
        h.append(rnn_step(x_t, h[-1], np.hstack([W_h, W_x]), b))
    canvas = panel("unrolled in time" if unfold else "folded: one box, one loop", HEIGHT)
    if unfold:
        _draw_row(canvas, x, h, step)
    else:
        _draw_loop(canvas, x[step], h[step : step + 2], step + 1)
    uses = ""
    if step == len(x) - 1:  # not earlier: the lesson asks for this number first
        uses = f"{W_h.size + W_x.size + b.size} numbers learned, used {'once' if len(x) == 1 else f'{len(x)} times'}"
        canvas.text(style.PANEL / 2, HEIGHT - 12, uses)
    x_t, before, after = (vector(values, whole_or_fixed) for values in (x[step], h[step], h[step + 1]))
    words = (
        f"{'Unrolled' if unfold else 'Folded'}, step {step + 1} of {len(x)}: "
        f"input {x_t} and old state {before} give the new state {after}.{uses and f' {uses}.'}"
    )
    return Picture.of(words, canvas, _sum_panel(x[step], h[step], h[step + 1], W_h, W_x, b, step + 1))


def _draw_pair(canvas, x, y, values, name):
    """Two numbers, one above the other, under their name."""
    canvas.text(x, y, name, size=13, fill=style.QUIET)
    lines(canvas, x, y + 17, map(whole_or_fixed, values), step=16, anchor="middle", size=13)


def _draw_box(canvas, x, fill):
    canvas.rect(x - BOX / 2, MIDDLE - BOX / 2, BOX, BOX, fill=fill, stroke=style.INK, stroke_width=1.5, rx=6)
    canvas.text(x, MIDDLE + 6, "A", size=17)


def _draw_input(canvas, x, x_t, t):
    """The input of step t below its box, with an arrow into the box and one out of it."""
    _draw_pair(canvas, x, MIDDLE + 68, x_t, f"x{lowered(t)}")
    canvas.arrow(x, MIDDLE + 54, x, MIDDLE + BOX / 2 + 1, stroke=style.QUIET)
    canvas.arrow(x, MIDDLE - BOX / 2, x, MIDDLE - 48, stroke=style.QUIET)


def _draw_row(canvas, x, h, step):
    """One copy for each step; states that are not computed yet are left out."""
    _draw_arrow_in(canvas)
    for t, x_t in enumerate(x):
        centre = 44 + PITCH * t
        _draw_box(canvas, centre, NOW if t == step else DONE if t < step else style.PAPER)
        _draw_input(canvas, centre, x_t, t + 1)
        if t <= step:
            _draw_pair(canvas, centre, MIDDLE - 88, h[t + 1], f"h{lowered(t + 1)}")
        if t + 1 < len(x):
            colour = style.VERMILION if t < step else style.FAINT
            canvas.arrow(centre + BOX / 2, MIDDLE, centre + PITCH - BOX / 2, MIDDLE, stroke=colour, stroke_width=2)


def _draw_arrow_in(canvas):
    canvas.arrow(6, MIDDLE, 44 - BOX / 2, MIDDLE, stroke=style.VERMILION, stroke_width=2)
    canvas.text(11, MIDDLE - 22, "h₀", size=13, fill=style.QUIET)
    canvas.text(11, MIDDLE - 8, "0", size=13)


def _draw_loop(canvas, x_t, states, t):
    """One box; its state goes out above and comes back in from the side."""
    centre, right = style.PANEL / 2, style.PANEL / 2 + 70
    _draw_input(canvas, centre, x_t, t)
    _draw_pair(canvas, centre, MIDDLE - 88, states[1], f"h{lowered(t)}")
    corners = [(centre, MIDDLE - 32), (right, MIDDLE - 32), (right, MIDDLE)]
    canvas.polyline(corners, stroke=style.VERMILION, stroke_width=2)
    canvas.arrow(right, MIDDLE, centre + BOX / 2 + 1, MIDDLE, stroke=style.VERMILION, stroke_width=2)
    _draw_box(canvas, centre, NOW)
    _draw_pair(canvas, right + 30, MIDDLE - 28, states[0], f"h{lowered(t - 1)}")


def _sum_panel(x_t, before, after, W_h, W_x, b, t):
    """The arithmetic of one step: the single tanh layer of fig. 2-30."""
    canvas = panel(f"step {t}: what the box does", HEIGHT)
    _draw_product(canvas, 40, W_h, before, "W_h", f"h{lowered(t - 1)}")
    canvas.text(18, 184, "+", size=18)
    _draw_product(canvas, 134, W_x, x_t, "W_x", f"x{lowered(t)}")
    canvas.text(204, 184, "+", size=18)
    _draw_column(canvas, 222, 134, b, "b")
    canvas.text(18, 278, "=", size=18)
    _draw_column(canvas, 34, 228, W_h @ before + W_x @ x_t + b, "z")
    canvas.arrow(104, 272, 200, 272, stroke=style.INK)
    canvas.text(148, 264, "tanh")
    _draw_column(canvas, 210, 228, after, f"h{lowered(t)}", fill=NOW)
    return canvas


def _draw_product(canvas, y, weights, values, left, right):
    """A 2×2 matrix of weights and the column that it is multiplied with."""
    canvas.text(70, y, left, size=13, fill=style.QUIET)
    matrix.draw(canvas, weights, 34, y + 8, 36, size=14)
    canvas.text(118, y + 50, "·", size=18)
    _draw_column(canvas, 130, y, values, right)


def _draw_column(canvas, x, y, values, name, fill=style.PAPER):
    """Two numbers in cells, wide enough for a sign and two decimals."""
    canvas.text(x + 29, y, name, size=13, fill=style.QUIET)
    matrix.draw(canvas, np.reshape(values, (2, 1)), x, y + 8, (58, 36), fill=fill, size=14, write=whole_or_fixed)
