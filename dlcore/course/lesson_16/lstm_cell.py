"""The cell of an LSTM, one step of it in five strokes: lesson 16, figs 2-31 to 2-38 (drawn after C. Olah, 2015)."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import lstm_step

LAYER = "#FFE9B0"  # a layer with weights of its own: a pale orange, as in Olah's pictures
POINT = "#F5D3E3"  # a product, a sum or a tanh, number by number: a pale purple
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
    lines = _sentences(x, h, C, weight, bias, values, step)
    words = f"Stroke {step + 1} of 5, {NAMES[step]}; old C = {_short(C)}, old h = {_short(h)}, x = {_short(x)}, "
    words += f"biases of f, i, C̃, o = {', '.join(map(_short, bias))}: "
    return Picture((_diagram(x, h, C, values, step), _numbers(values, lines, step)), words + " ".join(lines) + ".")


def _two(value):
    """A number with two decimals, a true minus, and no minus before zero."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def _factor(text):
    """A negative number in brackets, so that no · stands before a −."""
    return f"({text})" if text.startswith("−") else text


def _short(value):
    return f"{value:.4g}".replace("-", "−")


def _sentences(x, h, C, weight, bias, values, step):
    """What this stroke computes: in letters, with the numbers put in, and what comes out."""
    f, i, C_tilde, new_C, o, new_h = map(_two, values.values())
    if step == 3:
        return ["new C = f · old C + i · C̃", f"= {f}·{_factor(_two(C))} + {i}·{_factor(C_tilde)}", f"= {new_C}"]
    _, function, row, letter, key = LAYER_OF[step]
    on_h, on_x = map(_short, weight[row])
    inside = f"{on_h}·{_factor(_short(h))} + {on_x}·{_factor(_short(x))} + {_short(bias[row])}".replace("+ −", "− ")
    z = weight[row] @ [h, x] + bias[row]
    lines = [f"{letter} = {function}(W · [h, x] + b)", f"= {function}({inside})"]
    lines.append(f"= {function}({_two(z)}) = {_two(values[key])}")
    if step == 4:
        return [
            f"o = σ({inside}) = {o},",
            "new h = o · tanh(new C)",
            f"= {o}·{_factor(_two(np.tanh(values['C'])))} = {new_h}",
        ]
    return lines


def _colour(stroke, step):
    """Strokes to come are faint, the present one stands out."""
    return NOW if stroke == step else style.INK if stroke < step else style.FAINT


