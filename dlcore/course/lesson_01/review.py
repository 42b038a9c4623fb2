"""The review questions of lesson 01: asked at its end, and again a week later."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def scatter_of_a_score(rng):
    """The standard error of a score."""
    percent, n = int(rng.choice([50, 80, 90])), int(rng.choice([100, 400, 900]))
    p = percent / 100
    error = (p * (1 - p) / n) ** 0.5
    return NumberQuiz(
        name="scatter_of_a_score",
        question=f"{percent} % of {n} test questions right. What is the standard error, as a share?",
        answer=error,
        tolerance=0.0006,
        mistakes={p * (1 - p) / n: "Take the root.", (p * (1 - p)) ** 0.5: "Divide by n under the root."},
        because=f"√({p:g} · {1 - p:g} / {n}) = {error:.3f}.",
    )


MOVED = ChoiceQuiz(
    name="moved_digits",
    question="A network reads 96 % of centred digits. What does that say about digits that stand elsewhere?",
    options={
        "nothing": None,
        "that it reads 96 % of them, too": "It was not tested on any of them.",
        "that it reads at most 4 % of them": "The test says nothing either way.",
        "that it will doubt its answers there": "It was sure of wrong ones.",
    },
    because="A number is only as wide as its test.",
)

LARGER = ChoiceQuiz(
    name="a_larger_test",
    question="Two models differ by one point. How many questions make the standard error half as large?",
    options={
        "four times as many": None,
        "twice as many": "n stands under a root: twice as many make it 0.71 times as large.",
        "half as many": "More questions scatter less.",
        "it depends on the models only": "It is √(p(1 − p)/n).",
    },
    because="The error falls with √n.",
)

STAGES = OrderQuiz(
    name="asking_about_a_demo",
    question="A program writes captions. Put the answers to the four questions into the order: input, output, "
    "learned from, tested by.",
    answer=("a photograph", "a sentence", "sentences of people", "a listener who must find the object"),
    shown=("sentences of people", "a listener who must find the object", "a sentence", "a photograph"),
    because="A fluent sentence is no test: does somebody who hears it find the thing?",
)


def mean_of_columns(rng):
    """From lesson 00: a mean along an axis."""
    a, b, c, d = (int(number) for number in rng.choice([1, 2, 3, 5, 6, 8, 9], 4, replace=False))
    down, along = "axis=0 goes down the columns.", "That is the sum. Take the mean."
    return BlanksQuiz(
        name="mean_of_columns",
        question=f"From lesson 00: a = [[{a}, {b}], [{c}, {d}]].",
        lines=("a.mean(axis=0) is [___, ___]",),
        answers=((a + c) / 2, (b + d) / 2),
        mistakes=({(a + b) / 2: down, a + c: along}, {(c + d) / 2: down, b + d: along}),
        because="Axis 0 goes: each column is averaged.",
        recalls="00",
    )


NUDGED = ChoiceQuiz(
    name="nudge_of_a_square",
    question="From lesson 00: y = x², and x = 5 is nudged by 0.01. By about how much does y move?",
    options={
        "0.1": None,
        "0.01": "That is the nudge of x. The slope at 5 is 10.",
        "0.25": "The slope is 2x, not x².",
        "0.0001": "That is the square of the nudge.",
    },
    because="The slope at 5 is 10, times the nudge.",
    recalls="00",
)

REVIEW = [MOVED, Varied(scatter_of_a_score), STAGES, LARGER, Varied(mean_of_columns), NUDGED]
