"""Pictures of slopes: measured by a nudge, and multiplied along a chain of boxes (lesson 00)."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import factor, rounded
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture

HEIGHT = 300
CHAIN = 226  # px: the height of the panels about two boxes
NUDGE = 0.01  # of the input of the two boxes
BOX = "#EAF3FA"  # a pale blue

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
        f"At x = {rounded(x)} the slope is {rounded(true)}. "
        f"A nudge of {rounded(nudge)} to {'both sides' if both_sides else 'the right'} "
        f"measures {rounded(measured)}: off by {rounded(measured - true)}."
    )
    panels = _secant(x, start, end, measured), _division(x, start, end, measured, true)
    return Picture.of(words, *panels, touch="Drag the orange point along the curve.")


def _curve(x):
    return x**3 / 3 - x


def _secant(x, start, end, measured):
    """The curve, the two points that are compared, and the line through them."""
    canvas = panel("f(x) = x³/3 − x", HEIGHT)
    axes = Coordinates(canvas, 34, 28, (262, 230), (-3.2, 3.2), (-6.6, 6.6))
    axes.grid(range(-3, 4), range(-6, 7, 2), "x")
    xs = np.linspace(-2.95, 2.95, 119)
    axes.curve(xs, _curve(xs), stroke=style.QUIET, stroke_width=2)
    reach = 1.6 / np.hypot(1, measured / 2)  # about as long on the screen, however steep it is
    middle = (start + end) / 2
    ends = np.array([middle - reach, middle + reach] if reach > end - start else [start, end])
    height = (_curve(start) + _curve(end)) / 2
    axes.curve(ends, height + measured * (ends - middle), stroke=style.BLUE, stroke_width=2.5, term="slope")
    for place, term in ((start, "start"), (end, "end")):
        axes.dot(place, _curve(place), fill=style.BLUE, term=term)
    axes.dot(x, _curve(x), term={start: "start", end: "end"}.get(x))
    axes.area(across=("x", -2, 2))
    return canvas


def _division(x, start, end, measured, true):
    """The division that measures the slope, and how far off it is."""
    canvas = Canvas(style.PANEL, HEIGHT)
    heights = (
        [(f"f({rounded(place)}) = {rounded(_curve(place))}", term)] for place, term in ((end, "end"), (start, "start"))
    )
    lines(canvas, 20, 46, heights, step=28, size=17)
    rise, run = rounded(_curve(end) - _curve(start)), rounded(end - start)
    rows = (
        ("measured slope", [(f"{rise} / {run} = {rounded(measured)}", "slope")], style.BLUE),
        (f"true slope at {rounded(x)}", rounded(true), style.INK),
        ("error", rounded(measured - true), style.RUST),
    )
    for row, (heading, value, colour) in enumerate(rows):
        canvas.text(20, 122 + 60 * row, heading, fill=style.QUIET, anchor="start")
        canvas.text(20, 146 + 60 * row, value, size=18, fill=colour, anchor="start")
    return canvas


def two_boxes(x=1.5, first="3x", second="u²"):
    """A number that goes through two boxes, the slope of each box there, and their product."""
    (inner, inner_slope), (outer, outer_slope) = FIRST[first], SECOND[second]
    u = inner(x)
    y = outer(u)
    slopes = inner_slope(x), outer_slope(u)
    u_moved = inner(x + NUDGE) - u
    y_moved = outer(inner(x + NUDGE)) - y
    words = (
        f"x = {rounded(x)} becomes u = {rounded(u)} and y = {rounded(y)}. The slopes {rounded(slopes[0])} and "
        f"{rounded(slopes[1])} multiply to {rounded(slopes[0] * slopes[1])}; "
        f"nudging x by {NUDGE} moves y by {rounded(y_moved)}."
    )
    panels = _chain((x, u, y), (first, second), slopes), _nudge(u_moved, y_moved, slopes)
    return Picture.of(words, *panels, touch="Drag x along its line, or point at what a box may do.")


def _chain(values, chosen, slopes):
    """x → box → u → box → y: the number at each place, the slope of each box above it, and a line to drag x on."""
    canvas = Canvas(style.PANEL, CHAIN)
    for letter, place, value in zip("xuy", (22, 152, 282), values, strict=True):
        canvas.text(place, 84, letter, size=17)
        edge, anchor = {"x": (8, "start"), "u": (place, "middle"), "y": (298, "end")}[letter]
        canvas.text(edge, 148, rounded(value), size=17, fill=style.BLUE, anchor=anchor)
    boxes = zip((88, 216), ("first", "second"), (FIRST, SECOND), chosen, slopes, strict=True)
    for middle, control, choices, now, slope in boxes:
        canvas.arrow(middle - 53, 79, middle - 41, 79)
        _box(canvas, middle - 40, control, choices, now)
        canvas.arrow(middle + 41, 79, middle + 53, 79)
        canvas.text(middle, 22, [(f"slope {rounded(slope)}", control)], fill=style.RUST)
    _line_for_x(canvas, values[0])
    return canvas


def _box(canvas, left, control, choices, now):
    """A box and all that it may do, one below the other: what it does now stands out."""
    for row, words in enumerate(choices):
        top, here = 34 + 30 * row, words == now
        fill = BOX if here else style.PAPER
        canvas.rect(left, top, 80, 30, fill=fill, stroke=style.FAINT, stroke_width=1, sets={control: words})
        more = {"font_weight": "bold"} if here else {"fill": style.QUIET}
        canvas.text(left + 40, top + 20, words, **more)
    canvas.rect(left, 34, 80, 90, stroke=style.QUIET, stroke_width=1.5, rx=5, pointer_events="none")


def _line_for_x(canvas, x):
    """A line on which x is dragged."""
    line = Coordinates(canvas, 40, 158, (244, 40), (-2, 3), (-1, 1))
    line.level(0, stroke=style.QUIET)
    line.dot(x, 0, radius=8, fill=style.BLUE)
    line.x_ticks(range(-2, 4))
    canvas.text(22, 183, "x", size=17)
    line.area(across=("x", -1.5, 2.5))


def _nudge(u_moved, y_moved, slopes):
    """What a nudge of x does to u and y, and below it the product of the slopes."""
    canvas = Canvas(style.PANEL, CHAIN)
    lines(canvas, 20, 36, (f"nudge x by {NUDGE}", f"u moves by {rounded(u_moved)}", f"y moves by {rounded(y_moved)}"))
    canvas.text(20, 134, f"measured: {rounded(y_moved / NUDGE)}", size=17, fill=style.BLUE, anchor="start")
    first, second = (
        (factor(rounded(slope)), control) for slope, control in zip(slopes, ("first", "second"), strict=True)
    )
    product = [first, " · ", second, f" = {rounded(slopes[0] * slopes[1])}"]
    canvas.text(20, 168, product, size=17, fill=style.RUST, anchor="start")
    canvas.text(20, 212, "numbers in blue, slopes in orange", size=style.SMALL, fill=style.QUIET, anchor="start")
    return canvas
