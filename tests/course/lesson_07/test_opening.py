"""The picture that opens lesson 07."""

import pytest

import dlcore
from dlcore.course.lesson_07 import opening


@pytest.mark.parametrize("rows", [0, 64, 128])
def test_the_rows_that_are_done_are_counted(rows):
    assert f"over {rows} of 128 rows" in opening.edges_left_behind(dlcore.photograph(), rows).alt


def test_the_picture_differs_with_every_step():
    seen = {opening.edges_left_behind(dlcore.photograph(), rows).panels for rows in range(0, 129, opening.STRIP)}
    assert len(seen) == 17
