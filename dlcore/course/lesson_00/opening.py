"""The picture that opens lesson 00: a curve under a magnifying glass."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number
from dlcore.course.drawing.panel import panel, subtitle
from dlcore.course.drawing.picture import Picture

POINT = -0.5  # where the curve is looked at
WIDE, HIGH = 1.5, 1.35  # how far one sees from the point, to each side and up and down, before one zooms in


def curve(x):
    return x**3 / 3 - x


def zoomed_in(zoom=1):
    """The curve around one point, so many times enlarged, and the straight line from rim to rim."""
    reach = WIDE / zoom
    left, right = POINT - reach, POINT + reach
    slope = (curve(right) - curve(left)) / (right - left)
    canvas = panel(f"a curve, {zoom}× enlarged", 262)
    subtitle(canvas, f"slope from rim to rim: {fixed(slope, 3)}")
    middle = curve(POINT)
    axes = Coordinates(canvas, 12, 50, (280, 184), (left, right), (middle - HIGH / zoom, middle + HIGH / zoom))
    axes.frame()
    canvas.line(12, axes.down(curve(left)), 292, axes.down(curve(right)), stroke=style.ORANGE, stroke_width=3)
    x = np.linspace(left, right, 61)
    axes.curve(x, curve(x), stroke=style.BLUE, stroke_width=2.5)
    axes.dot(POINT, middle)
    for x, words, anchor in ((12, left, "start"), (292, right, "end")):
        canvas.text(x, 252, number(words, 3), anchor=anchor, size=style.SMALL, fill=style.QUIET)
    canvas.text(152, 252, f"x = {number(POINT)}", size=style.SMALL, fill=style.QUIET)
    canvas.area(12, 50, 280, 184, across=("zoom", 1, 20))
    words = (
        f"The curve around x = {number(POINT)}, {zoom} times enlarged: from x = {number(left, 3)} to "
        f"{number(right, 3)} the slope is {fixed(slope, 3)}."
    )
    return Picture.of(words, canvas, touch="Drag to the right to zoom in.")
