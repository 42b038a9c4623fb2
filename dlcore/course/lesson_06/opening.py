"""The picture that opens lesson 06: twelve slopes, measured one by one, that turn out to be a table of products."""

import numpy as np

from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.numbers import fixed, number, vector
from dlcore.course.drawing.panel import option, panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_06 import small_layer

SILENT = {"none": None, **{f"input {place}": place for place in range(1, 5)}}
LEFT, TOP, CELL = 82, 82, (54, 34)  # px


def measured_slopes(neuron=2, silent=None):
    """The measured slope of J by each weight; a row is compared with the inputs, one of which may be switched off.

    silent: the number of the input that is 0, or None
    """
    x = small_layer.X.copy()
    if silent is not None:
        x[silent - 1] = 0
    slopes = small_layer.measured_slopes(x)
    place = int(np.argmax(np.abs(x)))
    times = slopes[neuron - 1, place] / x[place]
    canvas = panel("twelve weights, each nudged by itself", 240)
    _inputs(canvas, x, silent)
    _neurons(canvas, neuron)
    matrix.draw(
        canvas, slopes, LEFT, TOP, CELL, write=fixed, fill=_shade(slopes),
        sets=lambda row, column: {"neuron": row + 1},
    )  # fmt: skip
    look = {"stroke": style.INK, "stroke_width": 2.5, "pointer_events": "none"}
    canvas.rect(LEFT, TOP + CELL[1] * (neuron - 1), 4 * CELL[0], CELL[1], **look)
    canvas.text(style.PANEL / 2, 208, f"row {neuron} is {fixed(times)} times the inputs", size=17)
    canvas.text(style.PANEL / 2, 231, "each cell: slope of the loss by a weight", size=style.SMALL, fill=style.QUIET)
    words = (
        f"The slopes of J by the 3 × 4 weights of a layer. The inputs are {vector(x)}. "
        f"Row {neuron} is {vector(slopes[neuron - 1], fixed)}: {fixed(times)} times the inputs."
    )
    return Picture.of(words, canvas, touch="Point at a row. Tap an input to switch it off.")


def _inputs(canvas, x, silent):
    """The inputs above the columns; one that is tapped becomes 0, or comes back."""
    canvas.text(LEFT - 8, 59, "inputs", anchor="end")
    for place, value in enumerate(x, 1):
        here = place == silent
        sets = {"silent": "none" if here else f"input {place}"}
        left = LEFT + CELL[0] * (place - 1)
        option(canvas, left + 3, 40, CELL[0] - 6, number(value), sets, here, tap=True)


def _neurons(canvas, neuron):
    for row in range(3):
        fill = style.INK if row + 1 == neuron else style.QUIET
        canvas.text(LEFT - 8, TOP + CELL[1] * (row + 0.5) + 5, f"neuron {row + 1}", anchor="end", fill=fill)


def _shade(slopes):
    """A cell's colour: blue below 0, vermilion above, pale enough for black numbers."""
    colours = style.diverging(slopes, 3.2)
    return lambda row, column: style.hex_colour(colours[row, column])
