"""The slide map: where the course shows each slide, figure and equation of the lecture.

`{slide-map}` renders the whole of `book/deck.yml`, part by part; `{deck-line} eq-10` renders one row
as a line of text, for the notation page. The lesson graph and the equations are set up from here too.
"""

from docutils import nodes
from sphinx.application import Sphinx

from . import equations, lesson_graph
from .deck import DeckDirective, all_rows, anchor_in, cell, lesson_name, lessons_of

PAGE_OF_NOTES, PAGE_OF_EQUATIONS = "book/slide_notes", "book/notation"


def label(row: dict) -> str:
    """How a reader sees the id: `eq-10` as Eq. (10), a figure as Fig. 2-14, the others as they are."""
    if row["kind"] == "equation":
        return f"Eq. ({row['id'].removeprefix('eq-')})"
    return f"Fig. {row['id']}" if row["kind"] == "figure" else row["id"]


class RowDirective(DeckDirective):
    """What the two directives say of a row."""

    def where(self, row: dict, deck: dict) -> list[nodes.Node]:
        """The lessons, each a link to the figure or followed by the word planned, and the names in dlcore."""
        found: list[nodes.Node] = []
        for number in lessons_of(row):
            found += [nodes.Text(", "), *self.place(row, number, deck)]
        for place, obj in enumerate(row.get("objects", [])):
            found += [nodes.Text(", " if place else " · "), nodes.literal(text=_short(obj))]
        return found[1:]

    def place(self, row: dict, number: int, deck: dict) -> list[nodes.Node]:
        """One lesson of a row."""
        anchor = anchor_in(row, deck["lessons"][number])
        if anchor is None:
            return [nodes.Text(f"{number:02d} · "), nodes.emphasis(text="planned")]
        return [self.link(lesson_name(number, deck), *anchor.split("#"))]

    def notes(self, row: dict) -> list[nodes.Node]:
        """Links to the notes on the slides that speak of this row."""
        found: list[nodes.Node] = []
        for number in row.get("notes", []):
            found += [
                nodes.Text(", " if found else " · "),
                self.link(f"note {number}", PAGE_OF_NOTES, f"note-{number}"),
            ]
        return found


def _short(name: str) -> str:
    """A name of the library as a reader imports it; of a picture only where it stands in the course."""
    return name.removeprefix("dlcore.").removeprefix("course.")


class SlideMap(RowDirective):
    """`{slide-map}`: every id of the lecture, one section and one table a part."""

    def run(self) -> list[nodes.Node]:
        """A sentence that counts what is built, then the parts."""
        deck = self.read()
        rows = all_rows(deck)
        built = sum("anchor" in row for row in rows)
        text = f"Today {built} of {len(rows)} entries have their place in a lesson; the others are planned."
        return [nodes.paragraph(text=text), *(self.part(part, deck) for part in deck["parts"])]

    def part(self, part: dict, deck: dict) -> nodes.section:
        """One part: heading and table."""
        heads = ["Id", "What it shows", "Lesson"]
        table = self.table("slide-map", (14, 52, 34), heads, [self.row(row, deck) for row in part["rows"]])
        section = nodes.section("", nodes.title(text=part["title"]), table)
        section["ids"] = [nodes.make_id(part["title"])]
        return section

    def row(self, row: dict, deck: dict) -> nodes.row:
        """One row, with an anchor of its own (`#deck-2-14`), so that a teacher can link to it."""
        ident: nodes.Node = nodes.strong(text=label(row)) if row["kind"] == "slide" else nodes.inline(text=label(row))
        if row["kind"] == "equation":
            ident = self.link(label(row), PAGE_OF_EQUATIONS, row["id"])
        ident["classes"].append("text-nowrap")
        cells = cell(ident), cell(nodes.Text(row["title"]), *self.notes(row)), cell(*self.where(row, deck))
        return nodes.row("", *cells, ids=[f"deck-{row['id']}"])


class DeckLine(RowDirective):
    """`{deck-line} eq-10`: slides, lesson, names in dlcore and notes of one row, in one line."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The line, or an error that names the unknown id."""
        deck = self.read()
        row = next((row for row in all_rows(deck) if row["id"] == self.arguments[0]), None)
        if row is None:
            raise self.error(f"deck.yml has no row {self.arguments[0]}")
        slides = row["slides"]
        span = ", ".join(slides) if len(slides) < 4 else f"{slides[0]} to {slides[-1]}"
        start = nodes.Text(f"Slide{'s' if len(slides) > 1 else ''} {span} · lesson ")
        return [nodes.paragraph("", "", start, *self.where(row, deck), *self.notes(row), classes=["deck-line"])]


def setup(app: Sphinx) -> None:
    """Register the directives; called from the package's own `setup`."""
    app.add_directive("slide-map", SlideMap)
    app.add_directive("deck-line", DeckLine)
    for module in (equations, lesson_graph):
        module.setup(app)
