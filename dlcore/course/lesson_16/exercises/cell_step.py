"""The exercise `cell_step`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_16.trial_cells import WORKED_BIAS, WORKED_WEIGHT, random_step


def cell_step(x, h, C, weight, bias):
    """The new C and the new h, in this order: equation 19.

    x (D,), h and C (H,), weight (4H, H + D) acting on [h, x] and
    bias (4H,), both with their rows in the order f, i, C, o.
    """
    z = weight @ np.concatenate([h, x]) + bias
    z_f, z_i, z_C, z_o = np.split(z, 4)
    f, i, o = dlcore.sigmoid(z_f), dlcore.sigmoid(z_i), dlcore.sigmoid(z_o)
    C = f * C + i * np.tanh(z_C)
    return C, o * np.tanh(C)


CELL_STEP = Exercise(cell_step, minutes=15)


def _sums(x, h, weight, bias):
    """The four sums, in the order of the rows."""
    return np.split(weight @ np.concatenate([h, x]) + bias, 4)


def _layers(x, h, weight, bias):
    """f, i, C̃ and o."""
    z_f, z_i, z_C, z_o = _sums(x, h, weight, bias)
    return dlcore.sigmoid(z_f), dlcore.sigmoid(z_i), np.tanh(z_C), dlcore.sigmoid(z_o)


@CELL_STEP.mistake("The candidate C̃ goes through tanh, not σ: it is what could be written, and may be negative.")
def candidate_through_sigma(x, h, C, weight, bias):
    f, i, C_tilde, o = map(dlcore.sigmoid, _sums(x, h, weight, bias))
    C = f * C + i * C_tilde
    return C, o * np.tanh(C)


@CELL_STEP.mistake("f = 1 keeps everything. The forget gate is multiplied with C as it is, not as 1 − f.")
def f_says_how_much_to_forget(x, h, C, weight, bias):
    f, i, C_tilde, o = _layers(x, h, weight, bias)
    C = (1 - f) * C + i * C_tilde
    return C, o * np.tanh(C)


@CELL_STEP.mistake("The output gate decides what is *shown*. The cell state goes on without passing through it.")
def o_erases_the_cell(x, h, C, weight, bias):
    _, h = cell_step(x, h, C, weight, bias)
    return h, h


@CELL_STEP.mistake("You multiply the cell state by o. The output gate acts behind the belt: on tanh(C), not on C.")
def o_acts_on_the_cell_itself(x, h, C, weight, bias):
    f, i, C_tilde, o = _layers(x, h, weight, bias)
    C = o * (f * C + i * C_tilde)
    return C, np.tanh(C)


@CELL_STEP.mistake("You mixed up two blocks of rows: here they are f, i, C̃, o; f comes first.")
def gates_in_pytorchs_order(x, h, C, weight, bias):
    i, f, C_tilde, o = _layers(x, h, weight, bias)
    C = f * C + i * C_tilde
    return C, o * np.tanh(C)


@CELL_STEP.mistake("The third block of rows is the candidate, the fourth is o.")
def o_and_candidate_swapped(x, h, C, weight, bias):
    z_f, z_i, z_o, z_C = _sums(x, h, weight, bias)
    C = dlcore.sigmoid(z_f) * C + dlcore.sigmoid(z_i) * np.tanh(z_C)
    return C, dlcore.sigmoid(z_o) * np.tanh(C)


@CELL_STEP.mistake("The weights act on [h, x]: the old h comes first, then the input.")
def x_before_h(x, h, C, weight, bias):
    f, i, C_tilde, o = _layers(h, x, weight, bias)
    C = f * C + i * C_tilde
    return C, o * np.tanh(C)


@CELL_STEP.mistake("The candidate is added in full: the input gate i must scale it.")
def input_gate_left_out(x, h, C, weight, bias):
    f, _, C_tilde, o = _layers(x, h, weight, bias)
    C = f * C + C_tilde
    return C, o * np.tanh(C)


@CELL_STEP.mistake("h is made from the old cell state. It shows the *new* one.")
def old_cell_shown(x, h, C, weight, bias):
    f, i, C_tilde, o = _layers(x, h, weight, bias)
    return f * C + i * C_tilde, o * np.tanh(C)


@CELL_STEP.mistake("h = o ⊙ tanh(C): squash the new cell state before the gate lets it out.")
def tanh_left_out_at_the_end(x, h, C, weight, bias):
    f, i, C_tilde, o = _layers(x, h, weight, bias)
    C = f * C + i * C_tilde
    return C, o * C


@CELL_STEP.mistake("The tanh acts on C alone; the gate multiplies afterwards.")
def tanh_of_the_product(x, h, C, weight, bias):
    f, i, C_tilde, o = _layers(x, h, weight, bias)
    C = f * C + i * C_tilde
    return C, np.tanh(o * C)


@CELL_STEP.mistake("The bias is not used: it is added to the sums before σ and tanh.")
def bias_left_out(x, h, C, weight, bias):
    return cell_step(x, h, C, weight, 0 * bias)


@CELL_STEP.mistake("The gates lack their σ: a gate must lie between 0 and 1.")
def no_sigma_at_the_gates(x, h, C, weight, bias):
    f, i, z_C, o = _sums(x, h, weight, bias)
    C = f * C + i * np.tanh(z_C)
    return C, o * np.tanh(C)


@CELL_STEP.mistake("Both are right, in the wrong order: return C first, then h.")
def h_before_cell(x, h, C, weight, bias):
    return cell_step(x, h, C, weight, bias)[::-1]


_RNG = np.random.default_rng(16)

CELL_STEP.trials = [
    trial(np.array([1.0]), np.array([0.2]), np.array([0.5]), WORKED_WEIGHT, WORKED_BIAS),
    trial(np.array([1.0]), np.array([0.2]), np.array([-2.0]), WORKED_WEIGHT, WORKED_BIAS),
    trial(*random_step(_RNG, 1, 1)),
    trial(*random_step(_RNG, 3, 2)),
    trial(*random_step(_RNG, 2, 3)),
    trial(*random_step(_RNG, 4, 4)),
]

CELL_STEP.hints = [
    "Begin with one product: all four sums at once, `weight @ v + bias`, with v made of h and x.",
    "`np.split(..., 4)` cuts the sums into the rows of f, i, C̃ and o. Three of them pass `dlcore.sigmoid`.",
    "`z_f, z_i, z_C, z_o = np.split(weight @ np.concatenate([h, x]) + bias, 4)`, then the last two lines of "
    "equation 19, then `return C, h`.",
]
