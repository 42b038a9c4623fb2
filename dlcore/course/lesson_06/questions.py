"""The questions of lesson 06: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, Prediction

SHAPE_OF_OUTER = Prediction(
    name="shape_of_outer",
    question="A layer has 3 inputs and 5 neurons: δ is a column of 5 numbers, a one of 3. What is the shape of δaᵀ?",
    options=("(3, 5)", "(5, 3)", "(5, 5)", "one number"),
    answer="(5, 3)",
    because="(out, in), the shape of W: (5×1)(1×3).",
)

OUTER_BY_HAND = BlanksQuiz(
    name="outer_by_hand",
    question="δ = (3, −1) and a = (2, 0, 4). The first row of δaᵀ is 3·2, 3·0, 3·4, that is 6, 0, 12.",
    lines=("the second row: ___, ___, ___", "∂J/∂b = (___, ___)"),
    answers=(-2, 0, -4, 3, -1),
    mistakes=(
        {2: "δ₂ is −1.", 6: "That is the first row. The second one has δ₂.", -3: "δ₂ · a₁, not δ₂ · δ₁."},
        {-1: "δ₂ · a₂, and a₂ is 0.", -2: "δ₂ · a₂, and a₂ is 0."},
        {4: "δ₂ is −1.", 12: "That is the first row.", 3: "δ₂ · a₃: −1 times 4."},
        {6: "A bias multiplies a 1, not an input.", 18: "A bias multiplies a 1, not an input."},
        {-6: "A bias multiplies a 1, not an input.", 1: "δ₂ is −1."},
    ),
    because="Row i is a times the number δᵢ. A bias counts as a weight from an input that is always 1.",
)

ANOTHER_ORDER = Prediction(
    figure="shape_board",
    at="order=W f′ δ&following=3&rows=off",
    question="Now layer l + 1 has 3 neurons, too. Does Wᵀ · diag f′ · δ, with the first two exchanged, fit as well?",
    options=("no, only one order ever fits", "yes, with the same result", "yes, with another result"),
    answer="yes, with another result",
    because="Square matrices fit in any order. Shapes refuse many wrong formulas, not all of them.",
)

BELOW_BY_HAND = BlanksQuiz(
    name="below_by_hand",
    question="W has the rows (1, 2) and (0, −1), δ = (2, 3) and f′(z) below is (0.5, 0.1). The first column of W is "
    "(1, 0), so the first entry of Wᵀδ is 1·2 + 0·3 = 2, and δ below begins with 0.5 · 2 = 1.",
    lines=("second entry of Wᵀδ: 2 · ___ + (−1) · ___ = ___", "second entry of δ below: ___"),
    answers=(2, 3, 1, 0.1),
    mistakes=(
        {1: "The second column of W is weighed with δ = (2, 3).", 0: "The second column of W is (2, −1)."},
        {2: "That is δ₁. The weight −1 belongs to neuron 2 above.", -1: "That is the weight."},
        {8: "The row (1, 2) is for the way forwards. Backwards take a column.", -3: "That is the second row times δ.",
         7: "The second weight is negative."},
        {1: "That is ∂J/∂a. The slope below, 0.1, is missing.", 0.5: "f′ of the second neuron is 0.1.",
         10: "A flat f lets little through: multiply by 0.1."},
    ),
    because="A column of W holds the weights with which one neuron below is heard above. The slope is the last factor.",
)  # fmt: skip

BATCH_BY_HAND = BlanksQuiz(
    name="batch_by_hand",
    question="One neuron, two inputs, two samples: dy has the rows (2) and (−1), x the rows (1, 0) and (3, 4), "
    "weight = (5, 6). Sample 1 gives dweight the part 2·(1, 0) = (2, 0).",
    lines=("sample 2 gives (___, ___)", "dweight = (___, ___), dbias = ___", "row 2 of dx = (___, ___)"),
    answers=(-3, -4, -1, -4, 1, -5, -6),
    mistakes=(
        {3: "dy of sample 2 is −1.", 6: "dy of sample 2 is −1, and 2 that of sample 1."},
        {4: "dy of sample 2 is −1.", 8: "dy of sample 2 is −1."},
        {-0.5: "The parts are added, not averaged.", -3: "That is sample 2 alone."},
        {-2: "The parts are added, not averaged."},
        {0.5: "Add, do not average.", 3: "dy of sample 2 is −1."},
        {5: "dy of sample 2 is −1.", 10: "That is row 1.", -3: "dx goes through the weights, not through x."},
        {6: "dy of sample 2 is −1.", 12: "That is row 1.", -4: "dx goes through the weights, not through x."},
    ),
    because="What all samples share, weights and bias, collects from all of them; a row of dx belongs to one sample.",
)

USED_THREE_TIMES = Prediction(
    figure="building_the_tape",
    at="expression=a three times&step=6",
    question="y = a·a + a, and a = 3. Three arrows leave a. What is the gradient of a?",
    options=("1, what arrives first", "3, what arrives last", "7, the sum", "9, the product"),
    answer="7, the sum",
    because="1 from the sum, and 3 from each side of the product: 2a + 1 = 7.",
)

TAPE_BY_HAND = BlanksQuiz(
    name="tape_by_hand",
    question="A tape: 0 is a = 2; 1 is b = 5; 2 is m = a · b = 10; 3 is y = m + a. The slopes: of m by a it is 5, by b "
    "it is 2; of y by both it is 1. Backwards: y gets 1, and hands 1 to m and 1 to a.",
    lines=("m hands b the share 2 · ___ = ___", "m hands a the share ___, so a has ___ in all"),
    answers=(1, 2, 5, 6),
    mistakes=(
        {10: "That is m’s value. What goes back is slope times m’s gradient.", 5: "That is b. m’s gradient is 1."},
        {5: "The slope of m by b is a, 2.", 20: "m’s gradient is 1; 10 is its value."},
        {2: "The slope of m by a is b.", 1: "That came from y. m hands slope times gradient."},
        {5: "The 1 that came from y is still there: add.", 1: "Add what comes from m."},
    ),
    because="dy/da = b + 1 = 6: one share for each use.",
)

WHY_MASK = ChoiceQuiz(
    name="why_the_mask_fails",
    question="Why does the checker find nothing at the first x, and an error at the second?",
    options={
        "the second x is too large for a nudge": "A nudge of 10⁻⁵ works for any of these numbers.",
        "the output is never below 0, so ≥ 0 is true everywhere": None,
        "the mask must be taken from z, never from the output": "From the output one can: a > 0 exactly where z > 0.",
        "the slope of ReLU at 0 does not exist": "No z is 0 here. Outputs are 0 because z is far below it.",
    },
    because="A silent neuron has output 0, and 0 >= 0. Where all neurons are active, nothing is wrong.",
)

WHAT_GETS_THROUGH = ChoiceQuiz(
    name="what_gets_through",
    question="What does such a network do with the weights of a neuron that is silent for a sample?",
    options={
        "it moves them, though that cannot change the loss of this sample": None,
        "it leaves them, as it should": "The mask is 1 there, so δ is not 0, and neither is δaᵀ.",
        "it sets them to 0": "Nothing sets weights to 0. They move by −α δaᵀ.",
    },
    because="The error term should be 0 there. With this mask it is Wᵀδ, as if ReLU were the identity.",
)

WHICH_MASK = Prediction(
    name="which_mask",
    question="With which mask, taken from the output y of the ReLU, does the second x pass as well?",
    options=("y > 0", "y > 1", "abs(y) >= 0"),
    answer="y > 0",
    because="Output above 0 and input above 0 are the same thing. (At exactly 0 any slope from 0 to 1 will do.)",
)

QUESTIONS = [
    SHAPE_OF_OUTER, OUTER_BY_HAND, ANOTHER_ORDER, BELOW_BY_HAND, BATCH_BY_HAND, USED_THREE_TIMES, TAPE_BY_HAND,
    WHY_MASK, WHAT_GETS_THROUGH, WHICH_MASK,
]  # fmt: skip
