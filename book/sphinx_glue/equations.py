r"""Two repairs that let equations with `\tag{10}` and links to `notation.md#eq-10` work in the book.

Both are written in plain Markdown, so that they also read well in Jupyter and on GitHub.
"""

from docutils import nodes
from sphinx.application import Sphinx


def keep_tags(app: Sphinx, doctree: nodes.document) -> None:
    r"""Hand an equation with a `\tag` to MathJax as it stands.

    Sphinx puts `split` around an equation with line breaks, and inside `split` a tag is an error.
    """
    for block in doctree.findall(nodes.math_block):
        source = block.astext()
        if r"\tag" in source and not block.get("nowrap"):
            block.children = [nodes.Text(rf"\[{source}\]")]
            block["nowrap"] = True


def explicit_anchors(app: Sphinx, doctree: nodes.document) -> None:
    """Let `page.md#eq-10` reach the anchor `(eq-10)=`; MyST looks only among the slugs of headings."""
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    for name, explicit in doctree.nametypes.items():
        ident = doctree.nameids.get(name)
        if explicit and ident:
            slugs.setdefault(ident, (0, ident, ""))


def setup(app: Sphinx) -> None:
    """Register both."""
    app.connect("doctree-read", keep_tags)
    app.connect("doctree-read", explicit_anchors)
