"""What must hold for every layer of the library. The layers are found, not listed: none can be forgotten."""

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

import dlcore
from dlcore import Layer, gradcheck
from tests.support.layer_examples import EXAMPLES

ROOT = Path(dlcore.__file__).parent


def find_layers():
    """Every class of the library that inherits from Layer and says how it goes forward."""
    for file in sorted(ROOT.rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        if parts[0] != "course":
            import_module(".".join(["dlcore", *parts]).removesuffix(".__init__"))
    found, queue = set(), [Layer]
    while queue:
        queue += (below := queue.pop().__subclasses__())
        found.update(below)
    return {c for c in found if c.__module__.startswith("dlcore.") and c.forward is not Layer.forward}


CASES = [
    pytest.param(make, given, id=f"{cls.__name__}-{i}")
    for cls, examples in EXAMPLES.items()
    for i, (make, given) in enumerate(examples)
]
every_example = pytest.mark.parametrize(("make", "given"), CASES)


def prepare(make, given, dtype=np.float64):
    """A layer with repeatable parameters, an x and a dy that fit it."""
    rng = np.random.default_rng(2016)
    layer = make().astype(dtype)
    for name, value in layer.params.items():
        layer.params[name] = rng.standard_normal(value.shape).astype(dtype)
    x = rng.standard_normal(given) if isinstance(given, tuple) else np.array(given)
    x = x.astype(dtype)
    dy = rng.standard_normal(layer(x).shape).astype(dtype)
    return layer, x, dy


def test_every_layer_has_an_example():
    without = sorted(cls.__qualname__ for cls in find_layers() if not EXAMPLES.get(cls))
    assert not without, f"no example in tests/support/layer_examples.py for {without}"


def test_a_new_layer_is_found_and_missed():
    class Newcomer(Layer):
        __module__ = "dlcore.newcomer"

        def forward(self, x):
            return x

    assert Newcomer in find_layers()
    assert Newcomer not in EXAMPLES
    Newcomer.__module__ = "elsewhere"  # so that no later test finds it
    assert Newcomer not in find_layers()


@every_example
def test_gradients_agree_with_finite_differences(make, given):
    layer, x, _ = prepare(make, given)
    report = gradcheck(layer, x, rng=0)
    assert report.ok, report


@every_example
def test_grads_have_the_keys_and_shapes_of_params(make, given):
    layer, x, dy = prepare(make, given)

    def shapes(store):
        return {name: value.shape for name, value in store.items()}

    assert shapes(layer.grads) == shapes(layer.params)
    assert layer.backward(dy).shape == x.shape
    assert shapes(layer.grads) == shapes(layer.params)


@every_example
def test_backward_params_gives_the_grads_of_backward(make, given):
    layer, _, dy = prepare(make, given)
    layer.backward(dy)
    wanted = {name: value.copy() for name, value in layer.grads.items()}
    for name, value in wanted.items():
        layer.grads[name] = np.full_like(value, np.nan)
    layer.backward_params(dy)
    for name, value in wanted.items():
        np.testing.assert_array_equal(layer.grads[name], value)


@every_example
def test_gradients_are_replaced_not_accumulated(make, given):
    layer, x, dy = prepare(make, given)
    first_dx = layer.backward(dy).copy()
    first = {name: value.copy() for name, value in layer.grads.items()}
    layer(x)
    np.testing.assert_array_equal(layer.backward(dy), first_dx)
    for name, value in first.items():
        np.testing.assert_array_equal(layer.grads[name], value)


@every_example
def test_the_callers_arrays_are_left_alone(make, given):
    layer, x, dy = prepare(make, given)
    params = {name: value.copy() for name, value in layer.params.items()}
    kept_x, kept_dy = x.copy(), dy.copy()
    x.flags.writeable = dy.flags.writeable = False
    layer(x)
    layer.backward(dy)
    np.testing.assert_array_equal(x, kept_x)
    np.testing.assert_array_equal(dy, kept_dy)
    for name, value in params.items():
        np.testing.assert_array_equal(layer.params[name], value)


@every_example
@pytest.mark.parametrize("order", ["fortran", "strided", "reversed"])
def test_the_order_in_memory_does_not_matter(make, given, order):
    def laid_out(array):
        if order == "fortran":
            return np.asfortranarray(array)
        if order == "strided":
            return np.repeat(array, 2, axis=-1)[..., ::2]
        return array[..., ::-1].copy()[..., ::-1]

    layer, x, dy = prepare(make, given)
    y, dx = layer(x), layer.backward(dy)
    np.testing.assert_allclose(layer(laid_out(x)), y, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(layer.backward(laid_out(dy)), dx, rtol=1e-12, atol=1e-12)


@every_example
def test_single_precision_stays_single_and_close(make, given):
    layer, x, dy = prepare(make, given)
    single, x32, dy32 = prepare(make, given, np.float32)
    y, dx = layer(x), layer.backward(dy)
    y32, dx32 = single(x32), single.backward(dy32)
    assert y32.dtype == dx32.dtype == np.float32
    assert all(value.dtype == np.float32 for value in single.grads.values())
    np.testing.assert_allclose(y32, y, rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(dx32, dx, rtol=1e-3, atol=1e-3)


@every_example
def test_nothing_is_shared_between_calls_or_layers(make, given):
    layer, x, dy = prepare(make, given)
    other, _, _ = prepare(make, given)
    y, dx = layer(x), layer.backward(dy)
    kept = y.copy(), dx.copy()
    other(x + 1)
    other.backward(dy + 1)
    layer(x + 1)
    layer.backward(dy + 1)
    np.testing.assert_array_equal(y, kept[0])
    np.testing.assert_array_equal(dx, kept[1])
    for name in layer.params:
        assert not np.shares_memory(layer.params[name], other.params[name])
        assert not np.shares_memory(layer.grads[name], other.grads[name])


@every_example
def test_params_may_be_replaced_or_written_into(make, given):
    layer, x, _ = prepare(make, given)
    for name in layer.params:
        before, value = layer(x), layer.params[name].copy()
        layer.params[name] = value + 0.5
        replaced = layer(x)
        layer.params[name] = value.copy()
        layer.params[name] += 0.5
        written = layer(x)
        layer.params[name] = value
        assert not np.allclose(replaced, before), f"{name} has no effect"
        np.testing.assert_array_equal(written, replaced)


@every_example
def test_extreme_inputs_stay_finite_and_silent(make, given):
    layer, x, dy = prepare(make, given)
    y = layer(np.copysign(1000.0, x))
    dx = layer.backward(dy)
    assert np.isfinite(y).all()
    assert np.isfinite(dx).all()


@every_example
def test_backward_needs_a_forward(make, given):
    with pytest.raises(RuntimeError, match="before forward"):
        make().backward(np.zeros((1, 1)))


@every_example
def test_bad_arrays_are_refused(make, given):
    layer, x, dy = prepare(make, given)
    with pytest.raises(ValueError, match="dy has shape"):
        layer.backward(dy[np.newaxis])
    with pytest.raises(ValueError, match="x holds int64"):
        layer(np.ones(x.shape, np.int64))
    with pytest.raises(ValueError, match="x is empty"):
        layer(x[:0])


@every_example
def test_repr_names_the_layer(make, given):
    assert repr(make()).startswith(type(make()).__name__ + "(")
