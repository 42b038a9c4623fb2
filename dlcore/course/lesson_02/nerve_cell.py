"""A nerve cell beside the artificial neuron named after it: lesson 02, figs 2-4 and 2-5."""

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture

HEIGHT = 250
PALE = "#F7D9C4"  # a pale vermilion behind the part that is spoken of
SPOKEN = style.RUST  # its name: vermilion, dark enough to be read

# part of the cell → what it does there, what stands for it here
PARTS = {
    "dendrites": ("receive signals from other cells", "the inputs"),
    "synapses": ("pass a signal on, strongly or weakly", "the weights"),
    "cell body": ("collects what comes in", "the weighted sum and the bias"),
    "axon": ("carries the signal to other cells", "the activation and the output"),
}
BRANCHES = (  # dendrites: polylines from their tip to the cell body
    ((22, 52), (52, 74), (82, 84), (112, 104)), ((40, 34), (52, 74)), ((70, 46), (82, 84)),
    ((10, 116), (46, 118), (108, 120)), ((24, 98), (46, 118)),
    ((20, 186), (56, 164), (84, 152), (112, 136)), ((44, 204), (56, 164)), ((82, 192), (84, 152)),
)  # fmt: skip
TIPS = ((22, 52), (40, 34), (70, 46), (10, 116), (24, 98), (20, 186), (44, 204), (82, 192))
AXON = (
    ((160, 120), (196, 114), (232, 120)),
    ((232, 120), (262, 84), (286, 76)), ((262, 84), (276, 58)),
    ((232, 120), (288, 124)), ((232, 120), (258, 156), (284, 168)), ((258, 156), (266, 186)),
)  # fmt: skip


def neuron_parts(neuron, x, part="dendrites"):
    """The `part` of a nerve cell, and what stands for it in `neuron`, which is given the input `x`."""
    y, z = float(neuron(x)), float(neuron.z)
    does, stands_for = PARTS[part]
    numbers = {
        "dendrites": f"X1 = {_n(x[0])}, X2 = {_n(x[1])}",
        "synapses": "w1 = {}, w2 = {}".format(*map(_n, neuron.params["weight"])),
        "cell body": f"z = {_sum(neuron, x)} = {_n(z)}",
        "axon": f"Y = f({_n(z)}) = {y:.4f}",
    }[part]
    words = f"In a nerve cell: the {part} {does}. In the artificial neuron: {stands_for}, {numbers}."
    return Picture((_cell(part, does), _artificial(neuron, x, part, stands_for, numbers)), words)


def _n(value):
    return f"{value:.4g}".replace("-", "−")


def _sum(neuron, x):
    """The weighted sum written out, a negative weight in brackets."""
    weights = (_n(w) if w >= 0 else f"({_n(w)})" for w in neuron.params["weight"])
    products = " + ".join(f"{w}·{_n(v)}" for w, v in zip(weights, x, strict=True))
    return f"{products} + {_n(neuron.params['bias'])}"


def _ink(part, current):
    return (style.VERMILION, 4) if part == current else (style.INK, 2)


def _cell(part, does):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "nerve cell")
    for name, lines in (("dendrites", BRANCHES), ("axon", AXON)):
        colour, width = _ink(name, part)
        for points in lines:
            canvas.polyline(points, stroke=colour, stroke_width=width, stroke_linecap="round", stroke_linejoin="round")
    for x, y in TIPS:  # the ends of other cells, nearly touching
        colour, _ = _ink("synapses", part)
        canvas.circle(x - 4, y - 4 if y < 120 else y + 4, 6 if part == "synapses" else 4, fill=colour)
    colour, width = _ink("cell body", part)
    fill = PALE if part == "cell body" else style.PAPER
    canvas.path(
        "M104,98C122,84 148,88 162,112C168,122 160,142 146,150C128,158 106,148 102,132C99,118 98,106 104,98Z",
        fill=fill, stroke=colour, stroke_width=width,
    )  # fmt: skip
    canvas.circle(132, 120, 11, fill=style.FAINT, stroke=style.QUIET, stroke_width=1)
    canvas.text(style.PANEL / 2, HEIGHT - 28, part, size=16, fill=SPOKEN, font_weight="bold")
    canvas.text(style.PANEL / 2, HEIGHT - 6, does)
    return canvas.to_svg()


def _artificial(neuron, x, part, stands_for, numbers):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "artificial neuron")
    weight, bias = neuron.params["weight"], neuron.params["bias"]
    rows = (  # height, name, letter of the weight, where that is written
        (50, f"X1 = {_n(x[0])}", "w1", (140, 64)),
        (112, f"X2 = {_n(x[1])}", "w2", (114, 105)),
        (174, "1", "b", (138, 172)),
    )
    for (y, name, letter, place), value in zip(rows, (*weight, bias), strict=True):
        spoken = "cell body" if letter == "b" else "synapses"
        colour, width = _ink(spoken, part)
        canvas.arrow(72, y, 158 if y == 112 else 163, 112 + 0.2 * (y - 112), stroke=colour, stroke_width=width)
        canvas.text(*place, f"{letter} = {_n(value)}", size=13)
        colour, width = _ink("cell body" if letter == "b" else "dendrites", part)
        canvas.rect(9, y - 15, 62, 30, fill=style.PAPER, stroke=colour, stroke_width=width, rx=15)
        canvas.text(40, y + 5, name)
    for middle, words, name in ((182, "Σ", "cell body"), (232, "f", "axon")):
        colour, width = _ink(name, part)
        canvas.circle(middle, 112, 22, fill=PALE if part == name else style.PAPER, stroke=colour, stroke_width=width)
        canvas.text(middle, 118, words, size=18)
    colour, width = _ink("axon", part)
    canvas.line(204, 112, 210, 112, stroke_width=2)
    canvas.arrow(254, 112, 280, 112, stroke=colour, stroke_width=width)
    canvas.text(292, 117, "Y", size=16)
    canvas.text(style.PANEL / 2, HEIGHT - 28, stands_for, size=16, fill=SPOKEN, font_weight="bold")
    canvas.text(style.PANEL / 2, HEIGHT - 6, numbers)
    return canvas.to_svg()
