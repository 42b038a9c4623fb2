"""Pictures of a convolution in one dimension: how large its output is, and which matrix it is (lesson 07)."""

import numpy as np

from dlcore.convolution import out_size, toeplitz
from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.numbers import lowered
from dlcore.course.drawing.panel import handle, lines, panel
from dlcore.course.drawing.picture import Picture

MISSED = "#F6C9AB"  # a pale vermilion: cells that no window covers
WEIGHTS = (*style.PALES, "#F9F3B0", "#E3E7EB", MISSED)  # a colour for each weight of the kernel
HEIGHT = 300  # px
MARGIN, ROW, STOPS = 12, 62, 128  # px: left and right of the row of pixels, and the heights of the row and the stops
KERNELS, STRIDES, PADDINGS = range(1, 6), range(1, 5), range(3)  # what the lesson's sliders reach
MATRIX = 256  # px: how wide the matrix is


def output_size(size=10, kernel_size=3, stride=1, padding=0):
    """Where a window of `kernel_size` stops on a row of `size` pixels, and which cells it never sees."""
    count = out_size(size, kernel_size, stride, padding)
    length = size + 2 * padding
    covered = {stop * stride + j for stop in range(count) for j in range(kernel_size)}
    missed = _missed(length - len(covered))
    times = "once" if count == 1 else f"{count} times"
    words = (
        f"{size} pixels, kernel {kernel_size}, stride {stride}, padding {padding}: the window stops {times}, "
        f"so the output has size {count}. {missed}"
    )
    canvas = panel(missed, HEIGHT)
    cell = (style.PANEL - 2 * MARGIN) / (size + 2 * max(PADDINGS))  # with space for all paddings: the pixels stay
    first = MARGIN + (max(PADDINGS) - padding) * cell
    _draw_row(canvas, first, cell, length, padding, covered)
    _draw_stops(canvas, first, cell, kernel_size, stride, count)
    _draw_handles(canvas, first, cell, size, {"kernel_size": kernel_size, "stride": stride, "padding": padding})
    panels = canvas, _formula_panel(size, kernel_size, stride, padding, count)
    return Picture.of(
        words, *panels, touch="Drag a blue point: the kernel’s end, the stride’s end, the corner of the row."
    )


def _draw_row(canvas, first, cell, length, padding, covered):
    """The padded row: pixels white, padding grey, cells that no window covers in colour."""

    def outside(_, i):
        return not padding <= i < length - padding

    def fill(_, i):
        return MISSED if i not in covered else style.PADDING if outside(_, i) else style.PAPER

    def term(_, i):
        return "padding" if outside(_, i) else "size"

    row, look = np.zeros((1, length)), {"ink": style.QUIET, "size": style.TEXT, "show": outside}
    matrix.draw(canvas, row, first, ROW, (cell, 26), fill=fill, term=term, **look)


def _draw_stops(canvas, first, cell, kernel_size, stride, count):
    """A bar as wide as the kernel for each stop."""
    pitch = min(22, (HEIGHT - STOPS) / count)
    for stop in range(count):
        left, high = first + stop * stride * cell, 0.65 * pitch
        canvas.rect(
            left + 1.5, STOPS + pitch * stop, kernel_size * cell - 3, high, fill=style.BLUE, rx=min(3, high / 2)
        )


def _draw_handles(canvas, first, cell, size, now):
    """How wide the kernel is, above the row; how far it moves, below it; and where the row ends. All can be dragged."""
    end = MARGIN + (max(PADDINGS) + size) * cell  # of the pixels
    ends = {
        "kernel_size": (KERNELS, first, ROW - 12),
        "stride": (STRIDES, first, ROW + 44),
        "padding": (PADDINGS, end, ROW + 26),
    }
    for y, name in ((ROW - 12, "kernel_size"), (ROW + 44, "stride")):
        canvas.line(first, y, first + now[name] * cell, y, stroke=style.BLUE, stroke_width=3, term=name)
        canvas.line(first, y - 6, first, y + 6, stroke=style.BLUE)
        words = name.replace("_size", "")
        canvas.text(first + max(ends[name][0]) * cell + 12, y + 5, words, anchor="start", fill=style.QUIET)
    canvas.text(style.PANEL - MARGIN, ROW + 49, "padding", anchor="end", fill=style.QUIET)
    for name, (choices, zero, y) in ends.items():
        for choice in choices:
            handle(canvas, zero + choice * cell, y, {name: choice}, choice == now[name])


