"""Optimisers: how far to walk downhill, and in which direction exactly.

An optimiser is made with the layer it trains. `step()` reads the layer's `params` and `grads` and changes the
parameters in place. `lr` may be changed between steps, which is all that a schedule does.
"""

import math

import numpy as np

from dlcore.arguments import whole
from dlcore.layer import Layer

__all__ = ["SGD", "Adam", "CosineAnnealingLR", "LinearLR", "StepLR", "clip_grad_norm"]


class _Optimizer:
    """What optimisers share: what they train, how fast, and what they remember about each parameter."""

    def __init__(self, layer, lr, weight_decay, decay_bias):
        if not isinstance(layer, Layer):
            raise ValueError(f"layer is {layer!r}, needs the layer to train: SGD(net, lr=0.1), not SGD(net.params)")
        if not layer.params:
            raise ValueError(
                f"{layer!r} has nothing to learn. Usual cause: a layer of your own that keeps others as attributes; "
                "put them into a Sequential, whose params are theirs."
            )
        self.layer = layer
        self.lr = _number("lr", lr)
        self.weight_decay = _number("weight_decay", weight_decay)
        self.decay_bias = decay_bias
        self.state = {}  # name of the parameter → arrays of its shape

    def step(self):
        """Change every parameter once, in place."""
        params, grads = self.layer.params, self.layer.grads
        for name, p in params.items():
            g = grads[name]
            if self.weight_decay and (self.decay_bias or not name.endswith("bias")):
                g = g + self.weight_decay * p
            change = self._change(name, p, g)
            np.subtract(p, change, out=p)  # p -= change would silently do nothing for a number that is not an array

    def _remembered(self, name, p, arrays):
        """The arrays kept for a parameter, zeros at first."""
        if name not in self.state:
            self.state[name] = [np.zeros_like(p) for _ in range(arrays)]
        return self.state[name]

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self._shown)})"


class SGD(_Optimizer):
    """Gradient descent, with momentum, Nesterov's look-ahead, and weight decay.

    **Step**: W ← W − lr·(∂L/∂W + weight_decay·W), so that W shrinks by lr·weight_decay (equation 6 of the course's
    notation page, α = lr, λ = weight_decay; the slide's −λW lacks the α). With momentum μ the bracket is g in
    v ← μ·v + g, W ← W − lr·v; with `nesterov`, W ← W − lr·(g + μ·v).

    Like PyTorch it decays all parameters. `decay_bias=False` spares those called "bias", as equation 6 does.

    **Shapes**: `layer` is the one to train; the rest are numbers. ValueError for negative ones.

    Lesson 04. B. Polyak (1964), Y. Nesterov (1983), I. Sutskever and others (2013).

    >>> from dlcore import Linear
    >>> layer = Linear(1, 1, bias=False, dtype=np.float64)
    >>> layer.params["weight"][...] = 2.0
    >>> SGD(layer, lr=0.1, weight_decay=0.5).step()  # the gradient is still 0, so this is decay alone
    >>> layer.params["weight"]
    array([[1.9]])
    """

    _shown = ("lr", "momentum", "nesterov", "weight_decay")

    def __init__(self, layer, lr, momentum=0.0, nesterov=False, weight_decay=0.0, *, decay_bias=True):
        super().__init__(layer, lr, weight_decay, decay_bias)
        self.momentum = _number("momentum", momentum)
        self.nesterov = nesterov
        if nesterov and not momentum:
            raise ValueError("nesterov needs a momentum above 0, such as 0.9")

    def _change(self, name, p, g):
        if not self.momentum:
            return self.lr * g
        (v,) = self._remembered(name, p, 1)
        v *= self.momentum
        v += g
        return self.lr * (g + self.momentum * v if self.nesterov else v)


class Adam(_Optimizer):
    """Steps of about lr in every parameter, whatever the size of its gradient.

    **Step**: with g = ∂L/∂W + weight_decay·W, the running means m ← β₁·m + (1 − β₁)·g and
    s ← β₂·s + (1 − β₂)·g², and m̂ = m / (1 − β₁ᵗ), ŝ = s / (1 − β₂ᵗ) in step t, because they began at 0:
    W ← W − lr·m̂ / (√ŝ + eps). The first step is lr·sign(g).

    **Shapes**: `layer` is the one to train; the rest are numbers. ValueError for negative ones and for betas
    outside [0, 1).

    Lesson 12. D. Kingma and J. Ba, Adam: a method for stochastic optimization (2015).

    >>> from dlcore import Linear
    >>> layer = Linear(2, 1, bias=False, dtype=np.float64)
    >>> layer.params["weight"][...] = 1.0
    >>> layer.grads["weight"][...] = [[-1000.0, 0.001]]
    >>> Adam(layer, lr=0.1).step()
    >>> layer.params["weight"].round(4)
    array([[1.1, 0.9]])
    """

    _shown = ("lr", "betas", "eps", "weight_decay")

    def __init__(self, layer, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, *, decay_bias=True):
        super().__init__(layer, lr, weight_decay, decay_bias)
        if len(betas) != 2 or not all(0 <= beta < 1 for beta in betas):
            raise ValueError(f"betas is {betas!r}, needs two numbers from 0 to below 1")
        self.betas = tuple(betas)
        self.eps = _number("eps", eps)
        self.t = 0  # steps taken

    def step(self):
        self.t += 1
        super().step()

    def _change(self, name, p, g):
        m, s = self._remembered(name, p, 2)
        beta1, beta2 = self.betas
        m *= beta1
        m += (1 - beta1) * g
        s *= beta2
        s += (1 - beta2) * (g * g)
        # m̂ / (√ŝ + eps) with the two corrections pulled out of the arrays.
        root = np.sqrt(s)
        root *= 1 / math.sqrt(1 - beta2**self.t)
        root += self.eps
        return m * (self.lr / (1 - beta1**self.t)) / root


