"""Sentences about pictures, and who wrote them: lesson 01, fig 2-2."""

from dataclasses import dataclass

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
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
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 18, f"sentence {number + 1} of {len(SENTENCES)}", fill=style.QUIET)
    canvas.rect(6, 30, style.PANEL - 12, 100, fill=style.PADDING, rx=8)
    _lines(canvas, f"“{sentence.words}”", 56, 17, 30)
    if guess == HIDDEN:
        canvas.text(style.PANEL / 2, 166, "Who wrote it? Choose.", font_weight="bold")
        verdict = "Nobody has guessed yet."
    else:
        right = guess == sentence.author
        verdict = f"{'Right' if right else 'No'}: {sentence.author} wrote it."
        colour = style.GREEN if right else style.VERMILION
        canvas.rect(6, 144, 8, 66, fill=colour)
        canvas.text(26, 166, verdict, anchor="start", font_weight="bold")
        _lines(canvas, sentence.because, 188, 14, 36, x=26, anchor="start")
        verdict = f"{verdict} {sentence.because}"
    words = f"Sentence {number + 1}: “{sentence.words}” Guess: {guess}. {verdict}"
    return Picture((canvas.to_svg(),), words)


def _lines(canvas, words, y, size, room, x=style.PANEL / 2, **more):
    """`words` in lines of at most `room` letters."""
    line = ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > room:
            canvas.text(x, y, line, size=size, **more)
            line, y = word, y + 1.4 * size
        else:
            line = f"{line} {word}".strip()
    canvas.text(x, y, line, size=size, **more)
