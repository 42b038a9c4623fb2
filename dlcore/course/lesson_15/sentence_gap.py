"""A word to guess, and how far back its clue stands: lesson 15, figs 2-28 and 2-29."""

import math
from typing import NamedTuple

from dlcore.course.drawing import style
from dlcore.course.drawing.numbers import fixed, percent
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture


class Sentence(NamedTuple):
    """A sentence that can be made longer between its clue and the word to guess.

    start: up to and including the clue; between: pieces of four words; end: what stands before the word to guess
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
    canvas = panel(f"gap: {gap} words; in sight: the last {sight}", 214)  # high enough for six lines of words
    _draw_words(canvas, words, len(start) - 1, len(words) - sight)
    alt = (
        f"“{sentence.start} … {sentence.end} ___”, gap of {gap} words, the last {sight} words in sight: the clue "
        f"“{start[-1]}” is {'in sight, and one word fits' if seen else f'out of sight, and {len(fits)} words fit'}."
    )
    return Picture.of(alt, canvas, _fits_panel(sentence.fits, fits))


def _draw_words(canvas, words, clue, first_seen):
    """The words in boxes, line by line; those out of sight are grey boxes."""
    fills = {clue: style.PALE_ORANGE, len(words): style.PALE_BLUE}
    x, y = 4, 28
    for place, word in enumerate([*words, "?"]):
        width = 8.4 * len(word) + 10
        if x + width > canvas.width - 4:
            x, y = 4, y + 30
        seen = place >= first_seen
        fill = fills.get(place, style.PAPER) if seen else style.FAINT
        stroke, thick = (style.VERMILION, 2.5) if place == clue else (style.QUIET, 1)
        canvas.rect(x, y, width, 24, fill=fill, stroke=stroke, stroke_width=thick, rx=4)
        if seen:
            canvas.text(x + width / 2, y + 17, word)
        x += width + 4


def _fits_panel(all_words, fits):
    """What still fits, each as likely as the others, and the loss of such a guess."""
    canvas = panel("what fits", 284)
    for row, word in enumerate(all_words):
        y = 36 + 34 * row
        likely = 1 / len(fits) if word in fits else 0
        ink = style.INK if likely else style.QUIET
        canvas.text(84, y + 16, word, anchor="end", fill=ink)
        canvas.rect(94, y, 150, 22, fill=style.PADDING)
        canvas.rect(94, y, 150 * likely, 22, fill=style.BLUE)
        canvas.text(252, y + 16, percent(likely), anchor="start", fill=ink)
    canvas.text(style.PANEL / 2, 272, f"loss of the right word: ln {len(fits)} = {fixed(math.log(len(fits)))}")
    return canvas
