"""The exercises of lesson 01, one a file, in the order of the lesson."""

from dlcore.course.lesson_01.exercises.bootstrap_interval import BOOTSTRAP_INTERVAL
from dlcore.course.lesson_01.exercises.error_rate import ERROR_RATE
from dlcore.course.lesson_01.exercises.lead_in_standard_errors import LEAD_IN_STANDARD_ERRORS
from dlcore.course.lesson_01.exercises.standard_error import STANDARD_ERROR

EXERCISES = [ERROR_RATE, STANDARD_ERROR, LEAD_IN_STANDARD_ERRORS, BOOTSTRAP_INTERVAL]
