#!/usr/bin/env python3
"""Cut fonts down to what the course writes, as woff2: DejaVu Sans for pictures, STIX Two Math for formulas.

Pictures are SVG with real text, laid out for DejaVu Sans; phones do not have that font, so the book ships
a subset of it; so it does for formulas. The full fonts come with matplotlib and with the package ziamath. Run this
again after widening `RANGES` or `MATHEMATICS`:

    python -m tools.make_fonts

It needs fontTools, Brotli and ziamath, which the course itself does not, so it makes a throw-away virtual
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
MATH_FACE, MATH_SUBSET = "STIXTwoMath-Regular.ttf", "stix-two-math.woff2"
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

# What a formula may hold: upright, italic, bold and double-struck letters, Greek, operators, arrows, brackets.
MATHEMATICS = {
    "Latin": "U+0020-007E,U+00A0,U+00AC,U+00B1,U+00B7,U+00D7,U+00F7,U+02C6,U+02DC,U+0300-0304,U+0307,U+0308",
    "Greek": "U+0391-03A9,U+03B1-03C9,U+03D1,U+03D5,U+03F5",
    "letters of mathematics": "U+1D400-1D467,U+1D538-1D56B,U+1D6A8-1D755,U+210E,U+2102,U+2115,U+211D,U+2124",
    "punctuation": "U+2016,U+2026,U+2032-2034,U+203E,U+2061-2064,U+22EF",
    "arrows": "U+2190-2194,U+21A6,U+21D2,U+21D4",
    "operators": "U+2200-2203,U+2205-220B,U+220F,U+2211-2213,U+2215,U+2217,U+2218,U+221A,U+221D,U+221E,U+2223,U+2225,"
    "U+2227-222B,U+223C,U+2243,U+2248,U+2260-2265,U+226A,U+226B,U+2282-2287,U+2295,U+2297,U+2299,U+22A4,U+22A5,U+22C5,"
    "U+22C6,U+25CB",
    "brackets": "U+2308-230B,U+23DE,U+23DF,U+27E8,U+27E9",
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
    subprocess.run([python, "-m", "pip", "install", "--quiet", "fonttools", "brotli", "ziamath==0.13"], check=True)
    return python


def math_font(python: Path) -> Path:
    """The TrueType file that ziamath ships."""
    command = "import pathlib, ziamath; print(pathlib.Path(ziamath.__file__).parent / 'fonts')"
    found = subprocess.run([python, "-c", command], check=True, capture_output=True, text=True)
    return Path(found.stdout.strip()) / MATH_FACE


def cut(python: Path, source: Path, target: Path, ranges: dict[str, str], features: str) -> None:
    """Write the subset of `source` to `target`: the same bytes every time, without hints."""
    options = [
        f"--unicodes={','.join(ranges.values())}",
        f"--output-file={target}",
        "--flavor=woff2",
        f"--layout-features={features}",
        "--no-hinting",  # a third of the bytes, and browsers smooth the text anyway
        "--desubroutinize",
        "--no-recalc-timestamp",
        "--name-IDs=0,1,2,5,13,14",  # keep copyright and licence inside the file
    ]
    subprocess.run([python, "-m", "fontTools.subset", source, *options], check=True)


def main() -> None:
    """Write all faces and the licence of DejaVu into book/theme/fonts."""
    originals = matplotlib_fonts()
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        python = environment_with_fonttools(Path(folder))
        for original, subset in FACES.items():
            cut(python, originals / original, FONTS / subset, RANGES, "kern,mark,mkmk,ccmp,locl")
        cut(python, math_font(python), FONTS / MATH_SUBSET, MATHEMATICS, "ssty,dtls,flac,mark,mkmk,ccmp")
        for subset in (*FACES.values(), MATH_SUBSET):
            print(f"{subset}: {(FONTS / subset).stat().st_size:,} bytes")
    shutil.copyfile(originals / "LICENSE_DEJAVU", FONTS / "LICENSE_DEJAVU.txt")


if __name__ == "__main__":
    main()
