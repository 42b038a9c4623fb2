"""Pictures of a convolution in one dimension: how large its output is, and which matrix it is (lesson 07)."""

import numpy as np

from dlcore.convolution import out_size, toeplitz
from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture

MISSED = "#F6C9AB"  # a pale vermilion: cells that no window covers
WEIGHTS = ("#CFE6F5", "#FFE3A3", "#CDEBDD", "#F5D3E3", "#F9F3B0", "#E3E7EB", "#F6C9AB")


def output_size(size=10, kernel_size=3, stride=1, padding=0):
    """Where a window of `kernel_size` stops on a row of `size` pixels, and which cells it never sees."""
    count = out_size(size, kernel_size, stride, padding)
    length = size + 2 * padding
    covered = {stop * stride + j for stop in range(count) for j in range(kernel_size)}
    missed = _missed(length - len(covered))
    canvas = Canvas(style.PANEL, 280)
    canvas.text(style.PANEL / 2, 20, f"⌊({size} + 2·{padding} − {kernel_size}) / {stride}⌋ + 1 = {count}", size=17)
    canvas.text(style.PANEL / 2, 46, missed)
    cell = min(29, (style.PANEL - 8) / length)
    x = (canvas.width - length * cell) / 2
    _draw_row(canvas, x, 58, cell, [padding <= i < size + padding for i in range(length)], covered)
    pitch = min(13, 190 / count)
    for stop in range(count):  # a bar as wide as the kernel
        left = x + stop * stride * cell
        canvas.rect(left + 1.5, 90 + pitch * stop, kernel_size * cell - 3, 0.65 * pitch, fill=style.BLUE, rx=3)
    times = "once" if count == 1 else f"{count} times"
    words = (
        f"{size} pixels, kernel {kernel_size}, stride {stride}, padding {padding}: the window stops {times}, "
        f"so the output has size {count}. {missed}"
    )
    return Picture((canvas.to_svg(),), words)


def _draw_row(canvas, x, y, cell, inside, covered):
    """The padded row: pixels white, padding grey, cells that no window covers in colour."""
    for i, is_pixel in enumerate(inside):
        fill = MISSED if i not in covered else style.PAPER if is_pixel else style.PADDING
        canvas.rect(x + i * cell, y, cell, 24, fill=fill, stroke=style.QUIET, stroke_width=1)
        if not is_pixel:
            canvas.text(x + (i + 0.5) * cell, y + 17, "0", fill=style.QUIET)


def _missed(count):
    if not count:
        return "Every cell is covered."
    return f"{count} {'cell is' if count == 1 else 'cells are'} never covered."


def toeplitz_matrix(signal_size=7, kernel_size=3):
    """A convolution of a row of pixels written as one matrix: few different weights, each in many places."""
    kernel_size = min(kernel_size, signal_size)
    places = toeplitz(np.arange(1, kernel_size + 1), signal_size)
    rows, columns = places.shape
    canvas = Canvas(style.PANEL, 326)
    cell = min(46, (style.PANEL - 8) / columns)
    x = (canvas.width - columns * cell) / 2
    canvas.text(canvas.width / 2, 16, f"{rows} outputs × {columns} pixels")
    for (row, column), which in np.ndenumerate(places):
        left, top = x + column * cell, 26 + row * cell
        fill = WEIGHTS[which - 1] if which else style.PAPER
        canvas.rect(left, top, cell, cell, fill=fill, stroke=style.FAINT, stroke_width=1)
        words, ink = (f"w{'₁₂₃₄₅₆₇'[which - 1]}", style.INK) if which else ("0", style.QUIET)
        canvas.text(left + cell / 2, top + cell / 2 + 5, words, size=13, fill=ink)
    weights = "1 weight" if kernel_size == 1 else f"{kernel_size} different weights"
    words = (
        f"{signal_size} pixels, kernel of {kernel_size}: the matrix has {rows} rows and {columns} columns. "
        f"A dense layer would learn {rows * columns} weights in it, the convolution has {weights}."
    )
    return Picture((canvas.to_svg(),), words)
