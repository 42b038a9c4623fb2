"""Exercises that say at once what is right, what is wrong, and why."""

from dlcore.exercises.checking import check, hint, use
from dlcore.exercises.solved import progress

__all__ = ["check", "hint", "progress", "use"]
