"""NumPy's and Python's errors, raised for real, so that a new NumPy with new words is noticed."""

import pytest

from dlcore.course.checking.errors import about, deliberate, place
from dlcore.course.checking.meanings import meaning
from tests.course.checking.answers import answer

A, B = "np.zeros((2, 3))", "np.zeros((2,))"
RAISED = {
    f"return {A} + {B}": "cannot line up the shapes",
    f"return {A} @ {A}": "as many columns on the left",
    f"return {A}.dot({A})": "as many columns on the left",
    "return np.zeros(2) @ 3": "single number",
    "a = np.zeros(3)\na[:] = np.zeros(2)": "written into a place",
    "a = np.zeros(3)\na += np.zeros((2, 3))": "keeps its shape",
    "return np.split(np.zeros(5), 4)": "cut into",
    "return np.zeros(5).reshape(2, 3)": "do not fit",
    "return np.array([[1], [1, 2]])": "different lengths",
    "if np.zeros(2) > 0: pass": "one yes or no",
    "return np.zeros(2).sum(axis=1)": "no axis 1",
    "return np.concatenate([np.zeros((1, 2)), np.zeros((1, 3))])": "joined",
    "return np.pad(np.zeros(2), -1)": "negative width",
    "return np.stack([np.zeros(2), np.zeros(3)])": "one shape",
    "a, b = 1, 2, 3": "number of names",
    "return np.linalg.inv(np.zeros((2, 3)))": "square matrix",
    "return np.zeros(3)[3]": "does not exist",
    "return np.zeros(3)[0, 1]": "2 indices",
    "return np.zeros(3)[0][1]": "one number already",
    "return [1, 2][2]": "goes past the end",
    "return np.zeros(3)[1.0]": "whole number",
    "return range(3.0)": "whole number",
    "return math.exp(np.zeros(2))": "array of several",
    "a = np.array([1])\na += 0.5": "cannot take in fractions",
    "return None + 1": "None",
    "return np.zeros(2)(1)": "Round brackets",
    "return len[2]": "Square brackets",
    "return np.zeros(2).mean - 1": "brackets that call it",
    "return [1] - [2]": "do not calculate",
    "raise 'no'": "Only errors can be raised",
    "for i in 3: pass": "several values",
    "return len(3)": "counts the elements",
    "return [1, 2].shape": "belongs to arrays",
    "return np.sigmoid(2)": "no `sigmoid` in it",
    "total += 1": "before it gets its first value",
    "return missing": "no `missing`",
    "return 1 / 0": "divides by zero",
    "return math.exp(1000)": "too large for a float",
    "return math.sqrt(-1)": "no number",
    "return [].pop()": "more out of the list",
    "return {}['a']": "does not have",
    "assert False": "does not hold",
    "return np.quantile([1.0], 2.5)": "shares from 0 to 1",
    "return np.zeros(-1)": "negative length",
    "return [1, 2][::0]": "never arrives",
    "return np.zeros(0).max()": "nothing here",
    "return list(zip([1], [1, 2], strict=True))": "side by side",
}


def raised(body):
    function = answer(body, "f", "x=2")
    with pytest.raises(Exception) as caught:  # noqa: PT011
        function()
    return caught.value, function


@pytest.mark.parametrize(("body", "words"), RAISED.items())
def test_an_error_in_words(body, words):
    error, function = raised(body)
    assert words in meaning(error), error
    assert about(error, function).startswith(f"It raised {type(error).__name__}: ")


def test_the_place_of_an_error_has_its_line_and_the_shapes_in_it():
    error, function = raised("a = np.zeros((2, 3))\nb = [1, 2]\nfor i in range(2):\n    a @ (a, b, i)[0]")
    assert place(error, function).startswith("In line 5 of f. There ")
    for words in ("`a` has the shape (2, 3)", "`b` is a list of 2", "`i` is 0", "Python says: "):
        assert words in place(error, function)


def test_what_was_raised_on_purpose():
    assert deliberate(raised("raise ValueError('no')")[0])
    assert not deliberate(raised("return np.zeros(2) + np.zeros(3)")[0])
    assert not deliberate(raised("return int('a')")[0])


OF_LINES = {  # explained by what stands in the line, and not by NumPy's words alone
    "return np.max(0, np.zeros(3))": "`np.maximum`",
    "return np.concatenate(np.zeros(2), np.zeros(3))": "one list of arrays",
    "return np.zeros(2, 3)": "one tuple",
    "return [1, 2][5]": "not every input has as many",
    "return [1, 2].grads": "no `.grads` in a list",
}


@pytest.mark.parametrize(("body", "words"), OF_LINES.items())
def test_an_error_that_its_line_explains(body, words, monkeypatch):
    monkeypatch.setattr("linecache.getline", lambda file, number: body)
    error, function = raised(body)
    assert words in about(error, function), error


def test_an_unknown_error_speaks_for_itself():
    error, function = raised("raise ArithmeticError('seven')")
    assert meaning(error) is None
    assert about(error, function) == "It raised ArithmeticError: seven"
