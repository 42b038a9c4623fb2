"""The part of Pyodide (Python for browsers) that the lessons need, checked against known hashes.

A release of Pyodide has 350 packages in 400 MB. Here its core and a few packages are picked from an unpacked
release, and its lock file, which tells the browser what there is, is cut to these and extended by ours.
"""

import hashlib
import json
from pathlib import Path

VERSION = "0.27.7"  # the one that jupyterlite-pyodide-kernel 0.6 is made for
LOCK = "pyodide-lock.json"
CORE = {  # file → SHA-256, as in the npm package of the same version
    "pyodide.js": "b4cb23a53aba19c221659b9fb40a2f18281d685691dc06647fb0afd0681baf98",
    "pyodide.asm.js": "6b4c90de5b7172873f04f21884d0e9d2274e305fe32116558fe3e4fbe3618d51",
    "pyodide.asm.wasm": "a50dd1843f805a0b7c45b61037ee0d7b26dfe85efe0e18ef95a34ad24e401f5f",
    "python_stdlib.zip": "16611534726e5d8ac2bd8f926410b2dcb8d6f49aa24913463533b457a2115c16",
}
# What the kernel installs when it starts, what dlcore imports, and matplotlib, which a student may want.
WANTED = ["micropip", "ssl", "sqlite3", "jedi", "ipython", "numpy", "pillow", "matplotlib"]
# SHA-256 of the lock file cut to these and to what they need. It vouches for the packages: each entry has a hash.
CUT_LOCK = "8ab8a69ce9fcbb13136116e1606744ccf5e76988cb524fc45aa70e7480e72602"


class WrongPyodide(Exception):
    """A folder is not an unpacked release of the version that the lessons are made for."""


def sha256(content: bytes) -> str:
    """The hash that Pyodide's lock file uses."""
    return hashlib.sha256(content).hexdigest()


def cut_lock(source: Path) -> dict:
    """The lock file of a release without the packages that nothing here needs; those are all from the release."""
    try:
        lock = json.loads((source / LOCK).read_text("utf-8"))
        packages, waiting = {}, list(WANTED)
        while waiting:
            name = waiting.pop().lower().replace("_", "-")
            if name not in packages:
                packages[name] = lock["packages"][name]
                waiting += packages[name]["depends"]
    except (OSError, ValueError, KeyError) as error:
        raise WrongPyodide(f"{source} has no {LOCK} of Pyodide {VERSION} ({error!r})") from error
    lock["packages"] = dict(sorted(packages.items()))
    found = sha256(json.dumps(lock, sort_keys=True).encode())
    if found != CUT_LOCK:
        raise WrongPyodide(f"{source / LOCK} is not that of Pyodide {VERSION}: its packages hash to {found}")
    return lock


def collect(source: Path, target: Path) -> None:
    """Copy core, packages and the cut lock file from `source` to `target`, every file against its hash."""
    lock = cut_lock(source)
    expected = CORE | {package["file_name"]: package["sha256"] for package in lock["packages"].values()}
    target.mkdir(parents=True, exist_ok=True)
    for name, wanted in expected.items():
        if not (source / name).is_file():
            raise WrongPyodide(f"{source} has no {name}")
        content = (source / name).read_bytes()
        if sha256(content) != wanted:
            raise WrongPyodide(f"{source / name} is not the file of Pyodide {VERSION}: its hash is {sha256(content)}")
        (target / name).write_bytes(content)
    write_lock(target, lock)


def write_lock(folder: Path, lock: dict) -> None:
    """Write the lock file into `folder`."""
    (folder / LOCK).write_text(json.dumps(lock, indent=1), "utf-8")


def entry(name: str, version: str, place: str, content: bytes, needs: list[str]) -> dict:
    """What the lock file says of a wheel of ours that lies at `place`."""
    return {
        "depends": sorted(needs),
        "file_name": place,
        "imports": [name.replace("-", "_")],
        "install_dir": "site",
        "name": name,
        "package_type": "package",
        "sha256": sha256(content),
        "unvendored_tests": False,
        "version": version,
    }
