"""Lesson 16, the LSTM: what its exercises and its quizzes ask, and the mistakes they recognise."""

from dataclasses import dataclass

import numpy as np

import dlcore
from dlcore.exercises.exercise import Case, Exercise, Misconception, case, refused
from dlcore.exercises.quiz import ChoiceQuiz, NumberQuiz

_RNG = np.random.default_rng(16)
LESSON = "16_lstm"
sigmoid = dlcore.sigmoid

WORKED_WEIGHT = np.array([[0.5, -0.3], [0.4, 0.2], [0.6, 0.1], [-0.2, 0.7]])
WORKED_BIAS = np.array([1.0, 0, 0, 0])


def _sizes(inputs, units):
    """x, h, C, weight, bias of a random step."""
    shapes = (inputs, units, units, (4 * units, units + inputs), 4 * units)
    return tuple(_RNG.standard_normal(shape).round(2) for shape in shapes)


# --- cell_step --------------------------------------------------------------------------------------------


def cell_step_reference(x, h, C, weight, bias):
    step = dlcore.lstm_step(x, h, C, weight, bias)
    return step.C, step.h


def _gates(x, h, weight, bias):
    """The four sums, in the order of the rows."""
    return np.split(weight @ np.concatenate([h, x]) + bias, 4)


def candidate_through_sigma(x, h, C, weight, bias):
    f, i, candidate, o = map(sigmoid, _gates(x, h, weight, bias))
    C = f * C + i * candidate
    return C, o * np.tanh(C)


def f_says_how_much_to_forget(x, h, C, weight, bias):
    f, i, z, o = _gates(x, h, weight, bias)
    C = (1 - sigmoid(f)) * C + sigmoid(i) * np.tanh(z)
    return C, sigmoid(o) * np.tanh(C)


def o_erases_the_cell(x, h, C, weight, bias):
    C, h = cell_step_reference(x, h, C, weight, bias)
    return h, h


def o_acts_on_the_cell_itself(x, h, C, weight, bias):
    f, i, z, o = _gates(x, h, weight, bias)
    C = sigmoid(o) * (sigmoid(f) * C + sigmoid(i) * np.tanh(z))
    return C, np.tanh(C)


def gates_in_pytorchs_order(x, h, C, weight, bias):
    i, f, z, o = _gates(x, h, weight, bias)
    C = sigmoid(f) * C + sigmoid(i) * np.tanh(z)
    return C, sigmoid(o) * np.tanh(C)


def o_and_candidate_swapped(x, h, C, weight, bias):
    f, i, o, z = _gates(x, h, weight, bias)
    C = sigmoid(f) * C + sigmoid(i) * np.tanh(z)
    return C, sigmoid(o) * np.tanh(C)


def x_before_h(x, h, C, weight, bias):
    f, i, z, o = np.split(weight @ np.concatenate([x, h]) + bias, 4)
    C = sigmoid(f) * C + sigmoid(i) * np.tanh(z)
    return C, sigmoid(o) * np.tanh(C)


def input_gate_left_out(x, h, C, weight, bias):
    f, _, z, o = _gates(x, h, weight, bias)
    C = sigmoid(f) * C + np.tanh(z)
    return C, sigmoid(o) * np.tanh(C)


def old_cell_shown(x, h, C, weight, bias):
    new, _ = cell_step_reference(x, h, C, weight, bias)
    return new, sigmoid(_gates(x, h, weight, bias)[3]) * np.tanh(C)


def tanh_left_out_at_the_end(x, h, C, weight, bias):
    new, _ = cell_step_reference(x, h, C, weight, bias)
    return new, sigmoid(_gates(x, h, weight, bias)[3]) * new


def tanh_of_the_product(x, h, C, weight, bias):
    new, _ = cell_step_reference(x, h, C, weight, bias)
    return new, np.tanh(sigmoid(_gates(x, h, weight, bias)[3]) * new)


def bias_left_out(x, h, C, weight, bias):
    return cell_step_reference(x, h, C, weight, 0 * bias)


