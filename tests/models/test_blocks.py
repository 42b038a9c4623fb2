from functools import partial

import numpy as np
import pytest

from dlcore import (
    Conv2d,
    Flatten,
    GlobalAvgPool2d,
    Linear,
    Parallel,
    ReLU,
    Residual,
    Sequential,
    Tanh,
    bottleneck_block,
    inception_block,
    nin_block,
    residual_block,
    summary,
    vgg_block,
)


def normal(*shape, seed=0):
    return np.random.default_rng(seed).standard_normal(shape)


def weights(layer):
    return sum(value.size for name, value in layer.params.items() if name.endswith("weight"))


# Counting


@pytest.mark.parametrize("C", [1, 8, 64])
def test_three_small_kernels_against_one_large(C):
    assert weights(vgg_block(C, C, convolutions=3)) == 27 * C**2
    assert weights(Conv2d(C, C, 7)) == 49 * C**2


def test_a_narrow_middle_is_cheap():
    assert bottleneck_block(256, 64, bias=False).num_params == 69_632
    assert residual_block(256, 256, bias=False).num_params == 1_179_648


def test_heads():
    assert summary([Flatten, partial(Linear, 7 * 7 * 512, 1000)], (512, 7, 7)).params == 25_089_000
    assert summary([GlobalAvgPool2d, partial(Linear, 512, 1000)], (512, 7, 7)).params == 513_000
    assert summary([GlobalAvgPool2d], (1000, 7, 7)).params == 0


# The arithmetic


def test_parallel_stacks_what_its_branches_say():
    left, right = Conv2d(2, 3, 1, dtype=np.float64, rng=0), Conv2d(2, 1, 3, padding=1, dtype=np.float64, rng=1)
    net, x = Parallel(left, right), normal(2, 2, 4, 5)
    y = net(x)
    np.testing.assert_array_equal(y, np.concatenate([left(x), right(x)], axis=1))
    dy = normal(*y.shape, seed=1)
    np.testing.assert_allclose(net.backward(dy), left.backward(dy[:, :3]) + right.backward(dy[:, 3:]))


def test_parallel_works_on_features_too():
    assert Parallel(Linear(3, 2), Linear(3, 4), Tanh())(np.zeros((5, 3))).shape == (5, 9)


def test_arrays_stay_batch_last():
    x = np.ascontiguousarray(normal(2, 4, 5, 3)).transpose(3, 0, 1, 2)
    net = inception_block(2, 1, (1, 2), (1, 2), 1)
    y = net(x)
    assert y.strides[0] == y.itemsize
    assert net.backward(y).strides[0] == y.itemsize


@pytest.mark.parametrize("shortcut", [None, "convolution"])
def test_a_residual_adds_body_and_shortcut(shortcut):
    body = Conv2d(2, 2, 3, padding=1, dtype=np.float64, rng=0)
    shortcut = shortcut and Conv2d(2, 2, 1, dtype=np.float64, rng=1)
    net, x = Residual(body, shortcut), normal(2, 2, 4, 5)
    y = net(x)
    np.testing.assert_allclose(y, body(x) + (shortcut(x) if shortcut else x))
    dy = normal(*y.shape, seed=1)
    dx = net.backward(dy)
    np.testing.assert_allclose(dx, body.backward(dy) + (shortcut.backward(dy) if shortcut else dy))


def test_twenty_residuals_that_learned_nothing_change_nothing():
    net = Sequential(*(Residual(Sequential(Linear(4, 4), ReLU(), Linear(4, 4))) for _ in range(20)))
    for block in net:
        for name in ("0.2.weight", "0.2.bias"):
            block.params[name][...] = 0
    x, dy = normal(3, 4), normal(3, 4, seed=1)
    np.testing.assert_array_equal(net(x), x)
    np.testing.assert_array_equal(net.backward(dy), dy)


def test_parameters_have_the_names_of_their_place():
    net = Residual(Sequential(Linear(2, 2), Tanh()), Linear(2, 2, bias=False))
    assert list(net.params) == ["0.0.weight", "0.0.bias", "1.weight"]
    assert repr(net).startswith("Residual(\n  0: Sequential(\n")


def test_a_block_is_relu_of_the_sum():
    x = normal(2, 3, 6, 6)
    for block in (residual_block(3, 3, rng=0), residual_block(3, 5, 2, rng=0), bottleneck_block(3, 2, rng=0)):
        y = block(x)
        assert (y >= 0).all()
        np.testing.assert_array_equal(y, np.maximum(block[0](x), 0))


def test_a_1x1_convolution_is_a_linear_layer_at_every_pixel():
    conv, linear = Conv2d(3, 5, 1, dtype=np.float64, rng=0), Linear(3, 5, dtype=np.float64)
    linear.params["weight"], linear.params["bias"] = conv.params["weight"][:, :, 0, 0], conv.params["bias"]
    x = normal(2, 3, 4, 6)
    np.testing.assert_allclose(conv(x), linear(x.transpose(0, 2, 3, 1)).transpose(0, 3, 1, 2), atol=1e-13)


@pytest.mark.parametrize(
    ("block", "x", "y"),
    [
        (vgg_block(3, 4, 3), (2, 3, 8, 6), (2, 4, 4, 3)),
        (nin_block(3, 4, 3, stride=2, padding=1), (2, 3, 7, 7), (2, 4, 4, 4)),
        (inception_block(3, 2, (3, 4), (1, 5), 6), (2, 3, 5, 7), (2, 17, 5, 7)),
        (residual_block(3, 3), (2, 3, 5, 7), (2, 3, 5, 7)),
        (residual_block(3, 6, stride=2), (2, 3, 5, 7), (2, 6, 3, 4)),
        (bottleneck_block(8, 2), (2, 8, 5, 5), (2, 8, 5, 5)),
    ],
)
def test_shapes(block, x, y):
    assert block(np.zeros(x, np.float32)).shape == y


def test_the_layers_of_a_block_are_not_alike():
    params = vgg_block(4, 4, 2, rng=0).params
    assert not np.array_equal(params["0.weight"], params["2.weight"])
    np.testing.assert_array_equal(params["0.weight"], vgg_block(4, 4, 2, rng=0).params["0.weight"])


# Bad input


def test_branches_that_do_not_fit_together_are_refused():
    x = np.zeros((1, 2, 5, 5))
    with pytest.raises(ValueError, match=r"the branches give shapes \(1, 2, 5, 5\), \(1, 2, 3, 3\).*padding"):
        Parallel(Conv2d(2, 2, 1), Conv2d(2, 2, 3))(x)
    with pytest.raises(ValueError, match=r"the body gives shape \(1, 3, 5, 5\) and the shortcut \(1, 2, 5, 5\)"):
        Residual(Conv2d(2, 3, 1))(x)
    with pytest.raises(ValueError, match=r"the body gives shape \(1, 50\) and the shortcut \(1, 2, 5, 5\)"):
        Residual(Flatten())(x)


def test_only_layers_may_be_branches():
    with pytest.raises(ValueError, match=r"argument 1 of Parallel is .*, needs a layer"):
        Parallel(Tanh(), Tanh)
    layer = Tanh()
    with pytest.raises(ValueError, match="Residual has the same layer twice"):
        Residual(layer, layer)
