import numpy as np
import pytest

from dlcore import LENET_TABLE, RBF, SGD, CrossEntropyLoss, accuracy, digits, fit, lenet5, lenet_harley, lenet_modern

LENETS = pytest.mark.parametrize("make", [lenet5, lenet_harley, lenet_modern])


def test_how_many_numbers_each_learns():
    assert lenet5().num_params == 60_000
    assert lenet_harley().num_params == 62_902
    assert lenet_harley(connection_table=None).num_params == 63_802
    assert lenet_modern().num_params == 61_706


def test_the_connection_table():
    assert LENET_TABLE.shape == (6, 16)
    assert LENET_TABLE.sum() == 60
    assert LENET_TABLE.sum(axis=1).tolist() == [10] * 6
    assert LENET_TABLE.sum(axis=0).tolist() == [3] * 6 + [4] * 9 + [6]
    assert LENET_TABLE.astype(int)[[0, 5]].tolist() == [
        [1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1],
        [0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 1],
    ]
    # Three neighbours, then four, counted round the circle of six maps.
    assert all(LENET_TABLE[[k, (k + 1) % 6, (k + 2) % 6], k].all() for k in range(6))
    assert all(LENET_TABLE[[(k + j) % 6 for j in range(4)], 6 + k].all() for k in range(6))
    with pytest.raises(ValueError, match="read-only"):
        LENET_TABLE[0, 0] = False


@LENETS
@pytest.mark.parametrize("image_size", [28, 32])
def test_both_image_sizes_give_ten_answers(make, image_size):
    net = make(image_size, rng=0)
    x = np.random.default_rng(0).random((3, 1, image_size, image_size), dtype=np.float32)
    y = net(x)
    assert y.shape == (3, 10)
    assert y.dtype == np.float32
    assert net.backward(np.ones_like(y)).shape == x.shape


@LENETS
def test_a_border_of_zeros_makes_28_into_32(make):
    x = np.random.default_rng(0).random((2, 1, 28, 28), dtype=np.float32)
    y = make(32, rng=0)(np.pad(x, ((0, 0), (0, 0), (2, 2), (2, 2))))
    np.testing.assert_allclose(make(28, rng=0)(x), y, rtol=1e-4, atol=1e-4)


@LENETS
def test_the_seed_decides(make):
    first, again, other = (make(rng=seed).params for seed in (0, 0, 1))
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert not np.array_equal(first["0.weight"], other["0.weight"])


@LENETS
def test_another_image_size_is_refused(make):
    with pytest.raises(ValueError, match="image_size is 29, needs 28 or 32"):
        make(29)


@pytest.mark.parametrize(("make", "lr"), [(lenet5, 0.001), (lenet_harley, 0.01), (lenet_modern, 0.02)])
def test_each_learns_200_digits(make, lr):
    images, labels = digits("train")
    x, labels = images[:200, None].astype(np.float32) / 255, labels[:200]
    net = make(rng=0)
    assert accuracy(net, x, labels) < 0.2
    fit(net, CrossEntropyLoss(), SGD(net, lr, momentum=0.9), (x, labels), epochs=12, batch_size=10, rng=0)
    assert accuracy(net, x, labels) > 0.8


# RBF


def test_each_picture_is_nearest_to_itself():
    layer = RBF()
    assert layer.codes.shape == (10, 84)
    assert set(np.unique(layer.codes)) == {-1, 1}
    y = layer(layer.codes.astype(np.float64))
    assert (y.argmax(axis=1) == np.arange(10)).all()
    np.testing.assert_array_equal(np.diag(y), np.zeros(10))
    others = y[~np.eye(10, dtype=bool)]
    assert others.max() <= -4 * 7  # any two digits differ in 7 cells at least
    assert layer.num_params == 0


def test_the_distance_is_squared():
    layer = RBF([[1.0, -1.0, 1.0], [-1.0, -1.0, -1.0]])
    np.testing.assert_array_equal(layer(np.array([[0.0, 2.0, 1.0]])), [[-10.0, -14.0]])
    np.testing.assert_array_equal(layer.backward(np.array([[1.0, 0.0]])), [[2.0, -6.0, 0.0]])
    assert repr(layer) == "RBF(3, 2)"


def test_rbf_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match=r"x has shape \(2, 83\), needs \(N, 84\).*84 outputs"):
        RBF()(np.zeros((2, 83)))
    with pytest.raises(ValueError, match=r"codes has shape \(3,\), needs \(K, D\)"):
        RBF(np.ones(3))