def no_sigma_at_the_gates(x, h, C, weight, bias):
    f, i, z, o = _gates(x, h, weight, bias)
    C = f * C + i * np.tanh(z)
    return C, o * np.tanh(C)


def h_before_cell(x, h, C, weight, bias):
    return cell_step_reference(x, h, C, weight, bias)[::-1]


CELL_STEP = Exercise(
    name="cell_step",
    lesson=LESSON,
    reference=cell_step_reference,
    cases=(
        case(np.array([1.0]), np.array([0.2]), np.array([0.5]), WORKED_WEIGHT, WORKED_BIAS),
        case(np.array([1.0]), np.array([0.2]), np.array([-2.0]), WORKED_WEIGHT, WORKED_BIAS),
        case(*_sizes(1, 1)),
        case(*_sizes(3, 2)),
        case(*_sizes(2, 3)),
        case(*_sizes(4, 4)),
    ),
    misconceptions=(
        Misconception(
            candidate_through_sigma,
            "The candidate C̃ goes through tanh, not σ: it is what could be written, and may be negative.",
        ),
        Misconception(
            f_says_how_much_to_forget,
            "f = 1 keeps everything. The forget gate is multiplied with C as it is, not as 1 − f.",
        ),
        Misconception(
            o_erases_the_cell, "The output gate decides what is *shown*. The cell state goes on without passing it."
        ),
        Misconception(
            o_acts_on_the_cell_itself,
            "You multiply the cell state by o. The output gate acts behind the belt: on tanh(C), not on C.",
        ),
        Misconception(
            gates_in_pytorchs_order, "You mixed up two blocks of rows: here they are f, i, C̃, o; f comes first."
        ),
        Misconception(o_and_candidate_swapped, "The third block of rows is the candidate, the fourth is o."),
        Misconception(x_before_h, "The weights act on [h, x]: the old h comes first, then the input."),
        Misconception(input_gate_left_out, "The candidate is taken in whole: the input gate i must scale it."),
        Misconception(old_cell_shown, "h is made from the old cell state. It shows the *new* one."),
        Misconception(
            tanh_left_out_at_the_end, "h = o ⊙ tanh(C): squash the new cell state before the gate lets it out."
        ),
        Misconception(tanh_of_the_product, "The tanh acts on C alone; the gate multiplies afterwards."),
        Misconception(bias_left_out, "The bias is not used: it is added to the sums before σ and tanh."),
        Misconception(no_sigma_at_the_gates, "The gates lack their σ: a gate must lie between 0 and 1."),
        Misconception(h_before_cell, "Both are right, in the wrong order: return C first, then h."),
    ),
    hints=(
        "Begin with one product: all four sums at once, `weight @ v + bias`, with v made of h and x.",
        "`np.split(..., 4)` cuts the sums into the rows of f, i, C̃ and o. Three of them pass `dlcore.sigmoid`.",
        "`z_f, z_i, z_C, z_o = np.split(weight @ np.concatenate([h, x]) + bias, 4)`, then the last two lines of "
        "equation 19, then `return C, h`.",
    ),
    minutes=15,
)


# --- forget_bias_for --------------------------------------------------------------------------------------


def forget_bias_reference(share, steps):
    if not 0 < share < 1:
        raise ValueError("share must lie between 0 and 1")
    f = share ** (1 / steps)
    return float(np.log(f / (1 - f)))


def _guarded(function):
    """`function` behind the refusal, so that only its own mistake shows."""

    def answer(share, steps):
        forget_bias_reference(share, steps)
        return float(function(share, steps))

    answer.__name__ = function.__name__
    return answer


@_guarded
def one_step_only(share, steps):
    return np.log(share / (1 - share))


@_guarded
def gate_instead_of_bias(share, steps):
    return share ** (1 / steps)


@_guarded
def bias_divided_by_steps(share, steps):
    return np.log(share / (1 - share)) / steps


@_guarded
def share_divided_by_steps(share, steps):
    return np.log((share / steps) / (1 - share / steps))


