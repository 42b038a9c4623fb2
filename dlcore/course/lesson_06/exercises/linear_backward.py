"""The exercise `linear_backward`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def linear_backward(dy, x, weight):
    """dx, dweight and dbias of y = x @ weight.T + bias, for a batch.

    dy (N, out) is ∂J/∂y, x (N, in) has one sample a row, weight (out, in).
    dweight and dbias are sums over the samples.
    """
    dx = dy @ weight
    dweight = dy.T @ x
    dbias = dy.sum(axis=0)
    return dx, dweight, dbias


LINEAR_BACKWARD = Exercise(
    linear_backward,
    library=(dlcore.Linear, dlcore.Tensor),
    kinds=FRACTIONS,
    returns=("dx", "dweight", "dbias"),
    minutes=7,
)


@LINEAR_BACKWARD.recipe
def _back(
    dy, x, weight, *,
    down=lambda dy, W: dy @ W, weights=lambda dy, x: dy.T @ x, bias=lambda dy: dy.sum(axis=0), share=lambda N: 1,
):  # fmt: skip
    return down(dy, weight), weights(dy, x) * share(len(x)), bias(dy)


LINEAR_BACKWARD.slip(
    "a_deltaT",
    "dweight is transposed: xᵀ dy has the shape (in, out). weight is (out, in), and so is its gradient.",
    weights=lambda dy, x: x.T @ dy,
)
LINEAR_BACKWARD.slip(
    "weights_averaged",
    "dweight is divided by the number of samples. Here every sample’s part is added; if J is a mean, its 1/N is in dy.",
    share=lambda N: 1 / N,
)
LINEAR_BACKWARD.slip(
    "bias_averaged",
    "dbias is divided by the number of samples. Here every sample’s part is added; if J is a mean, its 1/N is in dy.",
    bias=lambda dy: dy.mean(axis=0),
)
LINEAR_BACKWARD.slip(
    "first_sample_only",
    "dweight is that of the first sample alone. Every sample used the same weights: add up their parts.",
    weights=lambda dy, x: np.outer(dy[0], x[0]),
)
LINEAR_BACKWARD.slip(
    "last_sample_only",
    "dweight is that of the last sample alone: each one has overwritten the one before. Add them up (`+=`).",
    weights=lambda dy, x: np.outer(dy[-1], x[-1]),
)
LINEAR_BACKWARD.slip(
    "sums_multiplied",
    "You add up dy and x over the samples and multiply then. Multiply for each sample first, then add.",
    weights=lambda dy, x: np.outer(dy.sum(axis=0), x.sum(axis=0)),
)
LINEAR_BACKWARD.slip(
    "bias_along_the_rows",
    "dbias is summed over the neurons, so there is one number for each sample. Sum over the samples, axis 0.",
    bias=lambda dy: dy.sum(axis=1),
)
LINEAR_BACKWARD.slip(
    "bias_not_summed",
    "dbias still has a row for each sample. All samples share one bias: add up their rows.",
    bias=lambda dy: dy.copy(),
)
LINEAR_BACKWARD.slip(
    "bias_summed_to_a_number",
    "dbias is one number. Every neuron has a bias of its own: sum along axis 0 only.",
    bias=lambda dy: dy.sum(),
)
LINEAR_BACKWARD.slip(
    "bias_of_one_sample",
    "dbias is that of the first sample alone. All samples share the bias: add up their parts.",
    bias=lambda dy: dy[0].copy(),
)
LINEAR_BACKWARD.slip(
    "bias_kept_as_a_row",
    "dbias has the shape (1, out). The bias is (out,), and so is its gradient.",
    bias=lambda dy: dy.sum(axis=0, keepdims=True),
)
LINEAR_BACKWARD.slip("dx_negative", "dx has the wrong sign.", down=lambda dy, W: -(dy @ W))
LINEAR_BACKWARD.slip(
    "dx_transposed",
    "dx has its samples in columns. x has them in rows, and so has dx: dy @ weight.",
    down=lambda dy, W: W.T @ dy.T,
)
LINEAR_BACKWARD.slip(
    "dx_summed",
    "dx is summed over the samples. Each sample has an x of its own; only what all of them share is summed.",
    down=lambda dy, W: (dy @ W).sum(axis=0),
)
LINEAR_BACKWARD.slip(
    "dx_averaged",
    "dx is divided by the number of samples. One sample’s x moves J through its own row of dy alone.",
    down=lambda dy, W: dy @ W / len(dy),
)
LINEAR_BACKWARD.slip(
    "forwards_again",
    "With as many inputs as outputs `dy @ weight.T` fits, and is wrong: that is the way forwards. Backwards it is "
    "dy @ weight, which is Wᵀδ for each row.",
    down=lambda dy, W: dy @ (W.T if W.shape[0] == W.shape[1] else W),
)

LINEAR_BACKWARD.trials = [
    trial(np.array([[2.0]]), np.array([[3.0]]), np.array([[5.0]])),
    trial(np.array([[1.0, 2.0]]), np.array([[3.0, 0.0, -1.0]]), np.array([[1.0, 0.0, 2.0], [4.0, -1.0, 1.0]])),
    trial(np.array([[1.0], [2.0]]), np.array([[3.0, 1.0], [-1.0, 4.0]]), np.array([[2.0, 5.0]])),
    trial(np.array([[1.0, 0.5], [-1.0, 2.0], [0.0, 3.0]]), np.array([[1.0, 2.0], [0.0, 1.0], [-2.0, 1.0]]),
          np.array([[1.0, 2.0], [3.0, 4.0]])),
    trial(np.array([[1.0, -1.0], [2.0, 0.5]]), np.array([[0.5, 2.0], [1.0, -3.0]]),
          np.array([[0.0, 1.0], [2.0, -1.0]])),
]  # fmt: skip


@LINEAR_BACKWARD.random_trial
def _(draw):
    N, out, n_in = draw.whole(1, 4), draw.whole(1, 4), draw.whole(1, 4)
    return trial(draw.array(N, out), draw.array(N, n_in), draw.array(out, n_in))


LINEAR_BACKWARD.hints = [
    "Write the shapes down: from (N, out), (N, in) and (out, in) make (N, in), (out, in) and (out,).",
    "dx is Wᵀδ for each row of dy. dweight is δaᵀ added up over the rows: a matrix product that sums over N.",
    "`dx = dy @ weight`, `dweight = dy.T @ x`, and `dbias` is dy summed over axis 0.",
]
