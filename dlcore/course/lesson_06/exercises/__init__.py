"""The exercises of lesson 06, one a file, in the order of the lesson."""

from dlcore.course.lesson_06.exercises.layer_back import LAYER_BACK
from dlcore.course.lesson_06.exercises.linear_backward import LINEAR_BACKWARD
from dlcore.course.lesson_06.exercises.new_layer_backward import NEW_LAYER_BACKWARD
from dlcore.course.lesson_06.exercises.tape_gradients import TAPE_GRADIENTS
from dlcore.course.lesson_06.exercises.two_layer_backward import TWO_LAYER_BACKWARD

EXERCISES = [LAYER_BACK, LINEAR_BACKWARD, TWO_LAYER_BACKWARD, TAPE_GRADIENTS, NEW_LAYER_BACKWARD]
