"""Networks 2-3-2-1 on which the answers of this lesson are tried."""

from functools import partial

import numpy as np

from dlcore.course.checking.trials import trial
from dlcore.course.lesson_05 import demo

SHAPES = (3, 2), (2, 3), (1, 2)
COUNTER, SAMPLE = ((demo.X, demo.Z, *net, demo.ETA) for net in (demo.COUNTER, demo.SAMPLE))  # as a step is called


def drawn(draw):
    """x, z, W1, W2, W3 and η from a `Draw`."""
    weights = (draw.array(*shape, size=1.5) for shape in SHAPES)
    return draw.array(2), draw.between(0, 1), *weights, draw.one_of(0.25, 0.5, 2.0)


def random(seed):
    """The same from a seed."""
    rng = np.random.default_rng(seed)
    weights = (rng.normal(0, 1.5, shape).round(2) for shape in SHAPES)
    return rng.standard_normal(2).round(2), round(float(rng.random()), 2), *weights, 0.25


def outputs(x, z, W1, W2, W3, eta):
    """What the neurons give out: y123, y45 and y6."""
    return demo.forward((W1, W2, W3), x).y[1:]


def set_up_steps(exercise):
    """Trials and stages of an exercise that answers with W1, W2 and W3 after a step."""
    exercise.trials = [trial(*given) for given in (SAMPLE, COUNTER, random(5), random(50), random(500))]
    exercise.random_trial(lambda draw: trial(*drawn(draw)))
    for layer in (2, 1, 0):
        exercise.stage(f"the step of W{layer + 1}, divided by η,")(partial(_step_of, layer))


def _step_of(layer, answer, x, z, W1, W2, W3, eta):
    return (answer(x, z, W1, W2, W3, eta)[layer] - (W1, W2, W3)[layer]) / eta
