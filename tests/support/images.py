"""What tests of convolution share: random geometries and arrays."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

seeds = st.integers(0, 2**32 - 1)
few = settings(deadline=None, max_examples=60)
fewer = settings(deadline=None, max_examples=40)


@st.composite
def geometries(draw):
    """An image size, a kernel size, a stride and a padding that go together, each a pair."""
    kernel, stride, padding = ((draw(st.integers(a, b)), draw(st.integers(a, b))) for a, b in [(1, 4), (1, 3), (0, 3)])
    smallest = [max(1, k - 2 * p) for k, p in zip(kernel, padding, strict=True)]
    return tuple(n + draw(st.integers(0, 5)) for n in smallest), kernel, stride, padding


def whole_numbers(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.integers(-9, 10, shape) for shape in shapes]


def normal(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


def assert_same_whole_numbers(got, wanted):
    np.testing.assert_array_equal(got, wanted)
    assert np.asarray(got).dtype == np.int64
