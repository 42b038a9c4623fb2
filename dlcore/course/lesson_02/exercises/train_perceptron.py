"""The exercise `train_perceptron`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_02.gate_inputs import CORNERS


def train_perceptron(x, targets, max_epochs):
    """Weights, bias and number of epochs of perceptron learning.

    x has one sample a row, targets are 0 or 1. Start from zeros, look at
    the samples in order, stop after the first epoch without a mistake.
    The weights may come as an array or as a list.
    """
    weight, bias = np.zeros(x.shape[1]), 0.0
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for i in range(len(x)):
            y = 1.0 if x[i] @ weight + bias >= 0 else 0.0
            error = targets[i] - y
            weight = weight + error * x[i]
            bias = bias + error
            mistakes += error != 0
        if mistakes == 0:
            return weight, bias, epoch
    return weight, bias, max_epochs


TRAIN_PERCEPTRON = Exercise(
    train_perceptron,
    reference=dlcore.train_perceptron,
    returns=("weight", "bias", "epoch"),
    lists=True,
    core=False,
    minutes=20,
)


def _push(error, target, sample):
    return error, error


@TRAIN_PERCEPTRON.recipe
def _learn(
    x, targets, max_epochs, *,
    y=dlcore.step, push=_push, judge="now", clean=lambda errors: not any(errors), counted=0, ahead=False, rate=1.0,
    first=0.0, last=lambda most: most,
):  # fmt: skip
    """`push`: by how much of the sample the weights move, and by how much the bias."""
    weight, bias = np.full(x.shape[1], first), 0.0
    for epoch in range(1, last(max_epochs) + 1):
        errors, start = [], (weight, bias)
        for sample, target in zip(x, targets, strict=True):
            at = start if judge == "at the start" else (weight, bias)
            errors.append(float(target - y(sample @ at[0] + (at[1] if judge != "without bias" else 0))))
            of_weight, of_bias = push(errors[-1], float(target), sample)
            weight, bias = weight + rate * of_weight * sample, bias + rate * of_bias
        if clean(errors) or (ahead and (y(x @ weight + bias) == targets).all()):
            return weight, bias, epoch + counted
    return weight, bias, last(max_epochs) + counted


TRAIN_PERCEPTRON.slip(
    "bias_never_learned",
    "The bias never changes. It is a weight too, of an input that is always 1.",
    push=lambda error, target, sample: (error, 0.0),
)
TRAIN_PERCEPTRON.slip(
    "pushed_the_wrong_way",
    "Each mistake pushes the line the wrong way: the push is target − y, so that a missed 1 makes z larger.",
    push=lambda error, target, sample: (-error, -error),
)
TRAIN_PERCEPTRON.slip(
    "target_for_error",
    "You push by the target, also where the answer is right, and never where 0 is wanted. Push by target − y.",
    push=lambda error, target, sample: (target, target),
)
TRAIN_PERCEPTRON.slip(
    "target_where_wrong",
    "Where the answer is wrong you push by the target, and so never where 0 is wanted. Push by target − y.",
    push=lambda error, target, sample: 2 * (target * (error != 0),),
)
TRAIN_PERCEPTRON.slip(
    "bias_pushed_by_one",
    "The bias moves by +1 at each mistake, whatever its direction. It moves by target − y, as the weights do.",
    push=lambda error, target, sample: (error, abs(error)),
)
TRAIN_PERCEPTRON.slip(
    "one_push_an_epoch",
    "You judge all samples with the weights from the start of the epoch. Judge the next sample with the new weights.",
    judge="at the start",
)
TRAIN_PERCEPTRON.slip(
    "judged_without_bias",
    "The bias is learned but not used: the neuron says 1 where w·x + b ≥ 0.",
    judge="without bias",
)
TRAIN_PERCEPTRON.slip(
    "zero_counts_as_no", "z = 0 counts as 1 here: the neuron says 1 where z ≥ 0.", y=lambda z: (z > 0) * 1.0
)
TRAIN_PERCEPTRON.slip(
    "minus_one_for_no",
    "Your neuron says −1 where it should say 0: targets are 0 and 1, so a right no looks like a mistake.",
    y=lambda z: 2.0 * (z >= 0) - 1,
)
TRAIN_PERCEPTRON.slip(
    "sigmoid_for_step",
    "You use a sigmoid, so there is always some error left. This neuron has a step: it says 1 or 0.",
    y=dlcore.sigmoid, clean=lambda errors: all(abs(error) <= 0.5 for error in errors),
)  # fmt: skip
TRAIN_PERCEPTRON.slip(
    "stopped_before_the_clean_epoch",
    "You stop as soon as the line is right. The rule stops after an epoch in which it made no mistake, so this "
    "epoch counts too.",
    ahead=True,
)
TRAIN_PERCEPTRON.slip(
    "errors_cancel",
    "You add up the errors with their signs: one of +1 and one of −1 look like none. Count them.",
    clean=lambda errors: sum(errors) == 0,
)
TRAIN_PERCEPTRON.slip(
    "counted_from_zero", "The count of epochs is one too low: `range` starts at 0, the first epoch is 1.", counted=-1
)
TRAIN_PERCEPTRON.slip("counted_one_too_many", "The count of epochs is one too high.", counted=1)
TRAIN_PERCEPTRON.slip(
    "learning_rate",
    "You multiply the push by a learning rate. From zeros it changes no answer, but the weights asked for "
    "are those of rate 1.",
    rate=0.1,
)
TRAIN_PERCEPTRON.slip("started_from_ones", "Start with weights of zero.", first=1.0)
TRAIN_PERCEPTRON.slip(
    "one_epoch_only", "It returns after the first epoch: is the `return` inside the loop?", last=lambda most: 1
)
TRAIN_PERCEPTRON.slip(
    "one_epoch_too_few",
    "The last epoch is missing: `range(1, n)` stops before n.",
    last=lambda most: most - 1,
)


@TRAIN_PERCEPTRON.mistake(
    "The epochs are wrong: stop after the first one without a mistake. Does the count of mistakes start again "
    "at 0 in each epoch?"
)
def never_stopped(x, targets, max_epochs):
    return *dlcore.train_perceptron(x, targets, max_epochs)[:2], max_epochs


@TRAIN_PERCEPTRON.stage("what is learned from the first sample alone")
def _(answer, x, targets, max_epochs):
    weight, bias, _ = answer(x[:1], targets[:1], 1)
    return np.append(weight, bias)


@TRAIN_PERCEPTRON.stage("what is learned from the first two samples")
def _(answer, x, targets, max_epochs):
    weight, bias, _ = answer(x[:2], targets[:2], 1)
    return np.append(weight, bias)


@TRAIN_PERCEPTRON.stage("what is learned in one epoch")
def _(answer, x, targets, max_epochs):
    weight, bias, _ = answer(x, targets, 1)
    return np.append(weight, bias)


@TRAIN_PERCEPTRON.stage("what is learned in two epochs")
def _(answer, x, targets, max_epochs):
    weight, bias, _ = answer(x, targets, 2)
    return np.append(weight, bias)


_RNG = np.random.default_rng(2)
# Two clouds that 50 epochs are too few to separate, and samples with three inputs.
CLOUD = _RNG.normal(size=(14, 2)).round(2) + np.repeat([[1.5, -1.0], [-1.0, 1.0]], 7, axis=0)
SOLID = _RNG.normal(size=(9, 3)).round(2)

TRAIN_PERCEPTRON.trials = [
    trial(CORNERS, np.array([0, 1, 1, 1]), 20),
    trial(CORNERS, np.array([0, 0, 0, 1]), 20),
    trial(CORNERS, np.array([1, 1, 1, 0]), 20),
    trial(CORNERS, np.array([1, 1, 1, 1]), 20),
    trial(CORNERS, np.array([0, 1, 1, 0]), 12),
    trial(CORNERS, np.array([0, 0, 0, 1]), 3),
    trial(CLOUD, np.repeat([0, 1], 7), 50),
    trial(SOLID, (SOLID @ np.array([1.0, -2.0, 0.5]) > 0.3).astype(int), 200),
]


@TRAIN_PERCEPTRON.random_trial
def _(draw):
    N, n = draw.whole(2, 9), draw.whole(1, 4)
    x = draw.wholes(-4, 4, N, n)
    x = x if draw.kind == "whole" else x / 2  # halves add up without rounding
    return trial(x, draw.wholes(0, 1, N), draw.whole(1, 9))


TRAIN_PERCEPTRON.hints = [
    "Two loops: over the epochs outside, over the samples inside. What must start again at 0 in every epoch?",
    "For one sample: y is 1 if z ≥ 0, else 0; error = target − y; add error·sample to w and error to b.",
    "`for epoch in range(1, max_epochs + 1)`, inside it `mistakes = 0` and "
    "`for i in range(len(x))`; count `error != 0`, and after the inner loop "
    "`if mistakes == 0: return weight, bias, epoch`. After both loops return them with `max_epochs`.",
]
