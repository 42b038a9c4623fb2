import re

import numpy as np
import pytest

from dlcore import identity, relu, sigmoid, step, tanh
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.lesson_02 import half_planes

BOUNDARY = re.compile(r'<line ([^>]*) stroke-width="3"/>')


@pytest.mark.parametrize(("angle", "offset"), [(0, 0), (60, 1), (135, -2), (300, 0.5)])
def test_no_activation_bends_or_moves_the_boundary(angle, offset):
    lines = {
        BOUNDARY.search(half_planes.decision_plane(f, angle, offset).panels[0])[1] for f in (step, sigmoid, tanh, relu)
    }
    assert len(lines) == 1


def test_the_numbers_of_a_state():
    picture = half_planes.decision_plane(sigmoid, angle=0, offset=1, length=1.5)
    assert "w = (1.50, 0.00), b = −1.50, sigmoid" in picture.alt
    assert "1 from the origin" in picture.alt
    assert "z is 1.50 and y is 0.82" in picture.alt


def test_offset_and_angle_are_what_they_say():
    for angle, offset, length in [(30, 1, 1.5), (200, -2, 0.5), (90, 0, 4)]:
        weight, bias = half_planes.weights(angle, offset, length)
        direction = np.array([np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))])
        assert np.hypot(*weight) == pytest.approx(length)
        assert weight @ (offset * direction) + bias == pytest.approx(0)


def test_the_identity_can_be_drawn_too():
    assert "identity" in half_planes.decision_plane(identity, 30, 1).alt


def square():
    """The room −1…1 both ways, at 10 px a unit."""
    return Coordinates(Canvas(20, 20), 0, 0, (20, 20), (-1, 1), (-1, 1))


@pytest.mark.parametrize(
    ("weight", "bias", "path"),
    [
        ([1, 0], 0, "M10.0,20.0L20.0,20.0L20.0,0.0L10.0,0.0Z"),
        ([0, 1], -0.5, "M20.0,5.0L20.0,0.0L0.0,0.0L0.0,5.0Z"),
        ([0, 0], 1, "M0.0,20.0L20.0,20.0L20.0,0.0L0.0,0.0Z"),
        ([0, 0], -1, None),
    ],
)
def test_a_half_plane_is_cut_to_the_room(weight, bias, path):
    room = square()
    room.half_plane(np.array(weight), bias, "#000")
    drawn = re.findall(r'd="([^"]+)"', room.canvas.to_svg())
    assert drawn == ([path] if path else [])


def test_an_area_lies_where_its_values_do():
    room = square()
    room.area(across=("x", -0.5, 1), down=("y", 0, 0.5))
    tied = r'x="5" y="5" width="15" height="5" .*data-across="x:-0.5:1" data-down="y:0.5:0"'
    assert re.search(tied, room.canvas.to_svg())


def test_a_boundary_outside_the_room_is_not_drawn():
    room = square()
    room.boundary(np.array([1.0, 1.0]), -3)
    assert "<line" not in room.canvas.to_svg()
    room.boundary(np.array([1.0, -1.0]), 0)  # through two corners
    assert room.canvas.to_svg().count("<line") == 1


def test_a_full_turn_is_no_turn():
    """At 0° and 2 from the origin P lies on the boundary, where the step is 1."""
    start, end = (half_planes.decision_plane(step, angle, 2) for angle in (0, 360))
    assert start.panels == end.panels
    assert "z is 0.00 and y is 1.00" in end.alt
