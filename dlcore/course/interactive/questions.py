"""Questions to the reader. All live twice, like figures: with a kernel and on the published page.

`predict` before an answer is seen, `quiz` after a section, `review` at the end of a lesson, `a_week_later` after that.
"""

import os
import sys
from datetime import date

import numpy as np

from dlcore.course.checking.questions import Varied
from dlcore.course.checking.rooms import predictions, quizzes, rooms
from dlcore.course.interactive import question_page
from dlcore.course.interactive.explore import MODE

DRAWN = 8  # questions a week later


def predict(name):
    """Ask for a guess before the figure of that name, or before the next cell, shows the answer."""
    if name not in predictions():
        raise ValueError(f"there is no prediction called {name!r}")
    asked = predictions()[name]
    _show(asked.question, lambda: question_page.prediction(asked), lambda widgets: widgets.widget(asked))


def quiz(name):
    """Show the quiz of that name."""
    if name not in quizzes():
        raise ValueError(f"there is no quiz called {name!r}")
    asked = quizzes()[name]
    _show(asked.question, lambda: question_page.quiz(asked), lambda widgets: widgets.widget(asked))


def review(lesson):
    """Show what was guessed wrong in this lesson, and its review questions."""
    asked = [drawn(question) for question in rooms()[lesson].review]
    _show("review questions", lambda: question_page.review(asked), lambda widgets: widgets.ReviewWidget(asked))


def a_week_later(seed=None):
    """Ask questions from all lessons; another seed asks others, with other numbers. Without one, the day decides."""
    rng = np.random.default_rng(date.today().toordinal() if seed is None else seed)
    all_questions = [question for room in rooms().values() for question in room.review]
    picked = rng.permutation(len(all_questions))[:DRAWN]
    asked = [drawn(all_questions[place], rng.integers(1, 1000)) for place in picked]
    _show("questions", lambda: question_page.review(asked), lambda widgets: widgets.several(asked))


def drawn(question, seed=0):
    """A question as it is asked: a varied one with the numbers of a seed."""
    return question.draw(seed) if isinstance(question, Varied) else question


def _show(plain, on_page, with_kernel):
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return
    if os.environ.get(MODE) == "page":
        ipython.display.display({"text/html": on_page(), "text/plain": plain}, raw=True)
    else:
        from dlcore.course.interactive import question_widgets  # needs ipywidgets, which a page does not

        ipython.display.display(with_kernel(question_widgets))
