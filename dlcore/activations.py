"""Activations: what a neuron does to its weighted sum, and how steep that is.

First the functions, each with its derivative beside it. `d_sigmoid(x)` is the slope of `sigmoid` at the
pre-activation x, not at the output, and can also be reached as `sigmoid.df(x)`: whoever is handed an activation is
handed its derivative too. Then the same as layers.

All of them are exact, finite and silent far out (x = ±1000), and single precision stays single. Whole numbers are
taken as float64 by the functions and refused by the layers.
"""

import numpy as np

from dlcore.arguments import check_array
from dlcore.layer import Layer

__all__ = [
    "Identity",
    "LeakyReLU",
    "ReLU",
    "ScaledTanh",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "d_identity",
    "d_leaky_relu",
    "d_relu",
    "d_scaled_tanh",
    "d_sigmoid",
    "d_step",
    "d_tanh",
    "identity",
    "leaky_relu",
    "log_softmax",
    "relu",
    "scaled_tanh",
    "sigmoid",
    "softmax",
    "softmax_jacobian",
    "step",
    "tanh",
]

HEIGHT, STRETCH = 1.7159, 2 / 3  # of `scaled_tanh`: they make it pass through (1, 1) and (−1, −1)


def identity(x):
    """x itself: the activation of an output that may be any number (equation 1 without f).

    **Shapes**: any.

    >>> identity(np.array([-2.0, 3.0]))
    array([-2.,  3.])
    """
    return _real(x)


def d_identity(x):
    """1 everywhere.

    **Shapes**: any, as x.

    >>> d_identity(np.array([-2.0, 3.0]))
    array([1., 1.])
    """
    return np.ones_like(_real(x))


identity.df = d_identity


def step(x):
    """1 where x ≥ 0, else 0: the perceptron's yes or no (F. Rosenblatt, 1958).

    **Shapes**: any.

    >>> step(np.array([-0.5, 0.0, 2.0]))
    array([0., 1., 1.])
    """
    x = _real(x)
    return (x >= 0).astype(x.dtype)


def d_step(x):
    """0 everywhere, even at the jump, where no slope exists: nothing to learn from, so there is no such layer.

    **Shapes**: any, as x.

    >>> d_step(np.array([-0.5, 2.0]))
    array([0., 0.])
    """
    return np.zeros_like(_real(x))


step.df = d_step


def sigmoid(x):
    """1 / (1 + e⁻ˣ): a smooth step from 0 to 1 (equation 2 of the course's notation page; fig. 2-6).

    **Shapes**: any.

    >>> sigmoid(np.array([-1000.0, 0.0, 2.0])).round(6)
    array([0.      , 0.5     , 0.880797])
    """
    # e¹⁰⁰⁰ is infinite, and 1 / (1 + ∞) = 0 is the right answer: what may overflow here does no harm.
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-_real(x)))


def d_sigmoid(x):
    """σ(x)·(1 − σ(x)), never more than ¼ (equation 2 of the course's notation page).

    It is even, and computed at −|x|: for large x σ(x) rounds to 1, and 1 − σ(x) would round to 0.

    **Shapes**: any, as x.

    >>> d_sigmoid(np.array([-1000.0, 0.0, 2.0])).round(6)
    array([0.      , 0.25    , 0.104994])
    """
    y = sigmoid(-np.abs(_real(x)))
    return y * (1 - y)


sigmoid.df = d_sigmoid


def tanh(x):
    """(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) = 2σ(2x) − 1: from −1 to 1 (equation 2 of the course's notation page; fig. 2-6).

    **Shapes**: any.

    >>> tanh(np.array([-1000.0, 0.0, 0.5])).round(6)
    array([-1.      ,  0.      ,  0.462117])
    """
    return np.tanh(_real(x))


def d_tanh(x):
    """1 − tanh²(x), never more than 1 (equation 2 of the course's notation page).

    **Shapes**: any, as x.

    >>> d_tanh(np.array([-1000.0, 0.0, 0.5])).round(6)
    array([0.      , 1.      , 0.786448])
    """
    y = tanh(x)
    return 1 - y * y


tanh.df = d_tanh


def scaled_tanh(x):
    """1.7159·tanh(2x/3), LeNet's: it maps ±1 to ±1, where it is still steep (Y. LeCun, Efficient BackProp, 1998).

    **Shapes**: any.

    >>> scaled_tanh(np.array([-1.0, 0.0, 1.0])).round(4)
    array([-1.,  0.,  1.])
    """
    return HEIGHT * np.tanh(STRETCH * _real(x))


