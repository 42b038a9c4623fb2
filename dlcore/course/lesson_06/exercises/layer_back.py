"""The exercise `layer_back`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def layer_back(delta, a, W, slope):
    """dW, db and the δ of the layer below, for one sample: eqs. 8 and 9.

    delta (n,) is ∂J/∂z of this layer, a (m,) what it read, W (n, m) its
    weights; slope (m,) is f′(z) of the layer below, which made a.
    """
    dW = np.outer(delta, a)
    db = delta
    delta_below = slope * (W.T @ delta)
    return dW, db, delta_below


LAYER_BACK = Exercise(layer_back, kinds=FRACTIONS, returns=("dW", "db", "δ below"), minutes=8)


@LAYER_BACK.recipe
def _back(
    delta, a, W, slope, *,
    weights=lambda d, a: np.outer(d, a), bias=lambda d, a: d, down=lambda W, d: W.T @ d,
    through=lambda slope, d: slope * d, used=lambda a, slope: a,
):  # fmt: skip
    """`used`: what the weights are taken to have multiplied."""
    return weights(delta, used(a, slope)), bias(delta, a), through(slope, down(W, delta))


LAYER_BACK.slip(
    "a_deltaT",
    "dW is a δᵀ: it has one row for each input. W has one row for each neuron, and so has its gradient: δ aᵀ.",
    weights=lambda d, a: np.outer(a, d),
)
LAYER_BACK.slip(
    "delta_alone",
    "Every column of dW is δ itself: the inputs a are missing. Column j is δ times the number a_j.",
    weights=lambda d, a: np.outer(d, np.ones_like(a)),
)
LAYER_BACK.slip(
    "inputs_alone",
    "Every row of dW is a itself: δ is missing. Row i is a times the number δ_i.",
    weights=lambda d, a: np.outer(np.ones_like(d), a),
)
LAYER_BACK.slip(
    "added_for_multiplied",
    "The cells of dW are sums δ_i + a_j. The chain rule multiplies.",
    weights=lambda d, a: np.add.outer(d, a),
)
LAYER_BACK.slip("gradient_downhill", "dW has the wrong sign: it is δ aᵀ, and the update subtracts it.",
                weights=lambda d, a: -np.outer(d, a))  # fmt: skip
LAYER_BACK.slip(
    "slope_in_dW",
    "The slope of the layer below is put into dW. δ of this layer has its own slope in it already, and a is as it is.",
    used=lambda a, slope: a * slope,
)
LAYER_BACK.slip(
    "bias_times_inputs",
    "db is multiplied by the inputs. A bias multiplies a 1, so its gradient is δ itself.",
    bias=lambda d, a: d * a.sum(),
)
LAYER_BACK.slip(
    "bias_of_ones",
    "db is all ones. A bias moves z one for one, and z moves J by δ.",
    bias=lambda d, a: np.ones_like(d),
)
LAYER_BACK.slip("bias_summed", "db is one number. Every neuron has a bias of its own.", bias=lambda d, a: d.sum())
LAYER_BACK.slip("minus_at_the_bias", "db has the wrong sign: the bias is added to z.", bias=lambda d, a: -d)
LAYER_BACK.slip(
    "slope_forgotten",
    "δ below is Wᵀδ alone: that is ∂J/∂a. To get to z it must pass the slope f′, entry by entry.",
    through=lambda slope, d: d,
)
LAYER_BACK.slip(
    "matrix_product_for_entries",
    "The slope and Wᵀδ are multiplied and added up to one number (`@`). ⊙ multiplies entry by entry: `*`.",
    through=lambda slope, d: slope @ d,
)
LAYER_BACK.slip(
    "all_pairs_for_entries",
    "δ below is a table of all products. ⊙ multiplies entry by entry: a vector stays a vector.",
    through=lambda slope, d: np.outer(slope, d),
)
LAYER_BACK.slip("slope_added", "The slope is added. The chain rule multiplies.", through=lambda slope, d: slope + d)
LAYER_BACK.slip(
    "slope_squared",
    "The slope is a factor twice. It stands once between ∂J/∂a and δ below.",
    through=lambda slope, d: slope**2 * d,
)
LAYER_BACK.slip(
    "slope_of_sigma_taken",
    "`slope` is f′(z) already. You take it for an output of σ and compute a slope from it.",
    through=lambda slope, d: slope * (1 - slope) * d,
)
LAYER_BACK.slip(
    "slope_of_tanh_taken",
    "`slope` is f′(z) already. You take it for an output of tanh and compute a slope from it.",
    through=lambda slope, d: (1 - slope**2) * d,
)
LAYER_BACK.slip(
    "weights_summed",
    "Each entry of Wᵀδ weighs every δ with the weight on its way. You add up both and multiply then.",
    down=lambda W, d: W.sum(axis=0) * d.sum(),
)
LAYER_BACK.slip(
    "weights_forgotten",
    "W is missing on the way down: all neurons below get the same sum of δ.",
    down=lambda W, d: np.full(W.shape[1], d.sum()),
)
LAYER_BACK.slip(
    "not_transposed",
    "On the way back W is transposed. With as many neurons as inputs W @ delta fits as well, and is wrong.",
    down=lambda W, d: W @ d if W.shape[0] == W.shape[1] else W.T @ d,
)


@LAYER_BACK.mistake(
    "The slopes multiply δ before it goes through Wᵀ. They belong to the neurons below: first Wᵀδ, then f′ ⊙ that."
)
def slopes_too_early(delta, a, W, slope):
    return np.outer(delta, a), delta, W.T @ (slope * delta)


LAYER_BACK.trials = [
    trial(np.array([2.0]), np.array([3.0]), np.array([[5.0]]), np.array([0.5])),
    trial(np.array([2.0, -1.0]), np.array([1.0, 3.0, -2.0]), np.array([[1.0, 0.0, 2.0], [4.0, -1.0, 1.0]]),
          np.array([0.5, 1.0, 0.25])),
    trial(np.array([1.0, -2.0]), np.array([0.5, 3.0]), np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.25, 0.75])),
    trial(np.array([0.5, 1.0, -1.5]), np.array([2.0, -1.0, 0.0]),
          np.array([[1.0, 2.0, 0.5], [0.0, 1.0, -1.0], [2.0, 0.0, 3.0]]), np.array([1.0, 0.5, 0.2])),
    trial(np.array([1.0, 1.0, 1.0]), np.array([2.0]), np.array([[1.0], [2.0], [3.0]]), np.array([0.5])),
]  # fmt: skip


@LAYER_BACK.random_trial
def _(draw):
    n, m = draw.whole(1, 4), draw.whole(1, 4)
    return trial(draw.array(n), draw.array(m), draw.array(n, m), np.abs(draw.array(m)))


LAYER_BACK.hints = [
    "Write the shape under every letter first: dW is shaped like W, db like b, δ below like a.",
    "Only one product of δ and a has the shape of W. On the way down a vector with n entries must become one with m.",
    "`np.outer(delta, a)`, then `delta`, then `slope * (W.T @ delta)`: `@` inside, `*` outside.",
]
