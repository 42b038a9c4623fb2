"""Say whether a student's result is the expected one, and if not, where they first differ."""

from numbers import Integral, Real

import numpy as np

RTOL, ATOL = 1e-5, 1e-7


def difference(got, expected):
    """None if `got` is `expected` up to rounding, otherwise words that say where they differ."""
    if got is None and expected is not None:
        return "It returned None: a function gives back only what stands after `return`."
    if isinstance(expected, tuple):
        return _tuples(got, expected)
    if isinstance(expected, np.ndarray):
        return _arrays(got, expected)
    if isinstance(expected, bool | str) or expected is None:
        return None if type(got) is type(expected) and got == expected else "It is not the expected value."
    return _numbers(got, expected)


def _kind(value):
    return f"a {type(value).__name__}"


def _tuples(got, expected):
    if isinstance(got, list) or (isinstance(got, np.ndarray) and got.ndim == 1):  # as good as a tuple
        got = tuple(got)
    if type(got) is not tuple:
        return f"It returned {_kind(got)}, needs {len(expected)} values: `return a, b`."
    if len(got) != len(expected):
        return f"It returned {len(got)} values, needs {len(expected)}."
    for number, (one, other) in enumerate(zip(got, expected, strict=True), 1):
        words = difference(one, other)
        if words:
            return f"Value {number}: {words}"
    return None


def _numbers(got, expected):
    if isinstance(got, np.ndarray) and got.ndim == 0:
        got = got[()]
    if not isinstance(got, Real) or isinstance(got, bool | np.bool_):
        return f"It returned {_kind(got)}, needs a number."
    if isinstance(expected, Integral) and not isinstance(got, Integral):
        return f"It returned {got!r}, needs a whole number: `//` divides and rounds down, `/` gives a float."
    if not np.isclose(float(got), float(expected), rtol=RTOL, atol=ATOL):
        return f"It is {got}, expected {expected}."
    return None


def _arrays(got, expected):
    if not isinstance(got, np.ndarray | np.generic):
        return f"It returned {_kind(got)}, needs a NumPy array of shape {expected.shape}."
    got = np.array(got, subok=False)
    if got.shape != expected.shape:
        return f"Its shape is {got.shape}, expected {expected.shape}."
    if not np.issubdtype(got.dtype, np.number):
        return f"It holds {got.dtype}, needs numbers."
    scale = max(1.0, float(np.abs(expected).max(initial=0)))
    wrong = ~np.isclose(got, expected, rtol=RTOL, atol=ATOL * scale)
    if not wrong.any():
        return None
    place = tuple(int(i) for i in np.argwhere(wrong)[0])
    return (
        f"First difference at {list(place)}: {got[place]:.6g}, expected {expected[place]:.6g} "
        f"({wrong.sum()} of {wrong.size} numbers differ)."
    )