def d_scaled_tanh(x):
    """1.7159·⅔·(1 − tanh²(2x/3)).

    **Shapes**: any, as x.

    >>> d_scaled_tanh(np.array([0.0, 1.0])).round(4)
    array([1.1439, 0.7554])
    """
    y = np.tanh(STRETCH * _real(x))
    return HEIGHT * STRETCH * (1 - y * y)


scaled_tanh.df = d_scaled_tanh


def relu(x):
    """max(0, x) (equation 2 of the course's notation page; fig. 2-6).

    **Shapes**: any.

    >>> relu(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 2.])
    """
    return np.maximum(_real(x), 0)


def d_relu(x):
    """1 where x > 0, else 0. At the kink, x = 0, any value in [0, 1] is a subgradient; 0 is chosen, as in PyTorch.

    **Shapes**: any, as x.

    >>> d_relu(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 1.])
    """
    x = _real(x)
    return (x > 0).astype(x.dtype)


relu.df = d_relu


def leaky_relu(x, negative_slope=0.01):
    """x where x > 0, else negative_slope·x: a ReLU whose gradient is nowhere zero (A. Maas, 2013).

    **Shapes**: any; `negative_slope` is a number.

    >>> leaky_relu(np.array([-1.0, 0.0, 2.0]))
    array([-0.01,  0.  ,  2.  ])
    """
    x = _real(x)
    return np.maximum(x, 0) + negative_slope * np.minimum(x, 0)


def d_leaky_relu(x, negative_slope=0.01):
    """1 where x > 0, else `negative_slope`, which is also the choice at the kink, x = 0.

    **Shapes**: any, as x.

    >>> d_leaky_relu(np.array([-1.0, 0.0, 2.0]))
    array([0.01, 0.01, 1.  ])
    """
    return negative_slope + (1 - negative_slope) * d_relu(x)


leaky_relu.df = d_leaky_relu


def softmax(x, axis=-1):
    """Turn numbers into probabilities: eˣ / Σ eˣ along `axis`.

    The largest x is subtracted first. That changes nothing, since eˣ⁻ᵐ / Σ eˣ⁻ᵐ = eˣ / Σ eˣ, and keeps eˣ small.

    **Shapes**: any; `axis` is the one that adds up to 1 (PyTorch says `dim`).

    >>> softmax(np.array([1000.0, 1000.0, 0.0]))
    array([0.5, 0.5, 0. ])
    """
    e = np.exp(_below_zero(_real(x), axis))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    """log(softmax(x)) without the detour: x − log Σ eˣ stays finite where softmax underflows to 0.

    **Shapes**: as `softmax`.

    >>> log_softmax(np.array([500.0, 500.0, 0.0])).round(4)
    array([  -0.6931,   -0.6931, -500.6931])
    """
    x = _below_zero(_real(x), axis)
    return x - np.log(np.exp(x).sum(axis=axis, keepdims=True))


