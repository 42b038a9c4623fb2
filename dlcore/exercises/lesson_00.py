"""Lesson 00, warm up: what its exercises and its self-test ask, and the mistakes they recognise."""

import numpy as np

from dlcore.exercises.exercise import Exercise, Misconception, case, refused
from dlcore.exercises.quiz import ChoiceQuiz, NumberQuiz

LESSON = "00_warm_up"


def square(x):
    return x**2


def cube(x):
    return x**3


def triple(x):
    return 3 * x


# Boxes of a chain are pairs (function, slope).


def slope_of_square(x):
    return 2 * x


def slope_of_cube(x):
    return 3 * x**2


def slope_of_triple(x):
    return 3.0


def relu(x):
    return max(0.0, x)


def slope_of_relu(x):
    return float(x > 0)


RELU = (relu, slope_of_relu)
SQUARE, CUBE, TRIPLE = (square, slope_of_square), (cube, slope_of_cube), (triple, slope_of_triple)


# --- slope ------------------------------------------------------------------------------------------------


def two_sided(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / (2 * h)


def one_sided(f, x, h=1e-4):
    return (f(x + h) - f(x)) / h


def one_sided_to_the_left(f, x, h=1e-4):
    return (f(x) - f(x - h)) / h


def divided_by_one_h(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / h


def not_divided(f, x, h=1e-4):
    return f(x + h) - f(x - h)


def divided_then_multiplied(f, x, h=1e-4):
    return (f(x + h) - f(x - h)) / 2 * h


def turned_round(f, x, h=1e-4):
    return (f(x - h) - f(x + h)) / (2 * h)


def brackets_forgotten(f, x, h=1e-4):
    return f(x + h) - f(x - h) / (2 * h)


def half_on_one_side(f, x, h=1e-4):
    return (f(x + h) - f(x)) / (2 * h)


SLOPE = Exercise(
    name="slope",
    lesson=LESSON,
    reference=two_sided,
    cases=(
        case(square, 3.0, 0.5),
        case(cube, 2.0, 0.1),
        case(cube, -1.0, 0.5),
        case(np.exp, 0.0, 1.0),
        case(np.sin, 1.0),
        case(square, 0.0, 0.25),
        case(triple, 7.0, 2.0),
    ),
    misconceptions=(
        Misconception(one_sided, "That looks to the right only: its error is about as large as h. Look to both sides."),
        Misconception(
            one_sided_to_the_left, "That looks to the left only: its error is about as large as h. Look to both sides."
        ),
        Misconception(divided_by_one_h, "Twice too steep: from x − h to x + h the input moves by 2h. Divide by that."),
        Misconception(not_divided, "That is how far f moves. A slope is how far it moves for *each unit* of x."),
        Misconception(
            divided_then_multiplied, "`/ 2 * h` divides by 2 and then multiplies by h. Put brackets round `(2 * h)`."
        ),
        Misconception(turned_round, "The sign is turned round: later minus earlier, f(x + h) − f(x − h)."),
        Misconception(brackets_forgotten, "`/` goes before `-`: put brackets round the difference of the two heights."),
        Misconception(half_on_one_side, "You divide by 2h, but your two points are only h apart."),
    ),
    hints=(
        "A slope is rise over run. Which two points does this one compare, and how far apart are they?",
        "The rise is f(x + h) − f(x − h). The run is the distance from x − h to x + h.",
        "`return (f(x + h) - f(x - h)) / (2 * h)`",
    ),
    minutes=5,
)


# --- slope_through ----------------------------------------------------------------------------------------


def product_of_slopes(boxes, x):
    total = 1.0
    for f, df in boxes:
        total *= df(x)
        x = f(x)
    return total


def all_slopes_at_the_input(boxes, x):
    return float(np.prod([df(x) for _, df in boxes]))


def slopes_at_the_outputs(boxes, x):
    total = 1.0
    for f, df in boxes:
        x = f(x)
        total *= df(x)
    return total


def measured_with_a_nudge(boxes, x):
    ends = number_instead_of_slope(boxes, x + 1e-6), number_instead_of_slope(boxes, x - 1e-6)
    return (ends[0] - ends[1]) / 2e-6


def slopes_added(boxes, x):
    total = 0.0
    for f, df in boxes:
        total += df(x)
        x = f(x)
    return total


def last_box_only(boxes, x):
    for f, df in boxes:
        slope, x = df(x), f(x)
    return slope


def first_box_only(boxes, x):
    return boxes[0][1](x)


def back_to_front(boxes, x):
    return product_of_slopes(boxes[::-1], x)


def number_instead_of_slope(boxes, x):
    for f, _ in boxes:
        x = f(x)
    return x


SLOPE_THROUGH = Exercise(
    name="slope_through",
    lesson=LESSON,
    reference=product_of_slopes,
    cases=(
        case([TRIPLE, SQUARE], 2.0),
        case([SQUARE, TRIPLE], 2.0),
        case([SQUARE], -1.5),
        case([SQUARE, SQUARE], 3.0),
        case([TRIPLE, SQUARE, CUBE], 0.5),
        case([CUBE, TRIPLE, SQUARE, TRIPLE], -0.5),
        case([(np.sin, np.cos), (np.exp, np.exp)], 1.0),
        case([TRIPLE, RELU], 0.0),  # at the kink df says 0, and a nudge of the whole row would measure half of 3
        case([TRIPLE, RELU], 2.0),
    ),
    misconceptions=(
        Misconception(
            all_slopes_at_the_input,
            "You take every slope at x. The second box never sees x: take its slope at what the first one hands over.",
        ),
        Misconception(
            slopes_at_the_outputs, "Each slope is taken one box too late: at the box's output, not at its input."
        ),
        Misconception(
            measured_with_a_nudge,
            "You measure the slope with a nudge. Here multiply the slopes that come with the boxes.",
        ),
        Misconception(
            slopes_added, "The slopes are added. Each box stretches what the one before hands over: multiply."
        ),
        Misconception(last_box_only, "That is the slope of the last box alone. The others stretch the nudge too."),
        Misconception(
            first_box_only, "That is the slope of the first box alone. What do the others do with the nudge?"
        ),
        Misconception(back_to_front, "You go through the boxes from the last to the first. x enters the first one."),
        Misconception(number_instead_of_slope, "That is the number that comes out. Asked is how fast it moves with x."),
    ),
    hints=(
        "Follow a nudge: the first box makes it longer or shorter, then the second box stretches what arrives there.",
        "Walk through the list with two variables: the slope so far, and the number that enters the next box.",
        "In a loop over `f, df`: first `total *= df(x)`, then `x = f(x)`; start with `total = 1.0`.",
    ),
    core=False,
    minutes=10,
)


# --- standardize ------------------------------------------------------------------------------------------


def by_columns(x):
    return (x - x.mean(axis=0)) / x.std(axis=0)


def by_rows(x):
    return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)


def by_the_whole_table(x):
    return (x - x.mean()) / x.std()


def centred_only(x):
    return x - x.mean(axis=0)


def divided_only(x):
    return x / x.std(axis=0)


def divided_by_variance(x):
    return (x - x.mean(axis=0)) / x.var(axis=0)


def mean_divided_too_early(x):
    return x - x.mean(axis=0) / x.std(axis=0)


def one_deviation_for_all(x):
    return (x - x.mean(axis=0)) / x.std()


def sample_deviation(x):
    return (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)


_RNG = np.random.default_rng(0)

STANDARDIZE = Exercise(
    name="standardize",
    lesson=LESSON,
    reference=by_columns,
    cases=(
        case(np.array([[35.0, 67.0], [45.0, 61.0], [40.0, 70.0]])),
        case(_RNG.normal(3, 2, (5, 4)).round(2)),
        case(_RNG.normal(-1, 5, (3, 3)).round(2)),
        case(np.array([[1, 20], [2, 40], [4, 10], [9, 30]])),
        case(_RNG.normal(0, 1, (6, 1)).round(2)),
    ),
    misconceptions=(
        Misconception(
            by_rows, "These are the rows. A column holds one feature of all samples: average over the samples."
        ),
        Misconception(by_the_whole_table, "One mean for the whole table. Each column needs its own: say which axis."),
        Misconception(centred_only, "The means are 0 now. Still missing: divide by each column's standard deviation."),
        Misconception(divided_only, "The columns are scaled, but their means are not yet 0: subtract first."),
        Misconception(divided_by_variance, "You divide by the variance. The deviation is its square root: `std`."),
        Misconception(mean_divided_too_early, "`/` goes before `-`: put brackets round the difference."),
        Misconception(one_deviation_for_all, "The means are right, but one standard deviation for all columns is not."),
        Misconception(
            sample_deviation, "`ddof=1` divides by N − 1. Here the deviation is that of `np.std` as it stands, with N."
        ),
    ),
    hints=(
        "Which axis disappears when you average over all samples of a column?",
        "`x.mean(axis=0)` has one number for each column, and broadcasting subtracts it from every row.",
        "`return (x - x.mean(axis=0)) / x.std(axis=0)`",
    ),
    minutes=5,
)


# --- average_miss -----------------------------------------------------------------------------------------


def sizes_compared(y, target):
    if y.size != target.size:
        raise ValueError("y and target hold different numbers of values")
    return np.abs(y.ravel() - target.ravel()).mean()


def broadcast_in_silence(y, target):
    _refuse(y, target)
    return np.abs(y - target).mean()


def broadcast_and_nothing_refused(y, target):
    return np.abs(y - target).mean()


def signed(y, target):
    _refuse(y, target)
    return (y.ravel() - target.ravel()).mean()


def summed(y, target):
    _refuse(y, target)
    return np.abs(y.ravel() - target.ravel()).sum()


def squared(y, target):
    _refuse(y, target)
    return ((y.ravel() - target.ravel()) ** 2).mean()


def distance_of_means(y, target):
    _refuse(y, target)
    return abs(y.mean() - target.mean())


def nothing_refused(y, target):
    return np.abs(y.ravel() - target.ravel()).mean()


def right_shapes_refused(y, target):
    if y.shape != target.shape:
        raise ValueError
    return np.abs(y - target).mean()


def _refuse(y, target):
    if y.size != target.size:
        raise ValueError


AVERAGE_MISS = Exercise(
    name="average_miss",
    lesson=LESSON,
    reference=sizes_compared,
    cases=(
        case(np.array([[1.0], [2.0], [3.0]]), np.array([1.5, 2.0, 1.0])),
        case(np.array([1.0, 2.0, 3.0, 8.0]), np.array([1.5, 2.0, 1.0, 9.0])),
        case(np.array([[4.0], [0.0]]), np.array([-1.0, 7.0])),
        case(np.array([[2.5]]), np.array([-1.0])),
        case(np.array([[3], [1], [4], [1], [5]]), np.array([2, 7, 1, 8, 2])),
        refused(ValueError, np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0])),
        refused(ValueError, np.array([[1.0]]), np.array([1.0, 2.0, 4.0])),
        refused(ValueError, np.array([1.0, 2.0, 6.0]), np.array([5.0])),
    ),
    misconceptions=(
        Misconception(
            broadcast_in_silence,
            "(N, 1) − (N,) is an N×N table: every answer against every target. Bring both to the shape (N,) first.",
        ),
        Misconception(
            broadcast_and_nothing_refused,
            "(N, 1) − (N,) is an N×N table: every answer against every target. Bring both to (N,), and compare sizes.",
        ),
        Misconception(signed, "Misses to either side cancel here. Take the absolute values before the mean."),
        Misconception(summed, "That is the sum of the misses. Asked is their mean."),
        Misconception(squared, "You square the misses. Asked is their absolute value."),
        Misconception(distance_of_means, "You compare the two means. Two wrong answers can have the right mean."),
        Misconception(
            nothing_refused,
            "The numbers are right. Still missing: a ValueError when y and target hold different numbers of values. "
            "A single value would be broadcast in silence.",
        ),
        Misconception(
            right_shapes_refused, "You refuse y of shape (N, 1) with target of shape (N,). That pair is asked for."
        ),
    ),
    hints=(
        "Print `(y - target).shape` for y of shape (3, 1) and target of shape (3,). Is it what you want?",
        "`y.ravel()` lays the numbers of an array out in a row, whatever its shape. `.size` counts them.",
        "`if y.size != target.size: raise ValueError(...)`, then the mean of `np.abs(y.ravel() - target.ravel())`.",
    ),
    minutes=5,
)


