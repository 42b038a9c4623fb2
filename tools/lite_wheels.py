"""Wheels for Python in the browser: of the packages that pip installed here, and of dlcore as it stands.

All of them run as pure Python, so a wheel is no more than their files in a zip; what is compiled for this machine
stays out. Packing what is installed needs no network and gives exactly the versions of constraints.txt.
"""

import ast
import io
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPILED = {".pyc", ".so", ".pyd"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip's first day: the same files give the same bytes


@dataclass(frozen=True)
class Package:
    """A package: its name, its version, and its files as place → content."""

    name: str
    version: str
    files: dict[str, bytes]

    @property
    def file_name(self) -> str:
        """What the wheel is called."""
        return f"{self.name.replace('-', '_')}-{self.version}-py3-none-any.whl"

    def wheel(self) -> bytes:
        """The wheel."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for place, content in sorted(self.files.items()):
                archive.writestr(zipfile.ZipInfo(place, EPOCH), content, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    def imports(self) -> set[str]:
        """The top-level names that its Python files import anywhere, without the standard library."""
        found = set()
        for content in (content for place, content in self.files.items() if place.endswith(".py")):
            for node in ast.walk(ast.parse(content)):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
        return found - sys.stdlib_module_names - {self.name}


def installed(name: str) -> Package:
    """A package that pip installed here; scripts and shared data stay out."""
    found = distribution(name)
    files = {file.as_posix(): Path(file.locate()) for file in found.files or ()}
    inside = {
        place: path for place, path in files.items() if not place.startswith("..") and path.suffix not in COMPILED
    }
    return Package(name, found.version, {place: path.read_bytes() for place, path in inside.items()})


def checkout(root: Path = ROOT) -> Package:
    """dlcore as it stands in this checkout, with its data."""
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    paths = [path for path in (root / "dlcore").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    info = f"dlcore-{version}.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: dlcore\nVersion: {version}\n".encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/RECORD"] = b""
    return Package("dlcore", version, files)
