"""The tape: finite differences on random graphs, agreement with the layers, and its laws."""

from pathlib import Path

import numpy as np
import pytest

import dlcore.autograd
from dlcore import (
    CrossEntropyLoss,
    Linear,
    Neuron,
    ReLU,
    Sequential,
    Sigmoid,
    Tanh,
    Tensor,
    log_softmax,
    numerical_gradient,
    relu,
    sigmoid,
)

RNG = np.random.default_rng(2016)


def check(build, *arrays):
    """Every leaf's grad against finite differences of the same graph."""
    leaves = [Tensor(array) for array in arrays]
    build(*leaves).backward()
    for i, leaf in enumerate(leaves):

        def f(x, i=i):
            return float(build(*(Tensor(x if j == i else array) for j, array in enumerate(arrays))).data)

        wanted = numerical_gradient(f, arrays[i])
        assert leaf.grad.shape == wanted.shape
        np.testing.assert_allclose(leaf.grad, wanted, rtol=1e-6, atol=1e-7)
        assert wanted.any()


A, B, ROW, COLUMN = (RNG.standard_normal(shape) for shape in [(3, 4), (3, 4), (4,), (3, 1)])
POSITIVE = RNG.random((3, 4)) + 0.5


@pytest.mark.parametrize(
    ("build", "arrays"),
    {
        "add": (lambda a, b: (a + b).tanh().sum(), (A, B)),
        "broadcast": (lambda a, r, c: (a * r + c - r * c).tanh().sum(), (A, ROW, COLUMN)),
        "number": (lambda a: (2 * a + 1 - a / 4 - (3 - a) * 0.5).tanh().sum(), (A,)),
        "array on the left": (lambda a: (B * a + B - (B - a) + ROW / (a * a + 1)).sum(), (A,)),
        "divide": (lambda a, b: (a / b + 1 / b).sum(), (A, POSITIVE)),
        "power": (lambda a: (a**3 + a**2 + a**-1).sum(), (POSITIVE,)),
        "root": (lambda a: (a**0.5).sum(), (POSITIVE,)),
        "exp and log": (lambda a: (a.exp() * a.log()).sum(), (POSITIVE,)),
        "sigmoid": (lambda a: (a.sigmoid() * a).sum(), (A,)),
        "relu": (lambda a: (a.relu() * a).sum(), (A,)),
        "sum along an axis": (lambda a: (a * a.sum(axis=0) * a.sum(1, keepdims=True)).sum(), (A,)),
        "sum along both": (lambda a: a.sum(axis=(0, 1)) ** 2, (A,)),
        "sum along the last": (lambda a: (a.sum(axis=-1) ** 2).sum(), (A,)),
        "mean": (lambda a: (a.mean() * a.mean(axis=1) * a.mean(0, keepdims=True)[0, 1]).sum(), (A,)),
        "matrices": (lambda a, b: (a @ b.T).tanh().sum(), (A, B)),
        "matrix and vector": (lambda a, r: (a @ r).tanh().sum(), (A, ROW)),
        "vector and matrix": (lambda a, r: (r @ a.T).tanh().sum(), (A, ROW)),
        "two vectors": (lambda r, s: (r @ s).tanh(), (ROW, B[0])),
        "many matrices and one": (lambda a, b: (a @ b).tanh().sum(), (RNG.standard_normal((2, 5, 3)), A)),
        "many matrices and a vector": (lambda a, r: (a @ r).tanh().sum(), (RNG.standard_normal((2, 5, 4)), ROW)),
        "a vector and many matrices": (lambda a, r: (r @ a).tanh().sum(), (RNG.standard_normal((2, 4, 3)), ROW)),
        "an array times a tensor": (lambda a: (B @ a.T).tanh().sum(), (A,)),
        "reshape": (lambda a: (a.reshape(2, 6) @ a.reshape(6, 2)).tanh().sum(), (A,)),
        "index": (lambda a: (a[1] * a[:, 2:].sum() * a[0, 0]).sum(), (A,)),
        "index twice": (lambda a: (a[[0, 0, 2]] ** 2).sum(), (A,)),
    }.values(),
)
def test_every_operation(build, arrays):
    check(build, *arrays)


