"""The exercise `ridge_weights`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_04.small_problem import TARGETS, X


def ridge_weights(x, targets, weight_decay):
    """The weights where ½ Σ (x w − target)² + λ/2 ‖w‖² is smallest.

    x has one sample a row, (N, D); targets is (N,); weight_decay is λ,
    more than 0. The result is (D,).
    """
    return np.linalg.solve(x.T @ x + weight_decay * np.eye(x.shape[1]), x.T @ targets)


RIDGE_WEIGHTS = Exercise(ridge_weights, kinds=FRACTIONS, core=False, minutes=12)


@RIDGE_WEIGHTS.recipe
def _solved(
    x, targets, weight_decay, *,
    curvature=lambda x: x.T @ x, penalty=lambda decay, x: decay * np.eye(x.shape[1]), right=lambda x, t: x.T @ t,
):  # fmt: skip
    return np.linalg.lstsq(curvature(x) + penalty(weight_decay, x), right(x, targets), rcond=None)[0]


RIDGE_WEIGHTS.slip(
    "penalty_left_out",
    "The penalty is missing: these are the weights of plain least squares.",
    penalty=lambda decay, x: 0 * np.eye(x.shape[1]),
)
RIDGE_WEIGHTS.slip(
    "penalty_everywhere",
    "λ is added to every entry of xᵀx. It belongs on the diagonal only: λ times the unit matrix, `np.eye`.",
    penalty=lambda decay, x: decay + 0 * np.eye(x.shape[1]),
)
RIDGE_WEIGHTS.slip(
    "penalty_halved",
    "The slope of λ/2·w² is λ·w: no ½ is left.",
    penalty=lambda decay, x: decay / 2 * np.eye(x.shape[1]),
)
RIDGE_WEIGHTS.slip(
    "penalty_doubled",
    "2λ stands on the diagonal. With ½ before both sums the twos cancel: λ.",
    penalty=lambda decay, x: 2 * decay * np.eye(x.shape[1]),
)
RIDGE_WEIGHTS.slip(
    "penalty_times_samples",
    "λ is multiplied by the number of samples. The loss is a sum here, not a mean: λ as it is.",
    penalty=lambda decay, x: decay * len(x) * np.eye(x.shape[1]),
)
RIDGE_WEIGHTS.slip(
    "penalty_squared", "λ enters once, not squared.", penalty=lambda decay, x: decay**2 * np.eye(x.shape[1])
)
RIDGE_WEIGHTS.slip(
    "penalty_with_the_wrong_sign",
    "λ is subtracted. It makes the bowl steeper: add it.",
    penalty=lambda decay, x: -decay * np.eye(x.shape[1]),
)
RIDGE_WEIGHTS.slip(
    "targets_negative", "The sign is reversed: x w − target is 0 at the bottom, so xᵀ target stands on the right.",
    right=lambda x, t: -x.T @ t,
)  # fmt: skip
RIDGE_WEIGHTS.slip(
    "mean_of_the_data",
    "You take the mean over the samples on one side. Take sums on both sides: xᵀx and xᵀ target.",
    right=lambda x, t: x.T @ t / len(x),
)


@RIDGE_WEIGHTS.reading
def _(answer, sheet):
    """How steep J still is at the weights that were returned."""
    for case in sorted(sheet.valued, key=lambda case: case.trial.size):
        x, targets, decay = case.trial.args
        w = np.asarray(case.got)
        if w.shape != (x.shape[1],) or not np.isfinite(w).all():
            continue
        slope = x.T @ (x @ w - targets) + decay * w
        if np.abs(slope).max() > 1e-6:
            return f"At your weights {w.round(4)} the gradient xᵀ(x w − target) + λ w is {slope.round(4)}, and not 0."
    return None


RIDGE_WEIGHTS.trials = [
    trial(np.array([[2.0]]), np.array([3.0]), 1.0),
    trial(np.array([[1.0], [2.0]]), np.array([1.0, 3.0]), 0.5),
    trial(np.eye(2), np.array([1.0, -2.0]), 3.0),
    trial(X, TARGETS, 1.0),
    trial(X, TARGETS, 0.25),
    trial(X[:1], TARGETS[:1], 2.0),
]


@RIDGE_WEIGHTS.random_trial
def _(draw):
    N, D = draw.whole(1, 5), draw.whole(1, 3)
    return trial(draw.array(N, D), draw.array(N), draw.one_of(0.3, 1.5, 4.0))


RIDGE_WEIGHTS.hints = [
    "At the lowest point the gradient is 0. Write the gradient of both parts: xᵀ(x w − target) and λ w.",
    "Sort: (xᵀx + λ·unit matrix) w = xᵀ target. That is a system of linear equations for w.",
    "`np.linalg.solve(x.T @ x + weight_decay * np.eye(x.shape[1]), x.T @ targets)`",
]
