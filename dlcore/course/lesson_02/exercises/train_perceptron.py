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


TRAIN_PERCEPTRON = Exercise(train_perceptron, reference=dlcore.train_perceptron, core=False, minutes=20)


def _learn(x, targets, max_epochs, *, y=dlcore.step, learn_bias=True, sign=1, always=False, at_once=False, ahead=False):
    """Perceptron learning with one thing changed."""
    weight, bias = np.zeros(x.shape[1]), 0.0
    for epoch in range(1, max_epochs + 1):
        mistakes, start = 0, (weight, bias)
        for sample, target in zip(x, targets, strict=True):
            at = start if at_once else (weight, bias)
            error = float(target - y(sample @ at[0] + at[1]))
            mistakes += error != 0
            push = float(target) if always else sign * error
            weight, bias = weight + push * sample, bias + learn_bias * push
        if ahead:
            mistakes = (y(x @ weight + bias) != targets).sum()
        if mistakes == 0:
            return weight, bias, epoch
    return weight, bias, max_epochs


@TRAIN_PERCEPTRON.mistake("The bias never changes. It is a weight too, of an input that is always 1.")
def bias_never_learned(x, targets, max_epochs):
    return _learn(x, targets, max_epochs, learn_bias=False)


@TRAIN_PERCEPTRON.mistake(
    "Each mistake pushes the line the wrong way: the push is target − y, so that a missed 1 makes z larger."
)
def pushed_the_wrong_way(x, targets, max_epochs):
    return _learn(x, targets, max_epochs, sign=-1)


@TRAIN_PERCEPTRON.mistake(
    "You push by the target, also where the answer is right, and never where 0 is wanted. Push by target − y."
)
def target_for_error(x, targets, max_epochs):
    return _learn(x, targets, max_epochs, always=True)


@TRAIN_PERCEPTRON.mistake(
    "You judge all samples with the weights from the start of the epoch. Judge the next sample with the new weights."
)
def one_push_an_epoch(x, targets, max_epochs):
    return _learn(x, targets, max_epochs, at_once=True)


@TRAIN_PERCEPTRON.mistake("z = 0 counts as 1 here: the neuron says 1 where z ≥ 0.")
def zero_counts_as_no(x, targets, max_epochs):
    return _learn(x, targets, max_epochs, y=lambda z: (z > 0) * 1.0)


@TRAIN_PERCEPTRON.mistake(
    "You stop as soon as the line is right. The rule stops after an epoch in which it made no mistake, so this "
    "epoch counts too."
)
def stopped_before_the_clean_epoch(x, targets, max_epochs):
    return _learn(x, targets, max_epochs, ahead=True)


@TRAIN_PERCEPTRON.mistake(
    "The epochs are wrong: stop after the first one without a mistake. Does the count of mistakes start again "
    "at 0 in each epoch?"
)
def never_stopped(x, targets, max_epochs):
    return *dlcore.train_perceptron(x, targets, max_epochs)[:2], max_epochs


@TRAIN_PERCEPTRON.mistake("The count of epochs is one too low: `range` starts at 0, the first epoch is 1.")
def counted_from_zero(x, targets, max_epochs):
    weight, bias, epochs = dlcore.train_perceptron(x, targets, max_epochs)
    return weight, bias, epochs - 1


@TRAIN_PERCEPTRON.mistake("It returns after the first epoch: is the `return` inside the loop?")
def one_epoch_only(x, targets, max_epochs):
    return dlcore.train_perceptron(x, targets, 1)


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

TRAIN_PERCEPTRON.hints = [
    "Two loops: over the epochs outside, over the samples inside. What must start again at 0 in every epoch?",
    "For one sample: y is 1 if z ≥ 0, else 0; error = target − y; add error·sample to w and error to b.",
    "`for epoch in range(1, max_epochs + 1)`, inside it `mistakes = 0` and "
    "`for i in range(len(x))`; count `error != 0`, and after the inner loop "
    "`if mistakes == 0: return weight, bias, epoch`. After both loops return them with `max_epochs`.",
]
