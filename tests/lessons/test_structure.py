"""What every lesson has, and what none may have."""

import ast
import re

import pytest
import yaml

from tests.support.lessons import LESSONS, ROOT, every_lesson, read, source, tags


def cells(path, kind):
    return [cell for cell in read(path)["cells"] if cell["cell_type"] == kind]


def prose(path):
    return "\n\n".join(source(cell) for cell in cells(path, "markdown"))


@every_lesson
def test_opens_and_closes_like_every_lesson(path):
    text = prose(path)
    for promise in ("**You will do:**", "**You will understand:**", "**You need:**"):
        assert promise in text
    assert text.index("> **Recall.**") < text.index("\n## ")
    assert "> **Predict.**" in text
    assert "## In PyTorch\n\n```python" in text
    assert text.index("## In PyTorch") < text.index("## Summary") < text.index("**Next:**")


@every_lesson
def test_minutes_add_up(path):
    """Minutes for reading and for exercises are promised apart; the exercises' are those that stand at each of them."""
    promised = re.search(
        r"^\*(\d+) minutes to read · exercises (\d+) minutes, ★ (\d+) more · ", prose(path), re.MULTILINE
    )
    reading, core, stretch = map(int, promised.groups())
    exercises = re.findall(r"^> \*\*Exercise\.\*\* ([●★]) (\d+) minutes\. ", prose(path), re.MULTILINE)
    assert core == sum(int(minutes) for sign, minutes in exercises if sign == "●")
    assert stretch == sum(int(minutes) for sign, minutes in exercises if sign == "★")
    deck = yaml.safe_load((ROOT / "book" / "deck.yml").read_text(encoding="utf-8"))
    assert deck["lessons"][int(path.stem[:2])]["minutes"] == pytest.approx(reading + core, abs=4)


@every_lesson
def test_opens_with_a_question_and_a_figure(path):
    title, figure, promises, *_ = read(path)["cells"]
    heading, question, how_to_run = source(title).split("\n\n")
    assert re.fullmatch(rf"# {path.stem[:2]} · \w+.*", heading)
    assert re.fullmatch(r"[^.?!\n]+\?", question), "one question, in one sentence"
    assert len(question.split()) <= 24, "a phone's first screen has room for the question and the figure"
    assert how_to_run.startswith("> **In the notebook.** *Run › Run All Cells* ")
    assert "@explore(" in source(figure)
    assert source(promises).startswith("*")


@every_lesson
def test_set_up_is_one_short_cell(path):
    opening, *others = cells(path, "code")
    set_up, *others = others
    assert "hide-input" in tags(opening)
    assert "hide-input" not in tags(set_up)
    assert len([line for line in source(set_up).splitlines() if line.strip()]) <= 6
    assert not any(re.search(r"^(import|from) ", source(cell), re.MULTILINE) for cell in others)


@every_lesson
def test_runs_without_its_opening(path):
    """Whoever starts at the set-up cell has all that the lesson needs."""
    opening, *others = cells(path, "code")
    given = {name for node in ast.walk(ast.parse(source(opening))) for name in _defined(node)}
    later = {name for cell in others for node in ast.walk(ast.parse(source(cell))) for name in _defined(node)}
    used = {node.id for cell in others for node in ast.walk(ast.parse(source(cell))) if isinstance(node, ast.Name)}
    assert not (given - later) & used


def _defined(node):
    """The names that a statement gives to something."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [(alias.asname or alias.name) for alias in node.names]
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    return [node.id] if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else []


@every_lesson
def test_folded_cells_are_folded_in_notebooks_too(path):
    """The book reads the tag; JupyterLab, Notebook and JupyterLite read `source_hidden`."""
    for cell in cells(path, "code"):
        assert cell["metadata"].get("jupyter", {}).get("source_hidden", False) == ("hide-input" in tags(cell)), cell[
            "id"
        ]


@every_lesson
def test_code_fits_the_page_and_the_head(path):
    for cell in cells(path, "code"):
        lines = source(cell).splitlines()
        assert len(lines) <= 20, cell["id"]
        if "hide-input" not in tags(cell):
            assert max(map(len, lines)) <= 76, cell["id"]


@every_lesson
def test_prose_is_plain_commonmark(path):
    """MyST directives and roles would be noise in JupyterLab, in VS Code and on GitHub."""
    text = prose(path)
    assert not re.search(r"^(```|:::)\{", text, re.MULTILINE)
    assert not re.search(r"\{[a-z:-]+\}`", text)
    assert not re.search(r"^\([\w-]+\)=$", text, re.MULTILINE)
    assert not re.search(r"<(div|span|img|details|script)\b", re.sub(r'<span data-state="[^"<>]+">', "", text))


@every_lesson
def test_at_most_two_notes_on_the_slides(path):
    notes = re.findall(r"^> \*\*Note on the slide\.\*\* \*(.*?)\*", prose(path), re.MULTILINE)
    allowed = {"Correction.", "Missing step.", "Sharper wording.", "Typo or transcription."}
    assert set(notes) <= allowed
    assert prose(path).count("Note on the slide.") == len(notes)
    assert len(notes) <= 2 or path.stem.startswith("05")


@every_lesson
def test_an_exercise_is_one_unsolved_function(path):
    exercises = [cell for cell in cells(path, "code") if "exercise" in tags(cell)]
    assert 3 <= len(exercises) <= 5
    for cell in exercises:
        tree = ast.parse(source(cell))
        (thing,) = tree.body
        assert isinstance(thing, ast.FunctionDef | ast.ClassDef)
        assert ast.get_docstring(thing)
        assert source(cell).rstrip().endswith("raise NotImplementedError")


def test_exercise_ids_are_unique_in_the_course():
    names = [
        ast.parse(source(cell)).body[0].name
        for path in LESSONS for cell in cells(path, "code") if "exercise" in tags(cell)
    ]  # fmt: skip
    assert len(names) == len(set(names))


@every_lesson
def test_only_pinned_cells_keep_their_output(path):
    for cell in cells(path, "code"):
        pinned = "nbval-check-output" in tags(cell)
        assert pinned == ("keep_output" in tags(cell)), cell["id"]
        assert pinned == bool(cell["outputs"]), cell["id"]
        assert pinned == (cell["execution_count"] is not None), cell["id"]


@every_lesson
def test_pinned_numbers_do_not_depend_on_exercises(path):
    exercises = {
        ast.parse(source(cell)).body[0].name for cell in cells(path, "code") if "exercise" in tags(cell)
    }  # fmt: skip
    for cell in cells(path, "code"):
        if "nbval-check-output" in tags(cell):
            used = {node.id for node in ast.walk(ast.parse(source(cell))) if isinstance(node, ast.Name)}
            assert not used & exercises, cell["id"]


def test_the_folder_holds_lessons_only():
    names = [path.name for path in LESSONS[0].parent.iterdir() if not path.name.startswith(".")]
    assert all(re.fullmatch(r"[01]\d_[a-z_]+\.ipynb", name) for name in names), names
