"""Small faults in what Sphinx and its extensions write, mended in the finished body of a page.

Most would make a screen reader say something wrong; axe-core found them.
"""

import re

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


def mend(body):
    """The body of a page without those faults."""
    for fault, mended in MENDED.items():
        body = body.replace(fault, mended)
    return FORMULA_AND_MARKS.sub(r'<span class="together">\1\2</span>', body)


def _mend_page(app, pagename, templatename, context, doctree):
    if app.builder.format == "html" and "body" in context:
        context["body"] = mend(context["body"])


def setup(app):
    app.connect("html-page-context", _mend_page)
