"""What is said of a figure to whoever cannot see it."""

import datetime
import warnings

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure

from dlcore.course.plotting.words import describe


def drawn(draw, **more):
    """The words about a figure with one pair of axes, into which `draw` has drawn."""
    figure = Figure()
    draw(figure.subplots(**more))
    return describe(figure)


def test_lines_are_told_by_their_ends_and_extremes():
    def draw(ax):
        ax.plot([1, 2, 3, 4], [0.8, 0.5, 0.3, 0.4], label="validation")
        ax.plot([1, 4], [2, -3])
        ax.set(xlabel="epoch", ylabel="loss", title="It rises again")

    assert drawn(draw) == (
        "It rises again. Across: epoch; up: loss. validation: from 0.8 at 1 to 0.4 at 4, lowest 0.3 at 3. "
        "From 2 at 1 to −3 at 4."
    )


def test_level_and_upright_lines_dots_and_logarithmic_axes():
    def draw(ax):
        ax.semilogy([1, 2], [1e-6, 1])
        ax.axhline(0.5, label="guessing")
        ax.axvline(3)
        ax.plot(2, 1, "o", label="best")
        ax.set(ylabel="$p$")

    assert drawn(draw) == (
        "Across: no label; up: p, on a logarithmic scale. From 1.0·10⁻⁶ at 1 to 1 at 2. guessing: level line at 0.5. "
        "Upright line at 3. best: 1 at 2."
    )


def test_lines_of_one_colour_share_the_name_that_one_of_them_has():
    def draw(ax):
        ax.plot([1, 2], [[1, 5], [2, 6]], "C0", label=["a seed", ""])
        ax.plot([1, 2], [3, 4], "C1")

    assert drawn(draw) == "a seed: from 1 at 1 to 2 at 2. a seed: from 5 at 1 to 6 at 2. From 3 at 1 to 4 at 2."


def test_bars_strokes_and_points():
    def draw(ax):
        ax.hist([[0.1, 0.1, 0.9], [0.9]], bins=[0, 0.5, 1], label=["a 0", "a 1"], stacked=True)
        ax.vlines([0, 1], [0, 1], [5, 6])
        ax.scatter([1, 2, 3], [4, 5, 9], label="seeds")

    words = drawn(draw)
    assert "a 0: 2 bars, the longest 2 at 0.25." in words
    assert "2 strokes, across from 0 to 1, up from 0 to 6." in words
    assert "seeds: 3 points, across from 1 to 3, up from 4 to 9." in words


def test_an_image_and_a_row_of_images():
    assert drawn(lambda ax: ax.imshow([[0, 1, 2], [3, 4, 5]])) == ("An image of 2 × 3 cells with values from 0 to 5.")
    figure = Figure()
    for number, ax in enumerate(figure.subplots(2, 5).flat):
        ax.imshow(np.eye(3))
        ax.set_title(number)
    figure.suptitle("Ten digits")
    assert describe(figure) == "Ten digits. 10 images, titled: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9."


def test_a_reader_s_own_words_win_and_nothing_is_said_to_be_empty():
    figure = Figure()
    assert describe(figure) == "An empty figure."
    figure.set_label("A cat")
    assert describe(figure) == "A cat"


ODD = {
    "days": lambda ax: ax.plot([datetime.date(2026, 1, day) for day in (1, 2)], [1, 2]),
    "names": lambda ax: ax.bar(["a", "b"], [1, 2]),
    "flat bars": lambda ax: ax.barh(["a", "b"], [1, 2]),
    "pie": lambda ax: ax.pie([1, 2]),
    "boxes": lambda ax: ax.boxplot([[1, 2, 3], [1, 2, 9]]),
    "contours": lambda ax: ax.contourf(np.eye(4)),
    "errors": lambda ax: ax.errorbar([1, 2], [1, 2], yerr=[0.1, 0.2]),
    "band": lambda ax: ax.fill_between([1, 2], [1, 2], [2, 3]),
    "arrows": lambda ax: ax.quiver([1], [1], [1], [1]),
    "steps": lambda ax: ax.stairs([1, 2, 3]),
    "missing": lambda ax: ax.plot([1, 2, 3], [np.nan, 1, np.nan]),
    "nothing": lambda ax: ax.plot([], []),
    "no points": lambda ax: ax.scatter([], []),
    "no strokes": lambda ax: ax.vlines([], [], []),
    "colours": lambda ax: ax.imshow(np.zeros((2, 2, 3))),
    "hidden": lambda ax: ax.imshow(np.ma.masked_all((2, 2))),
}


@pytest.mark.parametrize("kind", ODD)
def test_there_are_words_for_whatever_a_reader_draws(kind):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert drawn(ODD[kind])


def test_there_are_words_in_space_and_on_a_circle():
    assert drawn(lambda ax: ax.plot([1, 2], [1, 2], [1, 2]), subplot_kw={"projection": "3d"})
    assert drawn(lambda ax: ax.plot([1, 2], [1, 2]), subplot_kw={"projection": "polar"})
    plt.close("all")
