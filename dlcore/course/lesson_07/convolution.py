"""Pictures of a window that slides over an image: lesson 07, figs 2-12 to 2-14."""

import numpy as np

from dlcore.convolution import corr2d, rot180
from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.numbers import factor, fraction
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture

CELL = 32  # px


def sliding_kernel(image, kernel, stride=1, padding=0, step=0):
    """The window of `kernel` at its `step`-th stop on `image`, and the output map as far as it is filled.

    There is always space for padding 2, so the image stays in place when the padding changes.
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
    stop = _stops(kernel.shape, output.shape, stride)
    panels = _window_panel(padded, kernel, padding, top, left, stop), _map_panel(output, at, window, kernel)
    return Picture.of(words, *panels, touch="Drag the window over the image, or point at a cell of the output map.")


def _stops(kernel_shape, output_shape, stride):
    """A function (row, column) of the padded image → the step whose window has its middle nearest to that cell."""

    def stop(*cell):
        nearest = (round((place - (k - 1) / 2) / stride) for place, k in zip(cell, kernel_shape, strict=True))
        row, column = (min(max(i, 0), n - 1) for i, n in zip(nearest, output_shape, strict=True))
        return {"step": row * output_shape[1] + column}

    return stop


def _by(shape):
    return f"{shape[0]}×{shape[1]}"


def _span(what, first, count):
    """'rows 2–4', counted from one."""
    return f"{what} {first + 1}–{first + count}" if count > 1 else f"{what[:-1]} {first + 1}"


def _window_panel(padded, kernel, padding, top, left, stop):
    """The padded image with the window on it; padding grows outwards from the image."""
    rows, columns = (n - 2 * padding for n in padded.shape)
    title = f"image {_by((rows, columns))}, padding {padding}"
    canvas = panel(title, (rows + 4) * CELL + 32, width=(columns + 4) * CELL + 16)
    x, y = 8 + (2 - padding) * CELL, 26 + (2 - padding) * CELL
    _draw_padded(canvas, padded, padding, x, y, stop)
    _draw_window(canvas, padded, kernel, x, y, top, left)
    return canvas


def _draw_padded(canvas, padded, padding, x, y, stop=None):
    """The image in white and its padding in grey."""

    def outside(row, column):
        rows, columns = padded.shape
        return not (padding <= row < rows - padding and padding <= column < columns - padding)

    matrix.draw(
        canvas, padded, x, y, CELL,
        fill=lambda r, c: style.PADDING if outside(r, c) else style.PAPER,
        ink=lambda r, c: style.QUIET if outside(r, c) else style.INK,
        sets=stop,
    )  # fmt: skip


def _draw_window(canvas, padded, kernel, x, y, top, left):
    """The cells under the window, each with the kernel's weight in its corner, as on the slide."""
    for (row, column), weight in np.ndenumerate(kernel):
        cx, cy = x + (left + column) * CELL, y + (top + row) * CELL
        canvas.rect(
            cx, cy, CELL, CELL, fill=style.HIGHLIGHT, stroke=style.FAINT, stroke_width=1,
            term=f"{row},{column}",
        )  # fmt: skip
        canvas.text(cx + 10, cy + 16, fraction(padded[top + row, left + column]), size=15)
        canvas.text(cx + CELL - 2, cy + CELL - 3, f"×{fraction(weight)}", size=13, fill=style.RUST, anchor="end")
    matrix.frame(canvas, x + left * CELL, y + top * CELL, CELL, *kernel.shape, style.VERMILION)


def _map_panel(output, at, window, kernel):
    """The output map, filled up to the window's stop, and the sum that gives its newest number."""
    canvas = panel(f"output map {_by(output.shape)}", 9 * CELL + 32)
    columns = output.shape[1]
    x = (canvas.width - columns * CELL) / 2
    y = 26 + (7 - len(output)) / 2 * CELL  # in the middle of the space that a 7×7 map would fill

    def filled(row, column):
        return (row, column) <= at

    matrix.draw(
        canvas, output, x, y, CELL,
        fill=lambda r, c: style.RESULT if filled(r, c) else style.PAPER,
        show=filled,
        sets=lambda r, c: {"step": r * columns + c},
    )  # fmt: skip
    matrix.frame(canvas, x + at[1] * CELL, y + at[0] * CELL, CELL, 1, 1, style.VERMILION)
    lines(canvas, canvas.width / 2, 56 + 7 * CELL, _sum(window, kernel, output[at]), step=20, anchor="middle")
    return canvas


def _sum(window, kernel, total):
    """The weighted sum written out, one line of products for each row of the window; each product names its cell."""
    rows = []
    for u, (pixels, weights) in enumerate(zip(window, kernel, strict=True)):
        row = []
        for v, (pixel, weight) in enumerate(zip(pixels, weights, strict=True)):
            row += [(f"{factor(fraction(pixel))}·{factor(fraction(weight))}", f"{u},{v}"), " + "]
        rows.append([*row[:-1], " +"])
    rows[-1][-1] = f" = {fraction(total)}"
    return rows


def flipped_kernel(image, kernel, flip=False, step=0):
    """Cross-correlation and true convolution of one image with one kernel, side by side."""
    plain, turned = corr2d(image, kernel), corr2d(image, rot180(kernel))
    at = divmod(step, plain.shape[1])
    differ = int((plain != turned).sum())
    words = (
        f"{'Convolution, the kernel turned by 180°' if flip else 'Cross-correlation, the kernel as written'}: "
        f"output row {at[0] + 1}, column {at[1] + 1} is {fraction((turned if flip else plain)[at])}. "
        + (f"Turning the kernel changes {differ} of {plain.size} outputs." if differ else "Turning changes nothing.")
    )
    return Picture.of(words, _kernel_panel(image, kernel, flip, at), _two_maps_panel(plain, turned, flip, at))


def _kernel_panel(image, kernel, flip, at):
    """The image with the window on it, and the kernel that is in use."""
    used = rot180(kernel) if flip else kernel
    canvas = panel("image and window", 5 * CELL + 34, x=4 + 2.5 * CELL)
    _draw_padded(canvas, image, 0, 4, 26)
    _draw_window(canvas, image, used, 4, 26, *at)
    canvas.text(246, 16 + CELL, "kernel, turned" if flip else "kernel")
    matrix.draw(canvas, used, 246 - 1.5 * CELL, 26 + CELL, CELL, fill=style.HIGHLIGHT)
    return canvas


def _two_maps_panel(plain, turned, flip, at):
    """Both output maps, the one at work shaded; coloured numbers differ, the current cell is framed."""
    canvas = Canvas(style.PANEL, 5 * CELL + 34)
    for here, output, title, x in ((not flip, plain, "as written: ⋆", 28), (flip, turned, "turned: ∗", 180)):
        canvas.text(x + 1.5 * CELL, 16 + CELL, title, fill=style.INK if here else style.QUIET)
        matrix.draw(
            canvas, output, x, 26 + CELL, CELL, fill=style.RESULT if here else style.PAPER,
            ink=lambda r, c: style.RUST if plain[r, c] != turned[r, c] else style.INK,
        )  # fmt: skip
        if here:
            matrix.frame(canvas, x + at[1] * CELL, 26 + (at[0] + 1) * CELL, CELL, 1, 1, style.VERMILION)
    return canvas
