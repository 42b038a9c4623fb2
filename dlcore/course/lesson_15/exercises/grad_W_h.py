"""The exercise `grad_W_h`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_15.exercises.rnn_forward import rnn_forward
from dlcore.course.lesson_15.trial_network import START, W_H, W_X, B, X


def grad_W_h(dy, states, W_h):
    """The gradient of W_h, of shape (H, H).

    states is (T + 1, H): states[t] is h_t, so the first row is h_0.
    dy is (T, H): row t is what states[t + 1] gets from J directly.
    """
    dW, dh = np.zeros(W_h.shape), np.zeros(len(W_h))
    for t in reversed(range(len(dy))):
        dz = (dy[t] + dh) * (1 - states[t + 1] ** 2)
        dW += np.outer(dz, states[t])
        dh = W_h.T @ dz
    return dW


GRAD_W_H = Exercise(grad_W_h, kinds=FRACTIONS, core=False, minutes=15)


def _slope(old, new):
    return 1 - new**2


@GRAD_W_H.recipe
def _through_time(
    dy, states, W_h, *,
    slope=_slope, dz=lambda dy, dh, slope: (dy + dh) * slope, back=lambda W_h, dz, dh, arrived: W_h.T @ dz,
    part=lambda dz, old, new: np.outer(dz, old), steps=lambda T: range(T - 1, -1, -1),
    collect=lambda parts: sum(parts), after=lambda dW, T: dW, from_J=lambda dy: dy,
):  # fmt: skip
    """`back`: what goes to the step before; `arrived`: what this step got from there, with its own dy."""
    dy, dh, parts = from_J(dy), np.zeros(dy.shape[1]), [np.zeros(W_h.shape)]
    for t in steps(len(dy)):
        of_z = dz(dy[t], dh, slope(states[t], states[t + 1]))
        parts.append(part(of_z, states[t], states[t + 1]))
        dh = back(W_h, of_z, dh, dy[t] + dh)
    return after(collect(parts), len(dy))


GRAD_W_H.slip(
    "last_step_only",
    "Only the last step's part is there. The same W_h worked at every step, so every step has a part.",
    collect=lambda parts: parts[1],
)
GRAD_W_H.slip(
    "overwritten_at_each_step",
    "Each step overwrites the gradient of the step before: only one part is left. Add them up (`+=`).",
    collect=lambda parts: parts[-1],
)
GRAD_W_H.slip(
    "first_step_missed",
    "The loop ends too early: the part of the first step, t = 0, is missing.",
    steps=lambda T: range(T - 1, 0, -1),
)
GRAD_W_H.slip(
    "last_step_missed",
    "The loop begins too late: the last step is missing, where the way back starts.",
    steps=lambda T: range(T - 2, -1, -1),
)
GRAD_W_H.slip(
    "forwards_in_time",
    "You go forwards in time. A gradient comes from the end: begin with the last step.",
    steps=range,
)
GRAD_W_H.slip(
    "no_way_back",
    "Nothing comes back from later steps: what h_t did to h_{t+1} is part of its gradient too.",
    back=lambda W_h, dz, dh, arrived: 0 * dz,
)
GRAD_W_H.slip(
    "carried_without_W_h",
    "On the way from step to step the gradient must pass through W_h, transposed.",
    back=lambda W_h, dz, dh, arrived: dz,
)
GRAD_W_H.slip(
    "slope_skipped_on_the_way_back",
    "What goes back to step t − 1 comes from dz, that is *after* the slope of tanh.",
    back=lambda W_h, dz, dh, arrived: W_h.T @ arrived,
)
GRAD_W_H.slip(
    "arrivals_piled_up",
    "dh is added to the dh of later steps. Of these only the next step reads h_t: its dh replaces the old one.",
    back=lambda W_h, dz, dh, arrived: dh + W_h.T @ dz,
)
GRAD_W_H.slip(
    "not_transposed_on_the_way_back",
    "On the way back the matrix is transposed (equation 9).",
    back=lambda W_h, dz, dh, arrived: W_h @ dz,
)
GRAD_W_H.slip(
    "slope_left_out", "The slope of tanh is missing: it stands between dh and dz.", slope=lambda old, new: 1.0
)
GRAD_W_H.slip(
    "slope_of_the_old_state",
    "Step t's slope belongs to the state that step t *made*, not to the one it read.",
    slope=lambda old, new: 1 - old**2,
)
GRAD_W_H.slip(
    "slope_of_tanh_of_the_state",
    "The states are already values of tanh. Its slope there is 1 − h².",
    slope=lambda old, new: 1 - np.tanh(new) ** 2,
)
GRAD_W_H.slip(
    "slope_of_sigma",
    "h(1 − h) is the slope of σ. These states are values of tanh.",
    slope=lambda old, new: new * (1 - new),
)
GRAD_W_H.slip(
    "plus_for_minus",
    "The slope of tanh is 1 − h², and not 1 + h²: it is never more than 1.",
    slope=lambda old, new: 1 + new**2,
)
GRAD_W_H.slip(
    "square_forgotten", "The slope of tanh at a state h is 1 − h². Here it is 1 − h.", slope=lambda old, new: 1 - new
)
GRAD_W_H.slip(
    "root_of_the_slope", "The slope of tanh is 1 − h², without a root.", slope=lambda old, new: np.sqrt(1 - new**2)
)
GRAD_W_H.slip(
    "slope_of_half_the_gradient",
    "The slope of tanh multiplies only what comes from later steps. dy goes through it too: put brackets "
    "round dy + dh.",
    dz=lambda dy, dh, slope: dy + dh * slope,
)
GRAD_W_H.slip(
    "multiplied_arrivals", "dy and dh are multiplied. Where two paths meet, gradients are added.",
    dz=lambda dy, dh, slope: dy * dh * slope,
)  # fmt: skip
GRAD_W_H.slip(
    "new_state_for_the_old_one",
    "W_h was multiplied with the state *before* the step, not after it.",
    part=lambda dz, old, new: np.outer(dz, new),
)
GRAD_W_H.slip(
    "multiplied_number_by_number",
    "dz * states[t] makes one number for each entry. Every entry of dz meets every entry of the state: `np.outer`.",
    part=lambda dz, old, new: np.ones((len(dz), 1)) * (dz * old),
)
GRAD_W_H.slip(
    "mean_over_steps",
    "You take the mean over the steps. The parts are added, as at any fan-out.",
    after=lambda dW, T: dW / T,
)
GRAD_W_H.slip(
    "gradient_on_its_side",
    "Your matrix is transposed. Its rows must belong to dz, its columns to the old state, as in W_h.",
    after=lambda dW, T: dW.T,
)
GRAD_W_H.slip(
    "sign_for_a_step_downhill",
    "The sign is reversed. A gradient points uphill; the optimiser subtracts it.",
    after=lambda dW, T: -dW,
)
GRAD_W_H.slip(
    "clipped",
    "The gradient is clipped. That is a step of its own, after the gradient is known: return it as it is.",
    after=lambda dW, T: np.clip(dW, -5, 5),
)
GRAD_W_H.slip(
    "made_length_one",
    "The gradient is divided by its length. Its length says how steep it is: return it as it is.",
    after=lambda dW, T: dW / np.linalg.norm(dW),
)
GRAD_W_H.slip(
    "only_the_last_dy",
    "You use the last row of dy only. J may depend on each h_t directly.",
    from_J=lambda dy: np.vstack([0 * dy[:-1], dy[-1:]]),
)


@GRAD_W_H.mistake("Every part is made with h_0. The step that made states[t + 1] read states[t].")
def always_the_start(dy, states, W_h):
    return _through_time(dy, states, W_h, part=lambda dz, old, new: np.outer(dz, states[0]))


@GRAD_W_H.stage("the gradient of the last step alone")
def _(answer, dy, states, W_h):
    return answer(dy[-1:], states[-2:], W_h)


@GRAD_W_H.stage("that of the last two steps (when J sees the last state only)")
def _(answer, dy, states, W_h):
    return answer(np.vstack([0 * dy[-2:-1], dy[-1:]]), states[-3:], W_h) if len(dy) > 1 else answer(dy, states, W_h)


@GRAD_W_H.stage("that of the last two steps")
def _(answer, dy, states, W_h):
    return answer(dy[-2:], states[-3:], W_h)


@GRAD_W_H.stage("that of the last three steps")
def _(answer, dy, states, W_h):
    return answer(dy[-3:], states[-4:], W_h)


# J takes the difference of the last state's two numbers, and sees no other state.
LAST_STATE_ONLY = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, -1.0]])
_RNG = np.random.default_rng(15)


def _random_trial(T, H, size=1):
    """A trial with states as a network makes them, from a starting state that is not 0."""
    shapes = (T, H), (T, H), (H, H), H
    dy, x, W_h, h0 = (_RNG.standard_normal(shape).round(2) for shape in shapes)
    h = rnn_forward(x, W_h, np.eye(H), np.zeros(H), 0.3 * h0)
    return trial(size * dy, np.vstack([0.3 * h0, h]), W_h)


GRAD_W_H.trials = [
    trial(LAST_STATE_ONLY, np.vstack([START, rnn_forward(X, W_H, W_X, B, START)]), W_H),
    _random_trial(1, 2),
    _random_trial(2, 2),
    _random_trial(5, 3),
    _random_trial(4, 1),
    _random_trial(7, 4),
    _random_trial(3, 2, size=30),  # so large that clipping would show
    _random_trial(2, 3, size=30),
]


@GRAD_W_H.random_trial
def _(draw):
    T, H = draw.whole(1, 8), draw.whole(1, 4)
    W_h, h0 = draw.array(H, H), 0.3 * draw.array(H)
    h = rnn_forward(draw.array(T, H), W_h, np.eye(H), np.zeros(H), h0)
    return trial(draw.array(T, H, size=draw.one_of(1.0, 9.0)), np.vstack([h0, h]).astype(h.dtype), W_h)


GRAD_W_H.hints = [
    "Walk from the last step to the first. What reaches h_t comes from two sides, J and step t + 1.",
    "In the loop: dz from dy[t] + dh and the slope of tanh; then add this step's outer product; then the new dh.",
    "`dz = (dy[t] + dh) * (1 - states[t + 1] ** 2)`, `dW += np.outer(dz, states[t])`, `dh = W_h.T @ dz`, for t in "
    "`reversed(range(len(dy)))`, with dW and dh zeros at first.",
]
