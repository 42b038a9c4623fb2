"""The picture that opens lesson 01: what the lecture's three demos put out, piece by piece."""

from dlcore.course.drawing import style
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

PIECES = 8
MOVES = ["EE", "CG", "GC", "GG", "CC", "EC", "FE", "CE"]  # column and row of the stones of a made-up game, black first
WORDS = ["a", "green", "circle", "left", "of", "a", "blue", "square"]
TEXT = [
    "#include <stdio.h>",
    "int main() {",
    "  int a, b;",
    '  scanf("%d %d",',
    "        &a, &b);",
    '  printf("%d\\n",',
    "         a + b);",
    "}",
]
SIZE, TOP = 9, 34  # points a side of the board; px: where an output begins
CELL = 23  # px: between two points of the board


def piece_by_piece(demo="plays Go", piece=1):
    """What a program that plays Go, describes a picture or writes C has put out after so many pieces."""
    title, draw, words = DEMOS[demo]
    canvas = panel(title, 240)
    draw(canvas, piece)
    return Picture.of(words(piece), canvas, touch="Point at the output to see its pieces come.")


def _board(canvas, piece):
    left = (style.PANEL - CELL * (SIZE - 1)) / 2
    canvas.rect(left - 12, TOP - 6, CELL * (SIZE - 1) + 24, CELL * (SIZE - 1) + 24, fill=style.PALE_ORANGE)
    for i in range(SIZE):
        along = TOP + 6 + CELL * i
        canvas.line(left, along, left + CELL * (SIZE - 1), along, stroke=style.QUIET, stroke_width=1)
        canvas.line(
            left + CELL * i, TOP + 6, left + CELL * i, TOP + 6 + CELL * (SIZE - 1), stroke=style.QUIET, stroke_width=1
        )
    for number, (column, row) in enumerate(MOVES[:piece]):
        x, y = left + CELL * (ord(column) - 65), TOP + 6 + CELL * (ord(row) - 65)
        fill, ink = (style.INK, style.PAPER) if number % 2 == 0 else (style.PAPER, style.INK)
        rim = style.VERMILION if number == piece - 1 else style.INK
        canvas.circle(x, y, 10, fill=fill, stroke=rim, stroke_width=2.5)
        canvas.text(x, y + 5, number + 1, size=style.SMALL, fill=ink)
    _sweep(canvas)


def _description(canvas, piece):
    canvas.rect(12, TOP, 280, 118, fill=style.PADDING)
    canvas.circle(92, TOP + 62, 34, fill=style.GREEN)
    canvas.rect(178, TOP + 28, 68, 68, fill=style.BLUE)
    for row, words in enumerate((WORDS[:5], WORDS[5:])):
        shown = words[: max(piece - 5 * row, 0)]
        if shown:
            canvas.text(12, 184 + 30 * row, " ".join(shown), size=18, anchor="start")
    _sweep(canvas)


def _program(canvas, piece):
    canvas.rect(12, TOP - 6, 280, 206, fill=style.PADDING)
    for row, line in enumerate(TEXT[:piece]):
        canvas.text(
            24, TOP + 16 + 23 * row, line, size=15, anchor="start", font_family=style.MONO,
            style="white-space:pre", fill=style.RUST if row == piece - 1 else style.INK,
        )  # fmt: skip
    _sweep(canvas)


def _sweep(canvas):
    canvas.area(12, TOP - 6, 280, 206, across=("piece", 1, PIECES))


DEMOS = {
    "plays Go": (
        "a move at a time",
        _board,
        lambda n: f"A made-up game of Go after {n} move{'s' * (n > 1)}; black began.",
    ),
    "describes a picture": (
        "a word at a time",
        _description,
        lambda n: f"A picture of a green circle and a blue square. The description so far: “{' '.join(WORDS[:n])}”",
    ),
    "writes C": (
        "a line at a time",
        _program,
        lambda n: f"A program that adds two numbers, so far: {' '.join(line.strip() for line in TEXT[:n])}",
    ),
}
