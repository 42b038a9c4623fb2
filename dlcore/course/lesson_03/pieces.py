"""A piecewise linear curve, one ReLU unit for each piece: lesson 03."""

import numpy as np

from dlcore.activations import relu
from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, rounded
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture
from dlcore.hinges import hinge_weights

HEIGHT = 270
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
    return Picture.of(f"{words}.", _curves(target, name, units, error, where), _additions(target, units))


def _room(canvas, top):
    room = Coordinates(canvas, 36, 28, (258, 186), (-REACH, REACH), (-top, top))
    room.frame()
    room.cross()
    room.x_ticks({-REACH: "−π", 0: "0", REACH: "π"})
    return room


def _curves(target, name, units, error, where):
    """The target, the network with its knots, and a bar where they are farthest apart."""
    canvas = panel(f"{name} and the network", HEIGHT)
    top, tick = (1.25, 1) if np.abs(target(GRID)).max() <= 1 else (3.5, 3)
    room = _room(canvas, top)
    room.y_ticks([-tick, 0, tick])
    knots, v, bias = network(target, units)
    ends = np.append(knots, REACH)
    room.curve(GRID, target(GRID), stroke=style.VERMILION, stroke_width=4, opacity="0.5")
    room.curve(ends, relu(ends[:, np.newaxis] - knots) @ v + bias, stroke=style.BLUE, stroke_width=2)
    for knot in ends:
        room.dot(knot, target(knot), radius=3, fill=style.BLUE)
    if error > 1e-9:
        there = relu(where - knots) @ v + bias
        room.curve(np.array([where, where]), np.array([there, target(where)]), stroke_width=3)
    canvas.text(16, HEIGHT - 12, f"largest error {rounded(error)}", anchor="start", font_weight="bold")
    return canvas


def _additions(target, units):
    """What each unit adds: nothing up to its knot, from there a straight line."""
    canvas = panel("what each hidden unit adds", HEIGHT)
    room = _room(canvas, 6.6)
    room.y_ticks([-6, 0, 6])
    knots, v, _ = network(target, units)
    for unit, (knot, weight) in enumerate(zip(knots, v, strict=True)):
        colour = COLOURS[unit % len(COLOURS)]
        ends = np.array([-REACH, knot, REACH])
        room.curve(ends, weight * relu(ends - knot), stroke=colour, stroke_width=1.5)
        room.dot(knot, 0, radius=3, fill=colour)
    canvas.text(16, HEIGHT - 12, "v·ReLU(x − knot): flat, then straight", anchor="start", size=13)
    return canvas
