"""A repair that lets links to `notation.md#eq-10` work in the book.

They are plain Markdown, so that they also read well in Jupyter and on GitHub.
"""

from docutils import nodes
from sphinx.application import Sphinx


def explicit_anchors(app: Sphinx, doctree: nodes.document) -> None:
    """Let `page.md#eq-10` reach the anchor `(eq-10)=`; MyST looks only among the slugs of headings."""
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    for name, explicit in doctree.nametypes.items():
        ident = doctree.nameids.get(name)
        if explicit and ident:
            slugs.setdefault(ident, (0, ident, ""))


def setup(app: Sphinx) -> None:
    """Register it."""
    app.connect("doctree-read", explicit_anchors)
