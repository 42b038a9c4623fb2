"""The exercise `gate_weights`."""

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import Trial
from dlcore.course.lesson_02.gate_inputs import CORNERS


def gate_weights(gate):
    """Weights [w1, w2] and bias b of a step neuron that is `gate`.

    `gate` is "AND", "OR" or "NAND"; the neuron says 1 where z >= 0.
    """
    if gate == "AND":
        return [1.0, 1.0], -1.5
    if gate == "OR":
        return [1.0, 1.0], -0.5
    return [-1.0, -1.0], 1.5


GATE_WEIGHTS = Exercise(gate_weights, enough=1, minutes=8)

# Weights and bias: of the three gates, and of what wrong answers turn out to be.
AND, OR, NAND = gate_weights("AND"), gate_weights("OR"), gate_weights("NAND")
ALWAYS, NEVER, NOR = ([0, 0], 1), ([0, 0], -1), ([-1, -1], 0.5)


@GATE_WEIGHTS.recipe
def _gates(gate, **others):
    return ({"AND": AND, "OR": OR, "NAND": NAND} | others)[gate]


GATE_WEIGHTS.slip(
    "one_is_enough_for_and",
    "Your AND says 1 when a single input is 1: z must be below 0 there. Lower the bias.",
    AND=OR,
)
GATE_WEIGHTS.slip("and_says_never", "Your AND never says 1. At (1, 1) z must reach 0: the bias is too low.", AND=NEVER)
GATE_WEIGHTS.slip(
    "and_says_always", "Your AND always says 1. z must be below 0 at three of the four corners.", AND=ALWAYS
)
GATE_WEIGHTS.slip(
    "or_needs_both", "Your OR says 1 only when both inputs are 1. One must be enough: raise the bias.", OR=AND
)
GATE_WEIGHTS.slip(
    "or_says_always",
    "Your OR always says 1. At (0, 0) z is b alone, and must be below 0: z = 0 counts as 1.",
    OR=ALWAYS,
)
GATE_WEIGHTS.slip("or_says_never", "Your OR never says 1. One input must lift z to 0.", OR=NEVER)
GATE_WEIGHTS.slip("and_or_swapped", "AND and OR are swapped: AND needs both inputs, OR at least one.", AND=OR, OR=AND)
GATE_WEIGHTS.slip(
    "without_bias",
    "Without a bias the line goes through (0, 0), and z = 0 counts as 1 there. Shift the line with b.",
    AND=ALWAYS, OR=ALWAYS, NAND=NOR,
)  # fmt: skip
GATE_WEIGHTS.slip(
    "bias_turned",
    "The bias has the wrong sign. z = w·x + b: the harder it should be to get a 1, the lower b must be.",
    AND=ALWAYS, OR=ALWAYS, NAND=NEVER,
)  # fmt: skip
GATE_WEIGHTS.slip("nand_not_turned", "Your NAND is AND. It must say 0 where AND says 1: reverse the signs.", NAND=AND)
GATE_WEIGHTS.slip(
    "nand_weights_turned_only",
    "Your NAND always says 0. Reverse the signs of the weights *and* that of the bias: at (0, 0) z is b alone.",
    NAND=NEVER,
)
GATE_WEIGHTS.slip(
    "nand_says_always_yes",
    "Your NAND always says 1. At (1, 1) z must be below 0: z = 0 still counts as 1.",
    NAND=ALWAYS,
)
GATE_WEIGHTS.slip(
    "nand_is_nor",
    "Your NAND says 1 at (0, 0) only: that is NOR. One input alone must not yet pull z below 0.",
    NAND=NOR,
)
GATE_WEIGHTS.slip(
    "same_for_every_gate",
    "You return the same numbers for every gate: `gate` says which one is wanted.",
    OR=AND, NAND=AND,
)  # fmt: skip
GATE_WEIGHTS.slip(
    "or_for_every_gate",
    "You return the numbers of OR for every gate: `gate` says which one is wanted.",
    AND=OR, NAND=OR,
)  # fmt: skip


class Table(Trial):
    """A trial whose result, weights and bias, is judged by what a step neuron with them says at the four corners."""

    reads = True

    def apply(self, function):
        result, changed = super().apply(function)
        weights = _weights(result)
        return (result if weights is None else dlcore.step(CORNERS @ weights[0] + weights[1])), changed


def _weights(result):
    """Two weights and a bias, or None if the result is something else."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        return None
    try:
        weight, bias = map(np.asarray, result)
    except ValueError:
        return None
    numbers = all(part.dtype.kind in "iuf" for part in (weight, bias))
    return (weight.astype(float), float(bias)) if numbers and weight.shape == (2,) and bias.ndim == 0 else None


@GATE_WEIGHTS.reading
def _(answer, sheet):
    """Which gate says what at which corner, and what z is there."""
    for case in sheet.faulty:
        (gate,) = case.trial.args
        result = answer(gate)
        if result is None:
            return f"For {gate} it returns nothing (None): it ends without coming to a `return`."
        weights = _weights(result)
        if weights is None:
            return f"For {gate} it returns {result!r}. Asked for are two weights and one bias: `return [w1, w2], b`."
        z = CORNERS @ weights[0] + weights[1]
        (place, *_) = np.flatnonzero(case.got != case.expected)
        x1, x2 = CORNERS[place].astype(int)
        return (
            f"Your {gate} says {case.got[place]:.0f} at ({x1}, {x2}), and must say {case.expected[place]:.0f}: "
            f"z is {z[place]:.4g} there, and {'must be below 0' if case.got[place] else 'must be at least 0'}."
        )
    return None


GATE_WEIGHTS.trials = [Table(("AND",)), Table(("OR",)), Table(("NAND",))]

GATE_WEIGHTS.hints = [
    "At (0, 0) z is b; one input adds its weight; both add both. Write down the sign that z needs at each corner.",
    "Take w = [1, 1] for AND and OR: z is b, b + 1, b + 1, b + 2 at the corners. Between which two must 0 lie?",
    "AND: any b from −2 up to just below −1. OR: from −1 up to just below 0. NAND: AND's numbers with all signs "
    "reversed, and b so that no corner lies on the line.",
]