@_guarded
def loss_spread_over_the_steps(share, steps):
    f = 1 - (1 - share) / steps
    return np.log(f / (1 - f))


@_guarded
def power_upside_down(share, steps):
    f = share**steps
    return np.log(f / (1 - f))


@_guarded
def sign_turned(share, steps):
    return -forget_bias_reference(share, steps)


@_guarded
def logarithm_only(share, steps):
    return np.log(share ** (1 / steps))


@_guarded
def tanh_for_sigma(share, steps):
    return np.arctanh(share ** (1 / steps))


@_guarded
def logarithm_to_base_ten(share, steps):
    f = share ** (1 / steps)
    return np.log10(f / (1 - f))


def no_share_refused(share, steps):
    f = share ** (1 / steps)
    return np.log(f / (1 - f))


FORGET_BIAS = Exercise(
    name="forget_bias_for",
    lesson=LESSON,
    reference=forget_bias_reference,
    cases=(
        case(0.5, 1),
        case(0.7, 20),
        case(0.9, 50),
        case(0.25, 2),
        case(0.001, 3),
        case(0.99, 1000),
        refused(ValueError, 1.0, 20),
        refused(ValueError, 0.0, 20),
    ),
    misconceptions=(
        Misconception(one_step_only, "This bias leaves that share after one step. After T steps the share is f^T."),
        Misconception(gate_instead_of_bias, "This is f itself. Asked is the bias b with σ(b) = f."),
        Misconception(
            bias_divided_by_steps,
            "You divide the bias by the steps. It is f that is multiplied with itself: take a root.",
        ),
        Misconception(share_divided_by_steps, "The gate multiplies at every step, so take a root, not a quotient."),
        Misconception(
            loss_spread_over_the_steps,
            "You spread the loss evenly. Each step loses a share of what is *still there*: f^T, not 1 − T(1 − f).",
        ),
        Misconception(power_upside_down, "share = f^T, so f is the T-th root of the share, not its T-th power."),
        Misconception(sign_turned, "The sign is turned: a gate above ½ needs a positive bias."),
        Misconception(logarithm_only, "σ is not the exponential function: solve f = 1/(1 + e^(−b)) for b."),
        Misconception(tanh_for_sigma, "You undo tanh. A gate is a σ."),
        Misconception(logarithm_to_base_ten, "σ is made with e, so undo it with the natural logarithm, `np.log`."),
        Misconception(no_share_refused, "The numbers are right. Still missing: a ValueError unless 0 < share < 1."),
    ),
    hints=(
        "Two questions, one after the other: which f leaves that share after T steps? Which b gives that f?",
        "From f^T = share take the T-th root. From f = 1/(1 + e^(−b)) follows e^(−b) = (1 − f)/f.",
        "`f = share ** (1 / steps)` and `b = np.log(f / (1 - f))`; before both, raise if not `0 < share < 1`.",
    ),
    minutes=10,
)


# --- latch ------------------------------------------------------------------------------------------------

LIMIT = 9


def run_latch(gates, inputs):
    """C after each step of a cell whose three sums z_f, z_i, z_C are given by `gates(set_now, bit)`."""
    C, trace = 0.0, []
    for set_now, bit in inputs:
        f, i, candidate = gates(set_now, bit)
        for name, z in (("z_f", f), ("z_i", i), ("z_C", candidate)):
            if not -LIMIT <= z <= LIMIT:
                raise ValueError(f"{name} is {z}, and must lie between −{LIMIT} and {LIMIT}")
        C = float(sigmoid(np.float64(f)) * C + sigmoid(np.float64(i)) * np.tanh(candidate))
        trace.append(C)
    return np.array(trace)


