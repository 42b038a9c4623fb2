"""What can be done with a lesson beside reading it: run it in the browser, or download its notebook.

The links stand in the lesson's strip, in words. JupyterLite itself is put beside the built book by `tools/lite.py`,
after Sphinx. Where that has not been done, the first link leads to a page that says what is missing.
"""

import hashlib
import shutil
from html import escape
from pathlib import Path
from urllib.parse import quote

from .cards import LINKS

FOLDER = Path(__file__).parents[1] / "lite"
APP = "lite/notebooks/index.html"


def links(pathto, name, source):
    """The two links as HTML. `name`: the notebook's file in JupyterLite; `source`: the same file of the book."""
    run = f"{pathto(APP, resource=True)}?path={quote(name)}"
    download = pathto(f"_sources/{source}", resource=True)
    return (
        '<div class="lesson-links">\n'
        f'<a href="{escape(run)}">Open in JupyterLite</a>\n'
        f'<a href="{escape(download)}" download>Download notebook</a>\n'
        "<span>JupyterLite runs it in your browser, after loading 30 MB; what you write stays there.</span>\n"
        "</div>"
    )


def _add_to_lesson(app, pagename, templatename, context, doctree):
    source = context.get("sourcename") or ""
    if app.builder.format == "html" and pagename.startswith("lessons/") and source.endswith(".ipynb"):
        added = links(context["pathto"], f"{Path(pagename).name}.ipynb", source)
        context["body"] = context["body"].replace(LINKS, added, 1)


def _explain_if_missing(app, exception):
    """Never over a JupyterLite that is there: a second build of the book keeps it."""
    page = Path(app.outdir) / APP
    if exception is None and app.builder.format == "html" and not (page.parents[1] / "pyodide").is_dir():
        page.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FOLDER / "missing.html", page)


def setup(app):
    made_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    app.add_config_value("lesson_links", made_by, "html", [str])  # when it changes, pages are written again
    app.connect("html-page-context", _add_to_lesson)
    app.connect("build-finished", _explain_if_missing)
