"""The cell of an LSTM, one step of it in five strokes: lesson 16, figs 2-31 to 2-38 (drawn after C. Olah, 2015)."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import factor, fixed, number
from dlcore.course.drawing.panel import handle, legend, lines, panel, swatch
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import lstm_step

LAYER = style.HIGHLIGHT  # a layer with weights of its own: a pale orange, as in Olah's pictures
POINT = style.PALE_PURPLE  # a product, a sum or a tanh, number by number
NOW = style.VERMILION  # what happens in this stroke

HEIGHT = 346
R = 11  # px: the radius of a product or sum
BELT, MEET, SHOW, LAYERS, LINE = 60, 108, 126, 164, 212  # heights: C; i × C̃; o × tanh C; the layers; [h, x]
AT_F, AT_I, AT_C, AT_O, OUT = 84, 126, 172, 214, 240  # columns: the four layers, and the way out

FORMERLY = {  # what the choices of biases are called in old links → their names now
    "b_f = −9": "forget gate shut",
    "b_f = 9": "forget gate open",
    "b_i = −9": "input gate shut",
    "b_o = −9": "output gate shut",
}
NAMES = ("forget gate", "input gate", "candidate", "update", "output gate")
LAYER_OF = {  # stroke → column, function, row of the weights, letter, name in LSTMStep: also its term
    0: (AT_F, "σ", 0, "f", "f"),
    1: (AT_I, "σ", 1, "i", "i"),
    2: (AT_C, "tanh", 2, "C̃", "C_tilde"),
    4: (AT_O, "σ", 3, "o", "o"),
}
WIRES = {  # stroke → its wires: the term that runs along it, and its points; each ends in an arrow
    0: [("f", [(AT_F, 152), (AT_F, BELT + R)])],
    1: [("i", [(AT_I, 152), (AT_I, MEET), (AT_C - R, MEET)])],
    2: [("C_tilde", [(AT_C, 152), (AT_C, MEET + R)])],
    3: [
        (None, [(AT_F + R, BELT), (AT_C - R, BELT)]),
        (None, [(AT_C, MEET - R), (AT_C, BELT + R)]),
        ("C", [(AT_C + R, BELT), (302, BELT)]),
    ],
    4: [
        ("C", [(OUT, BELT), (OUT, 77)]),
        (None, [(OUT, 99), (OUT, SHOW - R)]),
        ("o", [(AT_O, 152), (AT_O, SHOW), (OUT - R, SHOW)]),
        ("h", [(OUT, SHOW + R), (OUT, LINE), (302, LINE)]),
    ],
}
POINTS = {0: [(AT_F, BELT, "×")], 2: [(AT_C, MEET, "×")], 3: [(AT_C, BELT, "+")], 4: [(OUT, SHOW, "×")]}
BARS = (  # name, term, the stroke that computes it
    ("old C", "old C", -1), ("f", "f", 0), ("i", "i", 1), ("C̃", "C_tilde", 2), ("new C", "C", 3), ("o", "o", 4),
    ("new h", "h", 4),
)  # fmt: skip
ROW = 28  # px from one bar to the next


def lstm_cell(x, h, C, weight, bias, step=0, choices=None):
    """One step of an LSTM with one unit and one input, shown up to stroke `step`: 0 forget gate … 4 output gate.

    x, h, C: numbers, the input, the old h and the old cell state
    weight, bias: (4, 2) and (4,), rows in the order f, i, C, o
    choices: {name: bias}, what the figure's control `biases` can be; the first is the example
    """
    weight, bias = np.asarray(weight, float), np.asarray(bias, float)
    values = {**_values(x, h, C, weight, bias), "old C": C}
    sentences = _sentences(x, h, C, weight, bias, values, step)
    spoken = " ".join("".join(part[0] if isinstance(part, tuple) else part for part in one) for one in sentences)
    words = (
        f"Stroke {step + 1} of 5, {NAMES[step]}; old C = {number(C)}, old h = {number(h)}, x = {number(x)}, "
        f"biases of f, i, C̃, o = {', '.join(map(number, bias))}: {spoken}."
    )
    canvas = panel(f"{step + 1} · {NAMES[step]}", HEIGHT, fill=style.RUST, font_weight="bold")
    lines(canvas, style.PANEL / 2, 44, sentences, step=21, anchor="middle")
    axes = Coordinates(canvas, 62, 104, (192, ROW * len(BARS)), (-1, 2), (len(BARS), 0))
    _draw_bars(axes, values, step)
    for name, choice in (choices or {}).items():
        _draw_gates(axes, step, name, choices, _values(x, h, C, weight, choice), bias)
    touch = "Tap a part of the cell; drag a gate open or shut, or the old C; point at a letter."
    return Picture.of(words, _diagram(x, h, C, values, step), canvas, touch=touch)


def _values(x, h, C, weight, bias):
    """All numbers of the step, by their names in LSTMStep."""
    result = lstm_step(*np.array([[x], [h], [C]], float), weight, np.asarray(bias, float))
    return {name: float(value[0]) for name, value in result._asdict().items()}


def _sentences(x, h, C, weight, bias, values, step):
    """What this stroke computes, in letters, with the numbers put in, and what comes out; letters name their terms."""
    f, i, C_tilde, new_C, o, new_h, old_C = ((fixed(value), term) for term, value in values.items())
    if step == 3:
        return [
            [("new C", "C"), " = ", ("f", "f"), " · ", ("old C", "old C"), " + ", ("i", "i"), " · ", ("C̃", "C_tilde")],
            ["= ", f, "·", _factor(old_C), " + ", i, "·", _factor(C_tilde)],
            ["= ", new_C],
        ]
    _, function, row, letter, key = LAYER_OF[step]
    inside = _sum(zip(weight[row], (h, x), ("old h", "x"), strict=True), bias[row])
    if step == 4:
        shown = factor(fixed(np.tanh(values["C"])))
        new = [("new h", "h"), " = ", ("o", "o"), " · tanh(", ("new C", "C"), ")"]
        return [[("o", "o"), " = σ(", *inside, ") = ", o, ","], new, ["= ", o, f"·{shown} = ", new_h]]
    z = fixed(weight[row] @ [h, x] + bias[row])
    return [
        [(letter, key), f" = {function}(W · [", ("h", "old h"), ", ", ("x", "x"), "] + b)"],
        [f"= {function}(", *inside, ")"],
        [f"= {function}({z}) = ", (fixed(values[key]), key)],
    ]


def _factor(part):
    return factor(part[0]), part[1]


def _sum(products, bias):
    """A sum of products and a bias, a negative one subtracted; each product names the number that is weighted."""
    parts = []
    for weight, value, term in products:
        sign = "" if not parts else " − " if weight < 0 else " + "
        size = abs(weight) if parts else weight
        parts += [sign, (f"{number(size)}·{factor(number(value))}", term)]
    return [*parts, f" {'−' if bias < 0 else '+'} {number(abs(bias))}"]


def _colour(stroke, step):
    """Strokes to come are faint, the present one stands out."""
    return NOW if stroke == step else style.INK if stroke < step else style.FAINT


def _diagram(x, h, C, values, step):
    """Olah's picture of the cell, with the numbers that are known by now. Each part leads to its stroke."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.rect(44, 16, 218, 218, fill=style.PADDING, rx=14)
    _draw_wires(canvas, step)
    for stroke, (column, function, _, _, key) in LAYER_OF.items():
        look = {"stroke": _colour(stroke, step), "stroke_width": 2, "rx": 3}
        canvas.rect(column - 19, 152, 38, 24, fill=LAYER, **look, sets={"step": stroke}, term=key)
        canvas.text(column, LAYERS + 5, function)
    for stroke, points in POINTS.items():
        for column, height, sign in points:
            look = {"stroke": _colour(stroke, step), "stroke_width": 2}
            canvas.circle(column, height, R, fill=POINT, **look, sets={"step": stroke})
            canvas.text(column, height + 6, sign, size=17)
    canvas.rect(OUT - 20, 77, 40, 22, fill=POINT, stroke=_colour(4, step), stroke_width=2, rx=11, sets={"step": 4})
    canvas.text(OUT, 93, "tanh")
    _write_ends(canvas, x, h, C, values, step)
    _write_results(canvas, C, values, step)
    signs = [
        (swatch(LAYER, stroke=style.INK, stroke_width=1.5, rx=3), "layer: weights"), (_point, "each number"),
        (_joined, "joined: [h, x]"), (_copied, "copied"),
    ]  # fmt: skip
    legend(canvas, 2, 304, signs, step=28, columns=2)
    return canvas


