"""A perceptron that learns a logic gate: lesson 02.

A *look* is the presentation of one corner, and the update after it.
"""

import numpy as np

from dlcore.activations import step as fires
from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import number, vector, weighted_sum
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_02.gate_inputs import CORNERS
from dlcore.neuron import perceptron_update, train_perceptron

SIDE = 272  # px: the side of the plane
HEIGHT = SIDE + 50
EPOCHS = 6  # at most
LOOK = (36, 19)  # px: the cell of a look in the table of all


def looks(targets, epochs):
    """The weights before the first look and after each: a list of (weight, bias)."""
    states = [(np.zeros(2), 0.0)]
    for _ in range(epochs):
        for corner, target in zip(CORNERS, targets, strict=True):
            states.append(perceptron_update(*states[-1], corner, target))
    return states


def perceptron_learning(gate, targets, step=0):
    """The line before and after the look number `step` (the first is 0), and the numbers that move it."""
    epoch, at = divmod(step, 4)
    states = looks(targets, epochs=epoch + 1)[: step + 2]
    before, after = states[-2:]
    right = [int((_says(*state) == targets).sum()) for state in states]
    y = int(_says(*before)[at])
    moved = "right, nothing moves" if y == targets[at] else "wrong, the line moves"
    now = f"w = {vector(after[0])}, b = {number(after[1])}"
    words = (
        f"{gate}, look {step + 1}: at corner {vector(CORNERS[at])} the neuron says {y}, wanted is {targets[at]}: "
        f"{moved}. Now {now}, and {right[-1]} of 4 corners are right, at best so far {max(right)}."
    )
    numbers = panel(f"{gate}: epoch {epoch + 1}, look {step + 1}", HEIGHT, x=14, anchor="start", font_weight="bold")
    _numbers(numbers, _arithmetic(targets[at], *before, CORNERS[at]), now, right)
    _history(numbers, targets, states)
    touch = "Point at a corner, or at a look in the table, or sweep over the looks."
    return Picture.of(words, _plane(targets, before, after, step), numbers, touch=touch)


def _says(weight, bias):
    """The output of the neuron at each corner."""
    return fires(CORNERS @ weight + bias)


def _plane(targets, before, after, step):
    """The corners, the line before and after the look, and where the neuron now says 1."""
    canvas = panel("● wanted 1 · ○ wanted 0 · shaded: says 1", HEIGHT)
    plane = Coordinates(canvas, 28, 26, (SIDE, SIDE), (-0.75, 1.75), (-0.75, 1.75))
    plane.half_plane(*after, style.DECISION)
    plane.cross()
    plane.frame()
    plane.boundary(*before, stroke=style.QUIET, stroke_width=2, stroke_dasharray="6 5")
    plane.boundary(*after, stroke=style.INK, stroke_width=3, term="now")
    plane.dot(*CORNERS[step % 4], radius=17, fill="none", stroke=style.BLUE, stroke_width=3)
    for corner, target, said in zip(CORNERS, targets, _says(*after), strict=True):
        plane.dot(*corner, radius=9, fill=style.VERMILION if target else style.PAPER, stroke=style.INK, stroke_width=2)
        if said != target:
            canvas.text(
                plane.across(corner[0]) + 25, plane.down(corner[1]) - 12, "✗", size=18,
                stroke=style.PAPER, stroke_width=4, paint_order="stroke",
            )  # fmt: skip
    for place, corner in enumerate(CORNERS):
        plane.dot(*corner, radius=24, fill="none", pointer_events="all", sets={"step": step - step % 4 + place})
    plane.x_ticks([0, 1])
    plane.y_ticks([0, 1])
    canvas.text(SIDE + 20, SIDE + 44, "x₁", size=style.SMALL)
    canvas.text(16, 36, "x₂", size=style.SMALL)
    return canvas


def _numbers(canvas, arithmetic, now, right):
    """The look line by line, and what has come of all looks so far."""
    lines(canvas, 14, 46, arithmetic, step=24)
    canvas.text(14, 194, [("now", "now"), f" {now}"], anchor="start", font_weight="bold")
    canvas.text(14, 218, f"{right[-1]} of 4 corners right, at best {max(right)}", anchor="start")


def _history(canvas, targets, states):
    """A table of all looks, an epoch a column and a corner a row; those up to now say whether the neuron was right."""
    epochs = train_perceptron(CORNERS, targets, EPOCHS)[2]
    (width, height), left, top = LOOK, 68, 244
    canvas.text(left - 6, top - 6, "epoch", anchor="end", size=style.SMALL, fill=style.QUIET)
    for epoch in range(epochs):
        canvas.text(left + (epoch + 0.5) * width, top - 6, epoch + 1, size=style.SMALL, fill=style.QUIET)
    for row, corner in enumerate(CORNERS):
        canvas.text(left - 6, top + row * height + 14, vector(corner), anchor="end", size=style.SMALL)
    marks = np.full(4 * epochs, " ")
    for look, state in enumerate(states[:-1]):
        marks[look] = "✓" if _says(*state)[look % 4] == targets[look % 4] else "✗"
    marks = marks.reshape(epochs, 4).T
    colours = {"✓": style.RESULT, "✗": style.PALE_VERMILION, " ": style.PAPER}
    matrix.draw(
        canvas, marks, left, top, LOOK, size=style.SMALL, write=str, show=lambda *cell: marks[cell] != " ",
        fill=lambda *cell: colours[marks[cell]], sets=lambda row, epoch: {"step": 4 * epoch + row},
    )  # fmt: skip
    epoch, row = divmod(len(states) - 2, 4)
    canvas.rect(left + epoch * width, top + row * height, width, height, stroke=style.BLUE, stroke_width=3)


def _arithmetic(target, weight, bias, corner):
    """The output as a sum, and what the rule then does to the weights, line by line."""
    z = corner @ weight + bias
    y = int(fires(z))
    output = [
        f"x = {vector(corner)}, wanted {target}",
        f"z = {weighted_sum(weight, corner, bias)} = {number(z)}",
        f"y = step(z) = {y}",
    ]
    error = int(target) - y
    if error == 0:
        return [*output, "right: nothing moves"]
    sign = "+" if error > 0 else "−"
    return [*output, f"wrong, wanted − y = {number(error)}:", f"w ← w {sign} x,  b ← b {sign} 1"]
