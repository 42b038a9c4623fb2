"""Lesson 07, convolution: what its exercises and its quiz ask, and the mistakes they recognise."""

import math

import numpy as np

import dlcore
from dlcore.exercises.exercise import Exercise, Misconception, case, refused
from dlcore.exercises.quiz import NumberQuiz

_RNG = np.random.default_rng(7)
ASYMMETRIC = np.arange(1, 10).reshape(3, 3)
WIDE = _RNG.integers(-4, 5, (2, 3))  # neither square nor symmetric
OBLONG = _RNG.integers(0, 10, (6, 4))
REALS = _RNG.standard_normal((5, 7)).round(2)
BYTES = (25 * OBLONG).astype(np.uint8)  # as pictures come: sums do not fit into a byte


# --- out_size ---------------------------------------------------------------------------------------------


def padding_counted_once(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n + padding - kernel_size) // stride + 1


def plus_one_forgotten(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n + 2 * padding - kernel_size) // stride


def rounded_up(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return math.ceil((n + 2 * padding - kernel_size) / stride) + 1


def floor_forgotten(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n + 2 * padding - kernel_size) / stride + 1


def stride_forgotten(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return n + 2 * padding - kernel_size + 1


def one_added_before_dividing(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n + 2 * padding - kernel_size + 1) // stride


def padding_ignored(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n - kernel_size) // stride + 1


def padding_ignored_everywhere(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, 0)
    return (n - kernel_size) // stride + 1


def nothing_refused(n, kernel_size, stride=1, padding=0):
    return (n + 2 * padding - kernel_size) // stride + 1


def padding_not_counted_when_refusing(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, 0)
    return nothing_refused(n, kernel_size, stride, padding)


def exact_fit_refused(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size + 1, padding)
    return nothing_refused(n, kernel_size, stride, padding)


def _refuse(n, kernel_size, padding):
    if kernel_size > n + 2 * padding:
        raise ValueError


OUT_SIZE = Exercise(
    name="out_size",
    lesson="07_convolution",
    reference=dlcore.out_size,
    cases=(
        case(5, 3),
        case(5, 3, stride=2),
        case(5, 3, padding=1),
        case(5, 3, stride=2, padding=1),
        case(10, 3, stride=2),
        case(32, 5),
        case(227, 11, 4),
        case(224, 7, 2, 3),
        case(7, 2, 3, 2),
        case(4, 4),
        case(1, 3, padding=1),
        case(3, 2, 5),
        case(5, 1, 2),
        case(640, 3, 6, 1),
        refused(ValueError, 2, 3),
        refused(ValueError, 2, 3, 2),
        refused(ValueError, 3, 8, padding=2),
    ),
    misconceptions=(
        Misconception(padding_counted_once, "The zeros stand at *both* ends: n grows by 2p, not by p."),
        Misconception(
            plus_one_forgotten, "You count the steps. The place where the window starts counts too: one more."
        ),
        Misconception(
            rounded_up, "A last step that does not fit is dropped, so the division rounds down (`//`), not up."
        ),
        Misconception(
            floor_forgotten,
            "A window stops a whole number of times. `/` gives a float; `//` drops the step that does not fit.",
        ),
        Misconception(stride_forgotten, "With a stride of s the window takes every s-th place only. Divide by it."),
        Misconception(
            one_added_before_dividing,
            "The +1 is the window's first place; it comes after the division, which counts the steps.",
        ),
        Misconception(padding_ignored, "Padding makes the row longer before the window starts: use `padding`."),
        Misconception(
            padding_ignored_everywhere,
            "Padding makes the row longer before the window starts: use `padding`, also when you refuse a window.",
        ),
        Misconception(
            nothing_refused,
            "The numbers are right. Still missing: a ValueError when the window does not fit even once.",
        ),
        Misconception(
            padding_not_counted_when_refusing,
            "You refuse a window that fits: compare the kernel with the row *including* its padding.",
        ),
        Misconception(
            exact_fit_refused, "A window that is exactly as long as the row fits once. Refuse only longer ones."
        ),
    ),
    hints=(
        "How long is the row once it has its zeros? At which cell does the left end of the last window stand?",
        "The left end moves from 0 to at most n + 2p − k, in steps of s. Count its places, the first one included.",
        "`(n + 2 * padding - kernel_size) // stride + 1`, and before it: "
        "`if kernel_size > n + 2 * padding: raise ValueError(...)`.",
    ),
    minutes=10,
)


# --- corr2d -----------------------------------------------------------------------------------------------


def kernel_turned(image, kernel, stride=1, padding=0):
    return dlcore.conv2d(image, kernel, stride, padding)


def corr_padding_ignored(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, 0)


def corr_stride_ignored(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, 1, padding)


def padded_at_the_end_only(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(np.pad(image, ((0, 2 * padding), (0, 2 * padding))), kernel, stride)


def padded_with_the_rim(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(np.pad(image, padding, mode="edge"), kernel, stride)


def window_not_moved_by_stride(image, kernel, stride=1, padding=0):
    rows, columns = dlcore.corr2d(image, kernel, stride, padding).shape
    return dlcore.corr2d(image, kernel, 1, padding)[:rows, :columns]


def last_places_missed(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding)[:-1, :-1]


def rows_and_columns_swapped(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding).T


def mean_for_sum(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding) / np.size(kernel)


def stored_as_integers(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding).astype(int)


def stored_in_the_images_dtype(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, stride, padding).astype(image.dtype)


def stride_down_only(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, (stride, 1), padding)


def stride_across_only(image, kernel, stride=1, padding=0):
    return dlcore.corr2d(image, kernel, (1, stride), padding)


CORR2D = Exercise(
    name="corr2d",
    lesson="07_convolution",
    reference=dlcore.corr2d,
    cases=(
        case(dlcore.SLIDE_IMAGE, dlcore.SLIDE_KERNEL),
        case(dlcore.SLIDE_IMAGE, ASYMMETRIC),
        case(dlcore.SLIDE_IMAGE, ASYMMETRIC, padding=1),
        case(dlcore.SLIDE_IMAGE, ASYMMETRIC, stride=2),
        case(dlcore.SLIDE_IMAGE, ASYMMETRIC, stride=2, padding=1),
        case(OBLONG, WIDE),
        case(OBLONG, WIDE, stride=2, padding=2),
        case(OBLONG, WIDE, stride=3, padding=1),
        case(REALS, REALS[1:4, 2:4], 2, 1),
        case(REALS, REALS[:1, :1]),
        case(WIDE, WIDE),
        case(OBLONG, WIDE, 1, 3),
        case(OBLONG, REALS[1:4, 2:4]),
        case(REALS, WIDE),
        case(BYTES, ASYMMETRIC),
    ),
    misconceptions=(
        Misconception(kernel_turned, "You turn the kernel: that is convolution. Here the kernel slides as it is."),
        Misconception(corr_padding_ignored, "`padding` is not used: put the rings of zeros round the image first."),
        Misconception(corr_stride_ignored, "`stride` is not used: the window must jump by it, down and across."),
        Misconception(
            padded_at_the_end_only, "The zeros stand only below and on the right. They belong on all four sides."
        ),
        Misconception(
            padded_with_the_rim,
            "The ring repeats the image's rim. Zero-padding fills it with zeros, as np.pad does.",
        ),
        Misconception(
            window_not_moved_by_stride,
            "The output has the right size, but the window still moves by 1: its corner is `i * stride`, `j * stride`.",
        ),
        Misconception(last_places_missed, "The last row and the last column of places are missing: + 1."),
        Misconception(rows_and_columns_swapped, "The map lies on its side: its first index is the row of the window."),
        Misconception(mean_for_sum, "You take the mean of the products. Equation 10 adds them up."),
        Misconception(
            stored_as_integers,
            "The sums are cut to whole numbers: an array made with `dtype=int` cannot hold the fractions of a kernel.",
        ),
        Misconception(
            stored_in_the_images_dtype,
            "The sums are stored in the image's dtype: whole numbers lose fractions, and bytes wrap round at 256.",
        ),
        Misconception(stride_down_only, "The stride is used down the rows only. The window also jumps across."),
        Misconception(stride_across_only, "The stride is used across the columns only. The window also jumps down."),
    ),
    hints=(
        "Pad first; after that the image is just a larger image. How many rows and columns of places does it have?",
        "`output[i, j]` belongs to the window whose top left pixel is `[i * stride, j * stride]` of the padded image.",
        "`image = np.pad(image, padding)`, then the two loops of `slide_window`, with "
        "`rows = (image.shape[0] - kernel.shape[0]) // stride + 1` and the window "
        "`image[i * stride :, j * stride :][: kernel.shape[0], : kernel.shape[1]]`.",
    ),
    minutes=15,
)


# --- conv2d -----------------------------------------------------------------------------------------------


def not_turned(image, kernel):
    return dlcore.corr2d(image, kernel)


def flipped_upside_down_only(image, kernel):
    return dlcore.corr2d(image, kernel[::-1])


def flipped_left_to_right_only(image, kernel):
    return dlcore.corr2d(image, kernel[:, ::-1])


def transposed(image, kernel):
    return dlcore.corr2d(image, np.transpose(kernel))


def turned_by_a_quarter(image, kernel):
    return dlcore.corr2d(image, np.rot90(kernel))


def output_turned(image, kernel):
    return dlcore.rot180(dlcore.corr2d(image, kernel))


def image_turned(image, kernel):
    return dlcore.corr2d(dlcore.rot180(image), kernel)


def wide(image, kernel):
    top, left = np.array(kernel.shape) - 1
    return dlcore.conv2d(np.pad(image, ((top, top), (left, left))), kernel)


def sums_stored_as_integers(image, kernel):
    return dlcore.conv2d(image, kernel).astype(int)


def sums_stored_in_the_images_dtype(image, kernel):
    return dlcore.conv2d(image, kernel).astype(image.dtype)


CONV2D = Exercise(
    name="conv2d",
    lesson="07_convolution",
    reference=dlcore.conv2d,
    cases=(
        case(dlcore.SLIDE_IMAGE, dlcore.SLIDE_KERNEL),
        case(dlcore.SLIDE_IMAGE, ASYMMETRIC),
        case(dlcore.SLIDE_IMAGE, dlcore.KERNELS["sobel_x"]),
        case(OBLONG, WIDE),
        case(REALS, REALS[1:4, 2:4]),
        case(REALS, REALS[:1, :1]),
        case(OBLONG, REALS[1:4, 2:4]),
        case(REALS, WIDE),
        case(BYTES, ASYMMETRIC),
    ),
    misconceptions=(
        Misconception(
            not_turned,
            "Here the kernel is not turned: this is cross-correlation. With the slide's kernel alone nobody could "
            "tell, because turning does not change it.",
        ),
        Misconception(flipped_upside_down_only, "A half turn flips both axes. You flipped the rows only."),
        Misconception(flipped_left_to_right_only, "A half turn flips both axes. You flipped the columns only."),
        Misconception(transposed, "Transposing mirrors at the diagonal. A half turn is something else."),
        Misconception(turned_by_a_quarter, "np.rot90 turns by 90°. A half turn takes two of them."),
        Misconception(
            output_turned,
            "You turned the output, or the image as well as the kernel. Turn only the kernel.",
        ),
        Misconception(image_turned, "You turned the image. Turn the kernel, then let it slide."),
        Misconception(wide, "No padding here: the window stays inside the image."),
        Misconception(sums_stored_as_integers, "The sums are cut to whole numbers; kernels may hold fractions."),
        Misconception(
            sums_stored_in_the_images_dtype,
            "The sums are stored in the image's dtype: whole numbers lose fractions, and bytes wrap round at 256.",
        ),
    ),
    hints=(
        "Turn a sheet of paper by 180°: the first row becomes the last, and what stood left now stands right.",
        "Slicing with a step of −1 reverses an axis. Which axes must be reversed?",
        "`dlcore.corr2d(image, kernel[::-1, ::-1])`",
    ),
    minutes=10,
)


# --- toeplitz ---------------------------------------------------------------------------------------------


def weights_reversed(kernel, n):
    return dlcore.toeplitz(np.asarray(kernel)[::-1], n)


def lies_on_its_side(kernel, n):
    return dlcore.toeplitz(kernel, n).T


def square_with_cut_rows(kernel, n):
    return dlcore.toeplitz(np.asarray(kernel), n + len(kernel) - 1)[:, :n]


def goes_round(kernel, n):
    row = np.zeros(n, np.asarray(kernel).dtype)
    row[: len(kernel)] = kernel
    return np.array([np.roll(row, i) for i in range(n)])


def one_row_short(kernel, n):
    return dlcore.toeplitz(kernel, n)[:-1]


def last_row_empty(kernel, n):
    matrix = dlcore.toeplitz(kernel, n).copy()
    matrix[-1] = 0
    return matrix


def rows_upside_down(kernel, n):
    return dlcore.toeplitz(kernel, n)[::-1]


def with_padding(kernel, n):
    return dlcore.toeplitz(kernel, n, padding=len(kernel) - 1)


def fractions_cut(kernel, n):
    return dlcore.toeplitz(kernel, n).astype(int)


def same_row_everywhere(kernel, n):
    first = dlcore.toeplitz(kernel, n)[0]
    return np.tile(first, (n - len(kernel) + 1, 1))


TOEPLITZ = Exercise(
    name="toeplitz",
    lesson="07_convolution",
    reference=dlcore.toeplitz,
    cases=(
        case(np.array([1, 2]), 4),
        case(np.array([1, 0, -1]), 7),
        case(np.array([3.5, -1.0, 2.0]), 3),
        case(np.array([5]), 4),
        case(np.array([1, 2, 3, 4]), 6),
        case(np.array([7, 8]), 4),
        case([1, 0, -1], 7),
        case([1, 2.5], 4),
        case(np.arange(1, 8), 12),
    ),
    misconceptions=(
        Misconception(weights_reversed, "The weights stand in reverse order: that is the matrix of a convolution ∗."),
        Misconception(lies_on_its_side, "The matrix lies on its side: one *row* for each output, n columns."),
        Misconception(
            square_with_cut_rows, "The last rows hold only part of the kernel. A window stays inside: n − m + 1 rows."
        ),
        Misconception(goes_round, "The last windows go round to the start. They must stay inside: n − m + 1 rows."),
        Misconception(one_row_short, "One row is missing: n pixels have n − m + 1 places for m weights."),
        Misconception(last_row_empty, "The last row is empty: the loop ends one row too early (n − m + 1 rows)."),
        Misconception(rows_upside_down, "The rows stand upside down: row 0 holds the weights at the first pixels."),
        Misconception(with_padding, "These are n + m − 1 rows, as with padding. The window stays inside the pixels."),
        Misconception(fractions_cut, "The weights are cut to whole numbers: make the zeros without `dtype=int`."),
        Misconception(same_row_everywhere, "All rows are equal: each row must be shifted by one more place."),
    ),
    hints=(
        "Write out output 0 and output 1 as sums. Which pixels have the weights, which have 0?",
        "Start from zeros of shape (n − m + 1, n). Row i holds the kernel from column i on.",
        "`C = np.zeros((n - m + 1, n))`, then in a loop over the rows `C[i, i : i + m] = kernel`, "
        "with `m = len(kernel)`.",
    ),
    core=False,
    minutes=15,
)

# --- quizzes ----------------------------------------------------------------------------------------------

PARAMETERS = NumberQuiz(
    name="count_weights",
    lesson="07_convolution",
    question="A convolution layer reads 1 input map and writes 8 output maps with 5×5 kernels. "
    "How many numbers does it learn, biases included?",
    answer=208,
    mistakes={
        200: "These are the weights. Each output map also has a bias.",
        201: "One bias for each output map, not one for the whole layer.",
        26: "That is one output map. There are eight, each with a kernel of its own.",
        33: "Each of the eight maps has a kernel of its own: 8 · 25 weights.",
        48: "A 5×5 kernel has 25 weights, not 5.",
        4608: "The size of the image does not matter: all places share the weights.",
    },
    otherwise="Count the weights of one kernel, then the kernels, then the biases.",
    because="8 kernels of 25 weights and 8 biases. The size of the image does not matter.",
)

EXERCISES = [OUT_SIZE, CORR2D, CONV2D, TOEPLITZ, PARAMETERS]
