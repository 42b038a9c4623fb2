"""A graph over time: steps to the right, and upwards numbers or powers of ten."""

from dlcore.figures import style


def power_of_ten(exponent):
    """10⁻⁵ for −5."""
    return "10" + f"{exponent:d}".translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


class TimeAxes:
    """A rectangle of a canvas in the graph's own numbers; what lies above or below it is cut off.

    box: (left, top, width, height) in px
    across, up: (lowest, highest) number that the rectangle shows
    """

    def __init__(self, canvas, box, across, up):
        self.canvas, self.box, self.across, self.up = canvas, box, across, up

    def x(self, value):
        left, _, width, _ = self.box
        low, high = self.across
        return left + width * (value - low) / (high - low)

    def y(self, value):
        _, top, _, height = self.box
        low, high = self.up
        return top + height * (high - min(max(value, low), high)) / (high - low)

    def frame(self, x_ticks, y_ticks, x_label):
        """Grid lines at the ticks, dicts from a number to its words, and the name of the horizontal axis."""
        left, top, width, height = self.box
        for value, words in y_ticks.items():
            self.canvas.line(left, self.y(value), left + width, self.y(value), stroke=style.FAINT, stroke_width=1)
            self.canvas.text(left - 6, self.y(value) + 4.5, words, size=13, fill=style.QUIET, anchor="end")
        self.canvas.line(left, top + height, left + width, top + height, stroke=style.QUIET)
        for value, words in x_ticks.items():
            self.canvas.text(self.x(value), top + height + 17, words, size=13, fill=style.QUIET)
        self.canvas.text(left + width / 2, top + height + 35, x_label, size=13)

    def curve(self, xs, ys, **more):
        self.canvas.polyline([(self.x(x), self.y(y)) for x, y in zip(xs, ys, strict=True)], **more)

    def level(self, value, **more):
        """A horizontal line from one side to the other."""
        left, _, width, _ = self.box
        self.canvas.line(left, self.y(value), left + width, self.y(value), **more)

    def dot(self, x, y, radius=5.5, fill=style.VERMILION, **more):
        self.canvas.circle(self.x(x), self.y(y), radius, fill=fill, **more)

    def bar(self, x, value, wide, **more):
        """A bar from the bottom up to `value`, `wide` in numbers of the horizontal axis."""
        left, bottom = self.x(x - wide / 2), self.y(self.up[0])
        self.canvas.rect(left, self.y(value), self.x(x + wide / 2) - left, bottom - self.y(value), **more)
