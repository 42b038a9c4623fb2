"""Numbers in pictures and their words."""

import pytest

from dlcore.course.drawing.numbers import (
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
        (fraction, 1 / 16, "1/16"),
        (fraction, 1 / 9, "1/9"),
        (fraction, 0.25, "0.25"),
        (fraction, -0.25, "−0.25"),
        (fraction, 3, "3"),
        (power, 0, "0"),
        (power, -0.9642, "−0.964"),
        (power, 1204.4, "1204"),
        (power, 9.54e-7, "9.5·10⁻⁷"),
        (power, -3e8, "−3.0·10⁸"),
        (power_of_ten, -10, "10⁻¹⁰"),
        (raised, 23, "²³"),
        (lowered, 12, "₁₂"),
        (factor, "−3", "(−3)"),
        (factor, "3", "3"),
        (percent, 0.731, "73 %"),
        (percent, 0.0019, "0.19 %"),
        (percent, 1e-9, "less than 0.01 %"),
        (percent, 0, "0 %"),
    ],
)
def test_a_number_is_written_as_people_write_it(write, value, text):
    assert write(value) == text
