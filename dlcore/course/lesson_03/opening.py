"""The picture that opens lesson 03: a hidden layer moves points until a straight line separates them."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_02.opening import draw_point

WEIGHT = np.array([[2.2, 2.2], [2.2, 2.2]])  # of the hidden layer, both neurons look along the diagonal …
BIAS = np.array([2.2, -2.2])  # … one on either side of the middle
REACH = 1.6  # the plane goes from −1.6 to 1.6 both ways
SIDE = 220  # px
MOVES = 10  # the last place of the slider: all the way


def hidden(points):
    """Where a hidden layer of two tanh neurons puts points of the plane."""
    return np.tanh(points @ WEIGHT.T + BIAS)


def clouds():
    """Four clouds, two of a kind across from each other as in XOR, and which points are of the first kind."""
    rng = np.random.default_rng(1)
    middles = np.array([[-1, -1], [1, 1], [-1, 1], [1, -1]])
    return np.repeat(middles, 6, axis=0) + rng.uniform(-0.32, 0.32, (24, 2)), np.arange(24) < 12


def moved_points(moved=0):
    """The points and a grid of straight lines, `moved` tenths of the way that the hidden layer moves them."""
    share = moved / MOVES
    canvas = panel("two kinds of points, and a grid", 244)
    left = (style.PANEL - SIDE) / 2
    plane = Coordinates(canvas, left, 24, (SIDE, SIDE), (-REACH, REACH), (-REACH, REACH))
    canvas.rect(left, 24, SIDE, SIDE, fill=style.PADDING)
    for line in _grid():
        plane.curve(*_on_the_way(line, share).T, stroke=style.FAINT, stroke_width=1)
    if moved == MOVES:
        plane.boundary(np.array([1.0, -1.0]), -1.0, stroke=style.INK, stroke_width=3)
    places, first = clouds()
    for place, is_first in zip(_on_the_way(places, share), first, strict=True):
        draw_point(plane, place, is_first)
    canvas.area(left, 24, SIDE, SIDE, across=("moved", 0, MOVES))
    words = f"A hidden layer of two neurons has moved the points {moved} tenths of their way: {_what_that_does(moved)}."
    return Picture.of(words, canvas, touch="Drag to the right: the hidden layer moves the points.")


def _what_that_does(moved):
    if moved == 0:
        return "each kind lies in two opposite corners, and no straight line separates the two"
    return "now a straight line separates the kinds" if moved == MOVES else "the lines of the grid bend with them"


def _grid():
    """Straight lines of the input plane, up and across, as points."""
    along = np.linspace(-1.5, 1.5, 25)
    for at in np.linspace(-1.5, 1.5, 9):
        yield np.column_stack([along, np.full(25, at)])
        yield np.column_stack([np.full(25, at), along])


def _on_the_way(points, share):
    return (1 - share) * points + share * hidden(points)
