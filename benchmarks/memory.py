"""How much memory convolution takes for its columns, and that there is an end to it."""

import tracemalloc

import numpy as np

import dlcore

LAYERS = [((1, 6, 5), 2), ((6, 16, 5), 0), ((64, 64, 3), 1), ((128, 128, 3), 1)]


def report():
    lines = ["| layer, batch 256, 28×28 | all columns | most memory at once, forward and backward |", "|---|---|---|"]
    for (C, F, k), padding in LAYERS:
        layer = dlcore.Conv2d(C, F, k, padding=padding, rng=0)
        x = np.zeros((C, 28, 28, 256), np.float32).transpose(3, 0, 1, 2)
        tracemalloc.start()
        y = layer(x)
        layer.backward(y)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        columns = 4 * C * k * k * y[:, 0].size
        lines.append(f"| `{layer!r}` | {columns / 2**20:,.0f} MB | {peak / 2**20:,.0f} MB |")
    limit = dlcore.conv_tiling.COLUMNS_BYTES / 2**20
    return "\n".join(lines) + f"\n\nThey are made for some rows at a time, in pieces of {limit:.0f} MB at most."
