import tracemalloc
from functools import partial

import numpy as np
import pytest

from dlcore import (
    GRU,
    LSTM,
    RNN,
    AvgPool2d,
    Conv2d,
    Dropout,
    Embedding,
    Flatten,
    GlobalAvgPool2d,
    Layer,
    Linear,
    MaxPool2d,
    Parallel,
    ReLU,
    Residual,
    Sequential,
    inception_block,
    lenet5,
    lenet_harley,
    lenet_modern,
    nin_block,
    residual_block,
    summary,
    vgg16,
    vgg_block,
)


def test_lenet5_layer_by_layer():
    rows = {row.layer.split("(")[0] + row.name: row for row in summary(lenet5(32), (1, 32, 32)).rows}
    wanted = {
        "Conv2d0": ((6, 28, 28), 156, 122_304, 5, 1),
        "SubSample2": ((6, 14, 14), 12, 5_880, 6, 2),
        "Conv2d4": ((16, 10, 10), 1_516, 151_600, 14, 2),
        "SubSample6": ((16, 5, 5), 32, 2_000, 16, 4),
        "Conv2d8": ((120, 1, 1), 48_120, 48_120, 32, 4),
        "Linear11": ((84,), 10_164, 10_164, None, None),
        "RBF13": ((10,), 0, 840, None, None),
    }
    for name, values in wanted.items():
        row = rows[name]
        assert (row.out_shape, row.params, row.connections, row.sees, row.step) == values, name


@pytest.mark.parametrize("image_size", [28, 32])
def test_lenet5_in_all(image_size):
    table = summary(lenet5(image_size), (1, image_size, image_size))
    assert (table.params, table.connections) == (60_000, 340_908)


def test_vgg16_without_making_it():
    tracemalloc.start()
    table = summary(vgg16(), (3, 224, 224))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2**20
    by_kind = {}
    for row in table.rows:
        by_kind.setdefault(row.layer.split("(")[0], []).append(row.params)
    assert sum(by_kind["Conv2d"]) == 14_714_688
    assert by_kind["Linear"] == [102_764_544, 16_781_312, 4_097_000]
    assert table.params == 138_357_544
    assert table.rows[30].out_shape == (512, 7, 7)


def test_recipes_make_the_layers_that_were_counted():
    recipes = [partial(Conv2d, 3, 4, 3, padding=1, bias=False), ReLU, partial(MaxPool2d, 2), Flatten]
    recipes.append(partial(Linear, 64, 5, bias=False))
    made = Sequential(*(make() for make in recipes))
    unmade, table = summary(recipes, (3, 8, 8)), summary(made, (3, 8, 8))
    assert [row.params for row in unmade.rows] == [row.params for row in table.rows] == [108, 0, 0, 0, 320]
    assert [row.out_shape for row in unmade.rows] == [row.out_shape for row in table.rows]
    assert [row.connections for row in unmade.rows] == [row.connections for row in table.rows]
    assert unmade.rows[0].layer == "Conv2d(3, 4, 3, padding=1, bias=False)"


MODELS = [
    (lenet5, (1, 28, 28)),
    (lenet_harley, (1, 28, 28)),
    (lenet_modern, (1, 28, 28)),
    (lambda: Conv2d(2, 3, (2, 3), stride=(2, 1), padding=1, dilation=(1, 2), bias=False), (2, 7, 9)),
    (lambda: vgg_block(3, 4, 3), (3, 8, 9)),
    (lambda: nin_block(3, 4, 3, 2, 1), (3, 8, 9)),
    (lambda: Sequential(inception_block(3, 2, (3, 4), (1, 5), 6), GlobalAvgPool2d(), Linear(17, 2)), (3, 5, 7)),
    (lambda: Sequential(residual_block(3, 3), residual_block(3, 6, 2), AvgPool2d(3, 2, 1)), (3, 5, 7)),
    (lambda: Parallel(Conv2d(2, 3, 1), Residual(Conv2d(2, 2, 3, padding=1))), (2, 4, 4)),
    (lambda: Sequential(LSTM(3, 4, peephole=True), GRU(4, 5), RNN(5, 6), Linear(6, 2)), (9, 3)),
    (lambda: Sequential(Dropout(0.5), Linear(4, 2)), (4,)),
]


@pytest.mark.parametrize(("make", "shape"), MODELS)
def test_shapes_and_parameters_are_those_of_the_arrays(make, shape):
    model = make()
    table = summary(model, shape)
    assert table.rows[-1].out_shape == model(np.zeros((1, *shape), np.float32)).shape[1:]
    assert table.params == model.num_params


