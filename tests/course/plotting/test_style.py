"""matplotlib's style sheet says what the canvas says."""

import io
import subprocess
import sys

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from dlcore.course.drawing import style
from dlcore.course.plotting.styled import SIGNED

SHEET = "dlcore.course.plotting.course"


@pytest.fixture
def look():
    """What matplotlib is set to under the sheet alone."""
    with matplotlib.style.context(["default", SHEET]):
        yield dict(matplotlib.rcParams)


def test_colours_are_the_canvas_s(look):
    lines = [to_hex(one["color"]).upper() for one in look["axes.prop_cycle"]]
    assert lines == [style.BLUE, style.VERMILION, style.GREEN, style.PURPLE, style.ORANGE, style.SKY]
    wanted = {
        style.INK: ("text.color", "axes.labelcolor", "axes.titlecolor"),
        style.QUIET: ("xtick.color", "ytick.color", "axes.edgecolor"),
        style.FAINT: ("grid.color",),
        style.PAPER: ("figure.facecolor", "axes.facecolor", "savefig.facecolor", "legend.facecolor"),
    }
    for colour, names in wanted.items():
        assert [to_hex(look[name]) for name in names] == [colour.lower()] * len(names)


def test_type_is_the_canvas_s(look):
    assert style.FONT.startswith(look["font.family"][0])
    assert {look[name] for name in ("font.size", "xtick.labelsize", "ytick.labelsize", "legend.fontsize")} == {
        style.SMALL
    }
    assert {look[name] for name in ("axes.labelsize", "axes.titlesize", "figure.titlesize")} == {style.TEXT}


def test_text_is_12_px_where_a_phone_shows_a_plot(look):
    """A page 360 px wide leaves 296 px inside a card."""
    assert look["font.size"] * 296 / (72 * look["figure.figsize"][0]) >= 12


def test_signed_numbers_have_the_canvas_s_colours():
    values = np.array([-2.0, -1, 0, 1, 2])
    got = matplotlib.colormaps[SIGNED]((values + 2) / 4)[:, :3] * 255
    assert np.abs(got - style.diverging(values, 2)).max() <= 2  # the map has 257 steps
    assert got[2].tolist() == [255, 255, 255]


def test_the_sheet_is_used_as_any_other_and_changes_nothing_by_being_imported():
    code = f"""
import matplotlib
before = dict(matplotlib.rcParams)
import dlcore.course.plotting
assert dict(matplotlib.rcParams) == before
import matplotlib.pyplot as plt
plt.style.use("{SHEET}")
assert matplotlib.rcParams["image.cmap"] == "gray"
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_matplotlib_is_loaded_with_the_first_plot_only():
    code = """
import sys
from dlcore.course import check, explore, watch
assert "matplotlib" not in sys.modules
from dlcore.course import plt
assert plt is sys.modules["matplotlib.pyplot"]
assert plt.rcParams["svg.hashsalt"] == "dlcore"
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, env={"MPLBACKEND": "agg", "PATH": ""})


def test_the_course_has_no_other_secret_names():
    with pytest.raises(ImportError, match="no_such_name"):
        from dlcore.course import no_such_name  # noqa: F401


def test_a_plain_plot_fits_its_frame():
    figure, ax = plt.subplots()
    ax.plot([0, 1], [0, 1000])
    ax.set(xlabel="epoch", ylabel="loss", title="A title")
    figure.savefig(io.BytesIO(), format="png")
    box, frame = ax.get_tightbbox(), figure.bbox
    plt.close(figure)
    assert box.x0 >= 0
    assert box.y0 >= 0
    assert box.x1 <= frame.width
    assert box.y1 <= frame.height
