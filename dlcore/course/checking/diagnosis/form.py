"""What is wrong with the form of a result: its kind, its shape, its order."""

import numpy as np

from dlcore.course.checking.compare import difference, kind_of, plural
from dlcore.course.checking.diagnosis.shapes import SHAPES, same


def form(sheet):
    """What the forms of all wrong results have in common, in words, or None."""
    cases = sheet.valued
    for look in (_kind, _several, _one_of_several, _whole, _on_its_side, _shape):
        found = [look(case.got, case.expected, sheet) for case in cases]
        if all(found):
            return found[cases.index(sheet.shown)] if sheet.shown in cases else found[0]
    return None


def form_of_one(sheet):
    """What is wrong with the form of the smallest failing result, where others have a right one."""
    return _shape(sheet.shown.got, sheet.shown.expected, sheet) if sheet.shown.valued else None


def form_of_kind(sheet):
    """What is wrong with the kind of the smallest failing result."""
    return _kind(sheet.shown.got, sheet.shown.expected, sheet)


def _on_its_side(got, expected, sheet):
    """A transposed matrix, square ones included."""
    sides = isinstance(got, np.ndarray) and isinstance(expected, np.ndarray) and got.ndim == expected.ndim == 2
    if sides and same(got.T, expected):
        return "Your result lies on its side: the numbers are right, but rows and columns are exchanged."
    return None


def _kind(got, expected, sheet):
    """Nothing, or a thing of another kind, was returned."""
    if got is None:
        return _nothing(sheet)
    if isinstance(got, type | BaseException):
        return "It returns an error. Write `raise`, not `return`."
    if callable(got):
        return (
            f"It returns a function, `{getattr(got, '__name__', '…')}`, and does not call it: round "
            f"brackets are missing."
        )
    if hasattr(got, "__next__"):
        return (
            "It returns a generator, which has not computed anything yet: that comes from `yield`, or from (… for …)."
        )
    if isinstance(got, str | bytes):
        return "It returns text. Return the number itself, so that others can calculate with it."
    if isinstance(got, dict | set):
        return (
            f"It returns a {type(got).__name__}. Return the bare "
            f"{'values' if isinstance(expected, tuple) else 'result'}."
        )
    if isinstance(got, bool | np.bool_) and not isinstance(expected, bool):
        return "It returns True or False, the answer of a comparison. A number is asked for."
    return None


def _nothing(sheet):
    if any(case.outcome.printed for case in sheet.faulty):
        return "It prints the result and returns nothing (None). `print` only shows; `return` gives back."
    if all(case.got is None for case in sheet.valued if case.right.error is None) and not sheet.good:
        return "It returns nothing (None): a function gives back only what stands after `return`."
    return "Here it returns nothing (None): it ends without coming to a `return`. Is there one for every case?"


def _several(got, expected, sheet):
    """Several values, or one."""
    if not isinstance(expected, tuple):
        if isinstance(got, tuple):
            return _too_many(got, expected, sheet)
        return _listed(got, expected, sheet) if isinstance(got, list) else None
    names = f" ({', '.join(sheet.exercise.returns)})" if sheet.exercise.returns else ""
    if not isinstance(got, tuple | list):
        for number, part in enumerate(expected):
            if not _unlike(got, part):
                which = sheet.exercise.returns[number] if sheet.exercise.returns else f"value {number + 1}"
                return (
                    f"It returns one value alone, the {which}, and it is right. {len(expected)} are "
                    f"asked for{names}: `return a, b`."
                )
    count = len(got) if isinstance(got, tuple | list) or np.ndim(got) > 0 else 1
    if count == len(expected) and isinstance(got, tuple | list | np.ndarray):
        return None
    return (
        f"It returns {plural(count, 'value') if count > 1 else kind_of(got)}; {len(expected)} values are "
        f"asked for{names}."
    )


