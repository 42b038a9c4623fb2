import re

import pytest

from dlcore.course.lesson_03 import network_diagram


@pytest.mark.parametrize(("hidden", "width", "count"), [(1, 2, 12), (3, 4, 62), (3, 8, 186), (4, 1, 13)])
def test_every_line_is_a_parameter(hidden, width, count):
    picture = network_diagram.network_builder(hidden, width)
    assert f"{count} parameters in all" in picture.alt
    lines = re.findall(r'd="([^"]+)"', picture.panels[0])
    assert "".join(lines).count("M") == count


def test_a_place_leads_to_the_network_that_ends_there():
    """The places are the same whatever is built, and each has a state of its own."""
    places = [
        re.findall(
            r'c[xy]="([^"]+)" c[xy]="([^"]+)" .*data-set="([^"]+)"', network_diagram.network_builder(*size).panels[0]
        )
        for size in ((1, 2), (4, 8))
    ]
    assert places[0] == places[1]
    assert len({sets for _, _, sets in places[0]}) == 32
    assert len({(x, y) for x, y, _ in places[0]}) == 32
