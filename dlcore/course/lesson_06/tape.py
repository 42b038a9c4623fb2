"""The graph of a small expression as it is built, and the gradients that come back along it (lesson 06)."""

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.numbers import factor, number
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_06.expressions import EXPRESSIONS, FORMULAS, known, made, passing, shares, steps

HEIGHT, BOX = 312, (58, 42)  # px
TOP, TALLEST, ROOM = 40, 52, 204  # px: the rows of the tape, their height at most and altogether
BACK = style.VERMILION


def tape_drawn(expression="a square", step=2):
    """The graph and the tape of an expression after `step` steps; see `expressions.steps`."""
    tape = EXPRESSIONS[expression]
    arrived = shares(tape, step)
    words = f"y = {FORMULAS[expression]}. {_said(tape, step, arrived)}"
    panels = _graph(FORMULAS[expression], tape, step, arrived), _list(tape, step, arrived)
    return Picture.of(words, *panels, touch="Point at a box or at a row of the tape: it shows the step that makes it.")


def _said(tape, step, arrived):
    """What happens in this step."""
    there, sender = tape[: known(tape, step)], passing(tape, step)
    if sender is not None:
        sums = (f"{tape[p].name} has {_sum(arrived[p])}" for p, _ in dict(tape[sender].parents).items())
        return f"Backwards through {tape[sender].name} = {tape[sender].made}: " + ", ".join(sums) + "."
    if step > len(made(tape)):
        return "The way back begins: the gradient of y by itself is 1."
    values = (f"{entry.name} = {number(entry.value)}" for entry in there)
    return "On the tape: " + ", ".join(values) + "."


def _sum(parts):
    """Shares as a sum: 1 + 3 + 3 = 7."""
    total = number(sum(parts))
    return total if len(parts) < 2 else f"{' + '.join(factor(number(part)) for part in parts)} = {total}"


def _place(entry):
    """The centre of an entry's box."""
    column, height = entry.at
    return 34 + 78.6 * column, 54 + 190 * height


def _graph(formula, tape, step, arrived):
    canvas = panel(f"y = {formula}", HEIGHT)
    there, sender = known(tape, step), passing(tape, step)
    for place, entry in enumerate(tape[:there]):
        for turn, (parent, slope) in enumerate(entry.parents):
            _edge(canvas, tape, parent, place, turn, slope if place == sender else None)
    for place, entry in enumerate(tape):
        _box(canvas, tape, place, place < there, arrived[place], place == sender)
        if place >= there:
            continue
        x, y = _place(entry)
        if arrived[place]:
            total = number(sum(arrived[place]), 3)
            width = 9.5 * len(total) + 4
            canvas.rect(x - width / 2, y + 23, width, 18, fill=style.PAPER, pointer_events="none")
            canvas.text(x, y + 38, total, fill=style.RUST, size=16, term=entry.name)
    canvas.text(style.PANEL / 2, HEIGHT - 10, "black: its value, red: its gradient", fill=style.QUIET)
    return canvas


def _edge(canvas, tape, start, end, turn, slope):
    """A line from an entry to one that was made from it; on the way back with the slope it multiplies by."""
    (x1, y1), (x2, y2) = _place(tape[start]), _place(tape[end])
    twice = [parent for parent, _ in tape[end].parents].count(start) > 1
    bend = (12 - 24 * turn) * twice
    along = np.array([x2 - x1, y2 - y1], dtype=float)
    across = np.array([-along[1], along[0]]) / np.hypot(*along)
    rim = along * min(np.array(BOX) / 2 / np.maximum(np.abs(along), 1e-9))  # from a centre to where its box ends
    start = np.array([x1, y1]) + rim + bend * across
    end = np.array([x2, y2]) - rim + bend * across
    if slope is None:
        canvas.arrow(*start, *end, stroke=style.QUIET)
        return
    canvas.arrow(*end, *start, stroke=BACK, stroke_width=2.5, head=9)
    words = f"×{number(slope, 3)}"
    aside = -1 if across[1] > 0 else 1  # above the line
    x, y = (start + end) / 2 + aside * (12 + 3 * len(words) * abs(across[0])) * (
        -across if bend > 0 and twice else across
    )
    canvas.text(x, y + 5, words, fill=style.RUST)


def _box(canvas, tape, place, there, arrived, now):
    entry = tape[place]
    x, y = _place(entry)
    left, top = x - BOX[0] / 2, y - BOX[1] / 2
    if not there:
        canvas.rect(
            left, top, *BOX, stroke=style.FAINT, stroke_dasharray="3 3", rx=6, sets={"step": _step_of(tape, place)}
        )
        return
    fill = style.PALE_VERMILION if now else style.HIGHLIGHT if not entry.parents else style.PALE_BLUE
    look = {"fill": fill, "stroke": BACK if arrived else style.INK, "stroke_width": 2 if arrived else 1.5, "rx": 6}
    canvas.rect(left, top, *BOX, **look, sets={"step": _step_of(tape, place)}, term=entry.name)
    canvas.text(x, y - 4, entry.made or entry.name, size=style.SMALL, pointer_events="none")
    canvas.text(x, y + 14, number(entry.value), pointer_events="none", font_weight="bold")


def _step_of(tape, place):
    """The step in which an entry comes onto the tape."""
    return made(tape).index(place) + 1 if tape[place].parents else 0


def _list(tape, step, arrived):
    """The tape itself: values fill it downwards, gradients upwards."""
    canvas = Canvas(style.PANEL, HEIGHT)
    there, sender = known(tape, step), passing(tape, step)
    height = min(TALLEST, ROOM / len(tape))
    for x, words, anchor in ((8, "entry", "start"), (168, "value", "end"), (296, "gradient", "end")):
        canvas.text(x, 28, words, anchor=anchor, fill=style.QUIET)
    canvas.line(6, 38, 298, 38, stroke=style.FAINT)
    for place, entry in enumerate(tape):
        top = TOP + height * place
        y = top + height / 2 + 5
        fill = style.PALE_VERMILION if place == sender else style.PAPER
        sets = {"step": _step_of(tape, place)}
        canvas.rect(4, top + 2, 296, height - 4, fill=fill, rx=4, sets=sets, term=entry.name)
        if place < there:
            name = f"{entry.name} = {entry.made}" if entry.made else entry.name
            canvas.text(8, y, place, anchor="start", fill=style.QUIET, pointer_events="none")
            canvas.text(28, y, name, anchor="start", pointer_events="none")
            canvas.text(168, y, number(entry.value), anchor="end", pointer_events="none")
        if arrived[place]:
            canvas.text(296, y, _sum(arrived[place]), anchor="end", fill=style.RUST, pointer_events="none")
    going = step > len(made(tape))
    arrow = "↑ gradients fill it upwards" if going else "↓ values fill it downwards"
    colour = style.RUST if going else style.QUIET
    canvas.text(style.PANEL / 2, HEIGHT - 10, arrow, fill=colour)
    return canvas


def count(expression):
    """How many steps an expression has."""
    return steps(EXPRESSIONS[expression])
