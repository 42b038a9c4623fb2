"""One stylesheet for the whole book, with the rules that its pages can use and no others.

The theme and its extensions bring a stylesheet each, and a phone shows nothing before the last has come. Nine tenths of
their rules are for things that no page of this book has. So, when all pages are written, the sheets are put together
in their order, and a rule stays if its selector names only classes, ids and tags that a page has or a script may add.
"""

import hashlib
import os
import re
from pathlib import Path

import tinycss2

NAME = "course/styles/book.css"  # in _static
SHEETS = (
    "basic.css", "styles/pydata-sphinx-theme.css", "pygments.css", "styles/sphinx-book-theme.css",
    "copybutton.css", "mystnb.*.css",
    "touch.css", "explore.css", "questions.css",
    "course/styles/fonts.css", "course/styles/icons.css", "course/styles/look.css", "course/styles/lesson_links.css",
)  # fmt: skip
THEIRS = 4  # so many of them belong to Sphinx and its theme
LINK = re.compile(r"(_static/course/styles/book\.css)(?:\?v=\w*)?")

ADDRESS = re.compile(r"""url\(["']?(?!data:)([^"')]+)["']?\)""")
TAG = re.compile(r"<([a-zA-Z][\w-]*)")
ATTRIBUTE = re.compile(r"""\b(?:class|id)=\\?["']([^"'\\]*)""")
WORD = re.compile(r"[\w-]+")
GROUPS = {"media", "supports", "container", "layer"}

# What of a selector may name things that need not be there: `:not(.x)`, `[href="x"]`.
ASIDE = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|::?[\w-]+(?:\([^()]*\))?|\\.")
NAMED = re.compile(r"(?<![\w-])(?:[.#])?(-?[a-zA-Z_][\w-]*)")


def names_in(text):
    """The tags, classes and ids of a piece of HTML, or of HTML inside a script."""
    return set(TAG.findall(text)).union(*map(str.split, ATTRIBUTE.findall(text)))


def pages_of(html):
    """The files of the pages in a built book."""
    return [*html.glob("*.html"), *html.glob("book/*.html"), *html.glob("lessons/*.html")]


def names_of(html):
    """Every name that a selector could find in the built pages, those that scripts may add included."""
    static, names = html / "_static", set()
    for page in pages_of(html):
        names |= names_in(page.read_text("utf-8"))
    for script in static.rglob("*.js"):
        of_a_figure = static / "figures" in script.parents
        names |= set((names_in if of_a_figure else WORD.findall)(script.read_text("utf-8")))
    return names


def can_match(selector, names):
    """Whether a page with these names can have what a selector looks for."""
    return all(name in names for name in NAMED.findall(ASIDE.sub(" ", selector)))


def used(css, names):
    """The rules of a stylesheet that can match something, without comments."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "\n".join(filter(None, (_kept(rule, names) for rule in rules)))


def _kept(rule, names):
    if rule.type == "qualified-rule":
        selectors = [s.strip() for s in _parts(rule.prelude)]
        selectors = [selector for selector in selectors if can_match(selector, names)]
        return selectors and f"{','.join(selectors)}{{{tinycss2.serialize(rule.content).strip()}}}"
    if rule.type == "at-rule" and rule.lower_at_keyword in GROUPS and rule.content:
        inside = used(tinycss2.serialize(rule.content), names)
        return inside and f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
    return "" if getattr(rule, "lower_at_keyword", "") == "charset" else rule.serialize()


def _parts(prelude):
    """A list of selectors, cut at its commas."""
    part = []
    for token in prelude:
        if token == ",":
            yield tinycss2.serialize(part)
            part = []
        else:
            part.append(token)
    yield tinycss2.serialize(part)


def without_icon_font(css):
    """The theme's stylesheet without FontAwesome; the book draws its few icons itself."""
    css = re.sub(r"@font-face\{[^}]*fontawesome[^}]*\}", "", css)
    return re.sub(r"\.fa-[\w-]+:before(?:,\.fa-[\w-]+:before)*\{content:[^}]*\}", "", css)


def with_room_for_text(css):
    """The theme's stylesheet with the contents of a page beside it from 1440 px on, and below that in a drawer.

    The theme begins at 1200 px, which leaves 530 px to the text.
    """
    return css.replace("1200px", "1440px").replace("1199.98px", "1439.98px")


def moved(path, static):
    """The text of a sheet whose addresses count from the folder of `NAME`."""
    folder = (static / NAME).parent

    def address(found):
        return f'url("{Path(os.path.relpath(path.parent / found[1], folder)).as_posix()}")'

    return ADDRESS.sub(address, path.read_text("utf-8"))


def put_together(static, names):
    """The sheets of the book as one."""
    sheets = [moved(path, static) for pattern in SHEETS for path in sorted(static.glob(pattern))]
    theme = with_room_for_text(without_icon_font("\n".join(sheets[:THEIRS])))
    return used("\n".join([theme, *sheets[THEIRS:]]), names)


def _write(app, exception):
    """Write the sheet, and its checksum into the links of the pages, so that no browser keeps an older one."""
    if exception or app.builder.format != "html":
        return
    html = Path(app.outdir)
    static = html / "_static"
    css = put_together(static, names_of(html))
    for part in static.rglob("*.css"):
        part.unlink()  # Sphinx copies it again for the next build
    (static / NAME).write_text(css, "utf-8")
    version = hashlib.sha256(css.encode()).hexdigest()[:8]
    for page in pages_of(html):
        text = page.read_text("utf-8")
        page.write_text(LINK.sub(rf"\1?v={version}", text), "utf-8")


def setup(app):
    app.connect("build-finished", _write, priority=900)
