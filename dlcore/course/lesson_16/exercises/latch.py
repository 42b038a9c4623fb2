"""The exercise `latch`."""

from dataclasses import dataclass

import numpy as np

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import Trial


def latch(set_now, bit):
    """The sums z_f, z_i, z_C inside σ, σ and tanh, each in −9 … 9.

    set_now is 1 in a step that must store `bit` (0 or 1), else 0;
    then `bit` means nothing and C must stay as it is.
    """
    write = 9.0 if set_now else -9.0
    return -write, write, 9.0 * bit


LATCH = Exercise(latch, minutes=10)


@LATCH.mistake("Your forget gate is the wrong way round: f = 1 *keeps*. It must be open while nothing is set.")
def forget_gate_upside_down(set_now, bit):
    f, i, candidate = latch(set_now, bit)
    return -f, i, candidate


@LATCH.mistake("The input gate is always open, so C takes in bits that were never set. Shut it.")
def always_open_for_input(set_now, bit):
    return latch(set_now, bit)[0], 9.0, 9.0 * bit


@LATCH.mistake("When a new bit is set, the old one must go: otherwise C adds them up.")
def never_forgets(set_now, bit):
    return 9.0, *latch(set_now, bit)[1:]


@LATCH.mistake("You return the gates themselves. You are asked for the sums *inside* σ and tanh: σ(1) is only 0.73.")
def gates_given_as_values(set_now, bit):
    return 1.0 - set_now, float(set_now), float(bit)


@LATCH.mistake("z_f and z_i are the sums inside σ, not the gates: σ(1) is only 0.73, and σ(0) is half open.")
def gates_as_values_candidate_strong(set_now, bit):
    return 1.0 - set_now, float(set_now), 9.0 * bit


@LATCH.mistake("The right signs, but too small: σ(5)^50 = 0.715. Over 50 steps f must be nearer to 1.")
def not_shut_and_not_open(set_now, bit):
    return 5.0 - 10.0 * set_now, 10.0 * set_now - 5.0, 9.0 * bit


@LATCH.mistake("A sum of 0 does not shut a gate: σ(0) = ½. Shut means far below 0.")
def shut_at_zero(set_now, bit):
    return 9.0 * (1 - set_now), 9.0 * set_now, 9.0 * bit


@LATCH.mistake("Bit 0 is written as −1. The candidate is a tanh, not a σ: its sum must be 0 to write 0.")
def zero_written_as_minus_one(set_now, bit):
    return *latch(set_now, bit)[:2], 18.0 * bit - 9.0


@LATCH.mistake("tanh(1) is 0.76, so C never reaches 1. Make z_C larger for bit 1.")
def candidate_too_weak(set_now, bit):
    return *latch(set_now, bit)[:2], float(bit)


@LATCH.mistake("Your gates depend on `bit`. `set_now` says whether to write; `bit` only says what.")
def gates_follow_the_bit(set_now, bit):
    return 9.0 - 18.0 * bit, 18.0 * bit - 9.0, 9.0 * bit


LIMIT = 9  # with larger sums every gate would be quite open or quite shut


def run_cell(gates, inputs):
    """C after each step of a cell whose three sums z_f, z_i, z_C are given by `gates(set_now, bit)`."""
    C, trace = 0.0, []
    for set_now, bit in inputs:
        f, i, candidate = gates(set_now, bit)
        for name, z in (("z_f", f), ("z_i", i), ("z_C", candidate)):
            if not -LIMIT <= z <= LIMIT:
                raise ValueError(f"{name} is {z}, and must lie between −{LIMIT} and {LIMIT}")
        C = float(dlcore.sigmoid(np.float64(f)) * C + dlcore.sigmoid(np.float64(i)) * np.tanh(candidate))
        trace.append(C)
    return np.array(trace)


@dataclass(frozen=True)
class LatchTrial(Trial):
    """A trial that runs a cell with the student's gates on `inputs`, and reads a bit off C after every step.

    A reading within 0.2 of 0 or 1 counts as that bit; any other stays as it is, so that it can be seen.
    """

    inputs: tuple = ()

    def apply(self, function):
        C = run_cell(function, self.inputs)
        return np.where(np.abs(C - (C > 0.5)) < 0.2, C > 0.5, C), []

    def describe(self, name):
        sets = ", ".join(f"{bit} at step {t}" for t, (set_now, bit) in enumerate(self.inputs, 1) if set_now)
        return f"C after each of {len(self.inputs)} steps of a cell with {name}; set: {sets or 'never'}"


def _steps(sets, length=51, idle=0):
    """(set_now, bit) for every step: `sets` maps steps to bits; elsewhere nothing is set and `idle` stands there."""
    return tuple((1, sets[t]) if t in sets else (0, idle) for t in range(length))


LATCH.trials = [
    LatchTrial(inputs=_steps({0: 1})),
    LatchTrial(inputs=_steps({0: 0}, idle=1)),
    LatchTrial(inputs=_steps({0: 1, 20: 0}, 71)),
    LatchTrial(inputs=_steps({0: 1, 5: 1, 6: 1}, 57, idle=1)),
    LatchTrial(inputs=_steps({3: 1, 9: 0, 10: 1}, 61, idle=1)),
    LatchTrial(inputs=_steps({}, 50, idle=1)),
]

LATCH.hints = [
    "Make a table with two rows: nothing is set; a bit is set. In each, should f be near 0 or near 1? And i?",
    "Near 1 means a sum of about 9, near 0 a sum of about −9. What must go into tanh so that 0, or 1, comes out?",
    "`write = 9.0 if set_now else -9.0`, then `return -write, write, 9.0 * bit`.",
]
