"""How much of what is wrong do the checks explain? `python -m tools.diagnosis` prints a table.

For every exercise three kinds of wrong answers are made by machine: each of its mistakes alone, each two of them
together, and small changes of the solution's code. For each kind it counts how many were tried, how many refused,
and how many were told why: by a mistake's name, by a property, a stage or the like, and not only where they differ.

    python -m tools.diagnosis                   all exercises
    python -m tools.diagnosis slope corr2d      these
    python -m tools.diagnosis -v slope          and what each answer is told
"""

import inspect
import sys
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from dlcore.course.checking.grading import judge
from dlcore.course.checking.recognise import together
from dlcore.course.checking.report import CORRECT, Report
from dlcore.course.checking.rooms import exercises
from dlcore.course.checking.running.sandbox import plainly
from dlcore.course.checking.sheet import fault
from tests.support.mutants import code_mutants

KINDS = ("alone", "pairs", "code")


@dataclass(frozen=True)
class Told:
    """A wrong answer, and what was said to it."""

    words: str
    report: Report

    @property
    def refused(self):
        return self.report.status != CORRECT

    @property
    def why(self):
        """Whether it was told more than where it differs."""
        return self.refused and bool(self.report.why)


def named(function, exercise):
    """The function under the exercise's name, as a student would write it."""

    def answer(*args, **kwargs):
        return function(*args, **kwargs)

    answer.__name__ = exercise.name
    answer.__signature__ = inspect.signature(exercise.solution)
    return answer


def alone(exercise):
    """Each mistake by itself."""
    for mistake in exercise.mistakes:
        yield Told(mistake.name, judge(exercise, named(mistake.wrong, exercise)))


def pairs(exercise, chosen=lambda number: True):
    """Each two mistakes together, if that is something else than one of them alone, and wrong."""
    for number, (one, other) in enumerate(combinations(exercise.mistakes, 2)):
        for both in together(exercise, one, other) if chosen(number) else ():
            if _is_new(exercise, both, (exercise.solution, one.wrong, other.wrong)):
                yield Told(f"{one.name} + {other.name}", judge(exercise, named(both, exercise)))


def _is_new(exercise, function, others):
    """Whether a function does something else than each of the others in some trial."""
    done = [plainly(trial, function) for trial in exercise.all_trials]
    return not any(_same(exercise, done, other) for other in others)


def _same(exercise, done, other):
    return all(
        not fault(one, plainly(trial, other), trial, exercise)
        for trial, one in zip(exercise.all_trials, done, strict=True)
    )


def code(exercise, same=()):
    """Small changes of the solution's code; `same` are those that compute the same."""
    module = inspect.getmodule(exercise.solution)
    for words, mutant in code_mutants(exercise.source):
        if (exercise.name, words) in same:
            continue
        names = dict(vars(module))
        exec(compile(mutant, f"<{exercise.name}>", "exec"), names)
        yield Told(words, judge(exercise, names[exercise.name]))


def row(name, exercise, verbose):
    """One line of the table, and what it adds to the sums."""
    cells, sums = [], []
    for make in (alone, pairs, code):
        told = list(make(exercise))
        counts = len(told), sum(one.refused for one in told), sum(one.why for one in told)
        cells.append("".join(f"{count:7}" for count in counts))
        sums += counts
        for one in told if verbose else ():
            print(f"  {one.words}\n      [{one.report.why or one.report.status}] {one.report.message}")
    print(f"{name:26}{'   '.join(cells)}")
    return np.array(sums)


def main(arguments):
    verbose = "-v" in arguments
    chosen = [name for name in arguments if not name.startswith("-")] or list(exercises())
    np.seterr(all="ignore")
    print(f"{'':26}{'   '.join(f'{kind:>21}' for kind in KINDS)}")
    print(f"{'':26}{'   '.join(3 * ['  tried refused   told'[:21]])}")
    total = sum(row(name, exercises()[name], verbose) for name in chosen)
    print(f"{'all':26}{'   '.join(''.join(f'{count:7}' for count in part) for part in np.split(total, 3))}")
    for kind, (tried, _, told) in zip(KINDS, np.split(total, 3), strict=True):
        print(f"{kind}: {told / max(1, tried):.1%} told why")


if __name__ == "__main__":
    main(sys.argv[1:])
