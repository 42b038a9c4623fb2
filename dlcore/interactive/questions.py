"""Questions to the reader: `predict` before a figure, `quiz` after a section. Both live twice, like figures."""

import os
import sys
from dataclasses import dataclass

from dlcore.exercises.exercise import catalogue
from dlcore.exercises.quiz import Quiz
from dlcore.interactive import question_page
from dlcore.interactive.explore import MODE


@dataclass(frozen=True)
class Prediction:
    """A guess to make before moving a figure.

    figure: the name of the figure whose first move reveals the answer
    """

    question: str
    options: tuple[str, ...]
    answer: str
    because: str
    figure: str


def predict(question, options, *, answer, because, figure):
    """Ask for a guess; the answer appears once a guess is made and the figure called `figure` was moved."""
    options = tuple(map(str, options))
    if str(answer) not in options:
        raise ValueError(f"the answer {str(answer)!r} is not among the options {', '.join(options)}")
    prediction = Prediction(question, options, str(answer), because, figure)
    _show(prediction, question_page.prediction)


def quiz(name):
    """Show the quiz of that name."""
    found = catalogue().get(name)
    if not isinstance(found, Quiz):
        raise ValueError(f"there is no quiz called {name!r}")
    _show(found, question_page.quiz)


def _show(question, on_page):
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return
    if os.environ.get(MODE) == "page":
        ipython.display.display({"text/html": on_page(question), "text/plain": question.question}, raw=True)
    else:
        from dlcore.interactive import question_widgets  # needs ipywidgets, which a page does not

        ipython.display.display(question_widgets.widget(question))
