"""A digit that is moved over its sheet, and what a trained network makes of it: lesson 01."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

HEIGHT = 334
SIDE = 280  # px: the side of the sheet
BAR = 190  # px: a probability of 1
FARTHEST = 7  # px of the image: how far the pointer moves it each way


def moved(images, right=0, down=0):
    """Images (…, H, W) with their ink moved by whole pixels; what leaves the sheet is lost, paper comes in."""
    rows, columns = images.shape[-2:]
    result = np.zeros_like(images)
    ink = images[..., max(-down, 0) : rows - max(down, 0), max(-right, 0) : columns - max(right, 0)]
    top, left = max(down, 0), max(right, 0)
    result[..., top : top + ink.shape[-2], left : left + ink.shape[-1]] = ink
    return result


def shifted_digit(probabilities, image, label, right=0, down=0):
    """`image`, which is a `label`, moved by (right, down), and the probability that it then is each digit.

    probabilities: the trained network, a function of an image
    """
    image = moved(image, right, down)
    p = probabilities(image)
    said = int(np.argmax(p))
    verdict = "right" if said == label else f"wrong, it is a {label}"
    words = (
        f"A {label}, moved {_way(right, 'right', 'left')} and {_way(down, 'down', 'up')}: "
        f"the network says {said} with {p[said]:.0%}. That is {verdict}."
    )
    touch = "Drag the digit over its sheet."
    return Picture.of(words, _sheet(image, right, down), _bars(p, said, label), touch=touch)


def _way(distance, forward, backward):
    return f"{abs(distance)} px {forward if distance >= 0 else backward}"


def _sheet(image, right, down):
    canvas = panel(f"{_way(right, 'right', 'left')}, {_way(down, 'down', 'up')}", HEIGHT)
    canvas.image(12, 28, SIDE, SIDE, 255 - image)
    canvas.rect(12, 28, SIDE, SIDE, stroke=style.QUIET, stroke_width=1)
    pixel = SIDE / image.shape[0]
    left, top = 12 + SIDE / 2 - FARTHEST * pixel, 28 + SIDE / 2 - FARTHEST * pixel
    ends = (-FARTHEST, FARTHEST)
    canvas.area(left, top, 2 * FARTHEST * pixel, 2 * FARTHEST * pixel, ("right", *ends), ("down", *ends))
    return canvas


def _bars(p, said, label):
    """One bar a digit; that of the network's answer is green where it is right, else vermilion."""
    verdict = "right" if said == label else f"wrong: it is a {label}"
    canvas = panel(f"the network says {said}: {verdict}", HEIGHT, font_weight="bold")
    answer = style.GREEN if said == label else style.VERMILION
    for digit, value in enumerate(p):
        top = 30 + 28 * digit
        canvas.text(20, top + 17, digit, font_weight="bold" if digit == label else None)
        canvas.rect(34, top, BAR, 22, fill=style.PADDING)
        canvas.rect(34, top, max(1, BAR * float(value)), 22, fill=answer if digit == said else style.SKY)
        canvas.text(296, top + 17, f"{value:.1%}", anchor="end", size=style.SMALL)
    canvas.text(34, HEIGHT - 8, "probability of each digit", anchor="start", size=style.SMALL, fill=style.QUIET)
    return canvas
