"""The exercise `cell_step`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_16.trial_cells import WORKED_BIAS, WORKED_WEIGHT, drawn_step, random_step


def cell_step(x, h, C, weight, bias):
    """The new C and the new h, in this order: equation 19.

    x (D,), h and C (H,), weight (4H, H + D) acting on [h, x] and
    bias (4H,), both with their rows in the order f, i, C, o.
    """
    z = weight @ np.concatenate([h, x]) + bias
    z_f, z_i, z_C, z_o = np.split(z, 4)
    f, i, o = dlcore.sigmoid(z_f), dlcore.sigmoid(z_i), dlcore.sigmoid(z_o)
    C = f * C + i * np.tanh(z_C)
    return C, o * np.tanh(C)


CELL_STEP = Exercise(cell_step, library=(dlcore.lstm_step,), kinds=FRACTIONS, returns=("C", "h"), minutes=15)


def _sums(x, h, C, weight, bias):
    """The four sums, in the order of the rows."""
    return np.split(weight @ np.concatenate([h, x]) + bias, 4)


def _belt(f, i, C, C_tilde, o):
    return f * C + i * C_tilde


@CELL_STEP.recipe
def _step(
    x, h, C, weight, bias, *,
    sums=_sums, order=(0, 1, 2, 3), gate=dlcore.sigmoid, candidate=np.tanh, belt=_belt,
    show=lambda o, new, old: o * np.tanh(new), returned=lambda new, h, old: (new, h), step=1,
):  # fmt: skip
    """`order`: which block of rows is f, i, C̃, o; `show`: how h is made of o and of the new and the old C."""
    z = sums(x, h, C, weight, bias)
    f, i, o = (gate(z[order[place]]) for place in (0, 1, 3))
    new = belt(f, i, C, candidate(z[order[2]]), o)
    return returned(new, show(o, new, C), C)[::step]


CELL_STEP.slip(
    "candidate_through_sigma",
    "The candidate C̃ goes through tanh, not σ: it is what could be written, and may be negative.",
    candidate=dlcore.sigmoid,
)
CELL_STEP.slip("candidate_bare", "The candidate C̃ goes through tanh. You take the bare sum.", candidate=lambda z: z)
CELL_STEP.slip(
    "candidate_through_both",
    "The candidate goes through σ and then through tanh. Only tanh.",
    candidate=lambda z: np.tanh(dlcore.sigmoid(z)),
)
CELL_STEP.slip(
    "f_says_how_much_to_forget",
    "f = 1 keeps everything. The forget gate is multiplied with C as it is, not as 1 − f.",
    belt=lambda f, i, C, C_tilde, o: (1 - f) * C + i * C_tilde,
)
CELL_STEP.slip(
    "input_gate_left_out",
    "The candidate is added in full: the input gate i must scale it.",
    belt=lambda f, i, C, C_tilde, o: f * C + C_tilde,
)
CELL_STEP.slip(
    "forget_gate_left_out",
    "The old C is kept in full: the forget gate f must scale it.",
    belt=lambda f, i, C, C_tilde, o: C + i * C_tilde,
)
CELL_STEP.slip(
    "coupled_gates",
    "You write with 1 − f. That is a variant of the cell; here the input gate i is a layer of its own.",
    belt=lambda f, i, C, C_tilde, o: f * C + (1 - f) * C_tilde,
)
CELL_STEP.slip(
    "f_and_i_exchanged",
    "f and i are exchanged, as roles or as blocks of rows: f comes first, and keeps; i writes.",
    belt=lambda f, i, C, C_tilde, o: i * C + f * C_tilde,
)
CELL_STEP.slip(
    "all_multiplied",
    "What is kept and what is written are multiplied. They are added.",
    belt=lambda f, i, C, C_tilde, o: f * C * i * C_tilde,
)
CELL_STEP.slip(
    "subtracted",
    "What is written is subtracted from what is kept. They are added.",
    belt=lambda f, i, C, C_tilde, o: f * C - i * C_tilde,
)
CELL_STEP.slip(
    "tanh_on_the_belt",
    "The new C goes through tanh. Nothing squashes the belt: tanh acts on the way to h only.",
    belt=lambda f, i, C, C_tilde, o: np.tanh(f * C + i * C_tilde), show=lambda o, new, old: o * new,
)  # fmt: skip
CELL_STEP.slip(
    "o_acts_on_the_cell_itself",
    "You multiply the cell state by o. The output gate acts behind the belt: on tanh(C), not on C.",
    belt=lambda f, i, C, C_tilde, o: o * (f * C + i * C_tilde), show=lambda o, new, old: np.tanh(new),
)  # fmt: skip
CELL_STEP.slip(
    "o_and_candidate_swapped", "The third block of rows is the candidate, the fourth is o.", order=(0, 1, 3, 2)
)
CELL_STEP.slip(
    "pytorchs_order",
    "Your blocks are i, f, C̃, o, as in PyTorch. Here they are f, i, C̃, o; f comes first.",
    order=(1, 0, 3, 2),
)
CELL_STEP.slip(
    "o_from_the_candidates_rows", "o is made from the rows of the candidate. Its own are the last.", order=(0, 1, 2, 2)
)
CELL_STEP.slip(
    "x_before_h",
    "The weights act on [h, x]: the old h comes first, then the input.",
    sums=lambda x, h, C, weight, bias: _sums(h, x, C, weight, bias),
)
CELL_STEP.slip(
    "bias_left_out",
    "The bias is not used: it is added to the sums before σ and tanh.",
    sums=lambda x, h, C, weight, bias: _sums(x, h, C, weight, 0 * bias),
)
CELL_STEP.slip(
    "cell_for_state",
    "The weights act on [h, x], and you give them C in the place of h. The gates do not look at C here.",
    sums=lambda x, h, C, weight, bias: _sums(x, C, C, weight, bias),
)
CELL_STEP.slip(
    "columns_for_blocks",
    "The rows are taken four at a time, as if the gates of one unit stood together. Each gate has a block of H rows.",
    sums=lambda x, h, C, weight, bias: (weight @ np.concatenate([h, x]) + bias).reshape(-1, 4).T,
)
CELL_STEP.slip("no_sigma_at_the_gates", "The gates lack their σ: a gate must lie between 0 and 1.", gate=lambda z: z)
CELL_STEP.slip("tanh_at_the_gates", "The gates go through tanh. A gate must lie between 0 and 1: σ.", gate=np.tanh)
CELL_STEP.slip(
    "sigma_mirrored", "Your σ is mirrored: σ(z) = 1 / (1 + e⁻ᶻ), with a minus.", gate=lambda z: dlcore.sigmoid(-z)
)
CELL_STEP.slip(
    "old_cell_shown",
    "h is made from the old cell state. It shows the *new* one.",
    show=lambda o, new, old: o * np.tanh(old),
)
CELL_STEP.slip(
    "tanh_left_out_at_the_end",
    "h = o ⊙ tanh(C): squash the new cell state before the gate lets it out.",
    show=lambda o, new, old: o * new,
)
CELL_STEP.slip(
    "sigma_at_the_end",
    "h = o ⊙ tanh(C), and not σ(C): h may be negative.",
    show=lambda o, new, old: o * dlcore.sigmoid(new),
)
CELL_STEP.slip(
    "tanh_of_the_product",
    "The tanh acts on C alone; the gate multiplies afterwards.",
    show=lambda o, new, old: np.tanh(o * new),
)
CELL_STEP.slip(
    "tanh_of_the_gate",
    "The tanh acts on the gate here. It belongs to C: h = o ⊙ tanh(C).",
    show=lambda o, new, old: np.tanh(o) * new,
)
CELL_STEP.slip(
    "gate_left_out_at_the_end", "The output gate is missing: h = o ⊙ tanh(C).", show=lambda o, new, old: np.tanh(new)
)
CELL_STEP.slip(
    "o_erases_the_cell",
    "The output gate decides what is *shown*. The cell state goes on without passing through it.",
    returned=lambda new, h, old: (h, h),
)
CELL_STEP.slip(
    "old_cell_returned",
    "You return the old C. The new one goes on to the next step.",
    returned=lambda new, h, old: (old, h),
)
CELL_STEP.slip("h_before_cell", "The order is wrong: return C first, then h.", step=-1)


def _rows(gate, value, weight, bias):
    """Weights and biases whose sum for one block, 0 to 3, is always `value`."""
    H = len(bias) // 4
    weight, bias = weight.copy(), bias.copy()
    weight[gate * H : (gate + 1) * H], bias[gate * H : (gate + 1) * H] = 0, value
    return weight, bias


@CELL_STEP.stage("the forget gate f")
def _(answer, x, h, C, weight, bias):
    return answer(x, h, C + 1, weight, bias)[0] - answer(x, h, C, weight, bias)[0]


WRITTEN = "what is written, i ⊙ C̃,"


@CELL_STEP.stage(WRITTEN)
def _(answer, x, h, C, weight, bias):
    return answer(x, h, 0 * C, weight, bias)[0]


@CELL_STEP.stage("the candidate C̃", within=WRITTEN)
def _(answer, x, h, C, weight, bias):
    return answer(x, h, 0 * C, *_rows(1, 30.0, weight, bias))[0]


@CELL_STEP.stage("the input gate i", within=WRITTEN)
def _(answer, x, h, C, weight, bias):
    return answer(x, h, 0 * C, *_rows(2, 0.001, weight, bias))[0] / 0.001  # where tanh z is z


@CELL_STEP.stage("the new C")
def _(answer, x, h, C, weight, bias):
    return answer(x, h, C, weight, bias)[0]


@CELL_STEP.stage("the output gate o (h divided by tanh C)")
def _(answer, x, h, C, weight, bias):
    new, shown = answer(x, h, C, weight, bias)
    return shown / np.tanh(new)


_RNG = np.random.default_rng(16)

CELL_STEP.trials = [
    trial(np.array([1.0]), np.array([0.2]), np.array([0.5]), WORKED_WEIGHT, WORKED_BIAS),
    trial(np.array([1.0]), np.array([0.2]), np.array([-2.0]), WORKED_WEIGHT, WORKED_BIAS),
    trial(*random_step(_RNG, 1, 1)),
    trial(*random_step(_RNG, 3, 2)),
    trial(*random_step(_RNG, 2, 3)),
    trial(*random_step(_RNG, 4, 4)),
]


@CELL_STEP.random_trial
def _(draw):
    return trial(*drawn_step(draw, draw.whole(1, 3), draw.whole(1, 3)))


CELL_STEP.hints = [
    "Begin with one product: all four sums at once, `weight @ v + bias`, with v made of h and x.",
    "`np.split(..., 4)` cuts the sums into the rows of f, i, C̃ and o. Three of them pass `dlcore.sigmoid`.",
    "`z_f, z_i, z_C, z_o = np.split(weight @ np.concatenate([h, x]) + bias, 4)`, then the last two lines of "
    "equation 19, then `return C, h`.",
]
