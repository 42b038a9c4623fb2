"""Fold the solution of each exercise away under it.

A solution stands once, in the exercise's file in its lesson's room. A notebook shows none, so that nobody reads
one by accident; in the book it comes after the exercise's check, closed.
"""

import ast
import inspect

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform

from dlcore.course.checking.rooms import exercises

from .boxes import folded


class SolutionTransform(SphinxTransform):
    """Put a folded solution behind the cell that follows an exercise: its check."""

    default_priority = 401

    def apply(self, **kwargs):
        cells = [node for node in self.document.findall(nodes.container) if "cell" in node["classes"]]
        for cell in cells:
            if "tag_exercise" in cell["classes"]:
                exercise = _exercise(next(cell.findall(nodes.literal_block)).astext())
                self.env.note_dependency(inspect.getsourcefile(exercise.solution))
                check = cells[cells.index(cell) + 1]
                check.parent.insert(check.parent.index(check) + 1, _fold(exercise.source))


def _exercise(code):
    """The exercise whose stub the cell holds."""
    (definition,) = ast.parse(code).body
    if definition.name not in exercises():
        raise ExtensionError(f"no room has an exercise called {definition.name}")
    return exercises()[definition.name]


def _fold(code):
    return folded(
        "", nodes.literal_block(code, code, language="python"), summary="Solution", classes=["box", "solution"]
    )


def setup(app):
    app.add_transform(SolutionTransform)
