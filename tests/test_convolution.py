"""Convolution of one image from the outside: the deck's numbers, the loops against the fast versions, and the laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcore import (
    KERNELS,
    SLIDE_IMAGE,
    SLIDE_KERNEL,
    conv1d,
    conv2d,
    conv2d_loops,
    corr1d,
    corr2d,
    corr2d_loops,
    dilate,
    out_size,
    rot180,
    steerable,
    toeplitz,
)
from tests.support.images import assert_same_whole_numbers, few, geometries, seeds, whole_numbers

NINE = np.arange(1, 10).reshape(3, 3)


# The numbers of figs 2-12 to 2-15


@pytest.mark.parametrize("slide", [corr2d, corr2d_loops, conv2d, conv2d_loops])
@pytest.mark.parametrize(
    ("stride", "padding", "wanted"),
    [
        (1, 0, [[4, 3, 4], [2, 4, 3], [2, 3, 4]]),
        (2, 0, [[4, 4], [2, 4]]),
        (1, 1, [[2, 2, 3, 1, 1], [1, 4, 3, 4, 1], [1, 2, 4, 3, 3], [1, 2, 3, 4, 1], [0, 2, 2, 1, 1]]),
        (2, 1, [[2, 3, 1], [1, 4, 3], [0, 2, 1]]),
        (
            1,
            2,
            [
                [1, 1, 2, 1, 1, 0, 0],
                [0, 2, 2, 3, 1, 1, 0],
                [1, 1, 4, 3, 4, 1, 1],
                [0, 1, 2, 4, 3, 3, 0],
                [0, 1, 2, 3, 4, 1, 1],
                [0, 0, 2, 2, 1, 1, 0],
                [0, 1, 1, 1, 1, 0, 0],
            ],
        ),
    ],
)
def test_the_slides_convolution(slide, stride, padding, wanted):
    assert_same_whole_numbers(slide(SLIDE_IMAGE, SLIDE_KERNEL, stride, padding), wanted)


def test_a_kernel_without_symmetry_tells_convolution_from_correlation():
    correlation = [[26, 35, 34], [20, 34, 33], [26, 31, 22]]
    convolution = [[34, 35, 26], [20, 36, 37], [14, 29, 38]]
    for loops, fast, wanted in [(corr2d_loops, corr2d, correlation), (conv2d_loops, conv2d, convolution)]:
        assert_same_whole_numbers(loops(SLIDE_IMAGE, NINE), wanted)
        assert_same_whole_numbers(fast(SLIDE_IMAGE, NINE), wanted)


@pytest.mark.parametrize(
    ("name", "divisor", "total", "rank", "wanted"),
    [
        ("identity", 1, 1, 1, [[1, 1, 1], [0, 1, 1], [0, 1, 1]]),
        ("edge1", 1, 0, 1, [[1, 2, 1], [0, 1, 0], [0, -2, -1]]),
        ("edge2", 1, 0, 2, [[-2, 0, -2], [2, -1, 0], [2, -1, -2]]),
        ("edge3", 1, 0, 2, [[3, 2, 3], [-4, 2, 2], [-4, 3, 3]]),
        ("sharpen", 1, 1, 2, [[3, 1, 3], [-2, 2, 1], [-2, 2, 3]]),
        ("box", 9, 1, 1, [[6, 7, 6], [4, 7, 7], [4, 6, 6]]),
        ("gaussian", 16, 1, 1, [[11, 14, 11], [6, 13, 14], [6, 12, 11]]),
    ],
)
def test_the_seven_kernels(name, divisor, total, rank, wanted):
    kernel = KERNELS[name]
    np.testing.assert_allclose(divisor * corr2d(SLIDE_IMAGE, kernel), wanted, rtol=1e-14, atol=1e-14)
    assert kernel.sum() == pytest.approx(total)
    assert np.linalg.matrix_rank(kernel) == rank
    np.testing.assert_array_equal(rot180(kernel), kernel)  # so none can tell ⋆ from ∗


def test_how_the_kernels_are_made_of_each_other():
    np.testing.assert_array_equal(KERNELS["edge1"], np.outer([1, 0, -1], [1, 0, -1]))
    np.testing.assert_array_equal(KERNELS["sharpen"], KERNELS["identity"] - KERNELS["edge2"])
    np.testing.assert_array_equal(KERNELS["gaussian"], np.outer([1, 2, 1], [1, 2, 1]) / 16)
    np.testing.assert_array_equal(KERNELS["sobel_x"], KERNELS["sobel_y"].T)


def test_sobel_answers_with_the_other_sign_when_turned():
    wanted = np.array([[3, 0, -3], [4, 3, -2], [4, 2, -3]])
    assert_same_whole_numbers(corr2d(SLIDE_IMAGE, KERNELS["sobel_x"]), wanted)
    assert_same_whole_numbers(conv2d(SLIDE_IMAGE, KERNELS["sobel_x"]), -wanted)


def test_the_decks_arrays_cannot_be_spoiled():
    for array in [SLIDE_IMAGE, SLIDE_KERNEL, *KERNELS.values()]:
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 7
    with pytest.raises(TypeError):
        KERNELS["mine"] = NINE
    turned = rot180(SLIDE_KERNEL)
    turned[0, 0] = 7  # a copy, so this is allowed
    assert SLIDE_KERNEL[2, 2] == 1


@pytest.mark.parametrize("theta", [0, 30, 90, 135, 180, 250])
def test_the_steerable_edge_answers_most_in_its_own_direction(theta):
    y, x = np.mgrid[:5, :5]
    ramp = x * np.cos(np.deg2rad(theta)) + y * np.sin(np.deg2rad(theta))
    answers = {other: corr2d(ramp, steerable(other))[1, 1] for other in range(0, 360, 5)}
    assert max(answers, key=answers.get) == theta
    assert answers[theta] == pytest.approx(8)


def test_one_dimension():
    signal, kernel = [1, 2, 3, 4, 5, 6, 7], [1, 0, -1]
    assert_same_whole_numbers(corr1d(signal, kernel), [-2] * 5)
    assert_same_whole_numbers(conv1d(signal, kernel), [2] * 5)
    assert_same_whole_numbers(conv1d(signal, kernel, padding=2), [1, 2, 2, 2, 2, 2, 2, -6, -7])


def test_the_decks_gradients():
    delta = np.array([[1, 0, 2], [0, -1, 0], [3, 0, 1]])
    dx = [[1, 2, 5, 4, 6], [4, 4, 12, 7, 12], [10, 10, 28, 12, 21], [12, 8, 14, -4, 6], [21, 24, 34, 8, 9]]
    dweight = [[3, 1, 4], [3, 3, 3], [3, 4, 5]]
    assert_same_whole_numbers(corr2d(delta, rot180(NINE), padding=2), dx)  # equation 15
    assert_same_whole_numbers(corr2d(SLIDE_IMAGE, delta), dweight)  # equation 16


def test_the_gradients_if_forward_were_true_convolution():
    delta = np.array([[1, 0, 2], [0, -1, 0], [3, 0, 1]])
    dx = [[9, 8, 25, 16, 14], [6, -4, 8, 3, 8], [30, 20, 32, 8, 9], [18, 12, 16, 4, 4], [9, 6, 6, 2, 1]]
    assert_same_whole_numbers(conv2d(delta, rot180(NINE), padding=2), dx)
    assert_same_whole_numbers(rot180(corr2d(SLIDE_IMAGE, delta)), [[5, 4, 3], [3, 3, 3], [4, 1, 3]])


def test_a_dilated_kernel_has_zeros_between_its_cells():
    assert_same_whole_numbers(dilate([[1, 2]], (3, 2)), [[1, 0, 2]])
    assert dilate(np.ones((4, 2, 3, 3)), (1, 3)).shape == (4, 2, 3, 7)
    np.testing.assert_array_equal(dilate(NINE, 1), NINE)


# Loops and fast versions agree, and with independent definitions


@few
@given(geometries(), seeds)
def test_loops_and_fast_agree_exactly(geometry, seed):
    size, kernel_size, stride, padding = geometry
    image, kernel = whole_numbers(seed, size, kernel_size)
    assert_same_whole_numbers(corr2d(image, kernel, stride, padding), corr2d_loops(image, kernel, stride, padding))
    assert_same_whole_numbers(conv2d(image, kernel, stride, padding), conv2d_loops(image, kernel, stride, padding))


@few
@given(geometries(), seeds)
def test_wide_convolution_is_its_definition(geometry, seed):
    """Every pixel prints the kernel, scaled by itself, at its own place."""
    size, (kH, kW), _, _ = geometry
    image, kernel = whole_numbers(seed, size, (kH, kW))
    printed = np.zeros((size[0] + kH - 1, size[1] + kW - 1), int)
    for i, j in np.ndindex(size):
        printed[i : i + kH, j : j + kW] += image[i, j] * kernel
    wide = conv2d(image, kernel, padding=(kH - 1, kW - 1))
    assert_same_whole_numbers(wide, printed)
    swapped = conv2d(kernel, image, padding=(size[0] - 1, size[1] - 1))
    assert_same_whole_numbers(swapped, wide)  # true convolution does not care which is the kernel


@few
@given(st.integers(1, 12), st.integers(1, 5), seeds)
def test_one_dimension_agrees_with_numpy(n, k, seed):
    signal, kernel = whole_numbers(seed, n + k - 1, k)
    assert_same_whole_numbers(corr1d(signal, kernel), np.correlate(signal, kernel, "valid"))
    assert_same_whole_numbers(conv1d(signal, kernel), np.convolve(signal, kernel, "valid"))
    assert_same_whole_numbers(conv1d(signal, kernel, padding=k - 1), np.convolve(signal, kernel, "full"))


@few
@given(geometries(), seeds)
def test_the_toeplitz_matrix_slides_and_its_transpose_slides_back(geometry, seed):
    (n, _), (k, _), (stride, _), (padding, _) = geometry
    places = out_size(n, k, stride, padding)
    signal, kernel, dy = whole_numbers(seed, n, k, places)
    matrix = toeplitz(kernel, n, stride, padding)
    assert matrix.shape == (places, n)
    assert_same_whole_numbers(matrix @ signal, corr1d(signal, kernel, stride, padding))
    assert (matrix @ signal) @ dy == signal @ (matrix.T @ dy)
    if (stride, padding) == (1, 0):
        assert_same_whole_numbers(matrix.T @ dy, conv1d(dy, kernel, padding=k - 1))  # equation 15 in 1-D


# Laws


@few
@given(geometries(), seeds)
def test_correlation_is_linear_in_image_and_kernel(geometry, seed):
    size, kernel_size, stride, padding = geometry
    a, b, v, w = whole_numbers(seed, size, size, kernel_size, kernel_size)

    def slide(image, kernel):
        return corr2d(image, kernel, stride, padding)

    assert_same_whole_numbers(slide(2 * a - 3 * b, v), 2 * slide(a, v) - 3 * slide(b, v))
    assert_same_whole_numbers(slide(a, 2 * v - 3 * w), 2 * slide(a, v) - 3 * slide(a, w))


@few
@given(geometries(), seeds, st.integers(0, 3), st.integers(0, 3))
def test_correlation_commutes_with_shifts(geometry, seed, down, right):
    (H, W), (kH, kW), (sH, sW), _ = geometry
    image, kernel = whole_numbers(seed, (H + kH + 3 * sH, W + kW + 3 * sW), (kH, kW))
    shifted = corr2d(image[down * sH :, right * sW :], kernel, (sH, sW))
    assert_same_whole_numbers(shifted, corr2d(image, kernel, (sH, sW))[down:, right:])


# Bad input


@pytest.mark.parametrize("slide", [corr2d, corr2d_loops, conv2d, conv2d_loops])
def test_the_functions_refuse_what_does_not_fit(slide):
    with pytest.raises(ValueError, match="the kernel spans 3 cells, but the padded image has only 2"):
        slide(np.ones((5, 2)), NINE)
    with pytest.raises(ValueError, match=r"image has shape \(5,\), needs \(H, W\)"):
        slide(np.ones(5), NINE)
    with pytest.raises(ValueError, match="stride is 0"):
        slide(SLIDE_IMAGE, NINE, stride=0)
    with pytest.raises(ValueError, match="padding is -1"):
        slide(SLIDE_IMAGE, NINE, padding=-1)


def test_more_refusals():
    with pytest.raises(ValueError, match=r"kernel has shape \(3,\), needs \(kH, kW\)"):
        corr2d(SLIDE_IMAGE, [1, 2, 3])
    with pytest.raises(ValueError, match=r"image has shape \(0, 3\)"):
        corr2d(np.ones((0, 3)), NINE)
    with pytest.raises(ValueError, match=r"signal has shape \(5, 5\), needs \(n\)"):
        corr1d(SLIDE_IMAGE, [1])
    with pytest.raises(ValueError, match=r"kernel has shape \(1, 1, 3, 3\)"):
        rot180(NINE[None, None])
    with pytest.raises(ValueError, match="the kernel spans 3 cells"):
        toeplitz([1, 2, 3], 2)


@pytest.mark.parametrize("slide", [corr2d, corr2d_loops])
def test_bytes_do_not_wrap_and_nothing_is_changed(slide):
    image, kernel = np.full((3, 3), 255, np.uint8), np.full((3, 3), 200, np.uint8)
    assert slide(image, kernel)[0, 0] == 9 * 255 * 200
    assert image.dtype == kernel.dtype == np.uint8
    assert (image == 255).all()
    assert slide(np.eye(2, dtype=bool), np.eye(2, dtype=bool))[0, 0] == 2
    assert slide(image.astype(np.float32), kernel.astype(np.float32)).dtype == np.float32
