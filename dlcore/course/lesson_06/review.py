"""The review questions of lesson 06: asked at its end, and again a week later."""

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def entry_of_dW(rng):
    """One entry of the gradient of a layer, with other numbers each time."""
    delta = rng.choice([-3.0, -2.0, 4.0, 5.0], 2, replace=False)
    a = rng.choice([-1.0, 2.0, 3.0, 0.5], 3, replace=False)
    i, j = int(rng.integers(2)), int(rng.integers(2))
    return NumberQuiz(
        name="entry_of_dW",
        question=f"δ = ({delta[0]:g}, {delta[1]:g}) and the layer read a = ({a[0]:g}, {a[1]:g}, {a[2]:g}). What is the "
        f"gradient of the weight from input {j + 1} to neuron {i + 1}?",
        answer=float(delta[i] * a[j]),
        tolerance=0.001,
        mistakes={
            float(delta[j] * a[i]): "The weight from input j to neuron i stands in row i, column j: δᵢ · aⱼ.",
            float(delta[i]): "That is the gradient of the neuron’s bias.",
            float(delta[i] + a[j]): "Multiply.",
        },
        because=f"δᵢ · aⱼ = {delta[i]:g} · {a[j]:g} = {delta[i] * a[j]:g}.",
    )


def used_twice(rng):
    """The gradient of a number that is used twice."""
    a, b = int(rng.integers(2, 6)), int(rng.integers(6, 10))
    return NumberQuiz(
        name="used_twice",
        question=f"y = a · a + a · b, a = {a}, b = {b}. What is the gradient of a?",
        answer=2 * a + b,
        mistakes={
            a + b: "a · a hands a two shares, one from each side.",
            b: "That is what a · b hands back. a · a hands something, too.",
            2 * a: "That is what a · a hands back. a · b hands something, too.",
            a * a + a * b: "That is y.",
        },
        because=f"{a} + {a} + {b} = {2 * a + b}: one share for each use.",
    )


ORDER_OF_BACKWARD = OrderQuiz(
    name="order_of_backward",
    question="Two layers, on the way back. Which comes after which?",
    answer=(
        "δ at the output: what the loss does when z moves",
        "δ times what the last layer read: the gradient of its weights",
        "Wᵀδ: what the loss does when the hidden outputs move",
        "times f′, entry by entry: δ of the hidden layer",
        "that δ times x: the gradient of the first weights",
    ),
    shown=(
        "times f′, entry by entry: δ of the hidden layer",
        "that δ times x: the gradient of the first weights",
        "δ at the output: what the loss does when z moves",
        "Wᵀδ: what the loss does when the hidden outputs move",
        "δ times what the last layer read: the gradient of its weights",
    ),
    because="Each layer takes its δ, makes the gradients of its own numbers, and hands Wᵀδ down.",
)

WHAT_DELTA_IS = ChoiceQuiz(
    name="what_delta_is",
    question="A neuron has δ = −0.4. What does that say?",
    options={
        "a little more z, by ε, changes J by −0.4 ε": None,
        "its output is 0.4 too small": "δ is no miss. It says how J reacts to z.",
        "its weights all move by 0.4": "How far a weight moves depends on its input, too.",
        "its output falls by 0.4": "δ speaks of the loss, not of the output.",
    },
    because="δ = ∂J/∂z: the sensitivity of the loss to the pre-activation.",
)

ERROR_BACK = ChoiceQuiz(
    name="error_by_hand",
    question="From lesson 05: an error is passed back over an edge. What is it multiplied by on its way to the sum of "
    "the neuron below?",
    options={
        "the weight of the edge and the slope f′ of the neuron below": None,
        "the weight of the edge alone": "That is what it does on the demo slides; a factor is missing there.",
        "the output of the neuron below": "That makes the gradient of the weight. It is not on the way.",
        "the step size": "The step size belongs to the update.",
    },
    because="Wᵀδ is all edges at once, and f′ ⊙ all slopes at once.",
    recalls="05",
)

ONE_HOT = ChoiceQuiz(
    name="delta_of_softmax",
    question="From lesson 04: the last layer gives logits, the loss is the cross-entropy. What is δ there?",
    options={
        "p − t: what the network says minus what was wanted": None,
        "t − p": "That points downhill. ∂J/∂z points uphill.",
        "−ln p": "That is the loss itself.",
        "p(1 − p)": "That is the slope of a sigmoid by itself. With the logarithm of the loss it cancels.",
    },
    because="All exponentials cancel. So backpropagation begins with a subtraction.",
    recalls="04",
)

REVIEW = [Varied(entry_of_dW), WHAT_DELTA_IS, ORDER_OF_BACKWARD, Varied(used_twice), ERROR_BACK, ONE_HOT]
