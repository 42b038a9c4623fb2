"""A copy of this process makes the report: nothing that happens in it is left behind. Linux only.

On macOS a copy may crash in the system's own libraries, so it is not used there.
"""

import builtins
import contextlib
import gc
import io
import os
import select
import signal
import sys
import time
import warnings
from dataclasses import dataclass

from dlcore.course.checking.running import limits

MEMORY = 2 << 30  # bytes that an answer may ask for, beside what is there already
_NOTE, _REPORT = b"n", b"r"


@dataclass
class Ended:
    """How it ended: with a `report`, a text; or without, too `late` or gone; `note`: the number of the last trial."""

    report: str = ""
    late: bool = False
    note: str = ""


def graded(judge, exercise, answer, seconds):
    """What `judge` reports, in a process that ends after so many seconds of computing."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of copying beside threads: the copy has none of them
        child = os.fork()
    if child == 0:
        _be_the_child(lambda note: judge(exercise, answer, note), writing)
    os.close(writing)
    try:
        return _listen(reading, child, seconds)
    finally:
        os.close(reading)
        _end(child)


def _listen(reading, child, seconds):
    """Collect what the child writes until its report, its end, or the end of its time."""
    ended, text, began = Ended(), b"", time.monotonic()
    while True:
        if not select.select([reading], [], [], limits.TICK)[0]:
            if max(_computed(child), (time.monotonic() - began) / limits.BUSY) < seconds:
                continue
            ended.late = True
            return ended
        part = os.read(reading, 1 << 16)
        *lines, text = (text + part).split(b"\n")
        for line in lines:
            if line[:1] == _REPORT:
                ended.report = line[1:].decode()
                return ended
            seconds += 0 if line[1:] else limits.EXPLAIN  # the trials are over
            ended.note = line[1:].decode() or ended.note
        if not part:
            return ended


def _computed(child):
    """For how many seconds the child has had a processor."""
    try:
        with open(f"/proc/{child}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError):
        return 0.0  # then the clock decides


def _end(child):
    """End the child and whatever it started."""
    for end in (os.killpg, os.kill):
        with contextlib.suppress(OSError):
            end(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


def _be_the_child(work, writing):
    """Do the work, write what comes of it, and end: this never returns."""
    try:
        from dlcore.course.checking.running.apart import written

        me = os.getpid()
        _settle()
        report = work(lambda words: _write(writing, _NOTE, words))
        if os.getpid() == me:  # an answer may have copied the process once more
            _write(writing, _REPORT, written(report))
    finally:
        os._exit(0)


def _settle():
    """Be on one's own: no terminal, no more memory than needed, no clearing up of what belongs to the parent."""
    os.setpgid(0, 0)
    gc.freeze()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.stdin, builtins.input = io.StringIO(), _nobody_types
    os.fork = os.forkpty = _no_copies
    _limit_memory(MEMORY)


def _nobody_types(prompt=""):
    raise EOFError("nobody is there to type")


def _no_copies():
    raise RuntimeError("no processes can be started here")


def _limit_memory(more):
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * resource.getpagesize()
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (now + more, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(place, kind, text):
    rest = kind + text.replace("\n", " ").encode("utf-8", "replace") + b"\n"
    while rest:
        rest = rest[os.write(place, rest) :]
