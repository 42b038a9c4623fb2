"""Which of an exercise's stages is the first to be wrong: each is measured from outside, by calling the answer."""

import numpy as np

from dlcore.course.checking.compare import USUAL, difference
from dlcore.course.checking.finding import listed

MOST = 6
LONG = 100  # letters of a call that can still be read inside of a sentence
_STOP = object()  # where a stage cannot be measured, those after it say nothing


def stage(sheet):
    """The first stage that is wrong, and those before it that are right, in words; or None."""
    right = []
    for one in sheet.exercise.stages:
        state, words = _state(sheet, one) if one.within is None else (None, "")
        if state is _STOP:
            return None
        if state is False:
            part, words, more = _part(sheet, one, words)
            return f"{_said(right + more)}{_start(part.name, right + more)} is not right: {words}"
        if state:
            right.append(one.name)
    return None


def _part(sheet, whole, words):
    """Which part of a wrong stage is wrong, its words, and the parts that are right; the whole, if that is unclear."""
    parts = [one for one in sheet.exercise.stages if one.within == whole.name]
    states = [(one, *_state(sheet, one)) for one in parts]
    right = [one.name for one, state, _ in states if state is True]
    wrong = [(one, of_it) for one, state, of_it in states if state is False]
    return (*wrong[0], right) if len(wrong) == 1 and right else (whole, words, [])


def _said(names):
    if not names:
        return ""
    joined = listed(names)
    return f"{joined[0].upper()}{joined[1:]} {'are' if len(names) > 1 else 'is'} right. "


def _start(name, right):
    return name[0].upper() + name[1:] if not right else f"But {name}"


def _state(sheet, stage):
    """Whether a stage is right wherever it can be measured, or None; and where it is not, in words."""
    seen = None
    cases = sorted(sheet.faulty, key=lambda case: case is not sheet.shown)
    for case in [case for case in cases if case.trial.raises is None][:MOST]:
        right = sheet.measure(stage.measure, case.trial, sheet.exercise.solution)
        got = sheet.measure(stage.measure, case.trial, sheet.answer)
        if got.error is not None or got.value is None:
            return _STOP, ""
        if right.error is not None or not np.isfinite(right.value).all():
            continue
        words = _unlike(got.value, right.value, case.trial.tolerance)
        if words:
            where = _where(sheet, stage, case, right.value)
            return False, f"it is {_short(got.value)}, and should be {_short(right.value)}{where}."
        seen = True
    return seen, ""


def _where(sheet, stage, case, right):
    """In which call that is, if it is another than the one shown; nothing for a stage that has inputs of its own."""
    others = [one for one in sheet.cases if one is not case and one.trial.raises is None]
    measured = [sheet.measure(stage.measure, one.trial, sheet.exercise.solution).value for one in others[:MOST]]
    call = case.trial.describe(sheet.exercise.name)
    if case is sheet.shown or all(value is not None and _same(value, right) for value in measured):
        return ""
    return f", in `{call}`" if len(call) <= LONG else ", in another trial than the one shown here"


def _same(one, other):
    return not _unlike(one, other, USUAL)


def _unlike(got, expected, tolerance):
    try:
        return difference(np.asarray(got, float), np.asarray(expected, float), tolerance=tolerance)
    except Exception:
        return "It cannot be compared."


def _short(value):
    """A stage in few digits, on one line."""
    array = np.asarray(value, float)
    if array.size > 8:
        return f"an array that begins with {_short(array.ravel()[:4])}"
    return f"{array:.4g}" if array.ndim == 0 else str([float(f"{number:.4g}") for number in array.ravel()])
