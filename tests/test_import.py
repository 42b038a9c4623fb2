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
PACKAGES = sorted(file.parent.name for file in ROOT.glob("*/__init__.py") if file.parent.name != "course")

CLAIMED = [public for name in [*MODULES, *PACKAGES] for public in import_module(f"dlcore.{name}").__all__]
PUBLIC = set(CLAIMED)

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
    assert not [name for name in loaded if name.startswith("dlcore.course")]


@pytest.mark.parametrize("name", [*MODULES, *PACKAGES])
def test_every_public_name_can_be_taken_from_dlcore(name):
    # import_module, because the attribute dlcore.gradcheck is the function of that name
    module = import_module(f"dlcore.{name}")
    assert hasattr(module, "__all__"), f"dlcore.{name} needs an __all__, an empty one if nothing in it is public"
    for public in module.__all__:
        assert getattr(dlcore, public) is getattr(module, public), f"{public} of dlcore.{name}"


@pytest.mark.parametrize("name", MODULES)
def test_all_lists_every_class_and_function_that_students_read(name):
    """What a module defines and documents with an example is public, there or where it is passed on."""
    tree = ast.parse((ROOT / f"{name}.py").read_text(encoding="utf-8"))
    defined = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    shown = {node.name for node in defined if ">>>" in (ast.get_docstring(node) or "")}
    assert shown <= PUBLIC


def test_no_two_modules_claim_one_name():
    assert len(CLAIMED) == len(PUBLIC)


def test_what_is_public_is_found():
    assert {"Conv2d", "LSTM", "check_array", "digits", "fit", "im2col"} <= PUBLIC
    assert not {"whole", "pair", "tiled_forward"} & PUBLIC


def test_the_version_is_the_projects():
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert dlcore.__version__ == project["project"]["version"]
