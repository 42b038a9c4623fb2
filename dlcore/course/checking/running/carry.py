"""A function as bytes, with all that it needs of where it was defined, for another Python of the same version.

`pickle` alone writes only a function's name, and a name in a notebook means nothing elsewhere.
"""

import importlib
import marshal
import pickle
import sys
from types import CellType, CodeType, FunctionType, ModuleType


def packed(function):
    """The bytes of a function. An error, if it needs something that cannot be written down."""
    return marshal.dumps(_Packer().pack(function))


def unpacked(parcel):
    """The function again."""
    return _unpack(marshal.loads(parcel), {})


class _Packer:
    """Turns values into tuples of what `marshal` knows: a kind, and what is needed to make it again."""

    def __init__(self):
        self._numbers = {}

    def pack(self, value):
        if isinstance(value, ModuleType):
            return "module", value.__name__
        if isinstance(value, FunctionType) and not _importable(value):
            return self._function(value)
        return "pickle", pickle.dumps(value)

    def _function(self, function):
        if id(function) in self._numbers:
            return "again", self._numbers[id(function)]
        number = self._numbers[id(function)] = len(self._numbers)
        world = {
            name: self.pack(function.__globals__[name])
            for name in sorted(_names(function.__code__))
            if name in function.__globals__
        }
        cells = [
            None if function.__closure__ is None else self.pack(c.cell_contents) for c in function.__closure__ or ()
        ]
        more = [self.pack(part) for part in (function.__defaults__, function.__kwdefaults__)]
        return "function", (number, marshal.dumps(function.__code__), function.__name__, world, cells, more)


def _importable(function):
    """Whether another process finds the same function under its name."""
    module = sys.modules.get(function.__module__)
    return function.__module__ != "__main__" and getattr(module, function.__qualname__, None) is function


def _names(code):
    """All names that a code object, and those inside it, may look up outside."""
    inner = (_names(part) for part in code.co_consts if isinstance(part, CodeType))
    return set(code.co_names).union(*inner)


def _unpack(parcel, made):
    kind, content = parcel
    if kind == "module":
        return importlib.import_module(content)
    if kind == "again":
        return made[content]
    if kind == "pickle":
        return pickle.loads(content)
    number, code, name, world, cells, more = content
    closure = tuple(CellType() for _ in cells)
    function = made[number] = FunctionType(marshal.loads(code), {"__name__": "__main__"}, name, None, closure)
    for cell, part in zip(closure, cells, strict=True):
        cell.cell_contents = _unpack(part, made)
    function.__globals__.update({key: _unpack(part, made) for key, part in world.items()})
    function.__defaults__, function.__kwdefaults__ = (_unpack(part, made) for part in more)
    return function
