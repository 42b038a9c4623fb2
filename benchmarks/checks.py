"""How long a student waits for `check` on a right answer: `python -m benchmarks.checks`. The aim is 50 ms."""

import statistics
import time

from dlcore.course.checking.grading import grade
from dlcore.course.checking.rooms import exercises

ROUNDS = 5


def waits(exercise):
    """Seconds of each of several checks of the exercise's own solution."""
    grade(exercise.solution)  # what is loaded once is not counted
    for _ in range(ROUNDS):
        began = time.perf_counter()
        grade(exercise.solution)
        yield time.perf_counter() - began


def main():
    for name, exercise in exercises().items():
        print(f"{name:24} median {1000 * statistics.median(waits(exercise)):6.1f} ms")


if __name__ == "__main__":
    main()
