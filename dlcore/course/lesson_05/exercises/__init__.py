"""The exercises of lesson 05, one a file, in the order of the lesson."""

from dlcore.course.lesson_05.exercises.errors_back import ERRORS_BACK
from dlcore.course.lesson_05.exercises.forward_231 import FORWARD_231
from dlcore.course.lesson_05.exercises.slide_step import SLIDE_STEP
from dlcore.course.lesson_05.exercises.train_step import TRAIN_STEP

EXERCISES = [FORWARD_231, ERRORS_BACK, TRAIN_STEP, SLIDE_STEP]
