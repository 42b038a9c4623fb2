"""Lesson 07 solved in another style than in its room: checks must accept these too."""

import numpy as np

import dlcore


def out_size(n, kernel_size, stride=1, padding=0):
    stops = len(range(0, n + 2 * padding - kernel_size + 1, stride))
    if stops == 0:
        raise ValueError("no room")
    return stops


def corr2d(image, kernel, stride=1, padding=0):
    image = np.pad(image, padding)
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)[::stride, ::stride]
    return np.einsum("ijuv,uv->ij", windows, kernel)


def conv2d(image, kernel):
    return dlcore.corr2d(image, np.rot90(kernel, 2))


def toeplitz(kernel, n):
    rows = []
    for i in range(n - len(kernel) + 1):
        rows.append([0] * i + list(kernel) + [0] * (n - len(kernel) - i))
    return np.array(rows)
