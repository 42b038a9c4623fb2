"""Predictions and quizzes with a kernel: ipywidgets."""

import html

import ipywidgets

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, NumberQuiz, OrderQuiz
from dlcore.course.checking.report import CORRECT
from dlcore.course.checking.solved import record
from dlcore.course.interactive import live

WIDE = ipywidgets.Layout(width="auto")


def widget(question):
    """The widget of a `Prediction` or a `Quiz`."""
    kinds = {ChoiceQuiz: ChoiceWidget, NumberQuiz: NumberWidget, OrderQuiz: OrderWidget, BlanksQuiz: BlanksWidget}
    return kinds.get(type(question), PredictionWidget)(question)


def _text(words):
    return ipywidgets.HTML(f"<p>{html.escape(words)}</p>")


class PredictionWidget(ipywidgets.VBox):
    """Keeps the guess, and shows the answer once the figure shows it, or at once where no figure does."""

    def __init__(self, prediction, again=False):
        self.prediction, self.again = prediction, again
        self.guess = ipywidgets.RadioButtons(options=prediction.options, value=None, layout=WIDE)
        self.status = ipywidgets.HTML()
        self.guess.observe(self._guessed, names="value")
        if prediction.figure and not again:
            live.when_moved(prediction.figure, self._moved)
        super().__init__([_text(prediction.question), self.guess, self.status])

    def _guessed(self, change):
        if self.prediction.figure and not self.again:
            at = self.prediction.at.replace("&", ", ").replace("_", " ").replace("=", " = ")
            self.status.value = f"<p>Now move the figure below, and see: {html.escape(at)}.</p>"
        else:
            self._reveal()

    def _moved(self, state):
        if self.guess.value is not None and not self.guess.disabled and self.prediction.is_seen(state):
            self._reveal()

    def _reveal(self):
        words, right = self.prediction.verdict(self.guess.value)
        self.status.value = f"<p>{html.escape(words)}</p>"
        if self.again:
            return
        self.guess.disabled = True  # it was a guess: from now on the answer is known
        if not right:
            ReviewWidget.ask_again(self.prediction)


def several(quizzes):
    """The widget of several quizzes, below each other."""
    return ipywidgets.VBox([*map(widget, quizzes)])


class ReviewWidget(ipywidgets.VBox):
    """Several quizzes, and above them the predictions that were wrong, to be answered once more."""

    _now = None  # the one on the screen: a cell that runs again replaces it

    def __init__(self, quizzes):
        self.missed = ipywidgets.VBox()
        ReviewWidget._now = self
        super().__init__([self.missed, several(quizzes)])

    @classmethod
    def ask_again(cls, prediction):
        """Add a prediction that was wrong to the review on the screen, if there is one."""
        if cls._now is not None:
            missed = cls._now.missed
            first = [] if missed.children else [_text("Here your first guess was wrong. And now?")]
            missed.children = (*first, *missed.children, PredictionWidget(prediction, again=True))


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
        text = self.number.value.strip()
        number = _number(text)
        return text or None if number is None else number


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


class BlanksWidget(QuizWidget):
    def fields(self):
        self.numbers, rows = [], []
        for line in self.quiz.lines:
            first, *others = line.split("___")
            parts = [ipywidgets.HTML(html.escape(first))]
            for words in others:
                self.numbers.append(ipywidgets.Text(layout=ipywidgets.Layout(width="6em")))
                parts += [self.numbers[-1], ipywidgets.HTML(html.escape(words))]
            rows.append(ipywidgets.HBox(parts))
        return rows

    def given(self):
        numbers = tuple(_number(field.value) for field in self.numbers)
        return None if set(numbers) == {None} else numbers


def _number(text):
    """The number that somebody typed, or None."""
    try:
        return float(text.strip().replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
