"""What a wrong answer is told, where no mistake of the exercise fits: properties, stages, inputs, places, errors."""

import pytest

from dlcore.course.checking.grading import judge
from dlcore.course.checking.report import CORRECT
from dlcore.course.checking.rooms import exercises
from tests.course.checking.answers import GUARD, answer

ARGUMENTS = {
    "slope": "f, x, h=1e-4",
    "slope_through": "boxes, x",
    "standardize": "x",
    "average_miss": "y, target",
    "error_rate": "predicted, labels",
    "standard_error": "accuracy, n",
    "boundary_line": "w, b",
    "bootstrap_interval": "correct, picks",
    "sigmoid_and_slope": "x",
    "train_perceptron": "x, targets, max_epochs",
    "mlp_forward": "x, weights, biases",
    "collapse": "weights, biases",
    "out_size": "n, kernel_size, stride=1, padding=0",
    "corr2d": "image, kernel, stride=1, padding=0",
    "toeplitz": "kernel, n",
    "rnn_forward": "x, W_h, W_x, b, h0",
    "grad_W_h": "dy, states, W_h",
    "state_jacobian": "h, W_h",
    "clip_by_norm": "dW, db, max_norm",
    "cell_step": "x, h, C, weight, bias",
    "forget_bias_for": "share, steps",
    "latch": "set_now, bit",
    "linear_backward": "dy, x, weight",
    "gate_weights": "gate",
    "count_parameters": "sizes",
}


def told(name, body):
    """The report on an answer to an exercise."""
    return judge(exercises()[name], answer(body, name, ARGUMENTS[name]))


