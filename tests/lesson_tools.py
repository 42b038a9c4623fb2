"""What tests of lessons share: read a notebook, run its cells in this process, find its figures."""

import contextlib
import io
import json
from functools import cache
from pathlib import Path

from dlcore.interactive import Explorer

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "lessons").glob("*.ipynb"))


def read(path):
    """The notebook as a dict."""
    return json.loads(path.read_text(encoding="utf-8"))


def source(cell):
    return "".join(cell["source"])


def tags(cell):
    return cell["metadata"].get("tags", [])


@cache
def namespace(path):
    """The names that the lesson's code cells define, run here from top to bottom and silently."""
    names = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in read(path)["cells"]:
            if cell["cell_type"] == "code":
                exec(compile(source(cell), f"{path.name}:{cell['id']}", "exec"), names)
    return names


def figures(path):
    """The interactive figures of a lesson, in its order."""
    return [value for value in namespace(path).values() if isinstance(value, Explorer)]


ALL_FIGURES = [(path, figure) for path in LESSONS for figure in figures(path)]
FIGURE_IDS = [f"{path.stem}:{figure.name}" for path, figure in ALL_FIGURES]
