"""Optimisers against their formulas, written out in the tests with plain numbers."""

import numpy as np
import pytest

from dlcore import SGD, Adam, CosineAnnealingLR, Linear, LinearLR, Neuron, Sequential, StepLR, clip_grad_norm


def layer_of(weight, gradient=0.0, bias=None, bias_gradient=0.0, dtype=np.float64):
    layer = Linear(1, 1, bias=bias is not None, dtype=dtype)
    layer.params["weight"][...] = weight
    layer.grads["weight"][...] = gradient
    if bias is not None:
        layer.params["bias"][...] = bias
        layer.grads["bias"][...] = bias_gradient
    return layer


def weight(layer):
    return float(layer.params["weight"][0, 0])


def run(make, gradients, start=1.0):
    """The weight after each step, with these gradients."""
    layer = layer_of(start)
    optimizer, path = make(layer), []
    for gradient in gradients:
        layer.grads["weight"] = np.array([[float(gradient)]])  # replaced, as backward does
        optimizer.step()
        path.append(weight(layer))
    return path


# SGD


def test_weight_decay_shrinks_by_alpha_lambda():
    layer = layer_of(2.0)
    optimizer = SGD(layer, lr=0.1, weight_decay=0.5)
    optimizer.step()
    assert weight(layer) == pytest.approx(1.9)  # the slide's −λW would give 1.0
    for _ in range(9):
        optimizer.step()
    assert weight(layer) == pytest.approx(1.19747388, abs=5e-9)


def test_plain_momentum_and_nesterov():
    gradients = [1.0, -2.0, 0.5, 3.0]
    assert run(lambda layer: SGD(layer, lr=0.1), gradients) == pytest.approx([0.9, 1.1, 1.05, 0.75])

    v, w, heavy, nesterov, u = 0.0, 1.0, [], [], 1.0
    for g in gradients:
        v = 0.9 * v + g
        w -= 0.1 * v
        u -= 0.1 * (g + 0.9 * v)
        heavy.append(w)
        nesterov.append(u)
    assert run(lambda layer: SGD(layer, lr=0.1, momentum=0.9), gradients) == pytest.approx(heavy)
    assert run(lambda layer: SGD(layer, lr=0.1, momentum=0.9, nesterov=True), gradients) == pytest.approx(nesterov)


def test_decay_goes_into_the_momentum_as_in_pytorch():
    v, w, wanted = 0.0, 1.0, []
    for g in [1.0, -2.0]:
        v = 0.9 * v + (g + 0.5 * w)
        w -= 0.1 * v
        wanted.append(w)
    got = run(lambda layer: SGD(layer, lr=0.1, momentum=0.9, weight_decay=0.5), [1.0, -2.0])
    assert got == pytest.approx(wanted)


@pytest.mark.parametrize("optimizer", [SGD, Adam])
def test_biases_can_be_spared(optimizer):
    for name in ("alone", "in a row"):
        for spared in (True, False):
            layer = layer_of(2.0, 0.0, bias=2.0)
            optimizer(
                layer if name == "alone" else Sequential(layer), lr=0.1, weight_decay=0.5, decay_bias=not spared
            ).step()
            assert weight(layer) == pytest.approx(1.9)
            assert float(layer.params["bias"][0]) == pytest.approx(2.0 if spared else 1.9)


# Adam


def test_adams_first_step_is_lr_times_the_sign():
    layer = Linear(4, 1, bias=False, dtype=np.float64)
    layer.params["weight"][...] = 0
    layer.grads["weight"][...] = [[-1000, -1e-3, 1e-3, 7]]
    Adam(layer, lr=0.01).step()
    np.testing.assert_allclose(layer.params["weight"], [[0.01, 0.01, -0.01, -0.01]], rtol=1e-4)


def test_adam_is_its_formula():
    gradients, (b1, b2), eps = [1.0, -2.0, 0.5, 3.0, 0.0], (0.8, 0.95), 0.01
    m, s, w, wanted = 0.0, 0.0, 1.0, []
    for t, g in enumerate(gradients, start=1):
        g = g + 0.1 * w
        m, s = b1 * m + (1 - b1) * g, b2 * s + (1 - b2) * g * g
        w -= 0.2 * (m / (1 - b1**t)) / (np.sqrt(s / (1 - b2**t)) + eps)
        wanted.append(w)
    assert run(lambda layer: Adam(layer, 0.2, (b1, b2), eps, 0.1), gradients) == pytest.approx(wanted, rel=1e-12)


