"""From three logits to three probabilities, and from one of them to the loss."""

import numpy as np

from dlcore.activations import softmax
from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

CLASSES = ("boat", "cat", "dog")  # the first is right
LIMIT = 4  # logits go from −LIMIT to LIMIT
PLACES = (62, 152, 242)  # px from the left, one for each class
TOP, TRACK = 30, 128  # px


def logits_to_loss(boat=0, cat=2, dog=0):
    """Three logits as bars that can be dragged, their softmax, and the loss of the right class."""
    logits = np.array([boat, cat, dog], dtype=float)
    shares = softmax(logits)
    loss = -np.log(shares[0])
    words = (
        f"The picture shows a boat. Logits {', '.join(map(number, logits))} for boat, cat and dog become the "
        f"probabilities {', '.join(map(fixed, shares))}. The loss, minus the logarithm of the first, is {fixed(loss)}."
    )
    touch = "Drag a bar."
    return Picture.of(words, _bars(logits, shares), _curve(shares[0], loss), touch=touch)


def _bars(logits, shares):
    canvas = panel("logits", 260)
    middle = TOP + TRACK / 2
    canvas.line(16, middle, 288, middle, stroke=style.QUIET, stroke_width=1)
    for name, place, logit in zip(CLASSES, PLACES, logits, strict=True):
        right = name == CLASSES[0]
        tip = middle - logit / LIMIT * TRACK / 2
        canvas.rect(place - 34, TOP, 68, TRACK, stroke=style.FAINT, stroke_width=1)
        low, high = sorted((tip, middle))
        canvas.rect(place - 24, low, 48, high - low, fill=style.BLUE if right else style.SKY)
        canvas.line(place - 24, tip, place + 24, tip, stroke=style.INK, stroke_width=3)
        canvas.text(place, middle + 17 if logit > 0 else middle - 7, number(logit))
        canvas.area(place - 34, TOP, 68, TRACK, down=(name, LIMIT, -LIMIT))
        canvas.text(place, 178, name, font_weight="bold" if right else None)
    canvas.text(style.PANEL / 2, 202, "softmax: probabilities", size=style.SMALL, fill=style.QUIET)
    for place, share, name in zip(PLACES, shares, CLASSES, strict=True):
        canvas.rect(place - 34, 212, 68, 14, fill=style.PADDING)
        canvas.rect(place - 34, 212, 68 * share, 14, fill=style.BLUE if name == CLASSES[0] else style.SKY)
        canvas.text(place, 246, fixed(share))
    return canvas


def _curve(share, loss):
    canvas = panel("loss = −ln p of the right class", 260)
    axes = Coordinates(canvas, 38, 40, (248, 164), (0, 1), (0, 9))
    axes.grid({0: "0", 0.25: "¼", 0.5: "½", 0.75: "¾", 1: "1"}, (0, 2, 4, 6, 8), "p of boat")
    p = np.concatenate([np.geomspace(1e-4, 0.05, 25), np.linspace(0.06, 1, 48)])
    axes.curve(p, -np.log(p), stroke=style.INK, stroke_width=2)
    across, down = axes.across(share), axes.down(loss)
    canvas.line(across, down, across, axes.down(0), stroke=style.VERMILION, stroke_dasharray="3 3")
    axes.dot(share, loss, radius=6.5)
    canvas.text(axes.across(0.98), 58, f"p = {number(share, 2)}, loss {fixed(loss)}", size=17, anchor="end")
    return canvas
