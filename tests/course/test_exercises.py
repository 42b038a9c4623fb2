"""The proof for every exercise of the course; a new exercise is found by itself."""

import ast
import importlib

import pytest

from dlcore.course.checking import explain
from dlcore.course.checking.grading import judge
from dlcore.course.checking.report import CORRECT, NOT_YET, WRONG
from dlcore.course.checking.rooms import exercises, rooms
from dlcore.course.checking.running import limits
from dlcore.course.checking.running.sandbox import plainly
from dlcore.course.checking.sheet import fault
from tests.support.lessons import LESSONS, read, source, tags
from tests.support.mutants import GENERIC
from tools.diagnosis import alone, code, named, pairs

every_exercise = pytest.mark.parametrize("exercise", exercises().values(), ids=list(exercises()))
LESSON_OF = {exercise.name: room.lesson for room in rooms().values() for exercise in room.exercises}

# Mutants of solutions that compute the same: (exercise, what was changed) → why nobody could tell.
SAME = {
    ("sigmoid_and_slope", "GtE → Gt in `x >= 0`"): "at x = 0 both forms of the sigmoid give ½",
    ("train_perceptron", "Add → Sub in `mistakes += error != 0`"): "the count is only compared with 0",
    ("clip_by_norm", "Gt → GtE in `norm > max_norm`"): "a gradient of length max_norm is multiplied by 1",
}


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
    monkeypatch.setattr(limits, "SECONDS", 2.0)
    monkeypatch.setattr(limits, "BUSY", 6.0)  # other tests run beside this one
    monkeypatch.setattr(explain, "FORGIVING", False)


def grade(answer):
    """The report on an answer, made in this process: what tests try is known not to be hostile."""
    return judge(exercises()[answer.__name__], answer)


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
    assert len(exercise.mistakes) >= 3, f"{exercise.name} has fewer than three mistakes"
    messages = {mistake.name: mistake.message for mistake in exercise.mistakes}
    for told in alone(exercise):
        assert told.report.status == WRONG, f"{told.words} passes, or ends in an error that no trial shows otherwise"
        assert told.report.mistake == told.words, f"{told.words} is told: {told.report.message}"
        assert told.report.message == messages[told.words]


@every_exercise
def test_two_mistakes_at_once_are_told_why(exercise):
    """One in some of all pairs; `python -m tools.diagnosis` tries them all."""
    count = len(exercise.mistakes) * (len(exercise.mistakes) - 1) // 2
    every = max(1, count // 12)
    untold = [told.words for told in pairs(exercise, lambda number: number % every == 0) if not told.why]
    assert not untold, f"no reason is given for {untold}"


@every_exercise
def test_the_recipe_is_right_as_long_as_nothing_is_changed(exercise):
    for trial in exercise.all_trials if exercise.make else ():
        made, right = plainly(trial, exercise.make), plainly(trial, exercise.reference)
        assert fault(made, right, trial, exercise) is None, trial.describe(exercise.name)


def really_differs(exercise, answer):
    """Whether an answer differs from the solution beyond rounding in any trial."""
    return any(
        fault(plainly(trial, answer), plainly(trial, exercise.solution), trial, exercise)
        for trial in exercise.all_trials
    )


@every_exercise
def test_generic_wrong_answers_are_never_correct(exercise):
    different = 0
    for words, make in GENERIC.items():
        answer = named(make(exercise.solution), exercise)
        if really_differs(exercise, answer):
            different += 1
            report = grade(answer)
            assert report.status != CORRECT, f"{exercise.name}: {words} passes"
    assert different >= 4, f"{exercise.name}: hardly any generic change of the result makes a difference"


TOLD = 0.7  # of the small changes of each solution's code; all together it is more than nine in ten


@every_exercise
def test_small_changes_of_the_solution_are_noticed_and_told_why(exercise):
    mutants = list(code(exercise, SAME))
    survivors = [told.words for told in mutants if not told.refused]
    untold = [told.words for told in mutants if not told.why]
    assert len(mutants) + sum(name == exercise.name for name, _ in SAME) >= 3
    assert len(survivors) <= 0.02 * len(mutants), f"{exercise.name}: these pass: {survivors}"
    assert len(untold) <= (1 - TOLD) * len(mutants) + 1, f"{exercise.name}: no reason is given for {untold}"


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
    cells = [cell for cell in read(lesson_path(exercise))["cells"] if cell["cell_type"] == "code"]
    set_up = next(cell for cell in cells if "hide-input" not in tags(cell))  # the opening picture may stand before it
    names = {exercise.name: None}
    exec(source(set_up), names)
    exec(exercise.source, names)
    assert grade(names[exercise.name]).status == CORRECT


@every_exercise
def test_three_hints_that_do_not_repeat_the_messages(exercise):
    assert len(exercise.hints) == 3, f"{exercise.name} has {len(exercise.hints)} hints, needs three"
    assert all(len(hint) > 30 for hint in exercise.hints), "a hint of 30 characters or fewer says too little"
    assert not {mistake.message for mistake in exercise.mistakes} & set(exercise.hints)
