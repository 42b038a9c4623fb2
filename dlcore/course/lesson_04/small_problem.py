"""A problem with two weights and four samples, small enough to draw: its loss is a bowl."""

import numpy as np

X = np.array([[2.0, 0.5], [1.5, 1.0], [1.0, -0.5], [-0.5, 0.5]])  # (4, 2): one sample a row
TARGETS = np.array([2.05, 2.7, 0.35, 0.65])  # (4,)

CURVATURE = X.T @ X  # (2, 2): the same everywhere


def loss(w):
    """Half the sum of squared errors of y = X w."""
    return 0.5 * ((X @ w - TARGETS) ** 2).sum()


def gradient(w):
    """∂loss/∂w, of shape (2,)."""
    return X.T @ (X @ w - TARGETS)


def lowest(penalty=0.0):
    """The weights where loss + penalty/2·‖w‖² is smallest, in closed form (ridge regression)."""
    return np.linalg.solve(CURVATURE + penalty * np.eye(2), X.T @ TARGETS)


def walk(start, rate, steps, shrink=0.0):
    """The weights at the start and after each step w ← w − rate·gradient − shrink·w: (steps + 1, 2).

    shrink is rate·λ for gradient descent on loss + λ/2·‖w‖², and λ by the slide's rule.
    """
    places = [np.asarray(start, dtype=float)]
    for _ in range(steps):
        w = places[-1]
        places.append(w - rate * gradient(w) - shrink * w)
    return np.array(places)


def contour(level, points=240):
    """The closed curve on which the loss is `level` above its lowest value: (points + 1, 2)."""
    sizes, axes = np.linalg.eigh(CURVATURE)
    turn = np.linspace(0, 2 * np.pi, points + 1)
    circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return lowest() + circle * np.sqrt(2 * level / sizes) @ axes.T
