"""By which factor, or by how much, wrong results are off: always the same, or something that each trial has."""

from itertools import combinations

import numpy as np

from dlcore.course.checking.diagnosis.quantities import quantities

ENOUGH = 2


_FACTORS = {
    2: "is twice as large as what is right",
    0.5: "is half as large as what is right",
    3: "is three times as large as what is right",
    4: "is four times as large as what is right",
    0.25: "is a quarter of what is right",
    1.5: "is 1.5 times what is right",
    10: "is ten times what is right",
    0.1: "is a tenth of what is right",
    100: "is a hundred times what is right: a percentage",
    1.96: "is 1.96 times what is right",
    -2: "is −2 times what is right",
    -0.5: "is −½ times what is right",
    2**0.5: "is √2 times what is right",
    0.5**0.5: "is what is right, divided by √2",
    1 / np.log(10): "is what is right with the logarithm to base 10: `np.log` is the natural one",
    1 / np.log(2): "is what is right with the logarithm to base 2: `np.log` is the natural one",
    180 / np.pi: "is what is right, in degrees",
    np.pi: "is π times what is right",
}


def _ratio(pair):
    """By which one number a result is off, in all of its entries; None if by several, 0 if that cannot be said."""
    counts = np.abs(pair.expected) > 1e-9 * max(1.0, np.abs(pair.expected).max(initial=0))
    if not np.isfinite(pair.got).all():
        return 0.0
    if not counts.any():
        return 0.0 if pair.is_(pair.expected) else None
    ratio = pair.got[counts] / pair.expected[counts]
    alike = np.allclose(ratio, ratio.flat[0], rtol=2e-4) and pair.is_(ratio.flat[0] * pair.expected)
    return float(ratio.flat[0]) if alike else None


def factor(sheet, pairs):
    pairs, ratios = _ratios(pairs)
    if not pairs or not np.allclose(ratios, ratios[0], rtol=1e-4) or np.isclose(ratios[0], 1, rtol=0.02):
        return None
    for factor, words in _FACTORS.items():
        if np.isclose(ratios[0], factor, rtol=1e-4):
            return words
    return f"is {ratios[0]:.4g} times what is right" if len(pairs) > ENOUGH else None


def factor_of_the_trial(sheet, pairs):
    """A factor that is another in each trial."""
    pairs, ratios = _ratios(pairs)
    if len(pairs) <= ENOUGH or np.allclose(ratios, ratios[0], rtol=1e-4):
        return None
    words = _one_quantity(sheet, pairs, ratios)
    if not words and min(ratios) > 0:
        words = _power_of_quantities(sheet, pairs, np.log(ratios))
    return words


def _ratios(pairs):
    """The pairs that have a factor, and these; none at all if one of them has several."""
    ratios = [_ratio(pair) for pair in pairs]
    if None in ratios:
        return [], []
    return [pair for pair, ratio in zip(pairs, ratios, strict=True) if ratio], [ratio for ratio in ratios if ratio]


def _one_quantity(sheet, pairs, ratios):
    """The factor as one thing that each trial has, which may be negative."""
    for name, values in quantities(sheet, pairs).items():
        if np.ptp(values) > 0 and np.allclose(ratios, values, rtol=1e-4):
            return f"is what is right, times {name}"
        if np.ptp(values) > 0 and np.allclose(np.multiply(ratios, values), 1, rtol=1e-4):
            return f"is what is right, divided by {name}"
    return None


def one_factor_each(sheet, pairs):
    """Arrays whose entries are all off by one factor, mostly another in each trial."""
    pairs, ratios = _ratios(pairs)
    if len(pairs) > ENOUGH and all(pair.expected.size > 1 for pair in pairs):
        if np.allclose(ratios, ratios[0], rtol=1e-4):
            return f"is {ratios[0]:.4g} times what is right"
        return "is right up to a factor: every number in it is off by the same one, but another in each trial"
    return None


_POWERS = {
    1: "times {0}", -1: "divided by {0}", 0.5: "times √{0}", -0.5: "divided by √{0}",
    2: "times {0}²", -2: "divided by {0}²", 1.5: "times {0}·√{0}", -1.5: "divided by {0}·√{0}",
}  # fmt: skip


def _power_of_quantities(sheet, pairs, logs):
    """The factor as a product of powers of one or two things that each trial has, such as n."""
    known = {name: np.array(values, float) for name, values in quantities(sheet, pairs).items()}
    known = {name: np.log(values) for name, values in known.items() if (values > 0).all() and np.ptp(values) > 0}
    for several in (1, 2):
        for names in combinations(known, several):
            columns = np.stack([*(known[name] for name in names), np.ones(len(logs))], axis=1)
            if len(logs) < several + 2 or np.linalg.matrix_rank(columns) < columns.shape[1]:
                continue
            *powers, rest = np.linalg.lstsq(columns, logs, rcond=None)[0]
            if not np.allclose(columns @ [*powers, rest], logs, rtol=0, atol=3e-4):
                continue
            words = _as_powers(names, powers, np.exp(rest))
            if words:
                return f"is what is right, {words}"
    return None


def _as_powers(names, powers, rest):
    parts = []
    for name, power in zip(names, powers, strict=True):
        known = [key for key in _POWERS if np.isclose(key, power, atol=2e-3)]
        if not known:
            return None
        parts.append(_POWERS[known[0]].format(name))
    extra = _as_whole_number(rest)
    if extra is None:
        return None
    parts = [*parts, extra] if extra else parts
    if len(parts) == 2 and parts[0].startswith("times ") and parts[1].startswith("divided by "):
        return f"{parts[1]} instead of by {parts[0].removeprefix('times ')}"
    return ", ".join(parts)


def _as_whole_number(rest):
    """A factor such as 2 or 1/1000 in words, "" for 1; None for any other."""
    for number, words in ((rest, "times"), (1 / rest, "divided by")):
        if number < 20_000 and np.isclose(number, np.round(number), rtol=2e-3) and np.round(number) >= 1:
            return "" if np.round(number) == 1 else f"{words} {np.round(number):.0f}"
    return None


def _offsets(pairs):
    """By how much each result is too large, if that is one number for all of its entries; otherwise nothing."""
    offsets = [pair.got - pair.expected for pair in pairs]
    alike = all(np.allclose(off, off.flat[0], rtol=1e-4, atol=1e-7) for off in offsets)
    firsts = np.array([off.flat[0] for off in offsets])
    return firsts if alike and np.isfinite(firsts).all() else np.array([])


def offset(sheet, pairs):
    offsets = _offsets(pairs)
    if len(offsets) < ENOUGH or not np.allclose(offsets, offsets[0], rtol=1e-4):
        return None
    return f"is too {'large' if offsets[0] > 0 else 'small'} by {abs(offsets[0]):.4g}"


def offset_of_the_trial(sheet, pairs):
    """Too large or too small by something that each trial has."""
    offsets = _offsets(pairs)
    if len(offsets) <= ENOUGH:
        return None
    how, size = ("large", offsets) if offsets.sum() > 0 else ("small", -offsets)
    for name, values in quantities(sheet, pairs).items():
        for factor, words in ((1, "{0}"), (2, "2·{0}"), (0.5, "{0}/2")):
            if np.ptp(values) > 0 and np.allclose(size, factor * np.array(values), rtol=1e-4, atol=1e-7):
                return f"is too {how} by {words.format(name)}"
    return None
