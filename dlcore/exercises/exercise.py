"""What an exercise is: a name, a reference, cases to try, and the mistakes that people make.

Each lesson's exercises stand in a module of this package, `lesson_07`, as a list called EXERCISES.
"""

import copy
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import numpy as np


@dataclass(frozen=True)
class Case:
    """One trial: the arguments to call the student's function with.

    raises: the error that is the right answer here, or None
    """

    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    raises: type | None = None

    def apply(self, function):
        """The function's result, with arguments of its own, and the names of those that it changed."""
        args, kwargs = copy.deepcopy((self.args, self.kwargs))
        names = [*list(inspect.signature(function).parameters)[: len(args)], *kwargs]
        result = function(*args, **kwargs)
        before, after = (*self.args, *self.kwargs.values()), (*args, *kwargs.values())
        return result, [name for name, one, other in zip(names, after, before, strict=False) if not _same(one, other)]

    def describe(self, name):
        """The trial in words, for instance `out_size(5, 3, stride=2)`."""
        given = [_short(value) for value in self.args]
        given += [f"{key}={_short(value)}" for key, value in self.kwargs.items()]
        return f"{name}({', '.join(given)})"


def case(*args, **kwargs):
    """A trial: call the student's function with these arguments."""
    return Case(args, kwargs)


def refused(error, *args, **kwargs):
    """A trial in which the right answer is to raise `error`."""
    return Case(args, kwargs, raises=error)


def _same(one, other):
    if isinstance(other, np.ndarray):
        return isinstance(one, np.ndarray) and one.shape == other.shape and np.array_equal(one, other, equal_nan=True)
    if isinstance(other, list | tuple):  # of arrays, perhaps, for which == is no answer
        return type(one) is type(other) and len(one) == len(other) and all(map(_same, one, other))
    return one == other


def _short(value):
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    if isinstance(value, tuple) and len(value) > 1:
        return f"({', '.join(map(_short, value))})"
    if callable(value):
        return value.__name__
    if not isinstance(value, np.ndarray):
        return repr(value)
    if value.size <= 30:
        return f"np.array({value.tolist()})"
    return f"<array {'×'.join(map(str, value.shape))}>"


@dataclass(frozen=True)
class Misconception:
    """A mistake that people make: what they believe as code, and what to tell them.

    wrong: a function that does it the wrong way; an answer that agrees with it is recognised
    message: what is mixed up, without giving the solution away
    """

    wrong: Callable
    message: str

    @property
    def name(self):
        return self.wrong.__name__


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    name: the function's or class's name in the lesson, unique in the course
    reference: what is right; later cells fall back on it
    cases: trials, easy ones first; an answer is correct when it agrees with the reference on all
    misconceptions: at least three
    hints: three, from a nudge to nearly the solution
    """

    name: str
    lesson: str
    reference: Callable
    cases: tuple[Case, ...]
    misconceptions: tuple[Misconception, ...]
    hints: tuple[str, str, str]
    core: bool = True
    minutes: int = 10


@cache
def catalogue():
    """All exercises and quizzes of the course, by name, in the lessons' order."""
    package = importlib.import_module(__package__)
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name.startswith("lesson_"))
    modules = [importlib.import_module(f"{__package__}.{name}") for name in names]
    return {exercise.name: exercise for module in modules for exercise in module.EXERCISES}
