"""The right numbers in the wrong places: shifted, turned, mirrored, sorted, repeated."""

import numpy as np


def order(sheet, pairs):
    """How the numbers of all these wrong results are out of place, as the end of a sentence; or None."""
    with np.errstate(all="ignore"):
        for look in (_moved, _mixed, _all_alike, _running):
            words = look(pairs)
            if words:
                return words
    return None


def moved(sheet, pairs):
    """The same, if it says where every number has gone."""
    return _moved(pairs)


def _all(pairs, test):
    """Whether a test holds for every pair; and for one at least that has more than a single number."""
    return any(pair.expected.size > 1 for pair in pairs) and all(test(pair) for pair in pairs)


def _square(expected):
    return expected.ndim == 2 and expected.shape[0] == expected.shape[1]


_MOVES = [
    ("lies on its side: rows and columns are exchanged", lambda e: e.T if _square(e) else None),
    ("stands upside down: its rows come in reverse order", lambda e: e[::-1] if e.ndim == 2 else None),
    ("comes in reverse order", lambda e: e[::-1] if e.ndim == 1 else None),
    ("is mirrored: its columns come in reverse order", lambda e: e[:, ::-1] if e.ndim == 2 else None),
    ("is turned by 180°: rows and columns come in reverse order", lambda e: e[::-1, ::-1] if e.ndim == 2 else None),
    ("is turned by 90°", lambda e: np.rot90(e) if _square(e) else None),
    ("is turned by 90°", lambda e: np.rot90(e, 3) if _square(e) else None),
    ("is shifted by one, and its last number has come to the front", lambda e: np.roll(e, 1) if e.ndim == 1 else None),
    ("is shifted by one, and its first number has come to the end", lambda e: np.roll(e, -1) if e.ndim == 1 else None),
    ("is shifted by one row, and the last has come to the front", lambda e: np.roll(e, 1, 0) if e.ndim == 2 else None),
    ("is shifted by one row, and the first has come to the end", lambda e: np.roll(e, -1, 0) if e.ndim == 2 else None),
    ("is sorted", lambda e: np.sort(e) if e.ndim == 1 else None),
]


def _moved(pairs):
    for words, move in _MOVES:
        moved = [move(pair.expected) for pair in pairs]
        if all(m is not None and pair.is_(m) for pair, m in zip(pairs, moved, strict=True)):
            return words
    return _shifted(pairs)


def _shifted(pairs):
    what = "row" if pairs[0].expected.ndim > 1 else "place"
    if _all(pairs, lambda pair: _long(pair) and pair.agrees(_later(pair.expected))[1:].all()):
        return f"is shifted: what belongs into one {what} stands in the next"
    if _all(pairs, lambda pair: _long(pair) and pair.agrees(_earlier(pair.expected))[:-1].all()):
        return f"is shifted: what belongs into one {what} stands in the one before"
    return None


def _long(pair):
    return pair.expected.ndim > 0 and len(pair.expected) > 2


def _later(expected):
    return np.concatenate([expected[:1], expected[:-1]])


def _earlier(expected):
    return np.concatenate([expected[1:], expected[-1:]])


def _mixed(pairs):
    if _all(pairs, lambda pair: _sorted_alike(pair) and pair.expected.size > 2):
        return "holds the right numbers in the wrong places"
    return None


def _sorted_alike(pair):
    return np.allclose(np.sort(pair.got, axis=None), np.sort(pair.expected, axis=None), rtol=1e-5, atol=1e-9)


def _all_alike(pairs):
    """All rows the same, or all numbers."""
    if all(pair.expected.ndim == 2 and len(pair.expected) > 1 for pair in pairs):
        for words, which in (("the last", -1), ("the first", 0)):
            if all(pair.is_(np.tile(pair.expected[which], (len(pair.expected), 1))) for pair in pairs):
                return f"has the same row everywhere, {words} of what is right"
        if all((np.ptp(pair.got, axis=0) == 0).all() for pair in pairs):
            return "has the same row everywhere"
    if _all(pairs, lambda pair: not pair.got.any() and pair.expected.size > 1):
        return "is all zeros"
    if all(pair.expected.size > 1 and np.ptp(pair.got) == 0 for pair in pairs):
        return "has the same number everywhere"
    return None


def _running(pairs):
    """Running sums, or differences, of what is right."""
    for axis in (0, -1):
        if _all(pairs, lambda pair, axis=axis: pair.expected.ndim and pair.is_(np.cumsum(pair.expected, axis=axis))):
            return "holds running sums of what is right: each number has all those before it added"
        if _all(pairs, lambda pair, axis=axis: pair.expected.ndim and pair.is_(_steps(pair.expected, axis))):
            return "holds the steps from one right number to the next: they are still to be added up"
    return None


def _steps(expected, axis):
    return np.diff(expected, axis=axis, prepend=np.zeros_like(np.take(expected, [0], axis=axis)))
