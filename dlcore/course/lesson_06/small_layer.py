"""The layer that lesson 06 looks at: four inputs, three tanh neurons, and half the squared miss as its loss."""

import numpy as np

import dlcore

X = np.array([1.0, 0.5, -2.0, 1.5])
WEIGHT = np.array([[0.4, -0.6, 0.3, 0.2], [-0.5, 0.8, 0.1, 0.6], [0.2, 0.4, -0.3, -0.6]])
TARGET = np.array([0.8, -0.6, 0.5])


def loss_of_z(z):
    """J as a function of the pre-activations."""
    return float(0.5 * ((np.tanh(z) - TARGET) ** 2).sum())


def error_term(z):
    """δ = ∂J/∂z."""
    y = np.tanh(z)
    return (y - TARGET) * (1 - y**2)


def measured_slopes(x=X):
    """∂J/∂W, each weight nudged by itself."""
    return dlcore.numerical_gradient(lambda weight: loss_of_z(weight @ x), WEIGHT)
