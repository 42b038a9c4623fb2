"""Which exercises are solved: one small file beside the notebooks. Nothing is sent anywhere.

DLCORE_PROGRESS names another file; "off" keeps none. A folder that cannot be written to is harmless.
"""

import contextlib
import json
import os
from datetime import date
from html import escape
from pathlib import Path

from dlcore.course.checking.rooms import rooms

SETTING = "DLCORE_PROGRESS"
FILE = ".dlcore_progress.json"


def _file():
    """Where progress is kept, or None."""
    if os.environ.get("DLCORE_EXPLORE") == "page":  # the book is being built
        return None
    setting = os.environ.get(SETTING, FILE)
    return None if setting in ("off", "") else Path(setting)


def solved():
    """Name of each solved exercise → the day it was solved."""
    file = _file()
    if file is None:
        return {}
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def record(name):
    """Note that an exercise is solved; the first day stays."""
    file, done = _file(), solved()
    if file is None or name in done:
        return
    text = json.dumps(done | {name: date.today().isoformat()}, indent=1)
    with contextlib.suppress(OSError):
        # Written beside and moved over, so that a crash cannot leave half a file.
        beside = file.with_name(file.name + ".new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)


def progress():
    """A table of the course's exercises: solved ones with a mark."""
    return Progress(solved())


class Progress:
    """What `progress()` shows."""

    def __init__(self, done):
        self.rows = [
            (room.lesson, asked, asked.name in done)
            for room in rooms().values()
            for asked in (*room.exercises, *room.quizzes)
        ]

    def __repr__(self):
        lines = [
            f"{'✓' if done else '○'} {lesson}  {asked.name}{'' if asked.core else '  ★'}"
            for lesson, asked, done in self.rows
        ]
        return "\n".join([f"{self.count} of {len(self.rows)} exercises solved", *lines])

    @property
    def count(self):
        return sum(done for _, _, done in self.rows)

    def _repr_html_(self):
        rows = "".join(
            f"<tr><td>{'✓ solved' if done else '○ open'}</td><td>{lesson}</td>"
            f"<td><code>{escape(asked.name)}</code></td><td>{'● core' if asked.core else '★ stretch'}</td>"
            f"<td>{asked.minutes} min</td></tr>"
            for lesson, asked, done in self.rows
        )
        head = "<tr><th></th><th>lesson</th><th>exercise</th><th></th><th></th></tr>"
        return f"<p>{self.count} of {len(self.rows)} exercises solved</p><table>{head}{rows}</table>"
