"""The exercises of lesson 04, one a file, in the order of the lesson."""

from dlcore.course.lesson_04.exercises.early_stopping import EARLY_STOPPING
from dlcore.course.lesson_04.exercises.loss_and_gradient import LOSS_AND_GRADIENT
from dlcore.course.lesson_04.exercises.ridge_weights import RIDGE_WEIGHTS
from dlcore.course.lesson_04.exercises.sgd_step import SGD_STEP

EXERCISES = [LOSS_AND_GRADIENT, SGD_STEP, RIDGE_WEIGHTS, EARLY_STOPPING]
