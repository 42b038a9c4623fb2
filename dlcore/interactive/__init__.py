"""Sliders in a notebook, and the same sliders in a published page."""

from dlcore.interactive.controls import cells, choice, slider, stepper, toggle
from dlcore.interactive.explore import Explorer, FigureError, explore

__all__ = ["Explorer", "FigureError", "cells", "choice", "explore", "slider", "stepper", "toggle"]
