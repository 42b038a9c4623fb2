"""Quizzes: every one of the course, and the three kinds."""

import re

import pytest
from lesson_tools import LESSONS, read, source

from dlcore.exercises.exercise import catalogue
from dlcore.exercises.quiz import ChoiceQuiz, NumberQuiz, OrderQuiz, Quiz
from dlcore.exercises.report import CORRECT, NOT_YET, WRONG

QUIZZES = [found for found in catalogue().values() if isinstance(found, Quiz)]
COMMON = {"name": "q", "lesson": "07_convolution", "question": "Which?", "because": "So it is."}
CHOICE = ChoiceQuiz(**COMMON, options={"red": "Too warm.", "blue": None, "green": "Too calm."})
NUMBER = NumberQuiz(**COMMON, answer=9, mistakes={4: "Padding forgotten."}, otherwise="Count again.")
ORDER = OrderQuiz(**COMMON, answer=("a", "b", "c"), shown=("b", "c", "a"))


@pytest.mark.parametrize("quiz", QUIZZES, ids=[quiz.name for quiz in QUIZZES])
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


def test_every_quiz_is_asked_once_in_its_lesson():
    asked = []
    for path in LESSONS:
        for cell in read(path)["cells"]:
            asked += [(name, path.stem) for name in re.findall(r'^quiz\("(\w+)"\)', source(cell), re.MULTILINE)]
    assert sorted(asked) == sorted((quiz.name, quiz.lesson) for quiz in QUIZZES)


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
