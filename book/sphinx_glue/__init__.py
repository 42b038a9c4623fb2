"""The course's own Sphinx extension: what turns notebooks and pages into this book.

api          the page that lists everything public in dlcore
execution    runs the lessons so that figures become players, and knows when to run them again
formulas     sets TeX as MathML while the book is built
folded_code  puts the folded code of a figure below it
cards        put exercises, predictions and a lesson's promises together
boxes        turns quotes such as `> **Predict.** …` into boxes
lesson_links offers to run a lesson in the browser or to download its notebook
questions    holds back what answers a prediction, and draws the questions for a week later
player       puts the page player's script and style on the pages
self_hosted  keeps every page free of other hosts, and light
slide_links  leads from a slide that a lesson speaks of to its row there
slide_map    the table of the deck
solutions    folds the solution of each exercise away under it
"""

import hashlib
from pathlib import Path

from . import (
    api,
    boxes,
    cards,
    execution,
    folded_code,
    formulas,
    lesson_links,
    player,
    questions,
    self_hosted,
    slide_links,
    slide_map,
    solutions,
)


def setup(app):
    # When the glue itself changes, Sphinx reads all pages again.
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    app.add_config_value("glue", hashlib.sha256(code).hexdigest(), "env", [str])
    for module in (
        api,
        execution,
        formulas,
        folded_code,
        boxes,
        solutions,
        cards,
        lesson_links,
        player,
        questions,
        self_hosted,
        slide_links,
        slide_map,
    ):
        module.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
