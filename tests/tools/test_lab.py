"""`make lab`: a student's work is never overwritten and never lost."""

import pytest

from tools.lab import KNOWN, bring_lessons


@pytest.fixture
def folders(tmp_path):
    source, target = tmp_path / "lessons", tmp_path / "my_lessons"
    source.mkdir()
    (source / "07_convolution.ipynb").write_text("version 1")
    (source / "08_pooling.ipynb").write_text("version 1")
    return source, target


def names(target):
    return sorted(path.name for path in target.iterdir() if path.name != KNOWN)


def test_the_first_time_every_lesson_is_copied(folders):
    source, target = folders
    assert bring_lessons(source, target) == []
    assert names(target) == ["07_convolution.ipynb", "08_pooling.ipynb"]


def test_edited_lessons_stay_as_they_are(folders):
    source, target = folders
    bring_lessons(source, target)
    (target / "07_convolution.ipynb").write_text("my answers")
    for _ in range(3):
        assert bring_lessons(source, target) == []
    assert (target / "07_convolution.ipynb").read_text() == "my answers"
    assert len(names(target)) == 2


def test_an_upgraded_lesson_comes_beside_the_old_one_once_and_is_told(folders):
    source, target = folders
    bring_lessons(source, target)
    (target / "07_convolution.ipynb").write_text("my answers")
    for version in (2, 3):
        (source / "07_convolution.ipynb").write_text(f"version {version}")
        (line,) = bring_lessons(source, target)
        assert f"07_convolution has a new version: 07_convolution_v{version}.ipynb" in line
        assert bring_lessons(source, target) == []
        assert (target / f"07_convolution_v{version}.ipynb").read_text() == f"version {version}"
    assert (target / "07_convolution.ipynb").read_text() == "my answers"


def test_a_deleted_lesson_comes_back(folders):
    source, target = folders
    bring_lessons(source, target)
    (target / "08_pooling.ipynb").unlink()
    bring_lessons(source, target)
    assert (target / "08_pooling.ipynb").read_text() == "version 1"


@pytest.mark.parametrize("damage", ["", "not json", None])
def test_without_its_memory_nothing_is_overwritten(folders, damage):
    source, target = folders
    bring_lessons(source, target)
    (target / "07_convolution.ipynb").write_text("my answers")
    (target / KNOWN).unlink() if damage is None else (target / KNOWN).write_text(damage)
    bring_lessons(source, target)
    assert (target / "07_convolution.ipynb").read_text() == "my answers"
    assert names(target) == ["07_convolution.ipynb", "07_convolution_v2.ipynb", "08_pooling.ipynb"]
    bring_lessons(source, target)
    assert len(names(target)) == 3
