"""The course's one style: colours, type sizes and colour maps of every picture.

Colours are the eight of Okabe and Ito, which readers with any common colour vision tell apart.
They are written out as hex values because not every matplotlib the course runs on knows their names.
"""

import numpy as np

BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"

RUST = "#B34700"  # vermilion, dark enough for text
PALE_ORANGE, PALE_BLUE, PALE_GREEN, PALE_PURPLE, PALE_VERMILION = "#FFE3A3", "#CFE6F5", "#CDEBDD", "#F5D3E3", "#F7D9C4"
PALES = (PALE_BLUE, PALE_ORANGE, PALE_GREEN, PALE_PURPLE)  # backgrounds that tell groups of cells apart
HIGHLIGHT, RESULT = "#FFE9B0", "#D6ECF8"  # cells, layers or lines that a picture is about, and what comes out of them
DECISION = "#FBE3D3"  # the part of a plane where a neuron or a network says 1: its decision region
INK = "#1f2933"  # text and outlines
QUIET = "#5b6670"  # secondary text: still 5.9:1 on white
FAINT = "#c9d1d9"  # cell borders, axes
PAPER = "#ffffff"  # every picture is a white card, in the dark theme too
PADDING = "#eef2f6"  # cells that zero-padding adds

FONT = "DejaVu Sans, sans-serif"
MONO = "DejaVu Sans Mono, monospace"  # programs
TEXT = 14  # px
SMALL = 13.5  # px: ticks and second lines; still 12 px where a panel is shown 272 px wide
DROP = 4  # px: how far an index stands below the line

PANEL = 304  # px: two panels stand side by side on a desk; on a phone, stacked, each fits unshrunk


def rgb(colour):
    """The three numbers 0…255 of a hex colour."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)


def grey(values, low, high):
    """Map `values` to black (`low`) … white (`high`): uint8 of shape (…, 3)."""
    t = np.clip((np.asarray(values, dtype=float) - low) / (high - low), 0, 1)
    return np.repeat((255 * t).round().astype(np.uint8)[..., None], 3, axis=-1)


def diverging(values, limit):
    """Map `values` to blue (`-limit`), white (0) or vermilion (`+limit`): uint8 of shape (…, 3)."""
    t = np.clip(np.asarray(values, dtype=float)[..., None] / limit, -1, 1)
    end = np.where(t < 0, rgb(BLUE), rgb(VERMILION))
    return (255 + np.abs(t) * (end - 255)).round().astype(np.uint8)


def hex_colour(triple):
    """The hex colour of three numbers 0…255."""
    return "#{:02x}{:02x}{:02x}".format(*(int(v) for v in triple))


def luminance(triple):
    """How light a colour of three numbers 0…255 is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    share = np.asarray(triple, dtype=float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def readable_on(triple):
    """Black or paper: whichever has the greater contrast on the colour `triple`, at least 4.5 : 1."""
    return BLACK if luminance(triple) > 0.179 else PAPER
