"""Lesson 16 solved in another style than in its room: checks must accept these too."""

import math

import numpy as np

import dlcore


def cell_step(x, h, C, weight, bias):
    H = len(h)
    z = h @ weight[:, :H].T + x @ weight[:, H:].T + bias
    kept = C / (1 + np.exp(-z[:H]))
    written = np.tanh(z[2 * H : 3 * H]) / (1 + np.exp(-z[H : 2 * H]))
    return kept + written, dlcore.sigmoid(z[3 * H :]) * np.tanh(kept + written)


def forget_bias_for(share, steps):
    if share <= 0 or share >= 1:
        raise ValueError(share)
    return -math.log(math.exp(-math.log(share) / steps) - 1)


def latch(set_now, bit):
    hold = 1 - 2 * set_now
    return np.array([8 * hold, -8 * hold, 4 * bit * set_now])


def lstm_step_back(dh, dC, C, step, weight):
    shown = np.tanh(step.C)
    through = dC + dh * step.o * (1 - shown * shown)
    gates = np.stack([step.f, step.i, step.C_tilde, step.o])
    slopes = gates * (1 - gates)
    slopes[2] = 1 - step.C_tilde**2
    dz = (slopes * np.stack([through * C, through * step.C_tilde, through * step.i, dh * shown])).reshape(-1)
    return dz, dz @ weight[:, : len(dh)], step.f * through
