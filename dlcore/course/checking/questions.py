"""Questions: quizzes with one right choice, one number, or one order, and predictions that a figure answers."""

from dataclasses import dataclass
from numbers import Real

from dlcore.course.checking.report import CORRECT, NOT_YET, WRONG, Report


@dataclass(frozen=True)
class Quiz:
    """What every quiz has.

    name: unique among the exercises of the course
    because: said with the right answer
    """

    name: str
    question: str
    because: str
    core: bool = True
    minutes: int = 2

    def grade(self, given):
        """The report on an answer; None is not yet an answer."""
        if given is None:
            return Report(self.name, NOT_YET, "Choose an answer first.")
        message = self.fault(given)
        return Report(self.name, WRONG, message) if message else Report(self.name, CORRECT, self.because)

    def fault(self, given):
        """What is wrong with an answer, or None."""
        raise NotImplementedError


@dataclass(frozen=True)
class ChoiceQuiz(Quiz):
    """One of some options: `options` maps each to what is wrong with it, the right one to None."""

    options: dict | None = None

    def __post_init__(self):
        if list(self.options.values()).count(None) != 1:
            raise ValueError(f"{self.name}: exactly one option must be right, that is map to None")

    def fault(self, given):
        return self.options[given]

    @property
    def answer(self):
        return next(option for option, message in self.options.items() if message is None)


@dataclass(frozen=True)
class NumberQuiz(Quiz):
    """A number; `mistakes` maps wrong numbers that people get to how they got them."""

    answer: float = 0
    tolerance: float = 0
    mistakes: dict | None = None
    otherwise: str = "Not this number."

    def fault(self, given):
        if not isinstance(given, Real):
            return "Write a number."
        if abs(given - self.answer) <= self.tolerance:
            return None
        close = (message for wrong, message in self.mistakes.items() if abs(given - wrong) <= self.tolerance)
        return next(close, self.otherwise)


@dataclass(frozen=True)
class OrderQuiz(Quiz):
    """Things to put into order: `answer` has the right one, `shown` the one in which they are offered."""

    answer: tuple = ()
    shown: tuple = ()

    def __post_init__(self):
        if sorted(self.answer) != sorted(self.shown) or self.answer == self.shown:
            raise ValueError(f"{self.name}: shown must hold the items of answer in another order")

    def fault(self, given):
        for place, (one, other) in enumerate(zip(given, self.answer, strict=True), 1):
            if one != other:
                return f"Right up to here, but place {place} is not “{one}”." if place > 1 else f"Not “{one}” first."
        return None


@dataclass(frozen=True)
class Prediction:
    """A guess to make before moving a figure.

    figure: the name of the figure whose first move reveals the answer
    """

    figure: str
    question: str
    options: tuple[str, ...]
    answer: str
    because: str

    def __post_init__(self):
        if self.answer not in self.options:
            raise ValueError(f"the answer {self.answer!r} is not among the options {', '.join(self.options)}")
