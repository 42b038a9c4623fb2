"""How the time grows when the batch, the image or the sequence does: it should double when they double."""

from time import perf_counter

import numpy as np

import dlcore

REPEATS = 15


def image_step(batch, side):
    layer = dlcore.Conv2d(6, 16, 5, padding=2, rng=0)  # the border keeps the output as large as the image
    x = np.random.default_rng(0).random((6, side, side, batch), dtype=np.float32).transpose(3, 0, 1, 2)
    return lambda: layer.backward(layer(x))


def sequence_step(length):
    layer = dlcore.LSTM(64, 128, rng=0)
    x = np.random.default_rng(0).random((32, length, 64), dtype=np.float32)
    return lambda: layer.backward(layer(x))


SERIES = {
    "batch": ("Conv2d 6→16, 5×5, 14×14 images", [(n, image_step(n, 14)) for n in (8, 16, 32, 64, 128, 256)]),
    "image area": (
        "Conv2d 6→16, 5×5, batch 32",
        [(n * n, image_step(32, n)) for n in (12, 16, 24, 32, 48, 64)],
    ),
    "sequence length": ("LSTM 64→128, batch 32", [(n, sequence_step(n)) for n in (12, 25, 50, 100, 200, 400)]),
}


def measure(steps):
    """Median milliseconds of each step, taken in turn."""
    times = [[] for _ in steps]
    for _ in range(REPEATS + 1):
        for (_, step), each in zip(steps, times, strict=True):
            start = perf_counter()
            step()
            each.append(perf_counter() - start)
    return [1e3 * float(np.median(each[1:])) for each in times]


def report(path):
    """Measure all series, draw them, and return a table of their slopes."""
    lines = ["| what grows | measured | from – to | milliseconds | slope |", "|---|---|---|---|---|"]
    curves = {}
    for what, (layer, steps) in SERIES.items():
        sizes, times = [size for size, _ in steps], measure(steps)
        slope = np.polyfit(np.log(sizes), np.log(times), 1)[0]
        curves[what] = sizes, times, slope
        lines.append(
            f"| {what} | {layer} | {sizes[0]} – {sizes[-1]} | {times[0]:.2g} – {times[-1]:.3g} | {slope:.2f} |"
        )
    draw(curves, path)
    return "\n".join(lines)


def draw(curves, path):
    """Three panels with logarithmic axes, where proportional growth is a line of slope 1."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "dlcore", "svg.fonttype": "none", "font.size": 11})
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(1, 3, figsize=(9, 3.2), layout="constrained")
    for axis, (what, (sizes, times, slope)) in zip(axes, curves.items(), strict=True):
        axis.loglog(sizes, times[-1] * np.array(sizes) / sizes[-1], "--", color="#999999", label="proportional")
        axis.loglog(sizes, times, "o-", color="#0072B2", label="measured")
        axis.set_title(f"slope {slope:.2f}", fontsize=11)
        axis.set_xlabel(what)
        axis.set_xticks(sizes[::2], [str(size) for size in sizes[::2]])
        axis.set_yticks([t for t in (1, 3, 10, 30, 100, 300) if times[0] / 2 < t < times[-1] * 2])
        axis.yaxis.set_major_formatter("{x:g}")
        axis.minorticks_off()
    axes[0].set_ylabel("milliseconds")
    axes[0].legend(frameon=False, loc="lower right")
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