def _draw_wires(canvas, step):
    """What leads into the cell and to its layers, and the wires of each stroke, in the stroke's colour."""
    for term, points in (
        ("old C", [(2, BELT), (AT_F - R, BELT)]),
        ("x", [(64, 266), (64, LINE)]),
        ("old h", [(2, LINE), (AT_O, LINE), (AT_O, 176)]),
    ):
        canvas.polyline(points, stroke_width=2, term=term)
    for column in (AT_F, AT_I, AT_C):
        canvas.line(column, LINE, column, 176, stroke_width=2)
    for stroke, wires in WIRES.items():
        look = {"stroke": _colour(stroke, step), "stroke_width": 3 if stroke == step else 2, "sets": {"step": stroke}}
        for term, (*bends, before, end) in wires:
            if bends:
                canvas.polyline([*bends, before], **look, term=term)
            canvas.arrow(*before, *end, **look, head=8, term=term)


def _write_ends(canvas, x, h, C, values, step):
    """The numbers that come in and go out, beside their wires; new ones as soon as they are known."""
    _write_end(canvas, 22, (38, 54), "old C", C, "old C")
    _write_end(canvas, 22, (230, 247), "old h", h, "old h")
    canvas.text(64, 281, f"x = {number(x)}", term="x")
    _write_end(canvas, 281, (38, 54), "new C", values["C"] if step >= 3 else None, "C")
    _write_end(canvas, 281, (230, 247), "new h", values["h"] if step >= 4 else None, "h")


