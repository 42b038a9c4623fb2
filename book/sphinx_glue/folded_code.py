"""The folded code of a figure stands below it: first what there is to see, then how it is made.

The code of a question is its name alone, and is left out.
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class CodeBelow(SphinxPostTransform):
    """Turn the parts of every cell round whose code is folded."""

    default_priority = 200  # right after MyST-NB has folded it
    formats = ("html",)

    def run(self, **kwargs):
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") == "cell_code" and cell.get("hide_mode") == "input" and len(cell) == 2:
                code, output = cell.children
                asks = code.astext().startswith(("quiz(", "predict("))
                cell.children = [output] if asks else [output, code]


def setup(app):
    app.add_post_transform(CodeBelow)
