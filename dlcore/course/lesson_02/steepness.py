"""Activations, how steep they are, and where a neuron's inputs put it on them: lesson 02, fig 2-6."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fraction, power_of_ten, raised
from dlcore.course.drawing.picture import Picture

HEIGHT = 282
SMALLEST = -20  # the power of ten at the foot of the axis of products
PALE = "#E8B08A"  # the bars of slopes
SLOPE = style.RUST  # the colour of slopes: vermilion, dark enough to be read


def called(activation):
    """What an activation is called in pictures."""
    return {"relu": "ReLU"}.get(activation.__name__, activation.__name__)


def power(value):
    """A number in few characters: 0.25, −0.964, 9.5·10⁻⁷, or 0."""
    if value == 0 or abs(value) >= 1e-3:
        return f"{value:.3g}".replace("-", "−")
    mantissa, exponent = f"{value:.1e}".replace("-", "−", 1 if value < 0 else 0).split("e")
    return f"{mantissa}·{power_of_ten(int(exponent))}"


def activation_and_slope(activation, x=0, layers=10):
    """An activation and its slope at `x`, and the product of that slope through as many `layers`."""
    y, slope = float(activation(x)), float(activation.df(x))
    name = called(activation)
    words = (
        f"{name} at x = {fraction(x)}: the output is {power(y)}, "
        f"the slope {power(slope)}. "
        f"{'One neuron alone leaves' if layers == 1 else f'The product of {layers} such slopes is'} "
        f"{power(slope**layers)}{' of a nudge' if layers == 1 else ''}."
    )
    return Picture((_curves(activation, x, y, slope), _product(slope, layers)), words)


def _curves(activation, x, y, slope):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, f"{called(activation)} and its slope")
    top = 1.25 if abs(activation(6.0)) <= 1 else 6
    plot = Coordinates(canvas, 34, 28, (260, 190), (-6, 6), (-top if top < 2 else -1.5, top))
    plot.frame()
    plot.cross()
    grid = np.sort(np.append(np.linspace(-6, 6, 97), 1e-9))  # ReLU's slope jumps just after 0
    plot.curve(grid, activation.df(grid), stroke=SLOPE, stroke_width=2, stroke_dasharray="6 4")
    plot.curve(grid, activation(grid), stroke=style.BLUE, stroke_width=2.5)
    tangent = np.array([-1.2, 1.2]) / np.hypot(1, slope * plot.height / plot.width * 12 / (top - plot.y_range[0]))
    plot.curve(x + tangent, y + slope * tangent, stroke=SLOPE, stroke_width=4, stroke_linecap="round")
    plot.dot(x, y, fill=style.PAPER, stroke=style.INK, stroke_width=2)
    plot.dot(x, slope, radius=4.5, fill=SLOPE)
    plot.x_ticks({value: fraction(value) for value in (-6, -4, -2, 0, 2, 4, 6)})
    plot.y_ticks({-1: "−1", 0: "0", 1: "1"} if top < 2 else {0: "0", 1: "1", 5: "5"})
    canvas.text(20, HEIGHT - 12, f"f(x) = {power(y)}", fill=style.BLUE, anchor="start", font_weight="bold")
    canvas.text(290, HEIGHT - 12, f"f′(x) = {power(slope)}", fill=SLOPE, anchor="end", font_weight="bold")
    return canvas.to_svg()


def _product(slope, layers):
    """slope, slope², slope³ … on an axis of powers of ten, up to the current number of layers."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, "product of slopes through L layers")
    plot = Coordinates(canvas, 46, 28, (248, 190), (0.4, 20.6), (SMALLEST - 1, 0.8))
    plot.frame()
    for count in range(1, layers + 1):
        level = np.log10(slope**count) if slope else -np.inf
        if level > SMALLEST - 1:
            plot.bar(count, level, 0.72, fill=SLOPE if count == layers else PALE)
    if level <= SMALLEST - 1:
        words = "deep below this axis ↓" if slope else "0: nothing passes"
        canvas.text(plot.x + plot.width - 8, plot.y + 30, words, fill=SLOPE, anchor="end")
    plot.x_ticks({value: value for value in (1, 5, 10, 15, 20)})
    plot.y_ticks({0: "1", **{value: power_of_ten(value) for value in (-5, -10, -15, -20)}})
    words = f"({power(slope)})" if slope and slope < 1e-3 else power(slope)
    canvas.text(
        style.PANEL / 2, HEIGHT - 12, f"L = {layers}:  {words}{raised(layers)} = {power(slope**layers)}",
        fill=SLOPE, font_weight="bold",
    )  # fmt: skip
    return canvas.to_svg()


def feature_scaling(neuron, inputs, scaling):
    """Where a neuron's inputs put it on its activation, and how steep the activation is there."""
    neuron(inputs)
    z = neuron.z
    slopes = neuron.activation.df(z)
    name = called(neuron.activation)
    words = (
        f"Inputs {scaling}, {name}: z runs from {power(z.min())} to {power(z.max())}, "
        f"the slope from {power(slopes.min())} to {power(slopes.max())}."
    )
    return Picture((_places(neuron.activation, inputs, z), _slopes(slopes, name)), words)


def _places(activation, inputs, z):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, f"five students on {called(activation)}")
    bounded = abs(activation(6.0)) <= 1
    right = 32 if z.max() > 6 else 6  # close up where all are close to 0
    plot = Coordinates(canvas, 34, 28, (260, 190), (-6, right), (-1.25, 1.25) if bounded else (-right / 8, right))
    plot.frame()
    plot.cross()
    grid = np.linspace(-6, right, 153)
    plot.curve(grid, activation(grid), stroke=style.BLUE, stroke_width=2.5)
    for place in z:
        plot.dot(place, activation(place), fill="#D55E0099", stroke=style.INK, stroke_width=1)
    ticks = {0: "0", 10: "10", 20: "20", 30: "30"} if right > 6 else {0: "0", 3: "3", 6: "6"}
    plot.x_ticks(ticks if right > 6 else {-6: "−6", -3: "−3", **ticks})
    plot.y_ticks({-1: "−1", 0: "0", 1: "1"} if bounded else ticks)
    first = ", ".join(map(power, inputs[0]))
    canvas.text(20, HEIGHT - 12, f"student A: ({first}), z = {power(z[0])}", anchor="start")
    return canvas.to_svg()


def _slopes(slopes, name):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, f"slope of {name} for each student")
    plot = Coordinates(canvas, 30, 28, (182, 190), (-16, 0), (5, 0))
    plot.frame()
    for row, (student, slope) in enumerate(zip("ABCDE", slopes, strict=True)):
        top = plot.down(row + 0.18)
        level = np.log10(max(slope, 1e-16))
        canvas.rect(plot.x, top, plot.across(level) - plot.x, 0.64 * plot.height / 5, fill=PALE)
        canvas.text(16, top + 17, student)
        canvas.text(plot.x + plot.width + 6, top + 17, power(slope), fill=SLOPE, anchor="start", size=13)
    plot.x_ticks({0: "1", **{value: power_of_ten(value) for value in (-15, -10, -5)}})
    canvas.text(20, HEIGHT - 12, "a full bar: a nudge passes whole", anchor="start", size=13, fill=style.QUIET)
    return canvas.to_svg()
