"""The review questions of lesson 07: asked at its end, and again a week later."""

from dlcore.convolution import out_size
from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz, Varied


def size_of_a_map(rng):
    """How large an output is."""
    n, k, s, p = int(rng.integers(8, 33)), int(rng.choice([3, 5])), int(rng.choice([1, 2])), int(rng.integers(0, 3))
    size = out_size(n, k, s, p)
    wrong = {
        (n + p - k) // s + 1: "Padding stands at both ends: 2p.",
        (n + 2 * p - k) // s: "The place where the window starts counts, too.",
        n + 2 * p - k + 1: "That is stride 1.",
    }
    return NumberQuiz(
        name="size_of_a_map",
        question=f"{n} pixels a side, kernel {k}, stride {s}, padding {p}: how many outputs a side?",
        answer=size,
        mistakes={number: message for number, message in wrong.items() if number != size},
        because=f"⌊({n} + 2·{p} − {k}) / {s}⌋ + 1 = {size}.",
    )


FLAT = ChoiceQuiz(
    name="kernel_on_a_flat_region",
    question="All pixels of a region are 100. What does a kernel whose weights sum to 0 make of it?",
    options={
        "0": None,
        "100": "That needs a sum of 1.",
        "that depends on the single weights": "On a flat region only their sum counts.",
        "negative numbers": "100 times the sum.",
    },
    because="100 times the sum of the weights.",
)

TURNED = ChoiceQuiz(
    name="when_the_turn_shows",
    question="When do convolution and cross-correlation give the same output?",
    options={
        "when a half turn leaves the kernel as it is": None,
        "always": "Not with rows 1 2 and 3 4.",
        "never": "A box blur, for instance, does not change when it is turned.",
        "when the stride is 1": "The turn has nothing to do with the stride.",
    },
    because="Convolution turns the kernel by 180° first.",
)

ONE_OUTPUT = OrderQuiz(
    name="one_output_of_a_window",
    question="How one number of the output comes about.",
    answer=(
        "lay the window on the image",
        "multiply each weight with the pixel under it",
        "add up the products",
        "move the window on by the stride",
    ),
    shown=(
        "add up the products",
        "move the window on by the stride",
        "multiply each weight with the pixel under it",
        "lay the window on the image",
    ),
    because="The same weights at every place.",
)

DENSE = ChoiceQuiz(
    name="weights_of_a_dense_layer",
    question="From lesson 03: a dense layer turns 100 pixels into 50 numbers. How many weights, without biases?",
    options={
        "5,000": None,
        "150": "Every output has a weight for every input.",
        "100": "Every output has weights of its own.",
        "50": "These are the biases.",
    },
    because="100 · 50.",
    recalls="03",
)

SLICE = ChoiceQuiz(
    name="slice_of_a_window",
    question="From lesson 00: which slice is the 3×3 window whose top left pixel is image[2, 4]?",
    options={
        "image[2:5, 4:7]": None,
        "image[2:4, 4:6]": "The end is not taken: that is 2×2.",
        "image[4:7, 2:5]": "Rows come first.",
        "image[2:3, 4:3]": "A slice has a start and an end, not a length.",
    },
    because="Rows 2, 3, 4 and columns 4, 5, 6.",
    recalls="00",
)

REVIEW = [Varied(size_of_a_map), FLAT, TURNED, ONE_OUTPUT, DENSE, SLICE]
