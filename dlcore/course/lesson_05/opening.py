"""The picture that opens lesson 05: move one of fourteen weights, and see what the mistake does."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_05 import demo, diagram

HEIGHT = 290
TERMS = tuple(diagram.EDGES)  # in the order of the control `weight`, which counts from 1
GRID = np.linspace(-1, 1, 21)


def nudged(term, nudge):
    """The sample network with one weight moved."""
    weights = [weight.copy() for weight in demo.SAMPLE]
    layer, row, column = diagram.EDGES[term]
    weights[layer][row, column] += nudge
    return tuple(weights)


CURVES = {term: [demo.error(nudged(term, nudge)) for nudge in GRID] for term in TERMS}


def whose_fault(weight=13, nudge=0):
    """The sample network with one of its weights moved by `nudge`, and what that does to its mistake E."""
    term = TERMS[weight - 1]
    net = nudged(term, nudge)
    y, mistake = float(demo.forward(net).y[-1][0]), demo.error(net)
    old, new = diagram.weight_of(demo.SAMPLE, term), diagram.weight_of(net, term)
    moved = f"moved from {number(old)} to {number(new)}" if nudge else f"{number(old)}, as it was"
    words = (
        f"The weight {diagram.name(term)} is {moved}. The output is {fixed(y, 3)}, wanted is 1, "
        f"and the mistake E is {fixed(mistake, 4)}."
    )
    return Picture.of(
        words, _network(term, new, y), _mistake(term, nudge, mistake),
        touch="Tap a line: the weight that moves. Drag across the curves.",
    )  # fmt: skip


def _network(chosen, new, y):
    canvas = Canvas(style.PANEL, HEIGHT)
    for term in sorted(TERMS, key=lambda one: one == chosen):
        colour = style.VERMILION if term == chosen else style.SKY
        reach = max(CURVES[term]) - min(CURVES[term])
        start, end = diagram.ends(term)
        canvas.line(*start, *end, stroke=colour, stroke_width=1.2 + 40 * reach, stroke_linecap="round")
        canvas.line(*start, *end, stroke="transparent", stroke_width=12, sets={"weight": TERMS.index(term) + 1})
    diagram.draw_label(canvas, chosen, number(new), 0.45, style.RUST)
    for row, value in enumerate(demo.X):
        diagram.draw_input(canvas, row, number(value))
    for neuron, at in diagram.NEURONS.items():
        x, height = diagram.place(*at)
        canvas.circle(x, height, 25, fill=style.PAPER, stroke=style.INK, stroke_width=1.5)
        canvas.text(x, height + 5, f"{neuron}")
    canvas.text(302, 219, f"says {fixed(y, 3)}", size=style.SMALL, fill=style.RUST, anchor="end")
    canvas.text(302, 237, "wanted 1", size=style.SMALL, fill=style.QUIET, anchor="end")
    canvas.text(152, 18, "thick: the mistake answers strongly")
    return canvas


def _mistake(chosen, nudge, mistake):
    canvas = panel(f"mistake E = {fixed(mistake, 4)}", HEIGHT, size=17)
    axes = Coordinates(canvas, 46, 34, (246, 210), (-1, 1), (0, 0.2))
    axes.grid((-1, -0.5, 0, 0.5, 1), (0, 0.05, 0.1, 0.15, 0.2), f"{diagram.name(chosen)} moved by")
    for term in sorted(TERMS, key=lambda one: one == chosen):
        here = term == chosen
        look = {"stroke": style.VERMILION, "stroke_width": 3} if here else {"stroke": style.SKY, "stroke_width": 1.2}
        axes.curve(GRID, CURVES[term], **look)
    axes.dot(nudge, mistake, radius=7, fill=style.VERMILION, stroke=style.PAPER, stroke_width=2)
    axes.area(across=("nudge", -1, 1))
    return canvas
