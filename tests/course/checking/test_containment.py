"""What an answer cannot do: hang, end Python, or leave anything behind."""

import math
import os
import sys
import threading
import time

import numpy as np
import pytest

import dlcore
from dlcore.course.checking import check
from dlcore.course.checking.grading import judge
from dlcore.course.checking.report import CORRECT, ERROR, NOT_YET, WRONG
from dlcore.course.checking.rooms import exercises
from dlcore.course.checking.running import apart, carry, forked, limits, neighbour, sandbox
from tests.course.checking.answers import RIGHT, answer

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux only")


@pytest.fixture(params=[pytest.param("copy", marks=only_linux), "neighbour"])
def elsewhere(request, monkeypatch):
    """Both ways to have the report made in another process."""
    way = forked.graded if request.param == "copy" else neighbour.graded
    monkeypatch.setattr(apart, "_ways", lambda: [way])
    yield
    if neighbour.Neighbour._now is not None:
        neighbour.Neighbour._now.end()


ENDLESS = [
    "while True: pass",
    "while True:\n    try:\n        n = n + 0\n    except:\n        pass",
    "while True:\n  try:\n    while True:\n      try:\n        while True: pass\n      except: pass\n  except: pass",
    "return sum(range(2 * 10**10))",
    "return np.linalg.svd(np.random.rand(4000, 4000))",
    "import signal\nif hasattr(signal, 'setitimer'): signal.setitimer(signal.ITIMER_REAL, 0)\nwhile True: pass",
]


@pytest.mark.parametrize("body", ENDLESS)
def test_what_never_ends_is_ended(body, elsewhere):
    began = time.monotonic()
    report = check(answer(body))
    assert report.status == ERROR
    assert "stopped after" in report.message
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("name", ["repr", "float", "eq", "len", "array"])
def test_a_result_that_never_gets_printed_or_compared(name, elsewhere, monkeypatch):
    monkeypatch.setattr(limits, "EXPLAIN", 1.0)
    kind = "float" if name == "float" else "object"
    body = (
        f"class P({kind}):\n    def __{name}__(self, *a, **k):\n        while True: pass\n    __hash__ = "
        f"None\nreturn P()"
    )
    report = check(answer(body))
    assert report.status in (WRONG, ERROR)
    assert report.message


@pytest.mark.parametrize("body", ["os._exit(3)", "import ctypes\nctypes.string_at(0)"])
def test_what_ends_python_ends_another(body, elsewhere):
    report = check(answer(body))
    assert report.status == ERROR
    assert "ended Python" in report.message
    assert report.trial
    assert check(answer(RIGHT)).status == CORRECT


def test_recursion_without_end_is_told_even_beyond_pythons_own_limit(elsewhere, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 3.0)
    for body in ("return out_size(n, kernel_size)", "sys.setrecursionlimit(10**9)\nreturn out_size(n, kernel_size)"):
        assert "calls itself without end" in check(answer(body)).message


def test_a_ring_of_the_clock_tells_recursion_that_python_misses():
    def deep(n):
        return limits.deeper_than(50, sys._getframe()) if n == 0 else deep(n - 1)

    assert deep(60)
    assert not limits.deeper_than(5000, sys._getframe())


def test_threads_settings_and_the_folder_are_as_before(elsewhere):
    before = os.getcwd(), np.get_printoptions(), threading.active_count(), sys.getrecursionlimit(), np.geterr()
    body = (
        "threading.Thread(target=lambda: time.sleep(30)).start()\nos.chdir('/')\nnp.set_printoptions(precision=1)\n"
        "sys.setrecursionlimit(5000)\nnp.seterr(all='ignore')\n"
    )
    assert check(answer("import threading, os\n" + body + RIGHT)).status == CORRECT
    now = os.getcwd(), np.get_printoptions(), threading.active_count(), sys.getrecursionlimit(), np.geterr()
    assert now[0:2] + now[3:] == before[0:2] + before[3:]
    assert now[2] <= before[2] + 1  # the neighbour's reader


