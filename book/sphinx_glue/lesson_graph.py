"""The lessons as a graph: what needs what, how long it takes, what is there already.

`{lesson-graph}` draws an SVG, one lesson a line, so that it reads on a phone; `{lesson-list} core`
writes the same for one track as a list with links, which is also what a screen reader gets;
`{lesson-line} 7` names one lesson and says whether it is planned; `{lessons-finished}` counts them.
"""

from html import escape
from itertools import count

from docutils import nodes
from sphinx.application import Sphinx

from .deck import DeckDirective, lesson_name

ROW, LANE, LEFT, WIDTH, TOP = 34, 13, 12, 360, 22
ACCENT = "var(--pst-color-primary, #0a7d91)"


def lanes(lessons: dict) -> dict[int, int]:
    """The lane of each lesson that is needed further down; neighbours on lines that overlap get different ones.

    >>> lanes({0: {"needs": []}, 1: {"needs": [0]}, 2: {"needs": [0]}, 3: {"needs": [1]}})
    {0: 0, 1: 1}
    """
    ends = {source: max((n for n, one in lessons.items() if source in one["needs"]), default=0) for source in lessons}
    spans = {source: end for source, end in ends.items() if end > source + 1}
    found: dict[int, int] = {}
    for source in sorted(spans, key=lambda s: (spans[s] - s, s)):
        taken = {lane for other, lane in found.items() if other < spans[source] and source < spans[other]}
        found[source] = next(lane for lane in count() if lane not in taken)
    return found


def edge(source: int, target: int, lane: int, rail: int) -> str:
    """A line from one lesson down to another: straight to a neighbour, else out to a lane and back."""
    top, bottom = TOP + source * ROW, TOP + target * ROW
    if target == source + 1:
        return f"M{rail} {top}V{bottom}"
    x = rail - (lane + 1) * LANE
    return f"M{rail} {top}H{x + 8}q-8 0 -8 8V{bottom - 8}q0 8 8 8H{rail}"


def knot(track: str, x: int, y: int, built: bool) -> str:
    """The mark of a lesson: circle, diamond or square for its track, filled when the lesson exists."""
    fill = ACCENT if built else "var(--pst-color-background, #fff)"
    style = f'style="fill:{fill};stroke:{ACCENT};stroke-width:2"'
    if track == "core":
        return f'<circle cx="{x}" cy="{y}" r="6.5" {style}/>'
    turn = f' transform="rotate(45 {x} {y})"' if track == "enrichment" else ""
    return f'<rect x="{x - 5.5}" y="{y - 5.5}" width="11" height="11"{turn} {style}/>'


def line_of_text(number: int, lesson: dict, x: int, built: bool) -> str:
    """Number, title and minutes of a lesson."""
    y, weight = TOP + number * ROW + 5, ' font-weight="700"' if built else ""
    title = f'<text x="{x}" y="{y}"{weight}>{number:02d} {escape(lesson["title"])}</text>'
    return title + f'<text x="{WIDTH - 2}" y="{y}" text-anchor="end">{lesson["minutes"]} min</text>'


def draw(lessons: dict, built: set[int]) -> str:
    """The whole graph as SVG; its text is real text, its colours are the theme's."""
    lane = lanes(lessons)
    rail = LEFT + (max(lane.values()) + 1) * LANE
    edges = "".join(edge(s, n, lane.get(s, 0), rail) for n, one in lessons.items() for s in one["needs"])
    knots = "".join(knot(one["track"], rail, TOP + n * ROW, n in built) for n, one in lessons.items())
    words = "".join(line_of_text(n, one, rail + 16, n in built) for n, one in lessons.items())
    return (
        f'<svg viewBox="0 0 {WIDTH} {len(lessons) * ROW + 10}" role="img" aria-label="{describe(lessons, built)}" '
        'style="display:block;width:100%;max-width:27rem;font-size:14px;font-family:inherit;fill:currentColor">'
        f'<path d="{edges}" style="fill:none;stroke:{ACCENT};stroke-width:2;opacity:.7"/>{knots}{words}</svg>'
    )


def describe(lessons: dict, built: set[int]) -> str:
    """The text alternative of the graph."""
    ready = ", ".join(f"{n:02d}" for n in sorted(built)) or "none"
    return f"Graph of {len(lessons)} lessons and what each one needs; finished: {ready}. The lists below say the same."


class GraphDirective(DeckDirective):
    """Knows which lessons are there."""

    def built(self, deck: dict) -> set[int]:
        """The numbers of the lessons that are pages of this book."""
        return {number for number, one in deck["lessons"].items() if one["file"] in self.env.found_docs}

    def title(self, number: int, deck: dict) -> list[nodes.Node]:
        """The name of a lesson: a link when it exists, else followed by the word planned."""
        name = lesson_name(number, deck)
        if number in self.built(deck):
            return [nodes.strong("", "", self.link(name, deck["lessons"][number]["file"]))]
        return [nodes.Text(f"{name} · "), nodes.emphasis(text="planned")]


class LessonGraph(GraphDirective):
    """`{lesson-graph}`: the picture."""

    def run(self) -> list[nodes.Node]:
        """The SVG as raw HTML."""
        deck = self.read()
        return [nodes.raw("", draw(deck["lessons"], self.built(deck)), format="html")]


class LessonList(GraphDirective):
    """`{lesson-list} core`: the lessons of one track, with their idea, minutes and needs."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The list, or an error when no lesson is on that track."""
        deck = self.read()
        chosen = [n for n, one in deck["lessons"].items() if one["track"] == self.arguments[0]]
        if not chosen:
            raise self.error(f"no lesson of deck.yml is on the track {self.arguments[0]}")
        items = [nodes.list_item("", self.line(number, deck)) for number in chosen]
        return [nodes.bullet_list("", *items, classes=["lesson-list"])]

    def line(self, number: int, deck: dict) -> nodes.paragraph:
        """One lesson: its name, its minutes, what it needs, its idea."""
        one = deck["lessons"][number]
        needs = " and ".join(f"{n:02d}" for n in one["needs"])
        facts = f" · {one['minutes']} min" + (f" · needs {needs}" if needs else "")
        return nodes.paragraph("", "", *self.title(number, deck), nodes.Text(f"{facts}. {one['idea']}"))


class LessonLine(GraphDirective):
    """`{lesson-line} 7`: the name of a lesson in a line of its own."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The line, or an error for a number that no lesson has."""
        deck, number = self.read(), int(self.arguments[0])
        if number not in deck["lessons"]:
            raise self.error(f"deck.yml has no lesson {number}")
        return [nodes.paragraph("", "", nodes.Text("Lesson "), *self.title(number, deck), classes=["deck-line"])]


class LessonsFinished(GraphDirective):
    """`{lessons-finished}`: how many lessons there are already."""

    def run(self) -> list[nodes.Node]:
        """One sentence."""
        deck = self.read()
        built = sorted(self.built(deck))
        text = f"{len(built)} of the {len(deck['lessons'])} lessons are finished: {_listed(built)}."
        return [nodes.paragraph(text=text)]


def _listed(numbers: list[int]) -> str:
    """Numbers of lessons in words, neighbours as a range: `00 to 03, 07, 15 and 16`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [part for run in runs for part in ([f"{run[0]:02d} to {run[-1]:02d}"] if len(run) > 2 else _names(run))]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _names(numbers: list[int]) -> list[str]:
    return [f"{number:02d}" for number in numbers]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("lesson-graph", LessonGraph)
    app.add_directive("lesson-list", LessonList)
    app.add_directive("lesson-line", LessonLine)
    app.add_directive("lessons-finished", LessonsFinished)
