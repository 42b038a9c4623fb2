"""When a lesson is run again: exactly when something that decides its outputs has changed."""

import pytest

from book.sphinx_glue.execution import fingerprint

FILES = {
    "constraints.txt": "numpy==2",
    "README.md": "words",
    "dlcore/layer.py": "one = 1",
    "dlcore/data/digits.npz": "123",
    "dlcore/course/drawing/canvas.py": "",
    "dlcore/course/lesson_02/steepness.py": "",
    "dlcore/course/lesson_03/hidden_plane.py": "from dlcore.course.lesson_02.steepness import called",
    "dlcore/course/lesson_03/exercises/collapse.py": "",
    "dlcore/course/lesson_07/filters.py": "",
    "lessons/03_multilayer_perceptron.ipynb": "{}",
    "lessons/07_convolution.ipynb": "{}",
}
DECIDING = [name for name in FILES if name != "README.md" and "07" not in name]


@pytest.fixture
def tree(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def key(tree):
    return fingerprint(tree / "lessons" / "03_multilayer_perceptron.ipynb", tree)


@pytest.mark.parametrize("name", DECIDING)
def test_a_change_in_a_file_that_decides_runs_the_lesson_again(tree, name):
    before = key(tree)
    with (tree / name).open("ab") as file:
        file.write(b" ")
    assert key(tree) != before


@pytest.mark.parametrize("name", sorted(FILES.keys() - DECIDING))
def test_another_lesson_or_a_text_beside_them_does_not(tree, name):
    before = key(tree)
    (tree / name).write_text("changed")
    (tree / "dlcore" / "__pycache__").mkdir()
    (tree / "dlcore" / "__pycache__" / "layer.pyc").write_bytes(b"any")
    assert key(tree) == before


def test_a_room_that_the_notebook_borrows_from_counts(tree):
    (tree / "lessons" / "03_multilayer_perceptron.ipynb").write_text("from dlcore.course.lesson_07 import filters")
    before = key(tree)
    (tree / "dlcore" / "course" / "lesson_07" / "filters.py").write_text("changed")
    assert key(tree) != before


def test_a_new_a_renamed_and_a_deleted_file_change_it(tree):
    seen = {key(tree)}
    (tree / "dlcore" / "new.py").write_text("one = 1")
    seen.add(key(tree))
    (tree / "dlcore" / "new.py").rename(tree / "dlcore" / "newer.py")
    seen.add(key(tree))
    (tree / "dlcore" / "layer.py").unlink()
    seen.add(key(tree))
    assert len(seen) == 4
