"""The plots of the lessons: short cells of plain matplotlib, with everything that they show named."""

import re

import pytest

from tests.support.lessons import LESSONS, read, source, tags

PLOTS = {
    f"{path.stem}:{cell['id']}": cell
    for path in LESSONS
    for cell in read(path)["cells"]
    if cell["cell_type"] == "code" and re.search(r"plt\.subplots|\.plot\(", source(cell))
}
every_plot = pytest.mark.parametrize("name", PLOTS)


def test_the_lessons_have_plots():
    assert len(PLOTS) >= 13


@every_plot
def test_a_plot_is_a_visible_cell_of_six_lines_that_pins_nothing(name):
    assert len(source(PLOTS[name]).splitlines()) <= 6
    assert not {"hide-input", "nbval-check-output"} & set(tags(PLOTS[name]))


@every_plot
def test_axes_are_named_unless_there_are_none(name):
    text = source(PLOTS[name])
    assert re.search(r'ax\.axis\("off"\)|history\.plot', text) or ("xlabel=" in text and "ylabel=" in text)
