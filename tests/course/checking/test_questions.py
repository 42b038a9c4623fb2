"""Quizzes: every one of the course, and the three kinds."""

import re

import pytest

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Prediction
from dlcore.course.checking.report import CORRECT, NOT_YET, WRONG
from dlcore.course.checking.rooms import quizzes, rooms
from tests.support.lessons import LESSONS, figure_names, read, source

COMMON = {"name": "q", "question": "Which?", "because": "So it is."}
CHOICE = ChoiceQuiz(**COMMON, options={"red": "Too warm.", "blue": None, "green": "Too calm."})
NUMBER = NumberQuiz(**COMMON, answer=9, mistakes={4: "Padding forgotten."}, otherwise="Count again.")
ORDER = OrderQuiz(**COMMON, answer=("a", "b", "c"), shown=("b", "c", "a"))


@pytest.mark.parametrize("quiz", quizzes().values(), ids=list(quizzes()))
def test_every_quiz_of_the_course(quiz):
    assert quiz.grade(None).status == NOT_YET
    right = quiz.grade(quiz.answer)
    assert (right.status, right.message) == (CORRECT, quiz.because)
    wrong = getattr(quiz, "mistakes", None) or getattr(quiz, "options", None) or {quiz.shown: ""}
    wrong = {given: message for given, message in wrong.items() if message is not None}
    assert wrong
    for given, message in wrong.items():
        report = quiz.grade(given)
        assert report.status == WRONG
        assert message in report.message


@pytest.mark.parametrize("room", rooms().values(), ids=list(rooms()))
def test_every_question_of_a_room_is_asked_once_in_its_lesson(room):
    (path,) = [path for path in LESSONS if path.stem.startswith(room.lesson)]
    code = "\n".join(source(cell) for cell in read(path)["cells"] if cell["cell_type"] == "code")
    assert re.findall(r'^quiz\("(\w+)"\)', code, re.MULTILINE) == [quiz.name for quiz in room.quizzes]
    assert re.findall(r'^predict\("(\w+)"\)', code, re.MULTILINE) == [asked.figure for asked in room.predictions]
    assert {asked.figure for asked in room.predictions} <= set(figure_names(path))


def test_a_choice():
    assert CHOICE.answer == "blue"
    assert CHOICE.grade("red").message == "Too warm."
    with pytest.raises(ValueError, match="exactly one option must be right"):
        ChoiceQuiz(**COMMON, options={"red": "no", "blue": "no"})


def test_a_number():
    assert NUMBER.grade(9.0).status == CORRECT
    assert NUMBER.grade(4).message == "Padding forgotten."
    assert NUMBER.grade(5).message == "Count again."
    assert NUMBER.grade("nine").message == "Write a number."


def test_an_order():
    assert ORDER.grade(("b", "a", "c")).message == "Not “b” first."
    assert ORDER.grade(("a", "c", "b")).message == "Right up to here, but place 2 is not “c”."
    with pytest.raises(ValueError, match="in another order"):
        OrderQuiz(**COMMON, answer=("a", "b"), shown=("a", "b"))


def test_a_prediction():
    with pytest.raises(ValueError, match="'5' is not among the options 4, 9"):
        Prediction("figure", "How many?", ("4", "9"), answer="5", because="Count them.")
