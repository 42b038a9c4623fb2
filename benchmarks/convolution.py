"""Time of one forward and backward of Conv2d 6→16, 5×5, on 64×6×14×14, against other ways to write it.

    python benchmarks/convolution.py

All run in turn in one process, on one thread, in float32; a ratio below 1 means that dlcore is faster.
"""

import os

for library in ("OMP", "OPENBLAS", "MKL"):  # read once, when NumPy is imported
    os.environ[f"{library}_NUM_THREADS"] = "1"

# ruff: noqa: E402
from time import perf_counter

import numpy as np

import dlcore

ROUNDS, CALLS = 30, 5


def dlcore_conv2d(x, dy):
    """The layer: the batch innermost in memory."""
    layer = dlcore.Conv2d(6, 16, 5, rng=np.random.default_rng(0))
    # Inside a network the neighbours hand over arrays that lie as dlcore leaves them.
    x, dy = (array.transpose(1, 2, 3, 0).copy().transpose(3, 0, 1, 2) for array in (x, dy))

    def step():
        layer(x)
        layer.backward(dy)

    return step


def naive_im2col(x, dy):
    """The usual im2col: N×C×H×W in memory, columns gathered and scattered through arrays of indices."""
    weight = np.zeros((16, 6 * 25), np.float32)
    u, s = np.repeat(np.arange(5), 5), np.repeat(np.arange(10), 10)
    v, t = np.tile(np.arange(5), 5), np.tile(np.arange(10), 10)
    channels = np.repeat(np.arange(6), 25)[:, None]
    cells = (slice(None), channels, np.tile(u, 6)[:, None] + s, np.tile(v, 6)[:, None] + t)
    rows = dy.transpose(1, 2, 3, 0).reshape(16, -1)

    def step():
        cols = x[cells].transpose(1, 2, 0).reshape(150, -1)
        weight @ cols
        rows @ cols.T, rows.sum(axis=1)
        np.add.at(np.zeros_like(x), cells, (weight.T @ rows).reshape(150, 100, -1).transpose(2, 0, 1))

    return step


def torch_eager(x, dy):
    """PyTorch, where it is installed."""
    import torch

    torch.set_num_threads(1)
    layer = torch.nn.Conv2d(6, 16, 5)
    x, dy = torch.from_numpy(x).requires_grad_(), torch.from_numpy(dy)

    def step():
        layer.zero_grad()
        x.grad = None
        layer(x).backward(dy)

    return step


def medians_in_turn(steps):
    """Median milliseconds of each step, taken in turn so that a slow moment of the machine hits all alike."""
    times = {name: [] for name in steps}
    for name, step in list(steps.items()) * ROUNDS:
        for _ in range(CALLS):
            start = perf_counter()
            step()
            times[name].append(perf_counter() - start)
    return {name: 1e3 * float(np.median(seconds)) for name, seconds in times.items()}


def main():
    rng = np.random.default_rng(0)
    x = rng.standard_normal((64, 6, 14, 14), dtype=np.float32)
    dy = rng.standard_normal((64, 16, 10, 10), dtype=np.float32)
    steps = {}
    for make in (dlcore_conv2d, naive_im2col, torch_eager):
        try:
            steps[make.__name__] = make(x, dy)
        except ImportError as error:
            print(f"{make.__name__} left out: {error}")
    medians = medians_in_turn(steps)
    for name, milliseconds in medians.items():
        print(f"{name:<14}{milliseconds:8.2f} ms   dlcore / this = {medians['dlcore_conv2d'] / milliseconds:.2f}")


if __name__ == "__main__":
    main()
