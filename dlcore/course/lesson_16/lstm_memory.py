"""How long an LSTM remembers, and how far its gradients reach: lesson 16, fig 2-33."""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number, percent, power, power_of_ten
from dlcore.course.drawing.panel import legend, panel, stroke
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import LSTM, RNN

HEIGHT = 290
PLACE, SIZE = (50, 40), (242, 204)  # px: a graph's place on a panel
LONGEST = 100  # steps
LOWEST, HIGHEST = -10, 3  # decades of the gradient's axis
LOOKS = {"LSTM": (style.BLUE, 2.5, None), "RNN": (style.VERMILION, 2.5, "7 4")}  # a curve's colour, width and dashes


def conveyor_belt(forget_bias=1, steps=20):
    """What is left of C after `steps` steps when every forget gate stands at σ(forget_bias) and nothing is added."""
    f = float(sigmoid(np.array(float(forget_bias))))
    back = f"{steps} step{'s' if steps > 1 else ''} back"
    words = (
        f"Forget bias {number(forget_bias)}, so f = {fixed(f, 3)}. “France” lies {back} and {percent(f**steps)} of the "
        "cell state is left."
    )
    return Picture.of(words, _belt_panel(f, forget_bias, steps), _left_panel(f, steps))


def _belt_panel(f, forget_bias, steps):
    """A belt with the same parcel at five moments."""
    canvas = panel(f"f = σ({number(forget_bias)}) = {fixed(f, 3)}", HEIGHT, size=16)
    canvas.text(2, 58, "“… in France …”", anchor="start")
    canvas.text(302, 58, "“… fluent ?”", anchor="end")
    belt = 214
    canvas.rect(2, belt, 300, 12, fill=style.FAINT, rx=6)
    for moment in range(5):
        at, share = 36 + 58 * moment, f ** (steps * moment / 4)
        side = 108 * share
        canvas.rect(at - 22, belt - 108, 44, 108, stroke=style.FAINT, stroke_width=1)
        canvas.rect(at - 22, belt - side, 44, side, fill=style.BLUE if moment < 4 else style.VERMILION)
        canvas.text(at, belt - 116, percent(share, tight=True), size=13)
        if moment in (0, 2, 4):
            canvas.text(at, belt + 32, number(steps * moment / 4), size=13)
    canvas.text(style.PANEL / 2, belt + 56, "steps since C was written")
    return canvas


def _left_panel(f, steps):
    """f^t for 100 steps, linear axes."""
    canvas = panel(f"left after {steps}: {percent(f**steps)}", HEIGHT, size=16)
    axes = Coordinates(canvas, *PLACE, SIZE, (0, LONGEST), (0, 1))
    axes.grid(range(0, LONGEST + 1, 25), {share: percent(share) for share in (0, 0.5, 1)}, "steps")
    t = np.arange(LONGEST + 1)
    axes.curve(t, f**t, stroke=style.BLUE, stroke_width=2.5)
    axes.dot(steps, f**steps)
    return canvas


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
    ends = {name: power(curve[50], digits=2, mantissa=1) for name, curve in curves.items()}
    words = (
        f"Forget bias {number(forget_bias)}, recurrent weights of the RNN × {number(gain)}. Relative to the "
        f"last input, the gradient 50 steps back is {ends['RNN']} in the RNN and {ends['LSTM']} in the LSTM."
    )
    return Picture.of(words, _reach_panel(curves, ends))


def _reach_panel(curves, ends):
    """Both gradients on a scale of powers of ten; below them which curve is which."""
    canvas = panel("gradient, last input = 1", HEIGHT + 54)
    axes = Coordinates(canvas, *PLACE, SIZE, (0, 60), (LOWEST, HIGHEST))
    decades = {decade: power_of_ten(decade) if decade else "1" for decade in (-9, -6, -3, 0, 3)}
    axes.grid(range(0, 61, 10), decades, "steps back in time")
    axes.level(0, stroke_width=1)
    for name, curve in curves.items():
        colour, width, dash = LOOKS[name]
        seen = np.log10(curve)[np.log10(curve) >= LOWEST]  # both curves only leave the picture downwards, and once
        axes.curve(np.arange(len(seen)), seen, stroke=colour, stroke_width=width, stroke_dasharray=dash)
    marks = [(stroke(*LOOKS[name]), f"{name}, 50 steps back: {ends[name]}") for name in LOOKS]
    legend(canvas, PLACE[0], HEIGHT + 18, marks, step=24, size=style.TEXT)
    return canvas
