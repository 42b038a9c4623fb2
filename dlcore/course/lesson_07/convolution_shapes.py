"""Pictures of a convolution in one dimension: how large its output is, and which matrix it is (lesson 07)."""

import numpy as np

from dlcore.convolution import out_size, toeplitz
from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.numbers import lowered
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

MISSED = "#F6C9AB"  # a pale vermilion: cells that no window covers
WEIGHTS = (*style.PALES, "#F9F3B0", "#E3E7EB", MISSED)  # a colour for each weight of the kernel


def output_size(size=10, kernel_size=3, stride=1, padding=0):
    """Where a window of `kernel_size` stops on a row of `size` pixels, and which cells it never sees."""
    count = out_size(size, kernel_size, stride, padding)
    length = size + 2 * padding
    covered = {stop * stride + j for stop in range(count) for j in range(kernel_size)}
    missed = _missed(length - len(covered))
    canvas = panel(f"⌊({size} + 2·{padding} − {kernel_size}) / {stride}⌋ + 1 = {count}", 280, size=17)
    canvas.text(style.PANEL / 2, 46, missed)
    cell = min(29, (style.PANEL - 8) / length)
    x = (canvas.width - length * cell) / 2
    _draw_row(canvas, x, cell, length, padding, covered)
    pitch = min(13, 190 / count)
    for stop in range(count):  # a bar as wide as the kernel
        left = x + stop * stride * cell
        canvas.rect(left + 1.5, 90 + pitch * stop, kernel_size * cell - 3, 0.65 * pitch, fill=style.BLUE, rx=3)
    times = "once" if count == 1 else f"{count} times"
    words = (
        f"{size} pixels, kernel {kernel_size}, stride {stride}, padding {padding}: the window stops {times}, "
        f"so the output has size {count}. {missed}"
    )
    return Picture.of(words, canvas)


def _draw_row(canvas, x, cell, length, padding, covered):
    """The padded row: pixels white, padding grey, cells that no window covers in colour."""

    def outside(_, i):
        return not padding <= i < length - padding

    def fill(_, i):
        return MISSED if i not in covered else style.PADDING if outside(_, i) else style.PAPER

    row = np.zeros((1, length))
    matrix.draw(canvas, row, x, 58, (cell, 24), fill=fill, ink=style.QUIET, size=style.TEXT, show=outside)


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
        f"{signal_size} pixels, kernel of {kernel_size}: the matrix has {rows} rows and {columns} columns. "
        f"A dense layer of this shape would learn {rows * columns} weights, the convolution learns {kernel_size}."
    )
    canvas = panel(f"{rows} outputs × {columns} pixels", 326)
    cell = min(46, (style.PANEL - 8) / columns)
    matrix.draw(
        canvas, places, (canvas.width - columns * cell) / 2, 26, cell, size=13,
        fill=lambda r, c: WEIGHTS[places[r, c] - 1] if places[r, c] else style.PAPER,
        ink=lambda r, c: style.INK if places[r, c] else style.QUIET,
        write=lambda which: f"w{lowered(which)}" if which else "0",
    )  # fmt: skip
    return Picture.of(words, canvas)
