"""Put JupyterLite beside the built book, so that lessons run in the browser: `python -m tools.lite _build/html`.

JupyterLite is JupyterLab without a server; Pyodide is its Python. Pyodide is too large for this repository
and is in no package registry, so whoever publishes the book names the folder of an unpacked release:

    python -m tools.lite _build/html path/to/pyodide

Once given, it stays in the built book. Without it nothing could run, and the page that Sphinx put there says so.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from tools import lite_pyodide, lite_wheels

ROOT = Path(__file__).resolve().parents[1]
STAMP = "made_from.txt"
# Packages of ours that are added to Pyodide, and what of Pyodide they need; dlcore's needs are read from its code.
WIDGETS = {
    "comm": [],
    "typing-extensions": [],
    "psygnal": ["typing-extensions"],
    "ipywidgets": ["comm", "ipython", "traitlets"],
    "anywidget": ["ipywidgets", "psygnal", "typing-extensions"],
}
SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "appName": "Deep Learning, Slide by Slide",
        "defaultKernelName": "python",
        "litePluginSettings": {
            "@jupyterlite/pyodide-kernel-extension:kernel": {
                "pyodideUrl": "./pyodide/pyodide.js",
                "disablePyPIFallback": True,  # a lesson asks no other host for anything
            }
        },
    },
}
# How Jupyter behaves here and in `make lab`: with a slider in focus, arrows move the slider and not on to the next
# heading; all cells stand in the page, so that the browser's own search finds what they say; work is saved soon.
OVERRIDES = json.loads((ROOT / "tools" / "jupyter_settings" / "overrides.json").read_text("utf-8"))


def fingerprint() -> str:
    """A hash of all that the result is made from."""
    used = ("jupyterlite-core", "jupyterlite-pyodide-kernel", "jupyterlab_widgets", *WIDGETS)
    parts = [lite_pyodide.CUT_LOCK, *map(version, used)]
    digest = hashlib.sha256("\n".join(parts).encode())
    sources = [*(ROOT / "lessons").glob("*.ipynb"), *Path(__file__).parent.glob("lite*.py")]
    digest.update(json.dumps(OVERRIDES).encode())
    for path in sorted(sources):
        digest.update(path.name.encode() + path.read_bytes())
    digest.update(lite_wheels.checkout().wheel())
    return digest.hexdigest()


def build_site(folder: Path) -> None:
    """Run JupyterLite's own build into `folder`, in a scratch folder so that it finds no state of earlier builds."""
    with tempfile.TemporaryDirectory() as scratch:
        files = Path(scratch) / "files"  # where JupyterLite looks for notebooks by itself
        files.mkdir()
        for lesson in (ROOT / "lessons").glob("*.ipynb"):
            shutil.copy(lesson, files)
        for name, content in (("jupyter-lite.json", SETTINGS), ("overrides.json", OVERRIDES)):
            (Path(scratch) / name).write_text(json.dumps(content), "utf-8")
        command = [sys.executable, "-m", "jupyterlite_core", "build", "--output-dir", str(folder.resolve())]
        command += ["--no-sourcemaps", "--no-unused-shared-packages", "--no-libarchive"]
        built = subprocess.run(command, cwd=scratch, capture_output=True, text=True, encoding="utf-8")
        if built.returncode:
            raise SystemExit(f"JupyterLite could not be built:\n{built.stdout[-3000:]}{built.stderr[-3000:]}")


def add_wheels(folder: Path) -> None:
    """Add dlcore and the widgets to the Pyodide in `folder`: then `import dlcore` installs them by itself."""
    lock = json.loads((folder / lite_pyodide.LOCK).read_text("utf-8"))
    for name, needs in WIDGETS.items():
        add_wheel(folder, lock, lite_wheels.installed(name), needs)
    course = lite_wheels.checkout()
    providers = {module: name for name, entry in lock["packages"].items() for module in entry["imports"]}
    add_wheel(folder, lock, course, [providers[module] for module in course.imports() if module in providers])
    lite_pyodide.write_lock(folder, lock)


def add_wheel(folder: Path, lock: dict, package: lite_wheels.Package, needs: list[str]) -> None:
    """Put a package's wheel into `folder` and into `lock`."""
    wheel = package.wheel()
    # A folder named after the content, so that no cache hands out an older wheel of the same version.
    place = f"course/{lite_pyodide.sha256(wheel)[:12]}/{package.file_name}"
    (folder / place).parent.mkdir(parents=True)
    (folder / place).write_bytes(wheel)
    lock["packages"][package.name] = lite_pyodide.entry(package.name, package.version, place, wheel, needs)


def make(book: Path, pyodide: Path) -> None:
    """Make `book/lite` from nothing; what was there before goes when the new one is complete."""
    target = book / "lite"
    with tempfile.TemporaryDirectory(dir=book.parent) as scratch:
        site = Path(scratch) / "lite"
        lite_pyodide.collect(pyodide, Path(scratch) / "pyodide")  # first: it is what may be wrong
        add_wheels(Path(scratch) / "pyodide")
        build_site(site)
        shutil.move(Path(scratch) / "pyodide", site)
        (site / STAMP).write_text(fingerprint(), "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(site, target)


def main(book: Path, pyodide: Path | None) -> None:
    """Make JupyterLite if it can be made and is not up to date; say what happened in one line."""
    target = book / "lite"
    there = target / "pyodide"
    if pyodide is None and not there.is_dir():
        print('JupyterLite is left out: it needs Pyodide. README, "Lessons in the browser", says how.')
        return
    stamp = target / STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == fingerprint():
        print("JupyterLite is up to date.")
        return
    try:
        make(book, pyodide or there)
    except lite_pyodide.WrongPyodide as error:
        raise SystemExit(str(error)) from error
    print(f"JupyterLite is in {target}")


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:] if argument]  # make passes "" for no folder
    main(arguments[0], arguments[1] if len(arguments) > 1 else None)
