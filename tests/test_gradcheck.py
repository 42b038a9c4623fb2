"""The checker itself: it must accept what is right, and above all refuse what is wrong."""

import numpy as np
import pytest

from dlcore import Conv2d, Layer, gradcheck, numerical_gradient

RNG = np.random.default_rng(0)
X = RNG.standard_normal((2, 3))


class Scale(Layer):
    """y = weight · x², right. The subclasses below each make one mistake."""

    def __init__(self):
        super().__init__()
        self.add_param("weight", np.array([1.5, -2.0, 0.5], np.float32))

    def forward(self, x):
        self.remember(x)
        return self.param("weight") * x**2

    def backward(self, dy):
        (x,) = self.recall()
        self.grads["weight"] = np.sum(dy * x**2, axis=0)
        return dy * self.param("weight") * 2 * x


class FlippedSign(Scale):
    def backward(self, dy):
        return -super().backward(dy)


class ZeroInput(Scale):
    def backward(self, dy):
        return 0 * super().backward(dy)


class ZeroWeight(Scale):
    def backward(self, dy):
        dx = super().backward(dy)
        self.grads["weight"] = np.zeros(3)
        return dx


class NotANumber(Scale):
    def backward(self, dy):
        return np.full_like(super().backward(dy), np.nan)


class Infinite(Scale):
    def backward(self, dy):
        dx = super().backward(dy)
        self.grads["weight"][1] = np.inf
        return dx


class WrongShape(Scale):
    def backward(self, dy):
        dx = super().backward(dy)
        self.grads["weight"] = self.grads["weight"][np.newaxis]
        return dx


class OneNumber(Scale):
    def backward(self, dy):
        return super().backward(dy).sum()


class ReturnsNothing(Scale):
    def backward(self, dy):
        super().backward(dy)


class ForgetsWeight(Scale):
    def backward(self, dy):
        dx = super().backward(dy)
        del self.grads["weight"]
        return dx


class GradOfNothing(Scale):
    def backward(self, dy):
        self.grads["wieght"] = np.zeros(3)
        return super().backward(dy)


class OneEntryOff(Scale):
    def backward(self, dy):
        dx = super().backward(dy)
        dx[1, 2] *= 1.001
        return dx


class ChangesInput(Scale):
    def backward(self, dy):
        dx = super().backward(dy)
        self.recall()[0][...] *= 1.5
        return dx


def test_the_right_layer_passes():
    report = gradcheck(Scale(), X, rng=0)
    assert report.ok, report
    assert set(report.errors) == {"dx", "weight"}
    assert max(report.errors.values()) < 1e-8


@pytest.mark.parametrize(
    ("wrong", "name", "message"),
    [
        (FlippedSign, "dx", "largest error 2.0e+00"),
        (ZeroInput, "dx", "largest error 1.0e+00"),
        (ZeroWeight, "weight", "largest error 1.0e+00"),
        (NotANumber, "dx", "NaN or infinite"),
        (Infinite, "weight", "NaN or infinite"),
        (WrongShape, "weight", "shape (1, 3), needs shape (3,)"),
        (OneNumber, "dx", "shape (), needs shape (2, 3)"),
        (ReturnsNothing, "dx", "backward gave nothing, needs shape (2, 3)"),
        (ForgetsWeight, "weight", "backward gave nothing, needs shape (3,)"),
        (GradOfNothing, "wieght", "in grads but not in params"),
        (OneEntryOff, "dx", "at (1, 2)"),
        (ChangesInput, "dx", "x was changed in place"),
    ],
)
def test_every_mistake_is_refused_and_named(wrong, name, message):
    report = gradcheck(wrong(), X, rng=0)
    assert not report.ok
    assert not report  # so that `assert gradcheck(...)` cannot pass by accident
    (line,) = [line for line in repr(report).splitlines() if "WRONG" in line and line.split()[0] == name]
    assert message in line
    assert repr(report).startswith(f"gradcheck of {wrong.__name__}(): WRONG\n")


def test_an_input_that_proves_nothing_is_refused():
    report = gradcheck(Scale(), np.zeros((2, 3)), rng=0)
    assert not report.ok
    assert "this x proves nothing" in repr(report)


def test_a_random_layer_is_refused():
    class Noise(Scale):
        def forward(self, x):
            return super().forward(x) + np.random.default_rng().standard_normal(x.shape)

    with pytest.raises(ValueError, match="gives a different y for the same x"):
        gradcheck(Noise(), X)


def test_the_callers_layer_and_input_are_left_alone():
    layer, x = Conv2d(1, 2, 2, rng=0), RNG.standard_normal((2, 1, 3, 3)).astype(np.float32)
    layer(x)
    layer.backward(np.ones((2, 2, 2, 2), np.float32))
    kept = {name: (layer.params[name].copy(), layer.grads[name].copy()) for name in layer.params}
    kept_x = x.copy()
    x.flags.writeable = False
    assert gradcheck(layer, x).ok
    np.testing.assert_array_equal(x, kept_x)
    for name, (param, grad) in kept.items():
        np.testing.assert_array_equal(layer.params[name], param)
        np.testing.assert_array_equal(layer.grads[name], grad)
        assert layer.params[name].dtype == np.float32


def test_large_arrays_are_checked_at_random_entries():
    calls = 0

    class Counted(Scale):
        def forward(self, x):
            nonlocal calls
            calls += 1
            return super().forward(x)

    x = RNG.standard_normal((100, 3))
    assert gradcheck(Counted(), x, rng=0, max_entries=7).ok
    assert calls == 2 + 2 * (7 + 3)  # two to start with, and two for every entry of dx and weight
    assert not gradcheck(FlippedSign(), x, rng=0, max_entries=7).ok


def test_the_same_rng_gives_the_same_report():
    assert repr(gradcheck(Scale(), X, rng=3)) == repr(gradcheck(Scale(), X, rng=3))


def test_the_report_is_readable():
    first, dx, weight = repr(gradcheck(Scale(), X, rng=0)).splitlines()
    assert first == "gradcheck of Scale(): ok"
    assert dx.startswith("  dx      ok     largest error ")
    assert weight.startswith("  weight  ok     largest error ")


def test_numerical_gradient_of_a_known_function():
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    np.testing.assert_allclose(numerical_gradient(lambda x: np.sum(np.exp(x)), x), np.exp(x), rtol=1e-8)


def test_numerical_gradient_leaves_x_alone_and_takes_single_precision():
    x = np.asfortranarray(np.array([[0.1, 0.2], [0.3, 0.4]], np.float32))
    kept = x.copy()
    x.flags.writeable = False
    gradient = numerical_gradient(lambda x: float(np.sum(x**3)), x)
    assert gradient.dtype == np.float64
    np.testing.assert_allclose(gradient, 3 * kept.astype(np.float64) ** 2, rtol=1e-6)
    np.testing.assert_array_equal(x, kept)


def test_a_smaller_step_is_more_exact():
    def error(eps):
        return abs(numerical_gradient(lambda x: np.sin(x[0]), np.array([1.0]), eps)[0] - np.cos(1.0))

    assert error(1e-1) / error(1e-2) == pytest.approx(100, rel=0.01)  # the error shrinks like eps²


def test_numerical_gradient_needs_one_number():
    with pytest.raises(ValueError, match=r"array of shape \(2,\), needs one number"):
        numerical_gradient(lambda x: 2 * x, np.ones(2))
