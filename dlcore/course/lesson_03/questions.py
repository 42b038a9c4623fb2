"""The questions of lesson 03: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import ChoiceQuiz, Prediction

NETWORK_BUILDER = Prediction(
    figure="network_builder",
    question="Two inputs, three hidden layers of 4 neurons, two outputs: "
    "now all hidden layers become 8 wide. The parameters then are …",
    options=("twice", "three times", "four times", "eight times"),
    answer="three times",
    because="62 become 186: weights between hidden layers are four times as many, everything else at most twice.",
)

XOR_PLANES = Prediction(
    figure="xor_planes",
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

QUESTIONS = [NETWORK_BUILDER, XOR_PLANES, WHAT_XOR_NEEDS]
