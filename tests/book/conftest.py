"""The built book, and a server for it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from tests.support.pages import url
from tools import serve

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def book_html(tmp_path_factory):
    """The folder of the built book; what is up to date is not built again, and only one process builds."""
    run = tmp_path_factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run  # what all processes of this run share
    with FileLock(run / "book.lock"):
        if not (run / "book_is_built").exists():
            command = [Path(sys.executable).with_name("jupyter-book"), "build", ROOT, "-W", "-n", "--keep-going"]
            built = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
            assert built.returncode == 0, built.stdout[-6000:] + built.stderr[-6000:]
            (run / "book_is_built").touch()
    return ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def address(book_html):
    """The book on a web server of this machine."""
    with serve.server(str(book_html), port=0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def lesson_page(browser, address):
    """A function that opens a lesson's page once for all tests of a module; options are those of a browser context.

    Loading takes most of a test's time. Whoever shares a page begins with `pages.fresh`, and leaves it where it is.
    """
    opened = {}

    def page_of(path, query="", **options):
        key = (path, query, repr(sorted(options.items())))
        if key not in opened:
            opened[key] = browser.new_context(**options).new_page()
            opened[key].goto(url(address, path, query), wait_until="load")
        return opened[key]

    yield page_of
    for page in opened.values():
        page.context.close()
