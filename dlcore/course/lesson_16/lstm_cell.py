"""The cell of an LSTM, one step of it in five strokes: lesson 16, figs 2-31 to 2-38 (drawn after C. Olah, 2015)."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.numbers import added, factor, fixed, number
from dlcore.course.drawing.panel import legend, lines, panel, swatch
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import lstm_step

LAYER = style.HIGHLIGHT  # a layer with weights of its own: a pale orange, as in Olah's pictures
POINT = style.PALE_PURPLE  # a product, a sum or a tanh, number by number
NOW = style.VERMILION  # what happens in this stroke

HEIGHT = 322
R = 11  # px: the radius of a product or sum
BELT, MEET, SHOW, LAYERS, LINE = 84, 132, 150, 188, 236  # heights: C; i × C̃; o × tanh C; the layers; [h, x]
AT_F, AT_I, AT_C, AT_O, OUT = 84, 126, 172, 214, 240  # columns: the four layers, and the way out

NAMES = ("forget gate", "input gate", "candidate", "update", "output gate")
LAYER_OF = {  # stroke → column, function, row of the weights, letter, name in LSTMStep
    0: (AT_F, "σ", 0, "f", "f"),
    1: (AT_I, "σ", 1, "i", "i"),
    2: (AT_C, "tanh", 2, "C̃", "C_tilde"),
    4: (AT_O, "σ", 3, "o", "o"),
}
WIRES = {  # stroke → its wires; each ends in an arrow
    0: [[(AT_F, 176), (AT_F, BELT + R)]],
    1: [[(AT_I, 176), (AT_I, MEET), (AT_C - R, MEET)]],
    2: [[(AT_C, 176), (AT_C, MEET + R)]],
    3: [[(AT_F + R, BELT), (AT_C - R, BELT)], [(AT_C, MEET - R), (AT_C, BELT + R)], [(AT_C + R, BELT), (302, BELT)]],
    4: [
        [(OUT, BELT), (OUT, 101)],
        [(OUT, 123), (OUT, SHOW - R)],
        [(AT_O, 176), (AT_O, SHOW), (OUT - R, SHOW)],
        [(OUT, SHOW + R), (OUT, LINE), (302, LINE)],
    ],
}
POINTS = {0: [(AT_F, BELT, "×")], 2: [(AT_C, MEET, "×")], 3: [(AT_C, BELT, "+")], 4: [(OUT, SHOW, "×")]}


def lstm_cell(x, h, C, weight, bias, step=0):
    """One step of an LSTM with one unit and one input, shown up to stroke `step`: 0 forget gate … 4 output gate.

    x, h, C: numbers, the input, the old h and the old cell state
    weight, bias: (4, 2) and (4,), rows in the order f, i, C, o
    """
    weight, bias = np.asarray(weight, float), np.asarray(bias, float)
    result = lstm_step(*np.array([[x], [h], [C]], float), weight, bias)
    values = {name: float(value[0]) for name, value in result._asdict().items()}
    sentences = _sentences(x, h, C, weight, bias, values, step)
    words = (
        f"Stroke {step + 1} of 5, {NAMES[step]}; old C = {number(C)}, old h = {number(h)}, x = {number(x)}, "
        f"biases of f, i, C̃, o = {', '.join(map(number, bias))}: {' '.join(sentences)}."
    )
    return Picture.of(words, _diagram(x, h, C, values, step), _numbers(values, sentences, step))


def _sentences(x, h, C, weight, bias, values, step):
    """What this stroke computes: in letters, with the numbers put in, and what comes out."""
    f, i, C_tilde, new_C, o, new_h = map(fixed, values.values())
    if step == 3:
        return ["new C = f · old C + i · C̃", f"= {f}·{factor(fixed(C))} + {i}·{factor(C_tilde)}", f"= {new_C}"]
    _, function, row, letter, key = LAYER_OF[step]
    products = (f"{number(w)}·{factor(number(value))}" for w, value in zip(weight[row], (h, x), strict=True))
    inside = added([*products, number(bias[row])])
    if step == 4:
        shown = factor(fixed(np.tanh(values["C"])))
        return [f"o = σ({inside}) = {o},", "new h = o · tanh(new C)", f"= {o}·{shown} = {new_h}"]
    z = fixed(weight[row] @ [h, x] + bias[row])
    return [
        f"{letter} = {function}(W · [h, x] + b)",
        f"= {function}({inside})",
        f"= {function}({z}) = {fixed(values[key])}",
    ]


def _colour(stroke, step):
    """Strokes to come are faint, the present one stands out."""
    return NOW if stroke == step else style.INK if stroke < step else style.FAINT


def _diagram(x, h, C, values, step):
    """Olah's picture of the cell, with the numbers that are known by now."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.rect(44, 40, 218, 218, fill=style.PADDING, rx=14)
    _draw_wires(canvas, step)
    for stroke, (column, function, *_) in LAYER_OF.items():
        canvas.rect(column - 19, 176, 38, 24, fill=LAYER, stroke=_colour(stroke, step), stroke_width=2, rx=3)
        canvas.text(column, LAYERS + 5, function)
    for stroke, points in POINTS.items():
        for column, height, sign in points:
            canvas.circle(column, height, R, fill=POINT, stroke=_colour(stroke, step), stroke_width=2)
            canvas.text(column, height + 6, sign, size=17)
    canvas.rect(OUT - 20, 101, 40, 22, fill=POINT, stroke=_colour(4, step), stroke_width=2, rx=11)
    canvas.text(OUT, 117, "tanh")
    _write_ends(canvas, x, h, C, values, step)
    _write_results(canvas, C, values, step)
    return canvas


