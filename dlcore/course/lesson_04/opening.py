"""The picture that opens lesson 04: a ball that walks downhill, and where it comes to rest."""

from itertools import pairwise

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

STEPS = 12
EDGE = 2.2  # the curve is drawn from −EDGE to EDGE
LEFT, WIDTH, TOP, HEIGHT = 16, 272, 30, 150  # px


def height(w):
    """A landscape with two valleys, the left one deeper."""
    return w**4 / 4 - w**2 + 0.3 * w


def slope(w):
    return w**3 - 2 * w + 0.3


def walk(start, rate):
    """Where the ball stands at the start and after each step w ← w − rate·slope(w)."""
    places = [start]
    for _ in range(STEPS):
        places.append(places[-1] - rate * slope(places[-1]))
    return places


def walking_ball(start=2, rate=0.5):
    """A curve with two valleys, and the hops of a ball that starts on it."""
    places = walk(start, rate)
    canvas = panel("height of the curve", 232)
    axes = Coordinates(canvas, LEFT, TOP, (WIDTH, HEIGHT), (-EDGE, EDGE), (-1.7, 1.9))
    w = np.linspace(-EDGE, EDGE, 89)
    axes.curve(w, height(w), stroke=style.INK, stroke_width=2)
    for here, there in pairwise(places):
        _hop(axes, here, there)
    for place in places[1:-1]:
        axes.dot(place, height(place), radius=3.5, fill=style.ORANGE)
    axes.dot(start, height(start), radius=6.5, fill=style.PAPER, stroke=style.BLUE, stroke_width=2)
    axes.dot(places[-1], height(places[-1]), radius=7, fill=style.BLUE)
    axes.area(across=("start", -2, 2))
    verdict = _verdict(places)
    canvas.text(style.PANEL / 2, 205, f"{STEPS} steps of −{number(rate)} · slope", size=style.SMALL, fill=style.QUIET)
    canvas.text(style.PANEL / 2, 226, verdict)
    words = (
        f"A ball starts at {number(start)} on a curve with a valley on either side, the left one deeper. "
        f"With step size {number(rate)} {verdict}, at {fixed(places[-1])}."
    )
    return Picture.of(words, canvas, touch="Drag along the curve: the ball starts there.")


def _hop(axes, here, there):
    """A thin arc from one place on the curve to another."""
    x1, x2 = axes.across(here), axes.across(there)
    y1, y2 = axes.down(height(here)), axes.down(height(there))
    top = min(y1, y2) - min(30, abs(x2 - x1) / 3)
    d = f"M{x1:.1f},{y1:.1f}Q{(x1 + x2) / 2:.1f},{top:.1f} {x2:.1f},{y2:.1f}"
    axes.canvas.path(d, stroke=style.ORANGE, stroke_width=1.5)


def _verdict(places):
    """Where the ball is after its last step, and whether it rests."""
    if abs(places[-1] - places[-2]) > 0.2:
        return "it still jumps to and fro"
    side = "left" if places[-1] < 0 else "right"
    if abs(slope(places[-1])) > 0.1:
        return f"it is on its way down on the {side}"
    return f"it rests in the {side} valley"
