"""The review questions of lesson 05: asked at its end, and again a week later."""

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def hidden_error(rng):
    """g of a hidden neuron that feeds two others, with other numbers each time."""
    w = rng.choice([-3.0, -2.0, 2.0, 3.0], 2, replace=False)
    g = rng.choice([0.1, 0.25, -0.1, -0.35], 2, replace=False)
    y = float(rng.choice([0.5, 0.2, 0.8]))
    total, slope = float(w @ g), y * (1 - y)
    return NumberQuiz(
        name="hidden_error",
        question=f"A sigmoid neuron gives out y = {y:g}. It feeds two neurons over weights {w[0]:g} and {w[1]:g}; "
        f"their errors are {g[0]:g} and {g[1]:g}. What is its own error g?",
        answer=slope * total,
        tolerance=0.002,
        mistakes={
            total: "That has come back over the edges. It still has to pass the neuron’s own slope, y(1 − y).",
            y * total: "The factor is the slope y(1 − y), not y.",
            slope * total / 2: "What comes back is added, not averaged.",
            float(w[0] * g[0]) * slope: "It feeds a second neuron, too.",
            float(w[1] * g[1]) * slope: "It feeds a first neuron, too.",
            -slope * total: "The sign is turned.",
        },
        because=f"{y:g} · {1 - y:g} · ({w[0]:g} · {g[0]:g} + {w[1]:g} · {g[1]:g}) = {slope * total:.3g}.",
    )


def new_weight(rng):
    """One weight after an update."""
    w, g, y = rng.choice([1.0, -2.0, 0.5]), rng.choice([0.2, -0.4]), rng.choice([0.5, 0.25])
    eta = 0.5
    return NumberQuiz(
        name="new_weight",
        question=f"An edge has w = {w:g}. Its input is y = {y:g}, the neuron it leads to has g = −∂E/∂e = {g:g}, "
        f"and η = {eta:g}. What is the new weight?",
        answer=float(w + eta * g * y),
        tolerance=0.002,
        mistakes={
            float(w - eta * g * y): "g already is −∂E/∂e: add.",
            float(w + g * y): "The step size is missing.",
            float(w + eta * g): "The input is missing.",
            float(eta * g * y): "That is the change.",
        },
        because=f"{w:g} + {eta:g} · {g:g} · {y:g} = {w + eta * g * y:g}.",
    )


ORDER = OrderQuiz(
    name="order_of_a_step",
    question="One step of backpropagation. Which comes after which?",
    answer=(
        "all sums and outputs, first layer first",
        "the error at the output: (z − y) times its slope",
        "the errors of the hidden neurons, last layer first",
        "new weights for all edges",
    ),
    shown=(
        "new weights for all edges",
        "the error at the output: (z − y) times its slope",
        "all sums and outputs, first layer first",
        "the errors of the hidden neurons, last layer first",
    ),
    because="Slopes need the sums, errors need the old weights, and only then may weights change.",
)

WHY_A_SUM = ChoiceQuiz(
    name="why_a_sum",
    question="A hidden neuron feeds three others. How do their errors come together in its own?",
    options={
        "each times its weight, all added, times the neuron’s own slope": None,
        "the largest alone counts": "A nudge goes all three ways at once.",
        "each times its weight, averaged": "Three ways change E three times. The changes add up.",
        "each times its own slope once more, all added": "Their slopes are in their errors already.",
    },
    because="Changes of E along different paths add up; along one path factors multiply.",
)

CHAIN = NumberQuiz(
    name="three_boxes",
    question="From lesson 00: three boxes in a row have the slopes 0.25, −2 and 0.5 at the numbers that enter them. "
    "What is the slope of all three together?",
    answer=-0.25,
    tolerance=0.001,
    mistakes={-1.25: "Along a chain slopes multiply.", 0.25: "One slope is negative."},
    because="0.25 · (−2) · 0.5.",
    recalls="00",
)

STEEPEST = ChoiceQuiz(
    name="slope_of_sigma_again",
    question="From lesson 02: how large can the slope of the sigmoid be?",
    options={
        "at most ¼": None,
        "at most 1": "That is tanh. σ rises from 0 to 1 twice as slowly, over half the height.",
        "as large as you like": "It is y(1 − y), with y between 0 and 1.",
        "at most ½": "y(1 − y) is largest at y = ½: ½ · ½.",
    },
    because="y(1 − y) is ¼ at y = ½. Two such slopes on the way make an error 16 times smaller.",
    recalls="02",
)

REVIEW = [Varied(hidden_error), ORDER, WHY_A_SUM, Varied(new_weight), CHAIN, STEEPEST]
