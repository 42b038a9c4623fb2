"""Pictures of a window that slides over an image: lesson 07, figs 2-12 to 2-14."""

import numpy as np

from dlcore.convolution import corr2d, rot180
from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.numbers import factor, fraction
from dlcore.course.drawing.panel import handle, lines, panel
from dlcore.course.drawing.picture import Picture

CELL = 32  # px
RINGS = 2  # of padding, for which there is always space, so that the image stays in place
MAP = 7 * CELL  # px: the space of the output map


def sliding_kernel(image, kernel, stride=1, padding=0, step=0):
    """The window of `kernel` at its `step`-th stop on `image`, and the output map as far as it is filled."""
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
    touch = "Drag the window over the image and its corner outwards; point at an output, or at a product."
    return Picture.of(words, *panels, touch=touch)


def _stops(kernel_shape, output_shape, stride=1):
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
    """The padded image with the window on it; padding grows outwards from the image, over rings that wait for it."""
    rows, columns = (n - 2 * padding for n in padded.shape)
    title = f"image {_by((rows, columns))}, padding {padding}"
    canvas = panel(title, (rows + 2 * RINGS) * CELL + 34, width=(columns + 2 * RINGS) * CELL + 16)
    for ring in range(RINGS, padding, -1):
        x, y = 8 + (RINGS - ring) * CELL, 26 + (RINGS - ring) * CELL
        wide, high = (columns + 2 * ring) * CELL, (rows + 2 * ring) * CELL
        canvas.rect(x, y, wide, high, stroke=style.FAINT, stroke_width=1, stroke_dasharray="4 4")
        canvas.text(x + 8, y + high - 11, f"padding {ring}", size=style.SMALL, fill=style.QUIET, anchor="start")
    x, y = 8 + (RINGS - padding) * CELL, 26 + (RINGS - padding) * CELL
    _draw_padded(canvas, padded, padding, x, y, CELL, stop)
    _draw_window(canvas, padded, kernel, (x, y), CELL, (top, left), stop)
    for ring in range(RINGS + 1):
        right, bottom = 8 + (columns + RINGS + ring) * CELL, 26 + (rows + RINGS + ring) * CELL
        handle(canvas, right, bottom, {"padding": ring}, ring == padding)
    return canvas


def _draw_padded(canvas, padded, padding, x, y, cell, stop):
    """The image in white and its padding in grey."""

    def outside(row, column):
        rows, columns = padded.shape
        return not (padding <= row < rows - padding and padding <= column < columns - padding)

    matrix.draw(
        canvas, padded, x, y, cell,
        fill=lambda r, c: style.PADDING if outside(r, c) else style.PAPER,
        ink=lambda r, c: style.QUIET if outside(r, c) else style.INK,
        sets=stop,
    )  # fmt: skip


def _draw_window(canvas, padded, kernel, corner, cell, at, stop):
    """The cells under the window, each with the kernel's weight in its corner, as on the slide."""
    for (row, column), weight in np.ndenumerate(kernel):
        place = at[0] + row, at[1] + column
        cx, cy = corner[0] + place[1] * cell, corner[1] + place[0] * cell
        canvas.rect(
            cx, cy, cell, cell, fill=style.HIGHLIGHT, stroke=style.FAINT, stroke_width=1,
            sets=stop(*place), term=f"{row},{column}",
        )  # fmt: skip
        canvas.text(cx + 0.3 * cell, cy + 0.5 * cell, fraction(padded[place]), size=15)
        canvas.text(
            cx + cell - 2, cy + cell - 3, f"×{fraction(weight)}", size=style.SMALL, fill=style.RUST, anchor="end"
        )
    x, y = corner[0] + at[1] * cell, corner[1] + at[0] * cell
    matrix.frame(canvas, x, y, cell, *kernel.shape, style.VERMILION)


