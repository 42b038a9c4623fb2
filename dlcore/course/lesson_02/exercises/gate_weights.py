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


GATE_WEIGHTS = Exercise(gate_weights, minutes=8)

# Weights and bias: of the three gates, and of what wrong answers turn out to be.
AND, OR, NAND = gate_weights("AND"), gate_weights("OR"), gate_weights("NAND")
ALWAYS, NEVER, NOR = ([0, 0], 1), ([0, 0], -1), ([-1, -1], 0.5)


@GATE_WEIGHTS.mistake("Your AND says 1 when a single input is 1: z must be below 0 there. Lower the bias.")
def one_is_enough_for_and(gate):
    return {"AND": OR, "OR": OR, "NAND": NAND}[gate]


@GATE_WEIGHTS.mistake("Your OR says 1 only when both inputs are 1. One must be enough: raise the bias.")
def or_needs_both(gate):
    return {"AND": AND, "OR": AND, "NAND": NAND}[gate]


@GATE_WEIGHTS.mistake("AND and OR are swapped: AND needs both inputs, OR at least one.")
def and_or_swapped(gate):
    return {"AND": OR, "OR": AND, "NAND": NAND}[gate]


@GATE_WEIGHTS.mistake(
    "Without a bias the line goes through (0, 0), and z = 0 counts as 1 there. Shift the line with b."
)
def without_bias(gate):
    return {"AND": ALWAYS, "OR": ALWAYS, "NAND": NOR}[gate]


@GATE_WEIGHTS.mistake(
    "The bias has the wrong sign. z = w·x + b: the harder it should be to get a 1, the lower b must be."
)
def bias_turned(gate):
    return {"AND": ALWAYS, "OR": ALWAYS, "NAND": NEVER}[gate]


@GATE_WEIGHTS.mistake("Your NAND is AND. It must say 0 where AND says 1: reverse the signs.")
def nand_not_turned(gate):
    return {"AND": AND, "OR": OR, "NAND": AND}[gate]


@GATE_WEIGHTS.mistake(
    "Your NAND always says 0: you reversed the signs of the weights, but not that of the bias. At (0, 0) z is b alone."
)
def nand_weights_turned_only(gate):
    return {"AND": AND, "OR": OR, "NAND": NEVER}[gate]


@GATE_WEIGHTS.mistake("Your NAND always says 1. At (1, 1) z must be below 0: z = 0 still counts as 1.")
def nand_says_always_yes(gate):
    return {"AND": AND, "OR": OR, "NAND": ALWAYS}[gate]


@GATE_WEIGHTS.mistake("Your NAND says 1 at (0, 0) only: that is NOR. One input alone must not yet pull z below 0.")
def nand_is_nor(gate):
    return {"AND": AND, "OR": OR, "NAND": NOR}[gate]


@GATE_WEIGHTS.mistake("You return the same numbers for every gate: `gate` says which one is wanted.")
def same_for_every_gate(gate):
    return AND


class Table(Trial):
    """A trial whose result, weights and bias, is judged by what a step neuron with them says at the four corners."""

    def apply(self, function):
        result, changed = super().apply(function)
        if result is None:
            return None, changed
        if not isinstance(result, tuple) or len(result) != 2 or np.shape(result[0]) != (2,) or np.ndim(result[1]):
            raise ValueError("two weights and one bias are needed: return [w1, w2], b")
        weight, bias = (np.asarray(part, dtype=float) for part in result)
        return dlcore.step(CORNERS @ weight + bias), changed


GATE_WEIGHTS.trials = [Table(("AND",)), Table(("OR",)), Table(("NAND",))]

GATE_WEIGHTS.hints = [
    "At (0, 0) z is b; one input adds its weight; both add both. Write down the sign that z needs at each corner.",
    "Take w = [1, 1] for AND and OR: z is b, b + 1, b + 1, b + 2 at the corners. Between which two must 0 lie?",
    "AND: any b from −2 up to just below −1. OR: from −1 up to just below 0. NAND: AND's numbers with all signs "
    "reversed, and b so that no corner lies on the line.",
]
