"""Pictures of what kernels do to real images: lesson 07, figs 2-11, 2-15 and 2-16."""

import numpy as np

from dlcore.convolution import corr2d, rot180, steerable
from dlcore.course.drawing import matrix, style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, fraction, number, percent, rounded
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

SIDE = 184  # px: the side of an image
TOP = 26  # px: where an image begins
BESIDE = 247  # px: the middle of what stands beside an image
BELOW = TOP + SIDE + 16  # px: where what stands below an image begins
STEERED = BELOW + 110  # px: the height of the panels about a turned filter
WINDOW = 7  # pixels: the side of the block whose numbers are shown


def pixels_and_numbers(image, row=1, column=1):
    """An image, and the numbers of the 7×7 block whose top left pixel is in this row and column, counted from 1."""
    block = image[row - 1 :, column - 1 :][:WINDOW, :WINDOW]
    side = 294  # px, for the image and for the numbers
    right = panel("the numbers in the frame", side + 34)
    colours = style.grey(block, 0, 255)
    matrix.draw(
        right, block, 5, TOP, side / WINDOW,
        fill=lambda r, c: style.hex_colour(colours[r, c]), ink=lambda r, c: style.readable_on(colours[r, c]),
        term=lambda r, c: f"{row + r},{column + c}",
    )  # fmt: skip
    words = (
        f"Rows {row}–{row + WINDOW - 1}, columns {column}–{column + WINDOW - 1}: "
        f"{int((block == 0).sum())} of {block.size} numbers are 0, the largest is {block.max()}."
    )
    touch = "Drag the frame over the digit, or point at a number to see its pixel."
    return Picture.of(words, _framed_panel(image, row, column, side), right, touch=touch)


def _framed_panel(image, row, column, side):
    """The image with the frame on it. A pointer that drags it is always inside the frame, as on a scroll bar."""
    canvas = panel(f"{image.shape[0]}×{image.shape[1]} pixels", side + 34)
    canvas.image(5, TOP, side, side, image)
    cell, last = side / len(image), len(image) - WINDOW + 1
    for r, c in np.ndindex(WINDOW, WINDOW):
        x, y = 5 + (column - 1 + c) * cell, TOP + (row - 1 + r) * cell
        canvas.rect(x, y, cell, cell, term=f"{row + r},{column + c}")
    matrix.frame(
        canvas, 5 + (column - 1) * cell, TOP + (row - 1) * cell, cell, WINDOW, WINDOW, style.VERMILION,
    )  # fmt: skip
    canvas.area(5, TOP, side, side, across=("column", 1, last), down=("row", 1, last))
    return canvas


def _image_panel(title, pixels, height):
    """An image at the left of its panel, with space beside and below it."""
    canvas = panel(title, height, x=4 + SIDE / 2)
    canvas.image(4, TOP, SIDE, SIDE, pixels)
    return canvas


def _draw_choices(canvas, control, images, chosen, places, side):
    """Small images at `places`, one for each value of a control; the chosen one is framed."""
    for (name, pixels), (x, y) in zip(images.items(), places, strict=True):
        canvas.image(x, y, side, side, pixels)
        colour, width = (style.VERMILION, 3) if name == chosen else (style.QUIET, 1)
        canvas.spot(x, y, side, side, {control: name}, stroke=colour, stroke_width=width)


def kernels_on_pictures(pictures, kernels, picture, kernel):
    """One of the pictures, one of the kernels, and the map that the kernel makes of the picture.

    pictures, kernels: {name: matrix}, what can be chosen
    picture, kernel: the names of what is chosen
    """
    image, weights = pictures[picture].astype(float), kernels[kernel]
    output, total = corr2d(image, weights), weights.sum()
    rank = np.linalg.matrix_rank(weights)
    same = np.array_equal(weights, rot180(weights))
    left = _image_panel("image", pictures[picture], BELOW + 34)
    _draw_kernel(left, weights, kernel)
    _draw_choices(left, "picture", pictures, picture, [(199, 164), (250, 164)], 46)
    tiles = {name: style.diverging(w, np.abs(w).max()) for name, w in kernels.items()}
    _draw_choices(left, "kernel", tiles, kernel, [(4 + 33.3 * i, BELOW) for i in range(len(tiles))], 29.6)
    right = _image_panel("output map", _shade(output, total, _limit(output)), BELOW + 34)
    _draw_facts(right, 204, {"sum": fraction(total), "rank": rank, "turned": "same" if same else "other"})
    _draw_scale(right, output, total)
    words = (
        f"{kernel}: the weights sum to {fraction(total)}, the rank is {rank}, and turned by 180° the kernel is "
        f"{'the same' if same else 'another one'}. {_reading(output, total)}"
    )
    return Picture.of(words, left, right, touch="Tap a small picture, or one of the small kernels.")


