"""Trials, random numbers for them, and the comparison of results."""

import numpy as np

from dlcore.course.checking.compare import difference
from dlcore.course.checking.draws import KINDS, Draw
from dlcore.course.checking.rooms import exercises
from dlcore.course.checking.trials import change, trial


def test_two_numbers_may_come_as_a_list_or_an_array():
    expected = (1.5, 2.0)
    assert difference([1.5, 2.0], expected) is None
    assert difference(np.array([1.5, 2.0]), expected) is None
    assert "needs 2" in difference([1.5], expected)
    assert "In value 2" in difference([1.5, 3.0], expected)
    assert "In slope" in difference([1.5, 3.0], expected, names=("height", "slope"))


def test_a_list_does_for_an_array_where_the_text_says_so():
    assert difference([1.0, 2.0], np.array([1.0, 2.0]), lists=True) is None
    assert "needs a NumPy array" in difference([1.0, 2.0], np.array([1.0, 2.0]))


def test_what_changed_is_named_down_to_the_element():
    assert change("dW", np.array([1.0, 4.0]), np.array([1.0, 1.0])) == "`dW`: at [1] it had 4 and now has 1"
    assert "`weights[1]`" in change("weights", [np.zeros(2), np.ones(2)], [np.zeros(2), np.zeros(2)])
    assert "had 2 elements and now has 1" in change("boxes", [1, 2], [1])
    assert "`boxes[0]`, which was sin and is now cos" in change("boxes", [np.sin], [np.cos])
    assert change("x", np.array([np.nan]), np.array([np.nan])) is None


def test_a_trial_tells_what_an_answer_did_to_its_arguments():
    given = trial([np.zeros(2)], [(np.ones(1), 3)])

    def writes(weights, pairs):
        weights[0][0] = 7

    def reads(weights, pairs):
        return weights[0].sum()

    assert "`weights[0]`" in given.apply(writes)[1]
    assert given.apply(reads) == (0, None)


def test_a_trial_names_the_functions_it_passes():
    assert trial([(np.sin, np.cos)], 1.0).describe("slope_through") == "slope_through([(sin, cos)], 1.0)"
    assert trial(np.float32([1.25])).describe("f") == "f(np.array([1.25], np.float32))"


def test_a_trial_with_other_arguments():
    def f(n, stride=1):
        return n, stride

    other = trial(5).having(f, stride=3)
    assert other.apply(f)[0] == (5, 3)


def test_random_trials_are_the_same_every_time_and_of_every_kind():
    assert Draw("a", 3).array(2, 2).tolist() == Draw("a", 3).array(2, 2).tolist()
    assert Draw("a", 3).array(2, 2).tolist() != Draw("a", 4).array(2, 2).tolist()
    kinds = {Draw("a", 0, kind).array(2).dtype.kind + str(Draw("a", 0, kind).array(2).itemsize) for kind in KINDS}
    assert kinds == {"f8", "f4", "i8"}


def test_every_exercise_but_the_gates_has_random_trials():
    without = [name for name, exercise in exercises().items() if exercise.make_trial is None]
    assert without == ["gate_weights"]  # its three trials are all there are