def _map_panel(output, at, window, kernel):
    """The output map, filled up to the window's stop, and the sum that gives its newest number."""
    canvas = panel(f"output map {_by(output.shape)}", MAP + 96)
    rows, columns = output.shape
    cell = min(56, MAP / rows, MAP / columns)
    x, y = (canvas.width - columns * cell) / 2, 26 + (MAP - rows * cell) / 2

    def filled(row, column):
        return (row, column) <= at

    matrix.draw(
        canvas, output, x, y, cell,
        fill=lambda r, c: style.RESULT if filled(r, c) else style.PAPER,
        size=15 if cell < 44 else 20,
        show=filled,
        sets=lambda r, c: {"step": r * columns + c},
    )  # fmt: skip
    matrix.frame(canvas, x + at[1] * cell, y + at[0] * cell, cell, 1, 1, style.VERMILION)
    lines(canvas, canvas.width / 2, MAP + 48, _sum(window, kernel, output[at]), step=21, anchor="middle")
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
    """Cross-correlation and true convolution of one image with one kernel; the second map once the kernel is turned."""
    maps = corr2d(image, kernel), corr2d(image, rot180(kernel))
    at = divmod(step, maps[0].shape[1])
    differ = int((maps[0] != maps[1]).sum())
    rows = "; ".join(" ".join(map(fraction, row)) for row in kernel)
    words = (
        f"Kernel {rows}. {'Convolution, the kernel turned by 180°' if flip else 'Cross-correlation, as written'}: "
        f"output row {at[0] + 1}, column {at[1] + 1} is {fraction(maps[flip][at])}. "
    )
    if flip:  # not earlier: the lesson asks for this number first
        words += (
            f"Turning the kernel changes {differ} of {maps[0].size} outputs." if differ else "Turning changes nothing."
        )
    touch = "Tap a kernel to take it as it is written or turned; point at its weights; drag the window."
    return Picture.of(
        words, _image_panel(image, kernel, maps, flip, at), _both_panel(kernel, maps, flip, at), touch=touch
    )


def _image_panel(image, kernel, maps, flip, at):
    """The image with the window on it, and the sum written out."""
    used, cell = rot180(kernel) if flip else kernel, 44
    canvas = panel("image and window", 320)
    corner = (style.PANEL - image.shape[1] * cell) / 2, 26
    stop = _stops(kernel.shape, maps[0].shape)
    _draw_padded(canvas, image, 0, *corner, cell, stop)
    _draw_window(canvas, image, used, corner, cell, at, stop)
    window = image[at[0] :, at[1] :][: kernel.shape[0], : kernel.shape[1]]
    lines(canvas, style.PANEL / 2, 272, _sum(window, used, maps[flip][at]), step=21, anchor="middle")
    return canvas


def _both_panel(kernel, maps, flip, at):
    """The kernel as written and turned, each above its map; coloured numbers differ, the current one is framed."""
    canvas = panel("kernel", 320)
    canvas.text(style.PANEL / 2, 182, "output map")
    rows, columns = kernel.shape
    cell = 38
    for turned, x, title in ((False, 20, "as written: ⋆"), (True, 170, "turned: ∗")):
        here = turned == flip
        canvas.text(x + columns * cell / 2, 40, title, fill=style.INK if here else style.QUIET)
        _draw_kernel(canvas, rot180(kernel) if turned else kernel, x, 50, cell, turned, flip)
        matrix.draw(
            canvas, maps[turned], x, 192, cell,
            fill=style.RESULT if here else style.PAPER,
            ink=lambda r, c: style.RUST if flip and maps[0][r, c] != maps[1][r, c] else style.INK,
            show=lambda r, c, turned=turned: flip or not turned,
            sets=lambda r, c, turned=turned: {"flip": turned, "step": r * maps[0].shape[1] + c},
            tap=turned and not flip,
        )  # fmt: skip
        if here:
            matrix.frame(canvas, x + at[1] * cell, 192 + at[0] * cell, cell, 1, 1, style.VERMILION)
    return canvas


def _draw_kernel(canvas, weights, x, y, cell, turned, flip):
    """One of both kernels. The terms are places under the window, so each weight is found in both."""
    last = weights.shape[0] - 1, weights.shape[1] - 1
    fill = style.HIGHLIGHT if turned == flip else style.PAPER

    def place(row, column):
        return f"{row},{column}" if turned == flip else f"{last[0] - row},{last[1] - column}"

    matrix.draw(
        canvas, weights, x, y, cell, fill=fill, ink=style.RUST, term=place,
        sets=lambda r, c: {"flip": turned}, tap=turned and not flip,
    )  # fmt: skip
