"""Lesson 15 solved in another style than in its room: checks must accept these too."""

import numpy as np


def rnn_forward(x, W_h, W_x, b, h0):
    states = np.empty((len(x) + 1, len(b)))
    states[0] = h0
    driven = x @ W_x.T + b
    for t in range(len(x)):
        states[t + 1] = np.tanh(driven[t] + states[t] @ W_h.T)
    return states[1:]


def grad_W_h(dy, states, W_h):
    def from_step(t, dh):
        if t < 0:
            return np.zeros_like(W_h)
        dz = (dy[t] + dh) * (1 - states[t + 1] ** 2)
        return dz[:, None] * states[t] + from_step(t - 1, dz @ W_h)

    return from_step(len(dy) - 1, 0)


def state_jacobian(h, W_h):
    return np.linalg.multi_dot([np.eye(len(W_h)), *[(1 - h_t**2)[:, None] * W_h for h_t in h[::-1]], np.eye(len(W_h))])


def clip_by_norm(dW, db, max_norm):
    both = np.concatenate([dW.ravel(), db.ravel()])
    if both @ both > max_norm**2:
        both = both / np.linalg.norm(both) * max_norm
    return both[: dW.size].reshape(dW.shape), both[dW.size :]
