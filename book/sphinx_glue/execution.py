"""Run the lessons for the page: several at once, and each again only when what it shows could have changed.

An executed lesson is kept under a name that carries a fingerprint of all that decides its outputs: the notebook, the
library, the kit of the course, the lesson's own room and those it borrows from, the pinned versions and the Python.
So a change in the room of lesson 16 runs lesson 16 alone. Sphinx reads the executed notebook in place of the file.
"""

import hashlib
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from sphinx.errors import ExtensionError
from sphinx.util import logging

ROOT = Path(__file__).parents[2]
TIMEOUT = 300  # s for a cell
QUIET = ["--log-level=ERROR"]  # a kernel warns that it talks over TCP, which here never leaves the machine
log = logging.getLogger(__name__)


def fingerprint(notebook, root=ROOT):
    """A short hash of everything that decides the outputs of the lesson in the file `notebook`."""
    digest = hashlib.sha256(sys.version.encode())
    course = root / "dlcore" / "course"
    library = [path for path in _files(root / "dlcore") if course not in path.parents]
    kit = [path for path in _files(course) if not path.relative_to(course).parts[0].startswith("lesson_")]
    rooms = [path for room in _rooms(notebook, course) for path in _files(course / room)]
    for path in [*library, *kit, *rooms, notebook, root / "constraints.txt"]:
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files(folder):
    """All files below `folder`, but for what Python leaves there."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _rooms(notebook, course):
    """The lesson's own room, and all that it or its room names, or that is named there."""
    found, queue = set(), [f"lesson_{notebook.name[:2]}", *_named(notebook)]
    while queue:
        room = queue.pop()
        if room not in found and (course / room).is_dir():
            found.add(room)
            queue += [name for path in (course / room).rglob("*.py") for name in _named(path)]
    return sorted(found)


def _named(path):
    return re.findall(r"\blesson_\d\d\b", path.read_text(encoding="utf-8"))


class Lessons:
    """The executed lessons of one build; `folder` keeps them from build to build."""

    def __init__(self, folder):
        self.folder = folder
        self.sources = {f"lessons/{path.stem}": path for path in sorted((ROOT / "lessons").glob("*.ipynb"))}
        self.keys = {docname: fingerprint(path) for docname, path in self.sources.items()}

    def kept(self, docname):
        """Where the executed notebook is kept."""
        return self.folder / f"{self.sources[docname].stem}-{self.keys[docname]}.ipynb"

    def run(self, docnames):
        """Run those that are not kept yet, one kernel for each core."""
        self.folder.mkdir(parents=True, exist_ok=True)
        due = [docname for docname in docnames if not self.kept(docname).is_file()]
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            faults = [fault for fault in threads.map(self._run, due) if fault]
        if faults:
            raise ExtensionError("\n\n".join(faults))
        current = {self.kept(docname) for docname in self.sources}
        for old in set(self.folder.glob("*")) - current:
            old.unlink(missing_ok=True)

    def _run(self, docname):
        """Run one lesson and keep it; what went wrong, in words, or None."""
        log.info("running %s", docname)
        notebook = nbformat.read(self.sources[docname], as_version=4)
        place = {"metadata": {"path": str(self.sources[docname].parent)}}
        client = NotebookClient(notebook, timeout=TIMEOUT, record_timing=False, resources=place)
        client.extra_arguments = QUIET
        try:
            client.execute()
        except CellExecutionError as error:
            return f"{docname} failed:\n{error}"
        nbformat.write(notebook, self.kept(docname))
        return None


def _begin(app):
    app.lessons = Lessons(Path(app.outdir).parent / ".lesson_cache")
    in_the_book = app.project.discover(app.config.exclude_patterns, app.config.include_patterns)
    app.lessons.run([docname for docname in app.lessons.sources if docname in in_the_book])


def _outdated(app, env, added, changed, removed):
    """The lessons whose outputs are others than those that Sphinx read last."""
    before = getattr(env, "lesson_keys", {})
    env.lesson_keys = app.lessons.keys
    return [name for name, key in app.lessons.keys.items() if name in env.found_docs and before.get(name) != key]


def _executed(app, docname, source):
    if docname in app.lessons.sources:
        source[0] = app.lessons.kept(docname).read_text(encoding="utf-8")


def setup(app):
    os.environ["DLCORE_EXPLORE"] = "page"  # kernels inherit it: figures become players, not widgets
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the lessons share the cores already
    app.connect("builder-inited", _begin)
    app.connect("env-get-outdated", _outdated)
    app.connect("source-read", _executed)
