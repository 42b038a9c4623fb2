"""A fully connected network, drawn so that every line is one number it learns: lesson 03, figs 2-7 and 2-8."""

from itertools import pairwise

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.panel import legend, stroke
from dlcore.course.drawing.picture import Picture

HEIGHT = 306
MIDDLE, GAP = 162, 28  # px: the height that every column is centred on, and from one neuron to the next
LAYERS, WIDTH = 4, 8  # at most
WEIGHT, BIAS = style.BLUE, style.RUST  # the colours of their lines
DASH = "4 2"  # lines of biases are dashed
TOUCH = "Point at a place for a neuron to build up to there, and at a row of the table."


def network_builder(hidden=1, width=2):
    """A network with 2 inputs, as many `hidden` layers, each `width` neurons wide, and 2 outputs; and its count."""
    sizes = [2, *[width] * hidden, 2]
    counts = [(n_in * n_out, n_out) for n_in, n_out in pairwise(sizes)]
    weights, biases = (sum(column) for column in zip(*counts, strict=True))
    words = (
        f"A network {'-'.join(map(str, sizes))}, hidden layers: {hidden}. It has {weights} weights "
        f"and {biases} biases, {weights + biases} parameters in all."
    )
    return Picture.of(words, _diagram(sizes), _table(sizes, counts, weights, biases), touch=TOUCH)


def _down(neuron):
    """The height of a neuron's centre: the first two stand around the middle, the others in turn below and above."""
    ring, below = divmod(neuron, 2)
    return MIDDLE + (ring + 0.5) * GAP * (1 if below else -1)


def _column(layer):
    """Where a column stands: 0 are the inputs, LAYERS + 1 the outputs."""
    return 26 + (style.PANEL - 52) * layer / (LAYERS + 1)


def _places(sizes):
    """The centres of all neurons, one array (n, 2) a layer, and of the 1 above each layer that feeds another."""
    columns = [_column(layer) for layer in (*range(len(sizes) - 1), LAYERS + 1)]
    layers = [np.array([[x, _down(n)] for n in range(size)]) for x, size in zip(columns, sizes, strict=True)]
    ones = [np.array([x, 28.0]) for x in columns[:-1]]
    return layers, ones


def _lines(starts, ends):
    """One path with a line from each start to each end."""
    return "".join(f"M{a:.1f},{b:.1f}L{c:.1f},{d:.1f}" for a, b in starts for c, d in ends)


def _diagram(sizes):
    canvas = Canvas(style.PANEL, HEIGHT)
    layers, ones = _places(sizes)
    _empty_places(canvas)
    for number, (layer, one, following) in enumerate(zip(layers, ones, layers[1:], strict=False)):
        canvas.path(_lines(layer, following), stroke=WEIGHT, stroke_width=0.8, term=_term(number))
        canvas.path(_lines([one], following), stroke=BIAS, stroke_width=0.8, stroke_dasharray=DASH, term=_term(number))
    for x, y in ones:
        canvas.rect(x - 9, y - 9, 18, 18, fill=style.PAPER, stroke=BIAS, stroke_width=1.5)
        canvas.text(x, y + 5, "1", size=style.SMALL)
    for number, layer in enumerate(layers):
        for x, y in layer:
            fill = style.PADDING if number == 0 else style.PAPER
            canvas.circle(x, y, 10, fill=fill, stroke=style.INK, stroke_width=1.5)
    for layer, neuron in np.ndindex(LAYERS, WIDTH):
        sets = {"hidden": layer + 1, "width": neuron + 1}
        canvas.circle(_column(layer + 1), _down(neuron), 13, pointer_events="all", sets=sets)
    canvas.text(4, HEIGHT - 8, "inputs", anchor="start", size=style.SMALL)
    canvas.text(style.PANEL / 2, HEIGHT - 8, "hidden", size=style.SMALL)
    canvas.text(style.PANEL - 4, HEIGHT - 8, "outputs", anchor="end", size=style.SMALL)
    return canvas


def _empty_places(canvas):
    """Where hidden neurons may stand."""
    for layer, neuron in np.ndindex(LAYERS, WIDTH):
        place = _column(layer + 1), _down(neuron)
        canvas.circle(*place, 8, stroke=style.FAINT, stroke_width=1, stroke_dasharray="3 3")


def _term(number):
    return f"layer {number + 1}"


def _table(sizes, counts, weights, biases):
    """The count, one row a layer, and what the two kinds of line mean."""
    canvas = Canvas(style.PANEL, HEIGHT)
    _row(canvas, 24, ("layer", "weights", "biases", "sum"), (style.INK, WEIGHT, BIAS, style.INK))
    canvas.line(14, 36, 294, 36, stroke=style.FAINT)
    step = min(72, 155 / len(counts))
    for row, ((n_in, n_out), (w, b)) in enumerate(zip(pairwise(sizes), counts, strict=True)):
        y = 36 + step * (row + 0.5) + 5
        canvas.rect(10, 36 + step * row + 2, 288, step - 4, fill=style.PAPER, term=_term(row))
        _row(canvas, y, (f"{n_in} → {n_out}", f"{n_in}·{n_out} = {w}", b, w + b))
    foot = 36 + step * len(counts)
    canvas.line(14, foot, 294, foot, stroke=style.FAINT)
    _row(canvas, foot + 24, ("all", weights, biases, weights + biases), weight="bold")
    legend(
        canvas, 14, HEIGHT - 48,
        ((stroke(WEIGHT, 1.5), "a weight"), (stroke(BIAS, 1.5, DASH), "a bias, from a 1")),
        step=24,
    )  # fmt: skip
    return canvas


def _row(canvas, y, words, colours=(style.INK,) * 4, weight=None):
    for x, word, colour in zip((56, 140, 210, 284), words, colours, strict=True):
        canvas.text(x, y, word, fill=colour, anchor="end", font_weight=weight)
