"""The exercise `lstm_step_back`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_16.trial_cells import WORKED_BIAS, WORKED_WEIGHT, drawn_step, random_step


def lstm_step_back(dh, dC, C, step, weight):
    """dz, dh and dC of the step before, from dh and dC of this one.

    C (H,) is the old cell state, step what dlcore.lstm_step returned,
    weight (4H, H + D). dz (4H,) has its rows in the order f, i, C, o.
    Leave dh, dC and C as they are: dC = dC + …, not dC += ….
    """
    f, i, C_tilde, new_C, o, _ = step
    dC = dC + dh * o * (1 - np.tanh(new_C) ** 2)
    dz_f = dC * C * f * (1 - f)
    dz_i = dC * C_tilde * i * (1 - i)
    dz_C = dC * i * (1 - C_tilde**2)
    dz_o = dh * np.tanh(new_C) * o * (1 - o)
    dz = np.concatenate([dz_f, dz_i, dz_C, dz_o])
    return dz, (weight.T @ dz)[: len(C)], dC * f


LSTM_STEP_BACK = Exercise(lstm_step_back, kinds=FRACTIONS, returns=("dz", "dh", "dC"), core=False, minutes=15)


def _to_the_cell(dh, dC, C, step):
    """The gradient that reaches the new C: along the belt and through h."""
    return dC + dh * step.o * (1 - np.tanh(step.C) ** 2)


def _of_sigma(y):
    return y * (1 - y)


@LSTM_STEP_BACK.recipe
def _back(
    dh, dC, C, step, weight, *,
    to_cell=_to_the_cell, of_f=lambda d, dh, C, s: d * C, of_i=lambda d, dh, C, s: d * s.C_tilde,
    of_C=lambda d, dh, C, s: d * s.i, of_o=lambda d, dh, C, s: dh * np.tanh(s.C),
    gate=_of_sigma, candidate=lambda y: 1 - y**2, order=(0, 1, 2, 3),
    to_h=lambda weight, dz, H: (weight.T @ dz)[:H], to_old=lambda d, dC, s: d * s.f,
    keep=lambda dz, dh, dC: (dz, dh, dC),
):  # fmt: skip
    """`to_cell`: what reaches the new C; `of_…`: what reaches a gate, before its slope; `order`: of the blocks."""
    d = to_cell(dh, dC, C, step)
    blocks = [
        of_f(d, dh, C, step) * gate(step.f),
        of_i(d, dh, C, step) * gate(step.i),
        of_C(d, dh, C, step) * candidate(step.C_tilde),
        of_o(d, dh, C, step) * gate(step.o),
    ]
    dz = np.concatenate([blocks[place] for place in order])
    return keep(dz, to_h(weight, dz, len(C)), to_old(d, dC, step))


LSTM_STEP_BACK.slip(
    "order_mixed_up",
    "The blocks of dz do not stand in the order of the rows of `weight`: f, i, C̃, o. This is bug A.",
    order=(1, 0, 2, 3),
)
LSTM_STEP_BACK.slip(
    "o_before_the_candidate",
    "The last two blocks of dz are exchanged: the rows of `weight` are f, i, C̃, o.",
    order=(0, 1, 3, 2),
)
LSTM_STEP_BACK.slip(
    "path_through_h_forgotten",
    "Nothing goes back to the old h. All four layers read it, so it gets its part of Wᵀ dz. This is bug B.",
    to_h=lambda weight, dz, H: np.zeros(H),
)
LSTM_STEP_BACK.slip(
    "part_of_x_returned",
    "You return the part of Wᵀ dz that belongs to x. The weights act on [h, x]: h is first.",
    to_h=lambda weight, dz, H: (weight.T @ dz)[H:],
)
LSTM_STEP_BACK.slip(
    "last_part_returned",
    "You take the last entries of Wᵀ dz. The weights act on [h, x]: h is first.",
    to_h=lambda weight, dz, H: (weight.T @ dz)[-H:],
)
LSTM_STEP_BACK.slip(
    "both_parts_returned",
    "Wᵀ dz holds the gradients of h and of x. Return only the part of h.",
    to_h=lambda weight, dz, H: weight.T @ dz,
)
LSTM_STEP_BACK.slip(
    "always_two_entries",
    "You take two entries of Wᵀ dz, whatever the size. h has len(C) of them.",
    to_h=lambda weight, dz, H: (weight.T @ dz)[:2],
)
LSTM_STEP_BACK.slip(
    "from_h_to_the_cell_forgotten",
    "h was made from C: dh has to flow through o ⊙ tanh(C) into dC before the gates get their parts.",
    to_cell=lambda dh, dC, C, s: dC,
)
LSTM_STEP_BACK.slip(
    "belt_forgotten",
    "The dC that comes along the belt is lost. What comes through h is added to it.",
    to_cell=lambda dh, dC, C, s: dh * s.o * (1 - np.tanh(s.C) ** 2),
)
LSTM_STEP_BACK.slip(
    "o_forgotten_on_the_way_to_the_cell",
    "On the way from h to C the gradient passes the output gate: times o.",
    to_cell=lambda dh, dC, C, s: dC + dh * (1 - np.tanh(s.C) ** 2),
)
LSTM_STEP_BACK.slip(
    "slope_of_tanh_forgotten",
    "On the way from h to C the slope of tanh is missing, 1 − tanh²(C).",
    to_cell=lambda dh, dC, C, s: dC + dh * s.o,
)
LSTM_STEP_BACK.slip(
    "tanh_forgotten_in_its_slope",
    "The slope of tanh at C is 1 − tanh²(C), not 1 − C². C is no value of tanh.",
    to_cell=lambda dh, dC, C, s: dC + dh * s.o * (1 - s.C**2),
)
LSTM_STEP_BACK.slip(
    "square_forgotten_in_the_slope",
    "The slope of tanh at C is 1 − tanh²(C): the square is missing.",
    to_cell=lambda dh, dC, C, s: dC + dh * s.o * (1 - np.tanh(s.C)),
)
LSTM_STEP_BACK.slip(
    "old_cell_in_the_slope",
    "h was made from the *new* C: the slope of tanh belongs to step.C.",
    to_cell=lambda dh, dC, C, s: dC + dh * s.o * (1 - np.tanh(C) ** 2),
)
LSTM_STEP_BACK.slip(
    "new_cell_for_the_old",
    "The forget gate multiplied the *old* C, not step.C.",
    of_f=lambda d, dh, C, s: d * s.C,
)
LSTM_STEP_BACK.slip(
    "old_cell_forgotten",
    "The forget gate multiplied the old C, so its gradient is times C.",
    of_f=lambda d, dh, C, s: d,
)
LSTM_STEP_BACK.slip(
    "candidate_forgotten",
    "The input gate multiplied the candidate, so its gradient is times C̃.",
    of_i=lambda d, dh, C, s: d,
)
LSTM_STEP_BACK.slip(
    "input_gate_forgotten",
    "The candidate was multiplied by the input gate, so its gradient is times i.",
    of_C=lambda d, dh, C, s: d,
)
LSTM_STEP_BACK.slip(
    "candidate_for_the_input_gate",
    "The candidate was multiplied by i. Its gradient is times i, not times C̃.",
    of_C=lambda d, dh, C, s: d * s.C_tilde,
)
LSTM_STEP_BACK.slip(
    "tanh_forgotten_at_o",
    "The output gate multiplied tanh(C), not C.",
    of_o=lambda d, dh, C, s: dh * s.C,
)
LSTM_STEP_BACK.slip(
    "old_cell_at_o", "The output gate multiplied tanh of the *new* C, step.C.", of_o=lambda d, dh, C, s: dh * np.tanh(C)
)
LSTM_STEP_BACK.slip(
    "dC_for_dh_at_o",
    "The output gate acts behind the belt: what reaches it is dh, not dC.",
    of_o=lambda d, dh, C, s: d * np.tanh(s.C),
)
LSTM_STEP_BACK.slip(
    "slopes_of_gates_forgotten", "The slopes of the gates are missing: σ′ = y(1 − y).", gate=lambda y: 1.0
)
LSTM_STEP_BACK.slip(
    "slopes_of_tanh_at_the_gates", "1 − y² is the slope of tanh. The gates are σ: y(1 − y).", gate=lambda y: 1 - y**2
)
LSTM_STEP_BACK.slip(
    "slope_of_sigma_for_the_candidate",
    "The candidate is a tanh: its slope is 1 − C̃², not C̃(1 − C̃).",
    candidate=_of_sigma,
)
LSTM_STEP_BACK.slip(
    "slope_of_the_candidate_forgotten", "The slope of the candidate is missing: 1 − C̃².", candidate=lambda y: 1.0
)
LSTM_STEP_BACK.slip(
    "all_slopes_forgotten",
    "The slopes are missing: y(1 − y) for the gates, 1 − C̃² for the candidate.",
    gate=lambda y: 1.0, candidate=lambda y: 1.0,
)  # fmt: skip
LSTM_STEP_BACK.slip(
    "gate_f_forgotten_on_the_belt", "On the belt C was multiplied by f, so dC must be, too.", to_old=lambda d, dC, s: d
)
LSTM_STEP_BACK.slip(
    "old_dC_passed_on",
    "You pass on the dC you were given. What came from h belongs to it, too.",
    to_old=lambda d, dC, s: dC * s.f,
)
LSTM_STEP_BACK.slip(
    "i_for_f_on_the_belt", "On the belt C was multiplied by f, not by i.", to_old=lambda d, dC, s: d * s.i
)
LSTM_STEP_BACK.slip(
    "blocks_stacked",
    "dz has the shape (4, H). Asked for is one row of 4H: the blocks one after the other.",
    keep=lambda dz, dh, dC: (dz.reshape(4, -1), dh, dC),
)
LSTM_STEP_BACK.slip(
    "dh_before_dz", "The values are in the wrong order: dz, dh, dC.", keep=lambda dz, dh, dC: (dh, dz, dC)
)
LSTM_STEP_BACK.slip(
    "dC_before_dh", "The values are in the wrong order: dz, dh, dC.", keep=lambda dz, dh, dC: (dz, dC, dh)
)


@LSTM_STEP_BACK.mistake("dh itself is added. All of it has gone through the cell: the old h gets Wᵀ dz alone.")
def dh_added(dh, dC, C, step, weight):
    dz, old_dh, old_dC = lstm_step_back(dh, dC, C, step, weight)
    return dz, old_dh + dh, old_dC


@LSTM_STEP_BACK.stage("the dC that you return")
def _(answer, *given):
    return answer(*given)[2]


def _block(number, name):
    """A stage: one of the four blocks of dz."""

    @LSTM_STEP_BACK.stage(f"the block of {name} in dz")
    def _(answer, *given):
        return np.split(answer(*given)[0], 4)[number]


for _number, _name in enumerate(("f", "i", "C̃", "o")):
    _block(_number, _name)


@LSTM_STEP_BACK.stage("dh")
def _(answer, *given):
    return answer(*given)[1]


# the lesson's worked example, with gradient 1 for its h
WORKED_C = np.array([0.5])
WORKED_STEP = dlcore.lstm_step(np.array([1.0]), np.array([0.2]), WORKED_C, WORKED_WEIGHT, WORKED_BIAS)
_RNG = np.random.default_rng(16)


def _random_trial(inputs, units):
    x, h, C, weight, bias = random_step(_RNG, inputs, units)
    dh, dC = _RNG.standard_normal((2, units)).round(2)
    return trial(dh, dC, C, dlcore.lstm_step(x, h, C, weight, bias), weight)


LSTM_STEP_BACK.trials = [
    trial(np.ones(1), np.zeros(1), WORKED_C, WORKED_STEP, WORKED_WEIGHT),
    _random_trial(3, 2),
    _random_trial(2, 3),
    _random_trial(3, 3),
]


@LSTM_STEP_BACK.random_trial
def _(draw):
    inputs, units = draw.whole(1, 3), draw.whole(1, 3)
    x, h, C, weight, bias = drawn_step(draw, inputs, units)
    return trial(draw.array(units), draw.array(units), C, dlcore.lstm_step(x, h, C, weight, bias), weight)


LSTM_STEP_BACK.hints = [
    "Go through the two functions line by line beside the backward lines above. Each bug sits in one line.",
    "dz needs the order of `weight`'s rows. And `weight.T @ dz` is the gradient of [h, x]: which part is h's?",
    "`dz = np.concatenate([dz_f, dz_i, dz_C, dz_o])`, then `return dz, (weight.T @ dz)[: len(C)], dC * step.f`.",
]
