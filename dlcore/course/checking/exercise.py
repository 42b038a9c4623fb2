"""What an exercise is: a solution, the mistakes that people make, trials that tell them apart, and hints."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial, update_wrapper

from dlcore.course.checking.draws import KINDS, drawn


@dataclass(frozen=True)
class Mistake:
    """A mistake that people make: what they believe, as code, and what to tell them.

    wrong: a function that does it the wrong way; an answer that agrees with it is recognised
    message: what is mixed up, without giving the solution away
    choices: how it differs from the exercise's recipe, if it was made from that
    """

    wrong: Callable
    message: str
    choices: dict | None = None

    @property
    def name(self):
        return self.wrong.__name__


@dataclass(frozen=True)
class Stage:
    """Something that an answer must get right on the way, and how to measure it from outside.

    name: a noun with its article, for instance "the forget gate f"
    measure: a function of the answer and of a trial's arguments; None if nothing can be measured
    within: the stage that this one is a part of: looked at only if that one is wrong
    """

    name: str
    measure: Callable
    within: str | None = None


class Exercise:
    """One exercise. Its file in the lesson's room fills it from top to bottom:

        def double(x):
            return 2 * x

        DOUBLE = Exercise(double, minutes=5)

        @DOUBLE.mistake("You square the number. Twice means: added to itself.")
        def squared(x):
            return x**2

        DOUBLE.trials = [trial(3), trial(-1)]

        @DOUBLE.random_trial
        def _(draw):
            return trial(draw.between(-9, 9))

        DOUBLE.hints = [...]

    solution: the function as a student would write it, with the stub's name, arguments and docstring;
        the book folds it away under the exercise
    reference: what is right, where the library has it; otherwise the solution. Later cells fall back on it.
    library: what of the library would be the whole answer: whoever calls it has not solved the exercise yet
    returns: names of the values, where there are several, such as ("slope", "intercept")
    lists: whether a list of numbers does as well as an array, as a result
    kinds: which kinds of numbers the random trials hold, one trial each
    enough: how many failing trials a mistake must explain to be certain; 1 where the trials are all there can be
    trials: easy ones first; an answer is correct when it agrees with the reference on all of them, the random included
    mistakes: at least three
    hints: three, from a nudge to nearly the solution
    """

    def __init__(
        self, solution, *,
        reference=None, library=(), returns=(), lists=False, kinds=KINDS, enough=2, core=True, minutes=10,
    ):  # fmt: skip
        self.solution = solution
        self.reference = solution if reference is None else reference
        self.library = (*library, *([reference] if reference else []))
        self.returns, self.lists, self.kinds, self.enough = returns, lists, kinds, enough
        self.core, self.minutes = core, minutes
        self.mistakes, self.trials, self.hints, self.stages = [], [], [], []
        self.make_trial = self.read = self.make = None

    @property
    def name(self):
        """The function's name in the lesson, unique in the course."""
        return self.solution.__name__

    @property
    def source(self):
        """The text of the solution."""
        return inspect.getsource(self.solution).rstrip()

    @cached_property
    def all_trials(self):
        """The trials of the file, and random ones."""
        return [*self.trials, *(drawn(self.name, self.make_trial, self.kinds) if self.make_trial else [])]

    def __repr__(self):
        return f"<exercise {self.name}>"

    def mistake(self, message):
        """A decorator for a function that does it the wrong way: `message` is said to whoever wrote the like."""

        def add(wrong):
            self.mistakes.append(Mistake(wrong, message))
            return wrong

        return add

    def recipe(self, make):
        """A decorator for the right answer with everything one can get wrong as a keyword argument."""
        self.make = make
        return make

    def slip(self, name, message, **choices):
        """A mistake made from the recipe by other choices. Two with different choices can be made at once."""
        wrong = update_wrapper(partial(self.make, **choices), self.make)
        wrong.__name__ = name
        self.mistakes.append(Mistake(wrong, message, choices))

    def random_trial(self, make):
        """A decorator for a function that makes a trial from a `Draw`."""
        self.make_trial = make
        return make

    def stage(self, name, within=None):
        """A decorator for a function that measures a stage: from outside, by calling the answer."""

        def add(measure):
            self.stages.append(Stage(name, measure, within))
            return measure

        return add

    def reading(self, read):
        """A decorator for a function that puts a wrong answer into words where its results alone say little.

        It gets the answer and a trial, and returns words or None.
        """
        self.read = read
        return read
