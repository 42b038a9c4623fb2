"""Serving the book from this machine."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_without_a_book_it_says_what_to_do(tmp_path):
    command = [sys.executable, "-m", "tools.serve", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "Build it first: make book" in done.stderr
    assert "Traceback" not in done.stderr
