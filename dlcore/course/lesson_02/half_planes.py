"""What one neuron says at every point of a plane: lesson 02, fig 2-5."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fraction
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_02.steepness import called

SIDE = 272  # px: the side of the plane
REACH = 3  # the plane goes from −3 to 3 both ways
POINT = np.array([2.0, 1.0])  # P, the one point whose numbers are shown
BANDS = np.arange(-7, 7, 0.5)  # where, in z, one colour gives way to the next


def weights(angle, offset, length):
    """Weights and bias of the neuron with w at `angle`, `length` long, and its line `offset` from the origin."""
    radians = np.deg2rad(angle)
    return length * np.array([np.cos(radians), np.sin(radians)]), -length * offset


def decision_plane(activation, angle=30, offset=0, length=1.5):
    """The output of one neuron on a plane, and the same output along the arrow w."""
    weight, bias = weights(angle, offset, length)
    z = POINT @ weight + bias
    y = activation(z)
    name = called(activation)
    words = (
        f"w = ({_two(weight[0])}, {_two(weight[1])}), b = {_two(bias)}, {name}: the boundary z = 0 is a straight line "
        f"{_place(offset)}, at right angles to w, which points to {angle:g}°. "
        f"At P = (2, 1) z is {_two(z)} and y is {_two(y)}."
    )
    return Picture((_plane(activation, weight, bias), _profile(activation, weight, bias, z, y)), words)


def _two(value):
    """Two decimals, with a proper minus and no −0.00."""
    return f"{round(float(value), 2) + 0.0:.2f}".replace("-", "−")


def _place(offset):
    return f"{fraction(abs(offset))} from the origin" if offset else "through the origin"


def _limit(activation):
    """The output that gets the full colour."""
    return 1 if abs(activation(np.array(6.0))) <= 1 else 6


def _colour(activation, z):
    return style.hex_colour(style.diverging(activation(np.array(z)), _limit(activation)))


def _bands(activation):
    """(z where the band begins, its colour), only where the colour changes."""
    before = _colour(activation, BANDS[0] - 0.25)
    for start in BANDS:
        colour = _colour(activation, start + 0.25)
        if colour != before:
            yield start, colour
        before = colour


def _plane(activation, weight, bias):
    canvas = Canvas(style.PANEL, SIDE + 50)
    canvas.text(28 + SIDE / 2, 16, "output y over the plane")
    plane = Coordinates(canvas, 28, 26, (SIDE, SIDE), (-REACH, REACH), (-REACH, REACH))
    canvas.rect(28, 26, SIDE, SIDE, fill=_colour(activation, BANDS[0] - 0.25))
    for start, colour in _bands(activation):
        plane.half_plane(weight, bias - start, colour)
    plane.cross()
    plane.frame()
    plane.boundary(weight, bias, stroke=style.INK, stroke_width=3)
    foot = -bias * weight / (weight @ weight)
    tip = foot + 0.9 * weight / np.hypot(*weight)
    canvas.arrow(
        plane.across(foot[0]), plane.down(foot[1]), plane.across(tip[0]), plane.down(tip[1]), stroke_width=2.5, head=11
    )
    beside = (foot + tip) / 2 + 0.3 * np.array([-1, 1]) * (tip - foot)[::-1]  # at the arrow's left
    canvas.text(plane.across(beside[0]), plane.down(beside[1]) + 5, "w", font_weight="bold")
    plane.dot(*POINT, fill=style.PAPER, stroke=style.INK, stroke_width=2)
    canvas.text(plane.across(POINT[0]) + 14, plane.down(POINT[1]) - 6, "P", font_weight="bold")
    plane.x_ticks({-2: "−2", 0: "0", 2: "2"})
    plane.y_ticks({-2: "−2", 0: "0", 2: "2"})
    canvas.text(plane.across(REACH) - 12, SIDE + 44, "x₁", size=13)
    canvas.text(16, 36, "x₂", size=13)
    return canvas.to_svg()


def _profile(activation, weight, bias, z, y):
    canvas = Canvas(style.PANEL, SIDE + 50)
    canvas.text(style.PANEL / 2, 16, f"output y against z, {called(activation)}")
    high = 6 if _limit(activation) > 1 else 1
    curve = Coordinates(canvas, 40, 34, (SIDE - 18, 136), (-7, 7), (-high / 4 if high > 1 else -1.25, 1.25 * high))
    curve.frame()
    curve.cross()
    grid = np.linspace(-7, 7, 113)
    if activation(np.array(-1e-9)) != activation(np.array(0.0)) and high == 1:
        grid = np.sort(np.append(grid, -1e-9))  # so that the step is upright
    curve.curve(grid, activation(grid), stroke=style.BLUE, stroke_width=2.5)
    curve.dot(np.clip(z, -7, 7), y, fill=style.PAPER, stroke=style.INK, stroke_width=2)
    curve.y_ticks({0: "0", 6: "6"} if high > 1 else {-1: "−1", 0: "0", 1: "1"})
    _strip(canvas, curve, activation)
    for row, line in enumerate(
        (
            f"w = ({_two(weight[0])}, {_two(weight[1])}),  b = {_two(bias)}",
            f"at P:  z = 2·w₁ + 1·w₂ + b = {_two(z)}",
            f"y = f(z) = {_two(y)}",
        )
    ):
        canvas.text(14, 246 + 26 * row, line, anchor="start")
    return canvas.to_svg()


def _strip(canvas, curve, activation):
    """The colours of the plane along z: the key to them."""
    top = curve.y + curve.height + 6
    canvas.rect(curve.x, top, curve.width, 14, fill=_colour(activation, BANDS[0] - 0.25))
    for start, colour in _bands(activation):
        left = curve.across(start)
        canvas.rect(left, top, curve.x + curve.width - left, 14, fill=colour)
    canvas.rect(curve.x, top, curve.width, 14, stroke=style.FAINT, stroke_width=1)
    canvas.line(curve.across(0), top, curve.across(0), top + 14, stroke_width=3)
    for value in (-6, -3, 0, 3, 6):
        canvas.text(curve.across(value), top + 29, f"{value}".replace("-", "−"), size=13, fill=style.QUIET)
    canvas.text(curve.across(7), top + 29, "z", size=13)
