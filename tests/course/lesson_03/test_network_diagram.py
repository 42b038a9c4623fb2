import re

import pytest

from dlcore.course.lesson_03 import network_diagram


@pytest.mark.parametrize(("hidden", "width", "count"), [(1, 2, 12), (3, 4, 62), (3, 8, 186), (4, 1, 13)])
def test_every_line_is_a_parameter(hidden, width, count):
    picture = network_diagram.network_builder(hidden, width)
    assert f"{count} parameters in all" in picture.alt
    lines = re.findall(r'd="([^"]+)"', picture.panels[0])
    assert "".join(lines).count("M") == count