TWO_EPOCHS = """w, b = np.zeros(x.shape[1]), 0.0
for epoch in range(1, max_epochs + 1):
    for xi, t in zip(x, targets):
        e = t - int(w @ xi + b >= 0)
        w = w + e * xi; b += e
    if e == 0: break
return w, b, epoch"""
SLOPE = "(f(x + h) - f(x - h)) / (2 * h)"
SCALED = "(x - x.mean(axis=0)) / x.std(axis=0)"
CASES = [
    # form
    ("standardize", f"return ({SCALED}).T", "rows and columns are exchanged"),
    ("standardize", f"return ({SCALED})[None]", "an axis too many"),
    ("standardize", f"return ({SCALED}).tolist()", "they come as a list"),
    ("standardize", f"return ({SCALED})[:-1]", "the end is missing"),
    ("standardize", f"return 1.005 * ({SCALED})", "is 1.005 times what is right"),
    ("linear_backward", "return dy @ weight, dy.T @ x / len(x), dy.mean(axis=0)", "Each of dweight and dbias is what"),
    ("error_rate", "return predicted != labels", "the mean of what you return would be right"),
    ("boundary_line", "return -w[0] / w[1]", "one value alone, the slope, and it is right"),
    ("out_size", GUARD + "return float((n + 2 * padding - kernel_size) // stride + 1)", "float"),
    # what is said of the numbers holds in every trial, and not only in the smallest
    ("state_jacobian", "J = np.eye(len(W_h))\nfor s in h: J = np.diag(1 - s**2) @ W_h @ J\nreturn np.linalg.norm(J)",
     "Your result is a single number, and an array"),
    ("bootstrap_interval", "scores = correct[picks].mean(axis=1)\nreturn np.ptp(np.percentile(scores, [2.5, 97.5]))",
     "It returns a number and nothing else. 2 values are asked for"),
    ("collapse", "W, b = weights[0], biases[0]\nfor V, c in zip(weights[1:], biases[1:]):\n    W, b = V * W, V * b + "
     "c\nreturn W, b", "a column meets a row"),
    ("average_miss", "if y.size != target.size: raise ValueError\nreturn np.abs(y.ravel() - target)",
     "the mean of what"),
    ("clip_by_norm", "g = np.concatenate([dW.ravel(), db])\nreturn g * min(1, max_norm / max(1e-9, np.linalg.norm(g)))",
     "and nothing else. 2 values are asked for (dW, db): `return dW, db`"),
    ("boundary_line", "return lambda x1: -(w[0] * x1 + b) / w[1]", "Return what it computes: the 2 values"),
    ("error_rate", "return np.mean(predicted != labels).item", "does not call it"),
    # values
    ("standard_error", "return round((accuracy * (1 - accuracy) / n) ** 0.5, 2)", "rounded to two decimals"),
    ("error_rate", "return (predicted != labels).sum() / 1000", "divided by 1000 instead of by the number of values"),
    ("slope", f"return round({SLOPE}, 3)", "rounded to three decimals"),
    ("slope", f"return -{SLOPE}", "sign is reversed"),
    ("slope", f"return abs({SLOPE})", "has lost its sign"),
    ("slope", f"return 1 / ({SLOPE} + 1e-300)", "1 divided by what is right"),
    ("standard_error", "return 100 * (accuracy * (1 - accuracy) / n) ** 0.5", "a hundred times"),
    ("standard_error", "return (accuracy * (1 - accuracy) / n) ** 0.5 / n", "divided by `n`"),
    ("standardize", "return x", "`x` as it came in"),
    ("standardize", f"return {SCALED} + 1e-3", "too large by 0.001"),
    # order and places
    ("standardize", f"return ({SCALED})[::-1]", "its rows come in reverse order"),
    ("corr2d", "y = dlcore.corr2d(image, kernel, stride, padding) * 1.0\ny[1:-1, 1:-1] += 1\nreturn "
               "y", "the border is right"),
    # parts and stages
    ("boundary_line", "return -w[0] / w[1], -b * w[1] ** 3", "Slope is right in every trial; Intercept is not"),
    ("cell_step", "z = weight @ np.concatenate([h, x]) + bias\nf, i, g, o = np.split(z, 4)\n"
     "f, i, o = map(dlcore.sigmoid, (f, i, o))\nC = f * C + i * np.sin(g)\nreturn C, o * np.tanh(C)",
     "The forget gate f and the input gate i are right. But the candidate C̃"),
    ("state_jacobian", "J = np.eye(len(W_h))\nfor h_t in h:\n    J = np.diag(1 - h_t**2) @ W_h @ J\n"
     "return J if len(h) < 2 else J @ J", "The Jacobian of a single step is right. But that of two steps"),
    # inputs
    ("toeplitz", "return dlcore.toeplitz(np.asarray(kernel) * 2, n)", "twice"),
    ("out_size", "if kernel_size > n: raise ValueError\nreturn n - kernel_size + 1", "stride"),
    ("collapse", "W, b = weights[0], biases[0]\nfor w, c in zip(weights[1:], biases[1:]):\n    b = w @ b + "
                 "c\n    W = w @ W\n"
     "return (W, b) if len(weights) < 3 else (W, b * 1.7)", "right"),
    ("slope", "h = 0.01\nreturn (f(x + h) - f(x - h)) / (2 * h)", "You give `h` a value of your own"),
    ("toeplitz", "C = np.zeros((n - len(kernel) + 1, n))\nfor i in range(len(C)): C[i, i : i + len(kernel)] = 1\n"
     "return C",
     "the same whatever numbers stand in `kernel`"),
    ("error_rate", "return np.mean(np.sort(predicted) != np.sort(labels))",
     "a 1 and a 2 taken for each other: you return 0"),
    ("error_rate", "return np.mean(predicted > labels)", "a 3 read as a 2: you return 0, and 0.2 is right"),
    ("average_miss", "if y.size != target.size: raise ValueError\n"
     "return np.abs(np.sort(y.ravel()) - np.sort(target)).mean()", "in whichever order the numbers of `y` come"),
    ("sigmoid_and_slope", "y = np.zeros(x.shape)\ny[x > 0] = 1 / (1 + np.exp(-x[x > 0]))\n"
     "y[x < 0] = np.exp(x[x < 0]) / (1 + np.exp(x[x < 0]))\nreturn y, y * (1 - y)",
     "it is wrong exactly where `x` is 0"),
    # side effects
    ("clip_by_norm", "norm = np.sqrt((dW**2).sum() + (db**2).sum())\nif norm > max_norm:\n    dW *= max_norm / norm\n"
     "    db *= max_norm / norm\nreturn dW, db", "The result is right, but it changed its input `dW`"),
    # errors
    ("mlp_forward", "for W, b in zip(weights, biases):\n    x = np.sin(x) @ W + b\nreturn "
                    "x", "as many columns on the left"),
    ("average_miss", "return math.fabs(y - target)", "array of several"),
    ("clip_by_norm", "return dlcore.clip_grad_norm([dW, db], max_norm)", "no `.grads` in a list"),
    ("count_parameters", "return sum(sizes[i] * sizes[i + 1] for i in range(len(sizes)))", "goes past the end"),
    ("corr2d", "return dlcore.corr2d(image, np.pad(kernel, 5))", "the kernel spans"),  # dlcore's own words
    # refusals
    ("average_miss", "assert y.size == target.size\nreturn np.abs(y.ravel() - target).mean()", "`assert` raises"),
    ("average_miss", "if y.size != target.size: raise TypeError\nreturn np.abs(y.ravel() - target).mean()",
     "A ValueError is asked for"),
    # readings
    ("latch", "return (-9, 9, 9 * bit) if set_now else (4, -9, 0)", "f keeps only"),
    ("gate_weights", "return [2, 3], -9.0 if gate == 'AND' else -1.5", "z is"),
    ("count_parameters", "return sum(a * b + 3 * b for a, b in zip(sizes, sizes[1:]))", "you count a·b + 3·b"),
    ("forget_bias_for", "if not 0 < share < 1: raise ValueError\nreturn share + steps", "is left"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "words"), CASES)
