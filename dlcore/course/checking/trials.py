"""Trials: the calls on which a student's function is tried."""

import copy
import inspect
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Trial:
    """One call of the student's function, with these arguments.

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


def trial(*args, **kwargs):
    """Call the student's function with these arguments."""
    return Trial(args, kwargs)


def refused(error, *args, **kwargs):
    """A call for which the right answer is to raise `error`."""
    return Trial(args, kwargs, raises=error)


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
