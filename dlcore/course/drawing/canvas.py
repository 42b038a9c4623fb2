"""A small canvas that writes SVG, one element a line.

Grids and diagrams are drawn here rather than with matplotlib: it is fifty times faster, the text stays
text, and two states of a figure share nearly all their lines, which is what makes a published slider small.
"""

import base64
import html
import io

import numpy as np

from dlcore.course.drawing import style


def _number(value):
    """A coordinate, rounded to a hundredth of a pixel and without trailing zeros."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def _attributes(**values):
    """SVG attributes in the order given, `stroke_width` becoming `stroke-width`; None is left out."""
    words = []
    for name, value in values.items():
        if value is not None:
            text = value if isinstance(value, str) else _number(value)
            words.append(f'{name.replace("_", "-")}="{html.escape(text)}"')
    return " ".join(words)


def raster_uri(pixels):
    """A data URI of the uint8 image `pixels`, (H, W) or (H, W, 3).

    Up to 64 px a side the picture is stored exactly (PNG), above that as WebP, ten times smaller.
    """
    from PIL import Image, features

    image = Image.fromarray(np.ascontiguousarray(pixels))
    file = io.BytesIO()
    if max(image.size) > 64 and features.check("webp"):
        image.save(file, "WEBP", quality=80, method=6)
        kind = "webp"
    else:
        image.save(file, "PNG", optimize=True)
        kind = "png"
    return f"data:image/{kind};base64,{base64.b64encode(file.getvalue()).decode()}"


class Canvas:
    """A drawing of `width` × `height` px; the origin is the top left corner."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self._lines = []

    def _add(self, tag, content=None, **values):
        end = "/>" if content is None else f">{content}</{tag}>"
        self._lines.append(f"<{tag} {_attributes(**values)}{end}")

    def rect(self, x, y, width, height, fill="none", stroke=None, stroke_width=None, **more):
        self._add(
            "rect", x=x, y=y, width=width, height=height,
            fill=fill, stroke=stroke, stroke_width=stroke_width, **more,
        )  # fmt: skip

    def line(self, x1, y1, x2, y2, stroke=style.INK, stroke_width=1.5, **more):
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=stroke_width, **more)

    def circle(self, x, y, radius, fill="none", stroke=None, stroke_width=None, **more):
        self._add("circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, stroke_width=stroke_width, **more)

    def path(self, d, fill="none", stroke=style.INK, stroke_width=1.5, **more):
        self._add("path", d=d, fill=fill, stroke=stroke, stroke_width=stroke_width, **more)

    def polyline(self, points, **more):
        """A line through `points`, pairs (x, y)."""
        self.path("M" + "L".join(f"{_number(x)},{_number(y)}" for x, y in points), **more)

    def arrow(self, x1, y1, x2, y2, stroke=style.INK, stroke_width=1.5, head=7):
        """A line from the first point to the second, with a filled head there."""
        along = np.array([x2 - x1, y2 - y1], dtype=float)
        along /= np.hypot(*along)
        across = np.array([-along[1], along[0]])
        tip, base = np.array([x2, y2]), np.array([x2, y2]) - head * along
        self.line(x1, y1, *base, stroke=stroke, stroke_width=stroke_width)
        corners = [tip, base + head / 2 * across, base - head / 2 * across]
        self.path("M" + "L".join(f"{_number(x)},{_number(y)}" for x, y in corners) + "Z", fill=stroke, stroke="none")

    def text(self, x, y, words, size=style.TEXT, fill=style.INK, anchor="middle", **more):
        """`words` with their baseline's `anchor` (start, middle, end) at (x, y)."""
        self._add(
            "text", html.escape(str(words)), x=x, y=y, font_size=None if size == style.TEXT else size,
            fill=None if fill == style.INK else fill, text_anchor=None if anchor == "middle" else anchor, **more,
        )  # fmt: skip

    def image(self, x, y, width, height, pixels):
        """The uint8 image `pixels`, stretched without smoothing: a pixel stays a square."""
        self._add(
            "image", x=x, y=y, width=width, height=height, preserveAspectRatio="none",
            style="image-rendering:pixelated", href=raster_uri(pixels),
        )  # fmt: skip

    def to_svg(self):
        """The drawing; it shrinks with its container but never grows beyond its own size."""
        size = _attributes(width=self.width, height=self.height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_number(self.width)} '
            f'{_number(self.height)}" font-family="{style.FONT}" font-size="{style.TEXT}" fill="{style.INK}" '
            'text-anchor="middle" style="max-width:100%;height:auto" aria-hidden="true">'
        )
        return "\n".join([head, *self._lines, "</svg>"])
