"""Sentences about pictures, and who wrote them: lesson 01, fig 2-2."""

from dataclasses import dataclass
from textwrap import wrap

from dlcore.course.drawing import style
from dlcore.course.drawing.panel import lines, panel
from dlcore.course.drawing.picture import Picture

HEIGHT = 226
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


def who_wrote_it(number, guess):
    """Sentence `number` (from 0), and after a guess its author."""
    sentence = SENTENCES[number]
    canvas = panel(f"sentence {number + 1} of {len(SENTENCES)}", HEIGHT, fill=style.QUIET)
    canvas.rect(6, 30, style.PANEL - 12, 100, fill=style.PADDING, rx=8)
    spoken = wrap(f"“{sentence.words}”", 30)
    lines(canvas, style.PANEL / 2, 56, spoken, step=23.8, anchor="middle", size=17)
    if guess == HIDDEN:
        canvas.text(style.PANEL / 2, 166, "Who wrote it? Choose.", font_weight="bold")
        outcome = "Nobody has guessed yet."
    else:
        outcome = _reveal(canvas, sentence, guess)
    return Picture.of(f"Sentence {number + 1}: “{sentence.words}” Guess: {guess}. {outcome}", canvas)


def _reveal(canvas, sentence, guess):
    """Draw the verdict on a guess and what gives the author away; both are returned as words."""
    right = guess == sentence.author
    verdict = f"{'Right' if right else 'No'}: {sentence.author} wrote it."
    canvas.rect(6, 144, 8, 66, fill=style.GREEN if right else style.VERMILION)
    canvas.text(26, 166, verdict, anchor="start", font_weight="bold")
    lines(canvas, 26, 188, wrap(sentence.because, 36), step=19.6)
    return f"{verdict} {sentence.because}"
