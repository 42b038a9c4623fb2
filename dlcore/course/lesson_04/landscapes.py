"""The landscape of two weights, seen from above: a ball that walks down it, and two rules of weight decay."""

from functools import cache
from itertools import pairwise

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, number, power, vector
from dlcore.course.drawing.panel import handle, legend, panel, stroke
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_04 import small_problem

STEPS = 25
LEVELS = (0.1, 0.5, 1.5, 3, 5, 8, 12)
SPAN = (-1, 3)  # of both weights
GOING_ON = 1000  # steps after which a rule has come to rest


def drop_a_ball(across=-0.5, down=2.5, rate=0.06):
    """Where a ball goes that is dropped on the bowl, and how its height above the lowest point falls."""
    places = small_problem.walk((across, down), rate, STEPS)
    above = [small_problem.loss(w) - small_problem.loss(small_problem.lowest()) for w in places]
    arrives = above[-1] < above[0]
    words = (
        f"A ball starts at weights {vector((across, down))}. With step size {number(rate)} it is after {STEPS} steps "
        f"{power(above[-1])} above the lowest point, {'down' if arrives else 'up'} from {power(above[0])}."
    )
    touch = "Drag in the bowl: the ball starts there."
    return Picture.of(words, _bowl(places), _heights(above), touch=touch)


def _plane(canvas, span, levels):
    """The bowl as curves of equal loss, the deeper the bluer."""
    axes = Coordinates(canvas, 40, 26, (244, 244), span, span)
    for level in reversed(levels):
        d = "L".join(f"{axes.across(x):.1f},{axes.down(y):.1f}" for x, y in _shown(level, span))
        canvas.path(f"M{d}Z", fill=style.SKY, fill_opacity=0.1, stroke="none")
        canvas.path(f"M{d}Z", stroke=style.SKY, stroke_width=1)
    axes.frame()
    ticks = range(span[0], span[1] + 1)
    axes.x_ticks(ticks)
    axes.y_ticks(ticks)
    return axes


@cache
def _shown(level, span):
    """The part of the bowl below `level` that lies in the plane that is shown: the corners of its rim."""
    points = small_problem.contour(level, 120)
    for axis, sign, limit in ((0, 1, span[1]), (0, -1, -span[0]), (1, 1, span[1]), (1, -1, -span[0])):
        rim = []
        for here, there in pairwise(points):
            room, next_room = limit - sign * here[axis], limit - sign * there[axis]
            if room >= 0:
                rim.append(here)
            if room * next_room < 0:  # the side of the plane cuts this edge
                rim.append(here + (there - here) * room / (room - next_room))
        points = np.array([*rim, rim[0]])
    return points[:-1]


def _bowl(places):
    canvas = panel("two weights: w₁ across, w₂ up", 300)
    axes = _plane(canvas, SPAN, LEVELS)
    axes.dot(*small_problem.lowest(), radius=4, fill=style.GREEN)
    inside = places[: next((i for i, w in enumerate(places) if np.abs(w - 1).max() > 2.001), len(places))]
    axes.curve(*inside.T, stroke=style.ORANGE, stroke_width=1.5)
    for x, y in inside[1:]:
        axes.dot(x, y, radius=2.5, fill=style.ORANGE)
    axes.dot(*places[0], radius=6.5, fill=style.PAPER, stroke=style.BLUE, stroke_width=2)
    if len(inside) == len(places):
        axes.dot(*places[-1], radius=6.5, fill=style.BLUE)
    axes.area(across=("across", -0.5, 2.5), down=("down", -0.5, 2.5))
    return canvas


def _heights(above):
    canvas = panel("height above the lowest point", 300)
    axes = Coordinates(canvas, 52, 26, (236, 216), (0, STEPS), (-6, 3))
    axes.grid((0, 5, 10, 15, 20, 25), {-6: "10⁻⁶", -4: "10⁻⁴", -2: "0.01", 0: "1", 2: "100"}, "step")
    axes.curve(np.arange(STEPS + 1), np.log10(np.maximum(above, 1e-9)), stroke=style.ORANGE, stroke_width=2)
    axes.dot(STEPS, np.log10(max(above[-1], 1e-9)), radius=6.5, fill=style.BLUE)
    return canvas


RATES = (0.02, 0.05, 0.1)
NEAR = (0, 2)  # both weights, where the two rules of decay end


def two_decays(penalty=1.0, rate=0.1):
    """The end of gradient descent with the right weight decay, and with the slide's, for every step size."""
    ends = {r: (_end(r, r * penalty), _end(r, penalty)) for r in RATES}
    right, slide = ends[rate]
    words = (
        f"λ = {number(penalty)}, α = {number(rate)}. With the right decay the weights end at {vector(right, fixed)}, "
        f"whatever α is; with the slide's at {vector(slide, fixed)}, as if λ were {number(penalty / rate)}."
    )
    touch = "Touch a point of a line: another α."
    return Picture.of(words, _two_ends(right, slide), _lengths(ends, rate), touch=touch)


def _end(rate, shrink):
    return small_problem.walk((0, 0), rate, GOING_ON, shrink)[-1]


def _two_ends(right, slide):
    canvas = panel("w₁ across, w₂ up", 318)
    axes = _plane(canvas, NEAR, LEVELS[:5])
    path = np.array([small_problem.lowest(p) for p in [0, *np.geomspace(0.01, 1000, 60)]])
    axes.curve(*path.T, stroke=style.QUIET, stroke_width=1.5, stroke_dasharray="4 4")
    axes.dot(*small_problem.lowest(), radius=4, fill=style.GREEN)
    axes.dot(*right, radius=8, fill=style.BLUE)
    axes.dot(*slide, radius=5.5, fill=style.VERMILION)  # smaller: with λ = 0 both end at one place
    canvas.text(style.PANEL / 2, 311, "green: λ = 0 · dashed: larger and larger λ", size=style.SMALL, fill=style.QUIET)
    return canvas


def _lengths(ends, rate):
    canvas = panel("length of w at the end", 318)
    axes = Coordinates(canvas, 40, 26, (244, 186), (0.5, 3.5), (0, 2))
    places = dict(enumerate(RATES, 1))
    axes.grid({place: f"α = {number(r)}" for place, r in places.items()}, (0, 0.5, 1, 1.5, 2))
    for which, colour, wide in ((0, style.BLUE, 4.5), (1, style.VERMILION, 2)):
        lengths = [np.linalg.norm(ends[r][which]) for r in RATES]
        axes.curve(list(places), lengths, stroke=colour, stroke_width=wide)
        for place, length in zip(places, lengths, strict=True):
            chosen = places[place] == rate
            handle(canvas, axes.across(place), axes.down(length), {"rate": number(places[place])}, chosen)
    rules = [(stroke(style.BLUE, 4.5), "right: α λ w"), (stroke(style.VERMILION), "slide: λ w")]
    legend(canvas, 40, 256, rules, step=24)
    return canvas
