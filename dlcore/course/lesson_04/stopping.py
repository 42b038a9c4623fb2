"""Three trainings on noisy labels, and where five rules would have stopped them."""

from functools import cache

import numpy as np

from dlcore.course.drawing import style
from dlcore.course.drawing.coordinates import Coordinates
from dlcore.course.drawing.numbers import fixed, percent
from dlcore.course.drawing.panel import legend, option, panel, stroke
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_04 import noisy_training
from dlcore.course.lesson_04.exercises.early_stopping import early_stopping

THRESHOLDS = {"below 1.5": 1.5, "below 0.5": 0.5, "below 0.1": 0.1}  # of the training loss
PATIENCE = 10
RULES = (*THRESHOLDS, "patience 10", "to the end")
HIGHEST = 2.5  # of the losses that are drawn

_histories = cache(noisy_training.histories)


def stop_at(rule, losses, val_losses):
    """The epoch after which a rule ends the training, and the epoch whose weights it keeps; both from 0."""
    last = len(losses) - 1
    if rule in THRESHOLDS:
        below = np.flatnonzero(np.asarray(losses) < THRESHOLDS[rule])
        end = int(below[0]) if len(below) else last
        return end, end
    if rule == "to the end":
        return last, last
    kept, end = early_stopping(val_losses, PATIENCE)
    return end, kept


def rules_that_stop(noise=0.0, rule="to the end"):
    """The losses of a training with wrong labels, and what the network knows where the rule stops it."""
    curves = _histories()[noise]
    end, kept = stop_at(rule, curves["losses"], curves["val_losses"])
    knows = curves["val_accuracies"][kept]
    words = (
        f"Each training label had a chance of {percent(noise)} to become a random one. The rule “{rule}” "
        f"ends the training after epoch {end + 1} and keeps the weights of epoch {kept + 1}: "
        f"{percent(knows)} of new digits right, at best {percent(curves['val_accuracies'].max())}."
    )
    canvases = _losses(curves, rule, end, kept), _accuracy(curves, rule, kept)
    return Picture.of(words, *canvases, touch="Touch a rule.")


def _epochs(curve):
    return np.arange(1, len(curve) + 1)


def _losses(curves, rule, end, kept):
    canvas = panel("loss", 328)
    axes = Coordinates(canvas, 34, 26, (252, 176), (0, noisy_training.EPOCHS), (0, HIGHEST))
    axes.grid((0, 20, 40, 60, 80), (0, 0.5, 1, 1.5, 2, 2.5), "epoch")
    stop, best = axes.across(end + 1), axes.down(curves["val_losses"][kept])
    canvas.line(stop, 26, stop, 202, stroke_dasharray="4 3")
    if rule in THRESHOLDS:
        axes.level(THRESHOLDS[rule], stroke=style.ORANGE, stroke_width=1.5, stroke_dasharray="4 3")
    if end > kept:  # the epochs that were waited in vain
        canvas.line(axes.across(kept + 1), best, stop, best, stroke=style.INK, stroke_width=2)
    for name, colour in (("losses", style.ORANGE), ("val_losses", style.BLUE)):
        axes.curve(_epochs(curves[name]), curves[name], stroke=colour, stroke_width=2)
    axes.dot(kept + 1, curves["val_losses"][kept], radius=6.5, fill=style.BLUE)
    legend(canvas, 34, 266, [(stroke(style.ORANGE), "training"), (stroke(style.BLUE), "new digits")], columns=2)
    canvas.text(34, 294, "black: the stop · dot: weights kept", size=style.SMALL, fill=style.QUIET, anchor="start")
    return canvas


def _accuracy(curves, rule, kept):
    canvas = panel("new digits right", 328)
    axes = Coordinates(canvas, 46, 26, (240, 176), (0, noisy_training.EPOCHS), (0.4, 0.9))
    axes.grid(
        (0, 20, 40, 60, 80), {0.4: "40 %", 0.5: "50 %", 0.6: "60 %", 0.7: "70 %", 0.8: "80 %", 0.9: "90 %"}, "epoch"
    )
    shown = curves["val_accuracies"]
    axes.curve(_epochs(shown), np.clip(shown, 0.4, None), stroke=style.BLUE, stroke_width=2)
    axes.dot(kept + 1, shown[kept], radius=6.5, fill=style.BLUE)
    canvas.text(axes.across(79), axes.down(0.43), f"{fixed(100 * shown[kept], 1)} %", size=17, anchor="end")
    for place, name in enumerate(RULES):
        row, column = divmod(place, len(THRESHOLDS))
        option(canvas, 8 + 98 * column, 262 + 32 * row, 92, name, {"rule": name}, name == rule)
    return canvas
