"""NumPy's and Python's errors in words that a student can act on, with the line and the shapes in it."""

import dis
import linecache

import numpy as np

from dlcore.course.checking.meanings import PLAIN, meaning


def _origin(error):
    """The step of the traceback in which an error was raised; None if it never was."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return place


def by_the_library(error):
    """Whether dlcore refused an input: its errors say what is wrong with it."""
    place = _origin(error)
    return (
        place is not None and place.tb_frame.f_globals.get("__name__", "").startswith("dlcore.") and deliberate(error)
    )


def deliberate(error):
    """Whether an error comes from a `raise`, and not from an operation that failed."""
    place = _origin(error)
    return place is not None and dis.opname[place.tb_frame.f_code.co_code[place.tb_lasti]] == "RAISE_VARARGS"


def about(error, answer):
    """An error of the student's function in words: what happened, what it means."""
    if isinstance(error, PLAIN):
        return meaning(error)
    name, words = type(error).__name__, meaning(error, *_code(error, answer))
    if isinstance(error, TypeError) and "argument" in str(error) and not place(error, answer):
        words = "it gets other arguments than it takes. Leave the first line (`def …`) as it was."
    if words:
        return (
            f"It raised {name}: "
            f"{words[0].lower() if not words.startswith(('NumPy', 'A dict', 'A `')) else words[0]}{words[1:]}"
        )
    return f"It raised {name}: {str(error)[:300]}".rstrip(": ")


def _code(error, answer):
    """The line of the student's code that an error came through, and all of that code."""
    code = getattr(answer, "__code__", None)
    step = _last_step(error, code)
    if step is None:
        return "", ""
    lines = [number for *_, number in code.co_lines() if number]
    texts = [linecache.getline(code.co_filename, number) for number in range(min(lines), max(lines) + 1)]
    return linecache.getline(code.co_filename, step.tb_lineno), "".join(texts)


def _last_step(error, code):
    """The last step of the traceback in the student's own code; None if there is none."""
    last, step = None, error.__traceback__
    while step is not None:  # there may be very many
        if code and step.tb_frame.f_code.co_filename == code.co_filename:
            last = step
        step = step.tb_next
    return last


def place(error, answer):
    """The last line of the student's own code that the error came through, and the shapes of the arrays in it."""
    code = getattr(answer, "__code__", None)
    last = _last_step(error, code)
    if last is None:
        return ""
    text = linecache.getline(code.co_filename, last.tb_lineno).strip()
    where = f"In line {last.tb_lineno - code.co_firstlineno + 1} of {code.co_name}" + (f": `{text}`" if text else "")
    shapes = _shapes(last.tb_frame, last.tb_lineno)
    where = f"{where}. There {shapes}." if shapes else f"{where}."
    return f"{where} Python says: “{str(error)[:200]}”." if meaning(error) and str(error) else where


def _shapes(frame, line):
    """The shapes of the arrays, and the values of the whole numbers, whose names stand in a line."""
    loads = [
        step.argval for step in dis.get_instructions(frame.f_code)
        if step.positions and step.positions.lineno == line and step.opname.startswith("LOAD_FAST")
    ]  # fmt: skip
    names = [name for load in loads for name in (load if isinstance(load, tuple) else (load,))]
    parts = []
    for name in dict.fromkeys(names):
        value = frame.f_locals.get(name)
        if isinstance(value, np.ndarray):
            parts.append(f"`{name}` has the shape {value.shape}" if value.ndim else f"`{name}` is a single number")
        elif isinstance(value, int) and not isinstance(value, bool):
            parts.append(f"`{name}` is {value}")
        elif isinstance(value, list | tuple):
            parts.append(f"`{name}` is a {type(value).__name__} of {len(value)}")
    return ", ".join(parts[:5])
