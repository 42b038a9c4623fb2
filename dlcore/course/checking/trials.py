"""Trials: the calls on which a student's function is tried."""

import copy
import inspect
from dataclasses import dataclass, field, replace

import numpy as np

from dlcore.course.checking.compare import ROUGH, USUAL, plural


@dataclass(frozen=True)
class Trial:
    """One call of the student's function, with these arguments.

    raises: the error that is the right answer here, or None
    """

    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    raises: type | None = None
    reads = False  # whether not the result itself is judged, but what a subclass reads off it

    def apply(self, function):
        """The function's result, with arguments of its own, and in words which of those it changed, or None."""
        args, kwargs = copy.deepcopy((self.args, self.kwargs))
        result = function(*args, **kwargs)
        names = [*list(inspect.signature(function).parameters)[: len(args)], *kwargs]
        before, after = (*self.args, *self.kwargs.values()), (*args, *kwargs.values())
        changes = (change(*three) for three in zip(names, before, after, strict=False))
        return result, next((words for words in changes if words), None)

    def arguments(self, function):
        """The value of each parameter of `function` in this trial, defaults included."""
        bound = inspect.signature(function).bind_partial(*self.args, **self.kwargs)
        bound.apply_defaults()
        return dict(bound.arguments)

    def having(self, function, **values):
        """This trial with other values for some of the parameters of `function`."""
        return replace(self, args=tuple((self.arguments(function) | values).values()), kwargs={})

    def describe(self, name):
        """The trial in words, for instance `out_size(5, 3, stride=2)`."""
        given = [_short(value) for value in self.args]
        given += [f"{key}={_short(value)}" for key, value in self.kwargs.items()]
        return f"{name}({', '.join(given)})"

    @property
    def size(self):
        """How much there is to read in it: the letters of all its numbers."""
        return _letters([*self.args, *self.kwargs.values()])

    @property
    def tolerance(self):
        """How far a result may be off: in single precision, results agree in fewer digits."""
        return ROUGH if _any_float32([*self.args, *self.kwargs.values()]) else USUAL


def trial(*args, **kwargs):
    """Call the student's function with these arguments."""
    return Trial(args, kwargs)


def refused(error, *args, **kwargs):
    """A call for which the right answer is to raise `error`."""
    return Trial(args, kwargs, raises=error)


def change(name, before, after):
    """In words what has changed in an argument: the innermost list or array that differs; None if nothing has."""
    if isinstance(before, np.ndarray):
        return _change_of_array(name, before, after)
    if isinstance(before, list | tuple):
        if type(after) is not type(before) or len(after) != len(before):
            return f"`{name}`, which had {plural(len(before), 'element')} and now has {len(after)}"
        parts = enumerate(zip(before, after, strict=True))
        changes = (change(f"{name}[{place}]", one, other) for place, (one, other) in parts)
        return next((words for words in changes if words), None)
    return (
        None
        if before is after or before == after
        else f"`{name}`, which was {_short(before)} and is now {_short(after)}"
    )


def _change_of_array(name, before, after):
    if not isinstance(after, np.ndarray) or after.shape != before.shape:
        return f"`{name}`, which had the shape {before.shape} and now has {np.shape(after)}"
    differs = ~((before == after) | ((before != before) & (after != after)))
    if not differs.any():
        return None
    place = tuple(map(int, np.argwhere(differs)[0]))
    return f"`{name}`: at {list(place)} it had {before[place]:.4g} and now has {after[place]:.4g}"


def _letters(value):
    if isinstance(value, np.ndarray):
        return sum(len(str(number)) for number in value.ravel().tolist())
    if isinstance(value, list | tuple):
        return sum(map(_letters, value))
    return len(value.__name__ if callable(value) else str(value))


def _any_float32(value):
    if isinstance(value, list | tuple):
        return any(map(_any_float32, value))
    return getattr(value, "dtype", None) == np.float32


def _short(value):
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    if isinstance(value, tuple) and len(value) > 1:
        return f"({', '.join(map(_short, value))})"
    if callable(value):
        return value.__name__
    if isinstance(value, np.generic):
        return repr(value.item())
    if not isinstance(value, np.ndarray):
        return repr(value)
    if value.size > 30:
        return f"<array {'×'.join(map(str, value.shape))}>"
    kind = "" if value.dtype in (np.float64, np.int64) else f", np.{value.dtype}"
    numbers = value if value.dtype != np.float32 else np.round(value.astype(float), 5)
    return f"np.array({numbers.tolist()}{kind})"
