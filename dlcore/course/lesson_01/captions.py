"""Sentences about pictures, and who wrote them: lesson 01, fig 2-2."""

from dataclasses import dataclass
from textwrap import wrap

from dlcore.course.drawing import style
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture

HEIGHT = 194
TILE = 28  # px: the side of a sentence's number
PERSON, PROGRAM, HIDDEN = "a person", "a program", "no guess yet"


@dataclass(frozen=True)
class Sentence:
    """A sentence about one thing in a picture, its author, and what gives the author away."""

    words: str
    author: str
    because: str


def template(thing, doing):
    """The whole program that wrote the machine's sentences."""
    return f"A {thing} is {doing}."


_MARK = "A person said which of several things is meant."
_LINE = "One line of Python, two words filled in."
SENTENCES = (
    Sentence("A zebra third from the left.", PERSON, _MARK),
    Sentence(template("zebra", "standing on the grass"), PROGRAM, _LINE),
    Sentence("Zebra looking towards the camera.", PERSON, _MARK),
    Sentence("A girl wearing glasses and a pink shirt.", PERSON, _MARK),
    Sentence(template("girl", "eating at the table"), PROGRAM, _LINE),
    Sentence("A boy brushing his hair while looking at his reflection.", PERSON, _MARK),
    Sentence(template("boy", "looking at the mirror"), PROGRAM, _LINE),
    Sentence("An Asian girl with a pink shirt eating at the table.", PERSON, _MARK),
    Sentence("A young male child in pajamas shaking around a hairbrush in the mirror.", PERSON, _MARK),
)


def who_wrote_it(sentence, guess):
    """The sentence of this number (from 0), and after a guess its author."""
    said = SENTENCES[sentence]
    right, outcome = _authors(said, guess)
    words = f"Sentence {sentence + 1}: “{said.words}” Guess: {guess}. {outcome}"
    return Picture.of(
        words, _sentence(sentence), right, touch="Point at who wrote it; the numbers are the nine sentences."
    )


def _sentence(number):
    """The sentence, and below it the numbers of all of them; another one comes without its author."""
    canvas = panel(f"sentence {number + 1} of {len(SENTENCES)}", HEIGHT, fill=style.QUIET)
    canvas.rect(6, 28, style.PANEL - 12, 110, fill=style.PADDING, rx=8)
    spoken = wrap(f"“{SENTENCES[number].words}”", 30)
    first = 89 - 11.9 * (len(spoken) - 1)
    lines(canvas, style.PANEL / 2, first, spoken, step=23.8, anchor="middle", size=17)
    for place in range(len(SENTENCES)):
        x, fill = 10 + 32 * place, style.HIGHLIGHT if place == number else style.PADDING
        canvas.rect(x, 154, TILE, TILE, fill=fill, rx=5, sets={"sentence": place, "guess": HIDDEN})
        canvas.text(x + TILE / 2, 173, place + 1)
    return canvas


def _authors(sentence, guess):
    """A panel with the two that may have written a sentence and, after a guess, the verdict; and the same in words."""
    canvas = panel("Who wrote it?", HEIGHT, font_weight="bold")
    for x, author, icon in ((6, PERSON, _person), (158, PROGRAM, _program)):
        fill = style.HIGHLIGHT if author == guess else style.PADDING
        canvas.rect(x, 28, 140, 64, fill=fill, rx=8, sets={"guess": author}, tap=True)
        icon(canvas, x + 26, 60)
        canvas.text(x + 88, 65, author)
    if guess == HIDDEN:
        canvas.text(style.PANEL / 2, 142, "Read, then choose.", fill=style.QUIET)
        return canvas, "Nobody has guessed yet."
    return canvas, _reveal(canvas, sentence, guess)


def _person(canvas, x, y):
    canvas.circle(x, y - 10, 8, fill=style.INK, pointer_events="none")
    canvas.path(f"M{x - 14},{y + 18}c0,-24 28,-24 28,0z", fill=style.INK, stroke="none", pointer_events="none")


def _program(canvas, x, y):
    canvas.text(x, y + 8, "{}", size=24, font_weight="bold", font_family=style.MONO)


def _reveal(canvas, sentence, guess):
    """Draw the verdict on a guess and what gives the author away; both are returned as words."""
    right = guess == sentence.author
    verdict = f"{'Right' if right else 'No'}: {sentence.author} wrote it."
    canvas.rect(6, 110, 8, 72, fill=style.GREEN if right else style.VERMILION)
    canvas.text(26, 130, verdict, anchor="start", font_weight="bold")
    lines(canvas, 26, 154, wrap(sentence.because, 36), step=20)
    return f"{verdict} {sentence.because}"
