"""What `import dlcore` brings, and what it must not."""

import ast
import json
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import dlcore

ROOT = Path(dlcore.__file__).parent
MODULES = sorted(file.stem for file in ROOT.glob("*.py") if file.stem != "__init__")
PACKAGES = ["data", "models", "recurrent"]

LOADED = """
import json, sys
before = set(sys.modules)
import dlcore
dlcore.digits(), dlcore.photograph()
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def test_numpy_is_all_that_is_loaded():
    run = subprocess.run([sys.executable, "-W", "error", "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = json.loads(run.stdout)
    outside = {name.split(".")[0] for name in loaded} - sys.stdlib_module_names
    assert outside == {"dlcore", "numpy"}
    for room in ("figures", "interactive", "exercises"):
        assert not any(name.startswith(f"dlcore.{room}") for name in loaded)


@pytest.mark.parametrize("name", [*MODULES, *PACKAGES])
def test_every_public_name_can_be_taken_from_dlcore(name):
    # import_module, because the attribute dlcore.gradcheck is the function of that name
    module = import_module(f"dlcore.{name}")
    assert module.__all__, f"dlcore.{name} needs an __all__ that lists its public names"
    for public in module.__all__:
        assert getattr(dlcore, public) is getattr(module, public), f"{public} of dlcore.{name}"


@pytest.mark.parametrize("name", MODULES)
def test_all_lists_every_class_and_function_that_students_read(name):
    """What a module defines without a leading underscore and documents with an example is public."""
    tree = ast.parse((ROOT / f"{name}.py").read_text(encoding="utf-8"))
    defined = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    shown = {node.name for node in defined if ">>>" in (ast.get_docstring(node) or "")}
    assert shown <= set(import_module(f"dlcore.{name}").__all__)


def test_no_two_modules_claim_one_name():
    claimed = [public for name in [*MODULES, *PACKAGES] for public in import_module(f"dlcore.{name}").__all__]
    assert len(claimed) == len(set(claimed))


def test_the_version_is_the_projects():
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert dlcore.__version__ == project["project"]["version"]
