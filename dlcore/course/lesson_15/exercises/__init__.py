"""The exercises of lesson 15, one a file, in the order of the lesson."""

from dlcore.course.lesson_15.exercises.clip_by_norm import CLIP_BY_NORM
from dlcore.course.lesson_15.exercises.grad_W_h import GRAD_W_H
from dlcore.course.lesson_15.exercises.rnn_forward import RNN_FORWARD
from dlcore.course.lesson_15.exercises.state_jacobian import STATE_JACOBIAN

EXERCISES = [RNN_FORWARD, GRAD_W_H, STATE_JACOBIAN, CLIP_BY_NORM]
