"""What every layer promises, and layers in a row.

A layer is three things side by side: `forward`, `backward`, and the numbers they share. `params` holds the
numbers it learns, `grads` their gradients, under the same names and with the same shapes.
"""

from collections.abc import MutableMapping
from copy import deepcopy

import numpy as np

from dlcore.arguments import check_array

__all__ = ["Layer", "Sequential", "check_array"]


def _refuse_whole_numbers(dtype):
    if not np.issubdtype(dtype, np.floating):
        raise ValueError(f"dtype is {dtype}, needs a floating-point one: weights kept as whole numbers would all be 0")


class Layer:
    """Base of all layers: y = layer(x) goes forward, dx = layer.backward(dy) goes back.

    **Forward**: a subclass computes y from x and from `param(name)`, and calls `remember` with whatever its
    backward will need.

    **Backward**: given dy = ∂J/∂y it fills `grads` with ∂J/∂params and returns dx = ∂J/∂x (the chain rule,
    equation 9 of the course's notation page). Gradients are replaced, not accumulated.

    **Shapes**: dx has the shape of x, and each of `grads` the shape of its namesake in `params`.

    >>> class Scale(Layer):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.add_param("weight", np.array(3.0))
    ...
    ...     def forward(self, x):
    ...         self.remember(x)
    ...         return self.param("weight") * x
    ...
    ...     def backward(self, dy):
    ...         (x,) = self.recall()
    ...         self.grads["weight"] = np.sum(dy * x)
    ...         return self.param("weight") * dy
    >>> layer = Scale()
    >>> layer(np.array([1.0, 2.0]))
    array([3., 6.])
    >>> layer.backward(np.array([1.0, 1.0]))
    array([3., 3.])
    >>> float(layer.grads["weight"])
    3.0
    """

    training = True  # what Dropout asks; see train and eval
    _memory = None  # what forward left for backward

    def __init__(self):
        self.params = {}
        self.grads = {}
        self._shapes = {}

    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)

    def forward(self, x):
        raise NotImplementedError(f"{type(self).__name__} must define forward(x)")

    def backward(self, dy):
        raise NotImplementedError(f"{type(self).__name__} must define backward(dy)")

    def backward_params(self, dy):
        """Fill `grads` only. The first layer of a network needs no dx, and layers that can save it do."""
        self.backward(dy)

    def add_param(self, name, value):
        """Give the layer numbers to learn; their gradient starts at zero."""
        _refuse_whole_numbers(np.asarray(value).dtype)
        self.params[name] = value
        self.grads[name] = np.zeros_like(value)
        self._shapes[name] = np.shape(value)

    def param(self, name):
        """The parameter as it is in `params` now. It may have been replaced, but only by one of its shape."""
        value, needed = self.params[name], self._shapes[name]
        if np.shape(value) != needed:
            raise ValueError(
                f"params[{name!r}] has shape {np.shape(value)}, needs {needed}. "
                "Usual cause: it was replaced by an array of a different layer, or by its transpose."
            )
        return value

    def remember(self, *values):
        """Keep what backward will need."""
        self._memory = values

    def recall(self):
        """What forward kept, as a tuple."""
        if self._memory is None:
            raise RuntimeError(
                f"{type(self).__name__}.backward was called before forward. "
                "Call y = layer(x) first, then layer.backward(dy)."
            )
        return self._memory

    def upstream(self, dy, shape):
        """dy as an array, checked: it needs the shape that forward gave y."""
        return check_array("dy", dy, shape, cause="dy belongs to a different x than the last forward")

    def modules(self):
        """This layer and all layers it is made of: those it keeps as attributes, alone or in a list."""
        yield self
        for value in vars(self).values():
            for part in value if isinstance(value, list | tuple) else [value]:
                if isinstance(part, Layer):
                    yield from part.modules()

    def train(self, mode=True):
        """Switch this layer and all it is made of to training mode. Returns the layer itself."""
        for layer in self.modules():
            layer.training = mode
        return self

    def eval(self):
        """Switch to evaluation mode: Dropout lets everything through. Returns the layer itself."""
        return self.train(False)

    def astype(self, dtype):
        """A copy of the layer in a different dtype; like an array's astype, it leaves the original alone."""
        _refuse_whole_numbers(np.dtype(dtype))
        copy = deepcopy(self)
        for store in (copy.params, copy.grads):
            for name, value in store.items():
                store[name] = value.astype(dtype)
        return copy

    @property
    def num_params(self):
        """How many numbers the layer learns."""
        return sum(value.size for value in self.params.values())

    def extra_repr(self):
        """The arguments to show between the brackets of `repr`."""
        return ""

    def __repr__(self):
        return f"{type(self).__name__}({self.extra_repr()})"