def _write_end(canvas, x, heights, name, value, term):
    canvas.text(x, heights[0], name, size=style.SMALL, fill=style.QUIET, term=term)
    if value is not None:
        canvas.text(x, heights[1], fixed(value), size=style.SMALL, term=term)


def _write_results(canvas, C, values, step):
    """The numbers inside the cell, beside the layer or point they come from."""
    for stroke, (column, _, _, letter, key) in LAYER_OF.items():
        if stroke <= step:
            canvas.text(column - 4, 135, letter, size=style.SMALL, fill=style.QUIET, anchor="end", term=key)
            canvas.text(column - 4, 149, fixed(values[key]), size=style.SMALL, anchor="end", term=key)
    if step >= 3:
        canvas.text((AT_F + AT_C) / 2, 52, fixed(values["f"] * C), size=style.SMALL)
        product = fixed(values["i"] * values["C_tilde"])
        canvas.text(AT_C + 6, 89, product, size=style.SMALL, anchor="start")


def _draw_bars(axes, values, step):
    """A bar for each value, from 0 to the left or right; those to come have only their names. Old C is dragged."""
    canvas = axes.canvas
    for at in (-1, 1, 2):
        canvas.line(axes.across(at), axes.y, axes.across(at), axes.y + axes.height, stroke=style.FAINT)
    for row, (name, term, stroke) in enumerate(BARS):
        top, known = axes.y + ROW * row, stroke <= step
        canvas.text(2, top + 19, name, anchor="start", fill=style.INK if known else style.QUIET, term=term)
        if known:
            low, high = (axes.across(end) for end in sorted((0, np.clip(values[term], -1, 2.06))))
            canvas.rect(low, top + 6, high - low, 16, fill=NOW if stroke == step else style.BLUE, term=term)
            canvas.text(302, top + 19, fixed(values[term]), anchor="end", term=term)
    canvas.line(axes.across(0), axes.y, axes.across(0), axes.y + axes.height, stroke=style.QUIET)
    axes.x_ticks((-1, 0, 1, 2))
    handle(canvas, axes.across(np.clip(values["old C"], -1, 2)), axes.y + ROW / 2, None, True)
    canvas.area(axes.x, axes.y, axes.width, ROW, across=("old_C", -1, 2))


def _draw_gates(axes, step, name, choices, values, bias):
    """Points to which the gates' bars can be dragged: where one of the choices has them."""
    example = next(iter(choices.values()))
    for row, (_, term, stroke) in enumerate(BARS):
        of_weights = LAYER_OF.get(stroke, (None,) * 5)[2]
        gate = term in ("f", "i", "o") and stroke <= step
        if gate and (choices[name] is example or choices[name][of_weights] != example[of_weights]):
            here = np.array_equal(choices[name], bias)
            handle(axes.canvas, axes.across(values[term]), axes.y + ROW * (row + 0.5), {"biases": name}, here)


# The legend's other marks, as in fig 2-32.


def _point(canvas, x, y):
    canvas.circle(x + 13, y, 9, fill=POINT, stroke=style.INK, stroke_width=1.5)


def _joined(canvas, x, y):
    canvas.polyline([(x, y), (x + 26, y)])
    canvas.polyline([(x + 13, y + 12), (x + 13, y)])


def _copied(canvas, x, y):
    canvas.polyline([(x, y), (x + 26, y)])
    canvas.polyline([(x + 13, y), (x + 13, y - 12)])
