"""Questions to the reader: `predict` before a figure, `quiz` after a section. Both live twice, like figures."""

import os
import sys

from dlcore.course.checking.rooms import predictions, quizzes
from dlcore.course.interactive import question_page
from dlcore.course.interactive.explore import MODE


def predict(figure):
    """Ask for the guess that the figure of that name answers; the answer appears once the figure was moved."""
    if figure not in predictions():
        raise ValueError(f"there is no prediction for a figure called {figure!r}")
    _show(predictions()[figure], question_page.prediction)


def quiz(name):
    """Show the quiz of that name."""
    if name not in quizzes():
        raise ValueError(f"there is no quiz called {name!r}")
    _show(quizzes()[name], question_page.quiz)


def _show(question, on_page):
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return
    if os.environ.get(MODE) == "page":
        ipython.display.display({"text/html": on_page(question), "text/plain": question.question}, raw=True)
    else:
        from dlcore.course.interactive import question_widgets  # needs ipywidgets, which a page does not

        ipython.display.display(question_widgets.widget(question))
