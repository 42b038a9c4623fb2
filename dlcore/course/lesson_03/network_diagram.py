"""A fully connected network, drawn so that every line is one number it learns: lesson 03, figs 2-7 and 2-8."""

from itertools import pairwise

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.panel import legend, stroke
from dlcore.course.drawing.picture import Picture

HEIGHT = 300
MIDDLE = 158  # px from the top: the height that every column is centred on
ROOM = 262  # px: what the widest column has from top to bottom
WEIGHT, BIAS = style.BLUE, style.RUST  # the colours of their lines
DASH = "4 2"  # lines of biases are dashed


def network_builder(hidden=1, width=2):
    """A network with 2 inputs, as many `hidden` layers, each `width` neurons wide, and 2 outputs; and its count."""
    sizes = [2, *[width] * hidden, 2]
    counts = [(n_in * n_out, n_out) for n_in, n_out in pairwise(sizes)]
    weights, biases = (sum(column) for column in zip(*counts, strict=True))
    words = (
        f"A network {'-'.join(map(str, sizes))}, hidden layers: {hidden}. It has {weights} weights "
        f"and {biases} biases, {weights + biases} parameters in all."
    )
    return Picture.of(words, _diagram(sizes), _table(sizes, counts, weights, biases))


def _places(sizes):
    """The centres of all neurons, one array (n, 2) a layer, and of the 1 above each layer that feeds another."""
    across = np.linspace(28, style.PANEL - 28, len(sizes))
    gap = min(52, ROOM / (max(sizes) + 1))
    layers = []
    for x, size in zip(across, sizes, strict=True):
        down = MIDDLE + gap * (np.arange(size) - (size - 1) / 2)
        layers.append(np.column_stack([np.full(size, x), down]))
    ones = [np.array([layer[0, 0], layer[0, 1] - gap]) for layer in layers[:-1]]
    return layers, ones


def _lines(starts, ends):
    """One path with a line from each start to each end."""
    return "".join(f"M{a:.1f},{b:.1f}L{c:.1f},{d:.1f}" for a, b in starts for c, d in ends)


def _diagram(sizes):
    canvas = Canvas(style.PANEL, HEIGHT)
    layers, ones = _places(sizes)
    for layer, one, following in zip(layers, ones, layers[1:], strict=False):
        canvas.path(_lines(layer, following), stroke=WEIGHT, stroke_width=0.8)
        canvas.path(_lines([one], following), stroke=BIAS, stroke_width=0.8, stroke_dasharray=DASH)
    for x, y in ones:
        canvas.rect(x - 9, y - 9, 18, 18, fill=style.PAPER, stroke=BIAS, stroke_width=1.5)
        canvas.text(x, y + 5, "1", size=13)
    for number, layer in enumerate(layers):
        for x, y in layer:
            fill = style.PADDING if number == 0 else style.PAPER
            canvas.circle(x, y, 10, fill=fill, stroke=style.INK, stroke_width=1.5)
    canvas.text(4, HEIGHT - 10, "inputs", anchor="start", size=13)
    canvas.text(style.PANEL / 2, HEIGHT - 10, "hidden", size=13)
    canvas.text(style.PANEL - 4, HEIGHT - 10, "outputs", anchor="end", size=13)
    return canvas


def _table(sizes, counts, weights, biases):
    """The count, one row a layer, and what the two kinds of line mean."""
    canvas = Canvas(style.PANEL, HEIGHT)
    _row(canvas, 24, ("layer", "weights", "biases", "sum"), (style.INK, WEIGHT, BIAS, style.INK))
    canvas.line(14, 34, 294, 34, stroke=style.FAINT)
    for row, ((n_in, n_out), (w, b)) in enumerate(zip(pairwise(sizes), counts, strict=True)):
        _row(canvas, 60 + 28 * row, (f"{n_in} → {n_out}", f"{n_in}·{n_out} = {w}", b, w + b))
    foot = 60 + 28 * len(counts)
    canvas.line(14, foot - 18, 294, foot - 18, stroke=style.FAINT)
    _row(canvas, foot + 4, ("all", weights, biases, weights + biases), weight="bold")
    legend(
        canvas, 14, HEIGHT - 35,
        ((stroke(WEIGHT, 1.5), "a weight"), (stroke(BIAS, 1.5, DASH), "a bias, from a 1")),
        step=20,
    )  # fmt: skip
    return canvas


def _row(canvas, y, words, colours=(style.INK,) * 4, weight=None):
    for x, word, colour in zip((56, 140, 210, 284), words, colours, strict=True):
        canvas.text(x, y, word, fill=colour, anchor="end", font_weight=weight)
