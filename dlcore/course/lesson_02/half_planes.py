"""The output of one neuron at every point of its input plane: lesson 02, fig 2-5."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number, vector
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_02.steepness import bounded, called

SIDE = 272  # px: the side of the plane
HEIGHT = SIDE + 50
REACH = 3  # the plane goes from −3 to 3 both ways
POINT = np.array([2.0, 1.0])  # P, the one point whose numbers are shown
BANDS = np.arange(-7.5, 7, 0.5)  # where, in z, one colour may give way to the next


def weights(angle, offset, length):
    """Weights and bias of the neuron with w at `angle`, `length` long, and its boundary `offset` from the origin."""
    radians = np.deg2rad(angle % 360)  # so that a full turn is exactly none
    return length * np.array([np.cos(radians), np.sin(radians)]), -length * offset


def decision_plane(activation, angle=30, offset=0, length=1.5):
    """The output of one neuron over a plane, and the same output against its pre-activation z."""
    weight, bias = weights(angle, offset, length)
    z = POINT @ weight + bias
    y = activation(z)
    place = f"{number(abs(offset))} from the origin" if offset else "through the origin"
    words = (
        f"w = {vector(weight, fixed)}, b = {fixed(bias)}, {called(activation)}: the boundary z = 0 is a straight line "
        f"{place}, at right angles to w, which points to {number(angle)}°. "
        f"At P = {vector(POINT)} z is {fixed(z)} and y is {fixed(y)}."
    )
    panels = _plane(activation, weight, bias), _profile(activation, weight, bias, z, y)
    return Picture.of(words, *panels, touch="Drag the boundary: round the origin, and towards it or away from it.")


def _plane(activation, weight, bias):
    """The outputs as colours, the boundary, w as an arrow, and P."""
    canvas = panel("output y over the plane", HEIGHT, x=28 + SIDE / 2)
    plane = Coordinates(canvas, 28, 26, (SIDE, SIDE), (-REACH, REACH), (-REACH, REACH))
    (_, lowest), *bands = _bands(activation)
    canvas.rect(28, 26, SIDE, SIDE, fill=lowest)
    for start, colour in bands:
        plane.half_plane(weight, bias - start, colour)
    plane.cross()
    plane.frame()
    plane.boundary(weight, bias, stroke=style.INK, stroke_width=3)
    _arrow(plane, weight, bias)
    plane.dot(*POINT, fill=style.PAPER, stroke=style.INK, stroke_width=2, term="P")
    canvas.text(plane.across(POINT[0]) + 14, plane.down(POINT[1]) - 6, "P", font_weight="bold")
    canvas.area(28, 26, SIDE, SIDE, around=("angle", 0, 360), away=("offset", 0, REACH))
    plane.x_ticks([-2, 0, 2])
    plane.y_ticks([-2, 0, 2])
    canvas.text(plane.across(REACH) - 12, SIDE + 44, "x₁", size=style.SMALL)
    canvas.text(16, 36, "x₂", size=style.SMALL)
    return canvas


def _bands(activation):
    """(z where a band of one colour begins, its colour); the first reaches down as far as you like."""
    before = None
    for start in BANDS:
        colour = _colour(activation, start + 0.25)
        if colour != before:
            yield start, colour
        before = colour


def _colour(activation, z):
    limit = 1 if bounded(activation) else 6  # the output that gets the full colour
    return style.hex_colour(style.diverging(activation(np.array(z)), limit))


def _arrow(plane, weight, bias):
    """w, from the point of the boundary that is nearest to the origin."""
    foot = -bias * weight / (weight @ weight)
    tip = foot + 0.9 * weight / np.hypot(*weight)
    ends = (plane.across(foot[0]), plane.down(foot[1]), plane.across(tip[0]), plane.down(tip[1]))
    plane.canvas.arrow(*ends, stroke_width=2.5, head=11, term="w")
    beside = (foot + tip) / 2 + 0.3 * np.array([-1, 1]) * (tip - foot)[::-1]  # at the arrow's left
    plane.canvas.text(plane.across(beside[0]), plane.down(beside[1]) + 5, "w", font_weight="bold")


def _profile(activation, weight, bias, z, y):
    """The output against z, the key to the colours below it, and the numbers at P."""
    canvas = panel(f"output y against z, {called(activation)}", HEIGHT)
    limits = (-1.25, 1.25) if bounded(activation) else (-1.5, 7.5)
    curve = Coordinates(canvas, 40, 34, (SIDE - 18, 136), (-7, 7), limits)
    curve.frame()
    curve.cross()
    grid = np.linspace(-7, 7, 113)
    if bounded(activation) and activation(np.array(-1e-9)) != activation(np.array(0.0)):
        grid = np.sort(np.append(grid, -1e-9))  # so that the step is upright
    curve.curve(grid, activation(grid), stroke=style.BLUE, stroke_width=2.5)
    curve.dot(np.clip(z, -7, 7), y, fill=style.PAPER, stroke=style.INK, stroke_width=2, term="P")
    curve.y_ticks([-1, 0, 1] if bounded(activation) else [0, 6])
    _colour_key(curve, activation)
    numbers = (
        [(f"w = {vector(weight, fixed)}", "w"), f",  b = {fixed(bias)}"],
        [("at P:", "P"), f"  z = 2·w₁ + 1·w₂ + b = {fixed(z)}"],
        f"y = f(z) = {fixed(y)}",
    )
    lines(canvas, 14, 246, numbers)
    return canvas


def _colour_key(curve, activation):
    """The colours of the plane along z, below the curve."""
    canvas, top = curve.canvas, curve.y + curve.height + 6
    for start, colour in _bands(activation):
        left = curve.across(max(start, -7))
        canvas.rect(left, top, curve.x + curve.width - left, 14, fill=colour)
    canvas.rect(curve.x, top, curve.width, 14, stroke=style.FAINT, stroke_width=1)
    canvas.line(curve.across(0), top, curve.across(0), top + 14, stroke_width=3)
    for value in (-6, -3, 0, 3, 6):
        canvas.text(curve.across(value), top + 29, number(value), size=style.SMALL, fill=style.QUIET)
    canvas.text(curve.across(7), top + 29, "z", size=style.SMALL)
