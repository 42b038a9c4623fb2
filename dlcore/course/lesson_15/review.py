"""The review questions of lesson 15: asked at its end, and again a week later."""

import numpy as np

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def recurrent_step(rng):
    """One step of a network with one number of state, with other numbers each time."""
    h, x = rng.choice([-0.8, -0.5, 0.2, 0.5, 0.9]), int(rng.integers(1, 4))
    W_h, W_x = rng.choice([0.5, 1.5, 2]), rng.choice([-1, 0.5, 0.2])
    total = W_h * h + W_x * x
    return NumberQuiz(
        name="recurrent_step",
        question=f"h = {h:g}, x = {x}, Wₕ = {W_h:g}, Wₓ = {W_x:g}, no bias: what is the next state?",
        answer=float(np.tanh(total)),
        tolerance=0.006,
        mistakes={
            float(total): "That is the sum. tanh comes on top.",
            float(np.tanh(W_x * x)): "The old state is missing.",
            float(np.tanh(W_h * x + W_x * h)): "The weights have changed places.",
        },
        because=f"tanh({W_h:g} · {h:g} + {W_x:g} · {x}) = tanh({total:g}) = {np.tanh(total):.3f}.",
    )


def weights_of_an_rnn(rng):
    """How many numbers a recurrent layer learns."""
    D, H = int(rng.choice([3, 10, 20])), int(rng.choice([4, 8, 16]))
    return NumberQuiz(
        name="weights_of_an_rnn",
        question=f"A recurrent layer reads {D} inputs a step and keeps a state of {H} numbers. It runs for 30 steps. "
        "How many numbers does it learn, bias included?",
        answer=H * (H + D + 1),
        mistakes={
            30 * H * (H + D + 1): "No step has weights of its own: the same ones work at all 30.",
            H * (H + D): "The bias is missing.",
            H * D + H: "The old state has weights, too.",
        },
        because=f"{H} · ({H} + {D} + 1): Wₕ, Wₓ and b, once for all steps.",
    )


FADES = ChoiceQuiz(
    name="why_it_fades",
    question="hₜ = tanh(1.5 hₜ₋₁) from h₀ = 0.5. Why does the gradient vanish, although 1.5 is above 1?",
    options={
        "the state grows beyond all bounds": "tanh keeps it between −1 and 1.",
        "the state settles where tanh is flat": None,
        "1.5 is divided by the number of steps": "Nothing is divided: each step multiplies by w times a slope.",
        "it does not, it explodes": "Without tanh it would. The slope of tanh at 0.86 is 0.26, and 1.5 · 0.26 < 1.",
    },
    because="At 0.86 the slope of tanh is 0.26, so every step multiplies the gradient by 1.5 · 0.26 = 0.39.",
)

THROUGH_TIME = OrderQuiz(
    name="through_time",
    question="One step of the walk back through time: put it into order.",
    answer=(
        "add what comes from J and from the next step: ∂J/∂h",
        "multiply by the slope 1 − h²: δ",
        "add δ times the old state to the gradient of Wₕ",
        "multiply δ by Wₕ transposed, for the step before",
    ),
    shown=(
        "add δ times the old state to the gradient of Wₕ",
        "multiply by the slope 1 − h²: δ",
        "multiply δ by Wₕ transposed, for the step before",
        "add what comes from J and from the next step: ∂J/∂h",
    ),
    because="First all that reaches the state, then through tanh, then to the weights and on to the step before.",
)

SLOPE_OF_TANH = ChoiceQuiz(
    name="slope_of_tanh",
    question="From lesson 02: a neuron has said y = tanh(z) = 0.8. What is the slope of tanh at that z?",
    options={
        "0.36": None,
        "0.64": "That is y². The slope is 1 − y².",
        "0.16": "y (1 − y) is the slope of the sigmoid.",
        "one needs z": "1 − tanh² needs the output only.",
    },
    because="1 − 0.8² = 0.36.",
    recalls="02",
)

ONE_STEP = ChoiceQuiz(
    name="many_samples_at_once",
    question="From lesson 03: W is (4, 3), b is (4,), X is (10, 3), one sample a row. How do you compute the layer?",
    options={
        "X @ W.T + b": None,
        "W @ X + b": "(4, 3) times (10, 3): the axes in the middle do not match.",
        "X @ W + b": "(10, 3) times (4, 3): the axes in the middle do not match.",
        "W.T @ X + b": "(3, 4) times (10, 3): the axes in the middle do not match.",
    },
    because="(10, 3) times (3, 4) is (10, 4): four outputs for each sample, and b is added to every row.",
    recalls="03",
)

REVIEW = [Varied(recurrent_step), FADES, THROUGH_TIME, Varied(weights_of_an_rnn), SLOPE_OF_TANH, ONE_STEP]
