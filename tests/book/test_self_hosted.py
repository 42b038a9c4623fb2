"""The built pages load nothing from other hosts, carry nothing that they do not use, and can be read by all.

These tests read the files of the book; what only a browser can tell is tested beside them.
"""

import functools
import gzip
import json
import re
import runpy
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]

# Links that a browser follows only when the reader does.
NOT_LOADED = {"canonical", "next", "prev", "index", "search", "author", "license", "copyright"}
DATA_TYPES = {"application/json", "application/ld+json", "text/plain"}
BUDGET = 500_000  # gzipped bytes of a page with everything that it names


@functools.cache
def parse(path):
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def is_ours(path, folder):
    """Not the folder of files for pages, nor JupyterLite, which is an application of its own."""
    return path.relative_to(folder).parts[0] not in {"_static", "_sources", "lite"}


@pytest.fixture(scope="module")
def pages(book_html):
    """Each page of the book, parsed, by its path; not those that only send the browser on."""
    found = {path: parse(path) for path in sorted(book_html.rglob("*.html")) if is_ours(path, book_html)}
    found = {path: page for path, page in found.items() if not page.select('meta[http-equiv="refresh" i]')}
    assert len(found) >= 3, "an empty book would pass every test below"
    return found


def css_addresses(css):
    """What a stylesheet loads."""
    for quoted, imported in re.findall(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", css):
        yield quoted or imported


def addresses(page):
    """What a browser loads by itself for a page."""
    for tag in page.find_all(["script", "img", "source", "iframe", "embed", "audio", "video", "track", "input"]):
        yield tag.get("src")
        yield from (part.split()[0] for part in (tag.get("srcset") or "").split(",") if part.strip())
    for tag in page.find_all(["image", "use", "feImage"]):
        yield tag.get("href") or tag.get("xlink:href")
    yield from (tag.get("data") for tag in page.find_all("object"))
    yield from (tag.get("href") for tag in page.find_all("link") if not NOT_LOADED & set(tag.get("rel", [])))
    for css in [*(tag.get_text() for tag in page.find_all("style")), *(tag["style"] for tag in page.select("[style]"))]:
        yield from css_addresses(css)


def resources(page):
    """The files that a page names, without what it holds itself (`data:` and `#…`)."""
    return {address for address in addresses(page) if address and not address.startswith(("data:", "#"))}


def is_elsewhere(address):
    return re.match(r"(?:[a-z][a-z0-9+.-]*:)?//", address, re.IGNORECASE) is not None


def local(address, base):
    """The file that an address in a file of folder `base` means."""
    return base / unquote(urldefrag(address).url.partition("?")[0])


def test_pages_load_nothing_from_another_host(pages):
    for path, page in pages.items():
        assert not [address for address in resources(page) if is_elsewhere(address)], path


def test_stylesheets_load_nothing_from_another_host(book_html):
    sheets = list((book_html / "_static").rglob("*.css"))
    assert sheets
    found = {(sheet.name, a) for sheet in sheets for a in css_addresses(sheet.read_text("utf-8")) if is_elsewhere(a)}
    assert not found


def test_every_file_that_a_page_loads_exists(pages):
    missing = {
        (path.name, address)
        for path, page in pages.items()
        for address in resources(page)
        if not is_elsewhere(address) and not local(address, path.parent).is_file()
    }
    assert not missing


def test_every_file_that_our_styles_load_exists(book_html):
    for sheet in (book_html / "_static" / "course" / "styles").glob("*.css"):
        for address in css_addresses(sheet.read_text("utf-8")):
            assert address.startswith("data:") or local(address, sheet.parent).is_file(), (sheet.name, address)


@pytest.mark.parametrize("unwanted", ["fontawesome", "thebe", "require.js", "require.min.js", "html-manager"])
def test_pages_do_without(pages, unwanted):
    for path, page in pages.items():
        assert not [address for address in resources(page) if unwanted in address.lower()], path
        scripts = page.find_all("script", src=False)
        assert not [script for script in scripts if unwanted in script.get_text().lower()], path


def test_no_icon_font_is_shipped(book_html):
    assert not [path for path in (book_html / "_static").rglob("*") if "fontawesome" in path.name.lower()]
    sheet = (book_html / "_static" / "course" / "styles" / "book.css").read_text("utf-8")
    assert "FontAwesome" not in sheet
    assert ".fa-zhihu" not in sheet


def test_every_icon_of_a_page_is_drawn(book_html, pages):
    drawn = (book_html / "_static" / "course" / "styles" / "book.css").read_text("utf-8")
    used = {name for page in pages.values() for tag in page.select('[class*="fa-"]') for name in tag["class"]}
    names = {name for name in used if name.startswith("fa-")} - {"fa-solid", "fa-brands", "fa-regular", "fa-lg"}
    assert "fa-magnifying-glass" in names
    assert not [name for name in sorted(names) if not re.search(rf"\.{name}[,{{]", drawn)]


def test_ids_are_unique(pages):
    for path, page in pages.items():
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), (path, {name for name in ids if ids.count(name) > 1})


