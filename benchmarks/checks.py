"""How long a student waits for `check` on a right answer: `python -m benchmarks.checks`. The aim is 50 ms."""

import os
import statistics
import time

ROUNDS = 5


def waits(exercise):
    """Seconds of each of several checks of the exercise's own solution."""
    from dlcore.course.checking.grading import grade

    for _ in range(ROUNDS + 1):  # the first one loads what the others find
        began = time.perf_counter()
        grade(exercise.solution)
        yield time.perf_counter() - began


def main():
    os.environ["DLCORE_PROGRESS"] = "off"
    from dlcore.course.checking.rooms import exercises

    for name, exercise in exercises().items():
        _, *later = waits(exercise)
        print(f"{name:24} median {1000 * statistics.median(later):6.1f} ms")


if __name__ == "__main__":
    main()
