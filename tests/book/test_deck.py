"""The table of the lecture (book/deck.yml) is complete, and nothing in it is promised that is not there."""

import ast
import importlib
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from book.sphinx_glue.deck import all_rows, anchor_in, anchors_of, lessons_of, load_deck
from tools.toc import table_of_contents

ROOT = Path(__file__).resolve().parents[2]
DECK = load_deck()
ROWS = all_rows(DECK)
FINISHED = [number for number, lesson in DECK["lessons"].items() if (ROOT / f"{lesson['file']}.ipynb").is_file()]
BUILT = [row for row in ROWS if "anchor" in row]

# Every id of the lecture: 53 slides, 39 figures, 9 steps of the demo, 11 equation slides, 19 equations.
KINDS = {"S": "slide", "2-": "figure", "BP-": "demo", "EQ-": "equation slide", "eq-": "equation"}
COUNTS = {"S": 53, "2-": 39, "BP-": 9, "EQ-": 11, "eq-": 19}
REQUIRED = {f"{prefix}{number}": KINDS[prefix] for prefix, count in COUNTS.items() for number in range(1, count + 1)}

MAY_HAVE = {"id", "kind", "title", "lesson", "slides", "notes", "anchor", "objects", "tests"}


def missing_and_twice(rows):
    """The required ids that are missing, and those that are there more than once or not required."""
    found = Counter(row["id"] for row in rows)
    return sorted(REQUIRED.keys() - found), sorted(i for i in found if found[i] > 1 or i not in REQUIRED)


def shape_faults(row):
    """What is wrong with the entries of a row by themselves."""
    faults = [f"has {key}, which no row has" for key in row.keys() - MAY_HAVE]
    if row["kind"] != REQUIRED.get(row["id"]):
        faults.append(f"is not a {row['kind']}")
    faults += [f"names lesson {n}, which does not exist" for n in lessons_of(row) if n not in DECK["lessons"]]
    faults += [f"names slide {slide}" for slide in row.get("slides", []) if REQUIRED.get(slide) != "slide"]
    faults += [f"names note {note}" for note in row.get("notes", []) if note not in range(1, 41)]
    if "anchor" in row:
        faults += [f"is built and has no {key}" for key in ("objects", "tests") if not row.get(key)]
    else:
        faults += [f"is planned and has {key}" for key in ("objects", "tests") if key in row]
    return faults


def page_faults(row, html):
    """The lessons and the figures that a built row names, looked up in the folder of built pages."""
    return [fault for anchor in anchors_of(row) for fault in anchor_faults(row, anchor, html)]


def anchor_faults(row, anchor, html):
    docname, _, figure = anchor.partition("#")
    if docname not in [DECK["lessons"][number]["file"] for number in lessons_of(row)]:
        return [f"has its anchor in {docname}, which is not the file of a lesson that it names"]
    if not (ROOT / f"{docname}.ipynb").is_file():
        return [f"names {docname}.ipynb, which does not exist"]
    page = BeautifulSoup((html / f"{docname}.html").read_text(encoding="utf-8"), "html.parser")
    return [] if page.find(id=figure) else [f"names #{figure}, which is not in {docname}.html"]


def object_faults(row):
    """The names of a built row that cannot be imported."""
    faults = []
    for name in row["objects"]:
        module, _, attribute = name.rpartition(".")
        if not module.startswith("dlcore") or not hasattr(importlib.import_module(module), attribute):
            faults.append(f"names {name}, which cannot be imported")
    return faults


