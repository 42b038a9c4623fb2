"""A training that fails is stopped at once, and told where and why."""

import numpy as np
import pytest

from dlcore import SGD, CrossEntropyLoss, Layer, Linear, MSELoss, ReLU, Sequential, Tanh, fit
from tests.support.training import CORNERS, XOR, mlp


def test_a_learning_rate_that_is_too_large_is_stopped_and_explained():
    model = Sequential(Linear(2, 8, rng=0), ReLU(), Linear(8, 1, rng=1))
    x = np.random.default_rng(0).standard_normal((40, 2)).astype(np.float32)
    with pytest.raises(FloatingPointError) as caught:
        fit(model, MSELoss(), SGD(model, 50.0), (x, x[:, :1]), epochs=50, rng=0)
    message = str(caught.value)
    assert "epoch " in message
    assert ", batch " in message
    assert "Layer 2, Linear(8, 1) is the first layer hit: its parameters are in bounds, its output reaches" in message
    assert "it is 50: try a tenth" in message
    assert "max_norm=1" in message


class Breaks(Layer):
    """Gives one NaN or ∞ from the third call on."""

    def __init__(self, value):
        super().__init__()
        self.value, self.calls = value, 0

    def forward(self, x):
        self.calls += 1
        y = x.copy()
        if self.calls > 2:
            y[0, 0] = self.value
        return y

    def backward(self, dy):
        return dy


Breaks.__module__ = "elsewhere"


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("nested", [True, False])
def test_the_first_layer_that_breaks_is_named(value, nested):
    layers = [Linear(2, 3), Breaks(value), Linear(3, 1)]
    model = Sequential(Tanh(), Sequential(*layers)) if nested else Sequential(*layers)
    with pytest.raises(FloatingPointError) as caught:
        fit(model, MSELoss(), SGD(model, 0.1), (CORNERS, np.ones((4, 1))), epochs=3, batch_size=2, rng=0)
    message = str(caught.value)
    assert message.startswith("epoch 2, batch 1: the loss is ")
    assert f"Layer {'1.1' if nested else '1'}, Breaks() is the first layer hit: its parameters are in bounds" in message


def test_a_parameter_that_is_not_finite_is_named():
    model = mlp(2, 4, 2)
    model.params["2.bias"][1] = np.nan
    with pytest.raises(FloatingPointError, match=r"Layer 2, Linear\(4, 2\) is the first layer hit: its bias holds NaN"):
        fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR), epochs=1)


def test_a_model_of_one_layer_is_named_too():
    model = Linear(2, 2)
    model.params["weight"][0, 0] = np.inf
    with pytest.raises(FloatingPointError, match=r" Linear\(2, 2\) is the first layer hit: its weight holds NaN"):
        fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR), epochs=1)


def test_data_that_is_not_finite_is_blamed():
    x = CORNERS.copy()
    x[1, 1] = np.nan
    model = mlp(2, 4, 2)
    with pytest.raises(FloatingPointError, match="The data itself holds NaN"):
        fit(model, CrossEntropyLoss(), SGD(model, 0.1), (x, XOR), epochs=1)
    with pytest.raises(FloatingPointError, match=r"epoch 1, validation: .*The data itself holds NaN"):
        fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR), (x, XOR), epochs=1)
    with pytest.raises(FloatingPointError, match=r"outputs up to .*, so look at the targets"):
        fit(model, MSELoss(), SGD(model, 0.1), (CORNERS, np.full((4, 2), np.nan)), epochs=1)


def test_the_last_step_is_looked_at_too():
    class BreaksBackward(Linear):
        def backward_params(self, dy):
            super().backward_params(dy)
            self.grads["weight"][0, 0] = np.nan

    BreaksBackward.__module__ = "elsewhere"
    model = Sequential(BreaksBackward(2, 2))
    with pytest.raises(FloatingPointError, match=r"last step .*BreaksBackward.* its weight holds NaN"):
        fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR), epochs=1, batch_size=None)
