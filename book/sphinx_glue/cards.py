"""Put together on the page what belongs together.

An exercise with all its parts, a prediction with its question, what a lesson promises with what can be done with it,
and its end with the lesson that comes next.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from dlcore.course.checking.rooms import exercises

from .boxes import folded
from .deck import load_deck

TRACKS = {"●": "core", "★": "stretch"}
LINKS = "<!-- links to run and to download the lesson -->"  # lesson_links puts them here


class ExerciseCard(SphinxTransform):
    """The task, its stub, how to check it, hints and solution as one card. Runs after `solutions`."""

    default_priority = 403

    def apply(self, **kwargs):
        for box in list(self.document.findall(nodes.admonition)):
            if "exercise" in box["classes"]:
                stub, check, solution = box.parent[box.parent.index(box) + 1 :][:3]
                exercise = exercises()[_defined_in(stub)]
                for part in (stub, check, solution):
                    part.parent.remove(part)
                _title(box)
                box.extend([stub, _how(exercise), *map(_hint, enumerate(exercise.hints, 1)), solution])


def _defined_in(cell):
    return re.match(r"(?:def|class) (\w+)", next(cell.findall(nodes.literal_block)).astext()).group(1)


def _title(box):
    """Move `● 15 minutes.` from the text to the title, with what the sign means."""
    title, paragraph = box[0], box[1]
    text = next(text for text in paragraph.findall(nodes.Text) if text.astext())
    found = re.match(r"([●★]) (\d+) minutes\. ", text.astext())
    if found:
        sign, minutes = found.groups()
        title += nodes.inline(text=f" {sign} {TRACKS[sign]} · {minutes} minutes", classes=["exercise-weight"])
        text.parent.replace(text, nodes.Text(text.astext()[found.end() :]))


def _how(exercise):
    """Nothing runs on the page: say where it does."""
    words = " there says at once what is right, and what is wrong and why."
    start = nodes.Text("Write it in JupyterLite or in your notebook: ")
    return nodes.paragraph("", "", start, nodes.literal(text=f"check({exercise.name})"), nodes.Text(words))


def _hint(numbered):
    number, hint = numbered
    parts = (nodes.literal(text=part) if n % 2 else nodes.Text(part) for n, part in enumerate(hint.split("`")))
    return folded("", nodes.paragraph("", "", *parts), summary=f"Hint {number}", classes=["hint"])


class PredictionCard(SphinxTransform):
    """A prediction's text and its question, which follows in a cell, as one card."""

    default_priority = 404

    def apply(self, **kwargs):
        for box in list(self.document.findall(nodes.admonition)):
            following = box.parent[box.parent.index(box) + 1 :][:1]
            if "predict" in box["classes"] and following and _asks(following[0]):
                following[0].parent.remove(following[0])
                box += following[0]


def _asks(node):
    return isinstance(node, nodes.container) and any(
        block.astext().startswith("predict(") for block in node.findall(nodes.literal_block)
    )


class Question(SphinxTransform):
    """The question that a lesson opens with, below its title."""

    default_priority = 405

    def apply(self, **kwargs):
        if self.env.docname.startswith("lessons/"):
            title = next(self.document.findall(nodes.title))
            title.parent[title.parent.index(title) + 1]["classes"].append("lesson-question")


class Strip(SphinxTransform):
    """Minutes, slides, goals and needs of a lesson as one compact strip, with the links to run and to download it."""

    default_priority = 405

    def apply(self, **kwargs):
        if not self.env.docname.startswith("lessons/"):
            return
        for line in self.document.findall(nodes.paragraph):
            if isinstance(line[0], nodes.emphasis) and re.match(r"\d+ minutes to read", line.astext()):
                place = line.parent.index(line)
                promises = line.parent[place + 1]
                strip = nodes.container("", line.deepcopy(), promises.deepcopy(), classes=["lesson-strip"])
                strip += nodes.raw("", LINKS, format="html")
                line.parent[place : place + 2] = [strip]
                return


class NextLesson(SphinxTransform):
    """The line `**Next:** lesson 08, …` leads to the next lesson that is there; after the last there is none."""

    default_priority = 406

    def apply(self, **kwargs):
        lessons = load_deck()["lessons"]
        here = next((n for n, lesson in lessons.items() if lesson["file"] == self.env.docname), None)
        line = next((p for p in self.document.findall(nodes.paragraph) if p.astext().startswith("Next:")), None)
        if here is None or line is None:
            return
        later = [n for n, lesson in lessons.items() if n > here and lesson["file"] in self.env.found_docs]
        if not later:
            line.parent.remove(line)
            return
        line.replace_self(_next(later[0], lessons[later[0]], line.astext(), self))


def _next(number, lesson, words, transform):
    """The line as it stands, with a link; of another lesson than it names, what the table says."""
    named, colon, promise = words.removeprefix("Next:").strip().partition(":")
    if not named.startswith(f"lesson {number:02d}"):
        named, promise = f"lesson {number:02d}, {lesson['title'].lower()}", f" {lesson['idea']}"
    uri = transform.env.app.builder.get_relative_uri(transform.env.docname, lesson["file"])
    link = nodes.reference("", named, internal=True, refuri=uri)
    return nodes.paragraph("", "", nodes.strong(text="Next:"), nodes.Text(" "), link, nodes.Text(f":{promise}"))


def setup(app):
    for transform in (ExerciseCard, PredictionCard, Question, Strip, NextLesson):
        app.add_transform(transform)
