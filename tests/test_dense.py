"""Linear and Flatten: the deck's networks by hand, and every number of axes."""

from itertools import pairwise

import numpy as np
import pytest

from dlcore import SGD, Flatten, Linear, MSELoss, ReLU, Sequential, Sigmoid, gradcheck

RNG = np.random.default_rng(0)


def net_of(*weights):
    """Linear layers without bias and with these weights, each followed by a sigmoid."""
    layers = []
    for weight in map(np.array, weights):
        layer = Linear(weight.shape[1], weight.shape[0], bias=False, dtype=np.float64)
        layer.params["weight"] = weight
        layers += [layer, Sigmoid()]
    return Sequential(*layers)


# The slides' network 2-3-2-1


DEMO = [
    [[0.1, 0.2], [0.3, -0.1], [-0.2, 0.4]],
    [[0.2, -0.3, 0.5], [-0.4, 0.1, 0.6]],
    [[0.7, -0.5]],
]
COUNTER_EXAMPLE = [
    [[-1.1, 1.3], [-0.6, 2.5], [-1.9, 0.9]],
    [[-3.0, -2.5, -2.4], [-1.2, -0.6, -0.9]],
    [[0.7, -1.2]],
]
INPUT, TARGET = np.array([[1.0, 0.5]]), np.array([[1.0]])


def error(net):
    """E = ½(z − y)²."""
    return MSELoss("sum")(net(INPUT), TARGET) / 2


def test_the_demos_forward_pass():
    net = net_of(*DEMO)
    np.testing.assert_allclose(net[:1](INPUT)[0], [0.2, 0.25, 0.0], atol=1e-15)
    np.testing.assert_allclose(net[:2](INPUT)[0], [0.549834, 0.5621765, 0.5], atol=5e-9)
    np.testing.assert_allclose(net[:3](INPUT)[0], [0.19131385, 0.13628405], atol=5e-9)
    np.testing.assert_allclose(net[:4](INPUT)[0], [0.54768311, 0.53401838], atol=5e-9)
    np.testing.assert_allclose(net[:5](INPUT)[0], [0.11636899], atol=5e-9)
    np.testing.assert_allclose(net(INPUT)[0], [0.52905946], atol=5e-9)
    assert error(net) == pytest.approx(0.1108925, abs=5e-9)


def test_the_demos_true_gradient_and_step():
    net, loss = net_of(*DEMO), MSELoss("sum")
    loss(net(INPUT), TARGET)
    net.backward(loss.backward() / 2)
    wanted = {
        "0.weight": [[-0.00245269, -0.00122634], [0.00186179, 0.00093089], [-0.00035352, -0.00017676]],
        "2.weight": [[-0.01118764, -0.01143877, -0.01017365], [0.00802718, 0.00820738, 0.00729964]],
        "4.weight": [[-0.06426374, -0.06266035]],
    }
    assert list(net.grads) == list(wanted)
    for name, gradient in wanted.items():
        np.testing.assert_allclose(net.grads[name], gradient, atol=5e-9)
    assert gradcheck(net, INPUT, rng=0).ok

    SGD(net, lr=0.5).step()
    after = {
        "0.weight": [[0.10122634, 0.20061317], [0.29906911, -0.10046545], [-0.19982324, 0.40008838]],
        "2.weight": [[0.20559382, -0.29428061, 0.50508683], [-0.40401359, 0.09589631, 0.59635018]],
        "4.weight": [[0.73213187, -0.46866982]],
    }
    for name, weight in after.items():
        np.testing.assert_allclose(net.params[name], weight, atol=5e-9)
    assert float(net(INPUT)[0, 0]) == pytest.approx(0.5381981, abs=5e-9)
    assert error(net) == pytest.approx(0.1066305, abs=5e-9)


def test_the_counter_example_goes_downhill_with_the_true_gradient():
    net, loss = net_of(*COUNTER_EXAMPLE), MSELoss("sum")
    loss(net(INPUT), TARGET)
    assert error(net) == pytest.approx(0.16350848, abs=5e-9)
    upstream = loss.backward() / 2
    np.testing.assert_allclose(-net[2:].backward(upstream)[0], [0.02863818, 0.01085108, 0.02095844], atol=5e-9)
    net.backward(upstream)
    net.params["0.weight"] -= 0.5 * net.grads["0.weight"]
    assert error(net) == pytest.approx(0.16346923, abs=5e-9)


def test_xor_by_hand():
    net = Sequential(Linear(2, 2, dtype=np.float64), ReLU(), Linear(2, 1, dtype=np.float64))
    net.params["0.weight"][...] = 1
    net.params["0.bias"][...] = [0, -1]
    net.params["2.weight"][...] = [[1, -2]]
    net.params["2.bias"][...] = 0
    corners = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    np.testing.assert_array_equal(net[:2](corners), [[0, 0], [1, 0], [1, 0], [2, 1]])
    np.testing.assert_array_equal(net(corners)[:, 0], [0, 1, 1, 0])


