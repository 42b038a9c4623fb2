"""The proof for every exercise of the course; a new exercise is found by itself."""

import ast
import importlib.util

import pytest
from lesson_tools import LESSONS, ROOT, read, source, tags
from mutants import GENERIC, code_mutants
from sphinx_glue.solutions import solutions

from dlcore.exercises import sandbox
from dlcore.exercises.checking import _fault, grade, outcome_of
from dlcore.exercises.exercise import Exercise, catalogue
from dlcore.exercises.report import CORRECT, NOT_YET, WRONG

EXERCISES = [found for found in catalogue().values() if isinstance(found, Exercise)]
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[e.name for e in EXERCISES])

# Mutants of solutions that compute the same: (exercise, what was changed) → why nobody could tell.
SAME = {
    ("sigmoid_and_slope", "GtE → Gt in `x >= 0`"): "at x = 0 both forms of the sigmoid give ½",
    ("train_perceptron", "Add → Sub in `mistakes += error != 0`"): "the count is only compared with 0",
    ("clip_by_norm", "Gt → GtE in `norm > max_norm`"): "a gradient of length max_norm is multiplied by 1",
}


def load(folder, lesson):
    """The module `<folder>/<lesson>.py`."""
    spec = importlib.util.spec_from_file_location(f"{folder.name}_{lesson}", folder / f"{lesson}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def solution(exercise):
    return getattr(load(ROOT / "book" / "solutions", exercise.lesson), exercise.name)


def named(function, exercise):
    """The function under the exercise's name, as a student would write it."""

    def answer(*args, **kwargs):
        return function(*args, **kwargs)

    answer.__name__ = exercise.name
    return answer


def exercise_cells(lesson):
    (path,) = [path for path in LESSONS if path.stem == lesson]
    cells = read(path)["cells"]
    for number, cell in enumerate(cells):
        if "exercise" in tags(cell):
            yield ast.parse(source(cell)).body[0], cell, cells[number + 1]


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 1.0)


@every_exercise
def test_stub_is_not_yet(exercise):
    stubs = {node.name: source(cell) for node, cell, _ in exercise_cells(exercise.lesson)}
    names = {}
    exec(stubs[exercise.name], names)
    assert grade(names[exercise.name]).status == NOT_YET


@every_exercise
def test_solution_is_correct_and_looks_like_the_stub(exercise):
    assert grade(solution(exercise)).status == CORRECT
    text = solutions(ROOT / "book" / "solutions" / f"{exercise.lesson}.py")[exercise.name]
    (stub,) = [node for node, _, _ in exercise_cells(exercise.lesson) if node.name == exercise.name]
    solved = ast.parse(text).body[0]
    assert ast.dump(solved.args) == ast.dump(stub.args)
    assert ast.get_docstring(solved) == ast.get_docstring(stub)


@every_exercise
def test_another_style_is_correct(exercise):
    second = load(ROOT / "tests" / "exercises" / "second_styles", exercise.lesson)
    assert grade(getattr(second, exercise.name)).status == CORRECT


@every_exercise
def test_each_misconception_is_recognised_by_its_own_message(exercise):
    assert len(exercise.misconceptions) >= 3
    for mistake in exercise.misconceptions:
        report = grade(named(mistake.wrong, exercise))
        assert report.status == WRONG, mistake.name
        assert report.misconception == mistake.name
        assert report.message == mistake.message


def really_differs(exercise, answer):
    """Whether an answer differs from the solution beyond rounding in any trial."""
    return any(_fault(outcome_of(case, answer), outcome_of(case, solution(exercise))) for case in exercise.cases)


@every_exercise
def test_generic_wrong_answers_are_never_correct(exercise):
    different = 0
    for words, make in GENERIC.items():
        answer = named(make(solution(exercise)), exercise)
        if really_differs(exercise, answer):
            different += 1
            assert grade(answer).status != CORRECT, words
    assert different >= 4


@every_exercise
def test_small_changes_of_the_solution_are_noticed(exercise):
    module = load(ROOT / "book" / "solutions", exercise.lesson)
    text = solutions(ROOT / "book" / "solutions" / f"{exercise.lesson}.py")[exercise.name]
    survivors, count = [], 0
    for words, mutant in code_mutants(text):
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
        for node, _, following in exercise_cells(path.stem):
            in_lessons.append((node.name, path.stem))
            assert source(following) == f"check({node.name})"
    assert in_lessons == [(exercise.name, exercise.lesson) for exercise in EXERCISES]


@every_exercise
def test_a_solution_uses_only_the_lessons_own_set_up(exercise):
    """One rule for the notebook, the page and the grader."""
    (path,) = [path for path in LESSONS if path.stem == exercise.lesson]
    first = next(cell for cell in read(path)["cells"] if cell["cell_type"] == "code")
    names = {exercise.name: None}
    exec(source(first), names)
    text = solutions(ROOT / "book" / "solutions" / f"{exercise.lesson}.py")[exercise.name]
    exec(text, names)
    assert grade(names[exercise.name]).status == CORRECT


@every_exercise
def test_three_hints_that_do_not_repeat_the_messages(exercise):
    assert len(exercise.hints) == 3
    assert all(len(hint) > 30 for hint in exercise.hints)
    assert not {mistake.message for mistake in exercise.misconceptions} & set(exercise.hints)
