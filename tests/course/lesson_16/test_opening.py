"""The picture that opens lesson 16."""

import pytest

from dlcore.course.lesson_16 import opening


def test_a_memory_that_keeps_all_ends_with_what_it_took_in():
    for opens, value in enumerate(opening.INPUTS, 1):
        states = opening.kept(opens, 1)
        assert states[: opens - 1] == [0] * (opens - 1)
        assert states[opens - 1 :] == [value] * (len(states) - opens + 1)


def test_otherwise_it_fades_step_by_step():
    states = opening.kept(3, 0.8)
    assert states[-1] == pytest.approx(opening.INPUTS[2] * 0.8**9)
