"""A second Python, kept ready beside this one, makes the report. Where processes cannot be copied: Windows, macOS.

It gets the answer as bytes (`carry`), one at a time. After one that misbehaved it ends, and a new one is started.
"""

import atexit
import contextlib
import os
import queue
import subprocess
import sys
import threading
import time

from dlcore.course.checking.running import carry, limits
from dlcore.course.checking.running.forked import Ended

START = 30.0  # seconds that it may take to get ready
_NOTE, _REPORT, _LAST, _READY = "n", "r", "l", "o"


class Unable(Exception):
    """There is no neighbour, or the answer cannot be carried there."""


def graded(judge, exercise, answer, seconds):
    """What `judge` reports over there, after so many seconds at the latest."""
    try:
        parcel = carry.packed(answer)
    except Exception as error:
        raise Unable from error
    neighbour = Neighbour.at_home()
    try:
        return neighbour.ask(f"{exercise.name} {limits.SECONDS} {parcel.hex()}", seconds)
    except BaseException:
        neighbour.end()
        raise


class Neighbour:
    """The process, and a thread that reads what it writes."""

    _now = None

    @classmethod
    def at_home(cls):
        """The one that is ready, or a new one."""
        if cls._now is None or cls._now.process.poll() is not None:
            cls._now = cls()
        return cls._now

    def __init__(self):
        command = [sys.executable, "-c", "from dlcore.course.checking.running.neighbour import serve; serve()"]
        path = os.pathsep.join(filter(None, sys.path))
        streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        environment = os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
        try:
            self.process = subprocess.Popen(command, env=environment, text=True, encoding="utf-8", **streams)
        except OSError as error:
            raise Unable from error
        self._lines = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        atexit.register(self.end)
        if self._next(START) != _READY:
            self.end()
            raise Unable

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put("")

    def _next(self, seconds):
        try:
            return self._lines.get(timeout=seconds)
        except queue.Empty:
            return None

    def ask(self, request, seconds):
        """Send a request, and collect what is written until the report, the end or the deadline."""
        ended, deadline = Ended(), time.monotonic() + limits.BUSY * seconds
        with contextlib.suppress(OSError):
            self.process.stdin.write(request + "\n")
            self.process.stdin.flush()
        while True:
            line = self._next(max(0.0, deadline - time.monotonic()))
            if line is None:
                ended.late = True
            elif line.startswith(_NOTE):
                deadline += 0 if line[1:] else limits.BUSY * limits.EXPLAIN  # the trials are over
                ended.note = line[1:] or ended.note
                continue
            elif line:
                ended.report = line[1:]
            if not line or line[0] == _LAST:
                self.end()
            return ended

    def end(self):
        type(self)._now = None
        atexit.unregister(self.end)
        self.process.kill()
        self.process.wait()
        self._reader.join()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                stream.close()


def serve():
    """What the neighbour does: judge one answer after the other, until one leaves something behind."""
    from dlcore.course.checking.grading import judge
    from dlcore.course.checking.rooms import exercises
    from dlcore.course.checking.running.apart import written

    requests, answers = os.fdopen(os.dup(0), encoding="utf-8"), os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)

    def say(kind, text=""):
        answers.write(f"{kind}{text}\n".replace("\r", " "))
        answers.flush()

    exercises()
    say(_READY)
    for request in requests:
        name, seconds, parcel = request.split()
        limits.SECONDS = float(seconds)
        threads = threading.active_count()
        report = judge(exercises()[name], carry.unpacked(bytes.fromhex(parcel)), lambda words: say(_NOTE, words))
        behaved = report.status != "error" and threads == threading.active_count()
        say(_REPORT if behaved else _LAST, written(report))
