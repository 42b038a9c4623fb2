"""The picture that opens lesson 15: how long a state remembers the first word."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import number, percent
from dlcore.course.drawing.panel import panel, subtitle
from dlcore.course.drawing.picture import Picture

STEPS = 16


def echo(w, steps=STEPS):
    """The states of a network with one unit that reads a 1 and then nothing: h_t = tanh(w·h_{t−1} + x_t)."""
    states = [np.tanh(1.0)]
    for _ in range(steps - 1):
        states.append(np.tanh(w * states[-1]))
    return np.array(states)


def first_word(w=0.8):
    """What is left of the first word after each further step, if the state is handed on with the weight w."""
    states = echo(w)
    canvas = panel("what the state still holds of word 1", 236)
    left = percent(states[-1] / states[0])
    subtitle(canvas, f"after {STEPS} words: {left}")
    axes = Coordinates(canvas, 18, 52, (272, 124), (0.4, STEPS + 0.6), (0, 0.9))
    axes.level(0, stroke=style.QUIET)
    for t, state in enumerate(states, 1):
        axes.bar(t, state, 0.74, fill=style.VERMILION if t == 1 else style.SKY)
    for t in range(1, STEPS + 1, 3):
        canvas.text(axes.across(t), 196, t, size=style.SMALL, fill=style.QUIET)
    canvas.text(style.PANEL / 2, 222, "words read", fill=style.QUIET)
    canvas.area(18, 52, 272, 124, down=("w", 1.0, 0.3))
    words = f"The state is handed on with the weight w = {number(w)}. After {STEPS} words {left} of the first is left."
    return Picture.of(words, canvas, touch="Drag up and down: that is the weight w.")
