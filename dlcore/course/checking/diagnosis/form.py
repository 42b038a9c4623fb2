"""What is wrong with the form of a result: its kind, how many values it has, its shape.

What is said of the numbers, such as “the numbers are right”, holds in every trial, and not only in the one shown.
"""

import numpy as np

from dlcore.course.checking.compare import difference, kind_of, plural
from dlcore.course.checking.diagnosis.shapes import SHAPES


def form(sheet):
    """What the forms of all wrong results have in common, in words, or None."""
    cases = sorted(sheet.valued, key=lambda case: case is not sheet.shown)
    results = [(case.got, case.expected) for case in cases]
    for look in (_kind, _several, _whole, _shape):
        words = look(sheet, results)
        if words:
            return words
    return None


def form_of_one(sheet):
    """What is wrong with the form of some results, where others have a right one."""
    cases = sorted(sheet.valued, key=lambda case: case is not sheet.shown)
    return _shape(sheet, [(case.got, case.expected) for case in cases], some=True)


def form_of_kind(sheet):
    """What is wrong with the kind of the smallest failing result."""
    return _kind(sheet, [(sheet.shown.got, sheet.shown.expected)])


def wrong_order(sheet):
    """The right values in another order."""
    results = [(case.got, case.expected) for case in sheet.valued]
    if results and len(results) == len(sheet.faulty) and all(_only_exchanged(*result) for result in results):
        names = ", then ".join(sheet.exercise.returns) if sheet.exercise.returns else "as the text says"
        return f"The values are right, but in the wrong order: {names}."
    return None


def _only_exchanged(got, expected):
    if not isinstance(expected, tuple) or not isinstance(got, tuple | list) or len(got) != len(expected):
        return False
    fits = [[n for n, one in enumerate(got) if _alike(one, part)] for part in expected]
    return all(fits) and not any(number in places for number, places in enumerate(fits))


_KINDS = [  # a test of the result, and words if it holds for every one
    (lambda got: isinstance(got, type | BaseException), "It returns an error. Write `raise`, not `return`."),
    (
        lambda got: hasattr(got, "__next__"),
        "It returns a generator, which has not computed anything yet: that comes from `yield`, or from (… for …).",
    ),
    (
        lambda got: isinstance(got, str | bytes),
        "It returns text. Return the number itself, so that others can calculate with it.",
    ),
]


def _kind(sheet, results):
    """Nothing, or a thing of another kind, was returned."""
    got, expected = results[0]
    if all(one is None for one, _ in results):
        return _nothing(sheet)
    if all(callable(one) and not isinstance(one, type | BaseException) for one, _ in results):
        return _a_function(got, expected, sheet)
    for test, words in _KINDS:
        if all(test(one) for one, _ in results):
            return words
    if all(isinstance(one, dict | set) for one, _ in results):
        return f"It returns a {type(got).__name__}. Return the bare {_asked(expected, sheet)}."
    if all(isinstance(one, bool | np.bool_) for one, _ in results) and not isinstance(expected, bool):
        return "It returns True or False, the answer of a comparison. A number is asked for."
    return None


def _nothing(sheet):
    if any(case.outcome.printed for case in sheet.faulty):
        return "It prints the result and returns nothing (None). `print` only shows; `return` gives back."
    if all(case.got is None for case in sheet.valued if case.right.error is None) and not sheet.good:
        return "It returns nothing (None): a function gives back only what stands after `return`."
    return "Here it returns nothing (None): it ends without coming to a `return`. Is there one for every case?"


def _a_function(got, expected, sheet):
    name, code = getattr(got, "__name__", "…"), getattr(got, "__code__", None)
    if code is not None and code in getattr(getattr(sheet.answer, "__code__", None), "co_consts", ()):
        return f"It returns a function. Return what it computes: the {_asked(expected, sheet)}."
    return f"It returns a function, `{name}`, and does not call it: round brackets are missing."


def _asked(expected, sheet):
    if isinstance(expected, tuple):
        return f"{len(expected)} values{_names(sheet)}"
    return "array" if isinstance(expected, np.ndarray) else "number"


def _names(sheet):
    return f" ({', '.join(sheet.exercise.returns)})" if sheet.exercise.returns else ""


def _several(sheet, results):
    """Several values, or one."""
    if isinstance(results[0][1], tuple):
        return _too_few(sheet, results)
    if all(isinstance(got, tuple) for got, _ in results):
        return _too_many(results)
    return _listed(results) if all(isinstance(got, list) for got, _ in results) else None


def _too_few(sheet, results):
    """Another number of values than is asked for."""
    names, (got, expected) = sheet.exercise.returns, results[0]
    wanted = f"{len(expected)} values are asked for{_names(sheet)}: `return {', '.join(names or ('a', 'b'))}`."
    if not any(isinstance(one, tuple | list) for one, _ in results):
        for number in range(len(expected)):
            if all(_alike(one, parts[number]) for one, parts in results):
                which = names[number] if names else f"value {number + 1}"
                return f"It returns one value alone, the {which}, and it is right. {wanted}"
        if any(np.ndim(one) == 0 or len(one) != len(parts) for one, parts in results):
            return f"It returns {kind_of(got)} and nothing else. {wanted}"
    elif all(isinstance(one, tuple | list) and len(one) != len(parts) for one, parts in results):
        return f"It returns {plural(len(got), 'value')}. {wanted}"
    return None


