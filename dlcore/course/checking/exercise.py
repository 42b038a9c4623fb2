"""What an exercise is: a solution, the mistakes that people make, trials that tell them apart, and hints."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """A mistake that people make: what they believe, as code, and what to tell them.

    wrong: a function that does it the wrong way; an answer that agrees with it is recognised
    message: what is mixed up, without giving the solution away
    """

    wrong: Callable
    message: str

    @property
    def name(self):
        return self.wrong.__name__


class Exercise:
    """One exercise. Its file in the lesson's room fills it from top to bottom:

        def double(x):
            return 2 * x

        DOUBLE = Exercise(double, minutes=5)

        @DOUBLE.mistake("You square the number. Twice means: added to itself.")
        def squared(x):
            return x**2

        DOUBLE.trials = [trial(3), trial(-1)]
        DOUBLE.hints = [...]

    solution: the function as a student would write it, with the stub's name, arguments and docstring;
        the book folds it away under the exercise
    reference: what is right, where the library has it; otherwise the solution. Later cells fall back on it.
    trials: easy ones first; an answer is correct when it agrees with the reference on all of them
    mistakes: at least three
    hints: three, from a nudge to nearly the solution
    """

    def __init__(self, solution, *, reference=None, core=True, minutes=10):
        self.solution = solution
        self.reference = solution if reference is None else reference
        self.core, self.minutes = core, minutes
        self.mistakes, self.trials, self.hints = [], [], []

    @property
    def name(self):
        """The function's name in the lesson, unique in the course."""
        return self.solution.__name__

    @property
    def source(self):
        """The text of the solution."""
        return inspect.getsource(self.solution).rstrip()

    def __repr__(self):
        return f"<exercise {self.name}>"

    def mistake(self, message):
        """A decorator for a function that does it the wrong way: `message` is said to whoever wrote the like."""

        def add(wrong):
            self.mistakes.append(Mistake(wrong, message))
            return wrong

        return add
