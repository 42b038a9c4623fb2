"""Questions on lesson 00, asked a week later; at its end the lesson has its self-test."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def slope_of_a_square(rng):
    """The slope of a·x² at a point."""
    a, x = int(rng.integers(2, 5)), int(rng.integers(1, 6))
    return NumberQuiz(
        name="slope_of_a_square",
        question=f"What is the slope of {a}x² at x = {x}?",
        answer=2 * a * x,
        mistakes={a * x * x: "That is the height.", 2 * x: f"The {a} multiplies the slope, too."},
        because=f"2 · {a} · {x} = {2 * a * x}.",
    )


def boxes_in_a_row(rng):
    """The slope of two boxes in a row."""
    k, x = int(rng.integers(2, 5)), int(rng.integers(1, 4))
    return NumberQuiz(
        name="boxes_in_a_row",
        question=f"u = {k}x and y = u². What is the slope of y with respect to x at x = {x}?",
        answer=2 * k * x * k,
        mistakes={
            2
            * k
            * x: f"A factor {k} is missing: the second box sees u = {k}x, and the first makes the nudge {k} times "
            "as long.",
            k + 2 * k * x: "Slopes in a row are multiplied.",
        },
        because=f"Slope {k} times slope 2u = {2 * k * x}.",
    )


def shape_of_a_product(rng):
    """The two sizes of a matrix product."""
    N, D, K = (int(size) for size in rng.choice([2, 3, 5, 7, 10], 3, replace=False))
    return BlanksQuiz(
        name="shape_of_a_product",
        question=f"X has shape ({N}, {D}), W has shape ({K}, {D}).",
        lines=("X @ W.T has shape (___, ___)",),
        answers=(N, K),
        mistakes=({K: "Rows come from the first factor."}, {D: "The inner size disappears."}),
        because=f"({N}, {D}) @ ({D}, {K}) is ({N}, {K}).",
    )


GOES = ChoiceQuiz(
    name="which_axis_goes",
    question="x has shape (6, 2). Which line gives one number for each of the 6 rows?",
    options={
        "x.mean(axis=1)": None,
        "x.mean(axis=0)": "Axis 0, the rows, would go: two numbers are left.",
        "x.mean()": "Without an axis all of them go.",
        "x.T.mean(axis=1)": "Turned round, the rows are the columns: two numbers.",
    },
    because="The axis that is named goes away; the six rows stay.",
)

TRAP = ChoiceQuiz(
    name="column_minus_row",
    question="y is (8, 1), target is (8,). What is (y - target).shape?",
    options={
        "(8, 8)": None,
        "(8,)": "The row is repeated downwards, and the column to the right.",
        "(8, 1)": "The row is repeated downwards, and the column to the right.",
        "an error": "NumPy says nothing: that is the trap.",
    },
    because="Every answer meets every target.",
)

TRACEBACK = OrderQuiz(
    name="reading_a_traceback",
    question="A cell ends in red. In which order do you look?",
    answer=("the last line: what went wrong", "the line above it: where", "upwards, to a line that you wrote"),
    shown=("upwards, to a line that you wrote", "the last line: what went wrong", "the line above it: where"),
    because="Where it crashed is often not where the mistake is.",
)

REVIEW = [
    Varied(slope_of_a_square), Varied(boxes_in_a_row), Varied(shape_of_a_product), GOES, TRAP, TRACEBACK,
]  # fmt: skip