def softmax_jacobian(x):
    """∂softmax(x)ᵢ / ∂xⱼ = yᵢ·(1[i = j] − yⱼ): every output depends on every input, so this is a matrix.

    **Shapes**: x (…, K) → (…, K, K), symmetric.

    >>> softmax_jacobian(np.zeros(2))
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    y = softmax(x)[..., np.newaxis]
    return y * np.eye(y.shape[-2], dtype=y.dtype) - y * np.swapaxes(y, -1, -2)


class Identity(Layer):
    """`identity` as a layer: a placeholder that changes nothing.

    **Forward**: y = x.

    **Backward**: dx = dy.

    **Shapes**: any; x, y, dy and dx alike. Lesson 02.

    >>> Identity()(np.array([-1.0, 2.0]))
    array([-1.,  2.])
    """

    def forward(self, x):
        x = check_array("x", x)
        self.remember(x.shape)
        return x

    def backward(self, dy):
        return self.upstream(dy, *self.recall())


class Sigmoid(Layer):
    """`sigmoid` as a layer.

    **Forward**: y = σ(x) = 1 / (1 + e⁻ˣ) (equation 2 of the course's notation page).

    **Backward**: dx = dy ⊙ y ⊙ (1 − y) (equation 9).

    **Shapes**: any; x, y, dy and dx alike. Lesson 02.

    >>> layer = Sigmoid()
    >>> layer(np.array([-1000.0, 0.0]))
    array([0. , 0.5])
    >>> layer.backward(np.array([1.0, 1.0]))
    array([0.  , 0.25])
    """

    def forward(self, x):
        y = sigmoid(check_array("x", x))
        self.remember(y)
        return y

    def backward(self, dy):
        (y,) = self.recall()
        return self.upstream(dy, y.shape) * (y * (1 - y))


class Tanh(Layer):
    """`tanh` as a layer.

    **Forward**: y = tanh(x) (equation 2 of the course's notation page).

    **Backward**: dx = dy ⊙ (1 − y²) (equation 9).

    **Shapes**: any; x, y, dy and dx alike. Lesson 02.

    >>> layer = Tanh()
    >>> layer(np.array([-1000.0, 0.0]))
    array([-1.,  0.])
    >>> layer.backward(np.array([1.0, 1.0]))
    array([0., 1.])
    """

    def forward(self, x):
        y = tanh(check_array("x", x))
        self.remember(y)
        return y

    def backward(self, dy):
        (y,) = self.recall()
        return self.upstream(dy, y.shape) * (1 - y * y)


class ScaledTanh(Layer):
    """`scaled_tanh` as a layer, the activation of the first LeNets.

    **Forward**: y = 1.7159·tanh(2x/3).

    **Backward**: dx = dy ⊙ 1.7159·⅔·(1 − tanh²(2x/3)) (equation 9).

    **Shapes**: any; x, y, dy and dx alike. Lesson 10.

    >>> ScaledTanh()(np.array([-1.0, 1.0])).round(4)
    array([-1.,  1.])
    """

    def forward(self, x):
        t = np.tanh(STRETCH * check_array("x", x))
        self.remember(t)
        return HEIGHT * t

    def backward(self, dy):
        (t,) = self.recall()
        return self.upstream(dy, t.shape) * (HEIGHT * STRETCH * (1 - t * t))


class ReLU(Layer):
    """`relu` as a layer.

    **Forward**: y = max(0, x) (equation 2 of the course's notation page).

    **Backward**: dx = dy where x > 0, else 0 (equation 9): also 0 at the kink x = 0.

    **Shapes**: any; x, y, dy and dx alike. Lesson 02. V. Nair and G. Hinton, 2010.

    >>> layer = ReLU()
    >>> layer(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 2.])
    >>> layer.backward(np.array([5.0, 5.0, 5.0]))
    array([0., 0., 5.])
    """

    def forward(self, x):
        y = relu(check_array("x", x))
        self.remember(y)
        return y

    def backward(self, dy):
        (y,) = self.recall()
        return self.upstream(dy, y.shape) * (y > 0)  # y > 0 exactly where x > 0


class LeakyReLU(Layer):
    """`leaky_relu` as a layer.

    **Forward**: y = x where x > 0, else negative_slope·x.

    **Backward**: dx = dy where x > 0, else negative_slope·dy, also at the kink x = 0 (equation 9).

    **Shapes**: any; x, y, dy and dx alike. Lesson 02.

    >>> LeakyReLU(0.1)(np.array([-1.0, 0.0, 2.0]))
    array([-0.1,  0. ,  2. ])
    """

    def __init__(self, negative_slope=0.01):
        super().__init__()
        self.negative_slope = negative_slope

    def forward(self, x):
        x = check_array("x", x)
        self.remember(x)
        return leaky_relu(x, self.negative_slope)

    def backward(self, dy):
        (x,) = self.recall()
        return self.upstream(dy, x.shape) * d_leaky_relu(x, self.negative_slope)

    def extra_repr(self):
        return f"{self.negative_slope}"


class Softmax(Layer):
    """`softmax` as a layer. For training leave it out: `CrossEntropyLoss` takes the logits.

    **Forward**: y = eˣ / Σ eˣ along `axis`.

    **Backward**: dx = y ⊙ (dy − Σ y ⊙ dy), which is the Jacobian of `softmax_jacobian` times dy.

    **Shapes**: any; x, y, dy and dx alike. Lesson 04.

    >>> layer = Softmax()
    >>> layer(np.array([1000.0, 1000.0]))
    array([0.5, 0.5])
    >>> layer.backward(np.array([1.0, 0.0]))
    array([ 0.25, -0.25])
    """

    def __init__(self, axis=-1):
        super().__init__()
        self.axis = axis

    def forward(self, x):
        y = softmax(check_array("x", x), self.axis)
        self.remember(y)
        return y

    def backward(self, dy):
        (y,) = self.recall()
        dy = self.upstream(dy, y.shape)
        return y * (dy - np.sum(y * dy, axis=self.axis, keepdims=True))

    def extra_repr(self):
        return "" if self.axis == -1 else f"axis={self.axis}"


def _real(x):
    """x as an array of real numbers in its own precision; whole numbers become float64, so none can wrap."""
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype(np.float64)


def _below_zero(x, axis):
    """x shifted so that the largest along `axis` is 0."""
    return x - x.max(axis=axis, keepdims=True)