def _diagram(x, h, C, values, step):
    """Olah's picture of the cell, with the numbers that are known by now."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.rect(44, 40, 218, 218, fill=style.PADDING, rx=14)
    for points in ([(2, BELT), (AT_F - R, BELT)], [(64, 292), (64, LINE)], [(2, LINE), (AT_O, LINE), (AT_O, 200)]):
        canvas.polyline(points, stroke_width=2)
    for column in (AT_F, AT_I, AT_C):
        canvas.line(column, LINE, column, 200, stroke_width=2)
    for stroke, wires in WIRES.items():
        for points in wires:
            _wire(canvas, points, _colour(stroke, step), 3 if stroke == step else 2)
    for stroke, (column, function, *_) in LAYER_OF.items():
        colour = _colour(stroke, step)
        canvas.rect(column - 19, 176, 38, 24, fill=LAYER, stroke=colour, stroke_width=2, rx=3)
        canvas.text(column, LAYERS + 5, function)
    for stroke, points in POINTS.items():
        for column, height, sign in points:
            canvas.circle(column, height, R, fill=POINT, stroke=_colour(stroke, step), stroke_width=2)
            canvas.text(column, height + 6, sign, size=17)
    canvas.rect(OUT - 20, 101, 40, 22, fill=POINT, stroke=_colour(4, step), stroke_width=2, rx=11)
    canvas.text(OUT, 117, "tanh")
    _write_numbers(canvas, x, h, C, values, step)
    return canvas.to_svg()


def _wire(canvas, points, colour, width):
    if len(points) > 2:
        canvas.polyline(points[:-1], stroke=colour, stroke_width=width)
    canvas.arrow(*points[-2], *points[-1], stroke=colour, stroke_width=width, head=8)


def _write_numbers(canvas, x, h, C, values, step):
    """Each number beside the wire that carries it."""
    ends = [("old C", C, 22, 62, 78, True), ("old h", h, 22, 254, 271, True), ("x", x, 64, 307, 321, True)]
    ends += [("new C", values["C"], 283, 62, 78, step >= 3), ("new h", values["h"], 283, 254, 271, step >= 4)]
    for name, value, at, y_name, y_value, known in ends:
        if name == "x":
            canvas.text(at, y_name, f"x = {_short(value)}")
            continue
        canvas.text(at, y_name, name, size=13, fill=style.QUIET)
        if known:
            canvas.text(at, y_value, _two(value), size=13)
    for stroke, (column, _, _, letter, key) in LAYER_OF.items():
        if stroke <= step:
            canvas.text(column - 4, 156, letter, size=13, fill=style.QUIET, anchor="end")
            canvas.text(column - 4, 171, _two(values[key]), size=13, anchor="end")
    if step >= 3:
        canvas.text((AT_F + AT_C) / 2, 76, _two(values["f"] * C), size=13)
        canvas.text(AT_C + 6, 113, _two(values["i"] * values["C_tilde"]), size=13, anchor="start")


def _numbers(values, lines, step):
    """The stroke in words and numbers, all values so far as bars, and how to read the drawing."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 18, f"{step + 1} · {NAMES[step]}", fill=style.RUST, font_weight="bold")
    for number, line in enumerate(lines):
        canvas.text(style.PANEL / 2, 44 + 21 * number, line)
    zero, unit, top = 136, 48, 104
    for at in (-1, 1, 2):
        canvas.line(zero + at * unit, top, zero + at * unit, top + 126, stroke=style.FAINT)
    rows = [("f", "f", 0), ("i", "i", 1), ("C̃", "C_tilde", 2), ("new C", "C", 3), ("o", "o", 4), ("new h", "h", 4)]
    for row, (name, key, stroke) in enumerate(rows):
        y = top + 21 * row
        canvas.text(2, y + 15, name, anchor="start", fill=style.INK if stroke <= step else style.QUIET)
        if stroke <= step:
            length = unit * values[key]
            fill = NOW if stroke == step else style.BLUE
            canvas.rect(min(zero, zero + length), y + 3, abs(length), 14, fill=fill)
            canvas.text(302, y + 15, _two(values[key]), anchor="end")
    canvas.line(zero, top, zero, top + 126, stroke=style.QUIET)
    for at in (-1, 0, 1, 2):
        canvas.text(zero + at * unit, top + 142, str(at).replace("-", "−"), size=13, fill=style.QUIET)
    _legend(canvas, 264)
    return canvas.to_svg()


def _legend(canvas, y):
    """Fig 2-32: what the shapes mean."""
    canvas.rect(2, y + 3, 24, 16, fill=LAYER, stroke=style.INK, stroke_width=1.5, rx=3)
    canvas.text(34, y + 16, "layer: weights", size=13, anchor="start")
    canvas.circle(166, y + 11, 9, fill=POINT, stroke=style.INK, stroke_width=1.5)
    canvas.text(182, y + 16, "each number", size=13, anchor="start")
    canvas.polyline([(2, y + 42), (26, y + 42)])
    canvas.polyline([(14, y + 54), (14, y + 42)])
    canvas.text(34, y + 46, "joined: [h, x]", size=13, anchor="start")
    canvas.polyline([(154, y + 42), (178, y + 42)])
    canvas.polyline([(166, y + 42), (166, y + 30)])
    canvas.text(182, y + 46, "copied", size=13, anchor="start")
