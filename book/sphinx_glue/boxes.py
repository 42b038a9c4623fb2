"""Turn quotes such as `> **Predict.** …` into boxes.

Lessons are plain CommonMark, so that they read well in JupyterLab and on GitHub, where a box is a quote
that opens with bold words. In the book it becomes an admonition, or a folded one.
"""

from html import escape

from docutils import nodes
from sphinx.transforms import SphinxTransform

NOTEBOOK_ONLY = "In the notebook."  # how to run it: nothing runs on the page, where the figures move at once
CAPTION = "Look."  # no box: what to look for in the figure above
# What a quote's first bold words say → the class of its box. Folded boxes are opened by the reader.
OPEN = {
    "Recall.": "recall",
    "Predict.": "predict",
    "Careful.": "careful",
    "Exercise.": "exercise",
}
FOLDED = {"Note on the slide.": "slide-note", "Answer.": "answer", "For the curious.": "curious", "Bridge.": "bridge"}


class folded(nodes.General, nodes.Element):
    """A box that starts closed: `<details>`, which needs no script."""


def _opening(quote):
    """The bold words that open `quote`, as a node, or None."""
    first = quote[0] if len(quote) else None
    if isinstance(first, nodes.paragraph):
        # MyST puts an empty text before bold words.
        inside = [child for child in first if child.astext()]
        if inside and isinstance(inside[0], nodes.strong):
            return inside[0]
    return None


class BoxTransform(SphinxTransform):
    """Replace the quotes that open with one of the known words."""

    default_priority = 400

    def apply(self, **kwargs):
        for quote in list(self.document.findall(nodes.block_quote)):
            bold = _opening(quote)
            words = bold.astext() if bold else None
            if words == NOTEBOOK_ONLY:
                quote.parent.remove(quote)
            elif words == CAPTION:
                quote.replace_self(nodes.container("", *quote.children, classes=["look"]))
            elif words in OPEN or words in FOLDED:
                _trim(bold)
                quote.replace_self(_box(words, quote.children))


def _trim(bold):
    """Take the bold words out of their paragraph: they become the box's title."""
    paragraph = bold.parent
    after = paragraph.index(bold) + 1
    if after < len(paragraph) and isinstance(paragraph[after], nodes.Text):
        paragraph[after] = nodes.Text(paragraph[after].astext().lstrip())
    paragraph.remove(bold)


def _box(words, content):
    if words in OPEN:
        title = nodes.title("", words.rstrip("."))
        return nodes.admonition("", title, *content, classes=["box", OPEN[words]])
    return folded("", *content, summary=words.rstrip("."), classes=["box", FOLDED[words]])


def _visit(self, node):
    self.body.append(self.starttag(node, "details"))
    parts = escape(node["summary"]).split("`")  # what stands between backticks is code
    words = "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))
    self.body.append(f"<summary>{words}</summary>")


def _depart(self, node):
    self.body.append("</details>")


def setup(app):
    app.add_node(folded, html=(_visit, _depart))
    app.add_transform(BoxTransform)
