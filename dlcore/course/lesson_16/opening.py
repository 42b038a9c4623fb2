"""The picture that opens lesson 16: a gate decides what a memory takes in."""

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

INPUTS = (0.3, -0.6, 0.9, -0.2, 0.5, -0.9, 0.1, 0.7, -0.4, 0.2, -0.7, 0.6)
LEFT, WIDTH = 18, 272  # px


def kept(opens, keeps):
    """The cell state after each input: C ← keeps·C, and the input of step `opens` is taken in."""
    states, state = [], 0.0
    for t, value in enumerate(INPUTS, 1):
        state = keeps * state + (value if t == opens else 0)
        states.append(state)
    return states


def one_gate(opens=3, keeps=0.8):
    """Inputs that go by, and what a memory holds whose gate opens at one of them."""
    states = kept(opens, keeps)
    canvas = panel("what goes by", 240)
    above = Coordinates(canvas, LEFT, 22, (WIDTH, 72), (0.4, len(INPUTS) + 0.6), (-1, 1))
    _bars(above, INPUTS, lambda t: style.VERMILION if t == opens else style.FAINT, touched=True)
    canvas.text(above.across(opens), 108, "▲", size=style.SMALL, fill=style.RUST)
    canvas.text(style.PANEL / 2, 128, "what the memory holds")
    below = Coordinates(canvas, LEFT, 136, (WIDTH, 72), (0.4, len(INPUTS) + 0.6), (-1, 1))
    _bars(below, states, lambda t: style.BLUE if t == opens else style.SKY)
    canvas.text(style.PANEL / 2, 232, f"at the end: {fixed(states[-1])} of {fixed(INPUTS[opens - 1])}", size=17)
    words = (
        f"The gate opens for input {opens}, which is {number(INPUTS[opens - 1])}, and is shut for all others. "
        f"The memory keeps {number(keeps)} of itself at each step and ends with {fixed(states[-1])}."
    )
    return Picture.of(words, canvas, touch="Point at an input: the gate opens there.")


def _bars(axes, values, fill, touched=False):
    """A bar for each value, up or down from 0."""
    axes.level(0, stroke=style.QUIET, stroke_width=1)
    for t, value in enumerate(values, 1):
        top, bottom = sorted((axes.down(value), axes.down(0)))
        left, right = axes.across(t - 0.37), axes.across(t + 0.37)
        axes.canvas.rect(left, top, right - left, bottom - top, fill=fill(t))
        if touched:
            axes.canvas.spot(left, axes.y, right - left, axes.height, {"opens": t})
