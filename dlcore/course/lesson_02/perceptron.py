"""A perceptron that learns a logic gate, look by look: lesson 02."""

import numpy as np

from dlcore.activations import step as fires
from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fraction
from dlcore.course.drawing.picture import Picture
from dlcore.neuron import perceptron_update

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
SIDE = 272  # px: the side of the plane
YES = "#FBE3D3"  # a pale vermilion: where the neuron says 1


def looks(targets, epochs):
    """The weights before the first look and after each: a list of (weight, bias)."""
    states = [(np.zeros(2), 0.0)]
    for _ in range(epochs):
        for corner, target in zip(CORNERS, targets, strict=True):
            states.append(perceptron_update(*states[-1], corner, target))
    return states


def perceptron_learning(gate, targets, step=0):
    """The line before and after the look number `step` (the first is 0), and the numbers that move it."""
    at = step % 4
    states = looks(targets, epochs=step // 4 + 1)[: step + 2]
    weight, bias = states[-1]
    right = [_right(*state, targets) for state in states]
    y = int(fires(CORNERS[at] @ states[-2][0] + states[-2][1]))
    moved = "right, nothing moves" if y == targets[at] else "wrong, the line moves"
    words = (
        f"{gate}, look {step + 1}: at corner {_corner(at)} the neuron says {y}, wanted is {targets[at]}: {moved}. "
        f"Now w = {_pair(weight)}, b = {fraction(bias)}, and {right[-1]} of 4 corners are right, "
        f"at best so far {max(right)}."
    )
    return Picture((_plane(targets, *states[-2:], at), _numbers(gate, targets, states, step, right)), words)


def _right(weight, bias, targets):
    """How many corners the neuron gets right."""
    return int((fires(CORNERS @ weight + bias) == targets).sum())


def _corner(at):
    return f"({CORNERS[at][0]:.0f}, {CORNERS[at][1]:.0f})"


def _pair(weight):
    return f"({fraction(weight[0])}, {fraction(weight[1])})"


def _plane(targets, before, after, at):
    canvas = Canvas(style.PANEL, SIDE + 50)
    canvas.text(style.PANEL / 2, 16, "● wanted 1 · ○ wanted 0 · shaded: says 1")
    plane = Coordinates(canvas, 28, 26, (SIDE, SIDE), (-0.75, 1.75), (-0.75, 1.75))
    plane.half_plane(*after, YES)
    plane.cross()
    plane.frame()
    plane.boundary(*before, stroke=style.QUIET, stroke_width=2, stroke_dasharray="6 5")
    plane.boundary(*after, stroke=style.INK, stroke_width=3)
    plane.dot(*CORNERS[at], radius=17, fill="none", stroke=style.BLUE, stroke_width=3)
    says = fires(CORNERS @ after[0] + after[1])
    for corner, target, said in zip(CORNERS, targets, says, strict=True):
        plane.dot(*corner, radius=9, fill=style.VERMILION if target else style.PAPER, stroke=style.INK, stroke_width=2)
        if said != target:
            canvas.text(
                plane.across(corner[0]) + 25, plane.down(corner[1]) - 12, "✗", size=18,
                stroke=style.PAPER, stroke_width=4, paint_order="stroke",
            )  # fmt: skip
    plane.x_ticks({0: "0", 1: "1"})
    plane.y_ticks({0: "0", 1: "1"})
    canvas.text(SIDE + 20, SIDE + 44, "x₁", size=13)
    canvas.text(16, 36, "x₂", size=13)
    return canvas.to_svg()


def _numbers(gate, targets, states, step, right):
    """What the look says, line by line."""
    canvas = Canvas(style.PANEL, SIDE + 50)
    title = f"{gate}: epoch {step // 4 + 1}, look {step + 1}"
    canvas.text(14, 24, title, anchor="start", size=16, font_weight="bold")
    for row, line in enumerate(_arithmetic(targets, *states[-2], step % 4)):
        canvas.text(14, 62 + 29 * row, line, anchor="start")
    weight, bias = states[-1]
    canvas.text(14, 226, f"now w = {_pair(weight)}, b = {fraction(bias)}", anchor="start", font_weight="bold")
    canvas.text(14, 256, f"corners right now: {right[-1]} of 4", anchor="start")
    canvas.text(14, 282, f"best so far: {max(right)} of 4", anchor="start")
    return canvas.to_svg()


def _arithmetic(targets, weight, bias, at):
    """The look as a sum, and what it does to the weights."""
    z = CORNERS[at] @ weight + bias
    y = int(fires(z))
    products = " + ".join(f"{_signed(w)}·{x:.0f}" for w, x in zip(weight, CORNERS[at], strict=True))
    lines = [
        f"x = {_corner(at)}, wanted {targets[at]}",
        f"z = {products} + {_signed(bias)} = {fraction(z)}",
        f"y = step(z) = {y}",
    ]
    error = int(targets[at]) - y
    if error == 0:
        return [*lines, "right: nothing moves"]
    sign = "+" if error > 0 else "−"
    return [*lines, f"wrong, wanted − y = {fraction(error)}:", f"w ← w {sign} x,  b ← b {sign} 1"]


def _signed(value):
    """A number inside a sum: negative ones in brackets."""
    return fraction(value) if value >= 0 else f"({fraction(value)})"
