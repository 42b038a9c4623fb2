"""The network of the demonstration, 2-3-2-1 without biases, and three recipes for its step: slides S12 to S19.

A network is a tuple of three matrices, W1 (3, 2), W2 (2, 3) and W3 (1, 2), one row for each neuron that receives.
"""

from collections import namedtuple

import numpy as np

import dlcore

X, Z, ETA = np.array([1.0, 0.5]), 1.0, 0.5  # inputs, target and step size of the demonstration
SAMPLE = (
    np.array([[0.1, 0.2], [0.3, -0.1], [-0.2, 0.4]]),
    np.array([[0.2, -0.3, 0.5], [-0.4, 0.1, 0.6]]),
    np.array([[0.7, -0.5]]),
)
COUNTER = (
    np.array([[-1.1, 1.3], [-0.6, 2.5], [-1.9, 0.9]]),
    np.array([[-3.0, -2.5, -2.4], [-1.2, -0.6, -0.9]]),
    np.array([[0.7, -1.2]]),
)
NETS = {"counter-example": COUNTER, "sample": SAMPLE}
RECIPES = ("slide", "gradient", "nudging")
NUDGE = 0.01  # of a sum or of a weight, where its slope is measured

Pass = namedtuple("Pass", "e y slopes")  # of the three layers, first layer first; y begins with the inputs


def forward(weights, x=X, f=dlcore.sigmoid):
    """The sums e, the outputs y and the slopes f′(e) of all neurons."""
    e, y = [], [np.asarray(x, float)]
    for weight in weights:
        e.append(weight @ y[-1])
        y.append(f(e[-1]))
    return Pass(e, y, [f.df(sums) for sums in e])


def error(weights, x=X, z=Z, f=dlcore.sigmoid):
    """E = ½(z − y)²."""
    return 0.5 * (z - float(forward(weights, x, f).y[-1][0])) ** 2


def slide_errors(weights, x=X, z=Z, f=dlcore.sigmoid):
    """δ of all neurons as the slides have it: passed back through the weights alone."""
    _, y, _ = forward(weights, x, f)
    errors = [z - y[-1]]
    for weight in weights[:0:-1]:
        errors.insert(0, weight.T @ errors[0])
    return errors


def gradient_errors(weights, x=X, z=Z, f=dlcore.sigmoid):
    """g = −∂E/∂e of all neurons, equation 4: every slope on the way is a factor."""
    _, y, slopes = forward(weights, x, f)
    errors = [(z - y[-1]) * slopes[-1]]
    for weight, slope in zip(weights[:0:-1], slopes[-2::-1], strict=True):
        errors.insert(0, slope * (weight.T @ errors[0]))
    return errors


def nudged_sum(weights, layer, neuron, nudge, x=X, z=Z, f=dlcore.sigmoid):
    """E when the sum that enters one neuron is moved by `nudge` and all that follows runs again."""
    sums = forward(weights, x, f).e[layer].copy()
    sums[neuron] += nudge
    y = f(sums)
    for weight in weights[layer + 1 :]:
        y = f(weight @ y)
    return 0.5 * (z - float(y[0])) ** 2


def nudging_errors(weights, x=X, z=Z, f=dlcore.sigmoid):
    """−∂E/∂e of all neurons, measured: each sum is nudged up and down."""
    return [
        np.array(
            [
                (nudged_sum(weights, layer, n, -NUDGE, x, z, f) - nudged_sum(weights, layer, n, NUDGE, x, z, f))
                / (2 * NUDGE)
                for n in range(len(weight))
            ]
        )
        for layer, weight in enumerate(weights)
    ]


ERRORS = {"slide": slide_errors, "gradient": gradient_errors, "nudging": nudging_errors}


def directions(weights, recipe, x=X, z=Z, f=dlcore.sigmoid):
    """What each recipe adds to the three matrices, divided by η."""
    if recipe == "nudging":
        return [
            -dlcore.numerical_gradient(lambda w, k=k: error(_with(weights, k, w), x, z, f), weight, eps=NUDGE)
            for k, weight in enumerate(weights)
        ]
    _, y, slopes = forward(weights, x, f)
    errors = ERRORS[recipe](weights, x, z, f)
    if recipe == "slide":  # the slides put a slope where they change a weight
        errors = [delta * slope for delta, slope in zip(errors, slopes, strict=True)]
    return [np.outer(g, inputs) for g, inputs in zip(errors, y, strict=False)]


def _with(weights, layer, weight):
    return tuple(weight if k == layer else old for k, old in enumerate(weights))


def moved(weights, along, eta=ETA, layers=(0, 1, 2)):
    """The network after a step of `layers` alone."""
    return tuple(w + eta * d if k in layers else w for k, (w, d) in enumerate(zip(weights, along, strict=True)))


def length(along, layers=(0, 1, 2)):
    """How long a step of these layers is, as one long vector."""
    return float(np.sqrt(sum((along[k] ** 2).sum() for k in layers)))


def cosine(a, b):
    """The cosine of the angle between two steps; None where one of them has no length."""
    both = float(np.linalg.norm(a) * np.linalg.norm(b))
    return None if both == 0 else float(np.clip((a * b).sum() / both, -1, 1))


def cosines(weights, recipe, x=X, z=Z, f=dlcore.sigmoid):
    """For each layer, the cosine of the angle between a recipe's step and the gradient's."""
    pairs = zip(directions(weights, recipe, x, z, f), directions(weights, "gradient", x, z, f), strict=True)
    return [cosine(a, b) for a, b in pairs]
