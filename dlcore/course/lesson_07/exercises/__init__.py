"""The exercises of lesson 07, one a file, in the order of the lesson."""

from dlcore.course.lesson_07.exercises.conv2d import CONV2D
from dlcore.course.lesson_07.exercises.corr2d import CORR2D
from dlcore.course.lesson_07.exercises.out_size import OUT_SIZE
from dlcore.course.lesson_07.exercises.toeplitz import TOEPLITZ

EXERCISES = [OUT_SIZE, CORR2D, CONV2D, TOEPLITZ]
