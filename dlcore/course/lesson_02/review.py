"""The review questions of lesson 02: asked at its end, and again a week later."""

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Varied
from dlcore.course.drawing.numbers import number, weighted_sum


def neuron_by_hand(rng):
    """The sum of a neuron with two inputs, with other numbers each time."""
    x1, x2 = rng.integers(1, 6, 2)
    w1, w2 = rng.choice([-1.5, -1, -0.5, 0.5, 1, 1.5, 2], 2, replace=False)
    b = rng.choice([-2, -1, 1, 2])
    z = w1 * x1 + w2 * x2 + b
    return NumberQuiz(
        name="neuron_by_hand",
        question=f"Inputs {x1} and {x2}, weights {w1:g} and {w2:g}, bias {b}: what is the pre-activation z?",
        answer=float(z),
        tolerance=0.001,
        mistakes={
            float(w1 * x1 + w2 * x2): "The bias is missing.",
            float((w1 + w2) * (x1 + x2) + b): "Each weight multiplies its own input only.",
            float(w1 * x2 + w2 * x1 + b): "The weights have changed places.",
        },
        because=f"{weighted_sum((w1, w2), (x1, x2), b)} = {number(z)}.",
    )


BENT = ChoiceQuiz(
    name="what_bends_the_line",
    question="A neuron with tanh decides between two kinds of points. What bends its boundary?",
    options={
        "a larger weight": "It makes the edge sharper and turns the line, if only one weight grows. It stays straight.",
        "another activation, such as the sigmoid": "The activation shapes how y runs across the line, not the line.",
        "the bias": "The bias shifts the line.",
        "nothing": None,
    },
    because="z = 0 is a straight line whatever f is. Bent boundaries need a layer in front.",
)

SATURATED = ChoiceQuiz(
    name="why_it_does_not_learn",
    question="A sigmoid neuron gets inputs near 1000 and hardly learns. Why?",
    options={
        "its outputs are wrong": "Wrong outputs are what one learns from.",
        "its slope is nearly 0 there": None,
        "large numbers overflow": "A stable sigmoid does not overflow, and still the neuron would hardly learn.",
        "its bias is too small": "A bias moves the point where it is steep. Inputs of 1000 need another scale.",
    },
    because="A nudge of a weight must show at the output to be learned from, and far out σ is flat.",
)

PERCEPTRON = OrderQuiz(
    name="perceptron_epoch",
    question="Put one epoch of perceptron learning into order.",
    answer=(
        "take the next sample",
        "compute z and say 1 if it is 0 or more",
        "compare with what was wanted",
        "after a mistake, add or subtract the sample",
        "stop if the whole pass had no mistake",
    ),
    shown=(
        "after a mistake, add or subtract the sample",
        "stop if the whole pass had no mistake",
        "compute z and say 1 if it is 0 or more",
        "take the next sample",
        "compare with what was wanted",
    ),
    because="Weights change sample by sample, and only after mistakes.",
)

SHAPES = ChoiceQuiz(
    name="shape_of_many_neurons",
    question="From lesson 00: X has shape (5, 2), one sample a row, and w has shape (2,). Which shape has X @ w + 0.1?",
    options={
        "(5,)": None,
        "(5, 2)": "@ adds up along the two columns, so they are gone.",
        "(5, 1)": "w has one axis only, so the result has one axis fewer than X.",
        "an error": "The last axis of X, 2, meets the only axis of w, 2: that fits.",
    },
    because="Each row meets w in one number, and the bias is added to all five.",
    recalls="00",
)

FOUR_QUESTIONS = OrderQuiz(
    name="four_questions",
    question="From lesson 01: a demo gets letters so far and gives the next letter. Put into the order: "
    "its input, its output, what it learned from, how to test it.",
    answer=("the letters so far", "the next letter", "programs that people wrote", "does the program do its task?"),
    shown=("does the program do its task?", "programs that people wrote", "the letters so far", "the next letter"),
    because="The share of right letters is easier to measure, but it is not what somebody wants of a program.",
    recalls="01",
)

REVIEW = [Varied(neuron_by_hand), BENT, SATURATED, PERCEPTRON, SHAPES, FOUR_QUESTIONS]
