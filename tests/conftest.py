"""What tests of every kind share."""

import pytest

from tests.support.lessons import namespace


@pytest.fixture
def figure(path, request):
    """The interactive figure of that name in the lesson at `path`; the lesson is run once a process."""
    return namespace(path)[request.param]
