"""The picture that opens lesson 00."""

import pytest

from dlcore.course.lesson_00 import opening


@pytest.mark.parametrize(("zoom", "slope"), [(1, "0.000"), (5, "−0.720"), (20, "−0.748")])
def test_the_slope_from_rim_to_rim_is_said(zoom, slope):
    assert f"the slope is {slope}." in opening.zoomed_in(zoom).alt


def test_further_in_it_is_the_slope_at_the_point():
    """The true slope is x² − 1; a third of the reach squared is the error of looking to both sides."""
    for zoom in (1, 5, 20):
        reach = opening.WIDE / zoom
        rise = opening.curve(opening.POINT + reach) - opening.curve(opening.POINT - reach)
        assert rise / (2 * reach) == pytest.approx(opening.POINT**2 - 1 + reach**2 / 3)
