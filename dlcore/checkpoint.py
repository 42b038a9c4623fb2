"""Save what a model has learned to a file, and load it again: all of it or nothing."""

import io
import zipfile
from pathlib import Path

import numpy as np

__all__ = ["load", "save"]


def save(path, model):
    """Write all parameters of a model to one npz file, with their names and in their precision.

    **Shapes**: `path` is taken as it is, no suffix is added; an existing file is replaced. Anything with `params`
    is a model. No pickle is involved, so the file holds numbers only and is safe to pass on.

    >>> import tempfile
    >>> from dlcore import Linear
    >>> path = tempfile.mkdtemp() + "/line.npz"
    >>> save(path, Linear(2, 1, rng=0))
    >>> load(path, Linear(2, 1, rng=1)).params["weight"].round(3)
    array([[ 0.194, -0.326]], dtype=float32)
    """
    archive = io.BytesIO()  # first in memory: what fails half-way must not leave half a file
    np.savez(archive, **model.params)
    Path(path).write_bytes(archive.getvalue())


def load(path, model):
    """Read a file that `save` wrote into a model of the same architecture, and return the model.

    The numbers are written into the model's own arrays, so they take on its precision, and an optimiser goes on
    with them. Nothing is changed unless everything fits.

    **Shapes**: names and shapes in the file must be those of `model.params`; ValueError lists all that is missing,
    unexpected or of the wrong shape, or says that `save` did not write the file. FileNotFoundError as usual.

    >>> import tempfile
    >>> from dlcore import Linear
    >>> path = tempfile.mkdtemp() + "/line.npz"
    >>> save(path, Linear(2, 1))
    >>> load(path, Linear(3, 1, bias=False))
    Traceback (most recent call last):
    ValueError: this file does not fit Linear(3, 1, bias=False):
      unexpected: bias
      weight has shape (1, 2) in the file, needs (1, 3)
    Usual cause: a model built with other arguments than the one that was saved.
    """
    stored, params = _read(path), model.params
    problems = _differences(stored, params)
    if problems:
        raise ValueError(
            f"this file does not fit {model!r}:\n  "
            + "\n  ".join(problems)
            + "\nUsual cause: a model built with other arguments than the one that was saved."
        )
    for name, value in stored.items():
        params[name][...] = value
    return model


def _read(path):
    """All arrays of an npz file."""
    try:
        # Opened here, because np.load would leave a file that is no npz open.
        with open(path, "rb") as file, np.load(file, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (ValueError, TypeError, EOFError, KeyError, AttributeError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path} is not a file that save wrote: {error}") from error


def _differences(stored, params):
    """The differences between a file and a model, one line each."""
    problems = [f"missing: {name}" for name in params if name not in stored]
    problems += [f"unexpected: {name}" for name in stored if name not in params]
    for name in params:
        if name not in stored:
            continue
        if stored[name].shape != params[name].shape:
            problems.append(f"{name} has shape {stored[name].shape} in the file, needs {params[name].shape}")
        elif stored[name].dtype.kind != "f":
            problems.append(f"{name} holds {stored[name].dtype} in the file, needs floating-point numbers")
        elif _largest(stored[name]) > np.finfo(params[name].dtype).max:
            problems.append(f"{name} holds numbers too large for the model's {params[name].dtype}")
        elif not params[name].flags.writeable:
            problems.append(f"{name} of the model is read-only")
    return problems


def _largest(array):
    """The largest absolute value among the finite numbers."""
    return np.abs(array[np.isfinite(array)]).max(initial=0)