def _draw_kernel(canvas, kernel, name):
    """The kernel beside the image, as whole numbers and what they are divided by: 1 2 1 reads better than 0.0625."""
    divisor = next(d for d in range(1, 65) if np.allclose(kernel * d, np.round(kernel * d)))
    canvas.text(BESIDE, 42, f"{name} ÷ {divisor}" if divisor > 1 else name)
    matrix.draw(canvas, np.round(kernel * divisor), BESIDE - 48, 52, 32)


def _shade(values, total, limit):
    """Grey where the kernel keeps brightness (its sum is 1); where it sums to 0, signed colours."""
    return style.grey(values, 0, 255) if round(total) else style.diverging(values, limit)


def _limit(output):
    """The value that gets the full colour: a few extreme pixels must not make all the others pale."""
    return max(np.percentile(np.abs(output), 98), 1)


def _draw_scale(canvas, output, total):
    """Which colour is which number."""
    low, high = (0, 255) if round(total) else (-_limit(output), _limit(output))
    canvas.image(4, BELOW, SIDE, 12, _shade(np.linspace(low, high, 64)[np.newaxis], total, high))
    canvas.rect(4, BELOW, SIDE, 12, stroke=style.FAINT, stroke_width=1)
    for value, x, anchor in ((low, 4, "start"), ((low + high) / 2, 4 + SIDE / 2, "middle"), (high, 4 + SIDE, "end")):
        canvas.text(x, BELOW + 29, fixed(value, 0), anchor=anchor, size=style.SMALL, fill=style.QUIET)


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


def steerable_edge(pictures, picture, angle=0):
    """An edge filter turned by `angle` degrees, its map, and how strongly it answers at every angle up to there.

    pictures: {name: image}, what can be chosen; picture: the name of the chosen one
    """
    image = pictures[picture].astype(float)
    angles = np.arange(0, 181, 5)
    strengths = np.array([_strength(image, degrees) for degrees in angles])
    strengths /= strengths.max()
    now = np.interp(angle, angles, strengths)
    left = _image_panel("image", style.grey(image, 0, 255), STEERED)
    shown = {name: style.grey(pixels, 0, 255) for name, pixels in pictures.items()}
    _draw_choices(left, "picture", shown, picture, [(219, TOP + 64 * i) for i in range(3)], 56)
    _draw_turned(left, angle)
    limit = max(_limit(corr2d(image, steerable(a))) for a in (0, 45, 90, 135))
    right = _image_panel("output map", style.diverging(corr2d(image, steerable(angle)), limit), STEERED)
    _draw_facts(right, 204, {"angle": f"{number(angle)}°", "mean answer": percent(now)})
    _draw_strengths(right, angles, strengths, angle, now)
    words = (
        f"Edge filter at {number(angle)}° on the {picture}: its mean answer, positive or negative, is {percent(now)} "
        "of that at the angle where it answers most."
    )
    touch = "Drag along the line of angles, or tap a small picture."
    return Picture.of(words, left, right, touch=touch)


def _draw_turned(canvas, angle):
    """The kernel at this angle, and an arrow the way that brightness must grow."""
    matrix.draw(
        canvas, steerable(angle), 32, BELOW, (42, 36), size=style.TEXT, write=lambda weight: rounded(weight, 1),
    )  # fmt: skip
    x, y, along = 247, BELOW + 54, np.array([np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))])
    canvas.circle(x, y, 38, stroke=style.FAINT, stroke_width=1)
    canvas.arrow(*([x, y] - 38 * along), *([x, y] + 38 * along), stroke=style.VERMILION, stroke_width=3, head=12)


def _strength(image, degrees):
    return np.abs(corr2d(image, steerable(degrees))).mean()


def _draw_strengths(canvas, angles, strengths, angle, now):
    """The mean answer against the angle, with a dot at the current angle; the rest of the line is for the reader."""
    axes = Coordinates(canvas, 54, BELOW + 4, (230, 78), (0, 180), (0, 1))
    axes.grid({tick: f"{tick}°" for tick in range(0, 181, 30)}, {0: "0 %", 1: "100 %"})
    seen = angles < angle
    axes.curve([*angles[seen], angle], [*strengths[seen], now], stroke=style.BLUE, stroke_width=2.5)
    axes.dot(angle, now)
    axes.area(across=("angle", 0, 180))
