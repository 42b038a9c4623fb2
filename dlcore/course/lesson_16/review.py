"""The review questions of lesson 16: asked at its end, and again a week later."""

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def new_cell_state(rng):
    """The new C of one unit, with other numbers each time."""
    C, candidate = rng.choice([-2.0, 1.0, 2.0, 4.0]), rng.choice([-1.0, -0.5, 0.5])
    f, i = rng.choice([0.25, 0.75]), rng.choice([0.2, 0.4])
    return NumberQuiz(
        name="new_cell_state",
        question=f"Old C = {C:g}, forget gate {f:g}, input gate {i:g}, candidate {candidate:g}. What is the new C?",
        answer=float(f * C + i * candidate),
        tolerance=0.001,
        mistakes={
            float((1 - f) * C + i * candidate): "The forget gate says how much is kept.",
            float(f * C + candidate): "The input gate is missing.",
            float(i * C + f * candidate): "The gates have changed places.",
        },
        because=f"{f:g} · {C:g} + {i:g} · {candidate:g} = {f * C + i * candidate:g}.",
    )


def left_on_the_belt(rng):
    """How much of C is left after some steps with a shut input gate."""
    f, steps = rng.choice([0.5, 0.9, 0.8]), int(rng.integers(2, 5))
    return NumberQuiz(
        name="left_on_the_belt",
        question=f"The input gate is shut, f = {f:g} at every step. Which share of C is left after {steps} steps?",
        answer=float(f**steps),
        tolerance=0.006,
        mistakes={
            float(1 - f**steps): "That much is gone.",
            float(f): "That is one step.",
            float(1 - steps * (1 - f)): "Each step keeps a share of what is left: multiply.",
        },
        because=f"{f:g}^{steps} = {f**steps:.3g}.",
    )


WHAT_HIDES = ChoiceQuiz(
    name="what_hides_the_memory",
    question="C = 1, and the output gate is 0. What do the next layer and the next step see of it?",
    options={
        "nothing now, but C goes on as it is": None,
        "nothing, and C is lost": "The output gate stands behind the belt. It does not touch C.",
        "all of it": "h = o · tanh C, and o is 0.",
        "half of it": "h = o · tanh C, and o is 0.",
    },
    because="h = 0 · tanh 1 = 0; the memory is on the belt and can be shown later.",
)

STROKES = OrderQuiz(
    name="strokes_of_a_step",
    question="One step of an LSTM. Which comes after which?",
    answer=(
        "put the old h and the input together",
        "the four layers: f, i, o and the candidate",
        "keep a share of C and add what is let in",
        "tanh of the new C, times the output gate",
    ),
    shown=(
        "tanh of the new C, times the output gate",
        "keep a share of C and add what is let in",
        "put the old h and the input together",
        "the four layers: f, i, o and the candidate",
    ),
    because="All gates read [h, x]; C changes; and h is made from the new C.",
)

ONE_FACTOR = ChoiceQuiz(
    name="factor_of_an_rnn",
    question="From lesson 15: what does one step of a plain RNN multiply a gradient by on its way back?",
    options={
        "Wₕ and slopes of at most 1": None,
        "a forget gate": "A plain RNN has no gates.",
        "nothing, it is passed on as it is": "It passes tanh and the weights of the state.",
        "the input x": "x is multiplied by the gradient for Wₓ. It is not on the way back to earlier states.",
    },
    because="diag(1 − h²) Wₕ, the same matrix at every step.",
    recalls="15",
)

SIGMOID = ChoiceQuiz(
    name="sigmoid_at_zero",
    question="From lesson 02: all weights and biases of a gate are 0. How far is it open?",
    options={
        "half": None,
        "shut": "σ(0) is not 0.",
        "fully": "σ reaches 1 only far to the right.",
        "that depends on the input": "With weights 0 the input does not count.",
    },
    because="σ(0) = ½. That is why the bias of the forget gate is set to 1 or more at the start.",
    recalls="02",
)

REVIEW = [Varied(new_cell_state), WHAT_HIDES, STROKES, Varied(left_on_the_belt), ONE_FACTOR, SIGMOID]
