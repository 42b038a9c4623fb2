"""A word to guess, and how far back its clue stands: lesson 15, figs 2-28 and 2-29."""

import math
from typing import NamedTuple

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture

CLUE = "#FFE3A3"  # a pale orange
BLANK = "#CFE6F5"  # a pale blue


class Sentence(NamedTuple):
    """A sentence that can be made longer between its clue and the word to guess.

    start: up to and with the clue; between: pieces of four words; end: what stands before the word to guess
    fits: what could stand there for someone who has not seen the clue; the first is right
    """

    start: str
    between: tuple[str, ...]
    end: str
    fits: tuple[str, ...]


SENTENCES = {
    "sky": Sentence(
        "The clouds",
        (
            "that we saw coming",
            "over the old harbour",
            "in the late afternoon",
            "on the second day",
            "of our long holiday",
            "by the northern sea",
        ),
        "are in the",
        ("sky", "garden", "house", "box", "car", "kitchen"),
    ),
    "French": Sentence(
        "I grew up in France",
        (
            "in a small town",
            "near the northern coast",
            "with my two sisters",
            "and our old dog",
            "until I turned eighteen",
            "and then moved away",
        ),
        "and I speak fluent",
        ("French", "German", "Italian", "Russian", "Chinese", "Spanish"),
    ),
}


def words_in_sight(name="French", inserted=8, sight=8):
    """A sentence with `inserted` more words in its middle, read by someone who sees only the last `sight` words."""
    sentence = SENTENCES[name]
    start, end = sentence.start.split(), sentence.end.split()
    middle = " ".join(sentence.between[: inserted // 4]).split()
    words = start + middle + end
    gap = len(middle) + len(end)
    seen = sight > gap
    fits = sentence.fits[:1] if seen else sentence.fits
    canvas = Canvas(style.PANEL, 214)  # room for six lines
    canvas.text(style.PANEL / 2, 16, f"gap: {gap} words; in sight: the last {sight}")
    _draw_words(canvas, words, len(start) - 1, len(words) - sight)
    alt = (
        f"“{sentence.start} … {sentence.end} ___”, gap of {gap} words, the last {sight} words in sight: the clue "
        f"“{start[-1]}” is {'in sight, and one word fits' if seen else f'out of sight, and {len(fits)} words fit'}."
    )
    return Picture((canvas.to_svg(), _fits_panel(sentence.fits, fits)), alt)


def _draw_words(canvas, words, clue, first_seen):
    """The words in boxes, line by line; those out of sight are grey boxes."""
    x, y = 4, 28
    for number, word in enumerate([*words, "?"]):
        width = 8.4 * len(word) + 10
        if x + width > canvas.width - 4:
            x, y = 4, y + 30
        blank, seen = number == len(words), number >= first_seen
        fill = BLANK if blank else style.FAINT if not seen else CLUE if number == clue else style.PAPER
        stroke, thick = (style.VERMILION, 2.5) if number == clue else (style.QUIET, 1)
        canvas.rect(x, y, width, 24, fill=fill, stroke=stroke, stroke_width=thick, rx=4)
        if seen:
            canvas.text(x + width / 2, y + 17, word)
        x += width + 4


def _fits_panel(all_words, fits):
    """What still fits, each as likely as the others, and the loss of such a guess."""
    canvas = Canvas(style.PANEL, 284)
    canvas.text(style.PANEL / 2, 16, "what fits")
    for row, word in enumerate(all_words):
        y = 36 + 34 * row
        likely = 1 / len(fits) if word in fits else 0
        canvas.text(84, y + 16, word, anchor="end", fill=style.INK if likely else style.QUIET)
        canvas.rect(94, y, 150, 22, fill=style.PADDING)
        canvas.rect(94, y, 150 * likely, 22, fill=style.BLUE)
        canvas.text(252, y + 16, f"{100 * likely:.0f} %", anchor="start", fill=style.INK if likely else style.QUIET)
    loss = math.log(len(fits))
    canvas.text(style.PANEL / 2, 272, f"loss of the right word: ln {len(fits)} = {loss:.2f}")
    return canvas.to_svg()
