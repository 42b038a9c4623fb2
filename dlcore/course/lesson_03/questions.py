"""The questions of lesson 03: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, Prediction

FIG_2_8 = Prediction(
    name="parameters_of_fig_2_8",
    question="How many weights and biases has fig 2-8: two inputs, two hidden neurons, two outputs?",
    options=("8 weights and 4 biases", "8 weights and 6 biases", "4 weights and 4 biases", "8 weights and 2 biases"),
    answer="8 weights and 4 biases",
    because="Each of the four neurons has two weights and a bias. At the inputs nothing is computed.",
)

NETWORK_BUILDER = Prediction(
    figure="network_builder",
    at="hidden=3&width=8",
    question="Two inputs, three hidden layers of 4 neurons, two outputs: "
    "now all hidden layers become 8 wide. The parameters then are …",
    options=("twice", "three times", "four times", "eight times"),
    answer="three times",
    because="62 become 186: weights between hidden layers are four times as many, everything else at most twice.",
)

COUNT_BY_HAND = BlanksQuiz(
    name="count_by_hand",
    question="Layers of 3, 4 and 2, inputs first.",
    lines=("first layer: 3 · 4 weights and ___ biases, ___ in all", "second: ___ · 2 + 2 = ___", "together ___"),
    answers=(4, 16, 4, 10, 26),
    mistakes=(
        {3: "One bias a neuron, and this layer has four.", 1: "One bias a neuron."},
        {12: "The biases count, too."},
        {3: "The second layer reads the four hidden neurons."},
        {8: "The biases count, too."},
        {20: "The biases count, too."},
    ),
    because="For each layer inputs times neurons, plus a bias a neuron.",
)

CORNERS = Prediction(
    name="corners_by_hand",
    question="What does the network say at (0, 0), (0, 1), (1, 0), (1, 1)?",
    options=("0, 1, 1, 0", "2, 1, 1, 0", "0, 1, 1, 2"),
    answer="0, 1, 1, 0",
    because="a₁ is 0, 1, 1, 2 and a₂ is 0, 0, 0, 1; ReLU makes 0 of the −1 at (0, 0).",
)

SHAPES_BY_HAND = BlanksQuiz(
    name="shapes_by_hand",
    question="x is (10, 3): ten samples. W₁ is (5, 3), W₂ is (2, 5).",
    lines=("x @ W₁.T is (10, ___), and b₁ is (___,)", "a @ W₂.T is (___, ___)"),
    answers=(5, 5, 10, 2),
    mistakes=(
        {3: "The inner size disappears."},
        {10: "A bias a neuron, not a sample."},
        {5: "Each sample keeps its row."},
        {},
    ),
    because="(10, 3)(3, 5) is (10, 5); (10, 5)(5, 2) is (10, 2).",
)

XOR_PLANES = Prediction(
    figure="xor_planes",
    at="activation=identity",
    question="With the identity as activation: how many linear layers does XOR need?",
    options=("two", "three", "five", "no number is enough"),
    answer="no number is enough",
    because="A linear layer keeps straight lines straight: "
    "what no line separates before it, no line separates after it.",
)

WHAT_XOR_NEEDS = ChoiceQuiz(
    name="what_xor_needs",
    question="A network 2-2-1 has the identity as activation in its hidden layer, and cannot do XOR. Which one change "
    "makes XOR possible?",
    options={
        "100 neurons in the hidden layer": "Wider linear layers still multiply out to one row of two weights.",
        "three more hidden layers": "More linear layers, still one product: they collapse into one.",
        "a sigmoid at the output": "This is one neuron behind a collapsed layer: its boundary is a straight line.",
        "tanh in the hidden layer": None,
    },
    because="Only what is non-linear between two layers keeps them from being multiplied together.",
)

FIVE_LAYERS = Prediction(
    name="five_linear_layers",
    question="Five linear layers 2-8-8-8-8-1 have 249 parameters. How many has the single layer that does the same?",
    options=("3", "17", "50", "249"),
    answer="3",
    because="It has two inputs and one output: two weights and a bias.",
)

COLLAPSE_BY_HAND = BlanksQuiz(
    name="collapse_by_hand",
    question="One number in, one out. W₁ = 2, b₁ = 1 and then W₂ = 3, b₂ = 4 are one layer with W = 3 · 2 = 6 and "
    "b = 3 · 1 + 4 = 7. A third layer follows, W₃ = −1, b₃ = 2.",
    lines=("W = −1 · ___ = ___", "b = −1 · ___ + 2 = ___"),
    answers=(6, -6, 7, -5),
    mistakes=(
        {3: "The first two layers together are 6."},
        {},
        {4: "b of the first two layers together."},
        {-7: "Plus b₃."},
    ),
    because="Put the third layer round what the first two are together.",
)

SIXTEEN_UNITS = Prediction(
    name="error_of_sixteen_units",
    question="Sixteen units follow sin x from −π to π. What is the largest error?",
    options=("about 0.2", "about 0.02", "about 0.002"),
    answer="about 0.02",
    because="With twice the units the error falls to about a quarter, or a third at first: 0.21, 0.07, 0.019.",
)

QUESTIONS = [
    FIG_2_8, NETWORK_BUILDER, COUNT_BY_HAND, CORNERS, SHAPES_BY_HAND, XOR_PLANES, FIVE_LAYERS, COLLAPSE_BY_HAND,
    WHAT_XOR_NEEDS, SIXTEEN_UNITS,
]  # fmt: skip