def test_every_image_has_an_alternative_text(pages):
    for path, page in pages.items():
        assert not [str(tag) for tag in page.find_all("img") if tag.get("alt") is None], path


def test_no_script_stands_inside_a_page(pages):
    """So that the policy needs no hashes: scripts are files, and inline blocks are data."""
    for path, page in pages.items():
        inline = page.find_all("script", src=False)
        assert not [script for script in inline if script.get("type") not in DATA_TYPES], path
        handlers = [tag.name for tag in page.find_all(True) for name in tag.attrs if name.lower().startswith("on")]
        assert not handlers, path
        assert not page.select('a[href^="javascript:"]'), path


def test_a_policy_governs_every_script(pages):
    for path, page in pages.items():
        policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})
        assert policy is not None, path
        assert policy.find_previous("script") is None, f"{path}: a script before the policy is not governed"
        scripts = re.search(r"script-src ([^;]+)", policy["content"]).group(1)
        assert "unsafe-inline" not in scripts
        assert "'unsafe-eval'" not in scripts
        assert not re.search(r"https?:|\*", policy["content"]), path


def test_every_page_says_what_it_is_about(pages):
    for path, page in pages.items():
        tags = page.find_all("meta", {"name": "description"})
        assert len(tags) == 1, path
        assert 10 <= len(tags[0]["content"]) <= 200, (path, tags[0]["content"])


def test_every_page_has_a_language_and_a_title(pages):
    for path, page in pages.items():
        assert page.html["lang"], path
        assert page.title.get_text(strip=True), path


def test_the_pictures_font_is_there(book_html):
    folder = book_html / "_static" / "course" / "fonts"
    for name in ("dejavu-sans.woff2", "dejavu-sans-bold.woff2"):
        assert (folder / name).read_bytes()[:4] == b"wOF2", name
    assert (folder / "LICENSE_DEJAVU.txt").is_file()


def covered_by_the_font():
    """The characters that tools/make_fonts.py cuts out of DejaVu Sans."""
    ranges = runpy.run_path(str(ROOT / "tools" / "make_fonts.py"))["RANGES"]
    for part in ",".join(ranges.values()).split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def strings(data):
    """Every string inside decoded JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for item in data.values() if isinstance(data, dict) else data:
            yield from strings(item)


def labels(page):
    """The words inside a page's pictures: those it shows, and those that its players hold as data."""
    yield from (tag.get_text() for tag in page.select("svg text"))
    for block in page.select('script[type="application/json"]'):
        for line in strings(json.loads(block.get_text())):
            if "<text" in line or "<tspan" in line:
                yield BeautifulSoup(line, "html.parser").get_text()


def test_the_font_has_every_letter_of_the_pictures(pages):
    covered = set(covered_by_the_font()) | set("\n\t")
    for path, page in pages.items():
        drawn = set("".join(labels(page)))
        assert drawn <= covered, (path, drawn - covered)


def test_a_page_with_all_its_files_stays_within_its_budget(book_html, pages):
    """An upper bound that needs no browser, with all fonts and without the frames of figures, which come later."""

    @functools.cache
    def size(path):
        return len(gzip.compress(path.read_bytes()))

    fonts = sum(size(path) for path in (book_html / "_static" / "course" / "fonts").glob("*.woff2"))
    for path, page in pages.items():
        files = {local(address, path.parent).resolve() for address in resources(page)}
        total = size(path) + sum(size(file) for file in files)
        total += fonts * bool(page.select("svg text, math"))
        assert total <= BUDGET, (path, total)
