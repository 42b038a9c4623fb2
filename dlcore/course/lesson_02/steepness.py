"""Activations, how steep they are, and where a neuron's inputs put it on them: lesson 02, fig 2-6."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import number, power, power_of_ten, raised, vector
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

HEIGHT, TALL = 282, 324  # px: of the panels about one point, and of those about five students
MOST = 20  # layers
SMALLEST = -20  # the power of ten at the foot of the axis of products
SLOPE = style.RUST  # the colour of slopes
STUDENTS = "ABCDE"
PALE_SLOPE = "#E8B08A"  # and of its bars, but for the current one


def called(activation):
    """What an activation is called in pictures."""
    return {"relu": "ReLU"}.get(activation.__name__, activation.__name__)


def bounded(activation):
    """Whether its outputs keep between −1 and 1, as those of step, sigmoid and tanh do."""
    return abs(activation(np.array(6.0))) <= 1


def activation_and_slope(activation, x=0, layers=10):
    """An activation and its slope at `x`, and the product of that slope through as many `layers`."""
    y, slope = float(activation(x)), float(activation.df(x))
    product = power(slope**layers)
    words = f"{called(activation)} at x = {number(x)}: the output is {power(y)}, the slope {power(slope)}. "
    if layers == 1:
        words += f"One neuron alone leaves {product} of a nudge."
    else:
        words += f"The product of {layers} such slopes is {product}."
    touch = "Drag the point along the curve, and point at a number of layers, or sweep over them."
    return Picture.of(words, _curves(activation, x, y, slope), _product(slope, layers), touch=touch)


def _curves(activation, x, y, slope):
    """The activation, its derivative, and the tangent at x."""
    canvas = panel(f"{called(activation)} and its slope", HEIGHT)
    low, high = (-1.25, 1.25) if bounded(activation) else (-1.5, 6)
    plot = Coordinates(canvas, 34, 28, (260, 190), (-6, 6), (low, high))
    plot.frame()
    plot.cross()
    grid = np.sort(np.append(np.linspace(-6, 6, 97), 1e-9))  # ReLU's slope jumps just after 0
    plot.curve(grid, activation.df(grid), stroke=SLOPE, stroke_width=2, stroke_dasharray="6 4", term="slope")
    plot.curve(grid, activation(grid), stroke=style.BLUE, stroke_width=2.5, term="output")
    tangent = np.array([-1.2, 1.2]) / np.hypot(1, slope * plot.height / plot.width * 12 / (high - low))
    plot.curve(x + tangent, y + slope * tangent, stroke=SLOPE, stroke_width=4, stroke_linecap="round")
    plot.dot(x, y, fill=style.PAPER, stroke=style.INK, stroke_width=2)
    plot.dot(x, slope, radius=4.5, fill=SLOPE)
    plot.area(across=("x", -6, 6))
    plot.x_ticks(range(-6, 7, 2))
    plot.y_ticks([-1, 0, 1] if bounded(activation) else [0, 1, 5])
    canvas.text(
        20, HEIGHT - 12, [(f"f(x) = {power(y)}", "output")], fill=style.BLUE, anchor="start", font_weight="bold"
    )
    canvas.text(290, HEIGHT - 12, [(f"f′(x) = {power(slope)}", "slope")], fill=SLOPE, anchor="end", font_weight="bold")
    return canvas


def _product(slope, layers):
    """slope, slope², slope³ … on a logarithmic axis, up to the current number of layers."""
    canvas = panel("product of slopes through L layers", HEIGHT)
    plot = Coordinates(canvas, 46, 28, (248, 190), (0.4, MOST + 0.6), (SMALLEST - 1, 0.8))
    plot.frame()
    for count in range(1, layers + 1):
        level = np.log10(slope**count) if slope else -np.inf
        if level > SMALLEST - 1:
            plot.bar(count, level, 0.72, fill=SLOPE if count == layers else PALE_SLOPE)
    if level <= SMALLEST - 1:
        words = "far below this axis ↓" if slope else "0: nothing passes"
        canvas.text(plot.x + plot.width - 8, plot.y + 30, words, fill=SLOPE, anchor="end")
    for count in range(1, MOST + 1):
        left, right = plot.across(count - 0.5), plot.across(count + 0.5)
        canvas.spot(left, plot.y, right - left, plot.height, {"layers": count})
    plot.x_ticks([1, 5, 10, 15, 20])
    plot.y_ticks({value: power_of_ten(value) if value else "1" for value in (0, -5, -10, -15, SMALLEST)})
    base = f"({power(slope)})" if "·" in power(slope) else power(slope)
    result = f"L = {layers}:  {base}{raised(layers)} = {power(slope**layers)}"
    canvas.text(style.PANEL / 2, HEIGHT - 12, result, fill=SLOPE, font_weight="bold")
    return canvas


def feature_scaling(neuron, scalings, inputs):
    """Where a neuron's inputs put it on its activation, and how steep the activation is there.

    scalings: name → the students' numbers, one student a row; inputs: the name of those that go in
    """
    students = scalings[inputs]
    neuron(students)
    z = neuron.z
    slopes = neuron.activation.df(z)
    name = called(neuron.activation)
    words = (
        f"Inputs {inputs}, {name}: z runs from {power(z.min())} to {power(z.max())}, "
        f"the slope from {power(slopes.min())} to {power(slopes.max())}."
    )
    right = _slopes(slopes, name)
    _scales(right, scalings, inputs)
    touch = "Point at the inputs that go in, and at a student, on the curve or at a bar."
    return Picture.of(words, _places(neuron.activation, students, z), right, touch=touch)


def _places(activation, inputs, z):
    """The activation, and a dot on it for each student."""
    canvas = panel(f"five students on {called(activation)}", TALL)
    wide = z.max() > 6  # else close up, as all are close to 0
    right, ticks = (32, [0, 10, 20, 30]) if wide else (6, [0, 3, 6])
    limits = (-1.25, 1.25) if bounded(activation) else (-right / 8, right)
    plot = Coordinates(canvas, 34, 28, (260, 234), (-6, right), limits)
    plot.frame()
    plot.cross()
    grid = np.linspace(-6, right, 153)
    plot.curve(grid, activation(grid), stroke=style.BLUE, stroke_width=2.5)
    for student, place in zip(STUDENTS, z, strict=True):
        plot.dot(place, activation(place), fill=f"{style.VERMILION}99", stroke=style.INK, stroke_width=1, term=student)
    plot.x_ticks(ticks if wide else [-6, -3, *ticks])
    plot.y_ticks([-1, 0, 1] if bounded(activation) else ticks)
    words = f"student A: {vector(inputs[0], power)}, z = {power(z[0])}"
    canvas.text(20, TALL - 12, words, anchor="start")
    return canvas


def _slopes(slopes, name):
    """The slope at each student as a bar on a logarithmic axis."""
    canvas = panel(f"slope of {name} for each student", TALL)
    plot = Coordinates(canvas, 30, 28, (182, 115), (-16, 0), (5, 0))
    plot.frame()
    for row, (student, slope) in enumerate(zip(STUDENTS, slopes, strict=True)):
        top, high = plot.down(row + 0.15), 0.7 * plot.height / 5
        level = np.log10(max(slope, 1e-16))
        canvas.rect(plot.x, top, plot.across(level) - plot.x, high, fill=PALE_SLOPE, term=student)
        canvas.text(16, top + 13, student, term=student)
        words = power(slope)
        canvas.text(plot.x + plot.width + 6, top + 13, words, fill=SLOPE, anchor="start", size=style.SMALL)
    plot.x_ticks({value: power_of_ten(value) if value else "1" for value in (0, -15, -10, -5)})
    canvas.text(20, 181, "full bar: the whole nudge passes", anchor="start", size=style.SMALL, fill=style.QUIET)
    return canvas


def _scales(canvas, scalings, chosen):
    """All that may go in, with the numbers of student A."""
    for row, (name, students) in enumerate(scalings.items()):
        top, fill = 192 + 26 * row, style.HIGHLIGHT if name == chosen else style.PADDING
        canvas.rect(6, top, style.PANEL - 12, 24, fill=fill, rx=5, sets={"inputs": name})
        canvas.text(14, top + 17, name, anchor="start")
        canvas.text(style.PANEL - 14, top + 17, f"A: {vector(students[0], power)}", anchor="end")
