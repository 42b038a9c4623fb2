"""A curve put together from straight pieces, one ReLU unit a piece: lesson 03."""

import numpy as np

from dlcore.activations import relu
from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
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
    words = f"{name}, {units} hidden unit{'s' * (units > 1)}: the largest error is {_short(error)}" + (
        f", near x = {where:.2f}." if error > 1e-9 else "."
    ).replace("-", "−")
    return Picture((_curves(target, name, units, error, where), _additions(target, units)), words)


def _short(error):
    return f"{error:.4f}" if error > 1e-9 else "0"


def _room(canvas, top):
    room = Coordinates(canvas, 36, 28, (258, 186), (-REACH, REACH), (-top, top))
    room.frame()
    room.cross()
    room.x_ticks({-REACH: "−π", 0: "0", REACH: "π"})
    return room


def _curves(target, name, units, error, where):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, f"{name} and the network")
    top = 1.25 if np.abs(target(GRID)).max() <= 1 else 3.5
    room = _room(canvas, top)
    room.y_ticks({-1: "−1", 0: "0", 1: "1"} if top < 2 else {-3: "−3", 0: "0", 3: "3"})
    knots, v, bias = network(target, units)
    ends = np.append(knots, REACH)
    room.curve(GRID, target(GRID), stroke=style.VERMILION, stroke_width=4, opacity="0.5")
    room.curve(ends, relu(ends[:, np.newaxis] - knots) @ v + bias, stroke=style.BLUE, stroke_width=2)
    for knot in ends:
        room.dot(knot, target(knot), radius=3, fill=style.BLUE)
    if error > 1e-9:
        there = relu(where - knots) @ v + bias
        room.curve(np.array([where, where]), np.array([there, target(where)]), stroke_width=3)
    canvas.text(16, HEIGHT - 12, f"largest error {_short(error)}", anchor="start", font_weight="bold")
    return canvas.to_svg()


def _additions(target, units):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "what each hidden unit adds")
    room = _room(canvas, 6.6)
    room.y_ticks({-6: "−6", 0: "0", 6: "6"})
    knots, v, _ = network(target, units)
    for number, (knot, weight) in enumerate(zip(knots, v, strict=True)):
        colour = COLOURS[number % len(COLOURS)]
        ends = np.array([-REACH, knot, REACH])
        room.curve(ends, weight * relu(ends - knot), stroke=colour, stroke_width=1.5)
        room.dot(knot, 0, radius=3, fill=colour)
    canvas.text(16, HEIGHT - 12, "v·ReLU(x − knot): flat, then straight", anchor="start", size=13)
    return canvas.to_svg()
