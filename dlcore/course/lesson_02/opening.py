"""The picture that opens lesson 02: two kinds of points, and the straight line of one neuron."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.panel import panel, subtitle
from dlcore.course.drawing.picture import Picture

REACH = 3  # the plane goes from −3 to 3 both ways
SIDE = 212  # px
EACH = 14  # points of each kind


def points():
    """Two clouds, which one straight line separates, and which of the points are of the first kind."""
    rng = np.random.default_rng(4)
    clouds = [rng.normal(middle, 0.62, (EACH, 2)) for middle in ((-1.1, 0.9), (1.0, -0.6))]
    return np.clip(np.concatenate(clouds), -2.8, 2.8), np.arange(2 * EACH) < EACH


def two_kinds(turn=0, shift=0.0):
    """The line of a neuron whose weights point to `turn` degrees, `shift` away from the origin."""
    radians = np.deg2rad(turn % 360)
    weight = np.array([np.cos(radians), np.sin(radians)])
    places, first = points()
    says_first = places @ weight - shift >= 0
    right = int((says_first == first).sum())
    canvas = panel("one neuron draws one line", 268)
    subtitle(canvas, f"{right} of {len(first)} on the right side")
    left = (style.PANEL - SIDE) / 2
    plane = Coordinates(canvas, left, 50, (SIDE, SIDE), (-REACH, REACH), (-REACH, REACH))
    canvas.rect(left, 50, SIDE, SIDE, fill=style.PALE_ORANGE)
    plane.half_plane(weight, -shift, style.PALE_BLUE)
    plane.boundary(weight, -shift, stroke=style.INK, stroke_width=3)
    for place, is_first, good in zip(places, first, says_first == first, strict=True):
        draw_point(plane, place, is_first, good)
    canvas.area(left, 50, SIDE, SIDE, around=("turn", 0, 360), away=("shift", 0, REACH))
    words = f"The line is turned by {turn}° and {shift:g} from the origin: {right} of {len(first)} points are right."
    return Picture.of(words, canvas, touch="Drag the line round the middle, and away from it.")


def draw_point(plane, place, is_first, good=True):
    """Round and blue, or square and orange; with a thick rim where it lies on the wrong side."""
    x, y = plane.across(place[0]), plane.down(place[1])
    rim = {"stroke": style.PAPER, "stroke_width": 1} if good else {"stroke": style.INK, "stroke_width": 3}
    if is_first:
        plane.canvas.circle(x, y, 6, fill=style.BLUE, **rim)
    else:
        plane.canvas.rect(x - 5.5, y - 5.5, 11, 11, fill=style.VERMILION, **rim)
