import numpy as np
import pytest

from dlcore import Conv2d, Layer, Sequential


class Double(Layer):
    """The smallest layer: y = 2x. It counts how often it was asked for dx."""

    asked = 0

    def forward(self, x):
        self.remember(x)
        return 2 * x

    def backward(self, dy):
        self.recall()
        self.asked += 1
        return 2 * dy


def two_convolutions():
    return Sequential(Conv2d(1, 2, 3, rng=0), Double(), Conv2d(2, 3, 2, rng=1))


IMAGES = np.random.default_rng(0).standard_normal((2, 1, 6, 5))


# Layer


def test_a_layer_without_its_methods_says_which():
    class Unfinished(Layer):
        pass

    with pytest.raises(NotImplementedError, match=r"Unfinished must define forward\(x\)"):
        Unfinished()(1.0)
    with pytest.raises(NotImplementedError, match=r"Unfinished must define backward\(dy\)"):
        Unfinished().backward(1.0)


def test_call_passes_every_argument_on():
    class Add(Layer):
        def forward(self, x, h0=0):
            return x + h0

    assert Add()(1, h0=2) == 3


def test_astype_is_a_copy():
    layer = Conv2d(1, 2, 3, rng=0)
    layer(IMAGES)
    double = layer.astype(np.float64)
    assert {v.dtype for v in double.params.values()} == {v.dtype for v in double.grads.values()} == {np.dtype("f8")}
    assert layer.params["weight"].dtype == np.float32
    double.params["weight"] += 1
    assert not np.allclose(double.params["weight"], layer.params["weight"])


def test_a_parameter_of_another_shape_is_refused():
    layer = Conv2d(1, 2, 3)
    layer.params["bias"] = np.zeros(1)  # would broadcast silently
    with pytest.raises(ValueError, match=r"params\['bias'\] has shape \(1,\), needs \(2,\)"):
        layer(IMAGES)


def test_upstream_checks_dy():
    dy = np.ones((2, 3), np.float32)
    assert Double().upstream(dy, (2, 3)) is dy
    with pytest.raises(
        ValueError, match=r"dy has shape \(2, 3\), needs \(3, 2\)\. Usual cause: dy belongs to a different x"
    ):
        Double().upstream(dy, (3, 2))


class Branches(Layer):
    """A layer made of others, kept in every way that is possible."""

    def __init__(self):
        super().__init__()
        self.alone, self.listed, self.paired = Double(), [Double(), Sequential(Double())], (Double(), 1)


def test_modules_are_the_layer_and_all_it_is_made_of():
    layer = Branches()
    deep = layer.listed[1]
    assert list(layer.modules()) == [layer, layer.alone, layer.listed[0], deep, deep[0], layer.paired[0]]
    assert list(Sequential(layer).modules())[1:] == list(layer.modules())
    assert list(Double.modules(deep[0])) == [deep[0]]


def test_train_and_eval_reach_every_layer():
    net, other = Sequential(Branches(), Double()), Double()
    assert all(layer.training for layer in net.modules())
    assert net.eval() is net
    assert not any(layer.training for layer in net.modules())
    assert other.training
    assert not net.astype(np.float64)[0].alone.training
    assert net.train() is net
    assert all(layer.training for layer in net.modules())
    net.train(False)
    assert not net[0].listed[1][0].training


def test_num_params():
    assert Conv2d(6, 16, 5).num_params == 2416
    assert Double().num_params == 0
    assert two_convolutions().num_params == (2 * 9 + 2) + (3 * 8 + 3)


# Sequential


def test_sequential_is_its_layers_in_a_row():
    net = two_convolutions()
    first, double, last = net
    y = last(double(first(IMAGES)))
    np.testing.assert_array_equal(net(IMAGES), y)
    dy = np.ones_like(y)
    dx = first.backward(double.backward(last.backward(dy)))
    net(IMAGES)
    np.testing.assert_array_equal(net.backward(dy), dx)


def test_length_index_and_slice():
    net = two_convolutions()
    assert len(net) == 3
    assert net[0] is net.layers[0]
    assert net[-1] is net.layers[2]
    front = net[:2]
    assert isinstance(front, Sequential)
    assert [a is b for a, b in zip(front, net, strict=False)] == [True, True]
    np.testing.assert_array_equal(front(IMAGES), net[1](net[0](IMAGES)))


