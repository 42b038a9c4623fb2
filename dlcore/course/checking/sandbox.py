"""Run a student's function so that nothing it does can harm the notebook.

It may loop for ever, recurse without end, leave Python, print a million lines, or replace parts of NumPy:
the call still comes back, with the value or with what went wrong, and everything is as it was before.
"""

import builtins
import contextlib
import io
import signal
import sys
import threading
import time
from dataclasses import dataclass, field

import numpy as np

SECONDS = 4.0  # for all calls of one check together
PRINTED = 2000  # characters of the student's prints that are kept


class TimeUp(BaseException):
    """The function ran too long. Not an Exception, so that `except Exception` does not swallow it."""


@dataclass
class Outcome:
    """What a call came to: a `value`, or the `error` it raised.

    printed: what it printed, at most `PRINTED` characters
    replaced: names such as "numpy.sum" that it replaced; they have been put back
    """

    value: object = None
    error: BaseException | None = None
    printed: str = ""
    replaced: list = field(default_factory=list)


def run(call, code=None, seconds=SECONDS):
    """The `Outcome` of `call()`. `code`: the student's code object, for time limits without signals."""
    outcome = Outcome()
    prints = _Prints()
    with _as_before(outcome.replaced), contextlib.redirect_stdout(prints), contextlib.redirect_stderr(prints):
        try:
            with _time_limit(seconds, code):
                outcome.value = call()
        except KeyboardInterrupt:
            raise  # the student pressed "interrupt"
        except BaseException as error:
            outcome.error = error
    outcome.printed = prints.getvalue()
    return outcome


class _Prints(io.StringIO):
    """A file that forgets what comes after its first characters."""

    def write(self, text):
        room = PRINTED - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


@contextlib.contextmanager
def _time_limit(seconds, code):
    """Raise TimeUp in the block after `seconds`."""
    # Python in a browser has SIGALRM, but nothing that could ring it.
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _alarm(seconds):
            yield
    else:  # Windows, other threads, browsers
        with _trace(time.monotonic() + seconds, code):
            yield


@contextlib.contextmanager
def _alarm(seconds):
    def ring(signum, frame):
        raise TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    # It rings again and again, because a bare `except:` in a loop swallows the first.
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.05)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _trace(deadline, code):
    """Look at the clock at every instruction of the student's code; lines would miss `while True: pass`."""

    def look(frame, event, arg):
        if code is not None and frame.f_code.co_filename != code.co_filename:
            return None
        frame.f_trace_opcodes = True
        if time.monotonic() > deadline:
            raise TimeUp
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(before)


@contextlib.contextmanager
def _as_before(replaced):
    """Put back whatever the block replaces in Python, NumPy and dlcore; append the names to `replaced`."""
    modules = [builtins, np, np.linalg, np.random]
    modules += [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] == "dlcore"]
    contents = [dict(vars(module)) for module in modules]
    limit, warnings_of_numpy = sys.getrecursionlimit(), np.geterr()
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        for module, content in zip(modules, contents, strict=True):
            now = vars(module)
            for name in [name for name, value in content.items() if now.get(name) is not value]:
                now[name] = content[name]
                if name != "_":  # where interactive Python keeps its last result
                    replaced.append(f"{module.__name__}.{name}")
        np.seterr(**warnings_of_numpy)
