"""`check`: try a student's answer on every trial and say what is right, what is wrong, and why."""

import os
from functools import cache

from dlcore.course.checking import errors
from dlcore.course.checking.explain import explain
from dlcore.course.checking.library import is_the_librarys
from dlcore.course.checking.report import CORRECT, ERROR, NOT_YET, WRONG, Report, shown
from dlcore.course.checking.rooms import exercises
from dlcore.course.checking.running import apart, limits
from dlcore.course.checking.running.sandbox import Sandbox, plainly
from dlcore.course.checking.sheet import Case, Sheet, fault
from dlcore.course.checking.solved import record

STRICT = "DLCORE_STRICT"  # set by the test of solved lessons: anything but correct raises


def check(answer):
    """Try `answer`, a function or class of the lesson, and report. It never raises.

    >>> def out_size(n, kernel_size, stride=1, padding=0):
    ...     raise NotImplementedError
    >>> check(out_size).status
    'not yet'
    """
    report = grade(answer)
    if report.status == CORRECT:
        record(report.name)
    if os.environ.get(STRICT) == "1":
        assert report.status == CORRECT, repr(report)
    return report


def use(answer):
    """The student's function where it is correct, otherwise dlcore's; says which."""
    exercise = _find(answer)
    if exercise is None:
        raise ValueError(_unknown(answer, "use").message)
    if grade(answer).status == CORRECT:
        print(f"using your {exercise.name}")
        return answer
    print(f"using dlcore's {exercise.name} until yours is correct")
    return exercise.reference


def hint(answer, number=1):
    """The hint of that number, 1 to 3, for an exercise."""
    exercise = _find(answer)
    if exercise is None:
        raise ValueError(_unknown(answer, "hint").message)
    if not 1 <= number <= len(exercise.hints):
        raise ValueError(f"there are {len(exercise.hints)} hints: number must be 1 to {len(exercise.hints)}")
    print(f"Hint {number} of {len(exercise.hints)}: {exercise.hints[number - 1]}")


def grade(answer):
    """The report on `answer`, without recording it; made in another process where there can be one."""
    exercise = _find(answer)
    if exercise is None:
        return _unknown(answer)
    right_outcomes(exercise)  # here, so that they are kept
    return apart.graded(judge, exercise, answer)


@cache
def right_outcomes(exercise):
    """What is right in each of an exercise's trials; None if the reference itself fails somewhere."""
    outcomes = [plainly(trial, exercise.reference) for trial in exercise.all_trials]
    return outcomes if all(map(_as_declared, exercise.all_trials, outcomes)) else None


def judge(exercise, answer, note=lambda words: None):
    """The report on `answer`, made here. `note` hears the number of each trial, and "" when they are over."""
    try:
        return _judge(exercise, answer, note)
    except KeyboardInterrupt:
        raise
    except limits.TimeUp as error:  # while a result was compared
        return Report(exercise.name, ERROR, errors.meaning(error), hints=exercise.hints, why="error")
    except BaseException as error:
        words = f"The check itself failed here ({type(error).__name__}), so it says nothing about your answer."
        return Report(exercise.name, ERROR, words)


def _judge(exercise, answer, note):
    sandbox = Sandbox(getattr(answer, "__code__", None))
    with limits.limit(limits.SECONDS + 0.5, getattr(answer, "__code__", None)):
        cases = _tried(exercise, answer, sandbox, note)
    if not cases:
        return Report(exercise.name, ERROR, "The check itself failed here, so it says nothing about your answer.")
    if isinstance(cases[-1].outcome.error, NotImplementedError):
        return Report(exercise.name, NOT_YET, "Write the body, then run both cells again.", hints=exercise.hints)
    note("")
    sandbox.allow(0.7 * limits.EXPLAIN)  # to try the answer further; the rest is for the words
    sheet = Sheet(exercise, answer, sandbox, cases)
    if sheet.faulty:
        return _explained(sheet)
    if name := is_the_librarys(sheet):
        return Report(exercise.name, NOT_YET, _LIBRARY.format(name=name), hints=exercise.hints)
    return Report(exercise.name, CORRECT, f"Well done: it agrees in all {len(cases)} trials.")


def _tried(exercise, answer, sandbox, note):
    """The cases of all trials, or up to one that need not be followed by more; none if the reference itself fails."""
    cases, rights = [], right_outcomes(exercise)
    for number, trial in enumerate(exercise.all_trials if rights else ()):
        note(str(number))
        right, outcome = rights[number], sandbox.outcome(trial, answer)
        cases.append(Case(trial, outcome, right, fault(outcome, right, trial, exercise)))
        if isinstance(outcome.error, limits.TimeUp | RecursionError | NotImplementedError):
            break  # every further one would take as long, or say the same
    return cases


def _explained(sheet):
    """The report on what is wrong; a short one, if to find the words takes too long."""
    try:
        with limits.limit(limits.EXPLAIN, getattr(sheet.answer, "__code__", None)):
            return _not_correct(sheet)
    except limits.TimeUp:
        trial = sheet.shown.trial.describe(sheet.exercise.name)
        return Report(sheet.exercise.name, WRONG, sheet.shown.fault, trial=trial, hints=sheet.exercise.hints)


_LIBRARY = (
    "That calls `dlcore.{name}`: the library's own answer, and right, of course. Now write it yourself. "
    "Until then `use` lends you the library's."
)


def _as_declared(trial, right):
    """Whether the reference raised exactly where the trial says so: an error that nobody meant proves nothing."""
    return right.error is None if trial.raises is None else isinstance(right.error, trial.raises)


def _find(answer):
    return exercises().get(getattr(answer, "__name__", None))


def _unknown(answer, asked="check"):
    name = getattr(answer, "__name__", None)
    if name is None or not callable(answer):
        example = answer if isinstance(answer, str) else "out_size"
        message = f"{asked} needs the function itself, got {answer!r}: write {asked}({example}), its bare name."
        return Report("check", ERROR, message)
    return Report(name, ERROR, f"There is no exercise called {name}. Was the function renamed?")


def _not_correct(sheet):
    """The report on the smallest trial that failed."""
    name, case = sheet.exercise.name, sheet.shown
    finding, remarks = explain(sheet)
    common = {"trial": case.trial.describe(name), "printed": case.outcome.printed, "hints": sheet.exercise.hints}
    common |= {"mistake": finding.mistake, "why": finding.kind}
    if case.outcome.error is not None and case.right.error is None:
        place = errors.place(case.outcome.error, sheet.answer)
        status = WRONG if finding.mistake else ERROR
        return Report(name, status, finding.words, detail=f"{place} {remarks}".strip(), **common)
    got, expected = (type(o.error).__name__ if o.error else shown(o.value) for o in (case.outcome, case.right))
    return Report(name, WRONG, finding.words, got=got, expected=expected, detail=remarks, **common)
