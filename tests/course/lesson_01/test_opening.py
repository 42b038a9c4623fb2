"""The picture that opens lesson 01."""

import subprocess
from itertools import pairwise
from shutil import which

import pytest

from dlcore.course.lesson_01 import opening


@pytest.mark.parametrize("demo", opening.DEMOS)
def test_each_piece_adds_to_the_output(demo):
    shown = [opening.piece_by_piece(demo, piece).panels[0] for piece in range(1, opening.PIECES + 1)]
    assert all(len(after) > len(before) for before, after in pairwise(shown))


def test_stones_stand_on_different_points():
    places = opening.MOVES
    assert len(set(places)) == len(places) == opening.PIECES


@pytest.mark.skipif(which("cc") is None, reason="no C compiler")
def test_the_program_adds(tmp_path):
    source, program = tmp_path / "add.c", tmp_path / "add"
    source.write_text("\n".join(opening.TEXT))
    subprocess.run(["cc", source, "-o", program], check=True)
    assert subprocess.run([program], input="2 40", capture_output=True, text=True, check=False).stdout == "42\n"
