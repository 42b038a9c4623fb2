"""Every neuron's activation where it stands, and what leaving its slope out does to a step."""

import numpy as np

import dlcore
from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, lowered, number
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_05 import demo, diagram
from dlcore.course.lesson_05.dials import draw_dials

HEIGHT = 316
FUNCTIONS = {"σ": dlcore.sigmoid, "tanh": dlcore.tanh, "ReLU": dlcore.relu, "identity": dlcore.identity}
SPAN = 4.5  # of the sums that a small curve shows


def slopes_on_the_way(f="σ", net="counter-example", x1=1):
    """The slope of each neuron, and the slide's step compared with the gradient's, layer by layer."""
    weights, x, function = demo.NETS[net], np.array([x1, 0.5]), FUNCTIONS[f]
    e, _, slopes = demo.forward(weights, x, function)
    cosines = demo.cosines(weights, "slide", x, f=function)
    ratios = _ratios(weights, x, function)
    found = [
        f"W{lowered(k + 1)} none" if cosine is None else f"W{lowered(k + 1)} {fixed(cosine)} and {_times(ratio)}"
        for k, (cosine, ratio) in enumerate(zip(cosines, ratios, strict=True))
    ]
    listed = ", ".join(fixed(value) for layer in slopes for value in layer)
    words = (
        f"f = {f}, the {net}, x₁ = {number(x1)}. The slopes of neurons 1 to 6 are {listed}. The slide's step beside "
        f"the gradient's, cosine and length: {'; '.join(found)}."
    )
    canvas = panel("the slide’s step: direction and length", HEIGHT)
    canvas.text(152, 42, "grey: gradient · red: slide", size=style.SMALL, fill=style.QUIET)
    draw_dials(canvas, 100, ["none" if cosine is None else cosine for cosine in cosines], style.VERMILION)
    _draw_lengths(canvas, ratios)
    return Picture.of(words, _network(f, x1, e, slopes), canvas, touch="Drag x₁ up and down, beside the network.")


def _ratios(weights, x, function):
    """How many times as long the slide's step is; None where the gradient is 0."""
    pairs = zip(*(demo.directions(weights, recipe, x, f=function) for recipe in ("slide", "gradient")), strict=True)
    lengths = [(np.linalg.norm(a), np.linalg.norm(b)) for a, b in pairs]
    return [None if b < 1e-12 else float(a / b) for a, b in lengths]


def _times(ratio):
    return f"× {ratio:.0f}" if ratio >= 9.95 else f"× {fixed(ratio, 1)}"


def _network(f, x1, e, slopes):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(152, 18, f"f = {f} · red: its slope at each sum")
    for term in diagram.EDGES:
        diagram.draw_edge(canvas, term)
    for row, value in enumerate((x1, 0.5)):
        diagram.draw_input(canvas, row, number(value))
    canvas.area(0, 40, 40, 140, down=("x1", 2, -2))
    for neuron, (layer, row) in diagram.NEURONS.items():
        _draw_curve(canvas, FUNCTIONS[f], neuron, float(e[layer][row]), float(slopes[layer][row]))
    return canvas


def _draw_curve(canvas, function, neuron, e, slope):
    x, y = diagram.place(*diagram.NEURONS[neuron])
    low, high = (-0.15, 1.15) if function is dlcore.sigmoid else (-1.2, 1.2) if function is dlcore.tanh else (-4.5, 4.5)
    axes = Coordinates(canvas, x - 26, y - 23, (52, 46), (-SPAN, SPAN), (low, high))
    canvas.rect(x - 26, y - 23, 52, 46, fill=style.PAPER, stroke=style.INK, stroke_width=1.5, rx=6)
    grid = np.unique(np.append(np.linspace(-SPAN, SPAN, 37), 0))
    inside = grid[(function(grid) >= low) & (function(grid) <= high)]
    axes.curve(inside, function(inside), stroke=style.SKY, stroke_width=2)
    at = float(np.clip(e, -SPAN + 0.3, SPAN - 0.3))
    scale = axes.height / axes.width * 2 * SPAN / (high - low)
    reach = 11 / np.hypot(1, slope * scale)
    px, py = axes.across(at), axes.down(np.clip(function(np.array(at)), low, high))
    canvas.line(
        px - reach, py + reach * slope * scale, px + reach, py - reach * slope * scale,
        stroke=style.VERMILION, stroke_width=3, stroke_linecap="round",
    )  # fmt: skip
    canvas.circle(px, py, 3.5, fill=style.INK)
    canvas.text(x, y - 28, f"{neuron}", size=style.SMALL, fill=style.QUIET)
    canvas.text(x, y + 38, fixed(slope), size=style.SMALL, fill=style.RUST)


def _draw_lengths(canvas, ratios):
    """How long the slide's step is where the gradient's is 1."""
    canvas.text(152, 190, "length, the gradient’s being 1", size=style.SMALL, fill=style.QUIET)
    for row, ratio in enumerate(ratios):
        y = 208 + 34 * row
        canvas.text(8, y + 14, f"W{lowered(row + 1)}", anchor="start")
        canvas.rect(40, y, 1, 20, fill=style.QUIET)
        if ratio is None:
            canvas.text(48, y + 15, "the gradient is 0", anchor="start", fill=style.QUIET)
            continue
        wide = 190 * np.log10(max(ratio, 1)) / 3
        canvas.rect(40, y, max(wide, 3), 20, fill=style.VERMILION)
        canvas.text(46 + max(wide, 3), y + 15, _times(ratio), anchor="start", font_weight="bold", fill=style.RUST)
    return canvas
