"""The sizes that CONTRIBUTING promises: a module is one idea, and a function fits on a screen."""

import ast

import pytest

from tests.support.code import lines_of_code, python_files
from tests.support.lessons import ROOT

FILE, FUNCTION = 250, 25
FILES = python_files("dlcore", "book", "tools", "benchmarks", "tests")


def too_long(text):
    """(name, lines of code) of the file and of its functions that are longer than they may be."""
    code = lines_of_code(text)
    found = [("the file", len(code))] if len(code) > FILE else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            lines = len(code & set(range(node.lineno, node.end_lineno + 1)))
            found += [(node.name, lines)] if lines > FUNCTION else []
    return found


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(ROOT).as_posix() for path in FILES])
def test_one_idea_a_file_and_a_screen_a_function(path):
    assert too_long(path.read_text(encoding="utf-8")) == [], "what second idea has moved in?"


def test_docstrings_and_comments_do_not_count():
    body = "\n".join(f"    a = {i}" for i in range(24))
    assert too_long(f'def f():\n    """One.\n\n    Two.\n    """\n    # three\n\n{body}\n') == []
    assert too_long(f"def f():\n{body}\n    return a\n") == [("f", 26)]
    assert too_long("a = 1\n" * 251) == [("the file", 251)]
