"""The plane that curves are drawn in."""

from dlcore.figures.coordinates import Coordinates, power_of_ten
from dlcore.figures.svg import Canvas


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


def test_powers_of_ten():
    assert [power_of_ten(e) for e in (-10, 0, 23)] == ["10⁻¹⁰", "10⁰", "10²³"]
