"""Solutions of lesson 07. The book folds each away under its exercise."""

import numpy as np

import dlcore


def out_size(n, kernel_size, stride=1, padding=0):
    """How often a window of `kernel_size` stops on a row of `n` pixels.

    The row gets `padding` zeros at either end, the window moves by
    `stride`. Raise ValueError if it does not fit even once.
    """
    room = n + 2 * padding - kernel_size
    if room < 0:
        raise ValueError("the kernel is larger than the padded row")
    return room // stride + 1


def corr2d(image, kernel, stride=1, padding=0):
    """The output map of `kernel` on `image`: equation 10.

    The image gets `padding` rings of zeros; the window moves by `stride`.
    """
    image = np.pad(image, padding)
    rows = (image.shape[0] - kernel.shape[0]) // stride + 1
    columns = (image.shape[1] - kernel.shape[1]) // stride + 1
    output = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            corner = image[i * stride :, j * stride :]
            window = corner[: kernel.shape[0], : kernel.shape[1]]
            output[i, j] = (window * kernel).sum()
    return output


def conv2d(image, kernel):
    """True convolution: `kernel` is turned by 180° before it slides."""
    return dlcore.corr2d(image, kernel[::-1, ::-1])


def toeplitz(kernel, n):
    """The matrix C with C @ signal == corr1d(signal, kernel), n pixels."""
    m = len(kernel)
    C = np.zeros((n - m + 1, n))
    for i in range(n - m + 1):
        C[i, i : i + m] = kernel
    return C
