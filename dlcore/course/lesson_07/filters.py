"""Pictures of what kernels do to real images: lesson 07, figs 2-11, 2-15 and 2-16."""

import numpy as np

from dlcore.convolution import corr2d, rot180, steerable
from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, fraction, number, percent, rounded
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

SIDE = 184  # px: the side of an image
MIDDLE = 26 + SIDE / 2  # px: the height at which what stands beside it is centred
BESIDE = 247  # px: the middle of what stands beside an image
WINDOW = 7  # pixels: the side of the block whose numbers are shown


def pixels_and_numbers(image, row=0, column=0):
    """An image, and the numbers of the 7×7 block whose top left pixel is (row, column)."""
    block = image[row : row + WINDOW, column : column + WINDOW]
    side = 294  # px, for the image and for the numbers
    cell = side / len(image)
    left = panel(f"{image.shape[0]}×{image.shape[1]} pixels", side + 34)
    left.image(5, 26, side, side, image)
    matrix.frame(left, 5 + column * cell, 26 + row * cell, cell, WINDOW, WINDOW, style.VERMILION)
    right = panel("the numbers in the frame", side + 34)
    colours = style.grey(block, 0, 255)
    matrix.draw(
        right, block, 5, 26, side / WINDOW,
        fill=lambda r, c: style.hex_colour(colours[r, c]), ink=lambda r, c: style.readable_on(colours[r, c]),
    )  # fmt: skip
    words = (
        f"Rows {row + 1}–{row + WINDOW}, columns {column + 1}–{column + WINDOW}: "
        f"{int((block == 0).sum())} of {block.size} numbers are 0, the largest is {block.max()}."
    )
    return Picture.of(words, left, right)


def _image_panel(title, pixels):
    """An image at the left of its panel, with space beside it."""
    canvas = panel(title, SIDE + 34, x=4 + SIDE / 2)
    canvas.image(4, 26, SIDE, SIDE, pixels)
    return canvas


def kernels_on_pictures(image, kernel, name):
    """An image, a kernel, and the map that the kernel makes of the image."""
    output = corr2d(image.astype(float), kernel)
    total = kernel.sum()
    rank = np.linalg.matrix_rank(kernel)
    same = np.array_equal(kernel, rot180(kernel))
    left = _image_panel("image", image)
    _draw_kernel(left, kernel, name)
    right = _image_panel("output map", _shade(output, total))
    _draw_facts(right, 204, {"sum": fraction(total), "rank": rank, "turned": "same" if same else "other"})
    words = (
        f"{name}: the weights sum to {fraction(total)}, the rank is {rank}, and turned by 180° the kernel is "
        f"{'the same' if same else 'another one'}. {_reading(output, total)}"
    )
    return Picture.of(words, left, right)


def _draw_kernel(canvas, kernel, name):
    """The kernel beside the image, as whole numbers and what they are divided by: 1 2 1 reads better than 0.0625."""
    divisor = next(d for d in range(1, 65) if np.allclose(kernel * d, np.round(kernel * d)))
    canvas.text(BESIDE, MIDDLE - 60, name)
    matrix.draw(canvas, np.round(kernel * divisor), BESIDE - 48, MIDDLE - 48, 32)
    if divisor > 1:
        canvas.text(BESIDE, MIDDLE + 70, f"÷ {divisor}")


def _shade(output, total):
    """Grey where the kernel keeps brightness (its sum is 1); where it sums to 0, signed colours."""
    return style.grey(output, 0, 255) if round(total) else style.diverging(output, _limit(output))


def _limit(output):
    """The value that gets the full colour: a few extreme pixels must not make all the others pale."""
    return max(np.percentile(np.abs(output), 98), 1)


def _reading(output, total):
    span = f"Here the map runs from {fixed(output.min(), 0)} to {fixed(output.max(), 0)}"
    if round(total):
        return f"{span}; flat regions keep their brightness."
    return f"{span}; blue is negative, white 0, orange positive."


def _draw_facts(canvas, x, facts):
    """A column of small headings with their values."""
    for row, (heading, value) in enumerate(facts.items()):
        canvas.text(x, 70 + 52 * row, heading, fill=style.QUIET, anchor="start")
        canvas.text(x, 92 + 52 * row, value, size=18, anchor="start")


def steerable_edge(image, degrees=0):
    """An edge filter turned to `degrees`, its map, and how strongly it answers at every angle."""
    image = image.astype(float)
    angles = np.arange(0, 181, 5)
    strengths = np.array([_strength(image, angle) for angle in angles])
    strengths /= strengths.max()
    now = np.interp(degrees, angles, strengths)
    left = _image_panel("image", style.grey(image, 0, 255))
    left.text(BESIDE, MIDDLE - 66, f"kernel at {number(degrees)}°")
    matrix.draw(
        left, steerable(degrees), BESIDE - 54, MIDDLE - 54, 36, size=14, write=lambda weight: rounded(weight, 1)
    )
    limit = max(_limit(corr2d(image, steerable(a))) for a in (0, 45, 90, 135))
    right = _image_panel("output map", style.diverging(corr2d(image, steerable(degrees)), limit))
    _draw_strengths(right, angles, strengths, degrees, now)
    words = (
        f"Edge filter at {number(degrees)}°: its mean answer, positive or negative, is {percent(now)} of the "
        f"largest, which comes at {angles[strengths.argmax()]}°."
    )
    return Picture.of(words, left, right)


def _strength(image, degrees):
    return np.abs(corr2d(image, steerable(degrees))).mean()


def _draw_strengths(canvas, angles, strengths, degrees, now):
    """The mean answer against the angle, with a dot at the current angle."""
    axes = Coordinates(canvas, 200, 66, (96, 124), (0, 180), (0, 1))
    canvas.text(248, 46, "mean answer")
    axes.level(0, stroke=style.QUIET)
    axes.curve(angles, strengths, stroke=style.BLUE, stroke_width=2)
    axes.dot(degrees, now)
    for tick in (0, 60, 120, 180):
        px, bottom = axes.across(tick), axes.down(0)
        canvas.line(px, bottom, px, bottom + 4, stroke=style.QUIET)
        canvas.text(px - 3 * (tick == 180), bottom + 19, f"{tick}" if tick else "0°", size=13)
