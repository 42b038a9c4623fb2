"""The exercise `lstm_step_back`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_16.trial_cells import WORKED_BIAS, WORKED_WEIGHT, random_step


def lstm_step_back(dh, dC, C, step, weight):
    """dz, dh and dC of the step before, from dh and dC of this one.

    C (H,) is the old cell state, step what dlcore.lstm_step returned,
    weight (4H, H + D). dz (4H,) has its rows in the order f, i, C, o.
    Leave dh, dC and C as they are: dC = dC + …, not dC += ….
    """
    f, i, C_tilde, new_C, o, _ = step
    dC = dC + dh * o * (1 - np.tanh(new_C) ** 2)
    dz_f = dC * C * f * (1 - f)
    dz_i = dC * C_tilde * i * (1 - i)
    dz_C = dC * i * (1 - C_tilde**2)
    dz_o = dh * np.tanh(new_C) * o * (1 - o)
    dz = np.concatenate([dz_f, dz_i, dz_C, dz_o])
    return dz, (weight.T @ dz)[: len(C)], dC * f


LSTM_STEP_BACK = Exercise(lstm_step_back, core=False, minutes=15)


def _back_from(blocks, dC, weight):
    """What is returned, when dz consists of these four blocks and dC goes back to the old C."""
    dz = np.concatenate(blocks)
    return dz, (weight.T @ dz)[: len(dC)], dC


@LSTM_STEP_BACK.mistake(
    "The blocks of dz do not stand in the order of the rows of `weight`: f, i, C̃, o. This is bug A."
)
def order_mixed_up(dh, dC, C, step, weight):
    dz, _, dC = lstm_step_back(dh, dC, C, step, weight)
    f, i, C_tilde, o = np.split(dz, 4)
    return _back_from([i, f, C_tilde, o], dC, weight)


@LSTM_STEP_BACK.mistake(
    "Nothing goes back to the old h. All four layers read it, so it gets its part of Wᵀ dz. This is bug B."
)
def path_through_h_forgotten(dh, dC, C, step, weight):
    dz, dh, dC = lstm_step_back(dh, dC, C, step, weight)
    return dz, np.zeros_like(dh), dC


@LSTM_STEP_BACK.mistake("Both bugs are in your function: the order of the blocks, and the path through h.")
def both_bugs(dh, dC, C, step, weight):
    dz, dh, dC = order_mixed_up(dh, dC, C, step, weight)
    return dz, np.zeros_like(dh), dC


@LSTM_STEP_BACK.mistake(
    "h was made from C: dh has to flow through o ⊙ tanh(C) into dC before the gates get their parts."
)
def from_h_to_the_cell_forgotten(dh, dC, C, step, weight):
    right, _, _ = lstm_step_back(dh, dC, C, step, weight)
    without_dh, _, dC = lstm_step_back(0 * dh, dC, C, step, weight)
    return _back_from([*np.split(without_dh, 4)[:3], np.split(right, 4)[3]], dC, weight)


def _at_the_cell(dh, dC, step):
    """The gradient that reaches the new C: along the belt and through h."""
    return dC + dh * step.o * (1 - np.tanh(step.C) ** 2)


@LSTM_STEP_BACK.mistake("On the belt C was multiplied by f, so dC must be, too.")
def gate_f_forgotten_on_the_belt(dh, dC, C, step, weight):
    dz, old_dh, _ = lstm_step_back(dh, dC, C, step, weight)
    return dz, old_dh, _at_the_cell(dh, dC, step)


@LSTM_STEP_BACK.mistake("You pass on the dC you were given. What came from h belongs to it, too.")
def old_dC_passed_on(dh, dC, C, step, weight):
    dz, dh, _ = lstm_step_back(dh, dC, C, step, weight)
    return dz, dh, dC * step.f


@LSTM_STEP_BACK.mistake("You return the part of Wᵀ dz that belongs to x. The weights act on [h, x]: h is first.")
def part_of_x_returned(dh, dC, C, step, weight):
    dz, _, dC = lstm_step_back(dh, dC, C, step, weight)
    return dz, (weight.T @ dz)[len(dC) :], dC


@LSTM_STEP_BACK.mistake("Wᵀ dz holds the gradients of h and of x. Return only the part of h.")
def both_parts_returned(dh, dC, C, step, weight):
    dz, _, dC = lstm_step_back(dh, dC, C, step, weight)
    return dz, weight.T @ dz, dC


@LSTM_STEP_BACK.mistake("The candidate is a tanh: its slope is 1 − C̃², not C̃(1 − C̃).")
def slope_of_sigma_for_the_candidate(dh, dC, C, step, weight):
    dz, _, old_dC = lstm_step_back(dh, dC, C, step, weight)
    f, i, _, o = np.split(dz, 4)
    C_tilde = _at_the_cell(dh, dC, step) * step.i * step.C_tilde * (1 - step.C_tilde)
    return _back_from([f, i, C_tilde, o], old_dC, weight)


@LSTM_STEP_BACK.mistake("The forget gate multiplied the *old* C, not step.C.")
def new_cell_for_the_old(dh, dC, C, step, weight):
    return lstm_step_back(dh, dC, step.C, step, weight)


# the lesson's worked example, with gradient 1 for its h
WORKED_C = np.array([0.5])
WORKED_STEP = dlcore.lstm_step(np.array([1.0]), np.array([0.2]), WORKED_C, WORKED_WEIGHT, WORKED_BIAS)
_RNG = np.random.default_rng(16)


def _random_trial(inputs, units):
    x, h, C, weight, bias = random_step(_RNG, inputs, units)
    dh, dC = _RNG.standard_normal((2, units)).round(2)
    return trial(dh, dC, C, dlcore.lstm_step(x, h, C, weight, bias), weight)


LSTM_STEP_BACK.trials = [
    trial(np.ones(1), np.zeros(1), WORKED_C, WORKED_STEP, WORKED_WEIGHT),
    _random_trial(3, 2),
    _random_trial(2, 3),
    _random_trial(3, 3),
]

LSTM_STEP_BACK.hints = [
    "Go through the two functions line by line beside the backward lines above. Each bug sits in one line.",
    "dz needs the order of `weight`'s rows. And `weight.T @ dz` is the gradient of [h, x]: which part is h's?",
    "`dz = np.concatenate([dz_f, dz_i, dz_C, dz_o])`, then `return dz, (weight.T @ dz)[: len(C)], dC * step.f`.",
]
