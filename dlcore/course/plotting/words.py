"""What a matplotlib figure shows, in words: for readers who cannot see it.

The words are read from the figure itself, so they are true of any figure that a reader draws: titles, axes, and for
each line where it begins and ends and how low and high it goes. `figure.set_label("…")` says it in other words.
"""

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.container import BarContainer

from dlcore.course.drawing.numbers import power

MOST_TITLES = 12


def describe(figure):
    """One or more sentences about the figure."""
    if figure.get_label():
        return str(figure.get_label())
    axes = [ax for ax in figure.axes if ax.get_visible() and ax.has_data()]
    head = [_title(figure)] if figure.get_suptitle() else []
    if len(axes) > 1 and all(ax.images and not ax.lines for ax in axes):
        return " ".join([*head, _row_of_images(axes)])
    return " ".join([*head, *(sentence for ax in axes for sentence in _sentences(ax))]) or "An empty figure."


def _title(figure):
    return _ended(figure.get_suptitle())


def _ended(text):
    """The text as a sentence of its own."""
    text = " ".join(text.replace("$", "").split())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _row_of_images(axes):
    titles = [ax.get_title() or ax.get_title("left") for ax in axes]
    shown = ", ".join(title for title in titles[:MOST_TITLES] if title)
    more = " …" if len(titles) > MOST_TITLES else ""
    return f"{len(axes)} images" + (f", titled: {shown}{more}." if shown else ".")


def _sentences(ax):
    """What stands in one pair of axes."""
    title = ax.get_title("left") or ax.get_title() or ax.get_title("right")
    yield from [_ended(title)] if title else []
    if ax.axison and (ax.get_xlabel() or ax.get_ylabel()):
        yield f"Across: {_axis(ax.get_xlabel(), ax.get_xscale())}; up: {_axis(ax.get_ylabel(), ax.get_yscale())}."
    yield from (f"{_image(image)}." for image in ax.images)
    yield from _lines(ax.lines)
    yield from (_called(_name(bars), _bars(bars)) for bars in ax.containers if isinstance(bars, BarContainer))
    yield from (_called(_name(marks), _marks(marks)) for marks in ax.collections)
    yield from (_ended(f"Beside it: {text.get_text()}") for text in ax.texts if text.get_text())


def _lines(lines):
    """A sentence for each; of several curves in one colour, one alone may have their name in the legend."""
    named = {line.get_color(): _name(line) for line in reversed(lines) if _name(line) and _is_curve(line)}
    for line in lines:
        yield _called(_name(line) or (_is_curve(line) and named.get(line.get_color())), _line(line))


def _is_curve(line):
    """Whether it has points, and is not drawn right across the axes."""
    return line.get_transform() == line.axes.transData


def _axis(label, scale):
    words = label.replace("$", "") or "no label"
    return f"{words}, on a logarithmic scale" if scale == "log" else words


def _called(name, what):
    return _ended(f"{name}: {what}" if name else what[0].upper() + what[1:])


def _name(artist):
    """What the legend calls it; names that begin with _ are matplotlib's own."""
    name = str(artist.get_label())
    if isinstance(artist, BarContainer) and name.startswith("_"):  # as a histogram of several kinds does it
        name = str(artist.patches[0].get_label())
    return "" if name.startswith("_") else name.replace("$", "")


def _line(line):
    x, y = (np.ma.filled(np.ma.asarray(values, float), np.nan) for values in line.get_data(orig=False)[:2])
    if not _is_curve(line) and len(x) == 2:
        return f"level line at {_number(y[0])}" if y[0] == y[1] else f"upright line at {_number(x[0])}"
    x, y = x[np.isfinite(x + y)], y[np.isfinite(x + y)]
    if len(x) < 2:
        return f"{_number(y[0])} at {_number(x[0])}" if len(x) else "no points"
    words = f"from {_number(y[0])} at {_number(x[0])} to {_number(y[-1])} at {_number(x[-1])}"
    for kind, at in (("lowest", y.argmin()), ("highest", y.argmax())):
        if y[at] not in (y[0], y[-1]):
            words += f", {kind} {_number(y[at])} at {_number(x[at])}"
    return words


def _image(image):
    values = np.ma.filled(np.ma.asarray(image.get_array(), float), np.nan)
    rows, columns = values.shape[:2]
    finite = values[np.isfinite(values)]
    range_ = f" with values from {_number(finite.min())} to {_number(finite.max())}" if finite.size else ""
    return f"An image of {rows} × {columns} cells{range_}"


def _bars(bars):
    """Bars that stand up or lie; the words name the longest."""
    upright = bars.orientation != "horizontal"
    lengths = [bar.get_height() if upright else bar.get_width() for bar in bars.patches]
    longest = bars.patches[int(np.argmax(lengths))]
    start, thick = (longest.get_x, longest.get_width) if upright else (longest.get_y, longest.get_height)
    return f"{len(lengths)} bars, the longest {_number(max(lengths))} at {_number(start() + thick() / 2)}"


def _marks(marks):
    if isinstance(marks, PathCollection):
        return _extent("points", len(marks.get_offsets()), np.ma.filled(marks.get_offsets(), np.nan))
    if isinstance(marks, LineCollection):
        strokes = marks.get_segments()
        return _extent("strokes", len(strokes), np.concatenate(strokes) if strokes else np.empty((0, 2)))
    return "a shaded area, or other marks"


def _extent(kind, count, places):
    """So many marks, and where they lie."""
    places = np.asarray(places, float)[:, :2]
    places = places[np.isfinite(places).all(axis=1)]
    if not len(places):
        return f"no {kind}"
    (left, low), (right, high) = places.min(axis=0), places.max(axis=0)
    return f"{count} {kind}, across from {_number(left)} to {_number(right)}, up from {_number(low)} to {_number(high)}"


def _number(value):
    return power(float(value))
