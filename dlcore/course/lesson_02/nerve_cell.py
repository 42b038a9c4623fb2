"""A nerve cell beside the artificial neuron named after it: lesson 02, figs 2-4 and 2-5."""

from dlcore.course.drawing import style
from dlcore.course.drawing.numbers import fixed, number, weighted_sum
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

HEIGHT = 250

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
    weight, bias = neuron.params["weight"], neuron.params["bias"]
    does, stands_for = PARTS[part]
    numbers = {
        "dendrites": f"x₁ = {number(x[0])}, x₂ = {number(x[1])}",
        "synapses": f"w₁ = {number(weight[0])}, w₂ = {number(weight[1])}",
        "cell body": f"z = {weighted_sum(weight, x, bias)} = {number(z)}",
        "axon": f"y = f({number(z)}) = {fixed(y, 4)}",
    }[part]
    words = f"In a nerve cell: the {part} {does}. In the artificial neuron: {stands_for}, {numbers}."
    if part == "cell body":
        numbers = _marked_sum(weight, x, bias, z)
    panels = _cell(part, does), _artificial(neuron, x, part, stands_for, numbers)
    return Picture.of(words, *panels, touch="Point at a part of the cell or of the neuron, and at a term of the sum.")


def _marked_sum(weight, x, bias, z):
    """z written out, each term with the name of the input that it comes from."""
    first, second, last = weighted_sum(weight, x, bias).split(" + ")
    return ["z = ", (first, "1"), " + ", (second, "2"), " + ", (last, "b"), f" = {number(z)}"]


def _outline(part, current):
    """How a part is outlined: it stands out while it is spoken of."""
    colour, width = (style.VERMILION, 4) if part == current else (style.INK, 2)
    return {"stroke": colour, "stroke_width": width}


def _fill(part, current):
    return style.PALE_VERMILION if part == current else style.PAPER


def _caption(canvas, heading, words):
    canvas.text(style.PANEL / 2, HEIGHT - 28, heading, size=16, fill=style.RUST, font_weight="bold")
    canvas.text(style.PANEL / 2, HEIGHT - 6, words)


def _cell(part, does):
    canvas = panel("nerve cell", HEIGHT)
    for name, strokes in (("dendrites", BRANCHES), ("axon", AXON)):
        for points in strokes:
            canvas.polyline(points, **_outline(name, part), stroke_linecap="round", stroke_linejoin="round")
    canvas.spot(40, 64, 60, 108, {"part": "dendrites"}, rx=8)
    canvas.spot(168, 46, 126, 146, {"part": "axon"}, rx=8)
    for x, y in TIPS:  # the ends of other cells, nearly touching
        radius, colour = (6, style.VERMILION) if part == "synapses" else (4, style.INK)
        place = (x - 4, y - 4 if y < 120 else y + 4)
        canvas.circle(*place, radius, fill=colour)
        canvas.circle(*place, 13, pointer_events="all", sets={"part": "synapses"})
    canvas.path(
        "M104,98C122,84 148,88 162,112C168,122 160,142 146,150C128,158 106,148 102,132C99,118 98,106 104,98Z",
        fill=_fill("cell body", part), **_outline("cell body", part), sets={"part": "cell body"},
    )  # fmt: skip
    canvas.circle(132, 120, 11, fill=style.FAINT, stroke=style.QUIET, stroke_width=1, pointer_events="none")
    _caption(canvas, part, does)
    return canvas


def _artificial(neuron, x, part, stands_for, numbers):
    canvas = panel("artificial neuron", HEIGHT)
    weight, bias = neuron.params["weight"], neuron.params["bias"]
    _connection(canvas, part, 50, f"x₁ = {number(x[0])}", f"w₁ = {number(weight[0])}", (142, 64), "1")
    _connection(canvas, part, 112, f"x₂ = {number(x[1])}", f"w₂ = {number(weight[1])}", (108, 104), "2")
    _connection(canvas, part, 174, "1", f"b = {number(bias)}", (140, 172), "b")
    for middle, sign, name in ((182, "Σ", "cell body"), (232, "f", "axon")):
        canvas.circle(middle, 112, 22, fill=_fill(name, part), **_outline(name, part), sets={"part": name})
        canvas.text(middle, 118, sign, size=18)
    canvas.line(204, 112, 210, 112, stroke_width=2)
    canvas.arrow(254, 112, 280, 112, **_outline("axon", part))
    canvas.text(292, 117, "y", size=16)
    canvas.spot(256, 92, 46, 40, {"part": "axon"}, rx=8)
    _caption(canvas, stands_for, numbers)
    return canvas


def _connection(canvas, part, y, source, weight, place, term):
    """An input at the height y and its arrow to the sum, with the weight at `place`; the 1 belongs to the bias."""
    entry, arrow = ("cell body", "cell body") if source == "1" else ("dendrites", "synapses")
    canvas.arrow(62, y, 158 if y == 112 else 163, 112 + 0.2 * (y - 112), **_outline(arrow, part))
    canvas.spot(64, {50: 36, 112: 88, 174: 124}[y], 92, {50: 50, 112: 34, 174: 58}[y], {"part": arrow}, rx=8)
    canvas.text(*place, weight, size=style.SMALL, term=term, sets={"part": arrow})
    canvas.rect(7, y - 15, 54, 30, fill=style.PAPER, **_outline(entry, part), rx=15, sets={"part": entry}, term=term)
    canvas.text(34, y + 5, source)
