"""Write `_toc.yml`, the book's table of contents, from `book/deck.yml`: `python -m tools.toc`.

The book has a chapter for every lesson whose notebook is there; after them come the pages about slides and package.
"""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
ABOUT = {
    "Remember": ["book/a_week_later"],
    "About the slides": ["book/slide_map", "book/slide_notes", "book/notation", "book/references"],
    "About the package": ["book/api", "book/speed"],
}


def table_of_contents(deck: dict) -> str:
    """The text of `_toc.yml`."""
    files = {number: lesson["file"] for number, lesson in deck["lessons"].items()}
    parts = {caption: [files[number] for number in numbers] for caption, numbers in deck["book"].items()}
    there = {caption: [file for file in part if (ROOT / f"{file}.ipynb").is_file()] for caption, part in parts.items()}
    chapters = {caption: part for caption, part in (there | ABOUT).items() if part}
    lines = ["# Made from book/deck.yml by `python -m tools.toc`.", "format: jb-book", "root: book/index", "parts:"]
    for caption, part in chapters.items():
        lines += [f'  - caption: "{caption}"', "    chapters:", *(f"      - file: {file}" for file in part)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    table = yaml.safe_load((ROOT / "book" / "deck.yml").read_text(encoding="utf-8"))
    (ROOT / "_toc.yml").write_text(table_of_contents(table), encoding="utf-8")
