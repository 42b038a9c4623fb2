"""Hold back what would answer a question before the reader has, and the page of questions for a week later."""

import re
from itertools import pairwise
from pathlib import Path

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

import dlcore.course
from dlcore.course.checking.questions import Varied
from dlcore.course.checking.rooms import predictions, rooms
from dlcore.course.interactive.question_page import week_later
from dlcore.course.interactive.questions import DRAWN, drawn

from .boxes import folded
from .deck import load_deck

VARIANTS = 4  # of a question whose numbers vary


class HeldOutput(SphinxTransform):
    """Fold what the next cell prints, where a prediction is about that and not about a figure."""

    default_priority = 402

    def apply(self, **kwargs):
        cells = [node for node in self.document.findall(nodes.container) if "cell" in node["classes"]]
        for cell, following in pairwise(cells):
            asked = _asked(cell)
            if asked and not asked.figure:
                _hold(following)


def _asked(cell):
    """The prediction that a cell asks for, or None."""
    code = next(cell.findall(nodes.literal_block), None)
    found = re.match(r'predict\("(\w+)"\)', code.astext()) if code else None
    return predictions()[found[1]] if found else None


def _hold(cell):
    for output in [node for node in cell.findall(nodes.container) if "cell_output" in node["classes"]]:
        box = folded("", summary="What it shows", classes=["held-output"])
        output.replace_self(box)
        box += output


def _variants(question):
    return [drawn(question, seed) for seed in range(1, VARIANTS + 1)] if isinstance(question, Varied) else [question]


class WeekLater(SphinxDirective):
    """`{week-later}`: questions from the reviews of all finished lessons."""

    def run(self):
        lessons = load_deck()["lessons"]
        for file in Path(dlcore.course.__file__).parent.glob("lesson_*/review.py"):
            self.env.note_dependency(str(file))
        questions = [
            (_variants(question), f"Lesson {room.lesson}, {lessons[int(room.lesson)]['title'].lower()}")
            for room in rooms().values() for question in room.review
        ]  # fmt: skip
        return [nodes.raw("", week_later(questions, DRAWN), format="html")]


def setup(app):
    app.add_transform(HeldOutput)
    app.add_directive("week-later", WeekLater)
