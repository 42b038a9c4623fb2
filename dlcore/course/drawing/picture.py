"""A picture: one or two SVG panels and the words that say what they show."""

import html
import re
from dataclasses import dataclass

_LAYOUT = "display:flex;flex-wrap:wrap;gap:12px 8px;justify-content:center;align-items:flex-start;"
_CARD = "background:#fff;color:#1f2933;padding:8px;border-radius:6px"
_PANEL = "flex:1 1 272px;min-width:0;max-width:26.5rem;height:auto"  # as in book/player/explore.css


@dataclass(frozen=True)
class Picture:
    """What a figure function returns.

    panels: SVG texts, side by side where there is room and stacked where there is not
    alt: what the picture shows in *this* state; it is read aloud, and printed below the picture
    touch: what in it can be touched, in a few words; the same in all states
    """

    panels: tuple[str, ...]
    alt: str
    touch: str = ""

    def __post_init__(self):
        if isinstance(self.panels, str) or not self.panels:
            raise ValueError("panels must be a tuple of SVG texts, for instance (canvas.to_svg(),)")
        if not self.alt.strip():
            raise ValueError("alt is empty: say in one sentence what this state of the picture shows")

    @classmethod
    def of(cls, alt, *canvases, touch=""):
        """The picture whose panels are these canvases, from left to right."""
        return cls(tuple(canvas.to_svg() for canvas in canvases), alt, touch)

    @property
    def sizes(self):
        """(width, height) of each panel in px."""
        return tuple(re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', p).groups() for p in self.panels)

    def panels_html(self, prefix=""):
        """The panels as markup; `prefix` keeps the ids of two pictures on one page apart."""
        markup = "\n".join(self.panels)
        if prefix:
            markup = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{prefix}-", markup)
        return markup

    def _repr_html_(self):
        alt = html.escape(self.alt)
        panels = self.panels_html().replace("<svg ", f'<svg style="{_PANEL}" ')
        return (
            f'<div role="img" aria-label="{alt}" style="{_LAYOUT}{_CARD}">\n{panels}\n</div>\n'
            f'<p style="text-align:center;margin:4px 0">{alt}</p>'
        )

    def __repr__(self):
        return f"<Picture: {self.alt}>"
