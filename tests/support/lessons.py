"""What tests of lessons share: read a notebook, run its cells in this process, find its figures."""

import ast
import contextlib
import io
import json
from functools import cache
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "lessons").glob("*.ipynb"))
every_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


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
                plt.close("all")
    return names


def figure_names(path):
    """The names of a lesson's interactive figures, in its order, found without running it."""
    cells = [source(cell) for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    functions = [node for text in cells for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return [f.name for f in functions if any(ast.unparse(d).startswith("explore(") for d in f.decorator_list)]


def figures(path):
    """The interactive figures of a lesson, in its order."""
    return [namespace(path)[name] for name in figure_names(path)]


def figure_of(stem, name):
    """(lesson's path, figure) of the figure called `name` in the lesson called `stem`."""
    path = next(path for path in LESSONS if path.stem == stem)
    return path, namespace(path)[name]


FIGURES = [(path, name) for path in LESSONS for name in figure_names(path)]
every_figure = pytest.mark.parametrize(  # the fixture `figure` of tests/conftest.py turns the name into the figure
    ("path", "figure"), FIGURES, ids=[f"{path.stem}:{name}" for path, name in FIGURES], indirect=["figure"]
)
