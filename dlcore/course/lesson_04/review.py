"""The review questions of lesson 04: asked at its end, and again a week later."""

from math import log

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def one_step(rng):
    """A weight after a step with decay, with other numbers each time."""
    w, gradient = rng.choice([2.0, 3.0, -2.0]), rng.choice([3.0, -3.0, 5.0])
    lr, decay = rng.choice([0.1, 0.2]), rng.choice([0.5, 2.0])
    return NumberQuiz(
        name="one_step_with_decay",
        question=f"w = {w:g}, the gradient of the loss is {gradient:g}, α = {lr:g}, λ = {decay:g}. "
        "What is w after a step?",
        answer=float(w - lr * (gradient + decay * w)),
        tolerance=0.001,
        mistakes={
            float(w - lr * gradient - decay * w): "α multiplies the decay, too.",
            float(w - lr * gradient): "The decay is missing.",
            float(w + lr * (gradient + decay * w)): "Downhill: subtract.",
        },
        because=f"{w:g} − {lr:g} · ({gradient:g} + {decay:g} · {w:g}).",
    )


def loss_of_a_share(rng):
    """−ln p of the right class."""
    p = rng.choice([0.5, 0.2, 0.25, 0.1])
    return NumberQuiz(
        name="loss_of_a_share",
        question=f"The network gives the right class the probability {p:g}. What is the cross-entropy?",
        answer=float(-log(p)),
        tolerance=0.01,
        mistakes={
            float(log(p)): "ln p is negative; the loss is minus that.",
            float(1 - p): "That is another measure. Cross-entropy is a logarithm.",
        },
        because=f"−ln {p:g} = {-log(p):.3f}.",
    )


GRADIENT_OF_LOGITS = ChoiceQuiz(
    name="gradient_of_logits",
    question="Softmax and cross-entropy together: what is the gradient of the loss by the logits?",
    options={
        "probabilities minus the one-hot target": None,
        "the one-hot target minus probabilities": "That is downhill. A gradient points uphill.",
        "−1 / p at the right class, else 0": "That is the gradient by the probabilities, before softmax.",
        "p (1 − p)": "That is the slope of a sigmoid.",
    },
    because="p − target: the right class is pulled up by 1 − p, every other one is pushed down by its p.",
)

LOOP = OrderQuiz(
    name="training_loop",
    question="One round of training. Which comes after which?",
    answer=("the network answers", "the loss says what the mistake costs", "gradients of the loss by the weights",
            "a step against the gradients"),
    shown=("a step against the gradients", "the loss says what the mistake costs", "the network answers",
           "gradients of the loss by the weights"),
    because="Forward, loss, backward, step; then the next batch.",
)  # fmt: skip

SLOPE_OF_SIGMOID = ChoiceQuiz(
    name="saturated_neuron",
    question="From lesson 02: a sigmoid neuron has z = 27. Why does gradient descent hardly move its weights?",
    options={
        "the slope of the sigmoid there is nearly 0": None,
        "its output is wrong": "A wrong output would call for a large step. What is missing is the slope.",
        "z is larger than 1": "z may be any number.",
        "sigmoids have no gradient": "They have one, σ(1 − σ), which is largest at 0.",
    },
    because="The gradient of a weight has the slope σ′(z) as a factor, and far out that is nearly 0.",
    recalls="02",
)

SHAPE_OF_A_LAYER = NumberQuiz(
    name="numbers_to_walk_through",
    question="From lesson 03: gradient descent walks in a landscape with one axis for each parameter. How many axes "
    "has that of a network with 3 inputs, 4 hidden neurons and 2 outputs?",
    answer=26,
    mistakes={20: "These are the weights. Each of the 4 + 2 neurons has a bias, too.", 9: "These are the neurons."},
    because="3 · 4 + 4 and 4 · 2 + 2.",
    recalls="03",
)

REVIEW = [Varied(loss_of_a_share), LOOP, Varied(one_step), GRADIENT_OF_LOGITS, SLOPE_OF_SIGMOID, SHAPE_OF_A_LAYER]