def test_params_have_the_names_of_pytorch():
    names = ["0.weight", "0.bias", "2.weight", "2.bias"]
    net = two_convolutions()
    assert list(net.params) == list(net.grads) == names
    assert len(net.params) == 4
    assert list(Sequential(Double(), net).params) == [f"1.{name}" for name in names]


def test_params_are_a_live_view_both_ways():
    net = Sequential(two_convolutions())
    net.params["0.2.bias"] = np.full(3, 5.0)
    np.testing.assert_array_equal(net[0][2].params["bias"], [5, 5, 5])
    net[0][2].params["bias"] = np.full(3, 6.0)
    np.testing.assert_array_equal(net.params["0.2.bias"], [6, 6, 6])
    net.params["0.2.bias"] += 1
    np.testing.assert_array_equal(net[0][2].params["bias"], [7, 7, 7])


@pytest.mark.parametrize("key", ["bias", "9.bias", "-1.bias", "x.bias", "0.slope", "1.weight", "0.bias.0"])
def test_a_wrong_name_is_a_key_error(key):
    net = two_convolutions()
    assert key not in net.params
    with pytest.raises(KeyError):
        net.params[key]
    with pytest.raises(KeyError):
        net.params[key] = np.zeros(1)


def test_a_parameter_cannot_be_deleted():
    net = two_convolutions()
    with pytest.raises(TypeError, match="cannot be deleted"):
        del net.params["0.bias"]
    assert "0.bias" in net.params


def test_backward_params_asks_no_one_below_the_first_learner():
    below, between = Double(), Double()
    net = Sequential(below, Conv2d(1, 2, 3, rng=0), between, Conv2d(2, 3, 2, rng=1))
    dy = np.ones_like(net(IMAGES))
    assert net.backward_params(dy) is None
    assert (below.asked, between.asked) == (0, 1)
    net.backward(dy)
    assert (below.asked, between.asked) == (1, 2)


def test_backward_params_of_a_net_that_cannot_learn_does_nothing():
    layer = Double()
    net = Sequential(layer)
    net(IMAGES)
    net.backward_params(IMAGES)
    assert layer.asked == 0


def test_an_error_says_in_which_layer():
    net = Sequential(Conv2d(1, 2, 3), Conv2d(4, 2, 3))
    with pytest.raises(ValueError, match=r"x has shape \(2, 2, 4, 3\), needs \(N, 4, H, W\)") as caught:
        net(IMAGES)
    assert caught.value.__notes__ == ["This was layer 1 of the Sequential: Conv2d(4, 2, kernel_size=3)"]


@pytest.mark.parametrize("wrong", [[Double()], Double, np.tanh, None])
def test_only_layers_may_stand_in_a_row(wrong):
    with pytest.raises(ValueError, match=r"argument 1 of Sequential is .*, needs a layer"):
        Sequential(Double(), wrong)


def test_a_layer_stands_in_one_place_only():
    layer = Double()
    with pytest.raises(ValueError, match="Sequential has the same layer twice"):
        Sequential(layer, Double(), layer)


def test_repr_shows_layers_and_numbers():
    assert repr(Sequential(Double(), two_convolutions()[::2])) == (
        "Sequential(\n"
        "  0: Double()\n"
        "  1: Sequential(\n"
        "    0: Conv2d(1, 2, kernel_size=3)  20 parameters\n"
        "    1: Conv2d(2, 3, kernel_size=2)  27 parameters\n"
        "  )\n"
        ")"
    )
    assert repr(Sequential()) == "Sequential(\n)"


def test_a_layer_in_two_places_is_refused_however_deep():
    shared = Sequential(Conv2d(1, 1, 1))
    for nested in (lambda: Sequential(shared, Sequential(shared)), lambda: Sequential(shared, shared[0])):
        with pytest.raises(ValueError, match="the same layer twice"):
            nested()


def test_weights_cannot_be_whole_numbers():
    with pytest.raises(ValueError, match="dtype is int64, needs a floating-point one"):
        Conv2d(1, 1, 1, dtype=np.int64)
    with pytest.raises(ValueError, match="needs a floating-point one"):
        Conv2d(1, 1, 1).astype(int)