@dataclass(frozen=True)
class LatchCase(Case):
    """A trial that runs a cell with the student's gates on `inputs`, and reads a bit off C after every step.

    A reading within 0.2 of 0 or 1 counts as that bit; any other stays as it is, so that it can be seen.
    """

    inputs: tuple = ()

    def apply(self, function):
        C = run_latch(function, self.inputs)
        return np.where(np.abs(C - (C > 0.5)) < 0.2, C > 0.5, C), []

    def describe(self, name):
        sets = ", ".join(f"{bit} at step {t}" for t, (set_now, bit) in enumerate(self.inputs, 1) if set_now)
        return f"C after each of {len(self.inputs)} steps of a cell with {name}; set: {sets or 'never'}"


def _story(sets, length=51, idle=0):
    """(set_now, bit) for every step: `sets` maps steps to bits; elsewhere nothing is set and `idle` stands there."""
    return tuple((1, sets[t]) if t in sets else (0, idle) for t in range(length))


def latch_reference(set_now, bit):
    return 9.0 - 18.0 * set_now, 18.0 * set_now - 9.0, 9.0 * bit


def forget_gate_upside_down(set_now, bit):
    f, i, candidate = latch_reference(set_now, bit)
    return -f, i, candidate


def always_open_for_input(set_now, bit):
    return latch_reference(set_now, bit)[0], 9.0, 9.0 * bit


def never_forgets(set_now, bit):
    return 9.0, *latch_reference(set_now, bit)[1:]


def gates_given_as_values(set_now, bit):
    return 1.0 - set_now, float(set_now), float(bit)


def gates_as_values_candidate_strong(set_now, bit):
    return 1.0 - set_now, float(set_now), 9.0 * bit


def not_shut_and_not_open(set_now, bit):
    return 5.0 - 10.0 * set_now, 10.0 * set_now - 5.0, 9.0 * bit


def shut_at_zero(set_now, bit):
    return 9.0 * (1 - set_now), 9.0 * set_now, 9.0 * bit


def zero_written_as_minus_one(set_now, bit):
    return *latch_reference(set_now, bit)[:2], 18.0 * bit - 9.0


def candidate_too_weak(set_now, bit):
    return *latch_reference(set_now, bit)[:2], float(bit)


def gates_follow_the_bit(set_now, bit):
    return 9.0 - 18.0 * bit, 18.0 * bit - 9.0, 9.0 * bit


LATCH = Exercise(
    name="latch",
    lesson=LESSON,
    reference=latch_reference,
    cases=(
        LatchCase(inputs=_story({0: 1})),
        LatchCase(inputs=_story({0: 0}, idle=1)),
        LatchCase(inputs=_story({0: 1, 20: 0}, 71)),
        LatchCase(inputs=_story({0: 1, 5: 1, 6: 1}, 57, idle=1)),
        LatchCase(inputs=_story({3: 1, 9: 0, 10: 1}, 61, idle=1)),
        LatchCase(inputs=_story({}, 50, idle=1)),
    ),
    misconceptions=(
        Misconception(
            forget_gate_upside_down,
            "Your forget gate is upside down: f = 1 *keeps*. It must be open while nothing is set.",
        ),
        Misconception(
            always_open_for_input, "The input gate is always open, so C takes in bits that nobody set. Shut it."
        ),
        Misconception(never_forgets, "When a new bit is set, the old one must go: otherwise C adds them up."),
        Misconception(
            gates_given_as_values,
            "You return the gates themselves. Asked are the sums *inside* σ and tanh: σ(1) is only 0.73.",
        ),
        Misconception(
            gates_as_values_candidate_strong,
            "z_f and z_i are the sums inside σ, not the gates: σ(1) is only 0.73, and σ(0) is half open.",
        ),
        Misconception(
            not_shut_and_not_open,
            "The right signs, but too small: σ(5)^50 = 0.715. Over 50 steps f must be nearer to 1.",
        ),
        Misconception(shut_at_zero, "A sum of 0 does not shut a gate: σ(0) = ½. Shut means far below 0."),
        Misconception(
            zero_written_as_minus_one,
            "Bit 0 is written as −1. The candidate is a tanh, not a σ: its sum must be 0 to write 0.",
        ),
        Misconception(candidate_too_weak, "tanh(1) is 0.76, so C never reaches 1. Make z_C larger for bit 1."),
        Misconception(
            gates_follow_the_bit,
            "Your gates listen to `bit`. `set_now` says whether to write; `bit` only says what.",
        ),
    ),
    hints=(
        "Make a table with two rows: nothing is set; a bit is set. In each, should f be near 0 or near 1? And i?",
        "Near 1 means a sum of about 9, near 0 a sum of about −9. What must tanh get so that it gives 0, or 1?",
        "`write = 9.0 if set_now else -9.0`, then `return -write, write, 9.0 * bit`.",
    ),
    minutes=10,
)


