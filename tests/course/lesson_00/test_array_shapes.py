import numpy as np
import pytest

from dlcore.course.lesson_00 import array_shapes
from dlcore.course.lesson_00.array_shapes import SHAPES, broadcast, sum_over_axis

TABLE = np.arange(1, 13).reshape(3, 4)


@pytest.mark.parametrize("a", SHAPES)
@pytest.mark.parametrize("b", SHAPES)
def test_it_says_what_numpy_says(a, b):
    alt = broadcast(a, b).alt
    try:
        assert f"has shape {np.broadcast_shapes(SHAPES[a], SHAPES[b])}." in alt
    except ValueError:
        assert "is an error" in alt


def test_each_pair_of_shapes_can_be_touched():
    table = broadcast("(3, 4)", "(3,)").panels[1]
    assert all(f'data-set="a:{a};b:{b}"' in table for a in SHAPES for b in SHAPES)
    assert table.count(array_shapes.style.PALE_VERMILION) == 1


@pytest.mark.parametrize(("axis", "sums"), [(None, "78"), (0, "[15, 18, 21, 24]"), (1, "[10, 26, 42]")])
def test_sums_and_where_to_touch_for_them(axis, sums):
    picture = sum_over_axis(TABLE, axis)
    assert picture.alt.endswith(f"{sums}.")
    for way in ("none", "0", "1"):
        assert f'data-set="axis:{way}"' in picture.panels[0]
    for kept in ("False", "True"):
        assert f'data-set="keepdims:{kept}"' in picture.panels[1]
