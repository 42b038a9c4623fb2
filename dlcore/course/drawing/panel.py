"""What a panel of a picture is put together from: a title, lines of text, and a legend."""

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas


def panel(title, height, width=style.PANEL, **more):
    """A canvas with its title in the middle of the first line."""
    canvas = Canvas(width, height)
    canvas.text(width / 2, 16, title, **more)
    return canvas


def lines(canvas, x, y, texts, step=26, anchor="start", **more):
    """Lines of text below each other, the first with its baseline at y."""
    for row, text in enumerate(texts):
        canvas.text(x, y + step * row, text, anchor=anchor, **more)


def legend(canvas, x, y, entries, step=22, size=13, **more):
    """What marks mean, one entry a line: pairs of a mark and words. A mark is made by `stroke` or `swatch`."""
    for row, (mark, words) in enumerate(entries):
        mark(canvas, x, y + step * row)
        canvas.text(x + 34, y + step * row + 5, words, anchor="start", size=size, **more)


def stroke(colour, width=2.5, dash=None):
    """The mark of a curve: a piece of its line."""
    return lambda canvas, x, y: canvas.line(x, y, x + 26, y, stroke=colour, stroke_width=width, stroke_dasharray=dash)


def swatch(fill, **more):
    """The mark of an area: a piece of its colour."""
    return lambda canvas, x, y: canvas.rect(x, y - 7, 26, 14, fill=fill, **more)