# --- lstm_step_back ---------------------------------------------------------------------------------------


def _back(dh, dC, C, step, weight):
    """dz of f, i, C̃ and o, and the gradient that has reached the new C."""
    tanh_C = np.tanh(step.C)
    dC = dC + dh * step.o * (1 - tanh_C**2)
    dz_f = dC * C * step.f * (1 - step.f)
    dz_i = dC * step.C_tilde * step.i * (1 - step.i)
    dz_C = dC * step.i * (1 - step.C_tilde**2)
    dz_o = dh * tanh_C * step.o * (1 - step.o)
    return [dz_f, dz_i, dz_C, dz_o], dC


def _result(blocks, dC, step, weight):
    dz = np.concatenate(blocks)
    return dz, (weight.T @ dz)[: len(dC)], dC * step.f


def step_back_reference(dh, dC, C, step, weight):
    return _result(*_back(dh, dC, C, step, weight), step, weight)


def order_mixed_up(dh, dC, C, step, weight):
    (f, i, candidate, o), dC = _back(dh, dC, C, step, weight)
    return _result([i, f, candidate, o], dC, step, weight)


def path_through_h_forgotten(dh, dC, C, step, weight):
    dz, dh, dC = step_back_reference(dh, dC, C, step, weight)
    return dz, np.zeros_like(dh), dC


def both_bugs(dh, dC, C, step, weight):
    dz, dh, dC = order_mixed_up(dh, dC, C, step, weight)
    return dz, np.zeros_like(dh), dC


def from_h_to_the_cell_forgotten(dh, dC, C, step, weight):
    o = _back(dh, dC, C, step, weight)[0][3]
    blocks, _ = _back(0 * dh, dC, C, step, weight)
    return _result([*blocks[:3], o], dC, step, weight)


def gate_f_forgotten_on_the_belt(dh, dC, C, step, weight):
    blocks, dC = _back(dh, dC, C, step, weight)
    dz, dh, _ = _result(blocks, dC, step, weight)
    return dz, dh, dC


def old_dC_passed_on(dh, dC, C, step, weight):
    dz, dh, _ = step_back_reference(dh, dC, C, step, weight)
    return dz, dh, dC * step.f


def part_of_x_returned(dh, dC, C, step, weight):
    dz, _, dC = step_back_reference(dh, dC, C, step, weight)
    return dz, (weight.T @ dz)[len(dC) :], dC


def both_parts_returned(dh, dC, C, step, weight):
    dz, _, dC = step_back_reference(dh, dC, C, step, weight)
    return dz, weight.T @ dz, dC


def slope_of_sigma_for_the_candidate(dh, dC, C, step, weight):
    (f, i, _, o), dC = _back(dh, dC, C, step, weight)
    return _result([f, i, dC * step.i * step.C_tilde * (1 - step.C_tilde), o], dC, step, weight)


def new_cell_for_the_old(dh, dC, C, step, weight):
    return step_back_reference(dh, dC, step.C, step, weight)


def _step_back_case(inputs, units):
    x, h, C, weight, bias = _sizes(inputs, units)
    dh, dC = _RNG.standard_normal((2, units)).round(2)
    return case(dh, dC, C, dlcore.lstm_step(x, h, C, weight, bias), weight)


