"""Sliders and questions in a notebook, and the same ones in a published page."""

from dlcore.course.interactive.controls import cells, choice, slider, stepper, toggle
from dlcore.course.interactive.explore import Explorer, FigureError, explore
from dlcore.course.interactive.questions import a_week_later, predict, quiz, review

__all__ = [
    "Explorer",
    "FigureError",
    "a_week_later",
    "cells",
    "choice",
    "explore",
    "predict",
    "quiz",
    "review",
    "slider",
    "stepper",
    "toggle",
]