def test_adam_stays_where_there_is_no_gradient():
    assert run(lambda layer: Adam(layer, 0.1), [0.0, 0.0]) == [1.0, 1.0]


# What all share

MAKERS = [
    lambda layer: SGD(layer, lr=0.1, weight_decay=0.1),
    lambda layer: SGD(layer, lr=0.1, momentum=0.9),
    lambda layer: SGD(layer, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.1),
    lambda layer: Adam(layer, lr=0.1, weight_decay=0.1),
]
every_optimizer = pytest.mark.parametrize("make", MAKERS)


@every_optimizer
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_steps_are_in_place_and_keep_the_precision(make, dtype):
    layer = Linear(3, 2, dtype=dtype, rng=0)
    net = Sequential(layer)
    optimizer = make(net)
    arrays, before = dict(layer.params), {name: value.copy() for name, value in layer.params.items()}
    for _ in range(2):
        for name, value in layer.params.items():
            layer.grads[name] = np.ones(value.shape)  # float64, whatever the layer is
        gradients = {name: value.copy() for name, value in layer.grads.items()}
        optimizer.step()
    for name, value in layer.params.items():
        assert value is arrays[name]
        assert value.dtype == dtype
        assert (value < before[name]).all()
        np.testing.assert_array_equal(layer.grads[name], gradients[name])


@every_optimizer
def test_single_precision_is_not_left_on_the_way(make, monkeypatch):
    layer = Linear(3, 2, rng=0)
    optimizer = make(layer)
    change, seen = optimizer._change, []
    monkeypatch.setattr(optimizer, "_change", lambda *a: seen.append(change(*a)) or seen[-1])
    StepLR(optimizer, 1).step()  # what a schedule sets must not turn the arithmetic to float64
    CosineAnnealingLR(optimizer, 5).step()
    optimizer.step()
    assert {array.dtype for array in seen} == {np.dtype(np.float32)}


@every_optimizer
def test_a_replaced_parameter_is_found(make):
    layer = layer_of(1.0, 1.0)
    optimizer = make(layer)
    optimizer.step()
    layer.params["weight"] = np.array([[5.0]])
    optimizer.step()
    assert weight(layer) < 5


@every_optimizer
def test_a_single_number_learns_like_an_array(make):
    neuron, layer = Neuron([1.0], 1.0), layer_of(1.0, bias=1.0)
    for trained, shape in [(neuron, ()), (layer, (1,))]:
        optimizer = make(trained)
        for gradient in (1.0, -3.0, 2.0):
            trained.grads["bias"] = np.full(shape, gradient)[()]
            optimizer.step()
    assert float(neuron.params["bias"]) == float(layer.params["bias"][0]) != 1


@every_optimizer
def test_two_optimizers_share_nothing(make):
    one, two = layer_of(1.0, 1.0), layer_of(1.0, 1.0)
    first, second = make(one), make(two)
    first.step(), first.step(), second.step()
    alone = layer_of(1.0, 1.0)
    make(alone).step()
    assert weight(two) == weight(alone)


@every_optimizer
def test_a_number_that_cannot_be_changed_is_no_silent_loss(make):
    layer = Neuron([1.0])
    layer.params["bias"] = np.float64(1.0)  # as in params["bias"] = w.sum()
    with pytest.raises(TypeError):
        make(layer).step()
    layer = layer_of(1.0, 1.0)
    layer.params["weight"].flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        make(layer).step()


@pytest.mark.parametrize("optimizer", [SGD, Adam])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"lr": -1}, "lr is -1, needs a finite number ≥ 0"),
        ({"lr": np.nan}, "lr is nan"),
        ({"lr": np.inf}, "lr is inf"),
        ({"lr": 1, "weight_decay": -1}, "weight_decay is -1"),
    ],
)
def test_numbers_that_make_no_sense(optimizer, arguments, message):
    with pytest.raises(ValueError, match=message):
        optimizer(Linear(1, 1), **arguments)


def test_more_numbers_that_make_no_sense():
    layer = Linear(1, 1)
    with pytest.raises(ValueError, match="momentum is -1"):
        SGD(layer, 0.1, momentum=-1)
    with pytest.raises(ValueError, match="nesterov needs a momentum"):
        SGD(layer, 0.1, nesterov=True)
    for betas in [(0.9, 1.0), (-0.1, 0.9), (0.9,)]:
        with pytest.raises(ValueError, match="betas is"):
            Adam(layer, betas=betas)
    with pytest.raises(ValueError, match="eps is -1"):
        Adam(layer, eps=-1)
    with pytest.raises(ValueError, match=r"needs the layer to train: SGD\(net, lr=0.1\)"):
        SGD(layer.params, 0.1)


