"""The network that ships with lesson 01, and what the lesson says of it."""

import numpy as np
import pytest

import dlcore
from dlcore.course.lesson_01 import digit_sheet, reader

IMAGES, LABELS = dlcore.digits("test")
ONE, FOUR = IMAGES[13], IMAGES[17]


def says(image, right=0, down=0):
    p = reader.probabilities(digit_sheet.moved(image, right, down))
    return int(p.argmax()), float(p.max())


def test_it_reads_what_stands_in_the_middle():
    assert dlcore.accuracy(reader.digit_reader(), reader.as_input(IMAGES), LABELS) == pytest.approx(0.958, abs=0.003)


def test_the_one_is_taken_for_others_when_it_is_moved():
    """What the caption of the figure says; all of it with a margin that no processor's rounding bridges."""
    assert says(ONE)[0] == 1
    assert says(ONE, right=4) == (4, pytest.approx(1, abs=0.01))
    assert says(ONE, right=-4) == (4, pytest.approx(0.91, abs=0.01))
    assert says(ONE, down=3) == (7, pytest.approx(0.75, abs=0.01))
    assert says(ONE, down=-3) == (1, pytest.approx(0.84, abs=0.01))


def test_the_four_stays_a_four_to_the_right():
    assert all(says(FOUR, right=right)[0] == 4 for right in range(9))
    assert says(FOUR, down=3)[0] == 2


def test_it_ships_with_at_most_three_digits_a_weight():
    with np.load(reader.WEIGHTS) as stored:
        assert {stored[name].dtype for name in stored} == {np.dtype(np.float16)}


def test_it_is_calibrated_where_the_digits_stand_in_the_middle_and_not_where_they_are_pushed():
    images, labels = dlcore.digits("test")
    x = images[:, None].astype(np.float32) / 255
    for right, sure, correct in ((0, 0.97, 0.96), (4, 0.82, 0.61)):
        shares = dlcore.softmax(reader.digit_reader()(digit_sheet.moved(x, right)))
        assert shares.max(axis=1).mean() == pytest.approx(sure, abs=0.01)
        assert (shares.argmax(axis=1) == labels).mean() == pytest.approx(correct, abs=0.015)
