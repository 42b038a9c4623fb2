"""Two directions, one length: what a step does to the mistake when it may only be so long."""

import math

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number
from dlcore.course.drawing.panel import legend, lines, panel, stroke
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_05 import demo

HEIGHT = 316
LONGEST = 0.12
LAYERS = {"all weights": (0, 1, 2), "W1 alone": (0,)}
TICKS = {  # thousandths of E, where the axis has its lines
    ("counter-example", "all weights"): (-6, -5, -4, -3, -2, -1, 0, 1),
    ("counter-example", "W1 alone"): (-1.5, -1, -0.5, 0, 0.5, 1),
    ("sample", "all weights"): (-12, -10, -8, -6, -4, -2, 0),
    ("sample", "W1 alone"): (-0.5, -0.4, -0.3, -0.2, -0.1, 0),
}
COLOURS = {"gradient": style.BLUE, "slide": style.VERMILION}


def mistake(weights, recipe, length, layers=(0, 1, 2)):
    """E after a step of this length in a recipe's direction."""
    along = demo.directions(weights, recipe)
    return demo.error(demo.moved(weights, along, length / demo.length(along, layers), layers))


def equal_steps(length=0.05, net="counter-example", change="all weights"):
    """E after a step of `length` by the slide's recipe and by the gradient, and the angle between the two."""
    weights, layers = demo.NETS[net], LAYERS[change]
    ends = {recipe: mistake(weights, recipe, length, layers) for recipe in COLOURS}
    cosine = demo.cosine(*(np.concatenate([demo.directions(weights, r)[k].ravel() for k in layers]) for r in COLOURS))
    words = (
        f"The {net}, {change}: a step of length {number(length)} takes E from {fixed(demo.error(weights), 5)} to "
        f"{fixed(ends['slide'], 5)} in the slide's direction and to {fixed(ends['gradient'], 5)} down the gradient. "
        f"The cosine of the angle between them is {fixed(cosine, 3)}."
    )
    curves, arrows = _curves(weights, net, change, length), _arrows(ends, cosine, length)
    return Picture.of(words, curves, arrows, touch="Drag across the curves: both steps get that long.")


def _curves(weights, net, change, length):
    canvas = panel("E, change in thousandths", HEIGHT)
    ticks = TICKS[net, change]
    axes = Coordinates(canvas, 44, 30, (246, 196), (0, LONGEST), (ticks[0], ticks[-1]))
    axes.grid((0, 0.04, 0.08, 0.12), ticks, "length of the step")
    axes.level(0, stroke=style.QUIET, stroke_width=1)
    start, layers = demo.error(weights), LAYERS[change]
    grid = np.linspace(0, LONGEST, 25)
    canvas.line(axes.across(length), axes.y, axes.across(length), axes.y + axes.height, stroke=style.QUIET)
    for recipe, colour in COLOURS.items():
        change_of = [1000 * (mistake(weights, recipe, one, layers) - start) for one in grid]
        dash = "8 5" if recipe == "slide" else None
        axes.curve(grid, change_of, stroke=colour, stroke_width=2.5, stroke_dasharray=dash, term=recipe)
        own = demo.ETA * demo.length(demo.directions(weights, recipe), layers)
        axes.dot(own, np.interp(own, grid, change_of), radius=5, fill=style.PAPER, stroke=colour, stroke_width=2)
        axes.dot(length, np.interp(length, grid, change_of), radius=6, fill=colour, term=recipe)
    axes.area(across=("length", 0, LONGEST))
    marks = [(stroke(COLOURS["gradient"]), "gradient"), (stroke(COLOURS["slide"], dash="8 5"), "slide")]
    legend(canvas, 20, 282, marks, columns=2)
    canvas.text(152, 309, "○ where its own step ends, η = 0.5", size=style.SMALL, fill=style.QUIET)
    return canvas


def _arrows(ends, cosine, length):
    canvas = panel(f"two steps of length {number(length)}", HEIGHT)
    x, y, radius = 152, 140, 34 + 70 * length / LONGEST
    canvas.circle(x, y, radius, fill=style.PADDING, stroke=style.FAINT)
    angle = math.acos(cosine)
    if length:
        canvas.arrow(x, y, x, y - radius, stroke=COLOURS["gradient"], stroke_width=6, head=16, term="gradient")
        tip = x + radius * math.sin(angle), y - radius * math.cos(angle)
        canvas.arrow(x, y, *tip, stroke=COLOURS["slide"], stroke_width=3, head=12, term="slide")
    canvas.circle(x, y, 4, fill=style.INK)
    rows = [
        ([("down the gradient", "gradient")], ends["gradient"], COLOURS["gradient"]),
        ([("the slide’s direction", "slide")], ends["slide"], style.RUST),
    ]
    for place, (words, value, colour) in enumerate(rows):
        canvas.text(16, 267 + 24 * place, words, anchor="start", fill=colour)
        canvas.text(288, 267 + 24 * place, f"E = {fixed(value, 5)}", anchor="end", font_weight="bold", fill=colour)
    lines(canvas, 288, 313, [f"cosine {fixed(cosine, 3)}"], anchor="end", size=style.SMALL, fill=style.QUIET)
    return canvas