def test_reprs():
    layer = Linear(1, 1)
    assert repr(SGD(layer, 0.1)) == "SGD(lr=0.1, momentum=0.0, nesterov=False, weight_decay=0.0)"
    assert repr(Adam(layer)) == "Adam(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.0)"


# Clipping


def two_layers(scale, dtype=np.float64):
    net = Sequential(Linear(2, 2, dtype=dtype), Linear(2, 1, bias=False, dtype=dtype))
    for name, value in net.grads.items():
        net.grads[name] = (scale * np.arange(1.0, value.size + 1).reshape(value.shape)).astype(dtype)
    return net


def test_clipping_shortens_and_keeps_the_direction():
    net = two_layers(1.0)
    before = {name: value.copy() for name, value in net.grads.items()}
    flat = np.concatenate([value.ravel() for value in before.values()])
    norm = clip_grad_norm(net, 2.0)
    assert type(norm) is float
    assert norm == pytest.approx(np.linalg.norm(flat))
    assert np.linalg.norm(np.concatenate([value.ravel() for value in net.grads.values()])) == pytest.approx(2)
    for name, value in net.grads.items():
        np.testing.assert_allclose(value, before[name] * 2 / norm)


def test_a_short_gradient_is_left_alone():
    net = two_layers(0.01)
    before = {name: value.copy() for name, value in net.grads.items()}
    clip_grad_norm(net, 2.0)
    for name, value in net.grads.items():
        np.testing.assert_array_equal(value, before[name])


def test_clipping_survives_squares_that_overflow():
    net = two_layers(np.float32(1e30), np.float32)
    clip_grad_norm(net, np.float64(1.0))
    flat = np.concatenate([value.ravel() for value in net.grads.values()])
    assert flat.dtype == np.float32
    assert np.linalg.norm(flat) == pytest.approx(1)


def test_what_is_not_finite_is_left_for_fit_to_find():
    net = two_layers(1.0)
    net.grads["0.bias"][0] = np.nan
    assert np.isnan(clip_grad_norm(net, 1.0))
    assert net.grads["1.weight"].max() == 2


@pytest.mark.parametrize("max_norm", [0, -1, np.nan])
def test_a_length_that_makes_no_sense(max_norm):
    with pytest.raises(ValueError, match=r"max_norm is .*, needs a number above 0"):
        clip_grad_norm(Linear(1, 1), max_norm)


# Schedules


def rates(make, epochs=7, lr=0.8):
    optimizer = SGD(Linear(1, 1), lr=lr)
    schedule, seen = make(optimizer), []
    for _ in range(epochs):
        seen.append(optimizer.lr)
        schedule.step()
    return seen


def test_schedules():
    assert rates(lambda o: StepLR(o, 3, gamma=0.5)) == pytest.approx([0.8] * 3 + [0.4] * 3 + [0.2])
    cosine = [0.2 + 0.6 * (1 + np.cos(np.pi * t / 4)) / 2 for t in range(7)]
    assert rates(lambda o: CosineAnnealingLR(o, 4, eta_min=0.2)) == pytest.approx(cosine)
    assert cosine[0] == pytest.approx(0.8)
    assert min(cosine) == cosine[4] == pytest.approx(0.2)
    assert rates(lambda o: LinearLR(o, 0.25, 3)) == pytest.approx([0.2, 0.4, 0.6, 0.8, 0.8, 0.8, 0.8])


def test_the_defaults_are_pytorchs():
    assert rates(lambda o: StepLR(o, 1), 3) == pytest.approx([0.8, 0.08, 0.008])
    assert rates(lambda o: CosineAnnealingLR(o, 2), 3) == pytest.approx([0.8, 0.4, 0])
    assert rates(LinearLR) == pytest.approx([0.8 * (1 + 2 * min(t, 5) / 5) / 3 for t in range(7)])


@pytest.mark.parametrize(
    "make", [lambda o: StepLR(o, 0), lambda o: CosineAnnealingLR(o, 0), lambda o: LinearLR(o, 0.5, 0)]
)
def test_schedules_need_epochs(make):
    with pytest.raises(ValueError, match="needs a whole number ≥ 1"):
        rates(make)


def test_a_layer_without_parameters_cannot_be_trained():
    """Such as one of a reader's own that keeps its layers as attributes: it would learn nothing, silently."""
    with pytest.raises(ValueError, match="has nothing to learn"):
        SGD(Sequential(), lr=0.1)
