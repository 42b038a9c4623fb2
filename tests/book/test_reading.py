"""The built pages as a reader meets them: in light and dark, on a phone, with a keyboard, without a network."""

import gzip
import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.lessons import LESSONS

PAGES = [
    "book/index",
    "book/a_week_later",
    "book/api",
    "book/speed",
    "book/notation",
    "book/slide_map",
    "book/slide_notes",
    "book/references",
]
PAGES += [f"lessons/{path.stem}" for path in LESSONS]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

every_page = pytest.mark.parametrize("name", PAGES)


def open_page(visit, address, name, viewport=DESK, scheme="light"):
    visited = visit(f"{address}/{name}.html", viewport=viewport, color_scheme=scheme)
    visited.page.wait_for_load_state("networkidle")
    return visited


def test_the_front_door_opens_without_a_complaint(visit, address):
    visited = visit(f"{address}/index.html")
    visited.page.wait_for_url("**/book/index.html")
    assert visited.complaints == []


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("lessons/")])
def test_what_a_cell_prints_is_one_block(visit, address, name):
    visited = open_page(visit, address, name)
    assert visited.page.locator(".output.stream + .output.stream").count() == 0
    assert visited.page.locator(".output.stream").count() > 1


@every_page
def test_nothing_is_asked_of_another_host_and_nothing_complains(visit, address, name):
    visited = open_page(visit, address, name)
    host = urlsplit(address).netloc
    assert [url for url in visited.requests if urlsplit(url).netloc not in (host, "")] == []
    assert visited.complaints == []


@every_page
def test_a_page_is_at_most_half_a_megabyte(visit, address, book_html, name):
    """What the browser really asked for before anybody scrolls, as a server would send it."""
    visited = open_page(visit, address, name)
    paths = {urlsplit(url).path for url in visited.requests if url.startswith(address)}
    total = sum(len(gzip.compress((book_html / path.lstrip("/")).read_bytes())) for path in paths)
    assert total <= 500_000, total


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(visit, address, name, scheme):
    page = open_page(visit, address, name, scheme=scheme).page
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@every_page
def test_a_phone_needs_no_sideways_scroll(visit, address, name):
    page = open_page(visit, address, name, viewport=PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = page.evaluate(
        """() => [...document.querySelectorAll("article *")].filter(node => {
            const box = node.getBoundingClientRect();
            return box.right > 361 && !node.closest("pre, .math, svg, .pst-scrollable-table-container");
        }).map(node => node.outerHTML.slice(0, 120))"""
    )
    assert wide == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "desk"])
def test_the_first_screen_has_the_question_and_a_figure_to_move(visit, address, path, viewport):
    page = open_page(visit, address, f"lessons/{path.stem}", viewport=viewport).page
    assert page.locator(".lesson-question").bounding_box()["y"] > 0
    figure = page.locator(".explore").first
    for part in (figure.locator("svg").first, figure.locator("input").first):
        box = part.bounding_box()
        assert box["y"] + box["height"] <= viewport["height"]


@every_page
def test_formulas_stand_there_without_a_script(visit, address, name):
    visited = visit(f"{address}/{name}.html", java_script_enabled=False)
    page = visited.page
    assert page.locator(".math").count() == page.locator(".math > math[alttext]").count()
    assert page.locator("math merror").count() == 0
    assert not [url for url in visited.requests if "mathjax" in url.lower()]
    text = re.sub(r"\s+", " ", page.locator("main").inner_text())
    assert not re.search(r"\\(frac|sum|tag|left|mathbf|operatorname)|\$\$", text)


def test_formulas_are_set_in_the_font_that_the_book_brings(visit, address):
    page = open_page(visit, address, "book/notation").page
    assert page.evaluate("document.fonts.check('16px \"STIX Two Math\"', '𝑊∂⊙')")
    heights = page.evaluate(
        "[...document.querySelectorAll('div.math > math')].map(m => m.getBoundingClientRect().height)"
    )
    assert len(heights) >= 19
    assert min(heights) > 15
    assert max(heights) < 400


def test_copying_a_formula_gives_its_tex(visit, address):
    page = open_page(visit, address, "book/notation").page
    copied = page.evaluate("""() => {
        const formula = document.querySelector("span.math");
        const paragraph = formula.closest("p, td");
        document.getSelection().selectAllChildren(paragraph);
        const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
        document.dispatchEvent(event);
        return [event.clipboardData.getData("text/plain"), formula.querySelector("math").getAttribute("alttext")];
    }""")  # fmt: skip
    assert f"${copied[1]}$" in copied[0]


def test_no_line_begins_with_the_mark_after_a_formula(visit, address):
    for path in LESSONS:
        page = open_page(visit, address, f"lessons/{path.stem}").page
        assert page.evaluate("""() => [...document.querySelectorAll("span.math")].filter(math => {
            const after = math.nextSibling;
            return after && after.nodeType === 3 && /^[.,;:!?)]/.test(after.textContent) && !math.closest(".together");
        }).map(math => math.parentElement.textContent.slice(0, 80))""") == []  # fmt: skip


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_text_of_pictures_is_readable(visit, address, viewport):
    """In pixels on the screen, after all shrinking."""
    for path in LESSONS:
        page = open_page(visit, address, f"lessons/{path.stem}", viewport=viewport).page
        sizes = page.evaluate(
            """() => [...document.querySelectorAll(".explore-picture text")].map(text => {
                const svg = text.ownerSVGElement;
                const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                return parseFloat(getComputedStyle(text).fontSize) * scale;
            })"""
        )
        assert sizes
        assert min(sizes) >= 12


def test_pictures_are_drawn_in_the_font_that_the_book_brings(visit, address):
    visited = open_page(visit, address, f"lessons/{LESSONS[0].stem}")
    assert any("dejavu-sans" in url for url in visited.requests)


def test_skip_link_and_tab_order_reach_the_text(visit, address):
    page = open_page(visit, address, f"lessons/{LESSONS[0].stem}").page
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate("document.activeElement.textContent").lower()


def test_folded_boxes_open_with_the_keyboard(visit, address):
    page = open_page(visit, address, "lessons/07_convolution").page
    box = page.locator("details.solution").first
    assert not box.locator("pre").is_visible()
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    assert box.locator("pre").is_visible()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    "place",
    [
        "book/notation.html#eq-10",
        "book/notation.html#eq-15",
        "book/slide_notes.html#note-23",
        "lessons/07_convolution.html#toeplitz-matrix",
    ],
)
def test_a_link_lands_on_its_target(visit, address, place, viewport):
    page = visit(f"{address}/{place}", viewport=viewport).page
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    top = page.evaluate("document.getElementById(location.hash.slice(1)).getBoundingClientRect().top")
    assert 40 <= top <= 130
