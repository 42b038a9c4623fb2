"""Exercises that say at once what is right, what is wrong, and why.

exercise   what an exercise is: its solution, its mistakes, its trials, its hints
trials     one call of a student's function, and what came of it
draws      random numbers for random trials
questions  quizzes and predictions
rooms      finds the exercises and questions of all lessons

grading    `check`: tries an answer and finds the words for it
running    runs a student's code so that it can do no harm
sheet      what came of every trial, and the means to try the answer further
compare    where a result first differs from the right one

explain    the words for a wrong answer, from the surest reason on
recognise  the exercise's own mistakes, one or two at a time
diagnosis  properties, stages, inputs: what is wrong, whatever the exercise
finding    what one of these found
library    an answer that hands the work to the library
errors     an error of Python or NumPy, with its line and the shapes in it
meanings   what such errors mean, in words

report     what the student gets to read
solved     `progress`: which exercises are solved
"""

from dlcore.course.checking.grading import check, hint, use
from dlcore.course.checking.solved import progress

__all__ = ["check", "hint", "progress", "use"]
