import numpy as np
import pytest

from dlcore import Embedding, Linear, Sequential, gradcheck


def test_it_is_a_linear_layer_on_one_hot_rows():
    rng = np.random.default_rng(0)
    table, linear = Embedding(6, 4, dtype=np.float64, rng=0), Linear(6, 4, bias=False, dtype=np.float64)
    linear.params["weight"] = table.params["weight"].T
    x, dy = rng.integers(0, 5, (3, 7)), rng.standard_normal((3, 7, 4))  # row 5 is never looked up
    np.testing.assert_allclose(table(x), linear(np.eye(6)[x]))
    assert table.backward(dy) is None
    linear.backward(dy)
    np.testing.assert_allclose(table.grads["weight"], linear.grads["weight"].T, atol=1e-13)
    assert not table.grads["weight"][5].any()


@pytest.mark.parametrize("dtype", [np.uint8, np.int32, np.int64])
@pytest.mark.parametrize("shape", [(), (1,), (2, 3)])
def test_any_whole_numbers_of_any_shape(dtype, shape):
    layer, x = Embedding(4, 2, rng=0), np.full(shape, 3, dtype)
    y = layer(x)
    assert y.shape == (*shape, 2)
    assert y.dtype == np.float32
    layer.backward(y)
    assert layer.grads["weight"].dtype == np.float32
    np.testing.assert_allclose(layer.grads["weight"][3], x.size * layer.params["weight"][3])


def test_it_may_stand_first_in_a_row():
    net = Sequential(Embedding(4, 3, rng=0), Linear(3, 2, rng=1))
    dy = np.ones_like(net(np.array([[0, 1], [2, 2]])))
    assert net.backward(dy) is None
    whole = {name: gradient.copy() for name, gradient in net.grads.items()}
    net.backward_params(dy)
    for name, gradient in whole.items():
        np.testing.assert_array_equal(net.grads[name], gradient)


def test_what_was_looked_up_is_a_copy():
    layer = Embedding(4, 3)
    layer(np.array([1, 2]))[...] = 7
    assert (layer.params["weight"] != 7).all()


@pytest.mark.parametrize(
    ("x", "message"),
    [
        ([1.0], "x holds float64 numbers, needs whole ones"),
        ([True], "x holds bool numbers"),
        ([4], "x goes from 4 to 4, needs numbers from 0 to 3"),
        ([-1, 2], "x goes from -1 to 2, needs numbers from 0 to 3"),
        (np.zeros((0, 2), int), "x is empty"),
    ],
)
def test_numbers_that_name_no_row(x, message):
    with pytest.raises(ValueError, match=message):
        Embedding(4, 3)(np.asarray(x))


def test_a_gradcheck_of_whole_numbers_is_refused():
    with pytest.raises(ValueError, match="needs whole ones"):
        gradcheck(Embedding(4, 3), np.array([1, 2]))


def test_the_start_is_standard_normal():
    weight = Embedding(100, 100, rng=0).params["weight"]
    assert weight.std() == pytest.approx(1, abs=0.02)
    assert repr(Embedding(100, 8)) == "Embedding(100, 8)"


def test_the_smallest_table_and_one_too_small():
    assert Embedding(1, 1)(np.array([0, 0])).shape == (2, 1)
    for name, sizes in [("num_embeddings", (0, 1)), ("embedding_dim", (1, 0))]:
        with pytest.raises(ValueError, match=f"{name} is 0, needs a whole number ≥ 1"):
            Embedding(*sizes)