def test_what_is_wrong_is_said_in_words(name, body, words):
    report = told(name, body)
    assert report.status != CORRECT
    assert report.why
    assert words in report.message, report


def test_what_it_changed_is_told_of_the_trial_that_is_shown():
    report = told("standardize", "x -= x.mean(axis=0)\nx /= x.std(axis=0)\nreturn x")
    before = report.message.partition("it had ")[2].partition(" ")[0]
    assert before in report.trial, report


def test_a_stage_of_another_trial_is_said_to_be_of_another():
    """The numbers in the message are never taken for those of the trial shown."""
    report = told("train_perceptron", TWO_EPOCHS)
    assert report.why == "stage"
    assert report.message.endswith(("in another trial than the one shown here.", ")`.")), report


def test_nothing_is_called_by_name_for_an_error_alone():
    """A mistake that raises the same error everywhere is no evidence that an answer makes it."""
    report = told("latch", "return 10, -10, 10")
    assert report.mistake is None
    assert "may go from −9 to 9 only" in report.message


def test_a_mistake_that_does_not_explain_every_trial_is_only_probable():
    body = GUARD + "if n == 227: return 55\nreturn (n + 2 * padding - kernel_size) // stride"
    report = told("out_size", body)
    assert report.message.startswith("Probably this: ")
    assert report.mistake == "plus_one_forgotten"


def test_never_only_that_it_is_not_what_is_asked():
    report = told("slope", "return (f(x + h) * f(x) - f(x - h)) / (3 * h)")
    assert report.message
    assert "what is asked" not in report.message


def test_a_list_of_weights_is_as_good_as_an_array():
    body = (
        "weight, bias, epoch = dlcore.train_perceptron(x, targets, max_epochs)\n"
        "return weight.tolist(), float(bias), epoch"
    )
    assert "library" in told("train_perceptron", body).message  # right, and borrowed
