"""How long an LSTM remembers, and how far its gradients reach: lesson 16, fig 2-33."""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import power_of_ten
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import LSTM, RNN

HEIGHT = 290
PLACE, SIZE = (50, 40), (242, 204)  # px: a graph's place on a panel
LONGEST = 100  # steps
LOWEST, HIGHEST = -10, 3  # decades of the gradient's axis
DASHES = {"LSTM": None, "RNN": "7 4"}


def conveyor_belt(forget_bias=1, steps=20):
    """What is left of C after `steps` steps when every forget gate stands at σ(forget_bias) and nothing is added."""
    f = float(sigmoid(np.array(float(forget_bias))))
    left = f**steps
    words = (
        f"Forget bias {forget_bias:g}, so f = {f:.3f}. {_gap(steps)} and {_percent(left)} of the cell state is left."
    )
    return Picture((_belt_panel(f, forget_bias, steps), _left_panel(f, steps)), words.replace("-", "−"))


def _gap(steps):
    return f"“France” lies {steps} step{'s' if steps > 1 else ''} back"


def _percent(share):
    """A share in per cent with as many digits as it takes to see that it is not 0."""
    percent = 100 * share
    if percent >= 10:
        return f"{percent:.0f} %"
    if percent >= 0.01:
        return f"{percent:.2g} %"
    return "less than 0.01 %"


def _belt_panel(f, forget_bias, steps):
    """A belt with the same parcel at five moments."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 18, f"f = σ({forget_bias:g}) = {f:.3f}".replace("-", "−"), size=16)
    canvas.text(2, 58, "“… in France …”", anchor="start")
    canvas.text(302, 58, "“… fluent ?”", anchor="end")
    belt = 214
    canvas.rect(2, belt, 300, 12, fill=style.FAINT, rx=6)
    for number in range(5):
        at, share = 36 + 58 * number, f ** (steps * number / 4)
        side = 108 * share
        canvas.rect(at - 22, belt - 108, 44, 108, stroke=style.FAINT, stroke_width=1)
        canvas.rect(at - 22, belt - side, 44, side, fill=style.BLUE if number < 4 else style.VERMILION)
        canvas.text(at, belt - 116, _percent(share).replace("less than ", "<").replace(" %", "%"), size=13)
        if number in (0, 2, 4):
            canvas.text(at, belt + 32, f"{steps * number / 4:g}", size=13)
    canvas.text(style.PANEL / 2, belt + 56, "steps since C was written")
    return canvas.to_svg()


def _left_panel(f, steps):
    """f^t for 100 steps, linear axes."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 18, f"left after {steps}: {_percent(f**steps)}", size=16)
    axes = Coordinates(canvas, *PLACE, SIZE, (0, LONGEST), (0, 1))
    axes.grid({t: str(t) for t in range(0, LONGEST + 1, 25)}, {0: "0 %", 0.5: "50 %", 1: "100 %"}, "steps")
    t = np.arange(LONGEST + 1)
    axes.curve(t, f**t, stroke=style.BLUE, stroke_width=2.5)
    axes.dot(steps, f**steps)
    return canvas.to_svg()


def gradient_by_distance(layer, steps=60, sequences=32, seed=0):
    """How much the last state of `layer` moves with the input k steps before it: mean ‖∂J/∂x‖, k = 0 … steps − 1.

    J is a random sum of the last state, the inputs are random, and the result is divided by its value at k = 0.
    """
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((sequences, steps, layer.input_size))
    dy = np.zeros((sequences, steps, layer.hidden_size))
    dy[:, -1] = rng.standard_normal((sequences, layer.hidden_size))
    layer(x)
    norms = np.linalg.norm(layer.backward(dy), axis=2).mean(axis=0)[::-1]
    return norms / norms[0]


def gradient_reach(forget_bias=0, gain=1, seed=0):
    """Gradients of an untrained LSTM and an untrained RNN, 32 units each, against the distance in time.

    gain: the RNN's W_h is multiplied by it
    """
    rnn = RNN(4, 32, dtype=np.float64, rng=seed)
    rnn.W_h = gain * rnn.W_h
    lstm = LSTM(4, 32, forget_bias=forget_bias, dtype=np.float64, rng=seed)
    curves = {"RNN": gradient_by_distance(rnn), "LSTM": gradient_by_distance(lstm)}
    ends = {name: _power(curve[50]) for name, curve in curves.items()}
    words = (
        f"Forget bias {forget_bias:g}, recurrent weights of the RNN × {gain:g}. Beside its size at the last input, the "
        f"gradient 50 steps back is {ends['RNN']} in the RNN and {ends['LSTM']} in the LSTM."
    )
    return Picture((_reach_panel(curves, ends),), words)


def _power(value):
    """A number as 3·10⁻⁵; near 1 as it is."""
    if 0.01 <= value < 1000:
        return f"{value:.2g}"
    exponent = int(np.floor(np.log10(value)))
    return f"{value / 10.0**exponent:.0f}·{power_of_ten(exponent)}"


def _reach_panel(curves, ends):
    canvas = Canvas(style.PANEL, HEIGHT + 54)
    canvas.text(style.PANEL / 2, 18, "gradient, last input = 1")
    axes = Coordinates(canvas, *PLACE, SIZE, (0, 60), (LOWEST, HIGHEST))
    decades = {decade: power_of_ten(decade) if decade else "1" for decade in (-9, -6, -3, 0, 3)}
    axes.grid({t: str(t) for t in range(0, 61, 10)}, decades, "steps back in time")
    axes.level(0, stroke_width=1)
    for (name, curve), colour in zip(curves.items(), (style.VERMILION, style.BLUE), strict=True):
        seen = np.log10(curve)[np.log10(curve) >= LOWEST]  # both curves only leave the picture downwards, and once
        axes.curve(np.arange(len(seen)), seen, stroke=colour, stroke_width=2.5, stroke_dasharray=DASHES[name])
    for row, (name, colour) in enumerate((("LSTM", style.BLUE), ("RNN", style.VERMILION))):
        x, y = PLACE[0], HEIGHT + 18 + 24 * row
        canvas.line(x, y, x + 26, y, stroke=colour, stroke_width=2.5, stroke_dasharray=DASHES[name])
        canvas.text(x + 34, y + 5, f"{name}, 50 steps back: {ends[name]}", anchor="start")
    return canvas.to_svg()