def _too_many(got, expected, sheet):
    places = [n for n, one in enumerate(got, 1) if not _unlike(one, expected)]
    if places:
        return (
            f"It returns {len(got)} values. One is asked for, and value {places[0]} of yours is right: return it alone."
        )
    return f"It returns {len(got)} values, and one is asked for."


def _listed(got, expected, sheet):
    """A list where an array or a number is asked for."""
    try:
        array = np.array(got)
    except Exception:
        return "It returns a list whose elements do not make an array."
    if isinstance(expected, np.ndarray):
        if not _unlike(array, expected):
            return "The numbers are right, but they come as a list. An array is asked for: `np.array(…)`."
        if array.shape != expected.shape and array.ndim > expected.ndim and not _unlike(array[-1], expected):
            return "It returns a list of all results on the way. Only the last of them is asked for."
        return (
            None
            if array.shape == expected.shape
            else f"It returns a list of {len(got)}, and an array of shape {expected.shape} is asked for."
        )
    if array.ndim == 1 and array.dtype.kind in "iuf" and array.size and not _unlike(array.sum(), expected):
        return "It returns a list of parts. Their sum is asked for, one number."
    return f"It returns a list of {len(got)}, and one number is asked for."


def _one_of_several(got, expected, sheet):
    """The right values in another order."""
    if not isinstance(expected, tuple) or len(got) != len(expected):
        return None
    order = []
    for part in expected:
        places = [n for n, one in enumerate(got) if not _unlike(one, part)]
        if not places:
            return None
        order.append(places)
    if any(number in places for number, places in enumerate(order)):
        return None
    names = ", then ".join(sheet.exercise.returns) if sheet.exercise.returns else "as the text says"
    return f"The values are right, but in the wrong order: {names}."


def _whole(got, expected, sheet):
    """A float where a whole number is asked for."""
    if not isinstance(expected, int | np.integer) or not isinstance(got, float | np.floating):
        return None
    right = "The numbers are right, but they are floats. " if got == expected else "It returns floats. "
    return f"{right}A count is a whole number: `//` gives one; `/`, `np.floor` and `np.ceil` do not."


def _shape(got, expected, sheet):
    """The wrong shape, value by value."""
    if not isinstance(expected, tuple):
        return _of_one(got, expected, "Your result")
    names = sheet.exercise.returns or [f"value {n}" for n in range(1, len(expected) + 1)]
    for name, one, other in zip(names, got, expected, strict=True):
        words = _of_one(one, other, f"Your {name}")
        if words:
            return words
    return None


def _of_one(got, expected, it):
    try:
        got, expected = np.asarray(got), np.asarray(expected)
    except Exception:
        return f"{it} is {kind_of(got)} whose elements do not make an array."
    if got.shape == expected.shape:
        return None if got.dtype.kind in "iufc" else f"{it} holds {got.dtype.name}, and numbers are asked for."
    if got.dtype.kind not in "biufc":
        return None
    got = got.astype(float) if got.dtype.kind == "b" else got
    for how, words in SHAPES:
        if how(got, expected):
            return words.format(it=it, low=it[0].lower() + it[1:], got=_shown(got.shape), wanted=_shown(expected.shape))
    return f"{it} has the shape {got.shape}, and {_shown(expected.shape)} is asked for.{_rows(got, expected)}"


def _shown(shape):
    return f"the shape {shape}" if shape else "a single number"


def _rows(got, expected):
    """By how much a shape is off, where that says something."""
    if got.ndim != expected.ndim:
        return ""
    off = [
        (axis, one - other)
        for axis, (one, other) in enumerate(zip(got.shape, expected.shape, strict=True))
        if one != other
    ]
    parts = [f"{plural(abs(by), 'place')} too {'many' if by > 0 else 'few'} along axis {axis}" for axis, by in off]
    return f" That is {' and '.join(parts)}."


def _unlike(got, expected):
    try:
        return difference(got, expected)
    except Exception:
        return True
