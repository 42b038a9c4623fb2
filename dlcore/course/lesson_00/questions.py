"""The questions of lesson 00: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, NumberQuiz, Prediction

SLOPE_BY_NUDGING = Prediction(
    figure="slope_by_nudging",
    at="nudge=0.1&look=to both sides",
    question="To both sides, a nudge of 1 has the error 0.33. A nudge of 0.1 has an error how many times smaller?",
    options=("it is the same", "10 times", "100 times"),
    answer="100 times",
    because="To both sides the error is h²/3 here: a tenth of h, a hundredth of the error.",
)

SLOPE_BY_HAND = BlanksQuiz(
    name="slope_by_hand",
    question="To both sides of x = 3 with h = 0.1, for f(x) = x²: (3.1² − 2.9²) / 0.2 = (9.61 − 8.41) / 0.2 = 6. "
    "Now at x = 1 with h = 0.5.",
    lines=("(___² − 0.5²) / ___ = ___",),
    answers=(1.5, 1, 2),
    mistakes=(
        {1: "Nudge x: 1 + 0.5."},
        {0.5: "From 0.5 to 1.5 it is 2h.", 2: "h is 0.5, so 2h is 1."},
        {2.5: "Subtract the height on the left."},
    ),
    because="2x at 1 is 2: for a parabola the central difference is exact.",
)

TWO_BOXES = Prediction(
    figure="two_boxes",
    at="x=-0.5&first=3x&second=max(0, u)",
    question="At x = −0.5, how far does y move when x is nudged by 0.01?",
    options=("0.03", "0.01", "0", "−0.03"),
    answer="0",
    because="u is −1.5, where max(0, u) is flat: slope 3 times slope 0.",
)

SUM_OVER_AXIS = Prediction(
    figure="sum_over_axis",
    at="axis=1",
    question="The sum of each sample, that is of each row: which axis?",
    options=("axis=0", "axis=1"),
    answer="axis=1",
    because="The axis that is named goes away. Along a row the column number runs: axis 1.",
)

STANDARDIZE_BY_HAND = BlanksQuiz(
    name="standardize_by_hand",
    question="A column holds 2, 4 and 6: mean 4, standard deviation 1.633, and 2 becomes (2 − 4) / 1.633 = −1.22. "
    "Another holds 1 and 5.",
    lines=("mean ___, standard deviation ___", "1 becomes ___"),
    answers=(3, 2, -1),
    mistakes=(
        {6: "Divide the sum by how many there are."},
        {2.828: "NumPy's std divides by N, not by N − 1.", 4: "That is the variance. Take the root."},
        {-2: "Divide by the standard deviation, too.", 1: "1 lies below the mean."},
    ),
    because="Subtract the mean of the column, divide by its standard deviation.",
)

MISS_BY_HAND = BlanksQuiz(
    name="miss_by_hand",
    question="Two answers, 1 and 4 as a column, shape (2, 1); targets 1 and 2, shape (2,).",
    lines=("y − target holds ___ numbers", "the mean of |y − target| that is wanted is ___"),
    answers=(4, 1),
    mistakes=(
        {2: "The column is repeated to the right, the row downwards."},
        {1.5: "That is the mean over all four differences. Only |1 − 1| and |4 − 2| count.", 2: "Divide by N = 2."},
    ),
    because="Each answer has one target: |1 − 1| = 0 and |4 − 2| = 2, and their mean is 1.",
)

BROADCAST = Prediction(
    figure="broadcast",
    at="a=(4, 1)&b=(4,)",
    question="How many numbers has a difference of shapes (4, 1) and (4,)?",
    options=("4", "8", "16", "it is an error"),
    answer="16",
    because="The column is repeated to the right, the row downwards: every answer meets every target.",
)

SELF_TEST = [
    NumberQuiz(
        name="self_test_slope",
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
        question="8. A cell ends in a long red traceback. What do you read first?",
        options={
            "the first line": "It says where it started, not what went wrong. See “Read the last line first”.",
            "the last line": None,
            "the line with the most digits": "Numbers help later. See “Read the last line first”.",
        },
        because="The last line says what went wrong; the lines above say where. Every lesson needs this.",
    ),
]

QUESTIONS = [
    SLOPE_BY_NUDGING, SLOPE_BY_HAND, TWO_BOXES, SUM_OVER_AXIS, BROADCAST, STANDARDIZE_BY_HAND, MISS_BY_HAND, *SELF_TEST,
]  # fmt: skip
