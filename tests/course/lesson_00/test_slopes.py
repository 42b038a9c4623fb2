import pytest

from dlcore.course.lesson_00 import slopes


@pytest.mark.parametrize(
    ("nudge", "both", "words"),
    [(1, False, "measures 1.3333: off by 1.3333."), (0.1, False, "off by 0.1033."), (0.1, True, "off by 0.0033.")],
)
def test_what_a_nudge_measures(nudge, both, words):
    assert words in slopes.slope_by_nudging(1, nudge, both).alt


def test_slopes_multiply_along_the_boxes():
    assert "The slopes 3 and 0 multiply to 0" in slopes.two_boxes(-0.5, "3x", "max(0, u)").alt
    assert "The slopes 5 and 12.5 multiply to 62.5" in slopes.two_boxes(2.5, "x²", "u²").alt


def test_whatever_a_box_may_do_can_be_touched_in_the_same_place():
    now = [line for line in slopes.two_boxes(1.5, "3x", "u²").panels[0].split("\n") if "data-set" in line]
    then = [line for line in slopes.two_boxes(-1.5, "x²", "−u").panels[0].split("\n") if "data-set" in line]
    assert len(now) == 6
    assert [line.split(" fill")[0] for line in now] == [line.split(" fill")[0] for line in then]


def test_a_slope_is_the_same_term_above_its_box_and_in_the_product():
    for panel in slopes.two_boxes(1.5, "x²", "u²").panels:
        assert 'data-term="first"' in panel
        assert 'data-term="second"' in panel
