"""What `pip install` brings: every file of the package that is not Python is named in pyproject.toml."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_data_file_is_packaged():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    files = [path for path in (ROOT / "dlcore").rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    assert len(files) >= 8
    for path in files:
        package = ".".join(path.parent.relative_to(ROOT).parts)
        patterns = [*settings["*"], *settings.get(package, [])]
        assert any(path.match(pattern) for pattern in patterns), path
