"""Sliders and questions in a notebook, and the same ones in a published page."""

from dlcore.course.interactive.controls import cells, choice, slider, stepper, toggle
from dlcore.course.interactive.explore import Explorer, FigureError, explore
from dlcore.course.interactive.questions import predict, quiz

__all__ = ["Explorer", "FigureError", "cells", "choice", "explore", "predict", "quiz", "slider", "stepper", "toggle"]