STEP_BACK = Exercise(
    name="lstm_step_back",
    lesson=LESSON,
    reference=step_back_reference,
    cases=(
        case(
            np.ones(1),
            np.zeros(1),
            np.array([0.5]),
            dlcore.lstm_step(np.ones(1), np.array([0.2]), np.array([0.5]), WORKED_WEIGHT, WORKED_BIAS),
            WORKED_WEIGHT,
        ),
        _step_back_case(3, 2),
        _step_back_case(2, 3),
        _step_back_case(3, 3),
    ),
    misconceptions=(
        Misconception(
            order_mixed_up,
            "The blocks of dz do not stand in the order of the rows of `weight`: f, i, C̃, o. This is bug A.",
        ),
        Misconception(
            path_through_h_forgotten,
            "Nothing goes back to the old h. All four layers read it, so it gets its part of Wᵀ dz. This is bug B.",
        ),
        Misconception(both_bugs, "Both bugs are in your function: the order of the blocks, and the path through h."),
        Misconception(
            from_h_to_the_cell_forgotten,
            "h was made from C: dh has to flow through o ⊙ tanh(C) into dC before the gates get their parts.",
        ),
        Misconception(gate_f_forgotten_on_the_belt, "On the belt C was multiplied by f, so dC must be, too."),
        Misconception(old_dC_passed_on, "You pass on the dC you were given. What came from h belongs to it, too."),
        Misconception(
            part_of_x_returned, "You return the part of Wᵀ dz that belongs to x. The weights act on [h, x]: h is first."
        ),
        Misconception(both_parts_returned, "Wᵀ dz holds the gradients of h and of x. Return only the part of h."),
        Misconception(slope_of_sigma_for_the_candidate, "The candidate is a tanh: its slope is 1 − C̃², not C̃(1 − C̃)."),
        Misconception(new_cell_for_the_old, "The forget gate multiplied the *old* C, not step.C."),
    ),
    hints=(
        "Go through the two functions line by line beside the backward lines above. Each bug sits in one line.",
        "dz needs the order of `weight`'s rows. And `weight.T @ dz` is the gradient of [h, x]: which part is h's?",
        "`dz = np.concatenate([dz_f, dz_i, dz_C, dz_o])`, then `return dz, (weight.T @ dz)[: len(C)], dC * step.f`.",
    ),
    core=False,
    minutes=15,
)

# --- quizzes ----------------------------------------------------------------------------------------------

COUNT = NumberQuiz(
    name="count_lstm",
    lesson=LESSON,
    question="An LSTM reads 65 inputs and has 128 units. How many numbers does it learn, with one bias for "
    "each unit of each layer, as in equation 19?",
    answer=99_328,
    mistakes={
        24_832: "That is one of the four layers inside: a plain RNN. An LSTM has four of that size.",
        74_496: "Three layers: the gates. The candidate has weights, too.",
        98_816: "These are the weights. Each of the four layers also has 128 biases.",
        99_840: "PyTorch’s number: it has two biases in each layer. Equation 19 has one.",
        33_792: "Each layer reads [h, x], 128 + 65 numbers, not x alone.",
        66_048: "Each layer reads [h, x], 128 + 65 numbers, not h alone.",
        98_820: "Each of the four layers has 128 biases, one for each unit.",
    },
    otherwise="Count one layer, W and b, then multiply by the number of layers inside the cell.",
    because="Four layers, each of 128 · (128 + 65) weights and 128 biases.",
)

WHICH_BUG = ChoiceQuiz(
    name="which_bug",
    lesson=LESSON,
    question="Both functions are wrong in a sequence of five steps. Which check tells them apart?",
    options={
        "A sequence of one step": None,
        "A longer sequence": "With more steps both stay wrong. Go the other way.",
        "More units": "Both bugs are there with any number of units.",
        "Another random seed": "The bugs do not depend on the numbers.",
    },
    because="In one step nothing has to go back to an earlier h, so the function without that path is right there.",
)

EXERCISES = [CELL_STEP, FORGET_BIAS, LATCH, STEP_BACK, COUNT, WHICH_BUG]
