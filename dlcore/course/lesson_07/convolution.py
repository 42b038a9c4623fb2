"""Pictures of a window that slides over an image: lesson 07, figs 2-12 to 2-14."""

import numpy as np

from dlcore.convolution import corr2d, rot180
from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.numbers import fraction
from dlcore.course.drawing.picture import Picture

WINDOW = "#FFE9B0"  # the cells under the window: a pale orange
MAP = "#D6ECF8"  # the output map: a pale blue
CELL = 32  # px


def sliding_kernel(image, kernel, stride=1, padding=0, step=0):
    """The window of `kernel` at its `step`-th stop on `image`, and the output map as far as it is filled.

    The room for the picture is that of padding 2, so that a slider of padding moves nothing.
    """
    padded = np.pad(image, padding)
    output = corr2d(image, kernel, stride, padding)
    at = divmod(step, output.shape[1])
    top, left = at[0] * stride, at[1] * stride
    words = (
        f"Stride {stride}, padding {padding}: the {_by(kernel.shape)} window covers "
        f"{_span('rows', top, kernel.shape[0])} and {_span('columns', left, kernel.shape[1])}"
        f"{' of the padded image' if padding else ''}; "
        f"output row {at[0] + 1}, column {at[1] + 1} is {fraction(output[at])}. "
        f"The output map is {_by(output.shape)}."
    )
    window = padded[top:, left:][: kernel.shape[0], : kernel.shape[1]]
    return Picture((_window_panel(padded, kernel, padding, top, left), _map_panel(output, at, window, kernel)), words)


def _by(shape):
    return f"{shape[0]}×{shape[1]}"


def _span(what, first, count):
    """'rows 2–4', counted from one."""
    return f"{what} {first + 1}–{first + count}" if count > 1 else f"{what[:-1]} {first + 1}"


def _window_panel(padded, kernel, padding, top, left):
    """The padded image with the window on it; the image stays in place when padding grows around it."""
    rows, columns = (n - 2 * padding for n in padded.shape)
    canvas = Canvas((columns + 4) * CELL + 16, (rows + 4) * CELL + 32)
    canvas.text(canvas.width / 2, 16, f"image {_by((rows, columns))}, padding {padding}")
    x, y = 8 + (2 - padding) * CELL, 26 + (2 - padding) * CELL
    _draw_padded(canvas, padded, padding, x, y)
    _draw_window(canvas, padded, kernel, x, y, top, left)
    return canvas.to_svg()


def _draw_padded(canvas, padded, padding, x, y):
    """The image in white and its padding in grey."""

    def outside(row, column):
        rows, columns = padded.shape
        return not (padding <= row < rows - padding and padding <= column < columns - padding)

    matrix.draw(
        canvas, padded, x, y, CELL,
        fill=lambda r, c: style.PADDING if outside(r, c) else style.PAPER,
        ink=lambda r, c: style.QUIET if outside(r, c) else style.INK,
    )  # fmt: skip


def _draw_window(canvas, padded, kernel, x, y, top, left):
    """The cells under the window, each with the kernel's weight in its corner as on the slide."""
    for (row, column), weight in np.ndenumerate(kernel):
        cx, cy = x + (left + column) * CELL, y + (top + row) * CELL
        canvas.rect(cx, cy, CELL, CELL, fill=WINDOW, stroke=style.FAINT, stroke_width=1)
        canvas.text(cx + 10, cy + 16, fraction(padded[top + row, left + column]), size=15)
        canvas.text(cx + CELL - 2, cy + CELL - 3, f"×{fraction(weight)}", size=13, fill=style.RUST, anchor="end")
    matrix.frame(canvas, x + left * CELL, y + top * CELL, CELL, *kernel.shape, style.VERMILION)


def _map_panel(output, at, window, kernel):
    """The output map, filled up to the window's stop, and the sum that gives its newest number."""
    canvas = Canvas(style.PANEL, 9 * CELL + 32)
    canvas.text(canvas.width / 2, 16, f"output map {_by(output.shape)}")
    columns = output.shape[1]
    done = at[0] * columns + at[1]
    x = (canvas.width - columns * CELL) / 2
    y = 26 + (7 - len(output)) / 2 * CELL  # in the middle of the room for 7×7

    def filled(row, column):
        return row * columns + column <= done

    fill = lambda r, c: MAP if filled(r, c) else style.PAPER  # noqa: E731
    matrix.draw(canvas, output, x, y, CELL, fill=fill, show=filled)
    matrix.frame(canvas, x + at[1] * CELL, y + at[0] * CELL, CELL, 1, 1, style.VERMILION)
    _draw_sum(canvas, window, kernel, output[at], y=26 + 7 * CELL + 30)
    return canvas.to_svg()


def _draw_sum(canvas, window, kernel, total, y):
    """One line of products for each row of the window."""
    for row, (pixels, weights) in enumerate(zip(window, kernel, strict=True)):
        products = " + ".join(f"{fraction(p)}·{fraction(w)}" for p, w in zip(pixels, weights, strict=True))
        last = row == len(kernel) - 1
        canvas.text(canvas.width / 2, y + 20 * row, products + (f" = {fraction(total)}" if last else " +"))


def flipped_kernel(image, kernel, flip=False, step=0):
    """Cross-correlation and true convolution of one image with one kernel, side by side."""
    used = rot180(kernel) if flip else kernel
    plain, turned = corr2d(image, kernel), corr2d(image, rot180(kernel))
    at = divmod(step, plain.shape[1])
    left = Canvas(style.PANEL, 5 * CELL + 34)
    left.text(4 + 2.5 * CELL, 16, "image and window")
    _draw_padded(left, image, 0, 4, 26)
    _draw_window(left, image, used, 4, 26, *at)
    left.text(246, 16 + CELL, "kernel, turned" if flip else "kernel")
    matrix.draw(left, used, 246 - 1.5 * CELL, 26 + CELL, CELL, fill=WINDOW)
    differ = int((plain != turned).sum())
    words = (
        f"{'Convolution, the kernel turned by 180°' if flip else 'Cross-correlation, the kernel as written'}: "
        f"output row {at[0] + 1}, column {at[1] + 1} is {fraction((turned if flip else plain)[at])}. "
        + (f"Turning the kernel changes {differ} of {plain.size} outputs." if differ else "Turning changes nothing.")
    )
    return Picture((left.to_svg(), _two_maps_panel(plain, turned, flip, at)), words)


def _two_maps_panel(plain, turned, flip, at):
    """Both output maps, the numbers that differ in colour, the current cell framed."""
    canvas = Canvas(style.PANEL, 5 * CELL + 34)
    for here, output, title, x in ((not flip, plain, "as written: ⋆", 28), (flip, turned, "turned: ∗", 180)):
        canvas.text(x + 1.5 * CELL, 16 + CELL, title, fill=style.INK if here else style.QUIET)
        matrix.draw(
            canvas, output, x, 26 + CELL, CELL, fill=MAP if here else style.PAPER,
            ink=lambda r, c: style.RUST if plain[r, c] != turned[r, c] else style.INK,
        )  # fmt: skip
        if here:
            matrix.frame(canvas, x + at[1] * CELL, 26 + (at[0] + 1) * CELL, CELL, 1, 1, style.VERMILION)
    return canvas.to_svg()