PATCHES = {
    "math.sqrt": "math.sqrt = None",
    "builtins.len": "import builtins\nbuiltins.len = None",
    "numpy.sum": "np.sum = np.linalg.norm = None",
    "numpy.fft.fft": "np.fft.fft = None",
    "dlcore.out_size": "dlcore.out_size = None",
    "Linear.forward": "dlcore.Linear.forward = None",
    "Report.__repr__": "from dlcore.course.checking.report import Report\nReport.__repr__ = None",
}


@pytest.mark.parametrize(("name", "body"), PATCHES.items())
def test_what_is_replaced_is_put_back_and_told(name, body):
    """Here, in this very process: a browser has no other."""
    before = len, math.sqrt, np.sum, np.linalg.norm, np.fft.fft, dlcore.out_size, dlcore.Linear.forward
    report = judge(exercises()["out_size"], answer(body + "\n" + RIGHT))
    assert (len, math.sqrt, np.sum, np.linalg.norm, np.fft.fft, dlcore.out_size, dlcore.Linear.forward) == before
    assert report.status in (WRONG, ERROR)
    assert name in report.message


def test_the_catalogue_is_put_back():
    exercise = exercises()["out_size"]
    trials, mistakes = list(exercise.trials), list(exercise.mistakes)
    body = (
        "from dlcore.course.checking.rooms import exercises\nfor e in exercises().values(): "
        "e.trials.clear(); e.mistakes.clear()\n"
    )
    judge(exercise, answer(body + RIGHT))
    assert (exercise.trials, exercise.mistakes) == (trials, mistakes)


def test_a_million_lines_are_cut(capsys, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 4.0)
    report = check(answer("for i in range(10 ** 4): print('line', i)\nos.write(1, b'loud')\nreturn 1"))
    assert len(report.printed) <= sandbox.PRINTED
    assert report.printed.startswith("line 0")
    assert capsys.readouterr().out == ""


def test_runaways_are_stopped_in_other_threads_too(monkeypatch):
    """There is no alarm signal there, nor in a browser."""
    monkeypatch.setattr(apart, "_ways", lambda: [])
    reports = []
    thread = threading.Thread(target=lambda: reports.append(check(answer("while True: pass"))))
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    assert "stopped after" in reports[0].message


def test_without_a_timer_signal_runaways_are_stopped_all_the_same(monkeypatch):
    """Python in a browser has SIGALRM but no setitimer."""
    monkeypatch.setattr(apart, "_ways", lambda: [])
    monkeypatch.delattr(limits.signal, "setitimer", raising=False)
    assert check(answer(RIGHT)).status == CORRECT
    assert check(answer("raise NotImplementedError")).status == NOT_YET
    assert "stopped after" in check(answer("while True: pass")).message


def test_a_check_that_fails_itself_calls_nothing_correct(monkeypatch):
    """As where the operating system has no timer: reference and answer failed alike, and seemed to agree."""

    def broken(seconds, code=None):
        raise AttributeError("no timer here")

    monkeypatch.setattr(limits, "limit", broken)
    for body in (RIGHT, "raise NotImplementedError"):
        report = judge(exercises()["out_size"], answer(body))
        assert report.status == ERROR
        assert "The check itself failed" in report.message


def test_a_function_is_carried_with_all_it_needs():
    """Its helpers, its closure and its defaults; and itself, if it calls itself."""
    scale = 3

    def helper(x):
        return scale * x

    def factorial(n, first=1):
        return first if n < 2 else n * factorial(n - 1)

    def answer(x, more=10):
        return helper(x) + factorial(3) + more + len(np.zeros(2))

    assert carry.unpacked(carry.packed(answer))(2) == 24
    lock = threading.Lock()
    with pytest.raises(TypeError, match="pickle"):
        carry.packed(lambda: lock)


def test_an_answer_that_cannot_be_carried_is_checked_here(monkeypatch):
    monkeypatch.setattr(apart, "_ways", lambda: [neighbour.graded])
    lock = threading.Lock()

    def out_size(n, kernel_size, stride=1, padding=0):
        with lock:
            if kernel_size > n + 2 * padding:
                raise ValueError
            return (n + 2 * padding - kernel_size) // stride + 1

    assert check(out_size).status == CORRECT
