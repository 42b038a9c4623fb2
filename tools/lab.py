"""Open the lessons in JupyterLab, as copies in `my_lessons/` that are the student's own: `python -m tools.lab`.

A copy is never overwritten. When a lesson has been upgraded, its new version is put beside the old one.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
KNOWN = ".copied_lessons.json"  # in my_lessons/: lesson → hash of the version that was copied last


def bring_lessons(source, target):
    """Copy the lessons that `target` does not have yet; return a line for each thing the student should know."""
    target.mkdir(exist_ok=True)
    known = _read(target / KNOWN)
    told = []
    for lesson in sorted(source.glob("*.ipynb")):
        version = hashlib.sha256(lesson.read_bytes()).hexdigest()
        mine = target / lesson.name
        if not mine.exists():
            shutil.copyfile(lesson, mine)
        elif known.get(lesson.name) != version and not _already_there(lesson, target):
            new = _free_name(mine)
            shutil.copyfile(lesson, new)
            told.append(f"{lesson.stem} has a new version: {new.name}. Yours, {mine.name}, is as you left it.")
        known[lesson.name] = version
    (target / KNOWN).write_text(json.dumps(known, indent=1), encoding="utf-8")
    return told


def _read(file):
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # first time, or damaged: a lesson too many is better than one lost


def _already_there(lesson, target):
    """Whether one of the student's versions is this very file."""
    return any(copy.read_bytes() == lesson.read_bytes() for copy in target.glob(f"{lesson.stem}*.ipynb"))


def _free_name(mine):
    """07_convolution_v2.ipynb, or the first number that is free."""
    number = 2
    while (new := mine.with_name(f"{mine.stem}_v{number}.ipynb")).exists():
        number += 1
    return new


if __name__ == "__main__":
    folder = ROOT / "my_lessons"
    for line in bring_lessons(ROOT / "lessons", folder):
        print(line)
    settings = f"--LabApp.app_settings_dir={ROOT / 'tools' / 'jupyter_settings'}"
    sys.exit(subprocess.call([sys.executable, "-m", "jupyter", "lab", str(folder), settings, *sys.argv[1:]]))
