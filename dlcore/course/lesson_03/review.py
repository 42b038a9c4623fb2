"""The review questions of lesson 03: asked at its end, and again a week later."""

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def parameters_of_a_network(rng):
    """What a fully connected network learns."""
    inputs, hidden, outputs = (int(size) for size in rng.choice([2, 3, 4, 5, 6], 3, replace=False))
    weights = inputs * hidden + hidden * outputs
    return NumberQuiz(
        name="parameters_of_a_network",
        question=f"A fully connected network {inputs}-{hidden}-{outputs}: how many parameters?",
        answer=weights + hidden + outputs,
        mistakes={
            weights: "The biases count, too.",
            weights + inputs + hidden + outputs: "The inputs have no bias: nothing is computed there.",
            weights + hidden: "The output neurons have biases, too.",
        },
        because=f"{inputs}·{hidden} + {hidden} and {hidden}·{outputs} + {outputs}.",
    )


LINEAR = ChoiceQuiz(
    name="hundred_linear_layers",
    question="A hundred linear layers in a row. What can they do that one cannot?",
    options={
        "nothing": None,
        "XOR": "Their product is one linear layer, and no line separates XOR.",
        "curved boundaries": "The boundary of one linear layer is straight, and they are one.",
        "follow any curve": "Only with an activation between them.",
    },
    because="Multiplied out they are W x + b.",
)

HIDDEN = ChoiceQuiz(
    name="what_a_hidden_layer_does",
    question="How does a hidden layer let the last neuron solve XOR?",
    options={
        "it moves the corners to where one line is enough": None,
        "it bends the line of the last neuron": "That line is straight, in the hidden plane.",
        "it adds a second output": "There is one output. What changes is what the last neuron sees.",
        "it learns the four answers by heart": "It has no table: it computes new coordinates.",
    },
    because="The last neuron sees the hidden layer's numbers, not the inputs.",
)

FORWARD = OrderQuiz(
    name="forward_pass",
    question="One hidden layer, forward.",
    answer=("x @ W₁.T + b₁", "ReLU", "times W₂.T, plus b₂", "the output"),
    shown=("times W₂.T, plus b₂", "the output", "x @ W₁.T + b₁", "ReLU"),
    because="Sum, activation, sum; after the last layer there is no ReLU.",
)

BOUNDARY = ChoiceQuiz(
    name="line_of_one_neuron",
    question="From lesson 02: w = (1, 1), b = −1. Where is the boundary of the neuron?",
    options={
        "where x₁ + x₂ = 1": None,
        "where x₁ = x₂": "That is at right angles to it, through the origin.",
        "where x₁ + x₂ = −1": "The bias comes to the other side with another sign.",
        "that depends on the activation": "The activation shapes the edge; z = 0 is where it is.",
    },
    because="x₁ + x₂ − 1 = 0.",
    recalls="02",
)

PRODUCT = ChoiceQuiz(
    name="which_product_fits",
    question="From lesson 00: A is (6, 4), B is (2, 4). Which product is (6, 2)?",
    options={
        "A @ B.T": None,
        "A @ B": "4 meets 2.",
        "B @ A.T": "That is (2, 6).",
        "A.T @ B": "6 meets 2.",
    },
    because="(6, 4)(4, 2).",
    recalls="00",
)

REVIEW = [Varied(parameters_of_a_network), LINEAR, HIDDEN, FORWARD, BOUNDARY, PRODUCT]
