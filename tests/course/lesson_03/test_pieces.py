import numpy as np
import pytest

from dlcore.course.lesson_03 import pieces


def test_errors_of_the_sine():
    assert pieces.largest_error(np.sin, 2)[0] == pytest.approx(1)
    assert pieces.largest_error(np.sin, 16)[0] < (2 * np.pi / 16) ** 2 / 8 < 0.02
    assert "8 hidden units: the largest error is 0.07" in pieces.pieces(np.sin, "sin x", 8).alt


def test_a_corner_is_met_exactly_by_an_even_number_of_pieces():
    assert pieces.largest_error(np.abs, 2)[0] < 1e-12
    assert pieces.largest_error(np.abs, 3)[0] > 0.1


def test_a_unit_is_the_same_term_in_both_panels():
    for panel in pieces.pieces(np.sin, "sin x", 3).panels:
        assert [f'data-term="unit {unit}"' in panel for unit in (1, 2, 3, 4)] == [True, True, True, False]
