"""Predictions and quizzes with a kernel: ipywidgets."""

import html

import ipywidgets

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz
from dlcore.course.checking.report import CORRECT
from dlcore.course.checking.solved import record
from dlcore.course.interactive import live

WIDE = ipywidgets.Layout(width="auto")


def widget(question):
    """The widget of a `Prediction` or a `Quiz`."""
    kinds = {ChoiceQuiz: ChoiceWidget, NumberQuiz: NumberWidget, OrderQuiz: OrderWidget}
    return kinds.get(type(question), PredictionWidget)(question)


def _text(words):
    return ipywidgets.HTML(f"<p>{html.escape(words)}</p>")


class PredictionWidget(ipywidgets.VBox):
    """Keeps the guess, and shows the answer once the figure was moved after it."""

    def __init__(self, prediction):
        self.prediction = prediction
        self.guess = ipywidgets.RadioButtons(options=prediction.options, value=None, layout=WIDE)
        self.status = ipywidgets.HTML()
        self.guess.observe(self._guessed, names="value")
        live.when_moved(prediction.figure, self._reveal)
        super().__init__([_text(prediction.question), self.guess, self.status])

    def _guessed(self, change):
        self.status.value = "<p>Now move the figure below, and see.</p>"

    def _reveal(self):
        if self.guess.value is None:
            return
        right = self.guess.value == self.prediction.answer
        first = "Your guess was right." if right else f"You guessed {self.guess.value}. It is {self.prediction.answer}."
        self.status.value = f"<p><strong>{html.escape(first)}</strong> {html.escape(self.prediction.because)}</p>"


class QuizWidget(ipywidgets.VBox):
    """A question, fields for the answer, a button and the report; subclasses say what `given` is."""

    def __init__(self, quiz):
        self.quiz = quiz
        self.report = ipywidgets.HTML()
        self.button = ipywidgets.Button(description="Check")
        self.button.on_click(self._check)
        super().__init__([_text(quiz.question), *self.fields(), self.button, self.report])

    def _check(self, button):
        report = self.quiz.grade(self.given())
        if report.status == CORRECT:
            record(self.quiz.name)
        self.report.value = report._repr_html_()


class ChoiceWidget(QuizWidget):
    def fields(self):
        self.choice = ipywidgets.RadioButtons(options=list(self.quiz.options), value=None, layout=WIDE)
        return [self.choice]

    def given(self):
        return self.choice.value


class NumberWidget(QuizWidget):
    def fields(self):
        self.number = ipywidgets.Text(placeholder="a number", layout=ipywidgets.Layout(width="10em"))
        return [self.number]

    def given(self):
        text = self.number.value.strip().replace(",", ".")
        try:
            return float(text) if text else None
        except ValueError:
            return text


class OrderWidget(QuizWidget):
    def fields(self):
        options = [("choose", None), *((item, item) for item in self.quiz.shown)]
        self.places = [
            ipywidgets.Dropdown(options=options, description=f"{place}.", layout=WIDE)
            for place in range(1, len(self.quiz.answer) + 1)
        ]
        return self.places

    def given(self):
        values = tuple(place.value for place in self.places)
        return None if None in values else values
