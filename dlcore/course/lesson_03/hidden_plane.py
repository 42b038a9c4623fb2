"""The corners of XOR before and after a hidden layer of two neurons: lesson 03, fig 2-8."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import added, number, vector
from dlcore.course.drawing.panel import legend, panel, stroke
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_02.gate_inputs import CORNERS
from dlcore.course.lesson_02.steepness import called

SIDE = 268  # px: the side of a plane
HEIGHT, FOOT, SMALL = 418, 364, 48  # px: of a panel, where small pictures begin, and their height
XOR = np.array([False, True, True, False])
INPUT_RANGE, HIDDEN_RANGE = (-0.5, 1.5), (-1.5, 2.9)
SUMS = ("z₁", "z₂")
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


def hidden_plane(presets, bends, weights, activation):
    """The input plane and the plane of the two hidden neurons.

    presets: name → the neurons' weights and biases; bends: name → their activation
    weights, activation: the names of those that are shown
    """
    (W, b), f = presets[weights], bends[activation]

    def hidden(x):
        return f(x @ W.T + b)

    line = best_line(hidden(CORNERS))
    words = f"Weights “{weights}”, {called(f)}. In the hidden plane {_landings(hidden(CORNERS))}. " + (
        "One straight line there separates the ones from the zeros: XOR is solved."
        if line[2] == 4
        else f"No straight line separates them there: the best gets {line[2]} corners of 4."
    )
    left, right = _inputs(hidden, line, W, b), _hidden(hidden, line, f)
    _small_lines(left, presets, weights)
    _small_bends(right, bends, activation)
    return Picture.of(
        words, left, right, touch="Point at a small picture below the planes, at a corner, or at z₁ and z₂."
    )


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
    canvas = panel(title, HEIGHT, x=30 + SIDE / 2)
    plane = Coordinates(canvas, 30, 26, (SIDE, SIDE), limits, limits)
    canvas.text(14, 42, left_label, size=style.SMALL)
    canvas.text(plane.x + SIDE - 8, plane.y + SIDE + 18, below_label, size=style.SMALL)
    return canvas, plane


def _inputs(hidden, line, W, b):
    """The corners, a grid, the boundaries of the two hidden neurons, and the region where the network says 1."""
    canvas, plane = _plane("input plane", INPUT_RANGE, "x₂", "x₁")
    canvas.path(_region(plane, hidden, line), fill=style.DECISION, stroke="none")
    for thread in _threads():
        plane.curve(*thread.T, stroke=style.FAINT, stroke_width=1)
    plane.frame()
    for term, weight, bias, colour in zip(SUMS, W, b, COLOURS, strict=True):
        plane.boundary(weight, bias, stroke=colour, stroke_width=2, stroke_dasharray=DASH, term=term)
    _marks(plane, CORNERS)
    plane.x_ticks([0, 1])
    plane.y_ticks([0, 1])
    sums = ([(f"{z} = {_terms(weight, bias)}", z)] for z, weight, bias in zip(SUMS, W, b, strict=True))
    marks = (stroke(colour, 2, DASH) for colour in COLOURS)
    legend(canvas, 30, SIDE + 54, zip(marks, sums, strict=True), step=22)
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
    canvas.text(30, SIDE + 66, f"{right} of 4 right: {verdict}", anchor="start", font_weight="bold")
    return canvas


def _marks(plane, points):
    """The corners: a full disc where XOR is 1, a ring where it is 0; the name of each beside it."""
    for corner, point, one in zip(CORNERS, points, XOR, strict=True):
        radius = 7 if one else 9  # so that both are seen where they fall on each other
        fill = style.VERMILION if one else style.PAPER
        plane.dot(
            *point, radius=radius, fill=fill, fill_opacity=None if one else "0", stroke=style.INK, stroke_width=2,
            term=_name(corner),
        )  # fmt: skip
    for place, corners in _groups(points).items():
        left, top = plane.across(place[0]) + 12, plane.down(place[1]) - 8
        for row, corner in enumerate(reversed(corners)):
            plane.canvas.text(
                left, top - 16 * row, _name(corner), anchor="start", size=style.SMALL, font_weight="bold",
                stroke=style.PAPER, stroke_width=3, paint_order="stroke", term=_name(corner),
            )  # fmt: skip


def _small_lines(canvas, presets, chosen):
    """The boundaries of both hidden neurons for each of the weights, small."""
    for place, (name, (W, b)) in enumerate(presets.items()):
        left = 30 + 55 * place
        _small(canvas, left, SMALL, {"weights": name}, name == chosen)
        room = Coordinates(canvas, left, FOOT, (SMALL, SMALL), INPUT_RANGE, INPUT_RANGE)
        for weight, bias, colour in zip(W, b, COLOURS, strict=True):
            room.boundary(weight, bias, stroke=colour, stroke_width=2, pointer_events="none")


def _small_bends(canvas, bends, chosen):
    """The curve of each activation, small."""
    grid = np.linspace(-2, 2, 41)
    for place, (name, activation) in enumerate(bends.items()):
        left = 30 + 92 * place
        _small(canvas, left, 84, {"activation": name}, name == chosen)
        room = Coordinates(canvas, left, FOOT + 3, (84, 28), (-2, 2), (-2, 2))
        room.curve(grid, activation(grid), stroke=style.BLUE, stroke_width=2, pointer_events="none")
        canvas.text(left + 42, FOOT + 43, name, size=style.SMALL)


def _small(canvas, x, width, sets, chosen):
    """The frame of a small picture that stands for a choice; that of the chosen one is thick."""
    edge = (style.INK, 3) if chosen else (style.FAINT, 1)
    canvas.rect(x, FOOT, width, SMALL, fill=style.PAPER, stroke=edge[0], stroke_width=edge[1], rx=4, sets=sets)
