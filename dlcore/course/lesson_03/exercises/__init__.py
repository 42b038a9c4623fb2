"""The exercises of lesson 03, one a file, in the order of the lesson."""

from dlcore.course.lesson_03.exercises.collapse import COLLAPSE
from dlcore.course.lesson_03.exercises.count_parameters import COUNT_PARAMETERS
from dlcore.course.lesson_03.exercises.hinge_weights import HINGE_WEIGHTS
from dlcore.course.lesson_03.exercises.mlp_forward import MLP_FORWARD

EXERCISES = [COUNT_PARAMETERS, MLP_FORWARD, COLLAPSE, HINGE_WEIGHTS]
