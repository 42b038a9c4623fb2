"""The exercise `forget_bias_for`."""

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


def _root(share, steps):
    return share ** (1 / steps)


def _invert(f):
    return np.log(f / (1 - f))


@FORGET_BIAS_FOR.recipe
def _bias(
    share, steps, *, refuse=lambda share: not 0 < share < 1, gate=_root, invert=_invert, after=lambda b, steps: b
):
    if refuse(share):
        raise ValueError
    with np.errstate(all="ignore"):
        return after(invert(np.float64(gate(share, steps))), steps)


FORGET_BIAS_FOR.slip(
    "one_step_only",
    "This bias leaves that share after one step. After T steps the share is f^T.",
    gate=lambda share, steps: share,
)
FORGET_BIAS_FOR.slip(
    "share_divided_by_steps",
    "The gate multiplies at every step, so take a root, not a quotient. (`share ** 1 / steps` is one.)",
    gate=lambda share, steps: share / steps,
)
FORGET_BIAS_FOR.slip(
    "loss_spread_over_the_steps",
    "You spread the loss evenly. Each step loses a share of what is *still there*: f^T, not 1 − T(1 − f).",
    gate=lambda share, steps: 1 - (1 - share) / steps,
)
FORGET_BIAS_FOR.slip(
    "power_upside_down",
    "share = f^T, so f is the T-th root of the share, not its T-th power.",
    gate=lambda share, steps: share**steps,
)
FORGET_BIAS_FOR.slip(
    "rounded_exponent",
    "`1 // steps` is 0 for more than one step. The exponent of a root is a fraction: `/`.",
    gate=lambda share, steps: share ** (1 // steps),
)
FORGET_BIAS_FOR.slip(
    "square_root",
    "That is the square root, whatever the steps. Over T steps it is the T-th root.",
    gate=lambda share, steps: share**0.5,
)
FORGET_BIAS_FOR.slip(
    "share_that_is_lost",
    "You keep what should be lost: share is what is *left*.",
    gate=lambda share, steps: (1 - share) ** (1 / steps),
)
FORGET_BIAS_FOR.slip(
    "one_step_fewer",
    "The gate acts at every one of the T steps, not at T − 1 of them.",
    gate=lambda share, steps: share ** (1 / max(1, steps - 1)),
)
FORGET_BIAS_FOR.slip(
    "gate_instead_of_bias", "This is f itself. You are asked for the bias b with σ(b) = f.", invert=lambda f: f
)
FORGET_BIAS_FOR.slip(
    "sigma_of_the_gate",
    "You take σ of f. The other way round: which b has σ(b) = f?",
    invert=lambda f: 1 / (1 + np.exp(-f)),
)
FORGET_BIAS_FOR.slip(
    "logarithm_only",
    "σ is not the exponential function: solve f = 1/(1 + e^(−b)) for b.",
    invert=np.log,
)
FORGET_BIAS_FOR.slip("tanh_for_sigma", "You invert tanh. A gate uses σ.", invert=np.arctanh)
FORGET_BIAS_FOR.slip(
    "logarithm_to_base_ten",
    "σ is made with e, so invert it with the natural logarithm, `np.log`.",
    invert=lambda f: np.log10(f / (1 - f)),
)
FORGET_BIAS_FOR.slip(
    "logarithm_to_base_two",
    "σ is made with e, so invert it with the natural logarithm: `np.log`, not `np.log2`.",
    invert=lambda f: np.log2(f / (1 - f)),
)
FORGET_BIAS_FOR.slip(
    "quotient_of_logarithms",
    "The logarithm of a quotient is a difference: log(f/(1 − f)) = log f − log(1 − f).",
    invert=lambda f: np.log(f) / np.log(1 - f),
)
FORGET_BIAS_FOR.slip(
    "numerator_missing",
    "Solve f = 1/(1 + e^(−b)) once more: e^b is f/(1 − f), not 1/(1 − f).",
    invert=lambda f: np.log(1 / (1 - f)),
)
FORGET_BIAS_FOR.slip(
    "brackets_forgotten", "`/` goes before `-`: put brackets round 1 − f.", invert=lambda f: np.log(f / 1 - f)
)
FORGET_BIAS_FOR.slip(
    "sign_turned", "The sign is reversed: a gate above ½ needs a positive bias.", after=lambda b, steps: -b
)
FORGET_BIAS_FOR.slip(
    "bias_divided_by_steps",
    "You divide the bias by the steps. It is f that is multiplied by itself.",
    after=lambda b, steps: b / steps,
)
FORGET_BIAS_FOR.slip(
    "bias_times_steps",
    "You multiply the bias by the steps. It is f that is multiplied by itself.",
    after=lambda b, steps: b * steps,
)
FORGET_BIAS_FOR.slip(
    "no_share_refused", "Still missing: a ValueError unless 0 < share < 1.", refuse=lambda share: False
)
FORGET_BIAS_FOR.slip(
    "zero_and_one_only",
    "You refuse 0 and 1 alone. Shares below 0 and above 1 must be refused as well.",
    refuse=lambda share: share in (0, 1),
)
FORGET_BIAS_FOR.slip(
    "only_below",
    "Shares of 1 and more are not refused. Nothing that forgets leaves all of C, or more.",
    refuse=lambda share: share <= 0,
)
FORGET_BIAS_FOR.slip(
    "only_above", "Shares of 0 and below are not refused: σ is never 0.", refuse=lambda share: share >= 1
)
FORGET_BIAS_FOR.slip(
    "limits_allowed",
    "0 and 1 themselves must be refused: σ never reaches them.",
    refuse=lambda share: not 0 <= share <= 1,
)


@FORGET_BIAS_FOR.reading
def _(answer, sheet):
    """What the bias that was returned would leave."""
    for case in sorted(sheet.valued, key=lambda case: case.trial.size):
        share, steps = case.trial.args
        if not isinstance(case.got, float) or not np.isfinite(case.got):
            continue
        f = 1 / (1 + np.exp(-case.got))
        after = f"after {steps} steps f^{steps} =" if steps > 1 else "after one step"
        return (
            f"With your bias of {case.got:.4g} the gate is f = {f:.4g}, and {after} {f**steps:.4g} of C is left. "
            f"It should be {share:g}, so f should be {share ** (1 / steps):.4g}."
        )
    return None


FORGET_BIAS_FOR.trials = [
    trial(0.5, 1),
    trial(0.7, 20),
    trial(0.9, 50),
    trial(0.25, 2),
    trial(0.001, 3),
    trial(0.99, 1000),
    refused(ValueError, 1.0, 20),
    refused(ValueError, 0.0, 20),
    refused(ValueError, -0.2, 3),
    refused(ValueError, 1.5, 20),
    refused(ValueError, -3, 2),
    refused(ValueError, 2, 1),
    refused(ValueError, 1, 1),
    refused(ValueError, 0, 5),
]


@FORGET_BIAS_FOR.random_trial
def _(draw):
    return trial(draw.between(0.02, 0.98), draw.one_of(1, 2, 3, 7, 30, 100))


FORGET_BIAS_FOR.hints = [
    "Two questions, one after the other: which f leaves that share after T steps? Which b gives that f?",
    "From f^T = share take the T-th root. From f = 1/(1 + e^(−b)) follows e^(−b) = (1 − f)/f.",
    "`f = share ** (1 / steps)` and `b = np.log(f / (1 - f))`; before both, raise if not `0 < share < 1`.",
]
