"""Quizzes: every one of the course, and the four kinds; predictions and reviews of every room."""

import re
from itertools import pairwise

import pytest

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, NumberQuiz, OrderQuiz, Prediction, Quiz
from dlcore.course.checking.report import CORRECT, NOT_YET, WRONG
from dlcore.course.checking.rooms import quizzes, rooms
from dlcore.course.interactive.questions import drawn
from tests.support.lessons import LESSONS, read, source, tags

COMMON = {"name": "q", "question": "Which?", "because": "So it is."}
CHOICE = ChoiceQuiz(**COMMON, options={"red": "Too warm.", "blue": None, "green": "Too calm."})
NUMBER = NumberQuiz(**COMMON, answer=9, mistakes={4: "Padding forgotten."}, otherwise="Count again.")
ORDER = OrderQuiz(**COMMON, answer=("a", "b", "c"), shown=("b", "c", "a"))


BLANKS = BlanksQuiz(
    **COMMON, lines=("2 + 3 = ___", "5 · 2 = ___"), answers=(5, 10), mistakes=({6: "Add."}, {7: "Times."})
)
ASKED = [
    *quizzes().values(),
    *(drawn(asked, seed) for room in rooms().values() for asked in room.review for seed in (0, 5)),
]
every_room = pytest.mark.parametrize("room", rooms().values(), ids=list(rooms()))


def wrong_answers(quiz):
    """The wrong answers that a quiz knows, each with its message."""
    if isinstance(quiz, BlanksQuiz):
        for place, mistakes in enumerate(quiz.mistakes):
            for given, message in mistakes.items():
                yield (*quiz.answers[:place], given, *quiz.answers[place + 1 :]), message
    elif isinstance(quiz, OrderQuiz):
        yield quiz.shown, ""
    else:
        wrong = quiz.mistakes if isinstance(quiz, NumberQuiz) else quiz.options
        yield from ((given, message) for given, message in wrong.items() if message is not None)


@pytest.mark.parametrize("quiz", ASKED, ids=lambda quiz: quiz.name)
def test_every_quiz_of_the_course(quiz):
    assert quiz.grade(None).status == NOT_YET
    right = quiz.grade(quiz.answers if isinstance(quiz, BlanksQuiz) else quiz.answer)
    assert (right.status, right.message) == (CORRECT, quiz.because)
    wrong = list(wrong_answers(quiz))
    assert wrong
    for given, message in wrong:
        report = quiz.grade(given)
        assert report.status == WRONG
        assert message in report.message


def code_of(room):
    """The lesson of a room: its path and its code cells."""
    (path,) = [path for path in LESSONS if path.stem.startswith(room.lesson)]
    return path, [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]


@every_room
def test_every_question_of_a_room_is_asked_once_in_its_lesson(room):
    _, cells = code_of(room)
    code = "\n".join(map(source, cells))
    assert re.findall(r'^quiz\("(\w+)"\)', code, re.MULTILINE) == [quiz.name for quiz in room.quizzes]
    assert re.findall(r'^predict\("(\w+)"\)', code, re.MULTILINE) == [asked.key for asked in room.predictions]


@every_room
def test_every_predict_box_asks_for_a_guess(room):
    path, _ = code_of(room)
    cells = read(path)["cells"]
    for cell, following in pairwise(cells):
        if "> **Predict.**" in source(cell):
            assert source(cell).count("> **Predict.**") == 1, cell["id"]
            assert source(cell).rstrip().rsplit("\n\n", 1)[-1].startswith("> **Predict.**"), cell["id"]
            assert source(following).startswith("predict("), cell["id"]


@every_room
def test_what_answers_a_prediction_without_a_figure_is_held_back(room):
    _, cells = code_of(room)
    named = {f'predict("{asked.name}")' for asked in room.predictions if asked.name}
    for cell, following in pairwise(cells):
        hidden = following["metadata"].get("jupyter", {}).get("outputs_hidden", False)
        assert hidden == (source(cell).strip() in named), following["id"]
        assert not hidden or "hide-input" not in tags(following), following["id"]


@every_room
def test_a_lesson_ends_in_six_questions_of_three_kinds(room):
    path, cells = code_of(room)
    asked = [drawn(question) for question in room.review]
    assert len(asked) == len({quiz.name for quiz in asked}) == 6
    assert len({type(quiz) for quiz in asked}) >= 3
    earlier = [quiz.recalls for quiz in asked if quiz.recalls]
    assert all(lesson < room.lesson and lesson in rooms() for lesson in earlier)
    assert len(earlier) == (2 if room.lesson > "00" else 0)
    last = source(cells[-1])
    assert last == f'review("{room.lesson}")' or room.lesson == "00"  # which ends in its self-test
    assert not {quiz.name for quiz in asked} & set(quizzes())


@every_room
def test_other_seeds_ask_with_other_numbers(room):
    varied = [question for question in room.review if not isinstance(question, Quiz)]
    assert varied
    for question in varied:
        assert len({question.draw(seed).question for seed in range(12)}) > 3
        assert len({question.draw(seed).name for seed in range(12)}) == 1


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


def test_blanks():
    assert BLANKS.grade((5.0, 10.0)).status == CORRECT
    assert BLANKS.grade((6.0, None)).message == "Gap 1: Add."
    assert BLANKS.grade((5.0, 7.0)).message == "Gap 2: Times."
    assert BLANKS.grade((5.0, None)).message == "Gap 2: write a number."
    assert BLANKS.grade((5.0, 3.0)).message == "Gap 2: not this number."
    with pytest.raises(ValueError, match="2 gaps need as many answers"):
        BlanksQuiz(**COMMON, lines=("___ + ___",), answers=(1,), mistakes=({},))


def test_a_prediction():
    asked = Prediction("How many?", ("4", "9"), "9", "Count them.", figure="f", at="step=2&turn=on")
    assert asked.is_seen({"step": "2", "turn": "on", "other": "1"})
    assert not asked.is_seen({"step": "1", "turn": "on"})
    assert asked.verdict("9") == ("You were right: it is “9”. Count them.", True)
    assert asked.verdict("4") == ("You said “4”: it is “9”. Count them.", False)
    with pytest.raises(ValueError, match="'5' is not among the options 4, 9"):
        Prediction("How many?", ("4", "9"), answer="5", because="Count them.", name="n")
    with pytest.raises(ValueError, match="needs either a figure and where in it the answer is seen, or a name"):
        Prediction("How many?", ("4", "9"), answer="9", because="Count them.", figure="f")
