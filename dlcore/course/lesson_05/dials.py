"""Three dials: for each layer, which way a step goes, beside the steepest way down."""

import math

from dlcore.course.drawing import style
from dlcore.course.drawing.numbers import fixed, lowered

RADIUS = 36


def draw_dials(canvas, y, cosines, colour):
    """Dials of W1, W2 and W3 in a row; None: not known yet, "none": no angle, since the gradient is 0."""
    for place, cosine in enumerate(cosines):
        x = canvas.width * (1 + 2 * place) / 6
        _dial(canvas, x, y, cosine, colour)
        words = {None: "?", "none": "no angle"}.get(cosine) or f"cos {fixed(cosine, 2)}"
        canvas.text(x, y + RADIUS + 19, f"W{lowered(place + 1)}: {words}", size=style.SMALL)


def _dial(canvas, x, y, cosine, colour):
    known = isinstance(cosine, float)
    canvas.circle(
        x, y, RADIUS, fill=style.PADDING if known else style.PAPER, stroke=style.FAINT, stroke_width=1.5,
        stroke_dasharray=None if known else "4 4",
    )  # fmt: skip
    canvas.arrow(x, y, x, y - RADIUS + 1, stroke=style.FAINT, stroke_width=7, head=16)
    if known:
        angle = math.acos(min(max(cosine, -1), 1))
        tip = x + (RADIUS - 1) * math.sin(angle), y - (RADIUS - 1) * math.cos(angle)
        canvas.arrow(x, y, *tip, stroke=colour, stroke_width=3, head=11)
    canvas.circle(x, y, 3.5, fill=style.INK)
