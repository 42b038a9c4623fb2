"""The exercises of lesson 16, one a file, in the order of the lesson."""

from dlcore.course.lesson_16.exercises.cell_step import CELL_STEP
from dlcore.course.lesson_16.exercises.forget_bias_for import FORGET_BIAS_FOR
from dlcore.course.lesson_16.exercises.latch import LATCH
from dlcore.course.lesson_16.exercises.lstm_step_back import LSTM_STEP_BACK

EXERCISES = [CELL_STEP, FORGET_BIAS_FOR, LATCH, LSTM_STEP_BACK]