# --- self-test --------------------------------------------------------------------------------------------

SELF_TEST = [
    NumberQuiz(
        name="self_test_slope",
        lesson=LESSON,
        question="1. What is the slope of x² at x = 3?",
        answer=6,
        mistakes={
            9: "9 is the height of the curve there. See “A slope is what a nudge does”.",
            3: "That is x. See “A slope is what a nudge does”.",
            2: "2x is the slope; put x = 3 in.",
        },
        otherwise="Nudge 3 by 0.01 and see how far the square moves. See “A slope is what a nudge does”.",
        because="2x at 3 is 6. Lesson 04 walks downhill along such slopes.",
    ),
    NumberQuiz(
        name="self_test_chain",
        lesson=LESSON,
        question="2. u = 2x and y = u². What is the slope of y with respect to x at x = 1?",
        answer=8,
        mistakes={
            4: "4 is the slope of the second box at u = 2. The first box doubles the nudge. See “Two boxes in a row”.",
            2: "That is the slope of the first box alone. See “Two boxes in a row”.",
            6: "You added the slopes 2 and 4. See “Two boxes in a row”.",
        },
        otherwise="Find u, then the slope of each box where its input is. See “Two boxes in a row”.",
        because="Slope 2 times slope 4, taken at u = 2. Lesson 05 passes errors back through a network with it.",
    ),
    ChoiceQuiz(
        name="self_test_flat",
        lesson=LESSON,
        question="3. The input of max(0, u) is u = −2. You nudge u by 0.01. How far does the output move?",
        options={
            "0.01": "Below zero the curve is flat. See “Two boxes in a row”.",
            "0": None,
            "−0.02": "That is u times the nudge. The curve is flat there. See “Two boxes in a row”.",
        },
        because="The slope is 0 there, so nothing passes. Lesson 02 shows what that does to a neuron.",
    ),
    ChoiceQuiz(
        name="self_test_product",
        lesson=LESSON,
        question="4. x has shape (32, 784), weight has shape (10, 784). What is the shape of x @ weight.T?",
        options={
            "(10, 32)": "Rows come from the first factor. See “Shapes say what fits”.",
            "(32, 10)": None,
            "(32, 784)": "The 784 is summed over: it disappears. See “Shapes say what fits”.",
            "an error": "weight.T has shape (784, 10), and the inner sizes agree. See “Shapes say what fits”.",
        },
        because="(32, 784) @ (784, 10). Lesson 03 sends 32 samples through a layer in this one line.",
    ),
    ChoiceQuiz(
        name="self_test_axis",
        lesson=LESSON,
        question="5. images has shape (100, 28, 28). What is the shape of images.mean(axis=0)?",
        options={
            "(100,)": "Axis 0 is the one that goes. See “Which axis goes?”.",
            "(100, 28)": "That is the mean over the last axis. See “Which axis goes?”.",
            "(28, 28)": None,
            "(1, 28, 28)": "Only with keepdims=True. See “Which axis goes?”.",
        },
        because="Axis 0 goes: what is left is the mean image. Lesson 10 feeds images of this kind to a network.",
    ),
    ChoiceQuiz(
        name="self_test_broadcast",
        lesson=LESSON,
        question="6. y has shape (5, 1), target has shape (5,). What is the shape of y - target?",
        options={
            "(5, 5)": None,
            "(5,)": "The target is laid down as a row and repeated. See “Broadcasting, helpful and harmful”.",
            "(5, 1)": "The target is laid down as a row and repeated. See “Broadcasting, helpful and harmful”.",
            "an error": "If only it were. See “Broadcasting, helpful and harmful”.",
        },
        because="25 differences instead of 5, and no error. Lesson 04's losses refuse such a pair.",
    ),
    ChoiceQuiz(
        name="self_test_slice",
        lesson=LESSON,
        question="7. image has shape (5, 5). What is the shape of image[:, 1:4]?",
        options={
            "(3, 5)": "The slice stands in the second place: it picks columns. See “Shapes say what fits”.",
            "(5, 4)": "1:4 is 1, 2, 3: the end is not taken. See “Shapes say what fits”.",
            "(5, 3)": None,
            "(4, 5)": "The slice picks columns, and 1:4 is 1, 2, 3. See “Shapes say what fits”.",
        },
        because="All rows, columns 1, 2 and 3. Lesson 07 cuts its windows out like this.",
    ),
    ChoiceQuiz(
        name="self_test_traceback",
        lesson=LESSON,
        question="8. A cell ends in a long red traceback. What do you read first?",
        options={
            "the first line": "It says where it started, not what went wrong. See “Read the last line first”.",
            "the last line": None,
            "the line with the most digits": "Numbers help later. See “Read the last line first”.",
        },
        because="The last line says what went wrong; the lines above say where. Every lesson needs this.",
    ),
]

EXERCISES = [SLOPE, SLOPE_THROUGH, STANDARDIZE, AVERAGE_MISS, *SELF_TEST]