def names_of_tests(path):
    """The names of the tests in a file; of a test in a class also `Class::test`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [(f"{node.name}::", node.body) for node in tree.body if isinstance(node, ast.ClassDef)]
    bodies = [("", tree.body), *classes]
    return [f"{prefix}{node.name}" for prefix, body in bodies for node in body if isinstance(node, ast.FunctionDef)]


def missing_tests(row):
    """The tests of a built row that do not exist; a row may give the beginning of a name."""
    faults = []
    for name in row["tests"]:
        file, _, start = name.partition("::")
        path = ROOT / file
        found = names_of_tests(path) if file.startswith("tests/") and path.is_file() else []
        if not start.rpartition("::")[2].startswith("test_") or not any(test.startswith(start) for test in found):
            faults.append(f"names {name}, which does not exist")
    return faults


def test_every_id_of_the_lecture_is_in_the_table_once():
    assert missing_and_twice(ROWS) == ([], [])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_is_either_built_or_planned(row):
    assert shape_faults(row) == []


@pytest.mark.parametrize("row", BUILT, ids=lambda row: row["id"])
def test_what_a_built_row_names_exists(row, book_html):
    assert page_faults(row, book_html) + object_faults(row) + missing_tests(row) == []


def test_every_row_is_built_in_each_finished_lesson_that_it_names():
    due = [(row, number) for row in ROWS for number in lessons_of(row) if number in FINISHED]
    assert due
    assert [(row["id"], n) for row, n in due if anchor_in(row, DECK["lessons"][n]) is None] == []


def test_the_table_of_contents_is_made_from_the_table():
    found = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    assert found == table_of_contents(DECK), "run `python -m tools.toc`"
    assert sorted(number for part in DECK["book"].values() for number in part) == sorted(DECK["lessons"])


def test_every_note_is_on_the_page_and_in_the_table(book_html):
    page = BeautifulSoup((book_html / "book/slide_notes.html").read_text(encoding="utf-8"), "html.parser")
    assert [n for n in range(1, 41) if not page.find(id=f"note-{n}")] == []
    assert {note for row in ROWS for note in row.get("notes", [])} == set(range(1, 41))


def test_every_equation_is_on_the_notation_page(book_html):
    page = BeautifulSoup((book_html / "book/notation.html").read_text(encoding="utf-8"), "html.parser")
    assert [n for n in range(1, 20) if not page.find(id=f"eq-{n}")] == []
    tagged = [number.text for number in page.select("div.math > .eqno")]
    assert tagged == [f"({n})" for n in range(1, 20)]


def test_the_page_shows_every_row_and_links_to_every_figure(book_html):
    page = BeautifulSoup((book_html / "book/slide_map.html").read_text(encoding="utf-8"), "html.parser")
    assert [row["id"] for row in ROWS if not page.find("tr", id=f"deck-{row['id']}")] == []
    for row in ROWS:
        links = {link["href"] for link in page.find("tr", id=f"deck-{row['id']}").find_all("a")}
        for anchor in anchors_of(row):
            docname, _, figure = anchor.partition("#")
            assert f"../{docname}.html#{figure}" in links
        planned = len(anchors_of(row)) < len(lessons_of(row))
        assert ("planned" in page.find("tr", id=f"deck-{row['id']}").text) == planned


def test_the_graph_tells_finished_lessons_from_planned_ones(book_html):
    page = BeautifulSoup((book_html / "book/index.html").read_text(encoding="utf-8"), "html.parser")
    items = {item.text.strip()[:2]: item for item in page.select("ul.lesson-list > li")}
    assert sorted(items) == [f"{number:02d}" for number in DECK["lessons"]]
    for number in DECK["lessons"]:
        assert bool(items[f"{number:02d}"].find("a")) == (number in FINISHED)
        assert ("planned" in items[f"{number:02d}"].text) == (number not in FINISHED)
    assert f"{len(FINISHED)} of the {len(DECK['lessons'])} lessons are finished" in page.text


class TestTheseChecksCanFail:
    """Each check, given a row that is wrong in one way, says so."""

    ROW = BUILT[0]

    def test_a_missing_and_a_doubled_id(self):
        assert missing_and_twice(ROWS[1:]) == ([ROWS[0]["id"]], [])
        assert missing_and_twice([*ROWS, ROWS[0]]) == ([], [ROWS[0]["id"]])
        assert missing_and_twice([*ROWS, {"id": "2-40"}]) == ([], ["2-40"])

    @pytest.mark.parametrize(
        "change",
        [
            {"kind": "demo"},
            {"lesson": 20},
            {"slides": ["S54"]},
            {"notes": [41]},
            {"tests": []},
            {"objects": []},
            {"x": 1},
        ],
        ids=str,
    )
    def test_a_wrong_entry(self, change):
        assert len(shape_faults(self.ROW | change)) == 1

    def test_a_planned_row_with_promises(self):
        planned = {key: value for key, value in self.ROW.items() if key != "anchor"}
        assert len(shape_faults(planned)) == 2

    @pytest.mark.parametrize("anchor", ["lessons/07_convolution#nowhere", "lessons/08_none#x", "book/index#x"])
    def test_a_figure_that_is_not_there(self, anchor, book_html):
        assert len(page_faults(self.ROW | {"anchor": anchor}, book_html)) == 1

    @pytest.mark.parametrize("name", ["dlcore.nothing", "numpy.array", "dlcore"])
    def test_an_object_that_is_not_there(self, name):
        assert len(object_faults({"objects": [name]})) == 1

    @pytest.mark.parametrize(
        "name",
        ["tests/nothing.py::test_x", "tests/book/test_deck.py::test_nothing", "tests/book/test_deck.py",
         "tests/book/test_deck.py::", "tests/book/test_deck.py::names_of_tests"],
    )  # fmt: skip
    def test_a_test_that_is_not_there(self, name):
        assert len(missing_tests({"tests": [name]})) == 1

    @pytest.mark.parametrize("name", ["test_every_id", "TestTheseChecksCanFail::test_a_wrong_entry"])
    def test_a_test_that_is_there(self, name):
        assert missing_tests({"tests": [f"tests/book/test_deck.py::{name}"]}) == []


def test_lessons_link_the_slides_they_speak_of_to_the_map(book_html):
    page = BeautifulSoup((book_html / "lessons" / "02_single_neuron.html").read_text(encoding="utf-8"), "html.parser")
    rows = BeautifulSoup((book_html / "book" / "slide_map.html").read_text(encoding="utf-8"), "html.parser")
    links = {link.get_text(): link["href"] for link in page.select("article a[href*='slide_map.html#deck-']")}
    assert links["Slide 8"] == "../book/slide_map.html#deck-S8"
    assert links["fig 2-5"] == "../book/slide_map.html#deck-2-5"
    assert all(rows.find(id=address.partition("#")[2]) for address in links.values())
