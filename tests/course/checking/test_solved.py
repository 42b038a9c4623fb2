import json
import stat

import pytest

from dlcore.course.checking import progress
from dlcore.course.checking.solved import record, solved


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DLCORE_PROGRESS", raising=False)
    monkeypatch.delenv("DLCORE_EXPLORE", raising=False)
    return tmp_path


def test_a_solved_exercise_is_kept_in_one_file_beside_the_notebook(folder):
    record("out_size")
    record("corr2d")
    assert list(solved()) == ["out_size", "corr2d"]
    assert [path.name for path in folder.iterdir()] == [".dlcore_progress.json"]


def test_the_first_day_stays(folder):
    (folder / ".dlcore_progress.json").write_text('{"out_size": "2020-01-01"}')
    record("out_size")
    assert solved() == {"out_size": "2020-01-01"}


def test_the_table_says_what_is_solved(folder):
    assert repr(progress()).startswith("0 of ")
    record("out_size")
    assert "✓ 07  out_size" in repr(progress())
    assert "1 of" in progress()._repr_html_()


@pytest.mark.parametrize("setting", ["off", ""])
def test_it_can_be_switched_off(folder, monkeypatch, setting):
    monkeypatch.setenv("DLCORE_PROGRESS", setting)
    record("out_size")
    assert solved() == {}
    assert list(folder.iterdir()) == []


def test_it_can_be_moved(folder, monkeypatch):
    monkeypatch.setenv("DLCORE_PROGRESS", str(folder / "elsewhere.json"))
    record("out_size")
    assert list(json.loads((folder / "elsewhere.json").read_text())) == ["out_size"]


def test_nothing_is_written_while_the_book_is_built(folder, monkeypatch):
    monkeypatch.setenv("DLCORE_EXPLORE", "page")
    record("out_size")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("content", ["", "not json", "[1, 2]"])
def test_a_broken_file_is_harmless(folder, content):
    (folder / ".dlcore_progress.json").write_text(content)
    assert solved() == {}
    record("out_size")
    assert list(solved()) == ["out_size"]


def test_a_folder_that_cannot_be_written_is_harmless(folder, monkeypatch):
    monkeypatch.setenv("DLCORE_PROGRESS", str(folder / "missing" / "file.json"))
    record("out_size")
    assert solved() == {}
    assert not (folder / "missing").exists()
    read_only = folder / "read_only"
    read_only.mkdir()
    read_only.chmod(stat.S_IRUSR | stat.S_IXUSR)
    monkeypatch.setenv("DLCORE_PROGRESS", str(read_only / "file.json"))
    record("out_size")
    assert set(solved()) <= {"out_size"}  # an administrator may write all the same
