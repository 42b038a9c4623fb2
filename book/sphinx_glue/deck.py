"""The table in `book/deck.yml`, and what the directives that draw from it have in common."""

from pathlib import Path

import yaml
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.util import logging

DECK = Path(__file__).resolve().parents[1] / "deck.yml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, ten times faster, where libyaml is
log = logging.getLogger(__name__)


def load_deck(path: Path = DECK) -> dict:
    """Read the table: `lessons` by number, and `parts` with their `rows`."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


def all_rows(deck: dict) -> list[dict]:
    """The rows of all parts in the order of the lecture."""
    return [row for part in deck["parts"] for row in part["rows"]]


def lessons_of(row: dict) -> list[int]:
    """The lessons that a row names: one, or several where the lecture's subject stands in several."""
    return row["lesson"] if isinstance(row["lesson"], list) else [row["lesson"]]


def anchors_of(row: dict) -> list[str]:
    """Where a row is built, as `page#figure`: one place, several, or none yet."""
    anchors = row.get("anchor", [])
    return anchors if isinstance(anchors, list) else [anchors]


def anchor_in(row: dict, lesson: dict) -> str | None:
    """The place of a row in that lesson, or None where it is planned."""
    return next((anchor for anchor in anchors_of(row) if anchor.partition("#")[0] == lesson["file"]), None)


def lesson_name(number: int, deck: dict) -> str:
    """Number and short title of a lesson: `07 Convolution`."""
    return f"{number:02d} {deck['lessons'][number]['title']}"


class DeckDirective(Directive):
    """A directive that reads the table and links to other pages of the book."""

    @property
    def env(self):
        """The build environment of the page that is being read."""
        return self.state.document.settings.env

    def read(self) -> dict:
        """The table. Its page is read again in every build: which lessons exist is not in the page's text."""
        self.env.note_reread()
        self.env.note_dependency(str(DECK))
        return load_deck()

    def link(self, text: str, docname: str, anchor: str = "") -> nodes.Node:
        """A link to a page of the book, or plain text and a warning where there is no such page."""
        if docname not in self.env.found_docs:
            log.warning("deck.yml links to %s, which is not in the book", docname, location=self.env.docname)
            return nodes.inline(text=text)
        uri = self.env.app.builder.get_relative_uri(self.env.docname, docname)
        return nodes.reference(text, text, internal=True, refuri=uri + (f"#{anchor}" if anchor else ""))

    def table(self, classes: str, widths: tuple[int, ...], heads: list[str], rows: list[nodes.row]) -> nodes.table:
        """A table with one row of heads; `widths` are proportions."""
        group = nodes.tgroup(cols=len(widths))
        group += [nodes.colspec(colwidth=width) for width in widths]
        head = nodes.row()
        head += [cell(nodes.Text(text)) for text in heads]
        group += [nodes.thead("", head), nodes.tbody("", *rows)]
        return nodes.table("", group, classes=[classes])


def cell(*content: nodes.Node) -> nodes.entry:
    """A table cell with one paragraph."""
    return nodes.entry("", nodes.paragraph("", "", *content))
