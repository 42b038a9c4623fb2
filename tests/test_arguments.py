"""What is said to bad input."""

import numpy as np
import pytest

from dlcore import check_array
from dlcore.arguments import check_numbers, pair, short, whole


def test_whole_numbers_come_back_as_pythons():
    for value in (5, np.int64(5), np.uint8(5)):
        assert type(whole("n", value, 1)) is int
    assert whole("n", 0, 0) == 0


@pytest.mark.parametrize("value", [0, -1, 1.0, 1.5, "5", None, [5]])
def test_what_is_not_a_whole_number_is_named(value):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the whole message is compared)
        whole("stride", value, 1)
    assert str(caught.value) == f"stride is {value!r}, needs a whole number ≥ 1"
    assert caught.value.__cause__ is None


def test_a_pair_is_one_number_or_two():
    assert pair("stride", 2, 1) == pair("stride", (2, 2), 1) == pair("stride", np.array([2, 2]), 1) == (2, 2)
    assert pair("padding", [0, 3], 0) == (0, 3)
    with pytest.raises(ValueError, match=r"stride is \(1, 2, 3\), needs a whole number or a pair of them"):
        pair("stride", (1, 2, 3), 1)
    with pytest.raises(ValueError, match="stride is 0, needs a whole number ≥ 1"):
        pair("stride", (1, 0), 1)


def test_a_pair_of_equals_is_written_as_one():
    assert short((5, 5)) == 5
    assert short((5, 3)) == (5, 3)


def test_a_good_array_comes_back_as_it_is():
    x = np.ones((2, 3), np.float32)
    assert check_array("x", x, ("N", 3)) is x
    assert check_array("x", [[1.0]]).shape == (1, 1)


@pytest.mark.parametrize(
    ("array", "shape", "message"),
    [
        (np.ones((2, 4)), ("N", 3), r"x has shape \(2, 4\), needs \(N, 3\)\. Usual cause: a hint\.$"),
        (np.ones(3), ("N", 3), r"x has shape \(3,\), needs \(N, 3\)"),
        (np.ones((2, 3), np.uint8), ("N", 3), r"x holds uint8 numbers.*astype\(np\.float32\) / 255"),
        (np.ones((2, 3), bool), ("N", 3), "x holds bool numbers"),
        (np.ones((0, 3)), ("N", 3), r"x is empty: its shape is \(0, 3\)"),
        (np.ones((2, 0)), None, r"x is empty"),
    ],
)
def test_a_bad_array_is_named_with_what_is_needed(array, shape, message):
    with pytest.raises(ValueError, match=message):
        check_array("x", array, shape, cause="a hint")


def test_numbers_of_every_kind_are_taken_and_whole_ones_widened():
    assert check_numbers("x", [[1, 2]], ("H", "W")).dtype == np.int64
    assert check_numbers("x", np.ones(3, np.uint8), ("n",)).dtype == np.int64
    assert check_numbers("x", np.ones(3, bool), ("n",)).dtype == np.int64
    x = np.ones((2, 3), np.float32)
    assert check_numbers("x", x, ("H", "W")) is x


@pytest.mark.parametrize("shape", [(3,), (1, 3, 3), (0, 3), ()])
def test_numbers_with_other_axes_are_refused(shape):
    with pytest.raises(ValueError, match=r"image has shape \(.*\), needs \(H, W\), none of them 0"):
        check_numbers("image", np.ones(shape), ("H", "W"))
