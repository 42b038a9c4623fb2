"""The questions of lesson 16: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, NumberQuiz, Prediction

WALK_THE_CELL = Prediction(
    figure="walk_the_cell",
    at="step=5&biases=output gate shut",
    question="The output gate is forced to 0. What is the new C?",
    options=("0", "0.29", "0.47", "0.50"),
    answer="0.47",
    because="The output gate stands behind the belt: it hides C from h, and C goes on as it was, 0.47.",
)

CELL_BY_HAND = BlanksQuiz(
    name="cell_by_hand",
    question="A cell with one unit and old C = 2. Its layers have given f = 0.5, i = 0.8, candidate −0.5, o = 0.25.",
    lines=("C = ___ · 2 + ___ · (−0.5) = ___", "h = 0.25 · tanh(___) = ___"),
    answers=(0.5, 0.8, 0.6, 0.6, 0.134),
    mistakes=(
        {0.8: "That is the input gate. What is kept of the old C is for the forget gate to say."},
        {0.5: "That is the forget gate. What comes in is for the input gate to say.", 0.25: "o stands behind C."},
        {1.4: "The candidate is negative: 1 − 0.4.", 0.75: "i, not f, multiplies the candidate."},
        {2: "The output gate shows the new C.", -0.5: "h shows C, not the candidate."},
        {
            0.15: "The tanh is missing: h = o · tanh C.",
            0.537: "That is tanh C. The output gate lets a quarter of it pass.",
        },
    ),
    because="The forget gate keeps half of 2, the input gate lets 0.8 of −0.5 in, the output gate shows a quarter.",
)

BIAS_BY_HAND = BlanksQuiz(
    name="bias_by_hand",
    question="90 % are to be left after 5 steps: f⁵ = 0.9, so f = 0.9^(1/5) = 0.97915, and σ(b) = 0.97915 "
    "for b = ln(0.97915 / 0.02085) = 3.85. Now 50 % after 10 steps.",
    lines=("f = 0.5^___ = ___", "b = ln(f / (1 − f)) = ___"),
    answers=(0.1, 0.933, 2.634),
    mistakes=(
        {10: "f is multiplied by itself ten times, so it is a tenth root: the exponent is 1/10."},
        {
            0.05: "Steps multiply. Half divided by ten would be a sum.",
            0.001: "That is 0.5 to the 10th: the other way round.",
        },
        {0.933: "That is f. The bias is what σ turns into f.", -2.634: "Upside down: f / (1 − f)."},
    ),
    because="The tenth root of the share, and then the inverse of σ.",
)

LATCH_BY_HAND = BlanksQuiz(
    name="latch_by_hand",
    question="Which gate must be near 0, and which near 1?",
    lines=("to hold what is stored: f near ___, i near ___", "to store a new bit: f near ___, i near ___"),
    answers=(1, 0, 0, 1),
    mistakes=(
        {0: "f = 0 wipes C out. f says how much is kept."},
        {1: "An open input gate lets the candidate in at every step."},
        {1: "Then the old bit stays, and the new one is added to it."},
        {0: "With a shut input gate nothing new comes in."},
    ),
    because="Holding and storing are opposites in both gates. What is left is to find sums that σ turns into 0 and 1.",
)

CONVEYOR_BELT = Prediction(
    figure="conveyor_belt",
    at="forget_bias=1&steps=20",
    question="Forget bias 1, input gate shut, 20 steps: how much of C is left?",
    options=("73 %", "15 %", "2 %", "0.2 %"),
    answer="0.2 %",
    because="0.731 multiplied by itself 20 times is 0.0019.",
)

COUNT_LSTM = NumberQuiz(
    name="count_lstm",
    question="An LSTM reads 65 inputs and has 128 units. How many numbers does it learn, with one bias for "
    "each unit of each layer, as in equation 19?",
    answer=99_328,
    mistakes={
        24_832: "That is one of the four layers inside: a plain RNN. An LSTM has four of that size.",
        74_496: "Three layers: the gates. The candidate has weights, too.",
        98_816: "These are the weights. Each of the four layers also has 128 biases.",
        99_840: "PyTorch’s number: it has two biases in each layer. Equation 19 has one.",
        33_792: "Each layer reads [h, x], 128 + 65 numbers, not x alone.",
        66_048: "Each layer reads [h, x], 128 + 65 numbers, not h alone.",
        98_820: "Each of the four layers has 128 biases, one for each unit.",
    },
    otherwise="Count one layer, W and b, then multiply by the number of layers inside the cell.",
    because="Four layers, each of 128 · (128 + 65) weights and 128 biases.",
)

GRADIENT_REACH = Prediction(
    figure="gradient_reach",
    at="forget_bias=0&gain=1",
    question="Forget bias 0: how many times as much of the gradient has the LSTM left 50 steps back as the RNN?",
    options=("about ten times", "about a million times", "about 10¹² times"),
    answer="about ten times",
    because="With f ≈ 0.5 it forgets as fast as a plain RNN: the gates must be open.",
)

WHY_A = ChoiceQuiz(
    name="why_a_fails",
    question="A is wrong already in a sequence of one step. Why?",
    options={
        "the path through h is missing": "In one step nothing goes back to an earlier h, so this could not show yet.",
        "dC is not multiplied by f": "It is, in its last line, and in one step that dC is not used any more.",
        "gradients of f's rows end up in i's rows": None,
        "the slope of tanh is missing in dC": "It is there: 1 − tanh² in blocks_of_dz, which B uses as well.",
    },
    because="The weight has its rows in the order f, i, C, o; A puts its blocks together as i, f, C, o.",
)

WHY_B = ChoiceQuiz(
    name="why_b_fails",
    question="And what does B leave out, so that it fails from two steps on?",
    options={
        "what reaches the step before over its h": None,
        "what reaches the step before over its C": "dC · f is there, as in A.",
        "the gradient of the output gate": "dz_o is in dz, in its place.",
        "the old C in the forget gate's gradient": "dz_f has it; and then one step would be wrong, too.",
    },
    because="The earlier h went into all four layers. Their gradient comes back through the weights, Wᵀ dz.",
)

WHICH_BUG = ChoiceQuiz(
    name="which_bug",
    question="A puts its blocks in the wrong order, B sends nothing back to the earlier h. Both will be compared with "
    "the finite difference. Which check tells them apart?",
    options={
        "A sequence of one step": None,
        "A longer sequence": "With more steps both stay wrong. Go the other way.",
        "More units": "Both bugs are there with any number of units.",
        "Another random seed": "The bugs do not depend on the numbers.",
    },
    because="In one step nothing has to go back to an earlier h, so the function without that path is right there.",
)

VARIANTS = Prediction(
    figure="variants",
    at="kind=GRU",
    question="A GRU has two gates and a candidate. What share of the LSTM’s parameters does it have?",
    options=("a half", "two thirds", "three quarters", "as many"),
    answer="three quarters",
    because="Three layers of the same size instead of four.",
)

QUESTIONS = [
    WALK_THE_CELL, CELL_BY_HAND, COUNT_LSTM, CONVEYOR_BELT, BIAS_BY_HAND, GRADIENT_REACH, LATCH_BY_HAND, WHICH_BUG,
    WHY_A, WHY_B, VARIANTS,
]  # fmt: skip
