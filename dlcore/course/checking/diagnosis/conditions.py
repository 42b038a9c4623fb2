"""What the failing trials have in common that the others have not."""

import inspect

import numpy as np


def condition(sheet):
    """A property that parts the failing trials from the right ones, in words; or None."""
    cases = [case for case in sheet.cases if case.trial.raises is None]
    failing = [bool(case.fault) for case in cases]
    if failing.count(True) < 2 or failing.count(False) < 2:
        return None
    tables = [_features(sheet, case) for case in cases]
    for words in dict.fromkeys(name for table in tables for name in table):
        holds = [table.get(words) for table in tables]
        if None in holds:
            continue
        if holds == failing:
            return f"It is wrong in every trial in which {words}, and right in all others."
        if [not one for one in holds] == failing:
            return f"It is right in every trial in which {words}, and wrong in all others."
    return None


def _features(sheet, case):
    """Words about a trial → whether they hold."""
    parameters = inspect.signature(sheet.exercise.solution).parameters
    features, arguments = {}, sheet.arguments(case)
    for name, value in arguments.items():
        default = parameters[name].default
        if isinstance(value, int | float | np.number) and not isinstance(value, bool):
            features |= _of_number(f"`{name}`", value, default)
        elif isinstance(value, np.ndarray):
            features |= _of_array(f"`{name}`", value)
        elif isinstance(value, list):
            features |= _of_list(f"`{name}`", value)
    features |= _of_two(arguments)
    return features | _of_result(case.expected)


def _of_number(name, value, default):
    features = {f"{name} is 0": value == 0, f"{name} is 1": value == 1, f"{name} is negative": value < 0}
    if default is not inspect.Parameter.empty:
        features[f"{name} is {default}, its default"] = value == default
    return features | {
        f"{name} is positive": value > 0,
        f"{name} is larger than 1": value > 1,
        f"{name} is larger than 2": value > 2,
        f"{name} is a whole number": value == int(value),
        f"{name} is even": value % 2 == 0,
    }


def _of_array(name, value):
    features = {
        f"{name} holds whole numbers (`{value.dtype if value.dtype.kind in 'iu' else 'int64'}`)": value.dtype.kind
        in "iub",
        f"{name} has single precision (float32)": value.dtype == np.float32,
        f"{name} has one number only": value.size == 1,
        f"{name} has negative numbers": bool((value < 0).any()),
        f"{name} has a 0 in it": bool((value == 0).any()),
        f"{name} is all zeros": not value.any(),
        f"{name} has two axes": value.ndim == 2,
    }
    if value.ndim:
        features[f"{name} has {'one row' if value.ndim > 1 else 'one number'}"] = len(value) == 1
        features[f"{name} has at most two {'rows' if value.ndim > 1 else 'numbers'}"] = len(value) <= 2
    if value.ndim == 2:
        features[f"{name} is square"] = value.shape[0] == value.shape[1]
        features[f"{name} has one column"] = value.shape[1] == 1
        features[f"{name} is symmetric"] = value.shape[0] == value.shape[1] and np.array_equal(value, value.T)
        features[f"{name} has three rows and three columns"] = value.shape == (3, 3)
    return features


def _of_list(name, value):
    return {
        f"{name} has one element": len(value) == 1,
        f"{name} has two elements": len(value) == 2,
        f"{name} has one or two elements": len(value) <= 2,
        f"{name} has at most three elements": len(value) <= 3,
        f"{name} comes as a list": True,
    }


def _of_two(arguments):
    features = {}
    names = list(arguments)
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            a, b = arguments[one], arguments[other]
            if all(isinstance(x, int | float) and not isinstance(x, bool) for x in (a, b)):
                features[f"`{one}` is larger than `{other}`"] = a > b
                features[f"`{one}` equals `{other}`"] = a == b
            elif all(isinstance(x, np.ndarray) for x in (a, b)) and a.ndim and b.ndim:
                features[f"`{one}` and `{other}` have the same shape"] = a.shape == b.shape
                features[f"`{one}` and `{other}` have equally many rows"] = len(a) == len(b)
    return features


def _of_result(expected):
    if isinstance(expected, int | float | np.number) and not isinstance(expected, bool):
        return {
            "the right result is negative": expected < 0,
            "the right result is 0": expected == 0,
            "the right result is a whole number": expected == round(expected),
            "the right result is larger than 1": expected > 1,
        }
    if isinstance(expected, np.ndarray) and expected.ndim:
        return {
            "the right result has one number only": expected.size == 1,
            "the right result has one row": len(expected) == 1,
            "the right result has one column": expected.ndim == 2 and expected.shape[1] == 1,
            "the right result is square": expected.ndim == 2 and expected.shape[0] == expected.shape[1],
            "the right result has negative numbers": bool((expected < 0).any()),
        }
    return {}
