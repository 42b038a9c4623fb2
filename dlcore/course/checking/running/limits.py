"""An end to what takes too long or goes too deep.

A clock rings every 50 ms and looks. It cannot stop a single long call into C: for that the whole process must end.
"""

import contextlib
import signal
import sys
import threading
import time

SECONDS = 4.0  # for all calls of one check together
EXPLAIN = 4.0  # to find the words for what is wrong
TICK = 0.05
BUSY = 2.0  # so many times as long it may take on the clock, where others keep the processor busy
computing = getattr(time, "thread_time", time.monotonic)  # Python in a browser counts no computing time
DEEP = 20_000  # calls within calls; Python's own limit misses some on 3.13.0 to 3.13.7 (gh-132744)


class TimeUp(BaseException):
    """The function ran too long. Not an Exception, so that `except Exception` does not swallow it."""


class Deadline:
    """The end of some seconds of computing; or of `BUSY` times as many on the clock, for what sleeps or waits."""

    def __init__(self, seconds):
        self._computed, self._clock = computing() + seconds, time.monotonic() + BUSY * seconds

    @property
    def seconds_left(self):
        return min(self._computed - computing(), (self._clock - time.monotonic()) / BUSY)

    @property
    def over(self):
        return self.seconds_left < 0


@contextlib.contextmanager
def limit(seconds, code=None):
    """Raise TimeUp in the block after `seconds`, again and again: a bare `except:` swallows the first.

    code: the student's code object, which is watched where there is no clock
    """
    deadline = Deadline(seconds)
    # Python in a browser has SIGALRM, but nothing that could ring it.
    has_clock = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with _clock(deadline) if has_clock else _trace(deadline, code):
        yield


@contextlib.contextmanager
def _clock(deadline):
    ring = _ring(deadline)
    before = signal.signal(signal.SIGALRM, ring)
    timer = signal.setitimer(signal.ITIMER_REAL, TICK, TICK)  # perhaps that of a limit around this one
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, before)


def _ring(deadline):
    """What the clock does: look at the time and at the depth; recursion is told once, so that it can be caught."""
    told = False

    def ring(signum, frame):
        nonlocal told
        if deadline.over:
            raise TimeUp
        if not told and deeper_than(DEEP, frame):
            told = True
            raise RecursionError

    return ring


def deeper_than(calls, frame):
    """Whether `frame` was called through that many others."""
    while frame is not None and calls >= 0:
        frame, calls = frame.f_back, calls - 1
    return calls < 0


@contextlib.contextmanager
def _trace(deadline, code):
    """Look at the clock at every instruction of the student's code; lines would miss `while True: pass`."""

    def look(frame, event, arg):
        if code is not None and frame.f_code.co_filename != code.co_filename:
            return None
        frame.f_trace_opcodes = True
        if deadline.over:
            raise TimeUp
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(before)
