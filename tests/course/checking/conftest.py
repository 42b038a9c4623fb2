"""Short patience, and nothing recorded, in all tests of checks."""

import pytest

from dlcore.course.checking import explain
from dlcore.course.checking.running import limits


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 1.0)
    monkeypatch.setattr(limits, "BUSY", 6.0)  # other tests run beside this one
    monkeypatch.setattr(explain, "FORGIVING", False)
    monkeypatch.setenv("DLCORE_PROGRESS", "off")
