"""Solutions of lesson 16. The book folds each away under its exercise."""

import numpy as np

import dlcore


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


def forget_bias_for(share, steps):
    """The forget bias that leaves `share` of C after `steps` steps.

    Raise ValueError unless 0 < share < 1.
    """
    if not 0 < share < 1:
        raise ValueError("share must lie between 0 and 1")
    f = share ** (1 / steps)
    return np.log(f / (1 - f))


def latch(set_now, bit):
    """The sums z_f, z_i, z_C inside σ, σ and tanh, each in −9 … 9.

    set_now is 1 in a step that must store `bit` (0 or 1), else 0;
    then `bit` means nothing and C must stay as it is.
    """
    write = 9.0 if set_now else -9.0
    return -write, write, 9.0 * bit


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
