"""What a wrong answer does with its inputs: for which other inputs it would be right, and which it ignores."""

import dis
import inspect
from types import CodeType

import numpy as np

from dlcore.course.checking.diagnosis.experiments import in_numbers
from dlcore.course.checking.sheet import unlike

ENOUGH = 2


def unused(sheet):
    """A parameter that the answer's code never reads."""
    code = getattr(sheet.answer, "__code__", None)
    if code is None:
        return None
    names = list(inspect.signature(sheet.exercise.solution).parameters)
    given = code.co_varnames[: code.co_argcount]
    missing = [f"`{name}`" for name in names if name in given and not _reads(code, name)]
    if missing:
        return f"You never use {' and '.join(missing)}."
    lost = [f"`{name}`" for name in names if name in given and _overwrites(code, name)]
    return f"You give {' and '.join(lost)} a value of your own, so what comes in is lost." if lost else None


def _overwrites(code, name):
    """Whether a variable gets a new value before it is read for the first time."""
    steps = (step for step in dis.get_instructions(code) if name in _named(step))
    first = next(steps, None)
    return first is not None and first.opname == "STORE_FAST"


def _named(step):
    """The variables that an instruction is about."""
    return step.argval if isinstance(step.argval, tuple) else (step.argval,)


def _reads(code, name):
    """Whether a code object, or one inside it, reads a variable."""
    for step in dis.get_instructions(code):
        values = _named(step)
        if step.opname.startswith(("LOAD_FAST", "LOAD_DEREF", "LOAD_CLOSURE", "DELETE")) and name in values:
            return True
        if step.opname.startswith("STORE_FAST_LOAD") and values[-1] == name:
            return True
    return any(
        name in inner.co_freevars and _reads(inner, name) for inner in code.co_consts if isinstance(inner, CodeType)
    )


def would_be_right(sheet):
    """Another input for which the wrong results would be the right ones."""
    cases = [*sheet.valued, *(case for case in sheet.cases if case.right.error is None and case not in sheet.valued)]
    if len(sheet.valued) < ENOUGH:
        return None
    for words, change in _other_inputs(sheet, cases[0]):
        if all(_right_for(sheet, case, change) for case in cases):
            return f"What you return would be right for {words}."
    return None


def _right_for(sheet, case, change):
    values = _changed(sheet, case, change)
    if values is None:
        return False
    right = sheet.tell(case.trial.having(sheet.exercise.solution, **values))
    if right.error is not None or case.outcome.error is not None:
        return type(right.error) is type(case.outcome.error)
    return unlike(case.outcome, right, case.trial, sheet.exercise) is None


def _changed(sheet, case, change):
    """The arguments that a change alters; None if it does not apply."""
    try:
        return change(sheet.arguments(case))
    except Exception:
        return None


def _other_inputs(sheet, case):
    """(words, a function of the arguments that returns the changed ones)."""
    parameters = inspect.signature(sheet.exercise.solution).parameters
    values = sheet.arguments(case)
    for name, value in values.items():
        for words, change in _of_one(value, parameters[name].default):
            yield (
                in_numbers(words, value).replace("{}", f"`{name}`"),
                lambda given, name=name, change=change: {name: change(given[name])},
            )
    for one, other in _alike(values):
        yield (
            f"`{one}` and `{other}` exchanged",
            lambda given, one=one, other=other: {one: given[other], other: given[one]},
        )
    lists = [name for name, value in values.items() if isinstance(value, list)]
    for words, change in _LISTS if lists else ():
        yield (
            words.replace("{}", " and ".join(f"`{name}`" for name in lists)),
            lambda given, change=change: {name: change(given[name]) for name in lists},
        )


def _alike(values):
    """Pairs of arguments that could have been mixed up."""
    names = list(values)
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            if type(values[one]) is type(values[other]) or {type(values[one]), type(values[other])} <= {int, float}:
                yield one, other


def _of_one(value, default):
    """Changes of one argument: (words, function)."""
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        yield from _NUMBERS
        if default is not inspect.Parameter.empty:
            yield f"{{}} = {default}", lambda x: default
    elif isinstance(value, np.ndarray):
        yield from _ARRAYS


_NUMBERS = [
    ("{} = 0", lambda x: x * 0),
    ("{} = 1", lambda x: x * 0 + 1),
    ("{} with the other sign", lambda x: -x),
    ("{} + 1", lambda x: x + 1),
    ("{} − 1", lambda x: x - 1),
    ("twice {}", lambda x: 2 * x),
    ("half of {}", lambda x: x / 2 if isinstance(x, float) else x // 2),
    ("{} squared", lambda x: x * x),
    ("1 − {}", lambda x: 1 - x),
    ("{} rounded down", lambda x: x // 1),
]
_ARRAYS = [
    ("a {} of zeros", lambda x: 0 * x),
    ("{} transposed", lambda x: x.T if x.ndim == 2 else None),
    ("{} in reverse order", lambda x: x[::-1]),
    ("{} with its columns in reverse order", lambda x: x[:, ::-1]),
    ("{} turned by 180°", lambda x: x[::-1, ::-1]),
    ("{} with the other sign", lambda x: -x),
    ("{} without its minus signs", np.abs),
    ("twice {}", lambda x: 2 * x),
    ("half of {}", lambda x: x / 2),
    ("{} with its fractions cut off", np.trunc),
    ("a {} whose rows are all its first", lambda x: np.repeat(x[:1], len(x), axis=0)),
    ("a {} whose rows are all its last", lambda x: np.repeat(x[-1:], len(x), axis=0)),
    ("{} one row late", lambda x: np.concatenate([x[:1], x[:-1]])),
    ("{} one row early", lambda x: np.concatenate([x[1:], x[-1:]])),
    ("a {} of zeros but for its last row", lambda x: np.concatenate([0 * x[:-1], x[-1:]])),
    ("a {} of zeros but for its first row", lambda x: np.concatenate([x[:1], 0 * x[1:]])),
    ("{} with 0 in its first row", lambda x: np.concatenate([0 * x[:1], x[1:]])),
    ("{} with 0 in its last row", lambda x: np.concatenate([x[:-1], 0 * x[-1:]])),
    ("the first row of {} alone", lambda x: x[:1]),
    ("the last row of {} alone", lambda x: x[-1:]),
    ("{} without its first row", lambda x: x[1:]),
    ("{} without its last row", lambda x: x[:-1]),
    ("the diagonal of {} alone", lambda x: np.diag(np.diag(x))),
    ("{} after one more tanh", np.tanh),
    ("{} with 0 for its negative numbers", lambda x: np.maximum(x, 0)),
]
_LISTS = [
    ("{} in reverse order", lambda x: x[::-1]),
    ("the first two elements of {}", lambda x: x[:2]),
    ("the first element of {}", lambda x: x[:1]),
    ("the last element of {}", lambda x: x[-1:]),
    ("{} without the first element", lambda x: x[1:]),
    ("{} without the last element", lambda x: x[:-1]),
]
