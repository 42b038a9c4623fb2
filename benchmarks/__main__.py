"""Measure everything and write results.md and growth.svg beside this file. Takes four minutes or so.

python -m benchmarks
"""

import os

for library in ("OMP", "OPENBLAS", "MKL"):  # read once, when NumPy is imported
    os.environ[f"{library}_NUM_THREADS"] = "1"

# ruff: noqa: E402
import platform
from importlib import import_module
from pathlib import Path

from benchmarks.timing import in_turn

FOLDER = Path(__file__).parent
VERSIONS = ("numpy", "torch", "sklearn", "scipy")


def versions():
    """What is compared, with version numbers; what is not installed is left out, and said so."""
    words = [f"Python {platform.python_version()} on {platform.machine()}"]
    for name in VERSIONS:
        try:
            words.append(f"{name} {import_module(name).__version__}")
        except ImportError:
            words.append(f"{name} not installed: left out")
    return ", ".join(words)


def main():
    from benchmarks import agreement, growth, layers, memory, networks

    rows = []
    for case in [*networks.CASES, *layers.CASES]:
        rows += in_turn(case)
        print(rows[-1].group, *(f"  {row}" for row in rows if row.group == case.name), sep="\n", flush=True)
    parts = {
        "versions": versions(),
        "table": "\n".join([rows[0].HEAD, *(row.markdown() for row in rows)]),
        "memory": memory.report(),
        "growth": growth.report(FOLDER / "growth.svg"),
        "agreement": agreement.report(),
    }
    text = (FOLDER / "results_template.md").read_text(encoding="utf-8").format(**parts)
    (FOLDER / "results.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
