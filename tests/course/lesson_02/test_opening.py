"""The picture that opens lesson 02."""

from dlcore.course.lesson_02 import opening


def test_the_line_can_be_exactly_wrong_and_exactly_right():
    assert "0 of 28 points are right" in opening.two_kinds(0, 0).alt
    assert "28 of 28 points are right" in opening.two_kinds(165, 0).alt


def test_a_turned_over_line_is_wrong_where_it_was_right():
    for turn in (30, 75, 120):
        right, wrong = (int(opening.two_kinds(angle, 0).alt.split(": ")[1].split()[0]) for angle in (turn, turn + 180))
        assert right + wrong == 28