def _too_many(results):
    got, expected = results[0]
    for number in range(min(len(one) for one, _ in results)):
        if all(_alike(one[number], right) for one, right in results):
            return (
                f"It returns {len(got)} values. One is asked for, and value {number + 1} of yours is right: "
                f"return it alone."
            )
    return f"It returns {plural(len(got), 'value')} in a tuple, and one is asked for."


_LISTED = [  # a list, as an array, where an array or a number is asked for: a test for every trial, and words
    (
        lambda array, right: right.ndim and _alike(array, right),
        "The numbers are right, but they come as a list. An array is asked for: `np.array(…)`.",
    ),
    (
        lambda array, right: right.ndim and array.ndim > right.ndim and len(array) and _alike(array[-1], right),
        "It returns a list of all results on the way. Only the last of them is asked for.",
    ),
    (
        lambda array, right: not right.ndim and array.ndim == 1 and array.size and _alike(array.sum(), right[()]),
        "It returns a list of parts. Their sum is asked for, one number.",
    ),
    (
        lambda array, right: not right.ndim and array.ndim == 1 and array.size and _alike(array.prod(), right[()]),
        "It returns a list of factors. Their product is asked for, one number.",
    ),
]


def _listed(results):
    try:
        arrays = [(np.array(got), np.asarray(right)) for got, right in results]
    except Exception:
        return "It returns a list whose elements do not make an array."
    for test, words in _LISTED:
        if all(test(array, right) for array, right in arrays):
            return words
    got, expected = arrays[0]
    if expected.ndim and got.shape == expected.shape:
        return None
    wanted = f"an array of shape {expected.shape}" if expected.ndim else "one number"
    return f"It returns a list of {len(got)}, and {wanted} is asked for."


def _whole(sheet, results):
    """A float where a whole number is asked for."""
    kinds = [(isinstance(g, float | np.floating), isinstance(e, int | np.integer)) for g, e in results]
    if not all(map(all, kinds)):
        return None
    right = "The numbers are right, but they are floats." if all(g == e for g, e in results) else "It returns floats."
    return f"{right} A count is a whole number: `//` gives one; `/`, `np.floor` and `np.ceil` do not."


def _shape(sheet, results, some=False):
    """The wrong shape, value by value: in all these results, or in some."""
    if not isinstance(results[0][1], tuple):
        return _of_one("Your result", results, some)
    if not all(isinstance(got, tuple | list | np.ndarray) and len(got) == len(right) for got, right in results):
        return None
    names = sheet.exercise.returns or [f"value {n}" for n in range(1, len(results[0][1]) + 1)]
    words = (_of_one(f"Your {name}", [(g[n], e[n]) for g, e in results], some) for n, name in enumerate(names))
    return next(filter(None, words), None)


def _of_one(it, results, some):
    try:
        arrays = [(np.asarray(got), np.asarray(expected)) for got, expected in results]
    except Exception:
        return f"{it} is {kind_of(results[0][0])} whose elements do not make an array."
    off = [pair for pair in arrays if pair[0].shape != pair[1].shape]
    strange = next((got for got, _ in arrays if got.dtype.kind not in "biufc"), None)
    if strange is not None and not off:
        what = f"is {kind_of(results[0][0])}" if strange.dtype.kind == "O" else f"holds {strange.dtype.name}"
        return f"{it} {what}, and numbers are asked for."
    on_its_side, words = SHAPES[0]
    if off and all(on_its_side(*pair) for pair in arrays):  # square ones included, whose shape is right
        return words.format(it=it)
    if strange is not None or not off or (len(off) < len(arrays) and not some):
        return None
    off = [(got.astype(float) if got.dtype.kind == "b" else got, expected) for got, expected in off]
    (got, expected), low = off[0], it[0].lower() + it[1:]
    for how, words in SHAPES:
        if all(how(*pair) for pair in off):
            return words.format(it=it, low=low, got=_shown(got.shape), wanted=_shown(expected.shape))
    return f"{it} has {_shown(got.shape)}, and {_shown(expected.shape)} is asked for.{_rows(got, expected)}"


def _shown(shape):
    return f"the shape {shape}" if shape else "a single number"


def _rows(got, expected):
    """By how much a shape is off, where that says something."""
    if got.ndim != expected.ndim:
        return ""
    sizes = enumerate(zip(got.shape, expected.shape, strict=True))
    off = [(axis, one - other) for axis, (one, other) in sizes if one != other]
    parts = [f"{plural(abs(by), 'place')} too {'many' if by > 0 else 'few'} along axis {axis}" for axis, by in off]
    return f" That is {' and '.join(parts)}."


def _alike(got, expected):
    try:
        return difference(got, expected) is None
    except Exception:
        return False
