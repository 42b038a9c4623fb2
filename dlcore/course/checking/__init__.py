"""Exercises that say at once what is right, what is wrong, and why.

exercise   what an exercise is: its solution, its mistakes, its trials, its hints
trials     one call of a student's function, and what came of it
questions  quizzes and predictions
rooms      finds the exercises and questions of all lessons
grading    `check`: tries an answer and finds the words for it
compare    where a result first differs from the right one
sandbox    runs a student's code so that it can do no harm
report     what the student gets to read
solved     `progress`: which exercises are solved
"""

from dlcore.course.checking.grading import check, hint, use
from dlcore.course.checking.solved import progress

__all__ = ["check", "hint", "progress", "use"]
