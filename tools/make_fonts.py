#!/usr/bin/env python3
"""Cut DejaVu Sans down to what the course's pictures write, as woff2.

Pictures are SVG with real text, laid out for DejaVu Sans; phones do not have that font, so the book ships
a subset of it. The full fonts come with matplotlib. Run this again after widening `RANGES`:

    python -m tools.make_fonts

It needs fontTools and Brotli, which the course itself does not, so it makes a throw-away virtual
environment for them.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from importlib.util import find_spec
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "book" / "theme" / "fonts"
FACES = {"DejaVuSans.ttf": "dejavu-sans.woff2", "DejaVuSans-Bold.ttf": "dejavu-sans-bold.woff2"}

# What a picture may write. The combining marks make x̂, ȳ and x̃.
RANGES = {
    "Latin": "U+0020-007E,U+00A0-00FF,U+0131,U+0152,U+0153,U+0160,U+0161,U+0178,U+017D,U+017E",
    "combining marks": "U+0300-0304,U+0307,U+0308,U+030A,U+030C,U+20D7",
    "Greek": "U+0391-03A1,U+03A3-03A9,U+03B1-03C9,U+03D1,U+03D5,U+03D6,U+03F1,U+03F5",
    "punctuation": "U+2009,U+200A,U+2010-2016,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2034,U+20AC",
    "super- and subscripts": "U+2070,U+2071,U+2074-208E,U+2090-209C,U+1D40,U+02B0-02B8,U+02E3,U+2C7C,U+1D62-1D65",
    "letter-like": "U+2102,U+210E,U+2113,U+2115,U+211A,U+211D,U+2124,U+2135,U+00BD,U+2150-215E",
    "arrows": "U+2190-21FF,U+27F5-27FF",
    "mathematics": "U+2200-22FF,U+2308-230B,U+239B-23AE,U+27E6-27EB,U+2A00-2A02,U+2A2F",
    "boxes and blocks": "U+2500-257F,U+2580-259F",
    "shapes and marks": "U+25A0-25FF,U+2605,U+2606,U+2660-2667,U+2713-2718,U+FFFD",
}


def matplotlib_fonts() -> Path:
    """The folder of the TrueType files that matplotlib ships."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        sys.exit("The full fonts come with matplotlib: install it first (pip install matplotlib).")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


def environment_with_fonttools(folder: Path) -> Path:
    """Make a virtual environment that can write woff2; return its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "fonttools", "brotli"], check=True)
    return python


def cut(python: Path, source: Path, target: Path) -> None:
    """Write the subset of `source` to `target`: the same bytes every time, without hints."""
    options = [
        f"--unicodes={','.join(RANGES.values())}",
        f"--output-file={target}",
        "--flavor=woff2",
        "--layout-features=kern,mark,mkmk,ccmp,locl",
        "--no-hinting",  # a third of the bytes, and browsers smooth the text anyway
        "--desubroutinize",
        "--no-recalc-timestamp",
        "--name-IDs=0,1,2,5,13,14",  # keep copyright and licence inside the file
    ]
    subprocess.run([python, "-m", "fontTools.subset", source, *options], check=True)


def main() -> None:
    """Write both faces and the licence into book/theme/fonts."""
    originals = matplotlib_fonts()
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        python = environment_with_fonttools(Path(folder))
        for original, subset in FACES.items():
            cut(python, originals / original, FONTS / subset)
            print(f"{subset}: {(FONTS / subset).stat().st_size:,} bytes")
    shutil.copyfile(originals / "LICENSE_DEJAVU", FONTS / "LICENSE_DEJAVU.txt")


if __name__ == "__main__":
    main()
