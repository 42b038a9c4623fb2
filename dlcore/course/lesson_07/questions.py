"""The questions of lesson 07: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, NumberQuiz, Prediction

SLIDING_KERNEL = Prediction(
    figure="sliding_kernel",
    at="stride=2&padding=1",
    question="Stride 2 and padding 1: how many numbers has the output?",
    options=("4", "9", "16", "25"),
    answer="9",
    because="The padded row has 7 cells; the window starts at 1, 3 and 5.",
)

MOVED_INPUT = Prediction(
    figure="moved_input",
    at="kind=dense layer&right=4",
    question="The digit moves 4 pixels to the right, and the old outputs are moved along with it. How many of the new "
    "ones still differ?",
    options=(
        "none of the convolution's, all of the dense layer's",
        "a few of both",
        "nearly all of both",
    ),
    answer="none of the convolution's, all of the dense layer's",
    because="The window meets the same weights everywhere; a dense layer has weights of its own for each pixel.",
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

OUTPUT_SIZE = Prediction(
    figure="output_size",
    at="kernel_size=3&stride=2&padding=0",
    question="10 pixels, kernel 3, stride 2, no padding: how many outputs?",
    options=("4, and every pixel is looked at", "4, and one pixel never is", "5, and every pixel is looked at"),
    answer="4, and one pixel never is",
    because="The windows begin at 1, 3, 5 and 7. The next would hang over the end, so pixel 10 is never seen.",
)

SIZE_BY_HAND = BlanksQuiz(
    name="size_by_hand",
    question="n = 7, k = 3, s = 2, no padding: ⌊(7 − 3) / 2⌋ + 1 = 3. Now n = 12, k = 5, s = 3, p = 1.",
    lines=("⌊(12 + ___ − 5) / ___⌋ + 1 = ___",),
    answers=(2, 3, 4),
    mistakes=(
        {1: "Zeros at both ends: 2p."},
        {2: "The stride is 3."},
        {3: "The place where the window starts counts, too: + 1.", 5: "9 / 3 is 3."},
    ),
    because="9 / 3 = 3 steps, and the start.",
)

WINDOW_BY_HAND = BlanksQuiz(
    name="window_by_hand",
    question="Image rows 1 2 0, 0 1 3 and 2 1 1; kernel rows 1 0 and 0 1. The first window, 1 2 over 0 1, gives "
    "1 · 1 + 1 · 1 = 2.",
    lines=(
        "one pixel to the right: ___",
        "below the first: ___",
        "with padding 1, the window at the very top left sees three zeros and a 1: ___",
    ),
    answers=(5, 1, 1),
    mistakes=(
        {6: "Only the diagonal counts: 2 and 3.", 2: "That is the first window again."},
        {4: "Only the diagonal counts: 0 and 1.", 3: "The window has rows 0 1 and 2 1."},
        {0: "Its bottom right cell lies on the first pixel, 1, and the weight there is 1."},
    ),
    because="The same two weights on another diagonal each time.",
)

KERNELS = Prediction(
    figure="kernels_on_pictures",
    at="picture=photograph&kernel=edge3",
    question="Which of the seven turn a cloudless sky to 0?",
    options=("the three edge detectors", "the two blurs", "sharpen", "none of them"),
    answer="the three edge detectors",
    because="Their weights sum to 0, and on a flat region the output is brightness times that sum.",
)

STEERED = Prediction(
    figure="steerable_edge",
    at="picture=stripes&angle=60",
    question="At which angle will the filter answer most?",
    options=("30°", "60°", "120°"),
    answer="60°",
    because="At right angles to the stripes; angles turn clockwise here.",
)

FLIPPED = Prediction(
    figure="flipped_kernel",
    at="kernel=the slide's&flip=on",
    question="How many of the nine outputs change when the slide's kernel is turned?",
    options=("none", "four", "all nine"),
    answer="none",
    because="Turned by 180° it is the same kernel.",
)

TURN_BY_HAND = BlanksQuiz(
    name="turn_by_hand",
    question="Kernel rows 1 2 and 3 4, image rows 1 0 and 2 0. Cross-correlation: 1 · 1 + 3 · 2 = 7.",
    lines=("turned by 180° the kernel has the rows ___ ___ and ___ ___", "convolution gives ___"),
    answers=(4, 3, 2, 1, 8),
    mistakes=(
        {3: "Both rows and columns are reversed.", 2: "Both rows and columns are reversed."},
        {4: "Both rows and columns are reversed.", 1: "Both rows and columns are reversed."},
        {1: "Both rows and columns are reversed."},
        {2: "Both rows and columns are reversed."},
        {7: "That is cross-correlation.", 10: "Multiply place by place: 4 · 1 and 2 · 2."},
    ),
    because="4 · 1 + 2 · 2.",
)

TOEPLITZ = Prediction(
    figure="toeplitz_matrix",
    at="signal_size=10&kernel_size=3",
    question="10 pixels, 8 outputs. How many weights does a dense layer learn, and how many a convolution "
    "with a kernel of 3?",
    options=("80 and 3", "80 and 24", "30 and 3"),
    answer="80 and 3",
    because="Dense: one for each pixel and output. Convolution: three, used at all eight places.",
)

QUESTIONS = [
    SLIDING_KERNEL, OUTPUT_SIZE, SIZE_BY_HAND, WINDOW_BY_HAND, KERNELS, MOVED_INPUT, STEERED, FLIPPED, TURN_BY_HAND,
    TOEPLITZ, COUNT_WEIGHTS,
]  # fmt: skip
