"""Numbers in pictures and their words."""

import pytest

from dlcore.course.drawing.numbers import (
    added,
    factor,
    fixed,
    fraction,
    lowered,
    number,
    percent,
    power,
    power_of_ten,
    raised,
    rounded,
    vector,
    weighted_sum,
    whole_or_fixed,
)


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (number, 0.25, "0.25"),
        (number, -3.0, "−3"),
        (number, 12.3456, "12.35"),
        (number, -0.0, "0"),
        (fixed, 0.5, "0.50"),
        (fixed, -0.001, "0.00"),
        (fixed, -1.005, "−1.00"),
        (rounded, 1 / 3, "0.3333"),
        (rounded, -0.00001, "0"),
        (rounded, -2, "−2"),
        (whole_or_fixed, -2.0, "−2"),
        (whole_or_fixed, 0.6, "0.60"),
        (whole_or_fixed, -0.001, "0.00"),
        (fraction, 1 / 16, "1/16"),
        (fraction, 1 / 9, "1/9"),
        (fraction, 0.25, "0.25"),
        (fraction, -0.25, "−0.25"),
        (fraction, 3, "3"),
        (power, 0, "0"),
        (power, -0.9642, "−0.964"),
        (power, 1204.4, "1204"),
        (power, 999.7, "1000"),
        (power, 9.54e-7, "9.5·10⁻⁷"),
        (power, -3e8, "−3.0·10⁸"),
        (power_of_ten, -10, "10⁻¹⁰"),
        (raised, 23, "²³"),
        (lowered, 12, "₁₂"),
        (factor, "−3", "(−3)"),
        (factor, "3", "3"),
        (vector, [2, -0.5], "(2, −0.5)"),
        (added, ["−0.5·2", "−3·1", "1"], "−0.5·2 − 3·1 + 1"),
        (percent, 0.731, "73 %"),
        (percent, 0.0019, "0.19 %"),
        (percent, 1e-9, "less than 0.01 %"),
        (percent, 0, "0 %"),
    ],
)
def test_a_number_is_written_as_people_write_it(write, value, text):
    assert write(value) == text


def test_a_vector_is_written_number_by_number():
    assert vector([2, -0.5], fixed) == "(2.00, −0.50)"


def test_a_weighted_sum_has_no_minus_after_its_signs():
    assert weighted_sum([0.5, -0.25], [2, -4], -0.1) == "0.5·2 + (−0.25)·(−4) + (−0.1)"


def test_a_power_of_ten_has_as_many_digits_as_asked_for():
    assert power(9.54e-7, mantissa=1) == "1·10⁻⁶"
    assert [power(value, digits=2) for value in (0.0344, 99.6, 117.4)] == ["0.034", "100", "117"]


def test_labels_close_beside_each_other_have_short_percentages():
    assert [percent(share, tight=True) for share in (0.731, 0.0019, 1e-9, 0)] == ["73%", "0.19%", "<0.01%", "0%"]