def _draw_wires(canvas, step):
    """What leads into the cell and to its layers, and the wires of each stroke, in the stroke's colour."""
    for points in ([(2, BELT), (AT_F - R, BELT)], [(64, 292), (64, LINE)], [(2, LINE), (AT_O, LINE), (AT_O, 200)]):
        canvas.polyline(points, stroke_width=2)
    for column in (AT_F, AT_I, AT_C):
        canvas.line(column, LINE, column, 200, stroke_width=2)
    for stroke, wires in WIRES.items():
        look = {"stroke": _colour(stroke, step), "stroke_width": 3 if stroke == step else 2}
        for *bends, before, end in wires:
            if bends:
                canvas.polyline([*bends, before], **look)
            canvas.arrow(*before, *end, **look, head=8)


def _write_ends(canvas, x, h, C, values, step):
    """The numbers that come in and go out, beside their wires; new ones as soon as they are known."""
    _write_end(canvas, 22, (62, 78), "old C", C)
    _write_end(canvas, 22, (254, 271), "old h", h)
    canvas.text(64, 307, f"x = {number(x)}")
    _write_end(canvas, 283, (62, 78), "new C", values["C"] if step >= 3 else None)
    _write_end(canvas, 283, (254, 271), "new h", values["h"] if step >= 4 else None)


def _write_end(canvas, x, heights, name, value):
    canvas.text(x, heights[0], name, size=13, fill=style.QUIET)
    if value is not None:
        canvas.text(x, heights[1], fixed(value), size=13)


def _write_results(canvas, C, values, step):
    """The numbers inside the cell, beside the layer or point they come from."""
    for stroke, (column, _, _, letter, key) in LAYER_OF.items():
        if stroke <= step:
            canvas.text(column - 4, 156, letter, size=13, fill=style.QUIET, anchor="end")
            canvas.text(column - 4, 171, fixed(values[key]), size=13, anchor="end")
    if step >= 3:
        canvas.text((AT_F + AT_C) / 2, 76, fixed(values["f"] * C), size=13)
        canvas.text(AT_C + 6, 113, fixed(values["i"] * values["C_tilde"]), size=13, anchor="start")


def _numbers(values, sentences, step):
    """The stroke in words and numbers, all values so far as bars, and how to read the drawing."""
    canvas = panel(f"{step + 1} · {NAMES[step]}", HEIGHT, fill=style.RUST, font_weight="bold")
    lines(canvas, style.PANEL / 2, 44, sentences, step=21, anchor="middle")
    _draw_bars(canvas, values, step)
    signs = [
        (swatch(LAYER, stroke=style.INK, stroke_width=1.5, rx=3), "layer: weights"), (_point, "each number"),
        (_joined, "joined: [h, x]"), (_copied, "copied"),
    ]  # fmt: skip
    legend(canvas, 2, 275, signs, step=30, columns=2)
    return canvas


def _draw_bars(canvas, values, step):
    """A bar for each value, from 0 to the left or right; those to come have only their names."""
    zero, unit, top, bottom = 136, 48, 104, 230
    for at in (-1, 1, 2):
        canvas.line(zero + at * unit, top, zero + at * unit, bottom, stroke=style.FAINT)
    rows = [("f", "f", 0), ("i", "i", 1), ("C̃", "C_tilde", 2), ("new C", "C", 3), ("o", "o", 4), ("new h", "h", 4)]
    for row, (name, key, stroke) in enumerate(rows):
        y = top + 21 * row
        canvas.text(2, y + 15, name, anchor="start", fill=style.INK if stroke <= step else style.QUIET)
        if stroke <= step:
            length = unit * values[key]
            fill = NOW if stroke == step else style.BLUE
            canvas.rect(min(zero, zero + length), y + 3, abs(length), 14, fill=fill)
            canvas.text(302, y + 15, fixed(values[key]), anchor="end")
    canvas.line(zero, top, zero, bottom, stroke=style.QUIET)
    for at in (-1, 0, 1, 2):
        canvas.text(zero + at * unit, bottom + 16, number(at), size=13, fill=style.QUIET)


# The legend's other marks, as in fig 2-32.


def _point(canvas, x, y):
    canvas.circle(x + 13, y, 9, fill=POINT, stroke=style.INK, stroke_width=1.5)


def _joined(canvas, x, y):
    canvas.polyline([(x, y), (x + 26, y)])
    canvas.polyline([(x + 13, y + 12), (x + 13, y)])


def _copied(canvas, x, y):
    canvas.polyline([(x, y), (x + 26, y)])
    canvas.polyline([(x + 13, y), (x + 13, y - 12)])
