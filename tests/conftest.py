"""What tests of every kind share: the figures of the lessons, and a browser."""

import os
import shutil

import matplotlib
import pytest

from tests.support.lessons import namespace

matplotlib.use("agg")  # plots are drawn, and no window opens

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FLAGS += ["--no-first-run", "--disable-component-update", "--disable-sync"]
FLAGS += ["--disable-features=AutofillServerCommunication"]


@pytest.fixture
def figure(path, request):
    """The interactive figure of that name in the lesson at `path`; the lesson is run once a process."""
    return namespace(path)[request.param]


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
