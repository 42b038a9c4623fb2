"""The exercise `loss_and_gradient`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def loss_and_gradient(logits, target):
    """The cross-entropy of one sample, and its gradient by the logits.

    logits is (K,), one for each class; target is the number of the right
    class, from 0. Right for logits from -1000 to 1000, without overflow.
    """
    shifted = logits - logits.max()
    log_p = shifted - np.log(np.exp(shifted).sum())
    gradient = np.exp(log_p)
    gradient[target] -= 1
    return -log_p[target], gradient


LOSS_AND_GRADIENT = Exercise(loss_and_gradient, kinds=FRACTIONS, returns=("loss", "gradient"), minutes=15)


def _log_shares(logits):
    shifted = logits - logits.max()
    return shifted - np.log(np.exp(shifted).sum())


def _wanted(shares, target):
    return np.eye(len(shares))[target]


@LOSS_AND_GRADIENT.recipe
def _both(
    logits, target, *,
    log_shares=_log_shares, loss=lambda log_p, target: -log_p[target], right=lambda target, K: target,
    wanted=_wanted, gradient=lambda p, wanted: p - wanted,
):  # fmt: skip
    with np.errstate(all="ignore"):
        log_p = log_shares(np.asarray(logits, dtype=float))
        target = right(target, len(log_p))
        return loss(log_p, target), gradient(np.exp(log_p), wanted(np.exp(log_p), target))


LOSS_AND_GRADIENT.slip(
    "largest_not_subtracted",
    "With large logits e to the logit is too large for a float, and with very negative ones all of them are 0. "
    "Subtract the largest logit from all first: the probabilities stay the same.",
    log_shares=lambda z: np.log(np.exp(z) / np.exp(z).sum()),
)
LOSS_AND_GRADIENT.slip(
    "logarithm_of_zero",
    "A probability can be so small that it is stored as 0, and the loss comes out as infinite. Take the logarithm of "
    "the quotient apart: ln p = z − ln Σ e^z, with the largest logit subtracted from all z.",
    log_shares=lambda z: np.log(np.exp(z - z.max()) / np.exp(z - z.max()).sum()),
)
LOSS_AND_GRADIENT.slip(
    "smallest_subtracted",
    "You subtract the smallest logit, so the others grow. Subtract the *largest*: then no exponent is above 0.",
    log_shares=lambda z: np.log(np.exp(z - z.min()) / np.exp(z - z.min()).sum()),
)
LOSS_AND_GRADIENT.slip(
    "small_number_added",
    "You add a small number inside the logarithm. Then no loss is larger than that allows: a right class with "
    "probability e⁻¹⁰⁰⁰ must cost 1000. Take ln p apart instead: z − ln Σ e^z.",
    log_shares=lambda z: np.log(np.exp(z - z.max()) / np.exp(z - z.max()).sum() + 1e-12),
)
LOSS_AND_GRADIENT.slip(
    "logits_clipped",
    "You clip the logits. 900 and 901 are then the same, and they are not. Subtract the largest from all instead.",
    log_shares=lambda z: _log_shares(np.clip(z, -700, 700)),
)
LOSS_AND_GRADIENT.slip(
    "divided_by_the_largest",
    "You divide by the largest logit. *Subtract* it: softmax sees differences, and these must stay as they are.",
    log_shares=lambda z: _log_shares(z / z.max()),
)
LOSS_AND_GRADIENT.slip(
    "mean_for_sum",
    "The probabilities do not add up to 1: divide by the sum of the exponentials, not by their mean.",
    log_shares=lambda z: z - z.max() - np.log(np.exp(z - z.max()).mean()),
)
LOSS_AND_GRADIENT.slip(
    "sigmoid_for_softmax",
    "Every logit goes through a sigmoid of its own. Softmax compares them: they share one sum.",
    log_shares=lambda z: -np.logaddexp(0, -z),
)
LOSS_AND_GRADIENT.slip(
    "minus_forgotten",
    "The loss has the wrong sign: ln p is negative, −ln p is the cost.",
    loss=lambda log_p, target: log_p[target],
)
LOSS_AND_GRADIENT.slip(
    "probability_for_loss",
    "That is the probability of the right class. The loss is minus its logarithm.",
    loss=lambda log_p, target: np.exp(log_p[target]),
)
LOSS_AND_GRADIENT.slip(
    "miss_for_loss",
    "1 − p is another loss. Cross-entropy is −ln p.",
    loss=lambda log_p, target: 1 - np.exp(log_p[target]),
)
LOSS_AND_GRADIENT.slip(
    "logarithm_to_base_two",
    "That is the logarithm to base 2. The loss is made with the natural one, `np.log`.",
    loss=lambda log_p, target: -log_p[target] / np.log(2),
)
LOSS_AND_GRADIENT.slip(
    "logarithm_to_base_ten",
    "That is the logarithm to base 10. The loss is made with the natural one, `np.log`.",
    loss=lambda log_p, target: -log_p[target] / np.log(10),
)
LOSS_AND_GRADIENT.slip(
    "all_classes_counted",
    "You add −ln p of all classes. Only the right class counts: the one-hot target has a 1 there and 0 elsewhere.",
    loss=lambda log_p, target: -log_p.sum(),
)
LOSS_AND_GRADIENT.slip(
    "squared_error",
    "That is the squared error of the probabilities. Cross-entropy is −ln p of the right class.",
    loss=lambda log_p, target: 0.5 * ((np.exp(log_p) - np.eye(len(log_p))[target]) ** 2).sum(),
)
LOSS_AND_GRADIENT.slip(
    "counted_from_one", "Classes are counted from 0: target 0 is the first.",
    right=lambda target, K: (target - 1) % K,
)  # fmt: skip
LOSS_AND_GRADIENT.slip(
    "likeliest_class",
    "You take the likeliest class. The loss asks for the *right* one, `target`.",
    loss=lambda log_p, target: -log_p.max(),
)
LOSS_AND_GRADIENT.slip(
    "one_not_subtracted",
    "The gradient is p, without the target. At the right class it is p − 1: more of it lowers the loss.",
    wanted=lambda p, target: 0 * p,
)
LOSS_AND_GRADIENT.slip(
    "one_subtracted_everywhere",
    "You subtract 1 from every class. Subtract it at the right class only.",
    wanted=lambda p, target: 1 + 0 * p,
)
LOSS_AND_GRADIENT.slip(
    "number_of_the_class_subtracted",
    "You subtract `target` itself, the number of the class. What is subtracted from p is the one-hot target: 1 at that "
    "place and 0 elsewhere.",
    wanted=lambda p, target: target + 0 * p,
)
LOSS_AND_GRADIENT.slip(
    "gradient_downhill",
    "The gradient has the wrong sign. It points uphill, p − target; the optimiser subtracts it.",
    gradient=lambda p, wanted: wanted - p,
)
LOSS_AND_GRADIENT.slip(
    "gradient_by_p",
    "That is the gradient by the probability, −1/p. Go on through softmax to the logits: p − target is what comes out.",
    gradient=lambda p, wanted: -wanted / p,
)
LOSS_AND_GRADIENT.slip(
    "slope_of_sigma_added",
    "A factor p(1 − p) is too much. In −ln p of a softmax it cancels: p − target is all.",
    gradient=lambda p, wanted: (p - wanted) * p * (1 - p),
)
LOSS_AND_GRADIENT.slip(
    "divided_by_classes",
    "The gradient is divided by the number of classes. There is one sample and one loss: nothing to average.",
    gradient=lambda p, wanted: (p - wanted) / len(p),
)


LOSS_AND_GRADIENT.trials = [
    trial(np.array([0.0, 0.0]), 0),
    trial(np.array([0.0, 2.0, 0.0]), 0),
    trial(np.array([0.0, 2.0, 0.0]), 1),
    trial(np.array([1.0, -1.0, 0.5, 3.0]), 2),
    trial(np.array([-2.0, -3.0]), 1),
    trial(np.array([1000.0, 0.0]), 0),
    trial(np.array([1000.0, 0.0]), 1),
    trial(np.array([-1000.0, -1001.0, -1000.0]), 1),
    trial(np.array([900.0, 0.0, 1.0]), 2),
    trial(np.array([3.0, -950.0, 0.0]), 1),
    trial(np.array([800.0, 801.0]), 0),
    trial(np.array([4.0]), 0),
]


@LOSS_AND_GRADIENT.random_trial
def _(draw):
    K = draw.whole(2, 5)
    return trial(draw.array(K, size=draw.one_of(1.0, 5.0)), draw.whole(0, K - 1))


LOSS_AND_GRADIENT.hints = [
    "First the probabilities: e to each logit, divided by the sum. What may be subtracted from all logits before?",
    "With z = logits − their largest, ln p = z − ln Σ e^z: no quotient is needed, and nothing becomes 0 inside a "
    "logarithm. The gradient is p, with 1 subtracted at the right class.",
    "`z = logits - logits.max()`, `log_p = z - np.log(np.exp(z).sum())`, the loss is `-log_p[target]`; "
    "`p = np.exp(log_p)`, then `p[target] -= 1`.",
]