def test_parameters_are_counted():
    def mlp(*sizes, bias=True):
        return Sequential(*(Linear(m, n, bias) for m, n in pairwise(sizes)))

    assert mlp(784, 300, 100, 10).num_params == 266_610
    assert mlp(2, 2, 2).num_params == 12  # fig. 2-8
    assert mlp(2, 3, 2, 1, bias=False).num_params == 14


# Linear


@pytest.mark.parametrize("front", [(), (1,), (7,), (2, 3), (2, 1, 4)])
def test_any_number_of_axes_in_front(front):
    layer = Linear(3, 2, dtype=np.float64, rng=0)
    x, dy = RNG.standard_normal((*front, 3)), RNG.standard_normal((*front, 2))
    weight, bias = layer.params["weight"], layer.params["bias"]
    y = layer(x)
    assert y.shape == dy.shape
    np.testing.assert_allclose(y, np.einsum("...i,oi->...o", x, weight) + bias, atol=1e-14)
    np.testing.assert_allclose(layer.backward(dy), np.einsum("...o,oi->...i", dy, weight), atol=1e-14)
    np.testing.assert_allclose(layer.grads["weight"], dy.reshape(-1, 2).T @ x.reshape(-1, 3), atol=1e-14)
    np.testing.assert_allclose(layer.grads["bias"], dy.reshape(-1, 2).sum(axis=0), atol=1e-14)


def test_the_gradient_of_a_batch_is_the_sum_over_its_samples():
    layer = Linear(3, 2, dtype=np.float64, rng=0)
    x, dy = RNG.standard_normal((5, 3)), RNG.standard_normal((5, 2))
    total = np.zeros((2, 3))
    for n in range(5):
        layer(x[n])
        layer.backward(dy[n])
        np.testing.assert_allclose(layer.grads["weight"], np.outer(dy[n], x[n]), atol=1e-15)  # equation 8: δaᵀ
        total += layer.grads["weight"]
    layer(x)
    layer.backward(dy)
    np.testing.assert_allclose(layer.grads["weight"], total, atol=1e-14)
    assert np.linalg.matrix_rank(layer.grads["weight"]) <= 2


def test_the_start_is_pytorchs():
    layer = Linear(25, 4000, rng=0)
    for value in layer.params.values():
        assert value.dtype == np.float32
        assert 0.19 < np.abs(value).max() <= 0.2
        assert value.mean() == pytest.approx(0, abs=0.005)
        assert value.std() == pytest.approx(0.2 / np.sqrt(3), rel=0.03)
    assert not layer.grads["weight"].any()
    np.testing.assert_array_equal(Linear(3, 2, rng=5).params["weight"], Linear(3, 2, rng=5).params["weight"])
    assert not np.array_equal(Linear(3, 2).params["weight"], Linear(3, 2).params["weight"])


def test_the_result_has_the_common_dtype():
    for weight in (np.float32, np.float64):
        for given in (np.float32, np.float64):
            layer = Linear(3, 2, dtype=weight)
            y = layer(np.ones((4, 3), given))
            assert y.dtype == np.result_type(weight, given)
            assert layer.backward(y).dtype == y.dtype


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ((5, 4), r"x has shape \(5, 4\), needs \(…, 3\)\. Usual cause: .* x\.T"),
        ((), r"x has shape \(\), needs \(…, 3\)"),
        ((0, 3), "x is empty"),
    ],
)
def test_an_input_that_does_not_fit(shape, message):
    with pytest.raises(ValueError, match=message):
        Linear(3, 2)(np.ones(shape))


@pytest.mark.parametrize(("wrong", "name"), [((0, 2), "in_features"), ((2, 1.5), "out_features")])
def test_sizes_are_whole_numbers(wrong, name):
    with pytest.raises(ValueError, match=f"{name} is .*, needs a whole number ≥ 1"):
        Linear(*wrong)


def test_repr():
    assert repr(Linear(784, 10)) == "Linear(784, 10)"
    assert repr(Linear(2, 1, bias=False)) == "Linear(2, 1, bias=False)"
    assert repr(Flatten()) == "Flatten()"


# Flatten


def test_flatten_keeps_the_order_of_numbers():
    x = RNG.standard_normal((4, 2, 3, 5))
    for laid_out in (x, np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)):
        layer = Flatten()
        y = layer(laid_out)
        np.testing.assert_array_equal(y[1], x[1].ravel())
        np.testing.assert_array_equal(layer.backward(y), x)


def test_flatten_needs_samples():
    assert Flatten()(np.ones(3)).shape == (3, 1)
    with pytest.raises(ValueError, match="x is one number"):
        Flatten()(np.array(1.0))