@pytest.mark.parametrize(
    "f",
    [
        lambda a, b: a + b,
        lambda a, b: a - b,
        lambda a, b: a * b,
        lambda a, b: a / b,
        lambda a, b: a @ b.T,
        lambda a, b: -a + b**2 - b**-1 + b**0.5,
        lambda a, b: (2 + a) + (2 - a) * (2 * a) + 2 / b + (a + 2) + (a - 2) * (a * 2) + a / 2,
        lambda a, b: (A + a) * (A - a) + A / b + A @ b.T @ a,
        lambda a, b: a.sum() + b.sum(axis=0) + a.sum(axis=1, keepdims=True) - b.mean(axis=-1, keepdims=True) * b.mean(),
        lambda a, b: a.reshape(4, 3) + b.reshape((4, 3)) + a.T,
        lambda a, b: a[1] + b[:, :1] + a[[0, 0, 2], 1:2] + b[0, 3],
    ],
)
def test_values_are_numpys(f):
    np.testing.assert_allclose(f(Tensor(A), Tensor(POSITIVE)).data, f(A, POSITIVE), rtol=1e-12)


def test_values_of_functions():
    for name, f in {"exp": np.exp, "tanh": np.tanh, "sigmoid": sigmoid, "relu": relu}.items():
        np.testing.assert_allclose(getattr(Tensor(A), name)().data, f(A), rtol=1e-12)
    np.testing.assert_allclose(Tensor(POSITIVE).log().data, np.log(POSITIVE), rtol=1e-12)


OPERATIONS = [
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b,
    lambda a, b: a / (b * b + 1),
    lambda a, b: a.tanh() + b.sigmoid(),
    lambda a, b: (a * a + 0.5).log() * b,
    lambda a, b: a.tanh().exp().mean() * b,
    lambda a, b: (a.tanh() @ a.T.tanh()).mean() * b,  # of a matrix or a vector with itself
]


def random_graph(seed):
    """A graph of 12 random operations on 3 leaves whose shapes broadcast; every result may be used again."""
    rng = np.random.default_rng(seed)
    plan = [(OPERATIONS[rng.integers(len(OPERATIONS))], *rng.random(2)) for _ in range(12)]

    def build(*leaves):
        nodes = list(leaves)
        for operation, p, q in plan:
            nodes.append(operation(nodes[int(p * len(nodes))], nodes[int(q * len(nodes))]))
        # Everything counts, so that no leaf is left out.
        return sum((node.tanh().mean() for node in nodes), Tensor(0.0))

    return build, [rng.standard_normal(shape) for shape in [(3, 4), (4,), (3, 1)]]


@pytest.mark.parametrize("seed", range(10))
def test_random_graphs_with_fan_out_and_broadcasting(seed):
    build, arrays = random_graph(seed)
    check(build, *arrays)


# Fan-out


def test_every_use_adds_its_share():
    x = Tensor(3.0)
    y = x * x + x
    (y * y).backward()
    assert float(y.grad) == 24
    assert float(x.grad) == 24 * 7


def test_a_second_backward_replaces_the_gradients():
    x = Tensor([1.0, 2.0])
    y = (x * x).sum()
    y.backward()
    y.backward()
    np.testing.assert_array_equal(x.grad, [2, 4])


def test_a_deep_graph_needs_no_recursion():
    x = Tensor(1.0)
    y = x
    for _ in range(5000):
        y = y + x
    y.backward()
    assert float(x.grad) == 5001


def test_a_diamond_is_walked_once():
    x = Tensor(1.0)
    y = x
    for _ in range(60):  # 2⁶⁰ ways from the end to the beginning
        y = y * 0.5 + y * 0.5
    y.backward()
    assert float(x.grad) == 1


# It agrees with the layers


def double(m, n, seed):
    return Linear(m, n, dtype=np.float64, rng=seed)


