"""A word to guess, and how far back its clue stands: lesson 15, figs 2-28 and 2-29."""

import math
from typing import NamedTuple

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, percent
from dlcore.course.drawing.panel import handle, panel
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


HEIGHT = 290  # px
FURTHEST = 32  # words back: the end of the scale
ADDED = range(0, 25, 4)  # words that can be put in between


def words_in_sight(sentence="French", inserted=8, sight=8):
    """A sentence with `inserted` more words in its middle, read by someone who sees only the last `sight` words."""
    parts = SENTENCES[sentence]
    start, end = parts.start.split(), parts.end.split()
    middle = " ".join(parts.between[: inserted // 4]).split()
    words = start + middle + end
    gap = len(middle) + len(end)
    seen = sight > gap
    fits = parts.fits[:1] if seen else parts.fits
    canvas = panel(f"gap: {gap} words; in sight: the last {sight}", HEIGHT)
    _draw_words(canvas, words, len(start) - 1, len(words) - sight)
    _draw_scale(canvas, len(end), inserted, sight)
    alt = (
        f"“{parts.start} … {parts.end} ___”, gap of {gap} words, the last {sight} words in sight: the clue "
        f"“{start[-1]}” is {'in sight, and one word fits' if seen else f'out of sight, and {len(fits)} words fit'}."
    )
    touch = "Tap a word to bring it into sight, drag the rim of what is in sight, or move the clue."
    return Picture.of(alt, canvas, _fits_panel(parts.fits, fits), touch=touch)


def _draw_words(canvas, words, clue, first_seen):
    """The words in boxes, line by line; those out of sight are grey boxes. A tap on one brings it into sight."""
    places = list(_flow([*words, "?"], canvas.width))
    step = min(42, 180 / (places[-1][1] + 1))
    fills = {clue: style.PALE_ORANGE, len(words): style.PALE_BLUE}
    for place, (word, (x, line, width)) in enumerate(zip([*words, "?"], places, strict=True)):
        seen, y = place >= first_seen, 28 + step * line
        fill = fills.get(place, style.PAPER) if seen else style.FAINT
        stroke, thick = (style.VERMILION, 2.5) if place == clue else (style.QUIET, 1)
        back = max(math.ceil((len(words) - place) / 4) * 4, 4)  # the control counts in fours
        sets = {"sight": min(back, FURTHEST)}
        canvas.rect(x, y, width, 24, fill=fill, stroke=stroke, stroke_width=thick, rx=4, sets=sets)
        if seen:
            canvas.text(x + width / 2, y + 17, word)


def _flow(words, width):
    """Where the boxes of the words stand: (x, line, width) of each."""
    x, line = 4, 0
    for word in words:
        wide = 8.4 * len(word) + 10
        if x + wide > width - 4:
            x, line = 4, line + 1
        yield x, line, wide
        x += wide + 4


def _draw_scale(canvas, end, inserted, sight):
    """The words counted back from the one to guess: how many are in sight, and where the clue may stand."""
    scale = Coordinates(canvas, 12, 238, (280, 14), (FURTHEST, 0), (0, 1))
    canvas.rect(12, 238, 280, 14, fill=style.FAINT)
    canvas.rect(scale.across(sight), 238, 292 - scale.across(sight), 14, fill=style.PALE_BLUE, stroke=style.BLUE)
    scale.x_ticks({**{back: f"{back}" for back in (30, 20, 10)}, 0: "?"})
    canvas.text(2, 286, "words back", anchor="start", size=style.SMALL, fill=style.QUIET)
    canvas.area(12, 232, scale.across(4) - 12, 28, across=("sight", FURTHEST, 4))
    canvas.text(2, 229, "clue", anchor="start", size=style.SMALL, fill=style.QUIET)
    for added in ADDED:
        handle(canvas, scale.across(end + added + 0.5), 224, {"inserted": added}, added == inserted)


def _fits_panel(all_words, fits):
    """What still fits, each as likely as the others, and the loss of such a guess."""
    canvas = panel("what fits", HEIGHT)
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
