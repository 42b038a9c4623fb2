"""`plt`: matplotlib.pyplot in the course's style. In a notebook each of its figures is shown with words about it."""

import sys

import matplotlib
import matplotlib.pyplot as plt
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from dlcore.course.drawing import style
from dlcore.course.plotting.markup import figure_html

__all__ = ["plt"]

SIGNED = "signed"  # the colour map of numbers with a sign: blue below 0, white at 0, vermilion above
INLINE = ("inline", "module://matplotlib_inline.backend_inline")  # what it is called in new and old versions
OTHERS = ("image/png", "image/svg+xml", "image/jpeg", "application/pdf")  # pictures that could not carry words


def _show_with_words(shell):
    """Tell IPython to show figures as HTML, and in no other way; a backend that opens windows is left alone."""
    from matplotlib_inline import backend_inline

    if matplotlib.get_backend() in INLINE:
        backend_inline.configure_inline_support(shell, matplotlib.get_backend())  # or later, which would undo this
        formatters = shell.display_formatter.formatters
        for kind in OTHERS:
            formatters[kind].pop(Figure, None)
        formatters["text/html"].for_type(Figure, figure_html)


plt.style.use("dlcore.course.plotting.course")
if SIGNED not in matplotlib.colormaps:
    colours = [style.BLUE, style.PAPER, style.VERMILION]
    matplotlib.colormaps.register(LinearSegmentedColormap.from_list(SIGNED, colours, N=257))
if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()) is not None:
    _show_with_words(_shell)
