"""A small canvas that writes SVG, one element a line.

Any element may say which state of its figure it stands for, `canvas.rect(..., sets={"step": 4})` (with `tap=True`
pointing does not show it yet: only who gives an answer sees the verdict), and which term of an equation it shows,
`term="f"`; an `area` is tied to sliders. `interactive/touch.js` brings that to life.

Grids and diagrams are drawn here rather than with matplotlib: it is fifty times faster, the text stays
text, and two states of a figure share nearly all their lines, which is what makes a published slider small.
"""

import base64
import html
import io
import re

import numpy as np

from dlcore.course.drawing import style


def _number(value):
    """A coordinate, rounded to a hundredth of a pixel and without trailing zeros."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def _attributes(sets=None, tap=False, term=None, **values):
    """SVG attributes in the order given, `stroke_width` becoming `stroke-width`; None is left out."""
    words = []
    touch = {"data_set": ";".join(f"{name}:{_said(value)}" for name, value in sets.items()) if sets else None}
    for name, value in {**values, **touch, "data_tap": "" if tap else None, "data_term": term}.items():
        if value is not None:
            text = value if isinstance(value, str) else _number(value)
            words.append(f'{name.replace("_", "-")}="{html.escape(text)}"')
    return " ".join(words)


def _said(value):
    """A control's value as the page and the notebook read it."""
    if isinstance(value, str):
        if set(value) & set(":;"):
            raise ValueError(f"a value that an element sets must not hold : or ;, got {value!r}")
        return value
    return {True: "on", False: "off"}[value] if isinstance(value, bool | np.bool_) else f"{value:g}"


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


class Lowered(str):
    """A part of a text that is set as an index: smaller, and below the line."""


def typeset(text):
    """A formula as parts of a text, `W_f v` with an f below the line."""
    return [Lowered(part) if i % 2 else part for i, part in enumerate(re.split(r"_(\w)", text))]


def _spans(parts):
    """Parts of a line of text: as they are, or with the term that they show, or as an index."""
    was_low = False
    for part in parts:
        words, term = part if isinstance(part, tuple) else (part, None)
        low = isinstance(words, Lowered)
        drop, size = (low - was_low) * style.DROP or None, style.SMALL if low else None
        look = _attributes(dy=drop, font_size=size, term=term)
        yield f"<tspan {look}>{html.escape(words)}</tspan>" if look else html.escape(str(words))
        was_low = low


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

    def arrow(self, x1, y1, x2, y2, stroke=style.INK, stroke_width=1.5, head=7, **more):
        """A line from the first point to the second, with a filled head there."""
        along = np.array([x2 - x1, y2 - y1], dtype=float)
        along /= np.hypot(*along)
        across = np.array([-along[1], along[0]])
        tip, base = np.array([x2, y2]), np.array([x2, y2]) - head * along
        self.line(x1, y1, *base, stroke=stroke, stroke_width=stroke_width, **more)
        corners = [tip, base + head / 2 * across, base - head / 2 * across]
        outline = "M" + "L".join(f"{_number(x)},{_number(y)}" for x, y in corners) + "Z"
        self.path(outline, fill=stroke, stroke="none", **more)

    def text(self, x, y, words, size=style.TEXT, fill=style.INK, anchor="middle", **more):
        """`words` with their baseline's `anchor` (start, middle, end) at (x, y).

        words: a text, or a list of texts and of pairs (text, the term of an equation that it shows); see `typeset`
        """
        parts = words if isinstance(words, list) else [words]
        self._add(
            "text", "".join(_spans(parts)), x=x, y=y, font_size=None if size == style.TEXT else size,
            fill=None if fill == style.INK else fill, text_anchor=None if anchor == "middle" else anchor, **more,
        )  # fmt: skip

    def image(self, x, y, width, height, pixels, **more):
        """The uint8 image `pixels`, stretched without smoothing: a pixel stays a square."""
        self._add(
            "image", x=x, y=y, width=width, height=height, preserveAspectRatio="none",
            style="image-rendering:pixelated", href=raster_uri(pixels), **more,
        )  # fmt: skip

    def spot(self, x, y, width, height, sets, **more):
        """A part of the picture that stands for a state and is drawn by others; it shows when pointed at."""
        self.rect(x, y, width, height, pointer_events="all", sets=sets, **more)

    def area(self, x, y, width, height, across=None, down=None, around=None, away=None):
        """A part of the picture in which one drags: where the pointer is there gives the values of controls.

        across: (control, its value at the left rim, at the right rim); down: the same from top to bottom
        around: (control, its value to the right of the middle, after a full turn counter-clockwise)
        away: (control, its value in the middle, at the rim)
        """
        ties = {"across": across, "down": down, "around": around, "away": away}
        data = {f"data_{name}": ":".join(map(str, tie)) for name, tie in ties.items() if tie}
        if not data:
            raise ValueError("an area needs a control: across, down, around or away")
        self._add("rect", x=x, y=y, width=width, height=height, fill="none", pointer_events="all", **data)

    def to_svg(self):
        """The drawing; whoever shows it says how it fits."""
        size = _attributes(width=self.width, height=self.height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_number(self.width)} '
            f'{_number(self.height)}" font-family="{style.FONT}" font-size="{style.TEXT}" fill="{style.INK}" '
            'text-anchor="middle" aria-hidden="true">'
        )
        return "\n".join([head, *self._lines, "</svg>"])
