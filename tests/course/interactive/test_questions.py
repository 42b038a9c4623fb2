"""Predictions and quizzes with a kernel, and their markup for the page."""

import json

import pytest
from bs4 import BeautifulSoup

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, NumberQuiz, OrderQuiz, Prediction
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture
from dlcore.course.interactive import explore, live, predict, question_page, question_widgets, quiz, slider

COUNT = {"question": "How <many>?", "options": ("4", "9"), "answer": "9", "because": "Count them."}
PREDICTION = Prediction(**COUNT, figure="moving_figure", at="a=3")
WITHOUT_FIGURE = Prediction(**COUNT, name="how_many")
COMMON = {"name": "q", "question": "Which?", "because": "So it is."}
CHOICE = ChoiceQuiz(**COMMON, options={"red": "Too warm.", "blue": None})
NUMBER = NumberQuiz(**COMMON, answer=9, mistakes={4: "Padding forgotten."})
ORDER = OrderQuiz(**COMMON, answer=("a", "b"), shown=("b", "a"))
BLANKS = BlanksQuiz(**COMMON, lines=("x = ___, 2x = ___",), answers=(-1.5, -3), mistakes=({}, {4: "Twice."}))


@explore(a=slider(1, 3))
def moving_figure(a=1):
    return Picture((Canvas(10, 10).to_svg(),), f"state {a} of the figure")


@pytest.fixture(autouse=True)
def no_progress(monkeypatch):
    monkeypatch.setenv("DLCORE_PROGRESS", "off")


def test_the_answer_appears_after_a_guess_and_where_it_is_seen():
    asked = question_widgets.widget(PREDICTION)
    figure = live.LiveFigure(moving_figure)
    figure.inputs["a"].value = 3
    assert asked.status.value == ""
    asked.guess.value = "4"
    assert "Now move the figure below, and see: a = 3." in asked.status.value
    figure.inputs["a"].value = 2
    assert "Count them" not in asked.status.value
    figure.inputs["a"].value = 3
    assert "You said “4”: it is “9”. Count them." in asked.status.value
    assert asked.guess.disabled


def test_a_right_guess_is_told_so():
    asked = question_widgets.widget(PREDICTION)
    figure = live.LiveFigure(moving_figure)
    asked.guess.value = "9"
    figure.inputs["a"].value = 3
    assert "You were right" in asked.status.value


def test_without_a_figure_the_answer_comes_at_once():
    asked = question_widgets.widget(WITHOUT_FIGURE)
    asked.guess.value = "4"
    assert "You said “4”: it is “9”." in asked.status.value


def test_what_was_wrong_is_asked_again_at_the_end():
    right, wrong = question_widgets.widget(WITHOUT_FIGURE), question_widgets.widget(WITHOUT_FIGURE)
    end = question_widgets.ReviewWidget([CHOICE])
    right.guess.value = "9"
    assert not end.missed.children
    wrong.guess.value = "4"
    _, again = end.missed.children
    again.guess.value = "9"
    assert "You were right" in again.status.value
    assert not again.guess.disabled


def test_quizzes_report_what_is_wrong():
    choice = question_widgets.widget(CHOICE)
    choice.button.click()
    assert "Choose an answer first." in choice.report.value
    choice.choice.value = "red"
    choice.button.click()
    assert "Too warm." in choice.report.value
    choice.choice.value = "blue"
    choice.button.click()
    assert "So it is." in choice.report.value


@pytest.mark.parametrize(
    ("typed", "words"), [("9", "So it is."), ("4,0", "Padding"), ("x", "Write a number"), ("", "first")]
)
def test_numbers_as_people_type_them(typed, words):
    number = question_widgets.widget(NUMBER)
    number.number.value = typed
    number.button.click()
    assert words in number.report.value


def test_an_order_needs_every_place():
    order = question_widgets.widget(ORDER)
    order.places[0].value = "a"
    order.button.click()
    assert "Choose an answer first." in order.report.value
    order.places[1].value = "b"
    order.button.click()
    assert "So it is." in order.report.value


def test_gaps_are_filled_with_numbers():
    blanks = question_widgets.widget(BLANKS)
    blanks.button.click()
    assert "Choose an answer first." in blanks.report.value
    blanks.numbers[0].value = "−1,5"
    blanks.button.click()
    assert "Gap 2: write a number." in blanks.report.value
    blanks.numbers[1].value = "4"
    blanks.button.click()
    assert "Twice." in blanks.report.value
    blanks.numbers[1].value = "-3"
    blanks.button.click()
    assert "So it is." in blanks.report.value


def test_the_page_escapes_and_folds_the_answer_for_readers_without_scripts():
    soup = BeautifulSoup(question_page.prediction(PREDICTION), "html.parser")
    assert soup.legend.get_text() == "How <many>?"
    assert soup.div["data-figure"] == "moving-figure"
    assert soup.details.get_text() == "AnswerIt is 9. Count them."
    assert not soup.details.has_attr("open")


@pytest.mark.parametrize(
    ("asked", "spoken"), [(CHOICE, "blue. "), (NUMBER, "9. "), (ORDER, "a, then b. "), (BLANKS, "-1.5, -3. ")]
)
def test_quizzes_on_the_page_carry_their_data(asked, spoken):
    soup = BeautifulSoup(question_page.quiz(asked), "html.parser")
    assert json.loads(soup.script.string)["right"] == "So it is."
    assert soup.script["type"] == "application/json"
    assert spoken in soup.details.get_text()


def test_mistakes_of_authors_are_named():
    with pytest.raises(ValueError, match="no prediction called 'out_size'"):
        predict("out_size")
    with pytest.raises(ValueError, match="no quiz called 'out_size'"):
        quiz("out_size")