@pytest.mark.parametrize(
    ("make", "size"),
    [
        (lambda: Conv2d(1, 1, 3, dilation=2), 12),
        (lambda: Sequential(Conv2d(1, 2, 3, stride=2), MaxPool2d(2), Conv2d(2, 1, 3)), 24),
        (lambda: Sequential(Conv2d(1, 1, 3), AvgPool2d(3, 2), Conv2d(1, 1, 2)), 15),
        (lambda: Sequential(Residual(Conv2d(1, 1, 5, padding=2)), AvgPool2d(2)), 16),
        (lambda: Sequential(Parallel(Conv2d(1, 1, 1), Conv2d(1, 1, 3, padding=1)), Conv2d(2, 1, 3)), 12),
    ],
)
def test_a_cell_depends_on_what_it_sees_and_on_nothing_else(make, size):
    """The gradient of one output cell marks the pixels that it depends on."""
    net = make().astype(np.float64)
    for value in net.params.values():
        value[...] = 1
    row = summary(net, (1, size, size)).rows[-1]
    firsts = []
    for k in (1, 2):
        dy = np.zeros(net(np.zeros((1, 1, size, size))).shape)
        dy[0, 0, k, k] = 1
        reached = np.flatnonzero(_spread(net, size, dy).any(axis=0))
        assert np.ptp(reached) + 1 == row.sees
        firsts.append(reached[0])
    assert firsts[1] - firsts[0] == row.step


def _spread(net, size, dy):
    """Which pixels get a gradient for any of several images: a maximum listens to one cell at a time."""
    total = np.zeros((size, size))
    for seed in range(40):
        net(np.random.default_rng(seed).random((1, 1, size, size)))
        total += np.abs(net.backward(dy)[0, 0])
    return total


def test_connections_are_counted_cell_by_cell():
    assert summary(Linear(3, 4), (3,)).connections == 4 * (3 + 1)
    assert summary(Linear(3, 4, bias=False), (7, 3)).connections == 7 * 4 * 3
    assert summary(MaxPool2d(3, 1), (2, 5, 5)).connections == 2 * 9 * 9
    assert summary(GlobalAvgPool2d(), (2, 5, 5)).connections == 2 * 25
    assert summary(LSTM(3, 4), (10, 3)).connections == 10 * LSTM(3, 4).num_params
    assert summary(Sequential(ReLU(), Flatten()), (2, 5, 5)).connections == 0


def test_words_become_vectors():
    table = summary(Sequential(Embedding(20, 8), LSTM(8, 4), Linear(4, 20)), (50,))
    assert [row.out_shape for row in table.rows] == [(50, 8), (50, 4), (50, 20)]


def test_a_layer_of_your_own_is_tried_out_and_left_alone():
    class Every2nd(Layer):
        seen = 0

        def forward(self, x):
            self.seen += 1
            return x[:, ::2]

    layer = Every2nd()
    assert summary(Sequential(layer, Linear(3, 1)), (6,)).rows[0].out_shape == (3,)
    assert layer.seen == 0


def test_the_model_can_still_go_back_to_its_own_batch():
    net, x = Sequential(Conv2d(1, 2, 3), ReLU()), np.ones((4, 1, 5, 5), np.float32)
    y = net(x)
    summary(net, (1, 9, 9))
    assert net.backward(y).shape == x.shape


def test_the_table():
    text = repr(summary(Sequential(Sequential(Conv2d(1, 6, 5), ReLU()), Flatten(), Linear(3456, 10)), (1, 28, 28)))
    assert text.split("\n") == [
        "     layer                        output   parameters  connections  sees  step",
        "     input                        1×28×28",
        "0.0  Conv2d(1, 6, kernel_size=5)  6×24×24         156       89,856     5     1",
        "0.1  ReLU()                       6×24×24           0            0     5     1",
        "1    Flatten()                    3456              0            0   all",
        "2    Linear(3456, 10)             10           34,570       34,570   all",
        "     total                                     34,726      124,426",
    ]


@pytest.mark.parametrize(
    ("model", "shape", "message"),
    [
        (
            Conv2d(3, 4, 5),
            (1, 28, 28),
            r"Conv2d\(3, 4, kernel_size=5\) cannot follow the shape \(1, 28, 28\).*3 channels",
        ),
        (Linear(3, 4), (4,), r"Linear\(3, 4\) cannot follow the shape \(4,\): it needs 3 features"),
        (MaxPool2d(5), (1, 4, 4), "the kernel spans 5 cells"),
        (Conv2d(3, 4, 5), (28, 28), r"cannot follow the shape \(28, 28\)"),
        ([ReLU, np.tanh], (3,), "is neither a layer nor a recipe"),
    ],
)
def test_layers_that_do_not_fit_are_named(model, shape, message):
    with pytest.raises(ValueError, match=message):
        summary(model, shape)
