"""Fold the solution of each exercise away under it.

Solutions stand once, in `book/solutions/<lesson>.py`. A notebook shows none, so that nobody reads one by
accident; in the book it comes after the exercise's check, closed.
"""

import ast
from pathlib import Path

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform

from .boxes import folded

FOLDER = Path(__file__).parents[1] / "solutions"


def solutions(file):
    """Name → source of each solution in `file`."""
    text = file.read_text(encoding="utf-8")
    definitions = (node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return {node.name: ast.get_source_segment(text, node) for node in definitions if not node.name.startswith("_")}


class SolutionTransform(SphinxTransform):
    """Put a folded solution behind the cell that follows an exercise: its check."""

    default_priority = 401

    def apply(self, **kwargs):
        cells = [node for node in self.document.findall(nodes.container) if "cell" in node["classes"]]
        exercises = [cell for cell in cells if "tag_exercise" in cell["classes"]]
        if not exercises:
            return
        file = FOLDER / f"{Path(self.env.docname).name}.py"
        self.env.note_dependency(str(file))
        known = solutions(file)
        for cell in exercises:
            code = next(cell.findall(nodes.literal_block)).astext()
            (definition,) = ast.parse(code).body
            if definition.name not in known:
                raise ExtensionError(f"{file.name} has no solution for {definition.name}")
            check = cells[cells.index(cell) + 1]
            check.parent.insert(check.parent.index(check) + 1, _fold(known[definition.name]))


def _fold(code):
    return folded(
        "", nodes.literal_block(code, code, language="python"), summary="Solution", classes=["box", "solution"]
    )


def setup(app):
    app.add_transform(SolutionTransform)
