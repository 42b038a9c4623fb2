"""The questions of lesson 07: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import NumberQuiz, Prediction

SLIDING_KERNEL = Prediction(
    figure="sliding_kernel",
    question="Stride 2 and padding 1: how many numbers has the output?",
    options=("4", "9", "16", "25"),
    answer="9",
    because="The padded row has 7 cells; the window starts at 1, 3 and 5.",
)

COUNT_WEIGHTS = NumberQuiz(
    name="count_weights",
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

QUESTIONS = [SLIDING_KERNEL, COUNT_WEIGHTS]
