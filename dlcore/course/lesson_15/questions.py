"""The questions of lesson 15: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import NumberQuiz, Prediction

GRADIENT_HORIZON = Prediction(
    figure="gradient_horizon",
    question="With tanh, w = 1.5, start at 0.5: what is the gradient after 50 steps?",
    options=("about 6·10⁸, as without tanh", "about 1", "about 4·10⁻²⁰"),
    answer="about 4·10⁻²⁰",
    because="The state settles at 0.86, where tanh is flat: every step multiplies with 1.5 · 0.26 = 0.39.",
)

COUNT_RECURRENT_WEIGHTS = NumberQuiz(
    name="count_recurrent_weights",
    question="A recurrent network reads text of 100 characters, each one of 65 (one-hot), with a state of 128 numbers. "
    "How many numbers does it learn, the bias included?",
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

QUESTIONS = [GRADIENT_HORIZON, COUNT_RECURRENT_WEIGHTS]
