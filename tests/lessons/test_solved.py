"""Every lesson with its exercises solved, in a real kernel, where anything but *correct* is an error."""

import ast

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from dlcore.course.checking.rooms import rooms
from tests.support.lessons import LESSONS, every_lesson, tags

pytestmark = pytest.mark.filterwarnings("default")  # the kernel's client has warnings of its own


def solved(path, answers):
    """The notebook with `answers` (name → source) in its exercise cells."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if "exercise" in tags(cell):
            name = ast.parse(cell.source).body[0].name
            cell.source = answers.get(name, cell.source)
    return notebook


def run(notebook, tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_STRICT", "1")
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "progress.json"))
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()


@every_lesson
def test_solved_lesson_runs_with_every_check_correct(path, tmp_path, monkeypatch):
    answers = {exercise.name: exercise.source for exercise in rooms()[path.stem[:2]].exercises}
    run(solved(path, answers), tmp_path, monkeypatch)
    recorded = (tmp_path / "progress.json").read_text(encoding="utf-8")
    assert all(name in recorded for name in answers)


def test_an_unsolved_exercise_would_be_noticed(tmp_path, monkeypatch):
    with pytest.raises(CellExecutionError, match="not yet"):
        run(solved(LESSONS[0], {}), tmp_path, monkeypatch)
