"""Where a result is wrong: a row, a step, the border, some kind of number."""

import numpy as np


def places(sheet, pairs):
    """Where all these results are wrong, and where they are right, as the end of a sentence; or None."""
    return _by_input(sheet, pairs) or _by_place(pairs)


def _by_place(pairs):
    telling = [pair for pair in pairs if pair.expected.size > 1 and not pair.wrong.all()]
    if len(telling) < min(2, len(pairs)) or any(pair.expected.size > 1 and pair not in telling for pair in pairs):
        return _by_value(pairs)
    for look in (_pattern, _from_a_row_on, _by_value):
        words = look(telling)
        if words:
            return words
    return None


def _mask(shape, index):
    mask = np.zeros(shape, bool)
    mask[index] = True
    return mask


def _border(shape):
    mask = np.ones(shape, bool)
    mask[1:-1, 1:-1] = False
    return mask


def _diagonal(shape):
    return np.eye(*shape, dtype=bool) if len(shape) == 2 else None


_PATTERNS = [  # words, where it is wrong, and for how many axes
    ("the first number is wrong; all others are right", lambda s: _mask(s, 0), (1,)),
    ("the last number is wrong; all others are right", lambda s: _mask(s, -1), (1,)),
    ("the first number is right; all others are wrong", lambda s: ~_mask(s, 0), (1,)),
    ("the last number is right; all others are wrong", lambda s: ~_mask(s, -1), (1,)),
    ("the first row is wrong; all others are right", lambda s: _mask(s, 0), (2,)),
    ("the last row is wrong; all others are right", lambda s: _mask(s, -1), (2,)),
    ("the first row is right; all others are wrong", lambda s: ~_mask(s, 0), (2,)),
    ("the last row is right; all others are wrong", lambda s: ~_mask(s, -1), (2,)),
    ("the first column is wrong; all others are right", lambda s: _mask(s, np.s_[:, 0]), (2,)),
    ("the last column is wrong; all others are right", lambda s: _mask(s, np.s_[:, -1]), (2,)),
    ("the first column is right; all others are wrong", lambda s: ~_mask(s, np.s_[:, 0]), (2,)),
    ("the last column is right; all others are wrong", lambda s: ~_mask(s, np.s_[:, -1]), (2,)),
    ("the inside is right, the border is not", _border, (2,)),
    ("the border is right, the inside is not", lambda s: ~_border(s), (2,)),
    ("the last row and the last column are wrong; the rest is "
     "right", lambda s: _mask(s, -1) | _mask(s, np.s_[:, -1]), (2,)),
    ("the first row and the first column are wrong; the rest is "
     "right", lambda s: _mask(s, 0) | _mask(s, np.s_[:, 0]), (2,)),
    ("the number in the corner [0, 0] is right; all others are wrong", lambda s: ~_mask(s, (0, 0)), (2,)),
    ("the diagonal is wrong; the rest is right", _diagonal, (2,)),
    ("the diagonal is right; the rest is wrong", lambda s: ~_diagonal(s), (2,)),
]  # fmt: skip


def _pattern(pairs):
    for words, mask, axes in _PATTERNS:
        if all(pair.expected.ndim in axes for pair in pairs) and _fits(pairs, mask):
            return words
    return None


def _fits(pairs, mask):
    """Whether results are wrong inside of a mask only, and mostly there."""
    masks = [mask(pair.wrong.shape) for pair in pairs]
    outside = any((pair.wrong & ~inside).any() for pair, inside in zip(pairs, masks, strict=True))
    shares = [pair.wrong[inside].mean() for pair, inside in zip(pairs, masks, strict=True) if inside.any()]
    return (
        not outside
        and min(shares, default=0) > 0.3
        and np.mean(shares) > 0.6
        and any(not inside.all() for inside in masks)
    )


def _from_a_row_on(pairs):
    """Right up to some row, or some number, the same in all trials; or some rows at the end."""
    if any(pair.expected.ndim == 0 for pair in pairs):
        return None
    what = "row" if pairs[0].expected.ndim > 1 else "number"
    rows = [pair.wrong.reshape(len(pair.wrong), -1).any(axis=1) for pair in pairs]
    first = {int(np.argmax(row)) for row in rows}
    if len(first) == 1 and (start := first.pop()) > 0 and all(row[start:].mean() > 0.5 for row in rows):
        return f"it is right up to {what} {start - 1} (counted from 0), and wrong from {what} {start} on"
    if len(pairs) > 1 and all(row[-1] and not row[0] for row in rows):
        return f"the first {what}s are right, the last ones are not"
    if len(pairs) > 1 and all(row[0] and not row[-1] for row in rows):
        return f"the last {what}s are right, the first ones are not"
    return None


_INPUTS = [
    ("is 0", lambda x: x == 0),
    ("is negative", lambda x: x < 0),
    ("is positive", lambda x: x > 0),
    ("is not negative", lambda x: x >= 0),
    ("is not positive", lambda x: x <= 0),
]


def _by_input(sheet, pairs):
    """Wrong exactly where an input of the same shape has one kind of number."""
    for name in sheet.arguments(pairs[0].case):
        inputs = [sheet.arguments(pair.case)[name] for pair in pairs]
        if not all(np.shape(x) == pair.wrong.shape and np.ndim(x) for x, pair in zip(inputs, pairs, strict=True)):
            continue
        numbers, wrong = (np.concatenate([np.ravel(part) for part in parts]) for parts in
                          (inputs, [pair.wrong for pair in pairs]))  # fmt: skip
        for words, kind in _INPUTS:
            inside = kind(numbers)
            if np.array_equal(inside, wrong) and inside.sum() > 1 and not inside.all():
                return f"it is wrong exactly where `{name}` {words}"
    return None


_VALUES = [
    ("it is wrong only where the right result is negative", lambda e: e < 0),
    ("it is wrong only where the right result is positive", lambda e: e > 0),
    ("it is wrong only where the right result is 0", lambda e: np.abs(e) < 1e-12),
    ("it is wrong only where the right result is larger than 1 in size", lambda e: np.abs(e) > 1),
    ("it is wrong only where the right result is smaller than 1 in size", lambda e: np.abs(e) < 1),
    ("it is wrong only where the right result is no whole number", lambda e: e != np.round(e)),
]


def _by_value(pairs):
    """Wrong exactly for one kind of number, in results that hold both kinds."""
    for words, kind in _VALUES:
        inside = [kind(pair.expected) for pair in pairs]
        both = np.concatenate([mask.ravel() for mask in inside])
        wrong = np.concatenate([pair.wrong.ravel() for pair in pairs])
        often = 0.2 < both.mean() < 0.8 and both.size > 4
        if often and not (wrong & ~both).any() and wrong[both].mean() > 0.6:
            return words
    return None
