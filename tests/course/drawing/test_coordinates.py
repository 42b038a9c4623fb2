"""The plane that curves are drawn in."""

from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates


def test_numbers_become_pixels_with_y_upwards():
    axes = Coordinates(Canvas(200, 100), 10, 20, (100, 50), (0, 10), (-2, 2))
    assert axes.across(5) == 60
    assert [axes.down(value) for value in (-2, 0, 2)] == [70, 45, 20]


def test_what_lies_outside_keeps_to_the_rim():
    canvas = Canvas(200, 100)
    axes = Coordinates(canvas, 10, 20, (100, 50), (0, 10), (-2, 2))
    axes.dot(5, 99)
    axes.curve([0, 10], [-99, 99])
    assert 'cy="20"' in canvas.to_svg()
    assert 'd="M10,70L110,20"' in canvas.to_svg()
