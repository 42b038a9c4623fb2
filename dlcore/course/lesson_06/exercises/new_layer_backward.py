"""The exercise `new_layer_backward`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def new_layer_backward(dy, x, g):
    """dx and dg of the layer y = x + g ⊙ tanh(x), for a batch.

    dy (N, D) is ∂J/∂y, x (N, D) has one sample a row; g (D,) is learned
    and shared by all samples, so y = x + g * np.tanh(x).
    """
    t = np.tanh(x)
    dx = dy + dy * g * (1 - t**2)
    dg = (dy * t).sum(axis=0)
    return dx, dg


NEW_LAYER_BACKWARD = Exercise(
    new_layer_backward, library=(dlcore.Tensor,), kinds=FRACTIONS, returns=("dx", "dg"), minutes=10
)


@NEW_LAYER_BACKWARD.recipe
def _back(
    dy, x, g, *,
    straight=lambda dy, x: dy, gate=lambda g: g, slope=lambda x: 1 - np.tanh(x) ** 2, join=lambda a, b: a + b,
    bent=lambda dy, g, slope: dy * g * slope, scaled=lambda dy, x, g: dy * np.tanh(x),
    total=lambda parts: parts.sum(axis=0),
):  # fmt: skip
    """`straight`, `bent`: what comes back past tanh and through it; `scaled`: what each sample hands to g."""
    return join(straight(dy, x), bent(dy, gate(g), slope(x))), total(scaled(dy, x, g))


NEW_LAYER_BACKWARD.slip(
    "way_past_forgotten",
    "dx has only what comes back through tanh. x goes into y a second time, straight, and that way passes dy on as "
    "it is: two ways, one sum.",
    straight=lambda dy, x: 0 * dy,
)
NEW_LAYER_BACKWARD.slip(
    "way_through_tanh_forgotten",
    "dx has only what comes straight back. x goes through tanh as well: two ways, one sum.",
    bent=lambda dy, g, slope: 0 * dy,
)
NEW_LAYER_BACKWARD.slip(
    "one_for_dy",
    "The straight way adds 1 to dx. Its slope is 1, and what it passes on is 1 times dy.",
    straight=lambda dy, x: np.ones_like(dy),
)
NEW_LAYER_BACKWARD.slip(
    "x_for_dy",
    "The straight way adds x to dx. Its slope is 1, so it passes dy on.",
    straight=lambda dy, x: x,
)
NEW_LAYER_BACKWARD.slip(
    "x_times_dy",
    "The straight way passes on x · dy. Its slope is 1, so it passes dy on as it is.",
    straight=lambda dy, x: dy * x,
)
NEW_LAYER_BACKWARD.slip(
    "dy_forgotten_through_tanh",
    "What comes back through tanh is not multiplied by dy: g and the slope alone say how y moves, not how J does.",
    bent=lambda dy, g, slope: g * slope + 0 * dy,
)
NEW_LAYER_BACKWARD.slip(
    "ways_multiplied",
    "The two ways are multiplied. Along a way one multiplies; where ways meet, one adds.",
    join=lambda a, b: a * b,
)
NEW_LAYER_BACKWARD.slip(
    "ways_subtracted",
    "One way is subtracted from the other. Where ways meet, gradients are added.",
    join=lambda a, b: a - b,
)
NEW_LAYER_BACKWARD.slip(
    "g_forgotten",
    "On the way through tanh dx must be multiplied by g: it stands in front of the tanh.",
    gate=lambda g: np.ones_like(g),
)
NEW_LAYER_BACKWARD.slip("slope_forgotten", "The slope of tanh is missing in dx.", slope=lambda x: np.ones_like(x))
NEW_LAYER_BACKWARD.slip(
    "value_for_slope",
    "dx is multiplied by tanh(x), its value. On the way back its slope counts, 1 − tanh².",
    slope=np.tanh,
)
NEW_LAYER_BACKWARD.slip(
    "slope_at_x", "dx has 1 − x² for the slope. It is 1 − tanh²: take tanh first.", slope=lambda x: 1 - x**2
)
NEW_LAYER_BACKWARD.slip(
    "plus_for_minus", "dx has 1 + tanh² for the slope. It is 1 − tanh².", slope=lambda x: 1 + np.tanh(x) ** 2
)
NEW_LAYER_BACKWARD.slip(
    "square_forgotten", "dx has 1 − tanh for the slope. It is 1 − tanh².", slope=lambda x: 1 - np.tanh(x)
)
NEW_LAYER_BACKWARD.slip(
    "slope_of_sigma",
    "dx has t(1 − t) for the slope, which is that of σ. That of tanh is 1 − t².",
    slope=lambda x: np.tanh(x) * (1 - np.tanh(x)),
)
NEW_LAYER_BACKWARD.slip(
    "g_with_the_slope",
    "dg has the slope of tanh. g multiplies the value of tanh, so y moves by that value when g moves by 1.",
    scaled=lambda dy, x, g: dy * (1 - np.tanh(x) ** 2),
)
NEW_LAYER_BACKWARD.slip("x_for_tanh", "dg is made with x. g multiplies tanh(x).", scaled=lambda dy, x, g: dy * x)
NEW_LAYER_BACKWARD.slip(
    "g_in_its_own_gradient",
    "dg has the factor g. y is linear in g: its slope there is tanh(x).",
    scaled=lambda dy, x, g: dy * g * np.tanh(x),
)
NEW_LAYER_BACKWARD.slip(
    "dy_forgotten",
    "dg holds tanh(x) alone. Multiply by dy, what J does when y moves.",
    scaled=lambda dy, x, g: np.tanh(x),
)
NEW_LAYER_BACKWARD.slip(
    "whole_output_for_tanh",
    "dg is made with x + tanh(x). Only tanh(x) is multiplied by g.",
    scaled=lambda dy, x, g: dy * (x + np.tanh(x)),
)
NEW_LAYER_BACKWARD.slip(
    "not_summed",
    "dg still has a row for each sample. g is shared by all of them, and its gradient has the shape of g: add up.",
    total=lambda parts: parts.copy(),
)
NEW_LAYER_BACKWARD.slip(
    "averaged",
    "dg is a mean over the samples. g works in all of them: add up their parts.",
    total=lambda parts: parts.mean(axis=0),
)
NEW_LAYER_BACKWARD.slip(
    "summed_along_rows",
    "dg is summed along the rows: one number for each sample. Sum over the samples, axis 0.",
    total=lambda parts: parts.sum(axis=1),
)
NEW_LAYER_BACKWARD.slip(
    "summed_to_a_number",
    "dg is one number. g has an entry for each column, and so has its gradient.",
    total=lambda parts: parts.sum(),
)


@NEW_LAYER_BACKWARD.mistake("dx is the slope of y by x alone. It says how y moves; multiply by dy to know how J does.")
def slope_of_y_alone(dy, x, g):
    t = np.tanh(x)
    return 1 + g * (1 - t**2), (dy * t).sum(axis=0)


@NEW_LAYER_BACKWARD.mistake(
    "For dg you multiply dy and tanh(x) as matrices (`@`), so columns are mixed. ⊙ works entry by entry: `*`, then a "
    "sum over axis 0."
)
def matrix_product_for_entries(dy, x, g):
    t = np.tanh(x)
    return dy + dy * g * (1 - t**2), dy.T @ t


NEW_LAYER_BACKWARD.trials = [
    trial(np.array([[2.0]]), np.array([[0.5]]), np.array([3.0])),
    trial(np.array([[1.0, -1.0]]), np.array([[0.5, 2.0]]), np.array([2.0, -3.0])),
    trial(np.array([[1.0], [2.0]]), np.array([[0.5], [-1.0]]), np.array([0.5])),
    trial(np.array([[1.0, 2.0, 3.0], [-1.0, 0.5, 2.0]]), np.array([[0.1, -0.7, 1.5], [2.0, 0.3, -0.4]]),
          np.array([1.5, -0.5, 2.0])),
    trial(np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([[0.4, -1.1], [1.2, 0.2]]), np.array([-1.0, 0.5])),
]  # fmt: skip


@NEW_LAYER_BACKWARD.random_trial
def _(draw):
    N, D = draw.whole(1, 4), draw.whole(1, 4)
    return trial(draw.array(N, D), draw.array(N, D), draw.array(D))


NEW_LAYER_BACKWARD.hints = [
    "Draw the graph of one number: x has two arrows that leave it. And g has an arrow to every sample.",
    "dx is a sum of two ways: straight, and through tanh and g. dg: the slope of y by g, times dy, for each sample.",
    "With `t = np.tanh(x)`: `dx = dy + dy * g * (1 - t**2)`, and `dg = (dy * t).sum(axis=0)`.",
]
