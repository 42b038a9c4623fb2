"""The exercise `state_jacobian`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_15.exercises.rnn_forward import rnn_forward
from dlcore.course.lesson_15.trial_network import W_H, W_X, B, X


def state_jacobian(h, W_h):
    """The matrix ∂h_T/∂h_0: row i is for entry i of h_T.

    h is (T, H): the states h_1 … h_T.
    """
    J = np.eye(len(W_h))
    for h_t in h:
        J = np.diag(1 - h_t**2) @ W_h @ J
    return J


STATE_JACOBIAN = Exercise(state_jacobian, kinds=FRACTIONS, minutes=10)


def _diagonal(slopes, W_h):
    return np.diag(slopes) @ W_h


@STATE_JACOBIAN.recipe
def _product(
    h, W_h, *,
    slope=lambda h: 1 - h**2, factor=_diagonal, join=lambda J, factor: factor @ J, begin=lambda W_h: np.eye(len(W_h)),
    steps=lambda h: h, after=lambda J: J,
):  # fmt: skip
    J = begin(W_h)
    for h_t in steps(h):
        J = join(J, factor(slope(h_t), W_h))
    return after(J)


STATE_JACOBIAN.slip(
    "first_step_on_the_left",
    "The order is reversed: the last step's factor belongs on the left.",
    join=lambda J, factor: J @ factor,
)
STATE_JACOBIAN.slip(
    "element_by_element",
    "The factors are multiplied as matrices (`@`), not entry by entry (`*`).",
    join=lambda J, factor: factor * J, begin=lambda W_h: np.ones_like(W_h, dtype=float),
)  # fmt: skip
STATE_JACOBIAN.slip(
    "factors_added",
    "Along one path the chain rule multiplies; it adds only what comes by different paths.",
    join=lambda J, factor: J + factor, begin=lambda W_h: np.zeros_like(W_h, dtype=float),
)  # fmt: skip
STATE_JACOBIAN.slip(
    "added_to_the_product",
    "Each new product is added to the old one. It replaces it: `J = …`, not `J += …`.",
    join=lambda J, factor: J + factor @ J,
)
STATE_JACOBIAN.slip(
    "slopes_on_the_columns",
    "The slopes scale the columns of W_h. They belong to the *new* state, that is to its rows: diag · W_h. "
    "(A row of slopes times W_h scales the columns too.)",
    factor=lambda slopes, W_h: W_h @ np.diag(slopes),
)
STATE_JACOBIAN.slip(
    "diagonal_only",
    "`*` of a diagonal matrix leaves only the diagonal of W_h. Multiply as matrices: `@`.",
    factor=lambda slopes, W_h: np.diag(slopes) * W_h,
)
STATE_JACOBIAN.slip(
    "W_h_transposed",
    "W_h is transposed. On the way *forwards* it is taken as it is.",
    factor=lambda slopes, W_h: np.diag(slopes) @ W_h.T,
)
STATE_JACOBIAN.slip(
    "backwards_factor",
    "That is the factor of the way back, Wᵀ · diag. The Jacobian goes forwards: diag · W_h.",
    factor=lambda slopes, W_h: W_h.T @ np.diag(slopes),
)
STATE_JACOBIAN.slip(
    "W_h_forgotten",
    "W_h is missing in the factors: they hold the slopes alone.",
    factor=lambda slopes, W_h: np.diag(slopes),
)
STATE_JACOBIAN.slip("slopes_forgotten", "This is a power of W_h: the slopes of tanh are missing.", slope=np.ones_like)
STATE_JACOBIAN.slip(
    "tanh_taken_again",
    "The rows of h are already values of tanh. Its slope there is 1 − h².",
    slope=lambda h: 1 - np.tanh(h) ** 2,
)
STATE_JACOBIAN.slip(
    "square_forgotten", "The slope of tanh at a state h is 1 − h². Here it is 1 − h.", slope=lambda h: 1 - h
)
STATE_JACOBIAN.slip(
    "slope_of_sigma", "h(1 − h) is the slope of σ. These states are values of tanh.", slope=lambda h: h * (1 - h)
)
STATE_JACOBIAN.slip(
    "plus_for_minus", "The slope of tanh is 1 − h², and not 1 + h²: it is never more than 1.", slope=lambda h: 1 + h**2
)
STATE_JACOBIAN.slip(
    "begun_with_W_h",
    "One factor W_h too many: before the first step the state depends on itself, that is the identity.",
    begin=lambda W_h: W_h,
)
STATE_JACOBIAN.slip(
    "begun_with_ones",
    "A product begins with the identity, `np.eye`. A matrix of ones mixes all columns.",
    begin=lambda W_h: np.ones_like(W_h, dtype=float),
)
STATE_JACOBIAN.slip(
    "begun_with_zeros",
    "A product that begins with zeros stays zero. Begin with the identity.",
    begin=lambda W_h: np.zeros_like(W_h, dtype=float),
)
STATE_JACOBIAN.slip(
    "last_factor_only", "This is one step's factor. There is one for every state in h.", steps=lambda h: h[-1:]
)
STATE_JACOBIAN.slip(
    "one_factor_too_few",
    "One factor is missing: every row of h has one, the first row too.",
    steps=lambda h: h[1:],
)
STATE_JACOBIAN.slip(
    "last_factor_missing", "The last factor is missing: every row of h has one.", steps=lambda h: h[:-1]
)
STATE_JACOBIAN.slip(
    "other_layout", "This is the transposed matrix. Row i is for entry i of the last state.", after=np.transpose
)
STATE_JACOBIAN.slip(
    "diagonal_returned", "You return the diagonal. Every entry of h_T may depend on every entry of h_0.", after=np.diag
)


@STATE_JACOBIAN.mistake(
    "You gather the slopes in one place and W_h in another. Matrices do not exchange places: each step has its slopes "
    "beside its own W_h."
)
def slopes_gathered(h, W_h):
    return np.diag(np.prod(1 - h**2, axis=0)) @ np.linalg.matrix_power(W_h, len(h))


@STATE_JACOBIAN.mistake(
    "You follow a single nudge of all entries of h_0 at once: that is the sum of each row. Begin with the identity, "
    "one nudge a column."
)
def one_vector_of_ones(h, W_h):
    return state_jacobian(h, W_h) @ np.ones(len(W_h))


@STATE_JACOBIAN.stage("the Jacobian of a single step")
def _(answer, h, W_h):
    return answer(h[:1], W_h)


@STATE_JACOBIAN.stage("that of two steps")
def _(answer, h, W_h):
    return answer(h[:2], W_h)


_RNG = np.random.default_rng(15)


def _random_trial(T, H):
    return trial(np.tanh(_RNG.standard_normal((T, H))).round(2), _RNG.standard_normal((H, H)).round(2))


STATE_JACOBIAN.trials = [
    trial(rnn_forward(X, W_H, W_X, B, np.zeros(2))[1:], W_H),
    trial(np.array([[0.5]]), np.array([[2.0]])),
    _random_trial(4, 3),
    _random_trial(1, 2),
    _random_trial(6, 2),
]


@STATE_JACOBIAN.random_trial
def _(draw):
    T, H = draw.whole(1, 6), draw.whole(1, 4)
    W_h = draw.array(H, H)
    return trial(np.tanh(draw.array(T, H)).round(2).astype(W_h.dtype if W_h.dtype.kind == "f" else float), W_h)


STATE_JACOBIAN.hints = [
    "Begin with the identity: after no step at all, every entry of the state depends on itself alone.",
    "Each step multiplies from the left: first W_h, then the slopes of tanh, one for each row.",
    "`J = np.eye(len(W_h))`, then for each h_t in h: `J = np.diag(1 - h_t**2) @ W_h @ J`.",
]
