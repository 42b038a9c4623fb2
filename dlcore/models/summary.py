"""What a network is made of, counted: shapes, parameters, connections, and how much of the image each layer sees."""

import inspect
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from math import prod
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from dlcore.activations import Identity, LeakyReLU, ReLU, ScaledTanh, Sigmoid, Tanh
from dlcore.arguments import short
from dlcore.conv_layer import Conv2d
from dlcore.dense import Flatten, Linear
from dlcore.embedding import Embedding
from dlcore.layer import Layer, Sequential
from dlcore.models.blocks import Parallel, Residual
from dlcore.models.lenet import RBF
from dlcore.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d, SubSample
from dlcore.recurrent import GRU, LSTM, RNN
from dlcore.regularization import Dropout
from dlcore.windows import check_window, out_sizes

__all__ = ["Summary", "SummaryRow", "summary"]


def summary(model, input_shape):
    """A table of all layers: output shape, parameters, connections, and what part of the image they see.

    A connection is one number that one output cell reads, its bias included: shared weights are counted as
    often as they are used. What is done element by element, such as ReLU, has none.

    **Shapes**: `input_shape` is that of one sample, without N. `model` is a layer, or a list of layers and of recipes
    that make one when they are called, such as `ReLU` and `partial(Conv2d, 3, 64, 3)`: convolutions and linear
    layers are then counted without making their weights. Returns a `Summary`. ValueError for layers that do not fit.

    Lesson 10.

    >>> from dlcore import lenet5
    >>> c3 = summary(lenet5(image_size=32), (1, 32, 32)).rows[4]
    >>> c3.out_shape, c3.params, c3.connections, c3.sees, c3.step
    ((16, 10, 10), 1516, 151600, 14, 2)
    """
    start = SummaryRow("", "input", tuple(input_shape), 0, 0, View((1, 1), (1, 1)))
    if isinstance(model, Layer):
        return Summary(start, _rows(model, "", start))
    rows = [start]
    for i, part in enumerate(model):
        rows += _rows(part, str(i), rows[-1])
    return Summary(start, rows[1:])


class View(NamedTuple):
    """The window of the input image that a cell depends on, and how far it moves from one cell to the next."""

    sees: tuple
    step: tuple


@dataclass(frozen=True)
class SummaryRow:
    """One layer. `name` is its place, as in the names of parameters: "3", or "3.0" inside another."""

    name: str
    layer: str
    out_shape: tuple
    params: int
    connections: int
    view: View | None  # None where a cell depends on everything

    @property
    def sees(self):
        """The side of the window of the input image that a cell depends on, its receptive field; None for all."""
        return self.view and short(self.view.sees)

    @property
    def step(self):
        """How many cells of the input image that window moves from one cell to the next; None if it sees all."""
        return self.view and short(self.view.step)


@dataclass(frozen=True, repr=False)
class Summary:
    """The rows of a `summary`, and their sums. It prints as a table.

    >>> from dlcore import Conv2d, MaxPool2d, Sequential
    >>> summary(Sequential(Conv2d(1, 6, 5), MaxPool2d(2)), (1, 28, 28))
       layer                        output   parameters  connections  sees  step
       input                        1×28×28
    0  Conv2d(1, 6, kernel_size=5)  6×24×24         156       89,856     5     1
    1  MaxPool2d(kernel_size=2)     6×12×12           0        3,456     6     2
       total                                        156       93,312
    """

    start: SummaryRow
    rows: list

    @property
    def params(self):
        return sum(row.params for row in self.rows)

    @property
    def connections(self):
        return sum(row.connections for row in self.rows)

    def __repr__(self):
        lines = [("", "layer", "output", "parameters", "connections", "sees", "step")]
        lines.append(("", "input", "×".join(map(str, self.start.out_shape)), "", "", "", ""))
        for row in self.rows:
            seen = ("all", "") if row.view is None else (str(row.sees), str(row.step))
            shape = "×".join(map(str, row.out_shape))
            lines.append((row.name, row.layer, shape, f"{row.params:,}", f"{row.connections:,}", *seen))
        lines.append(("", "total", "", f"{self.params:,}", f"{self.connections:,}", "", ""))
        widths = [max(len(line[k]) for line in lines) for k in range(7)]
        align = "<<<>>>>"  # names to the left, numbers to the right
        table = ["  ".join(f"{c:{a}{w}}" for c, a, w in zip(line, align, widths, strict=True)) for line in lines]
        return "\n".join(line.rstrip() for line in table)


def _rows(part, name, before):
    """The rows of one layer, or of all layers in it; `before` is the row above them."""
    if isinstance(part, Sequential):
        rows = [before]
        for i, layer in enumerate(part):
            rows += _rows(layer, f"{name}.{i}" if name else str(i), rows[-1])
        return rows[1:]
    if isinstance(part, Parallel | Residual):
        return [_joined(part, name, before)]
    shown, arguments, rule = _opened(part)
    try:
        counted = rule(arguments, before.out_shape)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{shown} cannot follow the shape {before.out_shape}: {error}") from error
    shape, params, connections = counted[:3]
    return [SummaryRow(name, shown, shape, params, connections, counted.behind(before.view))]


