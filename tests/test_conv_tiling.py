"""Speed changes nothing: tiles, strips and memory order give what the whole gives, and the memory is bounded."""

import tracemalloc

import numpy as np
import pytest

from dlcore import Conv2d, conv_tiling
from tests.support.images import normal


@pytest.mark.parametrize("rows", [0.1, 1, 3, 7, 8, 20, 21])
@pytest.mark.parametrize("options", [{"stride": 2, "padding": 1}, {"padding": (2, 0)}, {"dilation": 2, "padding": 2}])
def test_pieces_give_what_the_whole_gives(monkeypatch, rows, options):
    """Memory for so many rows of one image: 3 rows are 3 of the 7 images, 20 are all images and 2 rows at once."""
    layer = Conv2d(2, 3, 3, **options, dtype=np.float64, rng=0)
    (x,) = normal(0, (7, 2, 6, 5))
    (dy,) = normal(1, layer(x).shape)
    y, dx, grads = layer(x), layer.backward(dy), dict(layer.grads)
    row_bytes = 8 * (2 * 3 * 3) * y.shape[3]
    monkeypatch.setattr(conv_tiling, "COLUMNS_BYTES", int(rows * row_bytes))
    np.testing.assert_allclose(layer(x), y, atol=1e-13)
    np.testing.assert_allclose(layer.backward(dy), dx, atol=1e-13)
    for name, value in grads.items():
        np.testing.assert_allclose(layer.grads[name], value, atol=1e-13)


@pytest.mark.parametrize("batch", [4, 256])
def test_columns_stay_within_their_memory(monkeypatch, batch):
    layer = Conv2d(4, 4, 5, padding=2, rng=0)
    x = np.zeros((batch, 4, 16, 16), np.float32)
    columns = 4 * (4 * 5 * 5) * (16 * 16 * batch)

    def peak():
        tracemalloc.start()
        layer.backward(layer(x))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    monkeypatch.setattr(conv_tiling, "COLUMNS_BYTES", 2 * columns)
    assert peak() > columns
    monkeypatch.setattr(conv_tiling, "COLUMNS_BYTES", columns // 16)
    sixteenth = peak()
    assert sixteenth < 0.3 * columns  # x, y and dx, and a sixteenth of the columns, twice
    monkeypatch.setattr(conv_tiling, "COLUMNS_BYTES", columns // 64)  # less than a row of all images
    assert peak() < sixteenth - columns / 32


@pytest.mark.parametrize("small", [100, 2000, 10**9])
def test_strips_give_what_the_whole_gives(monkeypatch, small):
    """A limit of 100 makes no strips at all, one of 2000 makes many, and 10⁹ one that is longer than the columns."""
    layer = Conv2d(1, 2, 1, dtype=np.float64, rng=0)
    (x,) = normal(0, (3, 1, 40, 25))
    y = layer(x)
    dx, dweight = layer.backward(y), layer.grads["weight"]
    monkeypatch.setattr(conv_tiling, "SMALL_PRODUCT", small)
    strips = len(conv_tiling._strips(2, np.empty((1, 3000))))
    assert strips == {100: 1, 2000: 3, 10**9: 1}[small]
    np.testing.assert_allclose(layer(x), y, atol=1e-13)
    np.testing.assert_allclose(layer.backward(y), dx, atol=1e-13)
    np.testing.assert_allclose(layer.grads["weight"], dweight, rtol=1e-12)


def test_a_large_batch_gives_what_its_images_give_one_by_one():
    layer = Conv2d(1, 6, 5, padding=2, dtype=np.float64, rng=0)
    x, dy = normal(0, (16, 1, 28, 28), (16, 6, 28, 28))
    y, dx, grads = layer(x), layer.backward(dy), dict(layer.grads)
    summed = {name: np.zeros_like(value) for name, value in grads.items()}
    for i in range(len(x)):
        np.testing.assert_allclose(layer(x[i : i + 1]), y[i : i + 1], atol=1e-12)
        np.testing.assert_allclose(layer.backward(dy[i : i + 1]), dx[i : i + 1], atol=1e-12)
        for name in summed:
            summed[name] += layer.grads[name]
    for name, value in summed.items():
        np.testing.assert_allclose(grads[name], value, atol=1e-10)


def test_arrays_lie_batch_last_behind_their_views():
    layer = Conv2d(2, 3, 3, padding=1, rng=0)
    y = layer(np.ones((4, 2, 5, 5), np.float32))
    assert y.shape == (4, 3, 5, 5)
    assert y.strides[0] == y.itemsize
    assert layer.backward(y).strides[0] == y.itemsize
