"""The questions of lesson 15: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, NumberQuiz, Prediction

WORDS_IN_SIGHT = Prediction(
    figure="words_in_sight",
    at="inserted=8&sight=16",
    question="How many words must be in sight to say “French”?",
    options=("8", "10", "13", "24"),
    answer="13",
    because="The 8, “and I speak fluent”, and the clue itself. Steps of 4 show it between 12, too few, and 16.",
)

UNROLLED = Prediction(
    figure="unrolled_network",
    at="unfold=on&inputs=5",
    question="How many numbers has this network to learn, unrolled for five inputs?",
    options=("10", "14", "50"),
    answer="10",
    because="Five copies are one box used five times: the weights are the same in each.",
)

STEP_BY_HAND = BlanksQuiz(
    name="rnn_step_by_hand",
    question="One number of state, Wₕ = 0.5, Wₓ = 1, b = 0, start at h₀ = 0.5. The inputs are 1, then 0.",
    lines=("h₁ = tanh(0.5 · 0.5 + 1 · 1) = tanh(1.25) = 0.848", "h₂ = tanh(0.5 · ___ + 1 · ___) = ___"),
    answers=(0.848, 0, 0.400),
    mistakes=(
        {0.5: "That is h₀. The second step starts from the state after the first."},
        {1: "That was the first input. The second is 0."},
        {0.424: "That is the sum. tanh comes on top.", 0.245: "The state went in as h₀, 0.5."},
    ),
    because="Each step takes the state that the step before left, and its own input.",
)

SHARED_WEIGHT = Prediction(
    name="gradient_of_shared_weight",
    question="What is the gradient of Wₕ, which all three steps use?",
    options=("the part of the last step", "the mean of the three parts", "the sum of the three parts"),
    answer="the sum of the three parts",
    because="A nudge of Wₕ changes every step, and all these changes reach J.",
)

BACK_BY_HAND = BlanksQuiz(
    name="rnn_back_by_hand",
    question="Back through the two steps above, h₀ = 0.5, h₁ = 0.848, h₂ = 0.400, Wₕ = 0.5. J is h₂ itself.",
    lines=(
        "δ₂ = 1 · (1 − 0.400²) = 0.840; the part of step 2 is δ₂ · h₁ = 0.840 · 0.848 = 0.712",
        "δ₁ = 0.5 · 0.840 · (1 − ___²) = ___",
        "the part of step 1 is δ₁ · ___ = ___",
        "so the gradient of Wₕ is ___",
    ),
    answers=(0.848, 0.118, 0.5, 0.059, 0.771),
    tolerance=0.0021,
    mistakes=(
        {
            0.4: "That is the slope of step 2. Step 1 made h₁.",
            0.5: "That is h₀. The slope belongs to what step 1 made, h₁.",
        },
        {0.42: "That is ∂J/∂h₁. Multiply by the slope, 1 − 0.848².", 0.236: "Wₕ = 0.5 is missing on the way back."},
        {
            0.848: "Step 1 multiplied Wₕ with the state before it, h₀.",
            1: "1 was the input. Wₕ multiplies the state.",
        },
        {0.1: "That is δ₁ times h₁. Step 1 read h₀.", 0.118: "Multiply δ₁ by the state that step 1 read."},
        {0.712: "That is step 2 alone. Both steps used Wₕ.", 0.386: "Add the parts; do not average them."},
    ),
    because="Two uses of one weight: two parts, added.",
)

GRADIENT_HORIZON = Prediction(
    figure="gradient_horizon",
    at="w=1.5&h0=0.5&with_tanh=on",
    question="With tanh, w = 1.5, start at 0.5: what is the gradient after 50 steps?",
    options=("about 6·10⁸, as without tanh", "about 1", "about 4·10⁻²⁰"),
    answer="about 4·10⁻²⁰",
    because="The state settles at 0.86, where tanh is flat: every step multiplies with 1.5 · 0.26 = 0.39.",
)

COUNT_RECURRENT_WEIGHTS = NumberQuiz(
    name="count_recurrent_weights",
    question="A recurrent network reads text of 100 characters. Each is one of 65, given as 65 numbers of which one is "
    "1, the others 0 (one-hot). The state has 128 numbers. How many numbers does it learn, the bias included?",
    answer=24832,
    mistakes={
        2483200: "There are no new weights per step: the same ones work at all 100 steps.",
        24704: "These are the weights. The bias has 128 more.",
        24960: "That is PyTorch's count, with two biases. One is enough, and equation 18 has one.",
        8448: "Wₓ and b alone. The old state has weights, too: 128 · 128.",
        8320: "Wₓ alone. The old state has weights, too, and there is a bias.",
        16512: "Wₕ and b alone. The input has weights, too: 128 · 65.",
        16384: "Wₕ alone. The input has weights, too, and there is a bias.",
        24769: "The bias has one number for each of the 128 numbers of the state.",
        12545: "The new state has 128 numbers, not 65: Wₓ is 128 × 65 and Wₕ is 128 × 128.",
    },
    otherwise="Count Wₕ, Wₓ and b. Does the length of the text matter?",
    because="128 · 128 + 128 · 65 + 128. The length of the text does not matter.",
)

COPY_SUCCESS = Prediction(
    figure="copy_success",
    at="gap=19",
    question="All five networks learn the task at gap 4. And as the gap grows?",
    options=(
        "success fades evenly, down to gap 31",
        "there is an edge, and it comes before gap 19",
        "there is an edge, and it comes after gap 25",
    ),
    answer="there is an edge, and it comes before gap 19",
    because="The clue's part of the gradient shrinks by a factor with each step, until nothing is learned from it.",
)

CUT_EACH = Prediction(
    name="cut_each_number",
    question="By how many degrees does (0.3, 4) turn when each number is cut to between −1 and 1?",
    options=("2", "12", "45"),
    answer="12",
    because="4 is cut to 1 and 0.3 is not, so the small number gets more weight than it had.",
)

CLIP_BY_HAND = BlanksQuiz(
    name="clip_by_hand",
    question="dW = (3, 0) and db = 4 are one vector of length √(9 + 16) = 5. With max_norm = 1 both are multiplied by "
    "1/5: (0.6, 0) and 0.8. Now dW = (2, 6), db = 9 and max_norm = 5.5.",
    lines=("length: ___", "factor: ___", "db becomes ___"),
    answers=(11, 0.5, 4.5),
    mistakes=(
        {
            6.325: "That is dW alone. db belongs to the same vector.",
            17: "Lengths are roots of sums of squares.",
            121: "Take the root.",
            15.325: "Not the sum of two lengths: one vector, one root.",
        },
        {5.5: "5.5 is the limit. The factor is limit by length.", 2: "Upside down: limit by length."},
        {5.5: "Multiply 9 by the factor.", 9: "db is shortened, too.", 1: "The limit is for all together."},
    ),
    because="√(4 + 36 + 81) = 11, one factor for all three numbers, and the direction stays.",
)

QUESTIONS = [
    WORDS_IN_SIGHT, UNROLLED, COUNT_RECURRENT_WEIGHTS, STEP_BY_HAND, SHARED_WEIGHT, BACK_BY_HAND, GRADIENT_HORIZON,
    COPY_SUCCESS, CUT_EACH, CLIP_BY_HAND,
]  # fmt: skip
