"""How far back a gradient reaches, and what a network learns from it: lesson 15, figs 2-28 and 2-29."""

import math

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import power_of_ten
from dlcore.course.drawing.picture import Picture

STEPS = 60
MARKED = 50  # the step whose gradient is written out
LOWEST, HIGHEST = -40, 20  # powers of ten
HEIGHT = 300  # px
PLACE, SIZE = (46, 52), (246, 198)  # px: the graph's place on a panel


def horizon(w, h0, with_tanh, steps=STEPS):
    """The states h₀ … of h ← tanh(w·h), or of h ← w·h, and each step's factor ∂h_t/∂h_{t−1}."""
    h = [float(h0)]
    for _ in range(steps):
        h.append(math.tanh(w * h[-1]) if with_tanh else w * h[-1])
    h = np.array(h)
    return h, w * (1 - h[1:] ** 2) if with_tanh else np.full(steps, float(w))


def gradient_horizon(w=1.5, h0=0.5, with_tanh=True):
    """|∂h_T/∂h₀| of a network with one unit against T, and the factors whose product it is."""
    states, factors = horizon(w, h0, with_tanh)
    exponents = np.concatenate([[0], np.cumsum(np.log10(factors))])
    marked = _scientific(exponents[MARKED])
    words = (
        f"w = {w:g}, h₀ = {h0:g}, {'with' if with_tanh else 'without'} tanh: after {MARKED} steps the gradient is "
        f"{marked}. The last factor is {factors[MARKED - 1]:.2f}"
        f"{f', at a state of {states[MARKED]:.2f}' if with_tanh else ''}."
    )
    return Picture((_product_panel(exponents, marked), _factor_panel(factors, with_tanh)), words)


def _scientific(exponent):
    """A number given by its decimal logarithm: 4.1·10⁻²⁰, or 0.034 where that is short."""
    if -3 < exponent < 4:
        return f"{10**exponent:.2g}" if exponent < 2 else f"{10**exponent:.0f}"
    whole = math.floor(exponent)
    return f"{10 ** (exponent - whole):.1f}·{power_of_ten(whole)}"


def _product_panel(exponents, marked):
    """The product of the factors, on a scale of powers of ten."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "gradient |∂h_T/∂h₀|")
    canvas.text(style.PANEL / 2, 38, f"T = {MARKED}: {marked}", size=17)
    axes = Coordinates(canvas, *PLACE, SIZE, (0, STEPS), (LOWEST, HIGHEST))
    axes.grid(_tens(), {e: power_of_ten(e) for e in range(LOWEST, HIGHEST + 1, 10)}, "steps T")
    axes.level(0, stroke=style.QUIET, stroke_dasharray="5 4")
    axes.curve(range(STEPS + 1), exponents, stroke=style.BLUE, stroke_width=2.5)
    axes.dot(MARKED, exponents[MARKED])
    return canvas.to_svg()


def _factor_panel(factors, with_tanh):
    """The factor of each step: above 1 the gradient grows, below it shrinks."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "factor of each step")
    canvas.text(style.PANEL / 2, 38, "w·(1 − h²)" if with_tanh else "w", size=17)
    axes = Coordinates(canvas, *PLACE, SIZE, (0, STEPS), (0, 2.5))
    axes.grid(_tens(), {v: f"{v:g}" for v in (0, 0.5, 1, 1.5, 2, 2.5)}, "step t")
    axes.level(1, stroke=style.QUIET, stroke_dasharray="5 4")
    for t, factor in enumerate(factors, 1):
        axes.dot(t, factor, radius=2.5, fill=style.VERMILION if factor > 1 else style.BLUE)
    return canvas.to_svg()


def _tens():
    return {t: str(t) for t in range(0, STEPS + 1, 10)}


def copy_success(scores, lengths, gap, chance=0.25):
    """What networks learned at every gap, and for one gap how much each step adds to the first gradient.

    scores: {gap: accuracies of several networks on unseen sequences}
    lengths: for `gap`, the length of each step's part of the weight gradient before training
    """
    got = scores[gap]
    share = lengths[0] / max(lengths)
    learned = sum(score > 0.95 for score in got)
    words = (
        f"Gap {gap}: {learned} of {len(got)} networks learned the task (above 95 %), the worst reaches "
        f"{100 * min(got):.0f} %. In the first gradient the part of step 1, where the clue stands, is "
        f"{_scientific(math.log10(share))} times the largest part."
    )
    return Picture((_score_panel(scores, gap, chance), _length_panel(lengths)), words)


def _score_panel(scores, gap, chance):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "right answers after training")
    canvas.text(style.PANEL / 2, 38, f"gap {gap}: worst {100 * min(scores[gap]):.0f} %", size=17)
    last = max(scores)
    axes = Coordinates(canvas, *PLACE, SIZE, (0, last + 1), (0, 1.05))
    ticks = {0: "0 %", 0.5: "50 %", 1: "100 %"}
    axes.grid({g: str(g) for g in list(scores)[::2]}, ticks, "gap between clue and question")
    axes.level(chance, stroke=style.QUIET, stroke_dasharray="5 4")
    canvas.text(PLACE[0] + 6, axes.down(chance) + 18, "guessing", size=13, fill=style.QUIET, anchor="start")
    for one, values in scores.items():
        here = one == gap
        for value in values:
            fill = style.VERMILION if here else style.SKY
            axes.dot(one, value, radius=5.5 if here else 4, fill=fill, fill_opacity=0.7)
    return canvas.to_svg()


def _length_panel(lengths):
    """One bar a step, on a scale of powers of ten."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "the first gradient, step by step")
    canvas.text(style.PANEL / 2, 38, f"step 1: {_scientific(math.log10(lengths[0]))}", size=17)
    last = len(lengths)
    axes = Coordinates(canvas, *PLACE, SIZE, (0.3, last + 0.7), (-8, 0))
    axes.grid({1: "1", last: str(last)}, {e: power_of_ten(e) for e in (-8, -6, -4, -2, 0)}, "step")
    for t, length in enumerate(lengths, 1):
        axes.bar(t, math.log10(length), 0.8, fill=style.VERMILION if t == 1 else style.SKY)
    return canvas.to_svg()
