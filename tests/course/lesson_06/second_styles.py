"""Lesson 06 solved in another style than in its room: checks must accept these too."""

import numpy as np


def layer_back(delta, a, W, slope):
    dW = delta[:, np.newaxis] @ a[np.newaxis]
    below = [slope[j] * sum(W[i, j] * delta[i] for i in range(len(delta))) for j in range(len(a))]
    return dW, delta.copy(), np.array(below)


def linear_backward(dy, x, weight):
    dweight, dbias = np.zeros(weight.shape), np.zeros(len(weight))
    for one, other in zip(dy, x, strict=True):
        dweight += np.outer(one, other)
        dbias += one
    return (weight.T @ dy.T).T, dweight, dbias


def two_layer_backward(x, target, W1, b1, W2, b2):
    z1 = np.einsum("nd,hd->nh", x, W1) + b1
    slope = 1 / np.cosh(z1) ** 2
    dz2 = np.tanh(z1).dot(W2.T) + b2 - target
    da1 = np.einsum("nk,kh->nh", dz2, W2)
    dz1 = slope * da1
    ones = np.ones(len(x))
    return dz2, np.einsum("nk,nh->kh", dz2, np.tanh(z1)), ones @ dz2, da1, dz1, (x.T @ dz1).T, ones @ dz1


def tape_gradients(tape):
    """Asks from the front: everyone's gradient is the sum over those who used it."""
    end = len(tape) - 1

    def gradient(entry):
        uses = [(k, slope) for k, made in enumerate(tape) for parent, slope in made if parent == entry]
        return (entry == end) + sum(slope * gradient(k) for k, slope in uses)

    return [float(gradient(entry)) for entry in range(len(tape))]


def new_layer_backward(dy, x, g):
    slope_of_y = 1 + g / np.cosh(x) ** 2
    return dy * slope_of_y, np.einsum("nd,nd->d", dy, np.tanh(x))
