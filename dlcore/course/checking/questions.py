"""Questions: quizzes of four kinds, and predictions, which the reader commits to before seeing the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from numbers import Real
from urllib.parse import parse_qsl

import numpy as np

from dlcore.course.checking.report import CORRECT, NOT_YET, WRONG, Report


@dataclass(frozen=True)
class Quiz:
    """What every quiz has.

    name: unique among the exercises of the course
    because: said with the right answer
    recalls: the number of the earlier lesson, "02", that a review question goes back to
    """

    name: str
    question: str
    because: str
    core: bool = True
    minutes: int = 2
    recalls: str | None = None

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
class BlanksQuiz(Quiz):
    """A worked example with gaps, for numbers.

    lines: what is written, with ___ for each gap
    answers, mistakes: for each gap its number, and a dict of wrong numbers that people get to how they got them
    """

    lines: tuple[str, ...] = ()
    answers: tuple[float, ...] = ()
    tolerance: float = 0.005
    mistakes: tuple[dict, ...] = ()

    def __post_init__(self):
        gaps = sum(line.count("___") for line in self.lines)
        if not gaps == len(self.answers) == len(self.mistakes):
            raise ValueError(f"{self.name}: {gaps} gaps need as many answers and dicts of mistakes")

    @property
    def answer(self):
        return ", ".join(f"{number:g}" for number in self.answers)

    def fault(self, given):
        gaps = enumerate(zip(given, self.answers, self.mistakes, strict=True), 1)
        return next(filter(None, (self._in_gap(place, *gap) for place, gap in gaps)), None)

    def _in_gap(self, place, number, answer, mistakes):
        """What is wrong in one gap, or None."""
        where = f"Gap {place}: " if len(self.answers) > 1 else ""
        if number is None:
            return f"{where}write a number."
        if abs(number - answer) <= self.tolerance:
            return None
        close = (message for wrong, message in mistakes.items() if abs(number - wrong) <= self.tolerance)
        return where + next(close, "not this number.")


@dataclass(frozen=True)
class Varied:
    """A question with other numbers each time it is asked: `make(rng)` returns a `Quiz`, always of the same name."""

    make: Callable

    def draw(self, seed=0):
        return self.make(np.random.default_rng(seed))


@dataclass(frozen=True)
class Prediction:
    """A guess that the reader commits to before seeing the answer.

    figure: the name of the figure that answers it, and
    at: the values of its controls where the answer can be seen, as in a link: "step=5&biases=output gate shut";
    name: where no figure answers it, but what the next cell prints
    """

    question: str
    options: tuple[str, ...]
    answer: str
    because: str
    figure: str | None = None
    at: str = ""
    name: str = ""

    def __post_init__(self):
        if self.answer not in self.options:
            raise ValueError(f"the answer {self.answer!r} is not among the options {', '.join(self.options)}")
        if bool(self.figure) != bool(self.at) or bool(self.figure) == bool(self.name):
            raise ValueError(f"“{self.question}” needs either a figure and where in it the answer is seen, or a name")

    @property
    def key(self):
        """What `predict` knows it by."""
        return self.figure or self.name

    def is_seen(self, state):
        """Whether the figure shows the answer in a state, given as the values of its controls in a link."""
        return all(state.get(name) == value for name, value in parse_qsl(self.at))

    def verdict(self, guess):
        """What the reader is told, and whether the guess was right."""
        right = guess == self.answer
        return f"{'You were right' if right else f'You said “{guess}”'}: it is “{self.answer}”. {self.because}", right
