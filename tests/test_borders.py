"""The borders of the house: the library knows nothing of the course, and a room borrows only from what it builds on."""

import re

import pytest

from book.sphinx_glue.deck import load_deck
from tests.support.code import imports, python_files
from tests.support.lessons import ROOT

FILES = {path.relative_to(ROOT).with_suffix("").parts: path for path in python_files("dlcore")}
LIBRARY = [parts for parts in FILES if parts[1] != "course"]
KIT = [parts for parts in FILES if parts[1] == "course" and not parts[2].startswith("lesson_")]
ROOMS = [parts for parts in FILES if parts[1] == "course" and parts[2].startswith("lesson_")]
MAY_USE = {
    "drawing": [],
    "checking": [],
    "interactive": ["drawing", "checking"],
    "plotting": ["drawing"],
    "__init__": ["checking", "interactive", "plotting"],
}
LESSONS = load_deck()["lessons"]


def of_the_course(parts):
    """What a file imports of the course: `drawing`, `lesson_02`, …"""
    names = imports(FILES[parts].read_text(encoding="utf-8"))
    return {name.split(".")[2] for name in names if name.startswith("dlcore.course.")} - {
        parts[2 if len(parts) > 2 else 1]
    }


def built_on(number):
    """The lessons that a lesson needs, and those that they need."""
    return {number}.union(*(built_on(earlier) for earlier in LESSONS[number]["needs"]))


@pytest.mark.parametrize("parts", LIBRARY, ids="/".join)
def test_the_library_never_imports_the_course(parts):
    assert not {name for name in imports(FILES[parts].read_text(encoding="utf-8")) if "dlcore.course" in name}


@pytest.mark.parametrize("parts", KIT, ids="/".join)
def test_the_kit_knows_no_lesson(parts):
    assert of_the_course(parts) <= set(MAY_USE[parts[2]])


@pytest.mark.parametrize("parts", ROOMS, ids="/".join)
def test_a_room_borrows_from_the_kit_and_from_lessons_that_it_needs(parts):
    needed = {f"lesson_{number:02d}" for number in built_on(int(parts[2].removeprefix("lesson_")))}
    assert {room for room in of_the_course(parts) if re.match(r"lesson_\d\d", room)} <= needed
