"""Try the answer on simpler inputs: where it turns right, the fault is near.

“It is right as soon as `b` is 0” is an observation, and it points at what the answer does with `b`.
"""

import inspect

import numpy as np

from dlcore.course.checking.sheet import unlike

ENOUGH = 2
MOST = 5  # failing cases that are tried again


def simpler(sheet):
    """A simplification of the failing trials with which the answer is right, in words; or None."""
    cases = [case for case in sheet.faulty if case.trial.raises is None][:MOST]
    if len(cases) < ENOUGH:
        return None
    for name, words, change in _simplifications(sheet, cases[0]):
        outcomes = [_outcome(sheet, case, name, change) for case in cases]
        if all(outcome is not False for outcome in outcomes) and sum(outcome is True for outcome in outcomes) >= ENOUGH:
            look = f" So look at what you do with `{name}`." if len(sheet.arguments(cases[0])) > 1 else ""
            return f"With the same inputs, but {words.format(f'`{name}`')}, it is right.{look}"
    return None


def growing(sheet):
    """Up to how many elements of its lists, or rows of an array, the answer is right; in words, or None."""
    cases = [case for case in sheet.faulty if case.trial.raises is None][:MOST]
    for names, what in _growing(sheet, cases[0]) if cases else ():
        for count in range(1, 5):
            states = [_cut(sheet, case, names, count) for case in cases]
            if any(state is False for state in states):
                break
            further = [_cut(sheet, case, names, count + 1) for case in cases]
            if states.count(True) >= ENOUGH and further.count(False) >= ENOUGH:
                least = f"one {what}" if count == 1 else f"up to {count} {what}s"
                which = " and ".join(f"`{name}`" for name in names)
                return f"It is right for {least} of {which}, and wrong from {count + 1} on."
    return None


def _growing(sheet, case):
    """Arguments that can be cut to their beginning: all lists together, or the rows of one array."""
    values = sheet.arguments(case)
    lists = [name for name, value in values.items() if isinstance(value, list)]
    if lists:
        yield lists, "element"
    for name, value in values.items():
        if isinstance(value, np.ndarray) and value.ndim == 2:
            yield [name], "row"


def _cut(sheet, case, names, count):
    """Whether the answer is right when these arguments end after `count`; None if they are not longer anyway."""
    values = sheet.arguments(case)
    if any(len(values[name]) < count for name in names):
        return None
    trial = case.trial.having(sheet.exercise.solution, **{name: values[name][:count] for name in names})
    right = sheet.tell(trial)
    if right.error is not None or not _says_something(right.value):
        return None
    outcome = sheet.ask(trial)
    return outcome.error is None and unlike(outcome, right, trial, sheet.exercise) is None


def _simplifications(sheet, case):
    parameters = inspect.signature(sheet.exercise.solution).parameters
    for name, value in sheet.arguments(case).items():
        if isinstance(value, int) and parameters[name].default is inspect.Parameter.empty:
            continue  # a size, which has no simpler value
        for words, change in _changes(value):
            if words == "{} all zeros" and len(parameters) == 1:
                continue  # then it is right with any way to compute it
            yield name, in_numbers(words, value), change


def in_numbers(words, value):
    """An array with a single axis has no rows but numbers."""
    short = isinstance(value, np.ndarray) and value.ndim == 1
    return words.replace(" row ", " number ").replace(" rows ", " numbers ") if short else words


def _changes(value):
    if isinstance(value, bool | str) or callable(value):
        return ()
    if isinstance(value, int | np.integer):
        return [("{} = 0", lambda x: 0), ("{} = 1", lambda x: 1)]
    if isinstance(value, float):
        return [("{} = 0", lambda x: 0.0), ("{} = 1", lambda x: 1.0), ("{} positive", abs)]
    if isinstance(value, np.ndarray):
        return _OF_ARRAYS
    if isinstance(value, list) and value and all(isinstance(one, np.ndarray) for one in value):
        return [
            ("all of {} zero", lambda x: [0 * one for one in x]),
            ("no negative numbers in {}", lambda x: [abs(one) for one in x]),
        ]
    return ()


_OF_ARRAYS = [
    ("{} all zeros", lambda x: 0 * x if x.dtype.kind == "f" else None),
    ("a symmetric {}", lambda x: (x + x.T) / 2 if x.ndim == 2 and x.shape[0] == x.shape[1] else None),
    ("{} of floats instead of whole numbers", lambda x: x.astype(float) if x.dtype.kind in "iu" else None),
    ("no negative numbers in {}", lambda x: np.abs(x) if (x < 0).any() else None),
    ("only the first row of {}", lambda x: x[:1] if len(x) > 1 else None),
    ("the same row everywhere in {}", lambda x: np.repeat(x[:1], len(x), axis=0) if len(x) > 1 else None),
    ("the diagonal of {} alone", lambda x: np.diag(np.diag(x)) if x.ndim == 2 and x.shape[0] == x.shape[1] else None),
    ("a much smaller {}", lambda x: x * 1e-4 if x.dtype.kind == "f" else None),
    ("a {} ten times as large", lambda x: x * 10 if x.dtype.kind == "f" else None),
]


def _outcome(sheet, case, name, change):
    """Whether the answer is right in a simplified trial; None if that proves nothing."""
    try:
        value = change(sheet.arguments(case)[name])
    except Exception:
        return None
    if value is None or _equal(value, sheet.arguments(case)[name]):
        return None
    trial = case.trial.having(sheet.exercise.solution, **{name: value})
    right = sheet.tell(trial)
    if right.error is not None or not _says_something(right.value):
        return None
    outcome = sheet.ask(trial)
    return outcome.error is None and unlike(outcome, right, trial, sheet.exercise) is None


def _equal(one, other):
    if isinstance(one, list):
        return all(map(np.array_equal, one, other))
    return np.array_equal(one, other)


def _says_something(result):
    """Whether a right result could show a fault: nothing but zeros, or nan, could not."""
    parts = result if isinstance(result, tuple) else (result,)
    return all(np.isfinite(part).all() and np.any(part) for part in parts)
