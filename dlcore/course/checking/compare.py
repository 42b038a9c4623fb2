"""Say whether a student's result is the expected one, and if not, where they first differ."""

from numbers import Integral, Real

import numpy as np

USUAL = 1e-5, 1e-7  # relative and absolute tolerance
ROUGH = 1e-3, 1e-5  # where the numbers that came in had single precision


def difference(got, expected, *, tolerance=USUAL, lists=False, names=()):
    """None if `got` is `expected` up to rounding, otherwise words that say where they differ.

    lists: whether a list of numbers does as well as an array
    names: what the values of a tuple are called
    """
    if got is None and expected is not None:
        return "It returned None: a function gives back only what stands after `return`."
    if isinstance(expected, list) and isinstance(got, list):
        return _arrays(np.array(got), np.array(expected), tolerance)
    if isinstance(expected, tuple):
        return _tuples(got, expected, names, tolerance=tolerance, lists=lists)
    if isinstance(expected, np.ndarray):
        if lists and isinstance(got, list | tuple):
            got = np.array(got)
        return _arrays(got, expected, tolerance)
    if isinstance(expected, bool | str) or expected is None:
        return None if type(got) is type(expected) and got == expected else "It is not the expected value."
    return _numbers(got, expected, tolerance)


def close(got, expected, tolerance=USUAL):
    """Where two arrays of one shape agree up to rounding; small numbers are measured by the largest."""
    rtol, atol = tolerance
    scale = max(1.0, float(np.nan_to_num(np.abs(expected)).max(initial=0)))
    return np.isclose(got, expected, rtol=rtol, atol=atol * scale, equal_nan=True)  # two mistakes may share a nan


def plural(count, word):
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def kind_of(value):
    """What something is, in words."""
    names = {
        list: "a list",
        tuple: "a tuple",
        str: "text",
        dict: "a dict",
        bool: "True or False",
        np.bool_: "True or False",
    }
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if type(value) in names:
        return names[type(value)]
    if isinstance(value, Real):
        return "a number"
    return "a function" if callable(value) else f"a {type(value).__name__}"


def _tuples(got, expected, names, **how):
    if isinstance(got, list) or (isinstance(got, np.ndarray) and got.ndim > 0):  # as good as a tuple
        got = tuple(got)
    if type(got) is not tuple:
        return f"It returned {kind_of(got)}, needs {len(expected)} values: `return a, b`."
    if len(got) != len(expected):
        return f"It returned {plural(len(got), 'value')}, needs {len(expected)}."
    names = names or [f"value {number}" for number in range(1, len(expected) + 1)]
    for name, one, other in zip(names, got, expected, strict=True):
        words = difference(one, other, **how)
        if words:
            return f"In {name}: {words[0].lower()}{words[1:]}"
    return None


def _numbers(got, expected, tolerance):
    if isinstance(got, np.ndarray) and got.ndim == 0:
        got = got[()]
    if not isinstance(got, Real) or isinstance(got, bool | np.bool_):
        return f"It returned {kind_of(got)}, needs a number."
    if isinstance(expected, Integral) and not isinstance(got, Integral):
        return f"It returned {got!r}, needs a whole number."
    if not close(np.array(float(got)), np.array(float(expected)), tolerance):
        return f"It is {got:.6g}, and {expected:.6g} is right."
    return None


def _arrays(got, expected, tolerance):
    if not isinstance(got, np.ndarray | np.generic):
        return f"It returned {kind_of(got)}, needs a NumPy array of shape {expected.shape}."
    got = np.array(got, subok=False)
    if got.shape != expected.shape:
        return f"Its shape is {got.shape}, expected {expected.shape}."
    if not np.issubdtype(got.dtype, np.number):
        return f"It holds {got.dtype}, needs numbers."
    wrong = ~close(got, expected, tolerance)
    if not wrong.any():
        return None
    place = tuple(int(i) for i in np.argwhere(wrong)[0])
    return (
        f"First difference at {list(place)}: {got[place]:.6g}, and {expected[place]:.6g} is right "
        f"({wrong.sum()} of {wrong.size} numbers differ)."
    )
