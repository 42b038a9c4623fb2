"""When the lessons are run again: exactly when something that decides an output has changed."""

import pytest
from sphinx_glue.execution import fingerprint


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "dlcore" / "data").mkdir(parents=True)
    (tmp_path / "dlcore" / "data" / "digits.npz").write_bytes(b"123")
    (tmp_path / "dlcore" / "layer.py").write_text("one = 1")
    (tmp_path / "constraints.txt").write_text("numpy==2")
    return tmp_path


def test_nothing_changed(tree):
    before = fingerprint(tree)
    (tree / "dlcore" / "__pycache__").mkdir()
    (tree / "dlcore" / "__pycache__" / "layer.pyc").write_bytes(b"any")
    (tree / "README.md").write_text("words")
    assert fingerprint(tree) == before


@pytest.mark.parametrize("name", ["dlcore/layer.py", "dlcore/data/digits.npz", "constraints.txt"])
def test_a_change_in_a_file_changes_it(tree, name):
    before = fingerprint(tree)
    with (tree / name).open("ab") as file:
        file.write(b"2")
    assert fingerprint(tree) != before


def test_a_new_a_renamed_and_a_deleted_file_change_it(tree):
    seen = {fingerprint(tree)}
    (tree / "dlcore" / "new.py").write_text("one = 1")
    seen.add(fingerprint(tree))
    (tree / "dlcore" / "new.py").rename(tree / "dlcore" / "newer.py")
    seen.add(fingerprint(tree))
    (tree / "dlcore" / "layer.py").unlink()
    seen.add(fingerprint(tree))
    assert len(seen) == 4
