"""Make the report in another process, so that even what no Python can stop comes to an end.

A loop inside of C, `os._exit`, a crash, threads left running, gigabytes of memory: they stay in that process, and
it is ended with them. On Linux it is a copy of this one (`forked`); on other systems one that is kept ready
(`neighbour`), which gets the function as bytes. In a browser there is none: there the page ends the whole worker.
"""

import json
import sys
from dataclasses import asdict, replace

from dlcore.course.checking.report import ERROR, Report
from dlcore.course.checking.running import forked, limits, neighbour

PATIENCE = 1.0  # seconds after the answer's own time is up: then the process is ended from outside


def graded(judge, exercise, answer):
    """`judge(exercise, answer, note)`, made elsewhere if there is an elsewhere."""
    for way in _ways():
        try:
            ended = way(judge, exercise, answer, limits.SECONDS + PATIENCE)
        except Unable:
            continue
        return _report(exercise, ended)
    return judge(exercise, answer)


Unable = neighbour.Unable


def _ways():
    if sys.platform == "emscripten":
        return []
    return [forked.graded] if sys.platform == "linux" else [neighbour.graded]


def _report(exercise, ended):
    """The report that the other process wrote, or on how it ended without one."""
    if ended.report:
        return replace(Report(**json.loads(ended.report)), hints=tuple(exercise.hints))
    words = _TOO_LONG.format(seconds=limits.SECONDS) if ended.late else _GONE
    trial = exercise.all_trials[int(ended.note)].describe(exercise.name) if ended.note else ""
    return Report(exercise.name, ERROR, words, trial=trial, hints=tuple(exercise.hints), why="error")


_TOO_LONG = (
    "It was stopped after {seconds:g} seconds. Is there a loop that never ends, or a single very long computation?"
)
_GONE = "It ended Python itself, by `os._exit` or a crash. Return a result, or raise an error."


def written(report):
    """A report as text; the hints need not travel."""
    return json.dumps(asdict(replace(report, hints=())))
