"""The exercises of lesson 02, one a file, in the order of the lesson."""

from dlcore.course.lesson_02.exercises.boundary_line import BOUNDARY_LINE
from dlcore.course.lesson_02.exercises.gate_weights import GATE_WEIGHTS
from dlcore.course.lesson_02.exercises.sigmoid_and_slope import SIGMOID_AND_SLOPE
from dlcore.course.lesson_02.exercises.train_perceptron import TRAIN_PERCEPTRON

EXERCISES = [BOUNDARY_LINE, SIGMOID_AND_SLOPE, GATE_WEIGHTS, TRAIN_PERCEPTRON]
