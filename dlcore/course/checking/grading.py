"""`check`: try a student's answer on every trial and say what is right, what is wrong, and why."""

import os
import time
import traceback

from dlcore.course.checking import sandbox
from dlcore.course.checking.compare import difference
from dlcore.course.checking.report import CORRECT, ERROR, NOT_YET, WRONG, Report
from dlcore.course.checking.rooms import exercises
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
        raise ValueError(_unknown(answer).message)
    if grade(answer).status == CORRECT:
        print(f"using your {exercise.name}")
        return answer
    print(f"using dlcore's {exercise.name} until yours is correct")
    return exercise.reference


def hint(answer, number=1):
    """The hint of that number, 1 to 3, for an exercise."""
    exercise = _find(answer)
    if exercise is None:
        raise ValueError(_unknown(answer).message)
    if not 1 <= number <= len(exercise.hints):
        raise ValueError(f"there are {len(exercise.hints)} hints: number must be 1 to {len(exercise.hints)}")
    print(f"Hint {number} of {len(exercise.hints)}: {exercise.hints[number - 1]}")


def grade(answer):
    """The report on `answer`, without recording it."""
    exercise = _find(answer)
    if exercise is None:
        return _unknown(answer)
    expected = [outcome_of(trial, exercise.reference) for trial in exercise.trials]
    if not all(map(_as_declared, exercise.trials, expected)):
        return Report(exercise.name, ERROR, "The check itself failed here, so it says nothing about your answer.")
    outcomes, deadline = [], time.monotonic() + sandbox.SECONDS
    for trial in exercise.trials:
        outcomes.append(outcome_of(trial, answer, max(0.2, deadline - time.monotonic())))
        if isinstance(outcomes[-1].error, NotImplementedError):
            return Report(exercise.name, NOT_YET, "Write the body, then run both cells again.", hints=exercise.hints)
        if isinstance(outcomes[-1].error, sandbox.TimeUp):
            break  # every further case would take as long
    for number, outcome in enumerate(outcomes):
        fault = _fault(outcome, expected[number])
        if fault:
            return _explain(exercise, answer, number, outcomes, expected, fault)
    return Report(exercise.name, CORRECT, f"Well done: it agrees in all {len(exercise.trials)} trials.")


def outcome_of(trial, function, seconds=sandbox.SECONDS):
    """What `function` does in this trial: an Outcome, with (result, whether it changed its input) as value."""
    return sandbox.run(lambda: trial.apply(function), getattr(function, "__code__", None), seconds)


def _as_declared(trial, right):
    """Whether the reference raised exactly where the trial says so: an error that nobody meant proves nothing."""
    return right.error is None if trial.raises is None else isinstance(right.error, trial.raises)


def _find(answer):
    return exercises().get(getattr(answer, "__name__", None))


def _unknown(answer):
    name = getattr(answer, "__name__", None)
    if name is None or not callable(answer):
        message = f"check needs the function itself, got {answer!r}: write check(out_size), not check(out_size(5, 3))."
        return Report("check", ERROR, message)
    return Report(name, ERROR, f"There is no exercise called {name}. Was the function renamed?")


def _fault(outcome, right):
    """Words for what is wrong with an outcome, or None."""
    if outcome.replaced:
        return f"It replaced {', '.join(outcome.replaced)}, which others need. It has been put back."
    if right.error is not None:
        if outcome.error is None:
            returned = isinstance(outcome.value[0], Exception | type)
            hint = " Write `raise`, not `return`." if returned else ""
            return f"It should raise {_name(right.error)} here, but returned a result.{hint}"
        same = isinstance(outcome.error, type(right.error))
        return None if same else f"It should raise {_name(right.error)}, but raised {_name(outcome.error)}."
    if outcome.error is not None:
        return f"It raised {_name(outcome.error)}."
    result, changed = outcome.value
    if changed:
        return f"It changed its input. Work on a copy: `{changed[0]} = {changed[0]}.copy()`."
    try:
        return difference(result, right.value[0])
    except Exception as error:  # an object of the student's own making may raise at anything
        return f"It cannot be compared with what is expected ({_name(error)})."


def _name(error):
    return type(error).__name__


def _explain(exercise, answer, number, outcomes, expected, fault):
    """The report on the first trial that failed."""
    outcome, right, trial = outcomes[number], expected[number], exercise.trials[number]
    common = {"trial": trial.describe(exercise.name), "printed": outcome.printed, "hints": exercise.hints}
    faulty = [n for n, o in enumerate(outcomes) if _fault(o, expected[n])]
    mistake = _recognise(exercise, outcomes, faulty)
    if outcome.error is not None and right.error is None and not mistake:
        return Report(
            exercise.name, ERROR, _about(outcome.error, answer), detail=_place(outcome.error, answer), **common
        )
    got, wanted = (_name(o.error) if o.error else o.value[0] for o in (outcome, right))
    message = mistake.message if mistake else "Not yet what is asked."
    detail = f"{fault} {len(outcomes) - len(faulty)} of {len(exercise.trials)} trials are right."
    name = mistake.name if mistake else None
    return Report(exercise.name, WRONG, message, got=got, expected=wanted, detail=detail, mistake=name, **common)


def _recognise(exercise, outcomes, faulty):
    """The mistake that does what the student's answer does.

    In all trials; else in all that have a result, since many refuse bad input last; else in the faulty ones.
    """
    everywhere = range(len(outcomes))
    ordinary = [n for n in everywhere if exercise.trials[n].raises is None]
    choices = [everywhere, ordinary, faulty, [n for n in faulty if n in ordinary]]
    for numbers in choices:
        if not set(numbers) & set(faulty):
            continue
        for mistake in exercise.mistakes:
            if all(_agree(outcomes[n], outcome_of(exercise.trials[n], mistake.wrong)) for n in numbers):
                return mistake
    return None


def _agree(one, other):
    """Whether two outcomes are the same: the same result, the same kind of error, the same side effects."""
    if one.replaced or other.replaced:
        return False
    if one.error is not None or other.error is not None:
        return type(one.error) is type(other.error)
    if one.value[1] != other.value[1]:
        return False
    try:
        return difference(one.value[0], other.value[0]) is None
    except Exception:
        return False


def _about(error, answer):
    """What an error of the student's function means."""
    if isinstance(error, sandbox.TimeUp):
        return f"It was stopped after {sandbox.SECONDS:g} seconds. Is there a loop that never ends?"
    if isinstance(error, RecursionError):
        return "It calls itself without end: one of its calls must return without calling again."
    if isinstance(error, SystemExit):
        return "It tried to leave Python (`exit`). Return a result, or raise an error."
    message = f"It raised {_name(error)}: {str(error)[:300]}"
    if isinstance(error, TypeError) and not _place(error, answer):
        message += " Leave the first line (`def …`) as it was."
    return message


def _place(error, answer):
    """The last line of the student's own code that the error came through."""
    code = getattr(answer, "__code__", None)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if code and f.filename == code.co_filename]
    if not frames:
        return ""
    line = f": `{frames[-1].line}`" if frames[-1].line else ""
    return f"In line {frames[-1].lineno - code.co_firstlineno + 1} of {code.co_name}{line}"
