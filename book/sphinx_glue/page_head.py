"""The head of a page: a description, a Content-Security-Policy, and scripts that are all files.

No page has an executable inline script: those that Sphinx and its extensions write into the head become
small files, so the policy can say `script-src 'self'` without a list of hashes.
"""

import hashlib
import html
import re
from pathlib import Path

from docutils import nodes

# `file:` lets the same pages work from a folder on disk, where browsers differ on what 'self' means;
# a page from the web cannot load such an address anyway. SVG pictures and formulas use style attributes.
HERE = "'self' file:"
POLICY = "; ".join([
    f"default-src {HERE}",
    f"script-src {HERE} 'wasm-unsafe-eval'",
    f"style-src {HERE} 'unsafe-inline'",
    f"img-src {HERE} data:",
    f"font-src {HERE}",
    f"connect-src {HERE}",
    f"worker-src {HERE} blob:",
    "object-src 'none'",
    f"base-uri {HERE}",
    f"form-action {HERE}",
])  # fmt: skip

# What marks an extension's asset → what the page's body contains when it needs it. `None`: never.
NEEDED_BY = {
    r"sphinx-thebe": None,
    r"DOCUMENTATION_OPTIONS\.pagename": None,  # only the theme's version switcher reads it
    r"toggle(?:button|Hint|OpenOnPrint)": r'class="[^"]*(?<![\w-])(?:toggle|dropdown)(?![\w-])',
    r"design-tabs": r"sd-tab-set",
    r"clipboard": r'class="highlight',
    r"copybutton": r'class="highlight',
}

SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 30, 155  # characters; search engines cut at about 155


def is_needed(asset, body):
    """Whether a page with this body uses an asset; what `NEEDED_BY` does not know counts as used."""
    text = str(asset.filename or "") or asset.attributes.get("body", "")
    for mark, use in NEEDED_BY.items():
        if re.search(mark, text):
            return use is not None and re.search(use, body) is not None
    return True


def as_file(script, static):
    """A script that does not keep the page waiting; an inline one gets an address, its file is written on the way."""
    if script.filename:
        return type(script)(script.filename, priority=script.priority, **script.attributes | {"defer": "defer"})
    body = script.attributes["body"]
    name = hashlib.sha256(body.encode()).hexdigest()[:12] + ".js"
    target = static / "inline" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(body + "\n", "utf-8")
    return type(script)(f"_static/inline/{name}", priority=script.priority, defer="defer")


def plain(node):
    """The words of a node; formulas lose what only TeX needs."""
    if isinstance(node, nodes.math):
        return re.sub(r"[\\{}$]", "", node.astext())
    if isinstance(node, nodes.Text):
        return node.astext()
    return "".join(plain(child) for child in node.children)


def shorten(text, length=LONGEST_DESCRIPTION):
    """At most `length` characters, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def says_enough(paragraph):
    """Running text of a section, not a line of facts such as "*50 minutes · slides 27 and 28*"."""
    facts = all(isinstance(child, nodes.emphasis) for child in paragraph.children)
    return isinstance(paragraph.parent, nodes.section) and not facts and len(plain(paragraph)) >= SHORTEST_DESCRIPTION


def describe(doctree, title, book):
    """What a page is about: its first paragraph of running text that says enough, or its title."""
    if doctree is not None:
        for paragraph in doctree.findall(nodes.paragraph):
            if says_enough(paragraph):
                return shorten(plain(paragraph))
    return shorten(f"{title} – {book}" if title else book)


def _write_head(app, pagename, templatename, context, doctree):
    """Runs after every extension has had its say about the page."""
    if app.builder.format != "html":
        return
    body = context.get("body", "")
    static = Path(app.outdir) / "_static"
    scripts = [as_file(js, static) for js in context["script_files"] if is_needed(js, body)]
    context["script_files"] = list(dict.fromkeys(scripts))
    tags = context.get("metatags", "")
    if 'name="description"' not in tags:
        title = re.sub(r"<[^>]+>", "", context.get("title", ""))
        about = describe(doctree, html.unescape(title), app.config.html_title)
        tags += f'\n    <meta name="description" content="{html.escape(about)}" />'
    policy = f'\n    <meta http-equiv="Content-Security-Policy" content="{POLICY}" />'
    context["metatags"] = policy + tags


def setup(app):
    app.connect("html-page-context", _write_head, priority=990)
