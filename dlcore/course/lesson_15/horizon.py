"""How far back a gradient reaches, and what a network learns from it: lesson 15, figs 2-28 and 2-29."""

import math

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number, percent, power, power_of_ten
from dlcore.course.drawing.panel import option, panel, subtitle
from dlcore.course.drawing.picture import Picture

STEPS = 60
MARKED = 50  # the step whose gradient is written out
LOWEST, HIGHEST = -50, 20  # powers of ten
HEIGHT = 300  # px
PLACE, SIZE = (52, 52), (238, 198)  # px: the graph's place on a panel
FACTORS = 46, 60, (238, 190)  # px: the same below a row of boxes
DASHED = {"stroke": style.QUIET, "stroke_dasharray": "5 4"}  # a level to compare with


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
    marked = power(10 ** exponents[MARKED], digits=2)
    words = (
        f"w = {number(w)}, h₀ = {number(h0)}, {'with' if with_tanh else 'without'} tanh: after {MARKED} steps the "
        f"gradient is {marked}. The last factor is {fixed(factors[MARKED - 1])}"
        f"{f', at a state of {fixed(states[MARKED])}' if with_tanh else ''}."
    )
    panels = _product_panel(exponents, marked), _factor_panel(w, factors, with_tanh)
    return Picture.of(words, *panels, touch="Drag the level w up and down, or choose with tanh or without.")


def _product_panel(exponents, marked):
    """The product of the factors, on a scale of powers of ten; a curve that leaves it is not drawn further."""
    canvas = panel("gradient after T steps, |∂h/∂h₀|", HEIGHT)
    subtitle(canvas, f"T = {MARKED}: {marked}")
    axes = Coordinates(canvas, *PLACE, SIZE, (0, STEPS), (LOWEST, HIGHEST))
    axes.grid(range(0, STEPS + 1, 10), _powers(range(LOWEST, HIGHEST + 1, 10)), "steps T")
    axes.level(0, **DASHED)
    inside = np.logical_and.accumulate((exponents >= LOWEST) & (exponents <= HIGHEST))
    axes.curve(np.flatnonzero(inside), exponents[inside], stroke=style.BLUE, stroke_width=2.5)
    if inside[MARKED]:
        axes.dot(MARKED, exponents[MARKED])
    return canvas


def _powers(exponents):
    """Ticks of a scale of powers of ten."""
    return {exponent: power_of_ten(exponent) for exponent in exponents}


def _factor_panel(w, factors, with_tanh):
    """The factor of each step: above 1 the gradient grows, below it shrinks. Without tanh it is w."""
    canvas = panel("factor of each step", HEIGHT)
    for here, words, x in ((False, "w", 46), (True, "w·(1 − h²), with tanh", 112)):
        sets, wide = {"with_tanh": here}, 58 if x == 46 else 180
        option(canvas, x, 24, wide, words, sets, here == with_tanh, height=24, tap=True)
    axes = Coordinates(canvas, *FACTORS, (0, STEPS), (0, 2.5))
    axes.grid(range(0, STEPS + 1, 10), (0, 0.5, 1, 1.5, 2, 2.5), "step t")
    axes.level(1, **DASHED)
    axes.level(w, stroke=style.ORANGE, stroke_width=3)
    canvas.text(axes.x + axes.width + 2, axes.down(w) + 5, "w", anchor="start", fill=style.RUST)
    for t, factor in enumerate(factors, 1):
        axes.dot(t, factor, radius=2.5, fill=style.VERMILION if factor > 1 else style.BLUE)
    axes.area(down=("w", 0.2, 2.5))
    return canvas


def copy_success(scores, lengths, gap, chance=0.25):
    """What networks learned at every gap up to this one, and here how much each step adds to the first gradient.

    scores: {gap: accuracies of several networks on unseen sequences}
    lengths: for `gap`, the length of each step's part of the weight gradient before training
    """
    got = scores[gap]
    learned = sum(score > 0.95 for score in got)
    words = (
        f"Gap {gap}: {learned} of {len(got)} networks learned the task (above 95 %), the worst reaches "
        f"{percent(min(got))}. In the first gradient the part of step 1, where the clue stands, is "
        f"{power(lengths[0] / max(lengths), digits=2)} times the largest part."
    )
    panels = _score_panel(scores, gap, chance), _length_panel(lengths)
    return Picture.of(words, *panels, touch="Drag over the graph of right answers, to longer gaps and back.")


def _score_panel(scores, gap, chance):
    """A dot for each network, as far as the reader has come; level with `chance` are those that only guess."""
    canvas = panel("right answers after training", HEIGHT)
    subtitle(canvas, f"gap {gap}: worst {percent(min(scores[gap]))}")
    axes = Coordinates(canvas, *PLACE, SIZE, (0, max(scores) + 1), (0, 1.05))
    rim = axes.across(gap + 1)
    canvas.rect(rim, axes.y, axes.x + axes.width - rim, axes.height, fill=style.PADDING)
    axes.grid(list(scores)[::2], {share: percent(share) for share in (0, 0.5, 1)}, "gap between clue and question")
    axes.level(chance, **DASHED)
    canvas.text(PLACE[0] + 6, axes.down(chance) + 18, "guessing", size=style.SMALL, fill=style.QUIET, anchor="start")
    for one in (one for one in scores if one <= gap):
        radius, fill = (5.5, style.VERMILION) if one == gap else (4, style.SKY)
        for value in scores[one]:
            axes.dot(one, value, radius=radius, fill=fill, fill_opacity=0.7)
    axes.area(across=("gap", min(scores), max(scores)))
    return canvas


def _length_panel(lengths):
    """One bar a step, on a scale of powers of ten."""
    canvas = panel("the first gradient, step by step", HEIGHT)
    subtitle(canvas, [(f"step 1: {power(lengths[0], digits=2)}", "step 1")])
    last = len(lengths)
    axes = Coordinates(canvas, *PLACE, SIZE, (0.3, last + 0.7), (-8, 0))
    axes.grid((1, last), _powers((-8, -6, -4, -2, 0)), "step")
    for t, length in enumerate(lengths, 1):
        fill, term = (style.VERMILION, "step 1") if t == 1 else (style.SKY, None)
        axes.bar(t, math.log10(length), 0.8, fill=fill, term=term)
    return canvas
