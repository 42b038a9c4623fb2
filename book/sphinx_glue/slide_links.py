"""Link the slides and figures that a lesson speaks of to their rows of the slide map: readers cannot see them."""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .deck import all_rows, load_deck

PAGE = "book/slide_map"
MENTIONED = re.compile(r"\b(?:[Ss]lides? (\d+)|[Ff]igs? (2-\d+))\b")  # of "figs 2-7 and 2-8" the first leads there
NOT_IN = (nodes.title, nodes.reference, nodes.literal, nodes.literal_block, nodes.raw, nodes.math)


class SlideLinks(SphinxTransform):
    """In a lesson every "slide 8" and "fig 2-5" becomes a link; in notebooks it stays plain text."""

    default_priority = 420

    def apply(self, **kwargs):
        if not self.env.docname.startswith("lessons/"):
            return
        known = {row["id"] for row in all_rows(load_deck())}
        for text in list(self.document.findall(nodes.Text)):
            parts = self._linked(text.astext(), known)
            if len(parts) > 1 and not _inside(text, NOT_IN):
                text.parent.replace(text, parts)

    def _linked(self, text, known):
        """The text in pieces: as it is, or as a link."""
        parts, end = [], 0
        for found in MENTIONED.finditer(text):
            row = found[2] or f"S{found[1]}"
            if row in known:
                uri = self.app.builder.get_relative_uri(self.env.docname, PAGE)
                link = nodes.reference("", found[0], internal=True, refuri=f"{uri}#deck-{row}")
                parts += [nodes.Text(text[end : found.start()]), link]
                end = found.end()
        return [*parts, nodes.Text(text[end:])]


def _inside(node, kinds):
    while node is not None:
        if isinstance(node, kinds):
            return True
        node = node.parent
    return False


def setup(app):
    app.add_transform(SlideLinks)
