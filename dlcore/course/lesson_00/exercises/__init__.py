"""The exercises of lesson 00, one a file, in the order of the lesson."""

from dlcore.course.lesson_00.exercises.average_miss import AVERAGE_MISS
from dlcore.course.lesson_00.exercises.slope import SLOPE
from dlcore.course.lesson_00.exercises.slope_through import SLOPE_THROUGH
from dlcore.course.lesson_00.exercises.standardize import STANDARDIZE

EXERCISES = [SLOPE, SLOPE_THROUGH, STANDARDIZE, AVERAGE_MISS]
