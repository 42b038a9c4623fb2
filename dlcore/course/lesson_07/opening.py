"""The picture that opens lesson 07: a window goes over a photograph and leaves edges behind."""

import numpy as np

from dlcore.convolution import KERNELS, corr2d
from dlcore.course.drawing import style
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

SIDE = 224  # px
STRIP = 8  # rows of pixels at a step of the slider


def edges_left_behind(photograph, rows=64):
    """The photograph, whose first `rows` rows are replaced by what an edge kernel makes of them."""
    edges = np.pad(corr2d(photograph.astype(float), KERNELS["edge3"]), 1)
    picture = np.concatenate([style.diverging(edges, 120)[:rows], style.grey(photograph, 0, 255)[rows:]])
    canvas = panel("nine weights on a photograph", 256)
    left, top, scale = (style.PANEL - SIDE) / 2, 26, SIDE / len(photograph)
    canvas.image(left, top, SIDE, SIDE, picture)
    window = top + rows * scale
    canvas.line(left, window, left + SIDE, window, stroke=style.VERMILION, stroke_width=3)
    canvas.area(left, top, SIDE, SIDE, down=("rows", 0, len(photograph)))
    words = (
        f"The window has gone over {rows} of {len(photograph)} rows of the photograph. Behind it stands one number "
        "a pixel: white is 0, colours are edges."
    )
    return Picture.of(words, canvas, touch="Drag the window down over the photograph.")
