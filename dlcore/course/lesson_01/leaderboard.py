"""Two models on one leaderboard, and how often the worse one leads: lesson 01."""

from math import lgamma

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.picture import Picture

HEIGHT = 310
BASE = 0.90  # what model A really gets right
CELL = 26  # px: one of a hundred leaderboards


def chances(accuracy, n):
    """The chance of each number of right answers, 0 … n, out of n questions: the binomial distribution."""
    k = np.arange(n + 1)
    ways = lgamma(n + 1) - np.array([lgamma(i + 1) + lgamma(n - i + 1) for i in k])
    return np.exp(ways + k * np.log(accuracy) + (n - k) * np.log(1 - accuracy))


def who_leads(first, second, n):
    """The chances that the first model leads, that both tie, and that the second leads, on test sets of their own."""
    a, b = chances(first, n), chances(second, n)
    tie = float(a @ b)
    first_leads = float(a[1:] @ np.cumsum(b)[:-1])
    return first_leads, tie, 1 - first_leads - tie


def leaderboard_noise(n, gap):
    """Models A, 90 % right, and B, `gap` percentage points better, on test sets of `n` questions."""
    better = BASE + gap / 100
    shares = _hundred(who_leads(BASE, better, n))
    words = (
        f"A is right in 90 %, B in {90 + gap:g} % of all cases. Of 100 leaderboards with {n:,} test questions "
        f"A leads on {shares[0]}, B leads on {shares[2]}, ties: {shares[1]}."
    )
    return Picture((_scores(n, better), _boards(shares)), words)


def _hundred(parts):
    """Three chances as whole numbers out of a hundred that add up to it."""
    ends = np.rint(100 * np.cumsum(parts)).astype(int)
    return int(ends[0]), int(ends[1] - ends[0]), int(100 - ends[1])


def _scores(n, better):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, f"scores on {n:,} questions")
    plot = Coordinates(canvas, 22, 60, (260, 190), (76, 100), (0, 1.05))
    plot.frame()
    k = np.arange(n + 1)
    for name, accuracy, colour in (("A", BASE, style.VERMILION), ("B", better, style.BLUE)):
        chance = chances(accuracy, n)
        near = (k >= 0.76 * n) & (chance > 1e-3 * chance.max())
        x, y = 100 * k[near] / n, chance[near] / chance.max()
        step = max(1, len(x) // 60)
        plot.curve(x[::step], y[::step], stroke=colour, stroke_width=2.5)
        middle = float(plot.across(100 * accuracy))
        canvas.line(middle, 60, middle, 250, stroke=colour, stroke_width=1, stroke_dasharray="4 4")
        side = ("end", -5) if name == "A" else ("start", 5)
        canvas.text(
            middle + side[1], 50, f"{name}: {100 * accuracy:g} %", fill=colour, anchor=side[0], font_weight="bold"
        )
    plot.x_ticks({value: f"{value}" for value in (76, 80, 84, 88, 92, 96, 100)})
    canvas.text(style.PANEL / 2, HEIGHT - 6, "score in %; dashed: what is true", size=13, fill=style.QUIET)
    return canvas.to_svg()


def _boards(shares):
    """A hundred leaderboards: those that A leads, the ties, those that B leads."""
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(style.PANEL / 2, 16, f"A leads {shares[0]} · tie {shares[1]} · B leads {shares[2]}", font_weight="bold")
    colours = np.repeat([style.VERMILION, style.FAINT, style.BLUE], shares)
    letters = np.repeat(["A", "", "B"], shares)
    for place, (colour, letter) in enumerate(zip(colours, letters, strict=True)):
        x, y = 22 + CELL * (place % 10), 26 + CELL * (place // 10)
        canvas.rect(x + 1, y + 1, CELL - 2, CELL - 2, fill=str(colour), rx=3)
        if letter:
            canvas.text(x + CELL / 2, y + 18, letter, fill=style.PAPER, size=13)
    canvas.text(style.PANEL / 2, HEIGHT - 6, "100 leaderboards and who is on top", size=13, fill=style.QUIET)
    return canvas.to_svg()
