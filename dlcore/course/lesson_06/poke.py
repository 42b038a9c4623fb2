"""δ as a sensitivity: one pre-activation is poked, and J follows its slope (lesson 06, EQ-3)."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, lowered, number
from dlcore.course.drawing.panel import handle, legend, option, stroke
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_06 import small_layer

POKES = (-1, 1)
CURVE = {"stroke": style.BLUE, "stroke_width": 2.5}
LINE = {"stroke": style.VERMILION, "stroke_width": 2, "stroke_dasharray": "6 4"}


def poke(neuron=1, eps=0.5):
    """J while z of one neuron is moved by `eps`, and what its slope δ promises."""
    z, one = small_layer.WEIGHT @ small_layer.X, np.eye(3)[neuron - 1]
    delta, before = small_layer.error_term(z)[neuron - 1], small_layer.loss_of_z(z)
    moved, promised = small_layer.loss_of_z(z + eps * one) - before, delta * eps
    canvas = Canvas(style.PANEL, 318)
    _choices(canvas, neuron, small_layer.error_term(z))
    axes = Coordinates(canvas, 42, 46, (250, 168), (-1.08, 1.08), (0, 2.3))
    axes.grid((-1, -0.5, 0, 0.5, 1), (0, 1, 2), f"nudge ε of z{lowered(neuron)}")
    canvas.text(12, 132, "J")
    grid = np.linspace(*POKES, 41)
    axes.curve(grid, [small_layer.loss_of_z(z + e * one) for e in grid], **CURVE)
    axes.curve(POKES, [before + delta * e for e in POKES], **LINE)
    axes.dot(0, before, 4, fill=style.INK)
    _gap(axes, eps, before + moved, before + promised)
    words = f"J moves by {fixed(moved, 3)}", f"δ{lowered(neuron)} · ε = {fixed(promised, 3)}"
    marks = stroke(style.BLUE), stroke(style.VERMILION, 2, "6 4")
    legend(canvas, 64, 278, zip(marks, words, strict=True), step=26, size=style.TEXT)
    said = (
        f"z{lowered(neuron)} is moved by {number(eps)}. Its δ is {fixed(delta)}, which promises {fixed(promised, 3)}; "
        f"{words[0]}."
    )
    return Picture.of(said, canvas, touch="Drag in the plot; point at a δ for another neuron.")


def _choices(canvas, neuron, deltas):
    for place, value in enumerate(deltas, 1):
        words = f"δ{lowered(place)} = {fixed(value)}"
        option(canvas, 4 + 101 * (place - 1), 4, 94, words, {"neuron": place}, place == neuron)


def _gap(axes, eps, after, promised):
    """Where J arrives, and how far the slope's promise is from there."""
    x = axes.across(eps)
    axes.canvas.line(x, axes.down(after), x, axes.down(promised), stroke=style.QUIET, stroke_width=1.5)
    axes.dot(eps, promised, 4, fill=style.VERMILION)
    handle(axes.canvas, x, axes.down(after), None, True)
    axes.area(across=("eps", *POKES))
