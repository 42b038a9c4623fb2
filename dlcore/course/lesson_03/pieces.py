"""A piecewise linear curve, one ReLU unit for each piece: lesson 03."""

import numpy as np

from dlcore.activations import relu
from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, power_of_ten, rounded
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture
from dlcore.hinges import hinge_weights

HEIGHT = 348
MOST = 32  # hidden units
REACH = np.pi  # curves are drawn from −π to π
GRID = np.linspace(-REACH, REACH, 481)
COLOURS = (style.BLUE, style.GREEN, style.PURPLE, style.ORANGE)


def network(target, units):
    """(knots, v, bias) of the network with as many ReLU `units` that meets `target` at equal distances."""
    knots = np.linspace(-REACH, REACH, units + 1)
    heights = target(knots)
    return knots[:-1], hinge_weights(knots, heights), heights[0]


def largest_error(target, units):
    """The largest distance between `target` and its network, on 481 points, and where it is."""
    knots, v, bias = network(target, units)
    error = np.abs(relu(GRID[:, np.newaxis] - knots) @ v + bias - target(GRID))
    return error.max(), GRID[error.argmax()]


def pieces(target, name, units=4):
    """A `target` curve and a network of ReLU `units` that follows it, and what each unit adds."""
    error, where = largest_error(target, units)
    words = f"{name}, {units} hidden unit{'s' * (units > 1)}: the largest error is {rounded(error)}"
    if error > 1e-9:
        words += f", near x = {fixed(where)}"
    left = _curves(target, name, units, error, where)
    _errors(left, target, units, error)
    touch = "Drag along the errors to more or fewer units; point at a unit's line, or at a knot."
    return Picture.of(f"{words}.", left, _additions(target, units), touch=touch)


def _room(canvas, height, top):
    room = Coordinates(canvas, 36, 28, (258, height), (-REACH, REACH), (-top, top))
    room.frame()
    room.cross()
    room.x_ticks({-REACH: "−π", 0: "0", REACH: "π"})
    return room


def _curves(target, name, units, error, where):
    """The target, the network with its knots, and a bar where they are farthest apart."""
    canvas = panel(f"{name} and the network", HEIGHT)
    top, tick = (1.25, 1) if np.abs(target(GRID)).max() <= 1 else (3.5, 3)
    room = _room(canvas, 150, top)
    room.y_ticks([-tick, 0, tick])
    knots, v, bias = network(target, units)
    ends = np.append(knots, REACH)
    room.curve(GRID, target(GRID), stroke=style.VERMILION, stroke_width=4, opacity="0.5")
    room.curve(ends, relu(ends[:, np.newaxis] - knots) @ v + bias, stroke=style.BLUE, stroke_width=2)
    for unit, knot in enumerate(ends):
        term = f"unit {unit + 1}" if unit < units else None
        room.dot(knot, target(knot), radius=3, fill=style.BLUE, term=term)
    if error > 1e-9:
        there = relu(where - knots) @ v + bias
        room.curve(np.array([where, where]), np.array([there, target(where)]), stroke_width=3)
    return canvas


def _errors(canvas, target, units, error):
    """The largest error against the number of units, on a logarithmic axis."""
    canvas.text(36, 224, f"largest error {rounded(error)}", anchor="start", font_weight="bold")
    plot = Coordinates(canvas, 46, 234, (248, 72), (0, MOST + 1), (-3, 0.7))
    plot.frame()
    counts = np.arange(1, MOST + 1)
    levels = [np.log10(max(largest_error(target, int(n))[0], 1e-9)) for n in counts]
    plot.curve(counts, np.array(levels), stroke=style.SKY, stroke_width=1.5)
    plot.dot(units, levels[units - 1], radius=6, fill=style.BLUE)
    plot.area(across=("units", 1, MOST))
    plot.y_ticks({-3: power_of_ten(-3), -2: power_of_ten(-2), -1: "0.1", 0: "1"})
    plot.x_ticks([1, 8, 16, 24, 32])
    canvas.text(170, HEIGHT - 6, "hidden units", size=style.SMALL)


def _additions(target, units):
    """What each unit adds: nothing up to its knot, from there a straight line."""
    canvas = panel("what each hidden unit adds", HEIGHT)
    room = _room(canvas, 258, 6.6)
    room.y_ticks([-6, 0, 6])
    knots, v, _ = network(target, units)
    for unit, (knot, weight) in enumerate(zip(knots, v, strict=True)):
        colour, term = COLOURS[unit % len(COLOURS)], f"unit {unit + 1}"
        ends = np.array([-REACH, knot, REACH])
        room.curve(ends, weight * relu(ends - knot), stroke=colour, stroke_width=1.5, term=term)
        room.dot(knot, 0, radius=3, fill=colour, term=term)
    canvas.text(16, HEIGHT - 12, "v·ReLU(x − knot): flat, then straight", anchor="start", size=style.SMALL)
    return canvas
