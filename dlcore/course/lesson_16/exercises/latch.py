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


@LATCH.recipe
def _sums(set_now, bit, *, f=lambda s, b: 9.0 - 18.0 * s, i=lambda s, b: 18.0 * s - 9.0, C=lambda s, b: 9.0 * b):
    return f(set_now, bit), i(set_now, bit), C(set_now, bit)


LATCH.slip(
    "forget_gate_upside_down",
    "Your forget gate is the wrong way round: f = 1 *keeps*. It must be open while nothing is set.",
    f=lambda s, b: 18.0 * s - 9.0,
)
LATCH.slip(
    "input_gate_upside_down",
    "Your input gate is the wrong way round: it must be open when a bit is set, and shut otherwise.",
    i=lambda s, b: 9.0 - 18.0 * s,
)
LATCH.slip(
    "always_open_for_input",
    "The input gate is always open, so C takes in bits that were never set. Shut it.",
    i=lambda s, b: 9.0,
)
LATCH.slip("never_forgets", "When a new bit is set, the old one must go: otherwise C adds them up.", f=lambda s, b: 9.0)
LATCH.slip("always_forgets", "Your forget gate is always shut: C is lost at every step.", f=lambda s, b: -9.0)
LATCH.slip(
    "gates_given_as_values",
    "You return the gates themselves. You are asked for the sums *inside* σ and tanh: σ(1) is only 0.73.",
    f=lambda s, b: 1.0 - s, i=lambda s, b: float(s), C=lambda s, b: float(b),
)  # fmt: skip
LATCH.slip(
    "gates_as_values_candidate_strong",
    "z_f and z_i are the sums inside σ, not the gates: σ(1) is only 0.73, and σ(0) is half open.",
    f=lambda s, b: 1.0 - s, i=lambda s, b: float(s),
)  # fmt: skip
LATCH.slip(
    "not_shut_and_not_open",
    "The right signs, but too small: σ(5)^50 = 0.715. Over 50 steps f must be nearer to 1.",
    f=lambda s, b: 5.0 - 10.0 * s, i=lambda s, b: 10.0 * s - 5.0,
)  # fmt: skip
LATCH.slip(
    "shut_at_zero",
    "A sum of 0 does not shut a gate: σ(0) = ½. Shut means far below 0.",
    f=lambda s, b: 9.0 * (1 - s), i=lambda s, b: 9.0 * s,
)  # fmt: skip
LATCH.slip(
    "zero_written_as_minus_one",
    "Bit 0 is written as −1. The candidate is a tanh, not a σ: its sum must be 0 to write 0.",
    C=lambda s, b: 18.0 * b - 9.0,
)
LATCH.slip(
    "candidate_too_weak",
    "tanh(1) is 0.76, so C never reaches 1. Make z_C larger for bit 1.",
    C=lambda s, b: float(b),
)
LATCH.slip(
    "gates_follow_the_bit",
    "Your gates depend on `bit`. `set_now` says whether to write; `bit` only says what.",
    f=lambda s, b: 9.0 - 18.0 * b, i=lambda s, b: 18.0 * b - 9.0,
)  # fmt: skip
LATCH.slip(
    "zeros_never_set",
    "A set 0 is taken for no set at all, so the old bit stays. Setting 0 means writing 0.",
    f=lambda s, b: 9.0 - 18.0 * s * b, i=lambda s, b: 18.0 * s * b - 9.0,
)  # fmt: skip

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
    reads = True

    def apply(self, function):
        C = run_cell(function, self.inputs)
        return np.where(np.abs(C - (C > 0.5)) < 0.2, C > 0.5, C), None

    def describe(self, name):
        sets = ", ".join(f"{bit} at step {t}" for t, (set_now, bit) in enumerate(self.inputs, 1) if set_now)
        return f"C after each of {len(self.inputs)} steps of a cell with {name}; set: {sets or 'never'}"

    @property
    def size(self):
        return len(self.inputs) + 100 * sum(set_now for set_now, _ in self.inputs)


@LATCH.reading
def _(answer, sheet):
    """What the cell does with these gates: what it stores, and whether it holds it."""
    inputs = [(1, 1), (1, 0), (0, 0), (0, 1)]
    for given in inputs:
        words = _not_three_sums(given, answer(*given))
        if words:
            return words
    return next(filter(None, (_step_in_words(given, *_gates(answer(*given))) for given in inputs)), None)


def _not_three_sums(given, sums):
    call = f"latch({given[0]}, {given[1]})"
    if sums is None:
        return f"{call} returns nothing (None): it ends without coming to a `return`."
    if np.shape(sums) != (3,) or np.asarray(sums).dtype.kind not in "biuf":
        return f"{call} returns {sums!r}. Asked for are three numbers: `return z_f, z_i, z_C`."
    for name, z in zip(("z_f", "z_i", "z_C"), sums, strict=True):
        if not -LIMIT <= z <= LIMIT:
            return f"{call} gives {name} = {z:g}. The sums may go from −{LIMIT} to {LIMIT} only."
    return None


def _gates(sums):
    """f, i and C̃."""
    f, i = dlcore.sigmoid(np.array(sums[:2], dtype=float))
    return f, i, np.tanh(float(sums[2]))


def _step_in_words(given, f, i, candidate):
    """What is wrong with what a cell does in such a step, or None."""
    set_now, bit = given
    gates = f"f = {f:.4g}, i = {i:.4g} and C̃ = {candidate:.3g}"
    if set_now:
        for old in (0, 1):
            new = f * old + i * candidate
            if abs(new - bit) >= 0.2:
                return (
                    f"When {bit} is set, {gates}. So C = {old} becomes {f:.2g}·{old} + "
                    f"{i:.2g}·({candidate:.2g}) = {new:.3g}, and should become {bit}."
                )
        return None
    for old in (1, 0):
        C = old
        for step in range(1, 51):
            C = f * C + i * candidate
            if abs(C - old) >= 0.2:
                return _not_held(gates, bit, old, C, step, f)
    return None


def _not_held(gates, bit, old, C, step, f):
    steps = f"after {step} steps" if step > 1 else "after one step"
    why = f"f keeps only {f:.4g} of it in each step" if old > C else "through i something comes in"
    return f"When nothing is set and `bit` is {bit}, {gates}. C = {old} should stay, and is {C:.3g} {steps}: {why}."


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


@LATCH.random_trial
def _(draw):
    sets = {draw.whole(0, 30): draw.whole(0, 1) for _ in range(draw.whole(1, 5))}
    return LatchTrial(inputs=_steps(sets, max(sets) + 51, idle=draw.whole(0, 1)))


LATCH.hints = [
    "Make a table with two rows: nothing is set; a bit is set. In each, should f be near 0 or near 1? And i?",
    "Near 1 means a sum of about 9, near 0 a sum of about −9. What must go into tanh so that 0, or 1, comes out?",
    "`write = 9.0 if set_now else -9.0`, then `return -write, write, 9.0 * bit`.",
]
