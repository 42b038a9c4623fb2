"""A recurrent network, folded into a loop and unrolled in time: lesson 15, figs 2-26, 2-27 and 2-30."""

import numpy as np

from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import rnn_step

NOW = "#FFE3A3"  # the step at work
DONE = "#CFE6F5"  # steps behind it
HEIGHT = 330  # px
BOX = 36  # px: the side of a network
PITCH = 56  # px from one copy to the next
MIDDLE = 158  # px: the height of the boxes' centres
SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉"


def unrolled_network(x, W_h, W_x, b, unfold=True, step=0):
    """A network that reads x (T, 2), at its `step`-th step: a row of copies, or one box with a loop."""
    h = [np.zeros(len(b))]
    for x_t in x:
        h.append(rnn_step(x_t, h[-1], np.hstack([W_h, W_x]), b))
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "unrolled in time" if unfold else "folded: one box, one loop")
    if unfold:
        _draw_row(canvas, x, h, step)
    else:
        _draw_loop(canvas, x[step], h[step : step + 2], step + 1)
    uses = ""
    if step == len(x) - 1:  # the lesson asks for it before
        uses = f"{W_h.size + W_x.size + b.size} numbers learned, used {'once' if len(x) == 1 else f'{len(x)} times'}"
        canvas.text(style.PANEL / 2, HEIGHT - 12, uses)
    words = (
        f"{'Unrolled' if unfold else 'Folded'}, step {step + 1} of {len(x)}: "
        f"input ({_pair(x[step])}) and old state ({_pair(h[step])}) give the new state ({_pair(h[step + 1])})."
        f"{uses and f' {uses}.'}"
    )
    return Picture((canvas.to_svg(), _sum_panel(x[step], h[step], h[step + 1], W_h, W_x, b, step + 1)), words)


def _two_digits(value):
    return f"{value:.2f}".replace("-", "−") if value % 1 else f"{value:.0f}".replace("-", "−")


def _pair(values):
    return ", ".join(_two_digits(v) for v in values)


def _draw_pair(canvas, x, y, values, name, **more):
    """Two numbers, one above the other, under or over their name."""
    canvas.text(x, y, name, size=13, fill=style.QUIET)
    for row, value in enumerate(values):
        canvas.text(x, y + 17 + 16 * row, _two_digits(value), size=13, **more)


def _draw_box(canvas, x, fill):
    canvas.rect(x - BOX / 2, MIDDLE - BOX / 2, BOX, BOX, fill=fill, stroke=style.INK, stroke_width=1.5, rx=6)
    canvas.text(x, MIDDLE + 6, "A", size=17)


def _draw_row(canvas, x, h, step):
    """One copy for each step; states that are not computed yet are left out."""
    _draw_arrow_in(canvas)
    for t, x_t in enumerate(x):
        centre = 44 + PITCH * t
        _draw_box(canvas, centre, NOW if t == step else DONE if t < step else style.PAPER)
        _draw_pair(canvas, centre, MIDDLE + 68, x_t, f"x{SUBSCRIPT[t + 1]}")
        canvas.arrow(centre, MIDDLE + 54, centre, MIDDLE + BOX / 2 + 1, stroke=style.QUIET)
        canvas.arrow(centre, MIDDLE - BOX / 2, centre, MIDDLE - 48, stroke=style.QUIET)
        if t <= step:
            _draw_pair(canvas, centre, MIDDLE - 88, h[t + 1], f"h{SUBSCRIPT[t + 1]}")
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
    _draw_pair(canvas, centre, MIDDLE + 68, x_t, f"x{SUBSCRIPT[t]}")
    canvas.arrow(centre, MIDDLE + 54, centre, MIDDLE + BOX / 2 + 1, stroke=style.QUIET)
    canvas.arrow(centre, MIDDLE - BOX / 2, centre, MIDDLE - 48, stroke=style.QUIET)
    _draw_pair(canvas, centre, MIDDLE - 88, states[1], f"h{SUBSCRIPT[t]}")
    corners = [(centre, MIDDLE - 32), (right, MIDDLE - 32), (right, MIDDLE)]
    canvas.polyline(corners, stroke=style.VERMILION, stroke_width=2)
    canvas.arrow(right, MIDDLE, centre + BOX / 2 + 1, MIDDLE, stroke=style.VERMILION, stroke_width=2)
    _draw_box(canvas, centre, NOW)
    _draw_pair(canvas, right + 30, MIDDLE - 28, states[0], f"h{SUBSCRIPT[t - 1]}")


def _sum_panel(x_t, before, after, W_h, W_x, b, t):
    """The arithmetic of one step: the single tanh layer of fig. 2-30."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, f"step {t}: what the box does")
    _draw_product(canvas, 40, W_h, before, "W_h", f"h{SUBSCRIPT[t - 1]}")
    canvas.text(18, 184, "+", size=18)
    _draw_product(canvas, 134, W_x, x_t, "W_x", f"x{SUBSCRIPT[t]}")
    canvas.text(204, 184, "+", size=18)
    _draw_column(canvas, 222, 134, b, "b")
    canvas.text(18, 278, "=", size=18)
    _draw_column(canvas, 34, 228, W_h @ before + W_x @ x_t + b, "z")
    canvas.arrow(104, 272, 200, 272, stroke=style.INK)
    canvas.text(148, 264, "tanh")
    _draw_column(canvas, 210, 228, after, f"h{SUBSCRIPT[t]}", fill=NOW)
    return canvas.to_svg()


def _draw_product(canvas, y, weights, values, left, right):
    """A 2×2 matrix of weights and the column that it is multiplied with."""
    canvas.text(70, y, left, size=13, fill=style.QUIET)
    matrix.draw(canvas, weights, 34, y + 8, 36, size=14)
    canvas.text(118, y + 50, "·", size=18)
    _draw_column(canvas, 130, y, values, right)


def _draw_column(canvas, x, y, values, name, fill=style.PAPER):
    """Two numbers in cells, wide enough for a sign and two decimals."""
    canvas.text(x + 29, y, name, size=13, fill=style.QUIET)
    for row, value in enumerate(values):
        canvas.rect(x, y + 8 + 36 * row, 58, 36, fill=fill, stroke=style.FAINT, stroke_width=1)
        canvas.text(x + 29, y + 31 + 36 * row, _two_digits(value), size=14)
