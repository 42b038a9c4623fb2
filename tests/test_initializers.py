import numpy as np
import pytest

import dlcore
from dlcore import (
    Linear,
    ReLU,
    Sequential,
    Tanh,
    fans,
    kaiming_normal,
    kaiming_uniform,
    orthogonal,
    xavier_normal,
    xavier_uniform,
)

ALL = [xavier_uniform, xavier_normal, kaiming_uniform, kaiming_normal, orthogonal]
every_initializer = pytest.mark.parametrize("initialize", ALL)


def test_every_initializer_is_here():
    assert {f.__name__ for f in ALL} | {"fans"} == set(dlcore.initializers.__all__)


def test_fans():
    assert fans((3, 2)) == (2, 3)
    assert fans((16, 6, 5, 4)) == (120, 320)


@pytest.mark.parametrize("shape", [(), (3,), (0, 3)])
def test_a_shape_that_is_none_of_a_weight(shape):
    for f in (fans, *ALL):
        with pytest.raises(ValueError, match=r"needs \(out, in\)"):
            f(shape)


@pytest.mark.parametrize("shape", [(300, 200), (40, 20, 5, 5)])
@pytest.mark.parametrize(
    ("initialize", "variance", "uniform"),
    [
        (xavier_uniform, lambda i, o: 2 / (i + o), True),
        (xavier_normal, lambda i, o: 2 / (i + o), False),
        (kaiming_uniform, lambda i, o: 2 / i, True),
        (kaiming_normal, lambda i, o: 2 / i, False),
    ],
)
def test_the_size_of_random_weights(initialize, variance, uniform, shape):
    weight = initialize(shape, rng=0)
    wanted = np.sqrt(variance(*fans(shape)))
    assert weight.std() == pytest.approx(wanted, rel=0.02)
    assert weight.mean() == pytest.approx(0, abs=0.02 * wanted)
    largest = np.abs(weight).max() / wanted
    assert np.sqrt(3) * 0.99 < largest <= np.sqrt(3) if uniform else largest > 3


@every_initializer
def test_shape_dtype_and_rng(initialize):
    for shape in [(3, 5), (5, 3), (4, 2, 3, 3), (1, 1)]:
        assert initialize(shape).shape == shape
    assert initialize((3, 5)).dtype == np.float32
    assert initialize((3, 5), dtype=np.float64).dtype == np.float64
    np.testing.assert_array_equal(initialize((3, 5), rng=1), initialize((3, 5), rng=1))
    assert not np.array_equal(initialize((3, 5)), initialize((3, 5)))


def test_gain_and_slope():
    np.testing.assert_array_equal(orthogonal((3, 5), 1.0, rng=1), orthogonal((3, 5), rng=1))
    np.testing.assert_allclose(xavier_uniform((3, 5), 2.0, rng=1), 2 * xavier_uniform((3, 5), rng=1), rtol=1e-6)
    np.testing.assert_allclose(xavier_normal((3, 5), 2.0, rng=1), 2 * xavier_normal((3, 5), rng=1), rtol=1e-6)
    for initialize in (kaiming_uniform, kaiming_normal):
        np.testing.assert_allclose(initialize((3, 5), 1.0, rng=1) * np.sqrt(2), initialize((3, 5), rng=1), rtol=1e-6)


def test_kaiming_with_the_root_of_5_is_the_start_of_linear():
    bound = np.abs(kaiming_uniform((400, 100), np.sqrt(5), rng=0)).max()
    assert bound == pytest.approx(0.1, rel=0.01)
    assert bound == pytest.approx(np.abs(Linear(100, 400, rng=1).params["weight"]).max(), rel=0.01)


@pytest.mark.parametrize("shape", [(4, 4), (3, 5), (5, 3), (6, 2, 3, 3)])
def test_orthogonal_is_orthogonal(shape):
    weight = orthogonal(shape, 2.0, dtype=np.float64, rng=0).reshape(shape[0], -1)
    if weight.shape[0] > weight.shape[1]:
        weight = weight.T
    np.testing.assert_allclose(weight @ weight.T, 4 * np.eye(len(weight)), atol=1e-12)


def test_orthogonal_takes_every_rotation_alike():
    # Without the correction of signs, LAPACK's q would have a diagonal of one sign.
    signs = [np.sign(orthogonal((2, 2), rng=seed)[0, 0]) for seed in range(60)]
    assert 15 < signs.count(1) < 45


@pytest.mark.parametrize(
    ("initialize", "activation"), [(kaiming_normal, ReLU), (xavier_normal, Tanh), (orthogonal, Tanh)]
)
def test_signals_survive_ten_layers(initialize, activation):
    rng = np.random.default_rng(0)
    net = Sequential(*(layer for _ in range(10) for layer in (Linear(200, 200, bias=False), activation())))
    for name, weight in net.params.items():
        net.params[name] = initialize(weight.shape, rng=rng)
    assert 0.1 < net(rng.standard_normal((50, 200))).std() < 2
