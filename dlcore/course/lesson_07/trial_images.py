"""Images and kernels on which the answers of this lesson are tried."""

import numpy as np

_RNG = np.random.default_rng(7)
ASYMMETRIC = np.arange(1, 10).reshape(3, 3)
WIDE = _RNG.integers(-4, 5, (2, 3))  # neither square nor symmetric
OBLONG = _RNG.integers(0, 10, (6, 4))
REALS = _RNG.standard_normal((5, 7)).round(2)
BYTES = (25 * OBLONG).astype(np.uint8)  # as pictures come: sums do not fit into a byte


def drawn_image_and_kernel(draw):
    """An image, and a kernel that fits into it."""
    rows, columns = draw.whole(1, 3), draw.whole(1, 3)
    image = draw.array(draw.whole(rows, 6), draw.whole(columns, 6), size=3.0)
    return image, draw.array(rows, columns)
