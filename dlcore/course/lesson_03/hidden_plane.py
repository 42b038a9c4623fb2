"""The corners of XOR before and after a hidden layer of two neurons: lesson 03, fig 2-8."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import added, lowered, number, vector
from dlcore.course.drawing.panel import legend, panel, stroke
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_02.gate_inputs import CORNERS
from dlcore.course.lesson_02.steepness import called

SIDE = 268  # px: the side of a plane
XOR = np.array([False, True, True, False])
INPUT_RANGE, HIDDEN_RANGE = (-0.5, 1.5), (-1.5, 2.9)
COLOURS, DASH = (style.GREEN, style.PURPLE), "7 4"  # of the boundaries of the two hidden neurons
ROW = 2  # px: how finely the region of the input plane is drawn


def best_line(points):
    """(weight, bias, corners right) of the line that is right about most corners, with the widest margin of those."""
    angles = np.deg2rad(np.arange(0, 360, 1.5))
    best = (-1, -1.0, None, None)
    for weight in np.column_stack([np.cos(angles), np.sin(angles)]):
        z = points @ weight
        heights = np.sort(z)
        for cut in (heights[:-1] + heights[1:]) / 2:
            right, margin = int(((z > cut) == XOR).sum()), float(np.abs(z - cut).min())
            if margin > 1e-6 and (right, round(margin, 6)) > best[:2]:
                best = (right, round(margin, 6), weight, -cut)
    right, _, weight, bias = best
    return weight, bias, right


def hidden_plane(weights, name, activation):
    """The input plane and the plane of the two hidden neurons, whose weights and biases are `weights`."""
    W, b = weights

    def hidden(x):
        return activation(x @ W.T + b)

    line = best_line(hidden(CORNERS))
    words = f"Weights “{name}”, {called(activation)}. In the hidden plane {_landings(hidden(CORNERS))}. " + (
        "One straight line there separates the ones from the zeros: XOR is solved."
        if line[2] == 4
        else f"No straight line separates them there: the best gets {line[2]} corners of 4."
    )
    return Picture.of(words, _inputs(hidden, line, W, b), _hidden(hidden, line, activation))


def _name(corner):
    return f"({int(corner[0])},{int(corner[1])})"


def _groups(points):
    """{place: the corners that land there}, in the order of the corners."""
    groups = {}
    for corner, point in zip(CORNERS, points, strict=True):
        groups.setdefault(tuple(point.round(2) + 0.0), []).append(corner)
    return groups


def _landings(points):
    return ", ".join(
        f"{' and '.join(map(_name, corners))} {'are' if len(corners) > 1 else 'is'} at {vector(place)}"
        for place, corners in _groups(points).items()
    )


def _threads():
    """The lines of a grid over the input plane, each as points (n, 2)."""
    along = np.linspace(*INPUT_RANGE, 41)
    for value in np.arange(INPUT_RANGE[0], INPUT_RANGE[1] + 0.1, 0.25):
        yield np.column_stack([along, np.full(41, value)])
        yield np.column_stack([np.full(41, value), along])


def _plane(title, limits, left_label, below_label):
    canvas = panel(title, SIDE + 78, x=30 + SIDE / 2)
    plane = Coordinates(canvas, 30, 26, (SIDE, SIDE), limits, limits)
    canvas.text(14, 42, left_label, size=13)
    canvas.text(plane.x + SIDE - 8, plane.y + SIDE + 18, below_label, size=13)
    return canvas, plane


def _inputs(hidden, line, W, b):
    """The corners, a grid, the boundaries of the two hidden neurons, and the region where the network says 1."""
    canvas, plane = _plane("input plane", INPUT_RANGE, "x₂", "x₁")
    canvas.path(_region(plane, hidden, line), fill=style.DECISION, stroke="none")
    for thread in _threads():
        plane.curve(*thread.T, stroke=style.FAINT, stroke_width=1)
    plane.frame()
    for weight, bias, colour in zip(W, b, COLOURS, strict=True):
        plane.boundary(weight, bias, stroke=colour, stroke_width=2, stroke_dasharray=DASH)
    _marks(plane, CORNERS)
    plane.x_ticks([0, 1])
    plane.y_ticks([0, 1])
    sums = (f"z{lowered(neuron)} = {_terms(W[neuron - 1], b[neuron - 1])}" for neuron in (1, 2))
    marks = (stroke(colour, 2, DASH) for colour in COLOURS)
    legend(canvas, 30, SIDE + 54, zip(marks, sums, strict=True), step=18)
    return canvas


def _terms(weight, bias):
    """A weighted sum with its numbers in place: x₁ − x₂ − 1."""
    unit = {1: "", -1: "−"}  # not 1·x₁
    products = [f"{unit.get(w, number(w))}{x}" for w, x in zip(weight, ("x₁", "x₂"), strict=True) if w]
    return added([*products, number(bias)] if bias else products)


def _region(plane, hidden, line):
    """The path of all points of the input plane that the line in the hidden plane classifies as 1, row by row."""
    low, high = INPUT_RANGE
    steps = (np.arange(0, SIDE, ROW) + ROW / 2) / SIDE * (high - low)
    across, down = np.meshgrid(low + steps, high - steps)
    yes = hidden(np.column_stack([across.ravel(), down.ravel()])) @ line[0] + line[1] > 0
    path = ""
    for row, says in enumerate(yes.reshape(across.shape)):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], says.astype(int), [0]])))
        for start, end in edges.reshape(-1, 2):
            left, width = plane.x + ROW * start, ROW * (end - start)
            path += f"M{left},{plane.y + ROW * row}h{width}v{ROW}h-{width}z"
    return path or "M0,0"


def _hidden(hidden, line, activation):
    """The corners and the grid where the hidden layer moves them, and the best line there."""
    canvas, plane = _plane(f"hidden plane, {called(activation)}", HIDDEN_RANGE, "a₂", "a₁")
    weight, bias, right = line
    plane.half_plane(weight, bias, style.DECISION)
    plane.cross()
    for thread in _threads():
        moved = hidden(thread)
        seen = moved[((moved >= HIDDEN_RANGE[0]) & (moved <= HIDDEN_RANGE[1])).all(axis=1)]
        plane.curve(*seen.T, stroke=style.SKY, stroke_width=1)
    plane.frame()
    plane.boundary(weight, bias, stroke=style.INK, stroke_width=3)
    _marks(plane, hidden(CORNERS))
    plane.x_ticks([-1, 0, 1, 2])
    plane.y_ticks([-1, 0, 1, 2])
    verdict = "a line does it" if right == 4 else "no line does it"
    canvas.text(30, SIDE + 68, f"{right} of 4 right: {verdict}", anchor="start", font_weight="bold")
    return canvas


def _marks(plane, points):
    """The corners: a full disc where XOR is 1, a ring where it is 0; the name of each beside it."""
    for point, one in zip(points, XOR, strict=True):
        radius = 7 if one else 9  # so that both are seen where they fall on each other
        fill = style.VERMILION if one else style.PAPER
        plane.dot(*point, radius=radius, fill=fill if one else "none", stroke=style.INK, stroke_width=2)
    for place, corners in _groups(points).items():
        left, top = plane.across(place[0]) + 12, plane.down(place[1]) - 8
        for row, corner in enumerate(reversed(corners)):
            plane.canvas.text(
                left, top - 16 * row, _name(corner), anchor="start", size=13, font_weight="bold",
                stroke=style.PAPER, stroke_width=3, paint_order="stroke",
            )  # fmt: skip
