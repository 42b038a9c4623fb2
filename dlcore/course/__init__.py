"""What the lessons need besides the library: pictures, sliders, checks, and one room for each lesson.

drawing      the kit that pictures are drawn with
interactive  sliders and questions, in a notebook and in a published page
checking     what says of an exercise's answer whether it is right, and why not
plotting     matplotlib in the course's style, and a training watched while it runs
lesson_07    the room of lesson 07: its pictures, its exercises and its questions

What only lesson 16 uses is in `lesson_16`. The library never imports the course, and a room borrows only from
the library, from the kit and from rooms of lessons that it needs.

A lesson's set-up cell takes from here what it uses: `from dlcore.course import check, explore, slider`.
`plt` is `matplotlib.pyplot` in the course's style; matplotlib is loaded only for lessons that take it.
"""

from dlcore.course.checking import check, hint, progress, use
from dlcore.course.interactive import (
    a_week_later,
    cells,
    choice,
    explore,
    predict,
    quiz,
    review,
    slider,
    stepper,
    toggle,
)
from dlcore.course.plotting.watch import watch

__all__ = [
    "a_week_later",
    "cells",
    "check",
    "choice",
    "explore",
    "hint",
    "plt",
    "predict",
    "progress",
    "quiz",
    "review",
    "slider",
    "stepper",
    "toggle",
    "use",
    "watch",
]


def __getattr__(name):
    if name == "plt":
        from dlcore.course.plotting.styled import plt

        return plt
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
