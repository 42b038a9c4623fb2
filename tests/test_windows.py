import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcore import out_size
from dlcore.windows import kernel_cells, out_sizes


@pytest.mark.parametrize(
    ("n", "kernel_size", "stride", "padding", "dilation", "out"),
    [
        (5, 3, 1, 0, 1, 3),
        (5, 3, 2, 0, 1, 2),
        (5, 3, 1, 1, 1, 5),
        (5, 3, 2, 1, 1, 3),
        (32, 5, 1, 0, 1, 28),
        (28, 2, 2, 0, 1, 14),
        (227, 11, 4, 0, 1, 55),  # AlexNet's 55 needs 227, not the printed 224
        (224, 11, 4, 0, 1, 54),
        (7, 3, 2, 0, 1, 3),
        (10, 3, 2, 0, 1, 4),
        (224, 7, 2, 3, 1, 112),
        (9, 3, 1, 0, 2, 5),
    ],
)
def test_the_worked_sizes(n, kernel_size, stride, padding, dilation, out):
    assert out_size(n, kernel_size, stride, padding, dilation) == out


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(1, 7), st.integers(1, 5), st.integers(0, 4), st.integers(1, 3))
def test_it_counts_the_places_where_the_kernel_fits(n, k, s, p, d):
    places = sum(start + d * (k - 1) < n + 2 * p for start in range(0, n + 2 * p, s))
    if places:
        assert out_size(n, k, s, p, d) == places
    else:
        with pytest.raises(ValueError, match="the padded image has only"):
            out_size(n, k, s, p, d)


def test_numpy_integers_are_whole_numbers():
    assert out_size(np.int64(5), np.int32(3), np.uint8(2)) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"n": 0}, "n is 0, needs a whole number ≥ 1"),
        ({"kernel_size": 0}, "kernel_size is 0, needs a whole number ≥ 1"),
        ({"stride": 0}, "stride is 0, needs a whole number ≥ 1"),
        ({"padding": -1}, "padding is -1, needs a whole number ≥ 0"),
        ({"dilation": 0}, "dilation is 0, needs a whole number ≥ 1"),
        ({"stride": 1.5}, "stride is 1.5, needs a whole number ≥ 1"),
        ({"n": "5"}, "n is '5', needs a whole number ≥ 1"),
        ({"kernel_size": 8, "padding": 1}, r"the kernel spans 8 cells, .* only 5 \+ 2·1 = 7"),
        ({"dilation": 3}, "the kernel spans 7 cells"),
    ],
)
def test_bad_sizes_are_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        out_size(**({"n": 5, "kernel_size": 3} | arguments))


def test_both_directions_at_once():
    assert out_sizes((227, 5), (11, 3), (4, 1), (0, 1)) == (55, 5)
    assert out_sizes((9, 9), (3, 3), (1, 2), dilation=(2, 4)) == (5, 1)
    with pytest.raises(ValueError, match="longer"):
        out_sizes((9,), (3, 3), (1, 1))


def test_each_kernel_cell_meets_one_cell_of_the_image_for_each_of_the_output():
    image = np.arange(35).reshape(5, 7)
    kernel_size, stride, dilation = (2, 3), (2, 1), (1, 2)
    out = out_sizes(image.shape, kernel_size, stride, dilation=dilation)
    cells = list(kernel_cells(kernel_size, stride, out, dilation))
    assert [(u, v) for u, v, _, _ in cells] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]
    for u, v, rows, columns in cells:
        met = image[rows, columns]
        assert met.shape == out == (2, 3)
        for s, t in np.ndindex(out):
            assert met[s, t] == image[s * 2 + u, t + v * 2]
