"""A rectangle of a canvas that stands for the ranges of two numbers: what curves and planes are drawn in."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.numbers import number


class Coordinates:
    """The rectangle of `size` px at (x, y) on `canvas`, for numbers in `x_range` × `y_range`; y grows upwards.

    Dots and curves above or below it keep to its rim.
    """

    def __init__(self, canvas, x, y, size, x_range, y_range):
        self.canvas, self.x, self.y = canvas, x, y
        self.width, self.height = size
        self.x_range, self.y_range = x_range, y_range

    def across(self, value):
        """Where `value` of the first number stands, in px from the left."""
        low, high = self.x_range
        return self.x + self.width * (np.asarray(value) - low) / (high - low)

    def down(self, value):
        """Where `value` of the second number stands, in px from the top."""
        low, high = self.y_range
        return self.y + self.height * (high - np.asarray(value)) / (high - low)

    def frame(self):
        self.canvas.rect(self.x, self.y, self.width, self.height, stroke=style.FAINT, stroke_width=1)

    def cross(self):
        """The two lines where one of the numbers is 0."""
        self.canvas.line(self.x, self.down(0), self.x + self.width, self.down(0), stroke=style.QUIET, stroke_width=1)
        self.canvas.line(
            self.across(0), self.y, self.across(0), self.y + self.height, stroke=style.QUIET, stroke_width=1
        )

    def x_ticks(self, ticks):
        """Ticks below the rectangle: numbers, or a dict that maps a number to what is written there."""
        for value, words in _written(ticks):
            px, bottom = self.across(value), self.y + self.height
            self.canvas.line(px, bottom, px, bottom + 4, stroke=style.QUIET, stroke_width=1)
            self.canvas.text(px, bottom + 18, words, size=style.SMALL, fill=style.QUIET)

    def y_ticks(self, ticks):
        """Ticks to the left of the rectangle: numbers, or a dict that maps a number to what is written there."""
        for value, words in _written(ticks):
            py = self.down(value)
            self.canvas.line(self.x - 4, py, self.x, py, stroke=style.QUIET, stroke_width=1)
            self.canvas.text(self.x - 7, py + 5, words, size=style.SMALL, fill=style.QUIET, anchor="end")

    def grid(self, x_ticks, y_ticks, x_label=""):
        """Lines across at `y_ticks`, a base line with `x_ticks` below it, and what the first number is called."""
        for value, _ in _written(y_ticks):
            py = self.down(value)
            self.canvas.line(self.x, py, self.x + self.width, py, stroke=style.FAINT, stroke_width=1)
        bottom = self.y + self.height
        self.canvas.line(self.x, bottom, self.x + self.width, bottom, stroke=style.QUIET)
        self.x_ticks(x_ticks)
        self.y_ticks(y_ticks)
        if x_label:
            self.canvas.text(self.x + self.width / 2, bottom + 37, x_label)

    def area(self, across=None, down=None):
        """The part of the rectangle in which one drags the values of controls: (control, lowest, highest) of each."""
        low, high = across[1:] if across else self.x_range
        bottom, top = down[1:] if down else self.y_range
        left, right = self.across(low), self.across(high)
        ties = {"across": across, "down": down and (down[0], top, bottom)}
        self.canvas.area(left, self.down(top), right - left, self.down(bottom) - self.down(top), **ties)

    def level(self, value, **more):
        """A horizontal line from one side to the other."""
        self.canvas.line(self.x, self.down(value), self.x + self.width, self.down(value), **more)

    def bar(self, x, y, wide, **more):
        """A bar from the bottom up to `y`, `wide` in units of the first number."""
        left, top = self.across(x - wide / 2), self.down(np.clip(y, *self.y_range))
        self.canvas.rect(left, top, self.across(x + wide / 2) - left, self.y + self.height - top, **more)

    def curve(self, x, y, **more):
        """A line through the points (x, y)."""
        y = np.clip(y, *self.y_range)
        self.canvas.polyline(zip(self.across(x), self.down(y), strict=True), **more)

    def dot(self, x, y, radius=5.5, fill=style.VERMILION, **more):
        self.canvas.circle(self.across(x), self.down(np.clip(y, *self.y_range)), radius, fill=fill, **more)

    def half_plane(self, weight, bias, fill):
        """Fill the part of the rectangle where weight·x + bias ≥ 0."""
        corners = [point for point, inside in self._rim(weight, bias) if inside]
        if corners:
            pixels = (f"{self.across(a):.1f},{self.down(b):.1f}" for a, b in corners)
            self.canvas.path("M" + "L".join(pixels) + "Z", fill=fill, stroke="none")

    def boundary(self, weight, bias, **more):
        """The straight line weight·x + bias = 0, as far as it lies in the rectangle."""
        ends = [point for point, inside in self._rim(weight, bias) if inside == "edge"]
        if ends:
            (x1, y1), (x2, y2) = ends
            self.canvas.line(self.across(x1), self.down(y1), self.across(x2), self.down(y2), **more)

    def _rim(self, weight, bias):
        """Walk round the rim: (corner, whether weight·x + bias ≥ 0), and (point, "edge") where the line crosses."""
        (left, right), (bottom, top) = self.x_range, self.y_range
        corners = np.array([[left, bottom], [right, bottom], [right, top], [left, top]], dtype=float)
        z = corners @ weight + bias
        for i, j in ((0, 1), (1, 2), (2, 3), (3, 0)):
            yield corners[i], bool(z[i] >= 0)
            if (z[i] >= 0) != (z[j] >= 0):
                yield corners[i] + z[i] / (z[i] - z[j]) * (corners[j] - corners[i]), "edge"


def _written(ticks):
    return ticks.items() if isinstance(ticks, dict) else ((value, number(value)) for value in ticks)
