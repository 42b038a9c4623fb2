"""What an answer must leave as it was: the names in Python, NumPy and dlcore, and some settings."""

import builtins
import contextlib
import math
import os
import sys
from itertools import chain
from operator import is_

import numpy as np

from dlcore.course.checking.rooms import exercises

_all, _map, _chain = all, map, chain.from_iterable  # an answer may replace those of Python
_MODULES = (builtins, math, np, np.linalg, np.random, np.fft)


class Belongings:
    """Everything as it is now. `put_back()` makes it so again, and says what had been replaced."""

    def __init__(self):
        self._names = [(module.__name__, module, dict(vars(module))) for module in _modules()]
        self._names += [(f"{kind.__module__}.{kind.__name__}", kind, dict(vars(kind))) for kind in _classes()]
        self._look_up = [vars(owner).get for _, owner, _ in self._names]
        self._values = [value for _, _, before in self._names for value in before.values()]
        self._lists = [(kept, list(kept)) for kept in _catalogue()]
        self._settings = sys.getrecursionlimit(), np.geterr(), np.get_printoptions(), _folder()

    def put_back(self):
        """Names such as "numpy.sum" that had been replaced; settings are put back in silence."""
        replaced = []
        for place, owner, before in () if self._untouched() else self._names:
            replaced += [f"{place}.{name}" for name in _restored(owner, before) if name != "_"]
        for kept, before in self._lists:
            kept[:] = before
        limit, errors, printing, folder = self._settings
        sys.setrecursionlimit(limit)
        np.seterr(**errors)
        np.set_printoptions(**printing)
        if folder and _folder() != folder:
            os.chdir(folder)
        return replaced

    def _untouched(self):
        """Whether every name still means what it meant: asked after each trial, so it must be quick."""
        befores = [before for _, _, before in self._names]
        return _all(_map(is_, _chain(_map(_map, self._look_up, befores)), self._values))


def _modules():
    ours = [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] == "dlcore"]
    return [*_MODULES, *ours]


def _classes():
    """The classes that dlcore defines."""
    found = {}
    for module in _modules()[len(_MODULES) :]:
        for kind in list(vars(module).values()):
            if isinstance(kind, type) and kind.__module__.partition(".")[0] == "dlcore":
                found[kind] = None
    return list(found)


def _catalogue():
    """The lists that exercises are made of."""
    return [kept for one in exercises().values() for kept in vars(one).values() if isinstance(kept, list)]


def _restored(owner, before):
    """Put back the names of a module or class; those that were not as before.

    What an answer adds stays: most of it is what Python itself keeps there, such as a module imported late.
    """
    now = vars(owner)
    wrong = [name for name, value in before.items() if now.get(name) is not value]
    for name in wrong:
        setattr(owner, name, before[name])
    return wrong


def _folder():
    with contextlib.suppress(OSError):  # somebody may have removed it
        return os.getcwd()
    return None
