"""The exercise `forget_bias_for`."""

from functools import wraps

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import refused, trial


def forget_bias_for(share, steps):
    """The forget bias that leaves `share` of C after `steps` steps.

    Raise ValueError unless 0 < share < 1.
    """
    if not 0 < share < 1:
        raise ValueError("share must lie between 0 and 1")
    f = share ** (1 / steps)
    return np.log(f / (1 - f))


FORGET_BIAS_FOR = Exercise(forget_bias_for, minutes=10)


def _guarded(function):
    """`function` behind the refusal, so that only its own mistake shows."""

    @wraps(function)
    def answer(share, steps):
        forget_bias_for(share, steps)  # raises where it must
        return function(share, steps)

    return answer


@FORGET_BIAS_FOR.mistake("This bias leaves that share after one step. After T steps the share is f^T.")
@_guarded
def one_step_only(share, steps):
    return np.log(share / (1 - share))


@FORGET_BIAS_FOR.mistake("This is f itself. You are asked for the bias b with σ(b) = f.")
@_guarded
def gate_instead_of_bias(share, steps):
    return share ** (1 / steps)


@FORGET_BIAS_FOR.mistake("You divide the bias by the steps. It is f that is multiplied by itself: take a root.")
@_guarded
def bias_divided_by_steps(share, steps):
    return np.log(share / (1 - share)) / steps


@FORGET_BIAS_FOR.mistake("The gate multiplies at every step, so take a root, not a quotient.")
@_guarded
def share_divided_by_steps(share, steps):
    return np.log((share / steps) / (1 - share / steps))


@FORGET_BIAS_FOR.mistake(
    "You spread the loss evenly. Each step loses a share of what is *still there*: f^T, not 1 − T(1 − f)."
)
@_guarded
def loss_spread_over_the_steps(share, steps):
    f = 1 - (1 - share) / steps
    return np.log(f / (1 - f))


@FORGET_BIAS_FOR.mistake("share = f^T, so f is the T-th root of the share, not its T-th power.")
@_guarded
def power_upside_down(share, steps):
    f = share**steps
    return np.log(f / (1 - f))


@FORGET_BIAS_FOR.mistake("The sign is reversed: a gate above ½ needs a positive bias.")
@_guarded
def sign_turned(share, steps):
    return -forget_bias_for(share, steps)


@FORGET_BIAS_FOR.mistake("σ is not the exponential function: solve f = 1/(1 + e^(−b)) for b.")
@_guarded
def logarithm_only(share, steps):
    return np.log(share ** (1 / steps))


@FORGET_BIAS_FOR.mistake("You invert tanh. A gate uses σ.")
@_guarded
def tanh_for_sigma(share, steps):
    return np.arctanh(share ** (1 / steps))


@FORGET_BIAS_FOR.mistake("σ is made with e, so invert it with the natural logarithm, `np.log`.")
@_guarded
def logarithm_to_base_ten(share, steps):
    f = share ** (1 / steps)
    return np.log10(f / (1 - f))


@FORGET_BIAS_FOR.mistake("The numbers are right. Still missing: a ValueError unless 0 < share < 1.")
def no_share_refused(share, steps):
    f = share ** (1 / steps)
    return np.log(f / (1 - f))


FORGET_BIAS_FOR.trials = [
    trial(0.5, 1),
    trial(0.7, 20),
    trial(0.9, 50),
    trial(0.25, 2),
    trial(0.001, 3),
    trial(0.99, 1000),
    refused(ValueError, 1.0, 20),
    refused(ValueError, 0.0, 20),
]

FORGET_BIAS_FOR.hints = [
    "Two questions, one after the other: which f leaves that share after T steps? Which b gives that f?",
    "From f^T = share take the T-th root. From f = 1/(1 + e^(−b)) follows e^(−b) = (1 − f)/f.",
    "`f = share ** (1 / steps)` and `b = np.log(f / (1 - f))`; before both, raise if not `0 < share < 1`.",
]
