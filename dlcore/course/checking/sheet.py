"""The sheet of one check: for every trial what the answer did, what is right, and what is wrong with it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dlcore.course.checking.compare import close, difference
from dlcore.course.checking.running.limits import TimeUp
from dlcore.course.checking.running.sandbox import Outcome, plainly
from dlcore.course.checking.trials import Trial


@dataclass(frozen=True, eq=False)
class Case:
    """One trial: the answer's outcome, the right one, and in words what is wrong, or None."""

    trial: Trial
    outcome: Outcome
    right: Outcome
    fault: str | None

    @property
    def valued(self):
        """Whether there are two results to compare."""
        return self.outcome.error is None and self.right.error is None

    @property
    def got(self):
        return self.outcome.value

    @property
    def expected(self):
        return self.right.value


@dataclass(frozen=True, eq=False)
class Pair:
    """One value of a result beside the right one: two arrays of numbers with the same shape."""

    got: np.ndarray
    expected: np.ndarray
    case: Case

    @cached_property
    def wrong(self):
        """Where they differ."""
        return ~self.agrees(self.expected)

    def agrees(self, other):
        """Where what was returned agrees with something else."""
        return close(self.got, other, self.case.trial.tolerance)

    def is_(self, other):
        """Whether what was returned is something else, everywhere."""
        return np.shape(other) == self.got.shape and bool(self.agrees(other).all())


class Sheet:
    """All cases of a check, and the means to try the answer further."""

    def __init__(self, exercise, answer, sandbox, cases):
        self.exercise, self.answer, self.cases = exercise, answer, cases
        self._sandbox = sandbox
        self.faulty = [case for case in cases if case.fault]
        self.good = [case for case in cases if not case.fault]
        self.valued = [case for case in self.faulty if case.valued]

    @cached_property
    def shown(self):
        """The case to speak of: one that never came to an end, or changed its input, or else the smallest that fails.

        People refuse bad input last, so such trials come last here too.
        """
        endless = [case for case in self.faulty if isinstance(case.outcome.error, TimeUp)]
        changed = [case for case in self.faulty if case.outcome.changed]
        return min(endless or changed or self.faulty, key=lambda case: (case.trial.raises is not None, case.trial.size))

    @cached_property
    def bare(self):
        """Whether the results themselves are judged, and not what is read off them."""
        return not any(case.trial.reads for case in self.cases)

    def ask(self, trial, always=False):
        """What the answer does in another trial, if there is time left; or always."""
        if self._sandbox.seconds_left <= 0 and not always:
            return Outcome(error=TimeUp())
        return self._sandbox.outcome(trial, self.answer)

    def tell(self, trial):
        """What is right in another trial."""
        return plainly(trial, self.exercise.reference)

    def measure(self, measure, trial, function):
        """A stage of the answer, or of another function, in a trial."""
        if function is self.answer and self._sandbox.seconds_left <= 0:
            return Outcome(error=TimeUp())
        values = trial.arguments(self.exercise.solution).values()
        return self._sandbox.run(lambda: (measure(function, *values), None))

    def measure_reading(self):
        """What the exercise's own reading of the answer says, in words, or None."""
        outcome = self._sandbox.run(lambda: (self.exercise.read(self.answer, self), None))
        return outcome.value if outcome.error is None else None

    def arguments(self, case):
        return case.trial.arguments(self.exercise.solution)

    @cached_property
    def parts(self):
        """For each value of the result the pairs of all cases with results; None where their form is wrong."""
        pairs = [pairs_of(case, self.exercise.lists) for case in self.cases if case.valued]
        if not pairs or None in pairs:
            return None
        return list(zip(*pairs, strict=True))

    def named(self, number):
        """The name of a value of the result, for the start of a sentence."""
        if len(self.parts) == 1:
            return "Your result"
        names = self.exercise.returns or [f"value {n}" for n in range(1, len(self.parts) + 1)]
        return f"Your {names[number]}"


def fault(outcome, right, trial, exercise):
    """Words for what is wrong with an outcome, or None."""
    if outcome.replaced:
        return f"It replaced {', '.join(outcome.replaced)}, which others need. It has been put back."
    if right.error is not None:
        return _not_refused(outcome, right)
    if outcome.error is not None:
        return f"It raised {type(outcome.error).__name__}."
    if outcome.changed:
        return f"It changed {outcome.changed}."
    return unlike(outcome, right, trial, exercise)


def unlike(outcome, right, trial, exercise):
    """Where two results differ, in words, or None; an object of the student's own making may raise at anything."""
    try:
        return difference(
            outcome.value, right.value, tolerance=trial.tolerance, lists=exercise.lists, names=exercise.returns
        )
    except Exception as error:
        return f"It cannot be compared with what is expected ({type(error).__name__})."


def _not_refused(outcome, right):
    wanted = type(right.error).__name__
    if outcome.error is None:
        return f"It should raise {wanted} here, but returned a result."
    if isinstance(outcome.error, type(right.error)):
        return None
    return f"It should raise {wanted}, but raised {type(outcome.error).__name__}."


def pairs_of(case, lists):
    """The result beside the right one, value by value; None if their forms differ."""
    many = isinstance(case.expected, tuple)
    got, expected = (case.got, case.expected) if many else ((case.got,), (case.expected,))
    if not isinstance(got, tuple | list) and not (isinstance(got, np.ndarray) and got.ndim > 0):
        return None
    if len(got) != len(expected):
        return None
    arrays = [(_numbers(one, lists), _numbers(other)) for one, other in zip(got, expected, strict=True)]
    if any(one is None or other is None or one.shape != other.shape for one, other in arrays):
        return None
    return [Pair(one, other, case) for one, other in arrays]


def _numbers(value, lists=False):
    if isinstance(value, list | tuple) and not lists:
        return None
    try:
        array = np.array(value, subok=False)
        return array.astype(float) if array.dtype.kind in "iuf" else None
    except Exception:
        return None
