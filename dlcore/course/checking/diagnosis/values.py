"""What wrong numbers have in common with the right ones: a factor, a sign, a power, a constant.

Each of these is an observation that holds for every wrong result, and so never a guess.
"""

import numpy as np

from dlcore.course.checking.diagnosis.factors import (
    factor,
    factor_of_the_trial,
    offset,
    offset_of_the_trial,
    one_factor_each,
)
from dlcore.course.checking.sheet import Pair

ENOUGH = 2


def value(sheet, pairs):
    """What all these wrong numbers are, as the end of a sentence that begins with “Your result”; or None."""
    return exact(sheet, pairs) or _first(_VAGUE, sheet, pairs)


def exact(sheet, pairs):
    """The same, if it says all there is to say about them."""
    return _first(_EXACT, sheet, pairs)


def _first(looks, sheet, pairs):
    with np.errstate(all="ignore"):
        return next(filter(None, (look(sheet, pairs) for look in looks)), None)


def nearly(sheet, pairs):
    """Off by less than one in a hundred, everywhere."""
    with np.errstate(all="ignore"):
        size = min(1.0, max(_largest(pair.expected) for pair in pairs))
        near = all(
            np.allclose(pair.got, pair.expected, rtol=0.02, atol=0.02 * max(size, _largest(pair.expected)))
            for pair in pairs
        )
    if near and len(pairs) > ENOUGH:
        return "is nearly right: off by less than 2 %. Is something rounded, cut off, or made a little larger"
    return None


def _largest(array):
    return np.abs(array).max(initial=0)


def _an_input(sheet, pairs):
    """One of the inputs, as it came."""
    for name in sheet.arguments(pairs[0].case):
        values = [sheet.arguments(pair.case).get(name) for pair in pairs]
        if not all(isinstance(value, int | float | np.ndarray) for value in values):
            continue
        if len({str(value) for value in values}) > 1 and all(map(Pair.is_, pairs, values)):
            return f"is `{name}` as it came in"
    return None


def _sign(sheet, pairs):
    if all(pair.is_(-pair.expected) for pair in pairs):
        return "has the wrong sign"
    if all(pair.is_(np.abs(pair.expected)) for pair in pairs):
        return "has lost its sign: negative results must stay negative"
    if all(pair.is_(-np.abs(pair.expected)) for pair in pairs):
        return "is negative everywhere; where the right result is positive, it has the wrong sign"
    return None


def some_signs(sheet, pairs):
    """Wrong by their sign alone, in some entries."""
    if all(np.allclose(np.abs(pair.got), np.abs(pair.expected), rtol=1e-5, atol=1e-9) for pair in pairs):
        places = [list(map(int, place)) for place in np.argwhere(pairs[0].wrong)[:3]]
        return f"has the wrong sign at {', '.join(map(str, places))}, and is right in size"
    return None


_FUNCTIONS = [
    ("is what is right, with the fraction cut off", np.trunc),
    ("is what is right, rounded down to whole numbers", np.floor),
    ("is what is right, rounded up to whole numbers", np.ceil),
    ("is what is right, rounded to whole numbers", np.round),
    ("is the square of what is right: a root is missing, or a square too many", np.square),
    ("is the root of what is right: a root too many, or a square is missing", np.sqrt),
    ("is 1 divided by what is right: the fraction is upside down", np.reciprocal),
    ("is 1 minus what is right", lambda e: 1 - e),
    ("is e to the power of what is right: a logarithm is missing", np.exp),
    ("is the logarithm of what is right", np.log),
    ("is what is right after one more tanh", np.tanh),
    ("is what is right before tanh: a tanh is missing", np.arctanh),
    ("is what is right after one more sigmoid", lambda e: 1 / (1 + np.exp(-e))),
    ("is what is right, but negative numbers have become 0", lambda e: np.maximum(e, 0)),
    ("is what is right, but positive numbers have become 0", lambda e: np.minimum(e, 0)),
    ("is what is right, but cut off at −1 and 1", lambda e: np.clip(e, -1, 1)),
    ("is what is right after "
     "softmax", lambda e: np.exp(e) / np.exp(e).sum(axis=-1, keepdims=True) if e.ndim else e),
    ("is what is right, made as long as 1", lambda e: e / np.linalg.norm(e) if e.size > 1 else np.nan),
    ("is what is right, in single bytes: whole numbers from 0 to 255", lambda e: np.mod(np.trunc(e), 256)),
    ("is the arctangent of what is right", np.arctan),
]  # fmt: skip


_DECIMALS = {1: "one decimal", 2: "two decimals", 3: "three decimals", 4: "four decimals"}


def _rounded(sheet, pairs):
    """Rounded to some decimals, however halves are rounded."""
    for decimals, words in _DECIMALS.items():
        off = [np.abs(pair.got - pair.expected).max(initial=0) for pair in pairs]
        short = all(np.allclose(pair.got, np.round(pair.got, decimals), rtol=1e-7, atol=1e-6) for pair in pairs)
        if short and max(off) <= 0.5001 * 10.0**-decimals and any(pair.got.any() for pair in pairs):
            return f"is what is right, rounded to {words}"
    return None


def _known_function(sheet, pairs):
    for words, function in _FUNCTIONS:
        made = [(pair, function(pair.expected)) for pair in pairs]
        finite = [(pair, other) for pair, other in made if np.isfinite(other).all()]
        if (
            len(finite) > len(made) / 2
            and any(pair.got.any() for pair in pairs)
            and all(pair.is_(other) for pair, other in finite)
        ):
            return words
    return None


def _not_a_number(sheet, pairs):
    if all(np.isnan(pair.got[pair.wrong]).all() for pair in pairs):
        return "holds nan, “not a number”: that comes from 0/0, ∞ − ∞, or the root or logarithm of something negative"
    if all((~np.isfinite(pair.got[pair.wrong])).all() for pair in pairs):
        return "is infinite in places: something is divided by 0, or grows too large for a float"
    return None


def _constant(sheet, pairs):
    """The same number whatever comes in, though other results are right."""
    every = [pair for group in sheet.parts if pairs[0] in group for pair in group if pair.got.size]
    given, right = (np.concatenate([getattr(pair, side).ravel() for pair in every]) for side in ("got", "expected"))
    if len(every) > ENOUGH and np.ptp(given) == 0 and np.ptp(right) > 0:
        return f"is always {given[0]:.4g}, whatever comes in"
    return None


_EXACT = (
    _constant,
    _sign,
    _an_input,
    _rounded,
    _known_function,
    factor,
    offset,
    factor_of_the_trial,
    offset_of_the_trial,
)
_VAGUE = (one_factor_each, _not_a_number)
