"""What is said to bad input: a ValueError that names the argument, what it got and what it needs."""

import operator

import numpy as np

__all__ = []


def whole(name, value, least):
    """A whole number not below `least`."""
    try:
        number = operator.index(value)
    except TypeError:
        raise ValueError(f"{name} is {value!r}, needs a whole number ≥ {least}") from None
    if number < least:
        raise ValueError(f"{name} is {value!r}, needs a whole number ≥ {least}")
    return number


def pair(name, value, least):
    """A whole number for both directions, or a pair (vertical, horizontal)."""
    values = (value, value) if np.ndim(value) == 0 else tuple(value)
    if len(values) != 2:
        raise ValueError(f"{name} is {value!r}, needs a whole number or a pair of them")
    return whole(name, values[0], least), whole(name, values[1], least)


def short(sizes):
    """How to write a pair: 5 for (5, 5)."""
    return sizes[0] if sizes[0] == sizes[1] else sizes


def check_array(name, array, shape=None, cause=""):
    """Return `array` as a NumPy array, or raise a ValueError that says what is wrong with it.

    `shape` lists the sizes it must have; a letter stands for any size. Without `shape` any shape will do.

    >>> check_array("x", np.ones((5, 3)), ("N", 4), cause="the layer below has 3 outputs")
    Traceback (most recent call last):
    ValueError: x has shape (5, 3), needs (N, 4). Usual cause: the layer below has 3 outputs.
    """
    array = np.asarray(array)
    if not np.issubdtype(array.dtype, np.floating):
        raise ValueError(
            f"{name} holds {array.dtype} numbers, needs floating-point ones. "
            "Usual cause: an image still in bytes; convert it with x.astype(np.float32) / 255."
        )
    if shape is not None and not _fits(array.shape, shape):
        usual = f" Usual cause: {cause}." if cause else ""
        raise ValueError(f"{name} has shape {array.shape}, needs ({', '.join(map(str, shape))}).{usual}")
    if array.size == 0:
        raise ValueError(
            f"{name} is empty: its shape is {array.shape}, needs at least 1 along every axis. "
            "Usual cause: a batch cut beyond the end of the data."
        )
    return array


def check_numbers(name, array, axes):
    """A non-empty array with these axes, of any numbers; whole ones become int64, so that bytes do not wrap."""
    array = np.asarray(array)
    if array.ndim != len(axes) or array.size == 0:
        raise ValueError(f"{name} has shape {array.shape}, needs ({', '.join(axes)}), none of them 0")
    return array if array.dtype.kind in "fc" else array.astype(np.int64)


def _fits(got, needed):
    return len(got) == len(needed) and all(isinstance(n, str) or g == n for g, n in zip(got, needed, strict=True))
