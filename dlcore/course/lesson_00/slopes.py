"""Pictures of slopes: measured by a nudge, and multiplied along a chain of boxes (lesson 00)."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.picture import Picture

HEIGHT = 300
NUDGE = 0.01  # of the input of the two boxes

FIRST = {  # what the first box can do: the function and its slope
    "3x": (lambda x: 3 * x, lambda x: 3.0),
    "x + 3": (lambda x: x + 3, lambda x: 1.0),
    "x²": (lambda x: x**2, lambda x: 2 * x),
}
SECOND = {
    "u²": (lambda u: u**2, lambda u: 2 * u),
    "−u": (lambda u: -u, lambda u: -1.0),
    "max(0, u)": (lambda u: max(0.0, u), lambda u: float(u > 0)),
}


def slope_by_nudging(x=1.0, nudge=1.0, both_sides=False):
    """The slope of x³/3 − x, which is x² − 1, measured over a step of `nudge` to one side or to both."""
    start = x - nudge if both_sides else x
    end = x + nudge
    measured = (_curve(end) - _curve(start)) / (end - start)
    true = x**2 - 1
    words = (
        f"At x = {_short(x)} the slope is {_short(true)}. A nudge of {nudge:g} to "
        f"{'both sides' if both_sides else 'the right'} measures {_short(measured)}: off by {_short(measured - true)}."
    )
    panels = (_curve_panel(x, start, end, measured), _slope_numbers(x, start, end, measured, true))
    return Picture(panels, words)


def _curve(x):
    return x**3 / 3 - x


def _curve_panel(x, start, end, measured):
    """The curve, the two points that are compared, and the line through them."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "f(x) = x³/3 − x")
    axes = Coordinates(canvas, 34, 28, (262, 230), (-3.2, 3.2), (-6.6, 6.6))
    axes.grid({t: _short(t) for t in range(-3, 4)}, {t: _short(t) for t in range(-6, 7, 2)}, "x")
    xs = np.linspace(-2.95, 2.95, 119)
    axes.curve(xs, _curve(xs), stroke=style.QUIET, stroke_width=2)
    reach = 1.6 / np.hypot(1, measured / 2)  # about as long on the screen, however steep it is
    middle = (_curve(start) + _curve(end)) / 2, (start + end) / 2
    ends = [middle[1] - reach, middle[1] + reach] if reach > end - start else [start, end]
    heights = [middle[0] + measured * (place - middle[1]) for place in ends]
    axes.curve(ends, heights, stroke=style.BLUE, stroke_width=2.5)
    for place in (start, end):
        axes.dot(place, _curve(place), fill=style.BLUE)
    axes.dot(x, _curve(x))
    return canvas.to_svg()


def _slope_numbers(x, start, end, measured, true):
    """The division that measures the slope, and how far off it is."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(20, 46, f"f({_short(end)}) = {_short(_curve(end))}", size=17, anchor="start")
    canvas.text(20, 74, f"f({_short(start)}) = {_short(_curve(start))}", size=17, anchor="start")
    rise, run = _short(_curve(end) - _curve(start)), _short(end - start)
    rows = (
        ("measured slope", f"{rise} / {run} = {_short(measured)}", style.BLUE),
        (f"true slope at {_short(x)}", _short(true), style.INK),
        ("error", _short(measured - true), style.RUST),
    )
    for row, (heading, value, colour) in enumerate(rows):
        canvas.text(20, 122 + 60 * row, heading, fill=style.QUIET, anchor="start")
        canvas.text(20, 146 + 60 * row, value, size=18, fill=colour, anchor="start")
    return canvas.to_svg()


def two_boxes(x=1.5, first="3x", second="u²"):
    """A number that goes through two boxes, the slope of each box there, and their product."""
    (inner, inner_slope), (outer, outer_slope) = FIRST[first], SECOND[second]
    u = inner(x)
    y = outer(u)
    slopes = inner_slope(x), outer_slope(u)
    u_moved = inner(x + NUDGE) - u
    y_moved = outer(inner(x + NUDGE)) - y
    words = (
        f"x = {_short(x)} becomes u = {_short(u)} and y = {_short(y)}. The slopes {_short(slopes[0])} and "
        f"{_short(slopes[1])} multiply to {_short(slopes[0] * slopes[1])}; "
        f"nudging x by {NUDGE} moves y by {_short(y_moved)}."
    )
    left = _chain_panel((x, u, y), (first, second), slopes)
    return Picture((left, _nudge_panel(u_moved, y_moved, slopes)), words)


def _chain_panel(values, boxes, slopes):
    """x → box → u → box → y, with the number at each place and the slope of each box above it."""
    canvas = Canvas(style.PANEL, 170)
    places = (24, 152, 280)
    for letter, place, value in zip("xuy", places, values, strict=True):
        canvas.text(place, 91, letter, size=17)
        canvas.text(place, 126, _short(value), size=17, fill=style.BLUE)
    for place, box, slope in zip((88, 216), boxes, slopes, strict=True):
        canvas.arrow(place - 52, 86, place - 37, 86)
        canvas.rect(place - 37, 64, 74, 44, fill="#EAF3FA", stroke=style.QUIET, stroke_width=1.5, rx=5)
        canvas.text(place, 91, box)
        canvas.arrow(place + 37, 86, place + 52, 86)
        canvas.text(place, 50, f"slope {_short(slope)}", fill=style.RUST)
    canvas.text(152, 158, "numbers in blue, slopes in orange", size=13, fill=style.QUIET)
    return canvas.to_svg()


def _nudge_panel(u_moved, y_moved, slopes):
    """What a nudge of x does to u and y, beside the product of the slopes."""
    canvas = Canvas(style.PANEL, 170)
    rows = (f"nudge x by {NUDGE}", f"u moves by {_short(u_moved)}", f"y moves by {_short(y_moved)}")
    for row, line in enumerate(rows):
        canvas.text(20, 36 + 26 * row, line, anchor="start")
    canvas.text(20, 122, f"measured: {_short(y_moved / NUDGE)}", size=17, fill=style.BLUE, anchor="start")
    factors = " · ".join(f"({_short(s)})" if s < 0 else _short(s) for s in slopes)
    canvas.text(20, 152, f"{factors} = {_short(slopes[0] * slopes[1])}", size=17, fill=style.RUST, anchor="start")
    return canvas.to_svg()


def _short(value):
    """At most four decimals, a true minus sign, no minus in front of zero."""
    return f"{round(float(value), 4) + 0.0:g}".replace("-", "−")