def on_tape(net, x, params):
    """What the network computes, as tensors."""
    functions = {Tanh: Tensor.tanh, ReLU: Tensor.relu, Sigmoid: Tensor.sigmoid}
    for i, layer in enumerate(net):
        if isinstance(layer, Linear):
            x = x @ params[f"{i}.weight"].T + params[f"{i}.bias"]
        else:
            x = functions[type(layer)](x)
    return x


def test_a_network_with_its_loss():
    net = Sequential(double(3, 5, 0), Tanh(), double(5, 4, 1), ReLU(), double(4, 3, 2), Sigmoid(), double(3, 3, 3))
    x, target = RNG.standard_normal((6, 3)), np.array([0, 2, 1, 1, 0, 2])
    loss = CrossEntropyLoss()
    value = loss(net(x), target)
    dx = net.backward(loss.backward())

    leaf, leaves = Tensor(x), {name: Tensor(param) for name, param in net.params.items()}
    y = on_tape(net, leaf, leaves)
    log_p = y - y.exp().sum(axis=1, keepdims=True).log()
    np.testing.assert_allclose(log_p.data, log_softmax(net(x)), atol=1e-12)
    tape_loss = -log_p[np.arange(6), target].mean()
    tape_loss.backward()

    assert float(tape_loss.data) == pytest.approx(value, rel=1e-12)
    np.testing.assert_allclose(leaf.grad, dx, atol=1e-13)
    for name, tensor in leaves.items():
        np.testing.assert_allclose(tensor.grad, net.grads[name], atol=1e-13)


def test_the_decks_neuron():
    neuron = Neuron([0.5, -0.25], 0.1)
    neuron(np.array([2.0, 4.0]))
    dx = neuron.backward(np.array(1.0))
    w, x, b = Tensor([0.5, -0.25]), Tensor([2.0, 4.0]), Tensor(0.1)
    y = (w @ x + b).sigmoid()
    y.backward()
    assert float(y.data) == pytest.approx(0.52497919, abs=5e-9)
    np.testing.assert_allclose(x.grad, dx)
    np.testing.assert_allclose(w.grad, neuron.grads["weight"])
    np.testing.assert_allclose(b.grad, neuron.grads["bias"])


# Edges


def test_relu_has_slope_0_at_its_kink():
    x = Tensor([-1.0, 0.0, 2.0])
    x.relu().sum().backward()
    np.testing.assert_array_equal(x.grad, [0, 0, 1])


def test_far_out_it_is_finite_and_silent():
    x = Tensor([-1000.0, 1000.0])
    y = x.sigmoid() + x.tanh() + x.relu()
    np.testing.assert_allclose(y.data, [-1, 1002])
    y.sum().backward()
    np.testing.assert_allclose(x.grad, [0, 1])


def test_backward_starts_from_one_number_or_is_told_where():
    x = Tensor([1.0, 2.0])
    y = x * x
    with pytest.raises(ValueError, match=r"backward starts from shape \(2,\)"):
        y.backward()
    y.backward(np.array([1.0, 10.0]))
    np.testing.assert_array_equal(x.grad, [2, 40])
    one = Tensor([[3.0]])
    (one * one).backward()
    np.testing.assert_array_equal(one.grad, [[6]])


def test_the_callers_array_is_copied():
    array = np.array([1, 2])
    x = Tensor(array)
    assert x.data.dtype == np.float64
    x.data += 1
    np.testing.assert_array_equal(array, [1, 2])
    np.testing.assert_array_equal(x.grad, [0, 0])


def test_repr():
    assert repr(Tensor(2)) == "Tensor(2.)"
    assert repr(Tensor([1.5, 2])) == "Tensor([1.5, 2. ])"


def test_it_fits_on_a_page():
    lines = Path(dlcore.autograd.__file__).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 150


def test_the_power_zero_is_flat_even_at_zero():
    x = Tensor([0.0, 2.0])
    (x**0).sum().backward()
    assert x.grad.tolist() == [0.0, 0.0]
