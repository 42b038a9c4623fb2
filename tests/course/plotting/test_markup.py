"""A figure as HTML: its words, its bytes, its size."""

import re
import urllib.parse
import xml.etree.ElementTree as ET

import matplotlib.style
import numpy as np
import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from dlcore.course.plotting.markup import figure_html, source
from dlcore.course.plotting.words import describe


def curve():
    figure = Figure(figsize=(4, 3))
    ax = figure.subplots()
    ax.plot([1, 2, 3], [0.9, 0.5, 0.4], label='50 % & "more" <b>')
    ax.set_ylabel("loss")
    ax.legend()
    return figure


@pytest.fixture
def figure():
    return curve()


def image(figure):
    return BeautifulSoup(figure_html(figure), "html.parser").find("img")


def test_the_words_are_the_image_s_alternative_text(figure):
    assert image(figure)["alt"] == describe(figure)
    assert "50 %" in image(figure)["alt"]


def test_the_image_is_a_whole_drawing(figure):
    kind, _, drawing = image(figure)["src"].partition(",")
    assert kind == "data:image/svg+xml"
    svg = ET.fromstring(urllib.parse.unquote(drawing))
    assert svg.get("viewBox") == "0 0 288 216"
    assert len(svg.findall(".//{*}path")) > 10
    assert not svg.findall(".//{*}text"), "an image cannot use the page's font"


def test_the_same_figure_has_the_same_bytes_whatever_came_before():
    before = source(curve())
    other = Figure()
    other.subplots().plot([3, 1, 2])
    source(other)
    assert source(curve()) == before
    assert not re.search(r"20\d\d-\d\d-\d\d", before)


def test_room_is_kept_before_the_image_is_there(figure):
    assert (image(figure)["width"], image(figure)["height"]) == ("288", "216")
    assert "max-width:100%;height:auto" in image(figure)["style"]


def test_thousands_of_marks_become_pixels():
    with matplotlib.style.context("dlcore.course.plotting.course"):
        figure = Figure()
        figure.subplots().scatter(*np.random.default_rng(0).random((2, 5000)))
        assert source(figure).startswith("data:image/png;base64,")
        assert len(source(figure)) < 150_000


def test_an_image_s_cells_stay_cells():
    """No more bytes than its cells need."""
    figure = Figure()
    figure.subplots().imshow(np.arange(784).reshape(28, 28))
    assert len(source(figure)) < 60_000
