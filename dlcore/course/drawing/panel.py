"""What a panel of a picture is put together from: a title, lines of text, and a legend."""

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas


def panel(title, height, width=style.PANEL, x=None, **more):
    """A canvas with its title on the first line, in the middle or at `x`."""
    canvas = Canvas(width, height)
    canvas.text(width / 2 if x is None else x, 16, title, **more)
    return canvas


def subtitle(canvas, words):
    """A larger line under the title: the number or formula of this state."""
    canvas.text(canvas.width / 2, 38, words, size=17)


def lines(canvas, x, y, texts, step=26, anchor="start", **more):
    """Lines of text below each other, the first with its baseline at y."""
    for row, text in enumerate(texts):
        canvas.text(x, y + step * row, text, anchor=anchor, **more)


def legend(canvas, x, y, entries, step=22, size=style.SMALL, columns=1, **more):
    """What marks mean: pairs of a mark and words, in rows from the left. A mark is made by `stroke` or `swatch`."""
    for place, (mark, words) in enumerate(entries):
        row, column = divmod(place, columns)
        left, middle = x + canvas.width / columns * column, y + step * row
        mark(canvas, left, middle)
        canvas.text(left + 34, middle + 5, words, anchor="start", size=size, **more)


def stroke(colour, width=2.5, dash=None):
    """The mark of a curve: a piece of its line."""
    return lambda canvas, x, y: canvas.line(x, y, x + 26, y, stroke=colour, stroke_width=width, stroke_dasharray=dash)


def swatch(fill, **more):
    """The mark of an area: a piece of its colour."""
    return lambda canvas, x, y: canvas.rect(x, y - 7, 26, 14, fill=fill, **more)


def handle(canvas, x, y, sets, here, radius=6):
    """A point that stands for a state and is dragged to its neighbours; filled where the picture is in that state."""
    fill, rim = (style.BLUE, style.PAPER) if here else (style.PAPER, style.BLUE)
    canvas.circle(x, y, radius + here, fill=fill, stroke=rim, stroke_width=1.5, sets=sets)


def option(canvas, x, y, width, words, sets, here, height=26, **more):
    """A box with words that stands for a state; shaded where the picture is in that state."""
    fill = style.HIGHLIGHT if here else style.PAPER
    canvas.rect(x, y, width, height, fill=fill, stroke=style.FAINT, stroke_width=1, rx=4, sets=sets, **more)
    canvas.text(x + width / 2, y + height / 2 + 5, words, fill=style.INK if here else style.QUIET)
