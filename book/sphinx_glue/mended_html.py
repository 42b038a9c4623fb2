"""Small faults in what Sphinx and its extensions write, mended in the finished body of a page.

Most would make a screen reader say something wrong; axe-core found them.
"""

import html
import re
from pathlib import Path

MENDED = {
    # MyST-NB hides the words "Show code cell source" behind a vaguer name.
    '<summary aria-label="Toggle hidden content">': "<summary>",
    # Docutils makes a list whose items are not items.
    'role="doc-biblioentry"': 'role="listitem"',
    # The empty corner of a table is not a header.
    '<th class="head"><p></p></th>': '<td class="head"></td>',
}


# A line never begins with the comma or the bracket that follows a formula.
FORMULA_AND_MARKS = re.compile(r'(<span class="math">(?:(?!</span>).)*</span>)([,.;:!?)’”…]+)', re.DOTALL)


FRONT_DOOR = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1.0" />
    <meta http-equiv="Refresh" content="0; url={address}" />
    <title>{title}</title>
    <link rel="icon" href="_static/favicon.svg" />
  </head>
  <body><a href="{address}">{title}</a></body>
</html>
"""


def mend(body):
    """The body of a page without those faults."""
    for fault, mended in MENDED.items():
        body = body.replace(fault, mended)
    return FORMULA_AND_MARKS.sub(r'<span class="together">\1\2</span>', body)


def _mend_page(app, pagename, templatename, context, doctree):
    if app.builder.format == "html" and "body" in context:
        context["body"] = mend(context["body"])


def _mend_front_door(app, exception):
    """The page at the root only sends the browser on; it gets a title, an icon and a link for whom it does not."""
    page = Path(app.outdir) / "index.html"
    if exception or app.builder.format != "html" or not page.is_file():
        return
    sent = re.search(r'<meta http-equiv="Refresh" content="0; url=([^"]*)"', page.read_text("utf-8"))
    if sent:
        page.write_text(FRONT_DOOR.format(title=html.escape(app.config.html_title), address=sent[1]), "utf-8")


def setup(app):
    app.connect("html-page-context", _mend_page)
    app.connect("build-finished", _mend_front_door, priority=900)
