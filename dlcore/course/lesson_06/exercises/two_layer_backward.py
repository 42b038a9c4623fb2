"""The exercise `two_layer_backward`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def two_layer_backward(x, target, W1, b1, W2, b2):
    """dz2, dW2, db2, da1, dz1, dW1 and db1, in this order, for a batch.

    z1 = x @ W1.T + b1, a1 = tanh(z1), z2 = a1 @ W2.T + b2, and
    J = ½ Σ (z2 − target)², summed over all samples and outputs.
    x (N, D), target (N, K), W1 (H, D), b1 (H,), W2 (K, H), b2 (K,).
    """
    a1 = np.tanh(x @ W1.T + b1)
    z2 = a1 @ W2.T + b2
    dz2 = z2 - target
    dW2 = dz2.T @ a1
    db2 = dz2.sum(axis=0)
    da1 = dz2 @ W2
    dz1 = da1 * (1 - a1**2)
    dW1 = dz1.T @ x
    db1 = dz1.sum(axis=0)
    return dz2, dW2, db2, da1, dz1, dW1, db1


NAMES = ("dz2", "dW2", "db2", "da1", "dz1", "dW1", "db1")
TWO_LAYER_BACKWARD = Exercise(two_layer_backward, library=(dlcore.Tensor,), kinds=FRACTIONS, returns=NAMES, minutes=15)


@TWO_LAYER_BACKWARD.recipe
def _back(
    x, target, W1, b1, W2, b2, *,
    hidden=lambda x, W1, b1: x @ W1.T + b1, f=np.tanh, top=lambda a1, W2, b2: a1 @ W2.T + b2,
    miss=lambda z2, target: z2 - target, weights2=lambda dz2, a1, z1: dz2.T @ a1, bias2=lambda dz2: dz2.sum(axis=0),
    down=lambda dz2, W2: dz2 @ W2, slope=lambda z1, a1: 1 - a1**2,
    weights1=lambda dz1, da1, x: dz1.T @ x, bias1=lambda dz1, da1: dz1.sum(axis=0),
):  # fmt: skip
    z1 = hidden(x, W1, b1)
    a1 = f(z1)
    dz2 = miss(top(a1, W2, b2), target)
    da1 = down(dz2, W2)
    dz1 = da1 * slope(z1, a1)
    return dz2, weights2(dz2, a1, z1), bias2(dz2), da1, dz1, weights1(dz1, da1, x), bias1(dz1, da1)


TWO_LAYER_BACKWARD.slip(
    "miss_the_other_way",
    "dz2 has the wrong sign: J grows when z2 rises above the target, so dz2 = z2 − target. All below follows it.",
    miss=lambda z2, target: target - z2,
)
TWO_LAYER_BACKWARD.slip(
    "twice_the_miss",
    "dz2 is twice too large. The ½ in J cancels the 2 of the square.",
    miss=lambda z2, target: 2 * (z2 - target),
)
TWO_LAYER_BACKWARD.slip(
    "half_the_miss",
    "dz2 is half of what it should be: the 2 that the square brings down cancels the ½.",
    miss=lambda z2, target: 0.5 * (z2 - target),
)
TWO_LAYER_BACKWARD.slip(
    "mean_over_samples",
    "dz2 is divided by the number of samples. This J is a sum over them.",
    miss=lambda z2, target: (z2 - target) / len(target),
)
TWO_LAYER_BACKWARD.slip(
    "squared_miss",
    "dz2 is the squared miss, as in the loss. The slope of ½(z2 − target)² is the miss itself.",
    miss=lambda z2, target: (z2 - target) ** 2,
)
TWO_LAYER_BACKWARD.slip(
    "slope_at_the_output",
    "dz2 has the slope of a tanh as a factor. There is no tanh behind z2: only the slope of ½(z2 − target)² counts.",
    miss=lambda z2, target: (z2 - target) * (1 - z2**2),
)
TWO_LAYER_BACKWARD.slip(
    "tanh_at_the_output",
    "The output goes through a tanh in your network. Here z2 is the output as it is.",
    top=lambda a1, W2, b2: np.tanh(a1 @ W2.T + b2),
)
TWO_LAYER_BACKWARD.slip(
    "b2_forgotten", "dz2 is computed without b2: it belongs to z2.", top=lambda a1, W2, b2: a1 @ W2.T
)
TWO_LAYER_BACKWARD.slip("b1_forgotten", "The hidden layer is computed without b1.", hidden=lambda x, W1, b1: x @ W1.T)
TWO_LAYER_BACKWARD.slip(
    "sigmoid_for_tanh",
    "The hidden layer goes through σ in your network. Here it is tanh.",
    f=lambda z: 1 / (1 + np.exp(-z)),
)
TWO_LAYER_BACKWARD.slip(
    "a_deltaT_above",
    "dW2 is transposed. It must look like W2, one row for each output: dz2.T @ a1.",
    weights2=lambda dz2, a1, z1: a1.T @ dz2,
)
TWO_LAYER_BACKWARD.slip(
    "a_deltaT_below",
    "dW1 is transposed. It must look like W1, one row for each hidden neuron: dz1.T @ x.",
    weights1=lambda dz1, da1, x: x.T @ dz1,
)
TWO_LAYER_BACKWARD.slip(
    "z1_for_a1",
    "dW2 is made with z1. The second layer read a1, what came out of the tanh.",
    weights2=lambda dz2, a1, z1: dz2.T @ z1,
)
TWO_LAYER_BACKWARD.slip(
    "slope_left_out",
    "dz1 is da1: the slope of tanh is missing. It stands between a1 and z1.",
    slope=lambda z1, a1: np.ones_like(z1),
)
TWO_LAYER_BACKWARD.slip(
    "slope_of_sigma",
    "dz1 has the slope of σ, a(1 − a). That of tanh is 1 − a².",
    slope=lambda z1, a1: a1 * (1 - a1),
)
TWO_LAYER_BACKWARD.slip(
    "slope_at_z",
    "dz1 has the slope 1 − z1². The formula 1 − a² wants the value of tanh, a1.",
    slope=lambda z1, a1: 1 - z1**2,
)
TWO_LAYER_BACKWARD.slip(
    "tanh_taken_twice",
    "dz1 takes tanh once more: a1 is a value of tanh already, and the slope there is 1 − a1².",
    slope=lambda z1, a1: 1 - np.tanh(a1) ** 2,
)
TWO_LAYER_BACKWARD.slip(
    "square_forgotten", "dz1 has the slope 1 − a1. That of tanh is 1 − a1².", slope=lambda z1, a1: 1 - a1
)
TWO_LAYER_BACKWARD.slip(
    "plus_for_minus",
    "dz1 has the slope 1 + a1². That of tanh is 1 − a1², never above 1.",
    slope=lambda z1, a1: 1 + a1**2,
)
TWO_LAYER_BACKWARD.slip(
    "value_for_slope",
    "dz1 is da1 times a1, the value of tanh. On the way back its slope counts, 1 − a1².",
    slope=lambda z1, a1: a1,
)
TWO_LAYER_BACKWARD.slip(
    "slope_for_the_whole_batch",
    "dz1 takes one slope for all samples. Each sample has its own: entry by entry.",
    slope=lambda z1, a1: (1 - a1**2).mean(axis=0),
)
TWO_LAYER_BACKWARD.slip(
    "slope_skipped_for_W1",
    "dW1 is made with da1. A weight moves z1 first, so it takes dz1.",
    weights1=lambda dz1, da1, x: da1.T @ x,
)
TWO_LAYER_BACKWARD.slip(
    "slope_skipped_for_b1",
    "db1 is made with da1. A bias moves z1 first, so it takes dz1.",
    bias1=lambda dz1, da1: da1.sum(axis=0),
)
TWO_LAYER_BACKWARD.slip(
    "W2_averaged",
    "dW2 is a mean over the samples. J is their sum, so their parts are added.",
    weights2=lambda dz2, a1, z1: dz2.T @ a1 / len(a1),
)
TWO_LAYER_BACKWARD.slip(
    "W1_averaged",
    "dW1 is a mean over the samples. J is their sum, so their parts are added.",
    weights1=lambda dz1, da1, x: dz1.T @ x / len(x),
)
TWO_LAYER_BACKWARD.slip(
    "b1_averaged",
    "db1 is a mean over the samples. J is their sum, so their parts are added.",
    bias1=lambda dz1, da1: dz1.mean(axis=0),
)
TWO_LAYER_BACKWARD.slip(
    "b1_not_summed",
    "db1 still has a row for each sample. All of them share b1: add up the rows.",
    bias1=lambda dz1, da1: dz1.copy(),
)
TWO_LAYER_BACKWARD.slip(
    "b1_along_the_rows",
    "db1 is summed along the rows: one number for each sample. Sum over the samples, axis 0.",
    bias1=lambda dz1, da1: dz1.sum(axis=1),
)
TWO_LAYER_BACKWARD.slip(
    "b2_along_the_rows",
    "db2 is summed along the rows: one number for each sample. Sum over the samples, axis 0.",
    bias2=lambda dz2: dz2.sum(axis=1),
)
TWO_LAYER_BACKWARD.slip(
    "b2_averaged",
    "db2 is a mean over the samples. J is their sum, so their parts are added.",
    bias2=lambda dz2: dz2.mean(axis=0),
)
TWO_LAYER_BACKWARD.slip(
    "b2_not_summed",
    "db2 still has a row for each sample. All of them share b2: add up the rows.",
    bias2=lambda dz2: dz2.copy(),
)
TWO_LAYER_BACKWARD.slip(
    "forwards_again",
    "da1 is made with W2 transposed, as on the way forwards. With as many outputs as hidden neurons the shapes fit and "
    "the numbers are wrong: dz2 @ W2.",
    down=lambda dz2, W: dz2 @ (W.T if W.shape[0] == W.shape[1] else W),
)


def _stage(place, name):
    @TWO_LAYER_BACKWARD.stage(name)
    def _(answer, *given):
        return answer(*given)[place]


for _place, _name in enumerate(NAMES):
    _stage(_place, _name)

TWO_LAYER_BACKWARD.trials = [
    trial(np.array([[1.0]]), np.array([[0.5]]), np.array([[0.5]]), np.array([0.1]), np.array([[2.0]]),
          np.array([-0.3])),
    trial(np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[1.0], [0.0]]),
          np.array([[0.3, -0.2], [0.5, 0.4], [-0.6, 0.1]]), np.array([0.1, -0.2, 0.3]), np.array([[1.0, -2.0, 0.5]]),
          np.array([0.2])),
    trial(np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([[0.0, 1.0], [1.0, 0.0], [0.5, 2.0]]),
          np.array([[0.5, -1.0], [1.0, 0.25]]), np.array([0.0, 0.5]), np.array([[1.0, 2.0], [-1.0, 0.5]]),
          np.array([0.1, -0.1])),
    trial(np.array([[2.0, -1.0, 0.5]]), np.array([[1.0, -1.0]]), np.array([[0.2, 0.4, -0.6], [0.5, -0.3, 0.1]]),
          np.array([0.3, -0.4]), np.array([[0.7, -1.5], [2.0, 0.3]]), np.array([0.5, 1.0])),
]  # fmt: skip


@TWO_LAYER_BACKWARD.random_trial
def _(draw):
    N, D, H, K = (draw.whole(1, 3) for _ in range(4))
    shapes = (N, D), (N, K), (H, D), (H,), (K, H), (K,)
    return trial(*(draw.array(*shape) for shape in shapes))


TWO_LAYER_BACKWARD.hints = [
    "Go forwards first and keep a1 and z2. Then go back, one line for each name, in the order of the result.",
    "Each layer has three lines: the gradient of its weights, of its bias, and of what it read. Between the layers the "
    "slope of tanh is a factor, entry by entry.",
    "`dz2 = z2 - target`, `dW2 = dz2.T @ a1`, `db2 = dz2.sum(axis=0)`, `da1 = dz2 @ W2`, `dz1 = da1 * (1 - a1**2)`, "
    "and the same two lines for layer 1, with x for a1.",
]
