"""The exercise `state_jacobian`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_15.exercises.rnn_forward import rnn_forward
from dlcore.course.lesson_15.trial_network import W_H, W_X, B, X


def state_jacobian(h, W_h):
    """The matrix ∂h_T/∂h_0: row i is for entry i of h_T.

    h is (T, H): the states h_1 … h_T.
    """
    J = np.eye(len(W_h))
    for h_t in h:
        J = np.diag(1 - h_t**2) @ W_h @ J
    return J


STATE_JACOBIAN = Exercise(state_jacobian, core=False, minutes=10)


@STATE_JACOBIAN.mistake("The order is reversed: the last step's factor belongs on the left.")
def first_step_on_the_left(h, W_h):
    return state_jacobian(h[::-1], W_h)


@STATE_JACOBIAN.mistake(
    "The slopes scale the columns of W_h. They belong to the *new* state, that is to its rows: diag · W_h."
)
def slopes_on_the_columns(h, W_h):
    J = np.eye(len(W_h))
    for h_t in h:
        J = W_h @ np.diag(1 - h_t**2) @ J
    return J


@STATE_JACOBIAN.mistake("This is the transposed matrix. Row i is for entry i of the last state.")
def other_layout(h, W_h):
    return state_jacobian(h, W_h).T


@STATE_JACOBIAN.mistake("This is a power of W_h: the slopes of tanh are missing.")
def slopes_forgotten(h, W_h):
    return np.linalg.matrix_power(W_h, len(h))


@STATE_JACOBIAN.mistake("The factors are multiplied as matrices (`@`), not entry by entry (`*`).")
def element_by_element(h, W_h):
    J = np.ones_like(W_h)
    for h_t in h:
        J = J * (np.diag(1 - h_t**2) @ W_h)
    return J


@STATE_JACOBIAN.mistake("This is one step's factor. There is one for every state in h.")
def last_factor_only(h, W_h):
    return state_jacobian(h[-1:], W_h)


@STATE_JACOBIAN.mistake("One factor is missing: every row of h has one, the first row too.")
def one_factor_too_few(h, W_h):
    return state_jacobian(h[1:], W_h)


@STATE_JACOBIAN.mistake("Along one path the chain rule multiplies; it adds only what comes by different paths.")
def factors_added(h, W_h):
    return sum(np.diag(1 - h_t**2) @ W_h for h_t in h)


@STATE_JACOBIAN.mistake("The rows of h are already values of tanh. Its slope there is 1 − h².")
def tanh_taken_again(h, W_h):
    return state_jacobian(np.tanh(h), W_h)


@STATE_JACOBIAN.mistake("The slope of tanh at a state h is 1 − h². Here it is 1 − h.")
def square_forgotten(h, W_h):
    J = np.eye(len(W_h))
    for h_t in h:
        J = np.diag(1 - h_t) @ W_h @ J
    return J


_RNG = np.random.default_rng(15)


def _random_trial(T, H):
    return trial(np.tanh(_RNG.standard_normal((T, H))).round(2), _RNG.standard_normal((H, H)).round(2))


STATE_JACOBIAN.trials = [
    trial(rnn_forward(X, W_H, W_X, B, np.zeros(2))[1:], W_H),
    trial(np.array([[0.5]]), np.array([[2.0]])),
    _random_trial(4, 3),
    _random_trial(1, 2),
    _random_trial(6, 2),
]

STATE_JACOBIAN.hints = [
    "Begin with the identity: after no step at all, every entry of the state depends on itself alone.",
    "Each step multiplies from the left: first W_h, then the slopes of tanh, one for each row.",
    "`J = np.eye(len(W_h))`, then for each h_t in h: `J = np.diag(1 - h_t**2) @ W_h @ J`.",
]
