"""Two models on one leaderboard, and how often the worse one leads: lesson 01."""

from math import lgamma

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import number
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

HEIGHT = 310
BASE = 0.90  # what model A really gets right
COLOUR = {"A": style.RUST, "B": style.BLUE}  # of each model
CELL = 26  # px: one of a hundred leaderboards


def chances(accuracy, n):
    """The probability of each number of right answers, 0 … n, out of n questions: the binomial distribution."""
    k = np.arange(n + 1)
    ways = lgamma(n + 1) - np.array([lgamma(i + 1) + lgamma(n - i + 1) for i in k])
    return np.exp(ways + k * np.log(accuracy) + (n - k) * np.log(1 - accuracy))


def who_leads(first, second, n):
    """The probabilities that the first model leads, that both tie, that the second leads, on independent test sets."""
    a, b = chances(first, n), chances(second, n)
    tie = float(a @ b)
    first_leads = float(a[1:] @ np.cumsum(b)[:-1])
    return first_leads, tie, 1 - first_leads - tie


def leaderboard_noise(n, gap):
    """Models A, 90 % right, and B, `gap` percentage points better, on test sets of `n` questions."""
    better = BASE + gap / 100
    shares = _hundred(who_leads(BASE, better, n))
    words = (
        f"A is right in 90 %, B in {number(90 + gap)} % of all cases. Of 100 leaderboards with {n:,} test questions "
        f"A leads on {shares[0]}, B leads on {shares[2]}, ties: {shares[1]}."
    )
    return Picture.of(
        words, _scores(n, better), _boards(shares), touch="Drag the dashed line of B: how good it really is."
    )


def _hundred(parts):
    """Three probabilities as whole percentages that add up to 100."""
    ends = np.rint(100 * np.cumsum(parts)).astype(int)
    return int(ends[0]), int(ends[1] - ends[0]), int(100 - ends[1])


def _scores(n, better):
    """How the scores of A and of B scatter around what is true."""
    canvas = panel(f"scores on {n:,} questions", HEIGHT)
    plot = Coordinates(canvas, 22, 60, (260, 190), (76, 100), (0, 1.05))
    plot.frame()
    _hump(plot, n, "A", BASE)
    _hump(plot, n, "B", better)
    plot.x_ticks(range(76, 101, 4))
    left, right = plot.across(100 * BASE), plot.across(100 * BASE + 5)
    canvas.area(left, plot.y, right - left, plot.height, across=("gap", 0, 5))
    canvas.text(
        style.PANEL / 2, HEIGHT - 6, "score in %; dashed: the true accuracy", size=style.SMALL, fill=style.QUIET
    )
    return canvas


def _hump(plot, n, name, accuracy):
    """The distribution of one model's scores, as high as there is room, and its true accuracy."""
    k = np.arange(n + 1)
    chance = chances(accuracy, n)
    near = (k >= 0.76 * n) & (chance > 1e-3 * chance.max())
    x, y = 100 * k[near] / n, chance[near] / chance.max()
    step = max(1, len(x) // 60)
    plot.curve(x[::step], y[::step], stroke=COLOUR[name], stroke_width=2.5)
    middle = float(plot.across(100 * accuracy))
    plot.canvas.line(middle, 60, middle, 250, stroke=COLOUR[name], stroke_width=1, stroke_dasharray="4 4")
    beside, anchor = (middle - 5, "end") if name == "A" else (middle + 5, "start")
    words = f"{name}: {number(100 * accuracy)} %"
    plot.canvas.text(beside, 50, words, fill=COLOUR[name], anchor=anchor, font_weight="bold")


def _boards(shares):
    """A hundred leaderboards: those that A leads, the ties, those that B leads."""
    canvas = panel(f"A leads {shares[0]} · tie {shares[1]} · B leads {shares[2]}", HEIGHT, font_weight="bold")
    colours = np.repeat([COLOUR["A"], style.FAINT, COLOUR["B"]], shares)
    letters = np.repeat(["A", "", "B"], shares)
    for place, (colour, letter) in enumerate(zip(colours, letters, strict=True)):
        x, y = 22 + CELL * (place % 10), 26 + CELL * (place // 10)
        canvas.rect(x + 1, y + 1, CELL - 2, CELL - 2, fill=str(colour), rx=3)
        if letter:
            canvas.text(x + CELL / 2, y + 18, letter, fill=style.PAPER, size=style.SMALL)
    canvas.text(style.PANEL / 2, HEIGHT - 6, "100 leaderboards and who is on top", size=style.SMALL, fill=style.QUIET)
    return canvas
