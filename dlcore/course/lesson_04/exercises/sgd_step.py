"""The exercise `sgd_step`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def sgd_step(weight, gradient, lr, weight_decay):
    """The weight after one step of gradient descent with weight decay.

    gradient is that of the loss alone, of the same shape as weight;
    lr is α, weight_decay is λ. Leave weight itself as it is.
    """
    return weight - lr * (gradient + weight_decay * weight)


SGD_STEP = Exercise(sgd_step, kinds=FRACTIONS, minutes=8)


@SGD_STEP.recipe
def _step(
    weight, gradient, lr, weight_decay, *,
    decay=lambda w, lr, decay: lr * decay * w, downhill=lambda g, lr: lr * g, sign=-1, after=lambda new, w: new,
):  # fmt: skip
    return after(weight + sign * downhill(gradient, lr) - decay(weight, lr, weight_decay), weight)


SGD_STEP.slip(
    "decay_without_the_step_size",
    "The decay is λ·w, as on the slide: it shrinks the weight by λ whatever the step size. λw is a gradient like any "
    "other, so α multiplies it too.",
    decay=lambda w, lr, decay: decay * w,
)
SGD_STEP.slip(
    "no_decay", "The decay is missing: the penalty adds λ·w to the gradient.", decay=lambda w, lr, decay: 0 * w
)
SGD_STEP.slip(
    "decay_grows_the_weight",
    "The decay has the wrong sign: without a gradient the weight must come nearer to 0.",
    decay=lambda w, lr, decay: -lr * decay * w,
)
SGD_STEP.slip(
    "twice_the_decay",
    "The decay is twice as strong as it should be: the penalty is λ/2·‖w‖², its slope λ·w.",
    decay=lambda w, lr, decay: 2 * lr * decay * w,
)
SGD_STEP.slip(
    "half_the_decay",
    "The decay is half as strong as it should be: the slope of λ/2·w² is λ·w.",
    decay=lambda w, lr, decay: 0.5 * lr * decay * w,
)
SGD_STEP.slip(
    "decay_by_a_constant",
    "You subtract α·λ from every weight. The decay is proportional to the weight: α·λ·w.",
    decay=lambda w, lr, decay: lr * decay + 0 * w,
)
SGD_STEP.slip(
    "decay_by_the_sign",
    "That is the slope of λ·|w|. Weight decay comes from λ/2·w², whose slope is λ·w.",
    decay=lambda w, lr, decay: lr * decay * np.sign(w),
)
SGD_STEP.slip(
    "decay_of_the_square",
    "The penalty is λ/2·w²; the decay is its *slope*, λ·w.",
    decay=lambda w, lr, decay: lr * decay * w**2,
)
SGD_STEP.slip(
    "uphill", "You go uphill: a gradient points to where the loss grows. Subtract it.", sign=1,
)  # fmt: skip
SGD_STEP.slip("step_size_forgotten", "The gradient is not multiplied by the step size α.", downhill=lambda g, lr: g)
SGD_STEP.slip(
    "divided_by_the_step_size", "You divide the gradient by α. The step is α times the gradient.",
    downhill=lambda g, lr: g / lr,
)  # fmt: skip
SGD_STEP.slip(
    "step_of_length_one",
    "The gradient is divided by its length. A gentle slope asks for a small step: leave it as it is.",
    downhill=lambda g, lr: lr * g / np.maximum(np.sqrt((g**2).sum()), 1e-12),
)
SGD_STEP.slip(
    "only_the_direction",
    "Only the sign of the gradient is used. How steep it is says how far to go.",
    downhill=lambda g, lr: lr * np.sign(g),
)
SGD_STEP.slip("change_returned", "That is the change. Return the new weight.", after=lambda new, w: new - w)

SGD_STEP.trials = [
    trial(np.array([2.0]), np.array([0.0]), 0.1, 0.5),
    trial(np.array([1.0, -2.0]), np.array([3.0, 0.5]), 0.1, 0.0),
    trial(np.array([1.0, -2.0]), np.array([3.0, 0.5]), 0.2, 0.3),
    trial(np.array([[0.5, -1.5], [2.0, 0.0]]), np.array([[0.1, 0.2], [-0.4, 1.0]]), 0.05, 2.0),
    trial(np.array([[0.5, -1.5, 4.0]]), np.array([[-2.0, 0.2, 0.7]]), 0.5, 0.1),
    trial(np.array([3.0, -1.0]), np.array([0.0, 0.0]), 0.25, 1.0),
]


@SGD_STEP.random_trial
def _(draw):
    shape = draw.one_of((1,), (3,), (2, 3))
    return trial(draw.array(*shape), draw.array(*shape), draw.one_of(0.01, 0.1, 0.3), draw.one_of(0.0, 0.2, 1.5))


SGD_STEP.hints = [
    "Two things pull at the weight: the gradient of the loss and the gradient of the penalty, λ·w. Add them first.",
    "The step goes against their sum, and α multiplies all of it.",
    "`weight - lr * (gradient + weight_decay * weight)`",
]
