"""Solutions of lesson 15. The book folds each away under its exercise."""

import numpy as np


def rnn_forward(x, W_h, W_x, b, h0):
    """All states h_1 … h_T of a network that reads x, as rows: (T, H).

    x is (T, D), W_h (H, H), W_x (H, D), b and h0 are (H,).
    """
    h, states = h0, []
    for x_t in x:
        h = np.tanh(W_h @ h + W_x @ x_t + b)
        states.append(h)
    return np.array(states)


def grad_W_h(dy, h, W_h):
    """The gradient of W_h, of shape (H, H).

    h is (T + 1, H): h_0 … h_T, so step t + 1 made h[t + 1] from h[t].
    dy is (T, H): row t is the gradient that h[t + 1] gets from J directly.
    """
    dW, dh = np.zeros(W_h.shape), np.zeros(len(W_h))
    for t in reversed(range(len(dy))):
        dz = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dW += np.outer(dz, h[t])
        dh = W_h.T @ dz
    return dW


def state_jacobian(h, W_h):
    """The matrix ∂h_T/∂h_0: row i is for entry i of h_T.

    h is (T, H): the states h_1 … h_T.
    """
    J = np.eye(len(W_h))
    for h_t in h:
        J = np.diag(1 - h_t**2) @ W_h @ J
    return J


def clip_by_norm(dW, db, max_norm):
    """Both gradients, shortened by one factor if they are too long.

    Taken together, as one vector, they are then max_norm long. Return
    dW and db; a gradient that is short enough comes back as it was.
    """
    norm = np.sqrt((dW**2).sum() + (db**2).sum())
    if norm > max_norm:
        dW, db = dW * max_norm / norm, db * max_norm / norm
    return dW, db
