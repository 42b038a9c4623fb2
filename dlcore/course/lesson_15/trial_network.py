"""The network of the lesson's worked example, with an input and a start, on which answers are tried."""

import numpy as np

W_H = np.array([[0.5, -0.4], [0.3, 0.2]])
W_X = np.array([[1.0, -1.0], [0.5, 0.25]])
B = np.array([0.0, 0.1])
X = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
START = np.array([0.5, -0.5])
