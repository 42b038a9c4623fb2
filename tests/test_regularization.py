import numpy as np
import pytest

from dlcore import Dropout, Linear, Sequential, gradcheck

WEIGHT, X = np.array([0.4, -0.2, 0.6, 0.1]), np.array([1.0, 2.0, 3.0, 4.0])
ALL_MASKS = np.array([[bit == "1" for bit in f"{i:04b}"] for i in range(16)])


def test_all_masks_of_four_inputs():
    layer = Dropout(0.5).freeze(ALL_MASKS)
    outputs = layer(np.tile(X, (16, 1))) @ WEIGHT
    assert outputs.mean() == pytest.approx(2.2)
    assert outputs.var() == pytest.approx(3.72)
    assert layer.eval()(X) @ WEIGHT == pytest.approx(2.2)


@pytest.mark.parametrize("p", [0.1, 0.5, 0.8])
def test_random_masks_keep_the_mean_and_drop_the_part_p(p):
    layer = Dropout(p, rng=0)
    y = layer(np.ones(200_000))
    assert np.mean(y == 0) == pytest.approx(p, abs=0.005)
    assert y.mean() == pytest.approx(1, abs=0.02)
    np.testing.assert_allclose(np.unique(y), [0, 1 / (1 - p)])


def test_backward_uses_the_mask_of_forward():
    layer = Dropout(0.3, rng=0)
    y = layer(np.ones((50, 40)))
    np.testing.assert_array_equal(layer.backward(np.ones((50, 40))), y)


def test_each_forward_draws_a_new_mask_and_the_same_rng_the_same():
    x = np.ones(100)
    layer = Dropout(0.5, rng=3)
    first, second = layer(x), layer(x)
    assert not np.array_equal(first, second)
    again = Dropout(0.5, rng=3)
    np.testing.assert_array_equal(again(x), first)
    np.testing.assert_array_equal(again(x), second)


def test_freeze_keeps_the_last_mask_and_unfreeze_ends_it():
    net = Sequential(Linear(3, 20, dtype=np.float64, rng=0), Dropout(0.5, rng=0), Linear(20, 2, dtype=np.float64))
    x = np.random.default_rng(0).standard_normal((4, 3))
    with pytest.raises(ValueError, match=r"a different y for the same x.*freeze its mask"):
        gradcheck(net, x)
    y = net(x)
    assert net[1].freeze() is net[1]
    np.testing.assert_array_equal(net(x), y)
    assert gradcheck(net, x, rng=0).ok
    with pytest.raises(ValueError, match=r"x has shape \(2, 20\), needs \(4, 20\).*unfreeze"):
        net(x[:2])
    net[1].unfreeze()
    assert not np.array_equal(net(x), y)
    net(x[:2])


def test_a_mask_is_copied():
    mask = np.array([True, False])
    layer = Dropout(0.5).freeze(mask)
    mask[:] = False
    np.testing.assert_array_equal(layer(np.ones(2)), [2, 0])


def test_nothing_to_freeze():
    with pytest.raises(ValueError, match="no mask to freeze"):
        Dropout(0.5).freeze()


def test_eval_lets_everything_through_and_train_drops_again():
    layer, x = Dropout(0.9, rng=0), np.random.default_rng(0).standard_normal((30, 30))
    assert layer.eval() is layer
    np.testing.assert_array_equal(layer(x), x)
    np.testing.assert_array_equal(layer.backward(x), x)
    layer.train()
    assert not np.array_equal(layer(x), x)


def test_backward_belongs_to_the_mode_of_its_forward():
    layer = Dropout(0.5).freeze(np.array([True, False]))
    layer(np.ones(2))
    layer.eval()
    np.testing.assert_array_equal(layer.backward(np.ones(2)), [2, 0])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_precision_is_kept(dtype):
    layer = Dropout(0.3, rng=0)
    assert layer(np.ones(5, dtype)).dtype == dtype
    assert layer.backward(np.ones(5, dtype)).dtype == dtype


@pytest.mark.parametrize("p", [-0.1, 1.0, 1.5, np.nan])
def test_p_is_the_probability_to_drop(p):
    with pytest.raises(ValueError, match=r"needs a number from 0 to below 1: the probability to drop, not to keep"):
        Dropout(p)


def test_repr():
    assert repr(Dropout(0.25)) == "Dropout(0.25)"
    assert Dropout().p == 0.5
