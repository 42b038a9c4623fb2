"""A matplotlib figure as HTML: one image with alternative text, the same bytes for the same figure."""

import base64
import io
import re
from html import escape

import matplotlib

from dlcore.course.plotting.words import describe

SAME_BYTES = {"svg.hashsalt": "dlcore", "svg.fonttype": "path"}
NOTHING = dict.fromkeys(("Creator", "Date", "Format", "Type"))
LARGE = 150_000  # characters of SVG; thousands of marks are smaller, and quicker to show, as pixels
LARGER = 1.29  # a figure may be shown so much larger than it was drawn: a panel 328 px wide is 424 px on a desk
CARD = "background:#fff;padding:8px;border-radius:6px;width:fit-content;max-width:100%;box-sizing:border-box"
IMAGE = "display:block;padding:0;background:none;max-width:100%;height:auto"  # a theme may frame images in the dark
IN_A_URL = {'"': "'", "%": "%25", "#": "%23", "<": "%3C", ">": "%3E", "\n": " "}


def figure_html(figure):
    """The figure on a white card, as wide as there is room, until its text is as large as the text of the page."""
    width, height = (round(72 * inches) for inches in figure.get_size_inches())
    room = f'width="{width}" height="{height}" style="{IMAGE};width:{round(LARGER * width)}px"'
    image = f'<img class="dark-light" alt="{escape(describe(figure))}" {room} src="{source(figure)}">'
    return f'<div class="plot" style="{CARD}">{image}</div>'


def source(figure):
    """The figure as a data URL: SVG, or PNG where that would be large."""
    buffer = io.StringIO()
    with matplotlib.rc_context(SAME_BYTES):
        figure.savefig(buffer, format="svg", metadata=NOTHING)
    svg = re.sub(r"\s*\n\s*", " ", buffer.getvalue()[buffer.getvalue().index("<svg ") :])
    drawing = "data:image/svg+xml," + escape(svg.translate(str.maketrans(IN_A_URL)), quote=False)
    return drawing if len(drawing) < LARGE else min(drawing, _pixels(figure), key=len)


def _pixels(figure):
    """The figure as a PNG, two pixels for one of a page's."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=144, metadata={"Software": None})
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