def _joined(block, name, before):
    """Branches as one row: their numbers added up, and the widest view."""
    branches = [[before, *_rows(layer, name, before)] for layer in block]
    ends = [rows[-1] for rows in branches]
    inside = [row for rows in branches for row in rows[1:]]
    shape = ends[0].out_shape
    if isinstance(block, Parallel):
        shape = (sum(end.out_shape[0] for end in ends), *shape[1:])
    views = [end.view for end in ends]
    view = None if None in views else View(*(tuple(map(max, *pairs)) for pairs in zip(*views, strict=True)))
    shown = f"{type(block).__name__} of {len(block)}, {len(inside)} layers"
    return SummaryRow(name, shown, shape, sum(r.params for r in inside), sum(r.connections for r in inside), view)


class Counted(NamedTuple):
    """What a rule finds out about a layer; reach is how many cells an output cell spans, None for all."""

    out_shape: tuple
    params: int
    connections: int
    reach: tuple | None = (1, 1)
    stride: tuple = (1, 1)

    def behind(self, view):
        """The view of this layer, given the one before it."""
        if view is None or self.reach is None:
            return None
        sees = (s + (r - 1) * j for s, r, j in zip(view.sees, self.reach, view.step, strict=True))
        return View(tuple(sees), tuple(j * s for j, s in zip(view.step, self.stride, strict=True)))


def _conv2d(a, shape):
    channels, *size = shape
    if channels != a.in_channels:
        raise ValueError(f"it needs {a.in_channels} channels")
    k, s, p, d = check_window(a.kernel_size, a.stride, a.padding, a.dilation)
    size = out_sizes(size, k, s, p, d)
    kernels = a.in_channels * a.out_channels if a.connection_table is None else int(np.sum(a.connection_table))
    params = kernels * prod(k) + a.out_channels * a.bias
    reach = tuple(e * (n - 1) + 1 for e, n in zip(d, k, strict=True))
    return Counted((a.out_channels, *size), params, params * prod(size), reach, s)


def _linear(a, shape):
    if shape[-1] != a.in_features:
        raise ValueError(f"it needs {a.in_features} features")
    params = a.out_features * (a.in_features + a.bias)
    return Counted((*shape[:-1], a.out_features), params, params * prod(shape[:-1]), None)


def _pool(layer, shape):
    channels, *size = shape
    k, s, p = layer.kernel_size, layer.stride, layer.padding
    out = (channels, *out_sizes(size, k, s, p))
    return Counted(out, 0, prod(out) * prod(k), k, s)


def _subsample(layer, shape):
    plain = _pool(layer.down, shape)
    return plain._replace(params=layer.num_params, connections=plain.connections + prod(plain.out_shape))


def _whole_image(layer, shape):
    out = (prod(shape),) if isinstance(layer, Flatten) else shape[:1]
    return Counted(out, 0, 0 if isinstance(layer, Flatten) else prod(shape), None)


def _recurrent(layer, shape):
    T, _ = shape
    return Counted((T, layer.hidden_size), layer.num_params, layer.num_params * T, None)


def _embedding(layer, shape):
    out = (*shape, layer.embedding_dim)
    return Counted(out, layer.num_params, prod(out), None)


def _rbf(layer, shape):
    return Counted((len(layer.codes),), 0, layer.codes.size, None)


def _each_by_itself(layer, shape):
    return Counted(shape, 0, 0)


def _by_trying(layer, shape):
    """Any other layer: send zeros through a copy of it. It is taken to be elementwise."""
    y = deepcopy(layer)(np.zeros((1, *shape), np.float32))
    return Counted(y.shape[1:], layer.num_params, 0)


RULES = {
    Conv2d: _conv2d,
    Linear: _linear,
    MaxPool2d: _pool,
    AvgPool2d: _pool,
    SubSample: _subsample,
    GlobalAvgPool2d: _whole_image,
    Flatten: _whole_image,
    RNN: _recurrent,
    GRU: _recurrent,
    LSTM: _recurrent,
    Embedding: _embedding,
    RBF: _rbf,
    **dict.fromkeys((Identity, Sigmoid, Tanh, ScaledTanh, ReLU, LeakyReLU, Dropout), _each_by_itself),
}


def _opened(part):
    """How to show a layer or recipe, its arguments, and its rule; only recipes with large weights stay unmade."""
    recipe = part if isinstance(part, partial) else partial(part) if isinstance(part, type) else None
    if recipe and recipe.func in (Conv2d, Linear):
        bound = inspect.signature(recipe.func).bind(*recipe.args, **recipe.keywords)
        bound.apply_defaults()
        shown = [*map(str, recipe.args), *(f"{k}={v}" for k, v in recipe.keywords.items() if k != "rng")]
        shown = f"{recipe.func.__name__}({', '.join(shown)})"
        return shown, SimpleNamespace(**bound.arguments), RULES[recipe.func]
    layer = recipe() if recipe else part
    if not isinstance(layer, Layer):
        raise ValueError(f"{part!r} is neither a layer nor a recipe that makes one, such as partial(Conv2d, 3, 64, 3)")
    arguments = layer
    if isinstance(layer, Conv2d | Linear):
        arguments = SimpleNamespace(**vars(layer), bias="bias" in layer.params)
    rules = [RULES[cls] for cls in type(layer).__mro__ if cls in RULES]
    return repr(layer).replace("\n", " "), arguments, rules[0] if rules else _by_trying
