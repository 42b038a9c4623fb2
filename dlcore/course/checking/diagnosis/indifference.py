"""To what the result is blind: it stays the same where the right one changes.

“It is the same whatever numbers stand in `kernel`” is an observation, made by calling the answer with other numbers.
"""

from itertools import islice

import numpy as np

from dlcore.course.checking.sheet import unlike

ENOUGH = 2
MOST = 5  # failing cases that prove something


def same_whatever(sheet):
    """What the answer takes no notice of, though the right result depends on it, in words; or None."""
    cases = [case for case in sheet.valued if not case.trial.reads]
    for name, value in sheet.arguments(cases[0]).items() if cases else ():
        for words, change in _changes(value):
            tried = (_blind(sheet, case, name, change) for case in cases)
            seen = list(islice((blind for blind in tried if blind is not None), MOST))
            if len(seen) >= ENOUGH and all(seen):
                return f"Your result is the same {words.format(f'`{name}`')}. The right one is not."
    return None


def _changes(value):
    if isinstance(value, bool):
        return ()
    if isinstance(value, int | np.integer):
        return [("whatever {} is", lambda x: x + 1)]
    if isinstance(value, float):
        return [("whatever {} is", lambda x: x * 0.9 if x else 0.5)]
    return _OF_ARRAYS if isinstance(value, np.ndarray) else ()


def _others(array):
    """Other numbers; none for whole ones, which may be places in something."""
    return 0.9 * array + 0.05 if array.dtype.kind == "f" else None


_OF_ARRAYS = [
    ("whatever numbers stand in {}", _others),
    ("in whichever order the numbers of {} come", lambda x: np.roll(x, 1, axis=0) if len(x) > 1 else None),
]


def _blind(sheet, case, name, change):
    """Whether the answer says the same with another input, and the right one does not; None if that proves nothing."""
    try:
        value = change(sheet.arguments(case)[name])
    except Exception:  # another kind of thing in this trial
        return None
    if value is None:
        return None
    trial = case.trial.having(sheet.exercise.solution, **{name: value})
    right = sheet.tell(trial)
    if right.error is not None or unlike(right, case.right, trial, sheet.exercise) is None:
        return None
    other = sheet.ask(trial)
    return other.error is None and unlike(other, case.outcome, trial, sheet.exercise) is None
