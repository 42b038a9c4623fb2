"""The exercise `grad_W_h`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_15.exercises.rnn_forward import rnn_forward
from dlcore.course.lesson_15.trial_network import START, W_H, W_X, B, X


def grad_W_h(dy, h, W_h):
    """The gradient of W_h, of shape (H, H).

    h is (T + 1, H): h_0 … h_T, so step t + 1 made h[t + 1] from h[t].
    dy is (T, H): row t is the gradient that h[t + 1] gets from J directly.
    """
    dW, dh = np.zeros(W_h.shape), np.zeros(len(W_h))
    for t in reversed(range(len(dy))):
        dz = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dW += np.outer(dz, h[t])
        dh = W_h.T @ dz
    return dW


GRAD_W_H = Exercise(grad_W_h, minutes=15)


def _deltas(dy, h, W_h):
    """∂J/∂z of every step: the way back through time."""
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dh = W_h.T @ dz[t]
    return dz


@GRAD_W_H.mistake("Only the last step's part is there. The same W_h worked at every step, so every step has a part.")
def last_step_only(dy, h, W_h):
    return np.outer(_deltas(dy, h, W_h)[-1], h[-2])


@GRAD_W_H.mistake("Each step overwrites the gradient of the step before: only one part is left. Add them up (`+=`).")
def overwritten_at_each_step(dy, h, W_h):
    return np.outer(_deltas(dy, h, W_h)[0], h[0])


@GRAD_W_H.mistake("The loop ends too early: the part of the first step, t = 0, is missing.")
def first_step_missed(dy, h, W_h):
    return _deltas(dy, h, W_h)[1:].T @ h[1:-1]


@GRAD_W_H.mistake("You take the mean over the steps. The parts are added, as at any fan-out.")
def mean_over_steps(dy, h, W_h):
    return grad_W_h(dy, h, W_h) / len(dy)


@GRAD_W_H.mistake("Nothing comes back from later steps: what h_t did to h_{t+1} is part of its gradient too.")
def no_way_back(dy, h, W_h):
    return (dy * (1 - h[1:] ** 2)).T @ h[:-1]


@GRAD_W_H.mistake("On the way from step to step the gradient must pass through W_h, transposed.")
def carried_without_W_h(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = dh = (dy[t] + dh) * (1 - h[t + 1] ** 2)
    return dz.T @ h[:-1]


@GRAD_W_H.mistake("The slope of tanh is missing: it stands between dh and dz.")
def slope_left_out(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = dy[t] + dh
        dh = W_h.T @ dz[t]
    return dz.T @ h[:-1]


@GRAD_W_H.mistake("What goes back to step t − 1 comes from dz, that is *after* the slope of tanh.")
def slope_skipped_on_the_way_back(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dh = W_h.T @ (dy[t] + dh)
    return dz.T @ h[:-1]


@GRAD_W_H.mistake(
    "dh is added to the dh of later steps. Of these only the next step reads h_t: its dh replaces the old one."
)
def arrivals_piled_up(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dh = dh + W_h.T @ dz[t]
    return dz.T @ h[:-1]


@GRAD_W_H.mistake("Step t's slope belongs to the state that step t *made*, not to the one it read.")
def slope_of_the_old_state(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - h[t] ** 2)
        dh = W_h.T @ dz[t]
    return dz.T @ h[:-1]


@GRAD_W_H.mistake("The states in h are already values of tanh. Its slope there is 1 − h².")
def slope_of_tanh_of_the_state(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - np.tanh(h[t + 1]) ** 2)
        dh = W_h.T @ dz[t]
    return dz.T @ h[:-1]


@GRAD_W_H.mistake("On the way back the matrix is transposed (equation 9).")
def not_transposed_on_the_way_back(dy, h, W_h):
    return _deltas(dy, h, W_h.T).T @ h[:-1]


@GRAD_W_H.mistake("W_h was multiplied with the state *before* the step, not after it.")
def new_state_for_the_old_one(dy, h, W_h):
    return _deltas(dy, h, W_h).T @ h[1:]


@GRAD_W_H.mistake("You use the last row of dy only. J may depend on each h_t directly.")
def only_the_last_dy(dy, h, W_h):
    last = np.zeros_like(dy)
    last[-1] = dy[-1]
    return grad_W_h(last, h, W_h)


@GRAD_W_H.mistake("You go forwards in time. A gradient comes from the end: begin with the last step.")
def forwards_in_time(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in range(len(dy)):
        dz[t] = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dh = W_h.T @ dz[t]
    return dz.T @ h[:-1]


@GRAD_W_H.mistake("Your matrix is transposed. Its rows must belong to dz, its columns to the old state, as in W_h.")
def gradient_on_its_side(dy, h, W_h):
    return grad_W_h(dy, h, W_h).T


@GRAD_W_H.mistake("The sign is reversed. A gradient points uphill; the optimiser subtracts it.")
def sign_for_a_step_downhill(dy, h, W_h):
    return -grad_W_h(dy, h, W_h)


# J takes the difference of the last state's two numbers, and sees no other state.
LAST_STATE_ONLY = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, -1.0]])
_RNG = np.random.default_rng(15)


def _random_trial(T, H):
    """A trial with states as a network makes them, from a starting state that is not 0."""
    shapes = (T, H), (T, H), (H, H), H
    dy, x, W_h, h0 = (_RNG.standard_normal(shape).round(2) for shape in shapes)
    h = rnn_forward(x, W_h, np.eye(H), np.zeros(H), 0.3 * h0)
    return trial(dy, np.vstack([0.3 * h0, h]), W_h)


GRAD_W_H.trials = [
    trial(LAST_STATE_ONLY, np.vstack([START, rnn_forward(X, W_H, W_X, B, START)]), W_H),
    _random_trial(1, 2),
    _random_trial(2, 2),
    _random_trial(5, 3),
    _random_trial(4, 1),
    _random_trial(7, 4),
]

GRAD_W_H.hints = [
    "Walk from the last step to the first. What reaches h_t comes from two sides, J and step t + 1.",
    "In the loop: dz from dy[t] + dh and the slope of tanh; then add this step's outer product; then the new dh.",
    "`dz = (dy[t] + dh) * (1 - h[t + 1] ** 2)`, `dW += np.outer(dz, h[t])`, `dh = W_h.T @ dz`, for t in "
    "`reversed(range(len(dy)))`, with dW and dh zeros at first.",
]
