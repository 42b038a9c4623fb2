"""What the lessons need besides the library: pictures, sliders, checks, and one room for each lesson.

drawing      the kit that pictures are drawn with
interactive  sliders and questions, in a notebook and in a published page
checking     what says of an exercise's answer whether it is right, and why not
lesson_07    the room of lesson 07: its pictures, its exercises and its questions

What only lesson 16 uses is in `lesson_16`. The library never imports the course, and a room borrows only from
the library, from the kit and from rooms of lessons that it needs.

A lesson's set-up cell takes from here what it uses: `from dlcore.course import check, explore, slider`.
"""

from dlcore.course.checking import check, hint, progress, use
from dlcore.course.interactive import cells, choice, explore, predict, quiz, slider, stepper, toggle

__all__ = [
    "cells",
    "check",
    "choice",
    "explore",
    "hint",
    "predict",
    "progress",
    "quiz",
    "slider",
    "stepper",
    "toggle",
    "use",
]
