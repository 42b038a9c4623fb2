"""The book's one stylesheet has the rules that its pages can use, and every page takes its newest version."""

import hashlib
import re
import runpy
from pathlib import Path

import pytest

GLUE = runpy.run_path(str(Path(__file__).parents[2] / "book" / "sphinx_glue" / "stylesheet.py"))
NAMES = {"div", "p", "figure", "explore", "open", "head"}


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".explore { color: red }", ".explore{color: red}"),
        (".modal { color: red }", ""),
        (".explore .modal, figure.explore > p { margin: 0 }", "figure.explore > p{margin: 0}"),
        ("#head:hover::before { top: 0 }", "#head:hover::before{top: 0}"),
        ("p:not(.modal):nth-child(odd) { top: 0 }", "p:not(.modal):nth-child(odd){top: 0}"),
        ("div[lang] :is(.a, .open) { top: 0 }", "div[lang] :is(.a, .open){top: 0}"),
        ("@media print { .modal { top: 0 } }", ""),
        ("@media print { .modal { top: 0 } p { top: 0 } }", "@media print {p{top: 0}}"),
        ("@font-face { font-family: x }", "@font-face { font-family: x }"),
        ("@charset 'utf-8'; /* note */ * { top: 0 }", "*{top: 0}"),
        (".explore { & .modal { top: 0 } }", ".explore{& .modal { top: 0 }}"),
    ],
)
def test_a_rule_stays_if_a_page_can_have_what_it_names(css, left):
    assert GLUE["used"](css, NAMES) == left


def test_names_come_from_tags_classes_and_ids_and_not_from_prose():
    assert GLUE["names_in"]('<p class="a b-c" id="d">modal</p>') == {"p", "a", "b-c", "d"}
    assert GLUE["names_in"](r'"<path class=\"line\">"') == {"path", "line"}


def test_each_page_names_the_one_sheet_and_its_version(book_html):
    sheet = book_html / "_static" / "course" / "styles" / "book.css"
    version = hashlib.sha256(sheet.read_bytes()).hexdigest()[:8]
    assert list((book_html / "_static").rglob("*.css")) == [sheet]
    for page in [*book_html.glob("lessons/*.html"), *book_html.glob("book/*.html"), book_html / "search.html"]:
        links = re.findall(r'<link[^>]*rel="stylesheet"[^>]*href="([^"]*)"', page.read_text("utf-8"))
        assert [link.partition("_static/")[2] for link in links] == [f"course/styles/book.css?v={version}"], page


def test_what_scripts_add_is_in_the_sheet(book_html):
    """Classes that no page has when it arrives."""
    sheet = (book_html / "_static" / "course" / "styles" / "book.css").read_text("utf-8")
    for name in ("show", "copybtn", "highlighted", "explore-changed", "explore-marked"):
        assert re.search(rf"\.{name}\b", sheet), name
