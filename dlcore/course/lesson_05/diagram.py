"""The 2-3-2-1 network as the figures of this lesson draw it: where everything stands, and its fourteen edges."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Lowered
from dlcore.course.drawing.numbers import lowered

COLUMNS = (17, 103, 190, 277)  # px: the middles of the inputs and of the three layers
MIDDLE, PITCH = 172, 88  # px: the height of the middle, and from one neuron of a column to the next
BOX, INPUT = (47, 42), (32, 26)  # px: width and height
LAYERS = ((1, 2, 3), (4, 5), (6,))
NEURONS = {number: (layer, row) for layer, numbers in enumerate(LAYERS) for row, number in enumerate(numbers)}


def place(layer, row):
    """The middle of a neuron; layer −1 are the inputs."""
    count = 2 if layer < 0 else len(LAYERS[layer])
    return COLUMNS[layer + 1], MIDDLE + PITCH * (row - (count - 1) / 2)


EDGES = {  # term → layer, row and column of its weight
    f"w{'x' if layer == 0 else ''}{(1 if layer == 0 else LAYERS[layer - 1][0]) + column}{number}": (layer, row, column)
    for number, (layer, row) in NEURONS.items()
    for column in range((2, 3, 2)[layer])
}
INTO = {n: [term for term, (layer, row, _) in EDGES.items() if (layer, row) == at] for n, at in NEURONS.items()}
OUT_OF = {
    n: [term for term, (layer, _, column) in EDGES.items() if (layer - 1, column) == at] for n, at in NEURONS.items()
}


def weight_of(weights, term):
    layer, row, column = EDGES[term]
    return float(weights[layer][row, column])


def letter(term, prime=""):
    """w with its index as the slides write it, as parts of a text."""
    layer, _, column = EDGES[term]
    if layer == 0:
        return [(f"w{prime}", term), (Lowered(f"(x{column + 1}){term[-1]}"), term)]
    return [(f"w{prime}{lowered(int(term[1:]))}", term)]


def name(term):
    """The same in plain letters: w₁₄, or w(x1)2."""
    layer, _, column = EDGES[term]
    return f"w(x{column + 1}){term[-1]}" if layer == 0 else f"w{lowered(int(term[1:]))}"


def ends(term):
    """Where an edge leaves its first box, and where it reaches the second."""
    layer, row, column = EDGES[term]
    (x1, y1), (x2, y2) = place(layer - 1, column), place(layer, row)
    return np.array([x1 + (INPUT if layer == 0 else BOX)[0] / 2, y1]), np.array([x2 - BOX[0] / 2, y2])


def draw_edge(canvas, term, colour=None, back=False):
    """A faint line, or with a colour an arrow: to the second box, or `back` to the first."""
    start, end = ends(term)
    if colour is None:
        canvas.line(*start, *end, stroke=style.FAINT, term=term)
    else:
        first, last = (end, start) if back else (start, end)
        canvas.arrow(*first, *last, stroke=colour, stroke_width=2.5, term=term, head=9)


def draw_label(canvas, term, words, share=0.5, colour=style.INK):
    """Words on an edge, `share` of the way along it."""
    start, end = ends(term)
    x, y = start + share * (end - start)
    wide = 7.4 * len(words) + 5
    canvas.rect(x - wide / 2, y - 8.5, wide, 17, fill=style.PAPER, rx=3, fill_opacity=0.9, term=term)
    canvas.text(x, y + 5, words, size=style.SMALL, fill=colour, stroke=colour, stroke_width=0.4, term=term)


def draw_input(canvas, row, words):
    x, y = place(-1, row)
    canvas.rect(x - 16, y - 13, *INPUT, fill=style.PADDING, stroke=style.QUIET, stroke_width=1.5, rx=13)
    canvas.text(x, y + 5, words, size=style.SMALL, term=f"x{row + 1}")
    canvas.text(x, y - 19, f"x{lowered(row + 1)}", term=f"x{row + 1}")
