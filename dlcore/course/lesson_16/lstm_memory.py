"""How long an LSTM remembers, and how far its gradients reach: lesson 16, fig 2-33."""

import numpy as np

from dlcore.activations import sigmoid
from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number, percent, power, power_of_ten
from dlcore.course.drawing.panel import handle, option, panel, stroke
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import LSTM, RNN

HEIGHT = 296
PLACE, SIZE = (50, 40), (242, 204)  # px: a graph's place on a panel
LONGEST = 100  # steps
BIASES = range(-1, 7)  # of the forget gate, on the belt
LOWEST, HIGHEST = -18, 3  # decades of the gradient's axis
MARKED = 50  # the distance at which the gradients are written out
LOOKS = {"LSTM": (style.BLUE, 2.5, None), "RNN": (style.VERMILION, 2.5, "7 4")}  # a curve's colour, width and dashes


def conveyor_belt(forget_bias=1, steps=20):
    """What is left of C after `steps` steps when every forget gate stands at σ(forget_bias) and nothing is added."""
    f = float(sigmoid(np.array(float(forget_bias))))
    back = f"{steps} step{'s' if steps > 1 else ''} back"
    words = (
        f"Forget bias {number(forget_bias)}, so f = {fixed(f, 3)}. “France” lies {back} and {percent(f**steps)} of the "
        "cell state is left."
    )
    panels = _belt_panel(f, forget_bias, steps), _left_panel(f, steps)
    return Picture.of(
        words, *panels, touch="Drag over the curve to a longer gap, or choose a forget bias below the belt."
    )


def _belt_panel(f, forget_bias, steps):
    """A belt with the same parcel at a few steps, and below it the biases that can be chosen."""
    canvas = panel(f"f = σ({number(forget_bias)}) = {fixed(f, 3)}", HEIGHT, size=16)
    canvas.text(2, 44, "“… in France …”", anchor="start")
    canvas.text(302, 44, "“… fluent ?”", anchor="end")
    belt = 184
    canvas.rect(2, belt, 300, 10, fill=style.FAINT, rx=5)
    moments = sorted({round(steps * part / 5) for part in range(6)})
    for i, moment in enumerate(moments):
        at, share = 27 + 50 * i, f**moment
        side = 104 * share
        canvas.rect(at - 20, belt - 104, 40, 104, stroke=style.FAINT, stroke_width=1)
        canvas.rect(at - 20, belt - side, 40, side, fill=style.VERMILION if moment == steps else style.BLUE)
        canvas.text(at, belt - 112, percent(share, tight=True) if share > 1e-4 else "≈0%", size=style.SMALL)
        canvas.text(at, belt + 28, number(moment), size=style.SMALL)
    canvas.text(style.PANEL / 2, belt + 48, "steps since C was written")
    _draw_biases(canvas, forget_bias)
    return canvas


def _draw_biases(canvas, forget_bias):
    scale = Coordinates(canvas, 98, 252, (196, 16), (min(BIASES), max(BIASES)), (-1, 1))
    canvas.text(2, 265, "forget bias", anchor="start")
    scale.level(0, stroke=style.FAINT)
    scale.x_ticks(BIASES)
    for bias in BIASES:
        handle(canvas, scale.across(bias), scale.down(0), {"forget_bias": bias}, bias == forget_bias)
    if forget_bias not in BIASES:
        handle(canvas, scale.across(forget_bias), scale.down(0), None, True)


def _left_panel(f, steps):
    """f^t as far as the gap; what comes later is for the reader."""
    canvas = panel(f"left after {steps}: {percent(f**steps)}", HEIGHT, size=16)
    axes = Coordinates(canvas, *PLACE, SIZE, (0, LONGEST), (0, 1))
    rim = axes.across(steps)
    canvas.rect(rim, axes.y, axes.x + axes.width - rim, axes.height, fill=style.PADDING)
    axes.grid(range(0, LONGEST + 1, 25), {share: percent(share) for share in (0, 0.5, 1)}, "steps")
    t = np.arange(steps + 1)
    axes.curve(t, f**t, stroke=style.BLUE, stroke_width=2.5)
    axes.dot(steps, f**steps)
    axes.area(across=("steps", 5, LONGEST))
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
    ends = {name: power(curve[MARKED], digits=2, mantissa=1) for name, curve in curves.items()}
    words = (
        f"Forget bias {number(forget_bias)}, recurrent weights of the RNN × {number(gain)}. Relative to the "
        f"last input, the gradient {MARKED} steps back is {ends['RNN']} in the RNN and {ends['LSTM']} in the LSTM."
    )
    panels = _reach_panel(curves), _ends_panel(ends, forget_bias, gain)
    return Picture.of(
        words, *panels, touch="Tap a forget bias or a factor of the weights; point at a number or a line."
    )


def _reach_panel(curves):
    """Both gradients on a scale of powers of ten."""
    canvas = panel("gradient, last input = 1", HEIGHT)
    axes = Coordinates(canvas, *PLACE, SIZE, (0, 60), (LOWEST, HIGHEST))
    decades = {decade: power_of_ten(decade) if decade else "1" for decade in range(LOWEST, HIGHEST + 1, 3)}
    axes.grid(range(0, 61, 10), decades, "steps back in time")
    axes.level(0, stroke_width=1)
    for name, curve in curves.items():
        colour, width, dash = LOOKS[name]
        seen = np.log10(curve)[np.log10(curve) >= LOWEST]  # both curves only leave the picture downwards, and once
        look = {"stroke": colour, "stroke_width": width, "stroke_dasharray": dash}
        axes.curve(np.arange(len(seen)), seen, **look, term=name)
        if len(seen) > MARKED:
            axes.dot(MARKED, seen[MARKED], radius=4.5, fill=colour, term=name)
    return canvas


def _ends_panel(ends, forget_bias, gain):
    """What is left of both far back, with the settings that can be chosen."""
    canvas = panel(f"{MARKED} steps back", HEIGHT)
    rows = (
        ("LSTM", "LSTM, forget bias", "forget_bias", range(6), forget_bias),
        ("RNN", "RNN, recurrent weights times", "gain", (1, 1.5, 2, 3), gain),
    )
    for top, (name, words, control, values, now) in zip((36, 166), rows, strict=True):
        stroke(*LOOKS[name])(canvas, 4, top)
        canvas.text(40, top + 5, words, anchor="start")
        wide = 296 / len(values)
        for i, value in enumerate(values):
            sets = {control: value if control == "forget_bias" else number(value)}
            option(canvas, 4 + wide * i, top + 18, wide - 6, number(value), sets, value == now, height=30, tap=True)
        canvas.text(style.PANEL / 2, top + 86, [(ends[name], name)], size=24)
    return canvas
