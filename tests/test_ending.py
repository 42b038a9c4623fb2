"""A training that is ended from outside, by a callback or by an interrupt, leaves the best parameters."""

import numpy as np
import pytest

from dlcore import SGD, CrossEntropyLoss, Layer, MSELoss, fit
from tests.support.training import CORNERS, XOR, mlp


class Wanders(Layer):
    """A model whose only parameter goes down by one in each epoch, through the best, which is 2."""

    def __init__(self, interrupted_in=None):
        super().__init__()
        self.add_param("weight", np.array([5.0]))
        self.interrupted_in, self.epoch = interrupted_in, 0

    def forward(self, x):
        if self.epoch == self.interrupted_in and not self.training:
            raise KeyboardInterrupt
        self.remember(x)
        return x * self.param("weight")

    def backward(self, dy):
        self.epoch += 1
        self.grads["weight"] = np.array([1.0])


Wanders.__module__ = "elsewhere"
ONE = np.ones((1, 1))


def wander(model, validation=(ONE, 2 * ONE), **more):
    """The validation loss is (weight − 2)²: 4, 1, 0, 1, 4 …"""
    return fit(model, MSELoss(), SGD(model, 1.0), (ONE, 2 * ONE), validation, epochs=20, **more)


def weight(model):
    return float(model.params["weight"][0])


def test_a_callback_sees_every_epoch_and_ends_the_training():
    model, seen = Wanders(), []

    def enough(history):
        seen.append((len(history), weight(model)))
        return len(history) == 5

    history = wander(model, callback=enough)
    assert seen == [(1, 4), (2, 3), (3, 2), (4, 1), (5, 0)]
    assert (len(history), history.planned, history.stopped_early) == (5, 20, True)
    assert weight(model) == 2


def test_a_callback_that_says_nothing_changes_nothing():
    model = Wanders()
    history = wander(model, callback=lambda history: None)
    assert len(history) == 20
    assert not history.stopped_early
    assert weight(model) == 5 - 20


def test_without_validation_the_training_loss_says_what_is_best():
    model = Wanders()  # before each step the loss is 9, 4, 1, 0, 1 …: the fourth, which leaves the weight at 1
    history = wander(model, validation=None, callback=lambda history: len(history) == 6)
    assert history.best_epoch == 3
    assert weight(model) == 1


def test_an_interrupt_leaves_the_best_and_whole_epochs(capsys):
    model = Wanders(interrupted_in=5)  # while the fifth epoch is validated
    history = wander(model)
    assert history.val_losses == [4, 1, 0, 1]
    assert len(history.losses) == 4
    assert history.stopped_early
    assert weight(model) == 2
    assert capsys.readouterr().out == "stopped after epoch 4; the model is as after epoch 3, the best\n"
    assert model.training, "as it was"


def test_an_interrupt_in_the_first_epoch_goes_through():
    """Nothing is there to keep; and who interrupts a loop of trainings gets out of it."""
    with pytest.raises(KeyboardInterrupt):
        wander(Wanders(interrupted_in=1))


def test_another_failure_goes_through_and_leaves_the_best():
    model = Wanders()
    with pytest.raises(ZeroDivisionError):
        wander(model, callback=lambda history: len(history) == 6 and 1 / 0)
    assert weight(model) == 2


class Watcher:
    """A callback that notes what happens around it."""

    def __init__(self):
        self.events = []

    def __enter__(self):
        self.events.append("enter")

    def __call__(self, history):
        self.events.append(len(history))

    def __exit__(self, kind, *_):
        self.events.append(kind)


def test_a_callback_that_is_a_context_manager_is_entered_and_left():
    watcher = Watcher()
    model = mlp(2, 2)
    fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR), epochs=2, callback=watcher)
    assert watcher.events == ["enter", 1, 2, None]


def test_an_interrupted_one_is_left_in_order():
    watcher = Watcher()
    wander(Wanders(interrupted_in=3), callback=watcher)
    assert watcher.events == ["enter", 1, 2, None]
