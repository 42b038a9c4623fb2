"""The questions of lesson 02: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, Prediction

NEURON_OUTPUT = Prediction(
    name="neuron_output",
    question="Inputs 2 and 4, weights 0.5 and −0.25, bias 0.1, sigmoid. What are sum and output?",
    options=("0.1, and below ½", "0.1, and above ½", "2.1, and above ½", "0, and exactly ½"),
    answer="0.1, and above ½",
    because="0.5 · 2 − 0.25 · 4 + 0.1 = 0.1, and σ is above ½ for every positive sum.",
)

DECISION_PLANE = Prediction(
    figure="decision_plane",
    at="activation=ReLU",
    question="Which control bends the boundary?",
    options=("activation", "angle", "offset", "none of them"),
    answer="none of them",
    because="z = 0 is a straight line, and f depends on a point only through its z.",
)

SAME_LINE = ChoiceQuiz(
    name="other_activation",
    question="A sigmoid neuron says “yes” where y > ½. You put tanh in its place, and let “yes” be y > 0; weights and "
    "bias stay. Where is the boundary now?",
    options={
        "bent into the shape of tanh": "f bends the output along z. The boundary is still z = 0, a straight line.",
        "on the same straight line": None,
        "on a parallel line, shifted": "Only the bias shifts the line. Both y = ½ and y = 0 are reached at z = 0.",
        "on a steeper line, as tanh is steeper": "tanh is steeper across the line. It does not turn the line itself.",
    },
    because="σ(0) = ½ and tanh 0 = 0: with either, the answer changes where z = 0, whatever the shape elsewhere.",
)

BOUNDARY_BY_HAND = BlanksQuiz(
    name="boundary_by_hand",
    question="w = (1, 1), b = −1.5: from x₁ + x₂ − 1.5 = 0 follows x₂ = −x₁ + 1.5. Now w = (2, 4), b = −8.",
    lines=("2 x₁ + 4 x₂ − 8 = 0, so x₂ = ___ · x₁ + ___",),
    answers=(-0.5, 2),
    mistakes=(
        {0.5: "Bring 2 x₁ to the other side: its sign turns.", -2: "Divide by the weight of x₂, 4."},
        {8: "Divide by 4, too.", -2: "Bring −8 to the other side: its sign turns."},
    ),
    because="x₂ = −(2/4) x₁ + 8/4.",
)

SLOPES_IN_A_ROW = Prediction(
    figure="activation_and_slope",
    at="activation=sigmoid&x=0&layers=10",
    question="How much of the nudge is left at the end?",
    options=("about 0.1", "about 0.01", "about 0.0001", "about 0.000001"),
    answer="about 0.000001",
    because="(¼)¹⁰ is 0.00000095.",
)

SIGMOID_BY_HAND = BlanksQuiz(
    name="sigmoid_by_hand",
    question="x = 3: 1 / (1 + e⁻³) = 1 / 1.0498 = 0.953, and the slope is 0.953 · (1 − 0.953) = 0.045. "
    "Now x = −3, with the form that is safe there. e⁻³ = 0.0498.",
    lines=("σ(−3) = 0.0498 / (1 + ___) = ___", "its slope: ___ · (1 − ___) = ___"),
    answers=(0.0498, 0.0474, 0.0474, 0.0474, 0.0452),
    tolerance=0.0006,
    mistakes=(
        {20.09: "That is e³. The safe form for negative x has eˣ, which is e⁻³."},
        {0.953: "That is σ(3).", 0.0498: "Divide by 1.0498."},
        {0.953: "That is σ(3).", -3: "The slope is σ · (1 − σ), not x · (1 − x)."},
        {0.953: "That is 1 − σ(−3) already.", -3: "σ again, not x."},
        {0.0474: "Times 1 − 0.0474."},
    ),
    because="Left and right of 0 the sigmoid has the same slopes, and e⁻³ cannot overflow.",
)

FEATURE_SCALING = Prediction(
    figure="feature_scaling",
    at="inputs=÷ 10",
    question="All inputs divided by 10: what are the slopes then?",
    options=("still below 0.01", "near 0.05", "near ¼"),
    answer="near 0.05",
    because="The sums are near 3 now: the sigmoid is still rather flat there, but no longer dead.",
)

GATE_BY_HAND = BlanksQuiz(
    name="gate_by_hand",
    question="AND was w = (1, 1), b = −1.5. NOR says 1 only when both inputs are 0. Try w = (−1, −1), b = 0.5.",
    lines=("z at (0, 0) is ___", "z at (0, 1) and (1, 0) is ___", "z at (1, 1) is ___"),
    answers=(0.5, -0.5, -1.5),
    mistakes=(
        {0: "The bias is there even without inputs."},
        {0.5: "One input is 1: add its weight, −1."},
        {-2: "Plus the bias."},
    ),
    because="Only (0, 0) has z ≥ 0: NOR.",
)

XOR_EPOCHS = Prediction(
    figure="perceptron_learning",
    at="gate=XOR&step=12",
    question="How many epochs does the rule need for XOR?",
    options=("six, as for AND", "about twenty", "it never ends"),
    answer="it never ends",
    because="The third epoch ends with the weights of the second, so everything repeats.",
)

QUESTIONS = [
    NEURON_OUTPUT, DECISION_PLANE, SAME_LINE, BOUNDARY_BY_HAND, SLOPES_IN_A_ROW, SIGMOID_BY_HAND, FEATURE_SCALING,
    GATE_BY_HAND, XOR_EPOCHS,
]  # fmt: skip
