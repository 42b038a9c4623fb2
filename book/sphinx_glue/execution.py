"""Run the lessons for the page, and run them again whenever what they show could have changed.

Jupyter Book's cache knows a notebook by its text alone, so after a change in dlcore it would publish old
pictures. Here the cache's folder carries a fingerprint of everything else that decides an output. Sphinx
reads all pages again when that setting changes, so its own cache needs no care.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def fingerprint(root=ROOT):
    """A short hash of dlcore with its data, the pinned versions and the Python that runs them."""
    digest = hashlib.sha256(sys.version.encode())
    files = [path for path in (root / "dlcore").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for path in [*sorted(files), root / "constraints.txt"]:
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _key_the_cache(app, config):
    caches = Path(app.outdir).parent / ".lesson_cache"
    current = caches / fingerprint()
    for old in caches.glob("*"):
        if old != current:
            shutil.rmtree(old, ignore_errors=True)
    config.nb_execution_cache_path = str(current)


def setup(app):
    os.environ["DLCORE_EXPLORE"] = "page"  # kernels inherit it: figures become players, not widgets
    app.connect("config-inited", _key_the_cache, priority=100)  # before MyST-NB reads its settings