def clip_grad_norm(layer, max_norm):
    """Shorten the gradient to length `max_norm` if it is longer; its direction stays. Returns its length before.

    All of the layer's gradients count as one long vector g: g ← g·max_norm / ‖g‖ if ‖g‖ > max_norm (PyTorch calls
    it `clip_grad_norm_`). A gradient that is not finite is left as it is, for `fit` to find.

    **Shapes**: a layer after its backward, a number above 0, returns a float. ValueError for any other number.

    Lesson 15. R. Pascanu and others, On the difficulty of training recurrent neural networks (2013).

    >>> from dlcore import Linear
    >>> layer = Linear(2, 1, bias=False, dtype=np.float64)
    >>> layer.grads["weight"][...] = [[30.0, 40.0]]
    >>> clip_grad_norm(layer, max_norm=1.0)
    50.0
    >>> layer.grads["weight"]
    array([[0.6, 0.8]])
    """
    if not max_norm > 0:
        raise ValueError(f"max_norm is {max_norm!r}, needs a number above 0")
    # Squares in double precision: those of single-precision numbers may overflow.
    norm = math.sqrt(sum(float(np.sum(np.square(g, dtype=np.float64))) for g in layer.grads.values()))
    if max_norm < norm < math.inf:
        for name, g in layer.grads.items():
            layer.grads[name] = g * (float(max_norm) / norm)
    return norm


class _Schedule:
    """A learning rate that changes: `lr_after(t)` is what the optimiser gets after t calls of `step()`."""

    def __init__(self, optimizer):
        self.optimizer = optimizer
        self.base_lr = optimizer.lr
        self.t = 0
        self._set()

    def step(self):
        """Go on to the next epoch."""
        self.t += 1
        self._set()

    def _set(self):
        self.optimizer.lr = self.lr_after(self.t)


class StepLR(_Schedule):
    """Multiply the learning rate by `gamma` after every `step_size` epochs.

    **Shapes**: an optimiser, a whole number ≥ 1 (else ValueError), a number. Call `step()` once an epoch; `fit`
    does. Lesson 10.

    >>> from dlcore import Linear
    >>> optimizer = SGD(Linear(1, 1), lr=0.8)
    >>> schedule = StepLR(optimizer, step_size=2, gamma=0.5)
    >>> rates = []
    >>> for epoch in range(5):
    ...     rates.append(optimizer.lr)
    ...     schedule.step()
    >>> rates
    [0.8, 0.8, 0.4, 0.4, 0.2]
    """

    def __init__(self, optimizer, step_size, gamma=0.1):
        self.step_size = whole("step_size", step_size, 1)
        self.gamma = _number("gamma", gamma)
        super().__init__(optimizer)

    def lr_after(self, t):
        return self.base_lr * self.gamma ** (t // self.step_size)


class CosineAnnealingLR(_Schedule):
    """Let the learning rate fall to `eta_min` within `T_max` epochs, along half a cosine: slow, fast, slow.

    **Shapes**: an optimiser, a whole number ≥ 1 (else ValueError), a number. Call `step()` once an epoch; `fit`
    does. After `T_max` it rises again, as in PyTorch: stop there.

    I. Loshchilov and F. Hutter, SGDR (2017).

    >>> from dlcore import Linear
    >>> optimizer = SGD(Linear(1, 1), lr=0.8)
    >>> schedule = CosineAnnealingLR(optimizer, T_max=2)
    >>> rates = []
    >>> for epoch in range(3):
    ...     rates.append(round(optimizer.lr, 3))
    ...     schedule.step()
    >>> rates
    [0.8, 0.4, 0.0]
    """

    def __init__(self, optimizer, T_max, eta_min=0.0):
        self.T_max = whole("T_max", T_max, 1)
        self.eta_min = _number("eta_min", eta_min)
        super().__init__(optimizer)

    def lr_after(self, t):
        return self.eta_min + (self.base_lr - self.eta_min) * (1 + math.cos(math.pi * t / self.T_max)) / 2


class LinearLR(_Schedule):
    """Warm up: begin at `start_factor` of the learning rate and reach the whole of it after `total_iters` calls.

    **Shapes**: an optimiser, a number, a whole number ≥ 1 (else ValueError). Call `step()` once an epoch; `fit`
    does.

    >>> from dlcore import Linear
    >>> optimizer = SGD(Linear(1, 1), lr=0.8)
    >>> schedule = LinearLR(optimizer, start_factor=0.5, total_iters=2)
    >>> rates = []
    >>> for epoch in range(4):
    ...     rates.append(round(optimizer.lr, 3))
    ...     schedule.step()
    >>> rates
    [0.4, 0.6, 0.8, 0.8]
    """

    def __init__(self, optimizer, start_factor=1 / 3, total_iters=5):
        self.start_factor = _number("start_factor", start_factor)
        self.total_iters = whole("total_iters", total_iters, 1)
        super().__init__(optimizer)

    def lr_after(self, t):
        return self.base_lr * (self.start_factor + (1 - self.start_factor) * min(t / self.total_iters, 1))


def _number(name, value):
    """A finite number ≥ 0, as a Python float, so that single precision stays single."""
    if not (np.ndim(value) == 0 and 0 <= value < math.inf):
        raise ValueError(f"{name} is {value!r}, needs a finite number ≥ 0")
    return float(value)
