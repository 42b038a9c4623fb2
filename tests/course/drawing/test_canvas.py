import xml.etree.ElementTree as ET

import numpy as np
import pytest

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas, raster_uri
from dlcore.course.drawing.picture import Picture


def test_text_is_escaped_and_the_drawing_is_valid_xml():
    canvas = Canvas(100, 50)
    canvas.text(1, 2, "a < b & c")
    canvas.arrow(0, 0, 10, 10)
    canvas.image(0, 0, 10, 10, np.zeros((2, 2), dtype=np.uint8))
    tree = ET.fromstring(canvas.to_svg())
    assert tree.find("{*}text").text == "a < b & c"
    assert tree.find("{*}image") is not None


def test_one_element_a_line():
    canvas = Canvas(100, 50)
    canvas.rect(0, 0, 1, 1)
    canvas.line(0, 0, 1, 1)
    assert len(canvas.to_svg().split("\n")) == 4


def test_large_images_are_webp_and_small_ones_exact():
    assert raster_uri(np.zeros((128, 128), dtype=np.uint8)).startswith("data:image/webp")
    assert raster_uri(np.zeros((28, 28), dtype=np.uint8)).startswith("data:image/png")


def test_ids_and_references_get_the_prefix():
    svg = '<svg viewBox="0 0 1 1"><clipPath id="c"/><g clip-path="url(#c)"><use href="#c"/></g></svg>'
    html = Picture((svg,), "x").panels_html("fig")
    assert 'id="fig-c"' in html
    assert "url(#fig-c)" in html
    assert 'href="#fig-c"' in html


def test_a_picture_needs_a_tuple_of_panels():
    with pytest.raises(ValueError, match="tuple of SVG texts"):
        Picture("<svg/>", "words")


def test_signed_colours_are_white_at_zero_and_symmetric():
    colours = style.diverging([-2.0, 0.0, 2.0], limit=2)
    assert colours.tolist() == [style.rgb(style.BLUE).tolist(), [255] * 3, style.rgb(style.VERMILION).tolist()]


def test_ink_can_be_read_on_every_grey():
    for grey in range(256):
        colour = style.rgb(style.readable_on((grey, grey, grey)))
        assert abs(colour.mean() - grey) > 90
