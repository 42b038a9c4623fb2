"""The training loop stops at the right time, and gives back the best parameters."""

import numpy as np
import pytest

from dlcore import SGD, CrossEntropyLoss, Layer, Linear, MSELoss, fit
from tests.support.training import CORNERS, XOR, mlp


class Wanders(Layer):
    """A model whose loss is under our control: its only parameter goes down by one in each epoch."""

    def __init__(self):
        super().__init__()
        self.add_param("weight", np.array([5.0]))

    def forward(self, x):
        self.remember(x)
        return x * self.param("weight")

    def backward(self, dy):
        self.grads["weight"] = np.array([1.0])


Wanders.__module__ = "elsewhere"
ONE = np.ones((1, 1))


def wander(patience, epochs=20, validation=(ONE, 2 * ONE), **more):
    model = Wanders()  # the validation loss is (weight − 2)²: 4, 1, 0, 1, 4 …
    history = fit(model, MSELoss(), SGD(model, 1.0), (ONE, ONE), validation, epochs=epochs, patience=patience, **more)
    return history, float(model.params["weight"][0])


def test_early_stopping_returns_the_best_parameters():
    for patience, seen in [(1, [4, 1, 0, 1]), (3, [4, 1, 0, 1, 4, 9])]:
        history, weight = wander(patience)
        assert history.val_losses == seen
        assert history.stopped_early
        assert history.best_epoch == 2
        assert weight == 2


def test_with_patience_left_it_still_returns_the_best():
    history, weight = wander(patience=5, epochs=4)
    assert not history.stopped_early
    assert weight == 2


def test_a_validation_loss_that_only_stays_is_not_falling():
    model = mlp(2, 2)
    optimizer = SGD(model, lr=0.0)
    data = (CORNERS, XOR)
    history = fit(model, CrossEntropyLoss(), optimizer, data, data, epochs=20, patience=3, batch_size=None)
    assert len(history) == 4
    assert history.best_epoch == 0


def test_without_patience_it_keeps_the_last():
    history, weight = wander(patience=None, epochs=5)
    assert history.best_epoch == 2
    assert not history.stopped_early
    assert weight == 0


def test_the_best_parameters_are_written_into_the_same_arrays():
    model = Wanders()
    array = model.params["weight"]
    fit(model, MSELoss(), SGD(model, 1.0), (ONE, ONE), (ONE, 2 * ONE), epochs=9, patience=1)
    assert model.params["weight"] is array


def test_a_training_that_breaks_gives_back_the_best_parameters():
    rng = np.random.default_rng(0)
    data = rng.standard_normal((40, 2)).astype(np.float32), rng.integers(0, 2, 40)
    model = Linear(2, 2, rng=0)
    optimizer = SGD(model, lr=0.1)

    class Breaks:
        """A schedule that spoils the third epoch."""

        epoch = 0

        def step(self):
            self.epoch += 1
            if self.epoch == 2:
                optimizer.lr = 1e39

    with pytest.raises(FloatingPointError):
        fit(model, CrossEntropyLoss(), optimizer, data, data, epochs=9, patience=5, schedule=Breaks(), rng=0)
    assert all(np.abs(value).max() < 10 for value in model.params.values())