class Composite(Layer):
    """Base of layers that are made of layers; a subclass says how x goes through them.

    `params` and `grads` show the layers' own arrays under PyTorch's names, "0.weight", "0.bias", "2.weight" …;
    reading, replacing and writing there is the same as doing it in the layer.
    """

    def __init__(self, *layers):
        for i, layer in enumerate(layers):
            if not isinstance(layer, Layer):
                raise ValueError(
                    f"argument {i} of {type(self).__name__} is {layer!r}, needs a layer. "
                    "Usual cause: a list of layers, or a class without its brackets: write Tanh(), not Tanh."
                )
        self.layers = list(layers)
        self._refuse_twice()

    def _refuse_twice(self):
        """A layer used in two places, however deep, would remember only its second input."""
        inside = [layer for part in self.layers for layer in part.modules()]
        for i, layer in enumerate(inside):
            if any(layer is other for other in inside[:i]):
                raise ValueError(
                    f"{type(self).__name__} has the same layer twice, {layer!r}. A layer remembers one input for its "
                    "backward, so make a second layer."
                )

    @property
    def params(self):
        return _Joined(self.layers, "params")

    @property
    def grads(self):
        return _Joined(self.layers, "grads")

    @property
    def num_params(self):
        return sum(layer.num_params for layer in self.layers)

    def __len__(self):
        return len(self.layers)

    def __iter__(self):
        return iter(self.layers)

    def __repr__(self):
        lines = [f"{i}: {layer!r}".replace("\n", "\n  ") for i, layer in enumerate(self.layers)]
        width = max((len(line) for line in lines if "\n" not in line), default=0)
        for i, layer in enumerate(self.layers):
            if layer.num_params and "\n" not in lines[i]:
                lines[i] = f"{lines[i]:<{width}}  {layer.num_params:,} parameters"
        return "\n  ".join([f"{type(self).__name__}(", *lines]) + "\n)"


class Sequential(Composite):
    """Layers in a row, each fed with the output of the one before.

    **Forward**: y = fL(… f2(f1(x))).

    **Backward**: the same layers in reverse, dx = f1.backward(f2.backward(… fL.backward(dy))): equation 9 of
    the course's notation page, one factor per layer.

    **Shapes**: whatever the layers agree on. `net[i]` is a layer, `net[:i]` a Sequential of the first i that
    shares them. `params` and `grads` show the layers' own arrays under PyTorch's names, "0.weight", "0.bias",
    "2.weight" …; reading, replacing and writing there is the same as doing it in the layer.

    >>> from dlcore import Conv2d, Sequential
    >>> net = Sequential(Conv2d(1, 6, 5), Conv2d(6, 16, 5))
    >>> net
    Sequential(
      0: Conv2d(1, 6, kernel_size=5)   156 parameters
      1: Conv2d(6, 16, kernel_size=5)  2,416 parameters
    )
    >>> list(net.params)
    ['0.weight', '0.bias', '1.weight', '1.bias']
    >>> net(np.zeros((32, 1, 28, 28))).shape
    (32, 16, 20, 20)
    """

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            try:
                x = layer(x)
            except ValueError as error:
                error.add_note(f"This was layer {i} of the Sequential: {layer!r}")
                raise
        return x

    def backward(self, dy):
        for layer in reversed(self.layers):
            dy = layer.backward(dy)
        return dy

    def backward_params(self, dy):
        # Nothing below the first layer with parameters learns, so the way back ends there.
        learners = [i for i, layer in enumerate(self.layers) if layer.num_params]
        if learners:
            for layer in reversed(self.layers[learners[0] + 1 :]):
                dy = layer.backward(dy)
            self.layers[learners[0]].backward_params(dy)

    def __getitem__(self, index):
        return Sequential(*self.layers[index]) if isinstance(index, slice) else self.layers[index]


class _Joined(MutableMapping):
    """The dicts of several layers as one, with the layer's number before the name: "0.weight".

    Nothing is stored here, so what is written through this view and what is written in the layer agree.
    """

    def __init__(self, layers, store):
        self._stores = [getattr(layer, store) for layer in layers]

    def _locate(self, key):
        number, dot, name = key.partition(".")
        if not (dot and number.isdecimal() and int(number) < len(self._stores)):
            raise KeyError(key)
        return self._stores[int(number)], name

    def __getitem__(self, key):
        store, name = self._locate(key)
        return store[name]

    def __setitem__(self, key, value):
        store, name = self._locate(key)
        if name not in store:
            raise KeyError(f"{key!r}: there is {list(self)}")
        store[name] = value

    def __delitem__(self, key):
        raise TypeError(f"{key!r} belongs to its layer and cannot be deleted")

    def __iter__(self):
        return (f"{i}.{name}" for i, store in enumerate(self._stores) for name in store)

    def __len__(self):
        return sum(map(len, self._stores))

    def __repr__(self):
        return repr(dict(self))
