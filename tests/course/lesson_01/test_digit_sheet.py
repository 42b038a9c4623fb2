import numpy as np
import pytest

from dlcore import LSTM, Conv2d, Linear
from dlcore.course.lesson_01 import digit_sheet

DOT = np.zeros((28, 28), np.uint8)
DOT[4, 20] = 255


@pytest.mark.parametrize(
    ("right", "down", "place"), [(3, 0, (4, 23)), (-20, 0, (4, 0)), (7, -4, (0, 27)), (0, 2, (6, 20))]
)
def test_ink_is_moved_by_whole_pixels(right, down, place):
    moved = digit_sheet.moved(DOT, right, down)
    assert moved.shape == DOT.shape
    assert np.argwhere(moved).tolist() == [list(place)]


def test_ink_that_leaves_the_sheet_does_not_come_back():
    assert not digit_sheet.moved(DOT, 8).any()
    assert not digit_sheet.moved(DOT, 0, -5).any()


def test_many_images_are_moved_alike():
    batch = np.random.default_rng(0).integers(0, 9, (3, 1, 6, 5))
    np.testing.assert_array_equal(digit_sheet.moved(batch, 2, 1)[:, :, 1:, 2:], batch[:, :, :-1, :-2])


def always_four(image):
    return np.where(np.arange(10) == 4, 0.91, 0.01)


def test_a_right_and_a_wrong_answer_are_told_apart():
    wrong = digit_sheet.shifted_digit(always_four, DOT, 1, right=4, down=-2)
    assert wrong.alt == "A 1, moved 4 px right and 2 px up: the network says 4 with 91%. That is wrong, it is a 1."
    assert digit_sheet.shifted_digit(always_four, DOT, 4).alt.endswith("the network says 4 with 91%. That is right.")


def test_only_the_dense_layer_grows_with_the_picture():
    assert [Linear(side * side, 6).num_params for side in (28, 56)] == [4710, 18822]
    assert [Conv2d(1, 6, 5)(np.zeros((1, 1, side, side))).shape for side in (28, 56)] == [
        (1, 6, 24, 24),
        (1, 6, 52, 52),
    ]
    assert Conv2d(1, 6, 5).num_params == 156
    assert LSTM(10, 6).num_params == 4 * 6 * (10 + 6 + 1)


def test_the_digit_is_dragged_by_its_middle():
    """Seven pixels each way lie on 140 of the sheet's 280 px."""
    sheet = digit_sheet.shifted_digit(always_four, DOT, 4).panels[0]
    assert 'x="82" y="98" width="140" height="140"' in sheet
    assert 'data-across="right:-7:7" data-down="down:-7:7"' in sheet
