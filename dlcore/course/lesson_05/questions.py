"""The questions of lesson 05: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, Prediction

FORWARD_BY_HAND = BlanksQuiz(
    name="forward_by_hand",
    question="A neuron reads 2 and 3 with weights 0.5 and −1: e = 0.5·2 − 1·3 = −2, and y = σ(−2) = 0.12. The next one "
    "reads this 0.12 with weight 5 and another 0.5 with weight −1.2.",
    lines=("e = 5 · ___ − 1.2 · 0.5 = ___", "y = σ(e) = ___"),
    answers=(0.12, 0, 0.5),
    mistakes=(
        {-2: "That is the neuron’s sum. The next one reads what it gives out."},
        {-10.6: "The sum −2 went in. The next neuron reads y = 0.12.", 1.2: "The second weight is negative."},
        {0: "That is e. The neuron gives out σ(e)."},
    ),
    because="5 · 0.12 = 0.6 and 1.2 · 0.5 = 0.6 cancel, and σ(0) = ½.",
)

TWO_EDGES_BACK = Prediction(
    name="two_edges_back",
    question="A nudge of e₁ moves E through neuron 4 by 0.00247 for each unit, through neuron 5 by −0.00928. What does "
    "a nudge measure with both open?",
    options=("−0.00928, the stronger", "−0.00681, the sum", "−0.00341, the mean"),
    answer="−0.00681, the sum",
    because="What goes two ways changes E twice, and both changes add up.",
)

TWO_SIGNS = ChoiceQuiz(
    name="two_signs",
    question="You begin with δ = y − z instead of z − y, and change nothing else on the way back. How must the update "
    "read?",
    options={
        "w + η · δ · f′ · input": "That goes uphill: with y − z every error has the other sign.",
        "w − η · δ · f′ · input": None,
        "it does not matter": "One of the two signs goes uphill.",
    },
    because="Two minus signs make the same step. Keep to one convention: z − y and add, or y − z and subtract.",
)

ERRORS_BY_HAND = BlanksQuiz(
    name="errors_by_hand",
    question="z = 1, y₆ = 0.5, so g₆ = (1 − 0.5) · 0.5·(1 − 0.5) = 0.125. With w₄₆ = 2 and y₄ = 0.5: "
    "g₄ = 0.25 · 2 · 0.125 = 0.0625. Now neuron 5 with w₅₆ = −1 and y₅ = 0.2, and neuron 1 with y₁ = 0.5, w₁₄ = 1, "
    "w₁₅ = 4.",
    lines=("g₅ = ___ · (−1) · 0.125 = ___", "g₁ = 0.25 · (1 · 0.0625 + 4 · ___) = ___"),
    answers=(0.16, -0.02, -0.02, -0.0044),
    tolerance=0.0005,
    mistakes=(
        {0.2: "That is y₅. The factor is its slope, y(1 − y).", 0.25: "y₅ is 0.2: the slope is 0.2 · 0.8."},
        {0.02: "The weight is negative.", -0.125: "The slope of neuron 5 is missing."},
        {0.0625: "Over the edge to 5 comes the error of 5.", 0.02: "g₅ is negative."},
        {
            -0.0175: "That is the sum. It still has to pass the slope of neuron 1.",
            0.0356: "g₅ is negative: 0.0625 − 0.08.",
            0.0156: "What comes back from neuron 5 is missing.",
            -0.02: "What comes back from neuron 4 is missing.",
        },
    ),
    because="0.0625 − 0.08 = −0.0175, and a quarter of it is −0.0044.",
)

WEIGHTS_BY_HAND = BlanksQuiz(
    name="weights_by_hand",
    question="The same network, η = 0.5. The edge from 4 to 6 has w₄₆ = 2, its error is g₆ = 0.125 and its input "
    "y₄ = 0.5: w′₄₆ = 2 + 0.5 · 0.125 · 0.5 = 2.031. Now the edge from 1 to 5, w₁₅ = 4, with g₅ = −0.02 and y₁ = 0.5, "
    "and then g₄ once more: with which w₄₆ is it computed?",
    lines=("w′₁₅ = 4 + 0.5 · ___ · ___ = ___", "g₄ is computed with w₄₆ = ___"),
    answers=(-0.02, 0.5, 3.995, 2),
    tolerance=0.001,
    mistakes=(
        {0.125: "That is neuron 6. The edge leads to neuron 5.", -0.0044: "That is neuron 1, where the edge begins."},
        {0.2: "That is y₅, where the edge ends. Its input is y₁.", -0.02: "Error first, then the input."},
        {4.005: "g₅ is negative.", 3.99: "The input is missing.", -0.005: "That is the change."},
        {2.031: "All errors go back through the old weights."},
    ),
    because="Every change is η · error · input, and no weight changes before the last error is known.",
)

PASS_BACK = Prediction(
    figure="pass_the_error_back",
    at="step=19&recipe=slide&net=counter-example",
    question="The counter-example, E = 0.16351. Only the six weights of W₁ take the slide’s step. What does E do?",
    options=("it falls", "it stays the same", "it rises"),
    answer="it rises",
    because="To 0.16419. The slide’s step and the steepest descent make an angle whose cosine is −0.83.",
)

SLOPES = Prediction(
    figure="slopes_on_the_way",
    at="f=σ&net=sample&x1=1",
    question="In the sample network all six slopes are 0.25, nearly. What is wrong with the slide’s step of W₁ there?",
    options=("its direction", "its length", "both", "nothing"),
    answer="its length",
    because="Two equal slopes left out of every path scale the whole step: 1/0.25² = 16 times as long, same direction.",
)

EQUAL_STEPS = Prediction(
    figure="equal_steps",
    at="length=0.08&net=sample&change=all weights",
    question="In the sample network the slide’s step led to the lower E. Now both steps get the length 0.08, all "
    "weights together. Which ends lower?",
    options=("the slide’s", "the gradient’s", "both end at the same E"),
    answer="the gradient’s",
    because="0.10360 against 0.10506: the slide’s step had won by its length, not by its direction.",
)

WHERE_SLOPES_ACT = ChoiceQuiz(
    name="where_slopes_act",
    question="Neuron 1 feeds 4 and 5, which feed 6. Which slopes are factors in g₁?",
    options={
        "f′(e₁) alone": "That is the slide’s recipe: the error has passed 6, and 4 or 5, on its way.",
        "f′(e₁), f′(e₆), and f′(e₄) or f′(e₅) on its way": None,
        "all six": "The error does not pass 2 and 3 on its way to 1.",
        "none, only weights": "A nudge of a sum is made smaller by each f it passes.",
    },
    because="Two paths lead from e₁ to E; each passes 1, one of 4 and 5, and 6.",
)

QUESTIONS = [
    FORWARD_BY_HAND, PASS_BACK, TWO_EDGES_BACK, TWO_SIGNS, ERRORS_BY_HAND, WEIGHTS_BY_HAND, WHERE_SLOPES_ACT, SLOPES,
    EQUAL_STEPS,
]  # fmt: skip
