"""The proof for every exercise of the course; a new exercise is found by itself."""

import ast
import importlib
import inspect

import pytest

from dlcore.course.checking import sandbox
from dlcore.course.checking.grading import _fault, grade, outcome_of
from dlcore.course.checking.report import CORRECT, NOT_YET, WRONG
from dlcore.course.checking.rooms import exercises, rooms
from tests.support.lessons import LESSONS, read, source, tags
from tests.support.mutants import GENERIC, code_mutants

every_exercise = pytest.mark.parametrize("exercise", exercises().values(), ids=list(exercises()))
LESSON_OF = {exercise.name: room.lesson for room in rooms().values() for exercise in room.exercises}

# Mutants of solutions that compute the same: (exercise, what was changed) → why nobody could tell.
SAME = {
    ("sigmoid_and_slope", "GtE → Gt in `x >= 0`"): "at x = 0 both forms of the sigmoid give ½",
    ("train_perceptron", "Add → Sub in `mistakes += error != 0`"): "the count is only compared with 0",
    ("clip_by_norm", "Gt → GtE in `norm > max_norm`"): "a gradient of length max_norm is multiplied by 1",
}


def named(function, exercise):
    """The function under the exercise's name, as a student would write it."""

    def answer(*args, **kwargs):
        return function(*args, **kwargs)

    answer.__name__ = exercise.name
    return answer


def lesson_path(exercise):
    (path,) = [path for path in LESSONS if path.stem.startswith(LESSON_OF[exercise.name])]
    return path


def exercise_cells(path):
    """(the stub, its cell, the cell after it) for every exercise of a lesson."""
    cells = read(path)["cells"]
    for number, cell in enumerate(cells):
        if "exercise" in tags(cell):
            yield ast.parse(source(cell)).body[0], cell, cells[number + 1]


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 1.0)


@every_exercise
def test_stub_is_not_yet(exercise):
    stubs = {node.name: source(cell) for node, cell, _ in exercise_cells(lesson_path(exercise))}
    names = {}
    exec(stubs[exercise.name], names)
    assert grade(names[exercise.name]).status == NOT_YET


@every_exercise
def test_solution_is_correct_and_looks_like_the_stub(exercise):
    assert grade(exercise.solution).status == CORRECT
    (stub,) = [node for node, _, _ in exercise_cells(lesson_path(exercise)) if node.name == exercise.name]
    solved = ast.parse(exercise.source).body[0]
    assert ast.dump(solved.args) == ast.dump(stub.args)
    assert ast.get_docstring(solved) == ast.get_docstring(stub)


@every_exercise
def test_another_style_is_correct(exercise):
    second = importlib.import_module(f"tests.course.lesson_{LESSON_OF[exercise.name]}.second_styles")
    assert grade(getattr(second, exercise.name)).status == CORRECT


@every_exercise
def test_each_mistake_is_recognised_by_its_own_message(exercise):
    assert len(exercise.mistakes) >= 3
    for mistake in exercise.mistakes:
        report = grade(named(mistake.wrong, exercise))
        assert report.status == WRONG, mistake.name
        assert report.mistake == mistake.name
        assert report.message == mistake.message


def really_differs(exercise, answer):
    """Whether an answer differs from the solution beyond rounding in any trial."""
    return any(_fault(outcome_of(trial, answer), outcome_of(trial, exercise.solution)) for trial in exercise.trials)


@every_exercise
def test_generic_wrong_answers_are_never_correct(exercise):
    different = 0
    for words, make in GENERIC.items():
        answer = named(make(exercise.solution), exercise)
        if really_differs(exercise, answer):
            different += 1
            assert grade(answer).status != CORRECT, words
    assert different >= 4


@every_exercise
def test_small_changes_of_the_solution_are_noticed(exercise):
    module = inspect.getmodule(exercise.solution)
    survivors, count = [], 0
    for words, mutant in code_mutants(exercise.source):
        names = dict(vars(module))
        exec(mutant, names)
        count += 1
        if grade(names[exercise.name]).status == CORRECT and (exercise.name, words) not in SAME:
            survivors.append(words)
    assert count >= 3
    assert len(survivors) <= 0.02 * count, survivors


def test_every_exercise_has_a_check_and_every_check_an_exercise():
    in_lessons = []
    for path in LESSONS:
        for node, _, following in exercise_cells(path):
            in_lessons.append((node.name, path.stem[:2]))
            assert source(following) == f"check({node.name})"
    assert in_lessons == list(LESSON_OF.items())


@every_exercise
def test_a_solution_uses_only_the_lessons_own_set_up(exercise):
    """One rule for the notebook, the page and the grader."""
    first = next(cell for cell in read(lesson_path(exercise))["cells"] if cell["cell_type"] == "code")
    names = {exercise.name: None}
    exec(source(first), names)
    exec(exercise.source, names)
    assert grade(names[exercise.name]).status == CORRECT


@every_exercise
def test_three_hints_that_do_not_repeat_the_messages(exercise):
    assert len(exercise.hints) == 3
    assert all(len(hint) > 30 for hint in exercise.hints)
    assert not {mistake.message for mistake in exercise.mistakes} & set(exercise.hints)