def _formula_panel(size, kernel_size, stride, padding, count):
    """Equation 11 with its numbers, and what its parts count."""
    n, p, k, s = (
        (str(size), "size"),
        (str(padding), "padding"),
        (str(kernel_size), "kernel_size"),
        (str(stride), "stride"),
    )
    canvas = panel(["⌊(", n, " + 2·", p, " − ", k, ") / ", s, f"⌋ + 1 = {count}"], HEIGHT, size=17)
    last = size + 2 * padding - kernel_size
    parts = (
        ("cells of the padded row", [n, " + 2·", p, f" = {size + 2 * padding}"]),
        ("where the last window could start, from 0", [str(size + 2 * padding), " − ", k, f" = {last}"]),
        ("steps that fit in there", [f"⌊{last} / ", s, f"⌋ = {last // stride}"]),
        ("stops: the steps, and the first place", f"{last // stride} + 1 = {count}"),
    )
    for row, (what, sum_) in enumerate(parts):
        lines(canvas, 8, 62 + 64 * row, [what], fill=style.QUIET)
        canvas.text(8, 86 + 64 * row, sum_, size=18, anchor="start")
    return canvas


def _missed(count):
    if not count:
        return "Every cell is covered."
    return f"{count} {'cell is' if count == 1 else 'cells are'} never covered."


def toeplitz_matrix(signal_size=7, kernel_size=3):
    """A convolution of a row of pixels written as one matrix: few different weights, each in many places."""
    kernel_size = min(kernel_size, signal_size)
    places = toeplitz(np.arange(1, kernel_size + 1), signal_size)  # which weight stands there, or 0
    rows, columns = places.shape
    words = (
        f"{signal_size} pixels, kernel of {kernel_size}: "
        f"the matrix has {rows} row{'s' * (rows > 1)} and {columns} columns. "
        f"A dense layer of this shape would learn {rows * columns} weights, the convolution learns {kernel_size}."
    )
    panels = _matrix_panel(places), _count_panel(rows, columns, kernel_size)
    return Picture.of(
        words, *panels, touch="Tap a pixel or a weight to have so many; point at a weight to find it everywhere."
    )


def _term(which):
    return f"w{which}" if which else None


def _matrix_panel(places):
    """The matrix, each weight in its colour."""
    rows, columns = places.shape
    canvas = panel(f"{rows} output{'s' * (rows > 1)} × {columns} pixels", MATRIX + 34)
    cell = min(48, MATRIX / columns)
    matrix.draw(
        canvas, places, (canvas.width - columns * cell) / 2, 26, cell, size=style.SMALL,
        fill=lambda r, c: WEIGHTS[places[r, c] - 1] if places[r, c] else style.PAPER,
        ink=lambda r, c: style.INK if places[r, c] else style.QUIET,
        write=lambda which: f"w{lowered(which)}" if which else "0",
        term=lambda r, c: _term(places[r, c]),
    )  # fmt: skip
    return canvas


def _count_panel(rows, columns, kernel_size):
    """A row of pixels, the weights that slide over it, and how many numbers a layer learns with and without sharing."""
    canvas = panel("pixels", MATRIX + 34)
    matrix.draw(
        canvas, [range(1, 11)], 4, 26, (29.6, 30), size=style.SMALL,
        fill=lambda _, i: style.RESULT if i < columns else style.PAPER,
        ink=lambda _, i: style.INK if i < columns else style.QUIET,
        write=lambda i: f"a{lowered(i)}",
        sets=lambda _, i: {"signal_size": max(i + 1, 4)},
    )  # fmt: skip
    canvas.text(style.PANEL / 2, 92, "weights")
    matrix.draw(
        canvas, [range(1, 5)], 92.8, 102, (29.6, 30), size=style.SMALL,
        fill=lambda _, i: WEIGHTS[i] if i < kernel_size else style.PAPER,
        ink=lambda _, i: style.INK if i < kernel_size else style.QUIET,
        write=lambda i: f"w{lowered(i)}",
        sets=lambda _, i: {"kernel_size": i + 1}, term=lambda _, i: _term(i + 1),
    )  # fmt: skip
    for y, name, count in ((176, "a dense layer learns", rows * columns), (246, "the convolution learns", kernel_size)):
        canvas.text(4, y, name, anchor="start")
        canvas.text(300, y, f"{count}", size=18, anchor="end")
        canvas.rect(4, y + 10, 296 * count / 100, 22, fill=style.BLUE)
    return canvas
