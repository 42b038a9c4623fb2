"""The built book and a browser to read it with."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from tools import serve

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FLAGS += ["--no-first-run", "--disable-component-update", "--disable-sync"]
FLAGS += ["--disable-features=AutofillServerCommunication"]


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


@pytest.fixture(scope="session")
def browser():
    """Chromium, or a skip where a user has none; continuous integration must have one."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        assert not os.environ.get("CI"), "continuous integration needs a browser: see .ci/run"
        pytest.skip("no Chromium or Chrome found")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Readers have scrollbars: without them layouts that break by some pixels would pass.
        browser = playwright.chromium.launch(
            executable_path=path, args=FLAGS, ignore_default_args=["--hide-scrollbars"]
        )
        yield browser
        browser.close()


class Visit:
    """One page in a fresh browser, with what it asked for and what it complained about."""

    def __init__(self, context):
        self.page = context.new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def visit(browser):
    """A function that opens an address and returns the `Visit`; options are those of a browser context."""
    contexts = []

    def open_page(url, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        visit = Visit(context)
        visit.page.goto(url, wait_until="load")
        return visit

    yield open_page
    for context in contexts:
        context.close()
