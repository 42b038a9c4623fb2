"""Recognise what an answer does: one of its exercise's mistakes, two of them at once, or one and a slip besides."""

from dataclasses import replace
from itertools import combinations
from types import FunctionType

import numpy as np

from dlcore.course.checking.errors import deliberate
from dlcore.course.checking.finding import Finding
from dlcore.course.checking.running import limits
from dlcore.course.checking.running.sandbox import plainly
from dlcore.course.checking.sheet import pairs_of, unlike


def one_mistake(sheet):
    """The mistake that does what the answer does in every trial."""
    for mistake in sheet.exercise.mistakes:
        if _explains(sheet, mistake.wrong, sheet.cases, alone=True) and len(sheet.faulty) >= sheet.exercise.enough:
            return Finding("mistake", mistake.message, mistake=mistake.name)
    return None


def two_mistakes(sheet):
    """Two mistakes that together do what the answer does in every trial."""
    if len(sheet.faulty) < sheet.exercise.enough:
        return None
    end = limits.Deadline(limits.EXPLAIN / 2)  # there are many pairs, and other looks need their turn
    for one, other in combinations(sheet.exercise.mistakes, 2):
        if end.over:
            return None
        for both in together(sheet.exercise, one, other):
            if _explains(sheet, both, sheet.cases) and _spare(sheet, one) and _spare(sheet, other):
                words = f"Two things. First: {one.message} Second: {other.message}"
                return Finding("two mistakes", words, mistake=f"{one.name} + {other.name}")
    return None


def _spare(sheet, mistake):
    """Whether a mistake by itself leaves right what the answer has right: otherwise two undo one another."""
    if not sheet.parts or len(sheet.parts) == 1:
        return True
    right = [n for n, group in enumerate(sheet.parts) if not any(pair.wrong.any() for pair in group)]
    for case in sheet.cases if right else ():
        outcome = plainly(case.trial, mistake.wrong)
        if case.valued and outcome.error is None:
            parts = pairs_of(replace(case, outcome=outcome), sheet.exercise.lists)
            if parts is None or any(parts[n].wrong.any() for n in right):
                return False
    return True


def mistake_and_more(sheet):
    """A mistake after which something simple was done to the result, such as a wrong sign."""
    if len(sheet.faulty) < sheet.exercise.enough or not sheet.bare:
        return None
    for mistake in sheet.exercise.mistakes:
        for words, more in _MORE:
            if _explains(sheet, _followed(mistake.wrong, more), sheet.cases):
                both = f"Two things. First: {mistake.message} Second: {words}"
                return Finding("two mistakes", both, mistake=mistake.name)
    return None


MOST = 0.75  # of all trials, and of those that fail, a mistake must explain to be likely


def probably_a_mistake(sheet):
    """The mistake that does what the answer does in most trials, right ones and failing ones: so it is only likely."""
    best, count = None, 0
    for mistake in sheet.exercise.mistakes:
        agreed = _agreed(sheet, mistake.wrong)
        if agreed > count:
            best, count = mistake, agreed
    return Finding("probably", f"Probably this: {best.message}", mistake=best.name) if best else None


def _agreed(sheet, wrong):
    """In how many trials a mistake does what the answer does; 0 if in too few."""
    ordinary = [case for case in sheet.cases if case.trial.raises is None]
    agreeing = [case for case in ordinary if _agree(sheet, case, plainly(case.trial, wrong))]
    failing = [case for case in ordinary if case.fault]
    explained = [case for case in agreeing if case.fault and case.outcome.error is None]
    enough = len(explained) >= max(2, MOST * len(failing)) and len(agreeing) >= MOST * len(ordinary)
    return len(agreeing) if enough else 0


def together(exercise, one, other):
    """Functions that make two mistakes at once, as far as they can be put together."""
    if one.choices is not None and other.choices is not None:
        if not set(one.choices) & set(other.choices):
            yield lambda *args, **kwargs: exercise.make(*args, **kwargs, **one.choices, **other.choices)
        return
    for outer, inner in ((one, other), (other, one)):
        if isinstance(outer.wrong, FunctionType):
            yield _with_another(exercise, outer.wrong, inner.wrong)


def _with_another(exercise, function, solution):
    """`function`, where it calls the exercise's right answer, calls `solution` instead: so mistakes add up."""
    world = dict(function.__globals__)
    for name, value in function.__globals__.items():
        if isinstance(value, FunctionType) and value.__globals__ is function.__globals__:
            world[name] = FunctionType(value.__code__, world, name, value.__defaults__, value.__closure__)
            world[name].__kwdefaults__ = value.__kwdefaults__
    world[exercise.name] = solution
    if exercise.reference is not exercise.solution and "dlcore" in world:
        world["dlcore"] = _StandIn(world["dlcore"], {exercise.reference.__name__: solution})
    changed = FunctionType(function.__code__, world, exercise.name, function.__defaults__, function.__closure__)
    changed.__kwdefaults__ = function.__kwdefaults__
    return changed


class _StandIn:
    """A module with some of its names replaced."""

    def __init__(self, module, names):
        self._module, self._names = module, names

    def __getattr__(self, name):
        return self._names[name] if name in self._names else getattr(self._module, name)


def _followed(wrong, more):
    return lambda *args, **kwargs: more(wrong(*args, **kwargs))


def _each(change):
    """A change of an array or number, made to every value of a result."""
    return lambda result: tuple(map(change, result)) if isinstance(result, tuple) else change(result)


_MORE = [
    ("the sign is reversed.", _each(np.negative)),
    ("the matrix is transposed.", _each(np.transpose)),
    ("the result is twice as large as that.", _each(lambda y: 2 * y)),
    ("the result is half as large as that.", _each(lambda y: y / 2)),
    ("the result is too large by 1.", _each(lambda y: y + 1)),
    ("the result is too small by 1.", _each(lambda y: y - 1)),
    ("the sign is lost.", _each(np.abs)),
    ("a list is returned where an array is asked for.", list),
    ("the result is rounded to whole numbers.", _each(np.trunc)),
    ("the result is rounded to two decimals.", _each(lambda y: np.round(y, 2))),
    ("the values are returned in reverse order.", lambda result: result[::-1]),
]


def _explains(sheet, wrong, cases, *, alone=False):
    """Whether `wrong` does what the answer did in all these cases, and not only raises the same kinds of error.

    alone: a single mistake, for which the same errors will do if there are results as well that agree
    """
    evidence = errors = values = False
    for case in sorted(cases, key=lambda case: case.fault is None):
        outcome = plainly(case.trial, wrong)
        if not _agree(sheet, case, outcome):
            return False
        values |= case.outcome.error is None
        if case.fault:
            evidence |= case.outcome.error is None
            errors |= _same_error(case.outcome.error, outcome.error)
    return evidence or (alone and errors and values)


def _same_error(one, other):
    """Whether two errors have more in common than their type: their words, or that both were raised on purpose."""
    if one is None:
        return False
    return (deliberate(one) and deliberate(other)) or str(one) == str(other) != ""


def _agree(sheet, case, other):
    """Whether the answer's outcome is like another: the same result, the same kind of error, the same side effects."""
    one = case.outcome
    if one.replaced:
        return False
    if one.error is not None or other.error is not None:
        return type(one.error) is type(other.error)
    if one.changed != other.changed:
        return False
    return unlike(one, other, case.trial, sheet.exercise) is None
