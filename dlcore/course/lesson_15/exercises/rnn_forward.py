"""The exercise `rnn_forward`."""

import numpy as np

import dlcore
from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial
from dlcore.course.lesson_15.trial_network import START, W_H, W_X, B, X


def rnn_forward(x, W_h, W_x, b, h0):
    """All states h_1 … h_T of a network that reads x, as rows: (T, H).

    x is (T, D), W_h (H, H), W_x (H, D), b and h0 are (H,).
    """
    h, states = h0, []
    for x_t in x:
        h = np.tanh(W_h @ h + W_x @ x_t + b)
        states.append(h)
    return np.array(states)


RNN_FORWARD = Exercise(rnn_forward, kinds=FRACTIONS, minutes=10)


def _sum(h, x_t, W_h, W_x, b):
    return W_h @ h + W_x @ x_t + b


@RNN_FORWARD.recipe
def _run(
    x, W_h, W_x, b, h0, *,
    z=_sum, squash=np.tanh, step=lambda z, squash, h, *rest: squash(z(h, *rest)), start=lambda h0: h0,
    read=lambda x: x, reads_start=False, keep=lambda states, h0: states,
):  # fmt: skip
    """`reads_start`: every step reads h0; `keep`: what of the states is returned."""
    h, states = start(h0), []
    with np.errstate(all="ignore"):
        for x_t in read(x):
            h = step(z, squash, h0 if reads_start else h, x_t, W_h, W_x, b)
            states.append(h)
    return keep(np.array(states), h0)


RNN_FORWARD.slip(
    "memory_not_handed_on",
    "Every step starts from h₀ again. The state that one step makes is what the next step reads.",
    reads_start=True,
)
RNN_FORWARD.slip(
    "no_memory_at_all",
    "The old state is not used: this is a dense layer on every step by itself.",
    z=lambda h, x_t, W_h, W_x, b: W_x @ x_t + b,
)
RNN_FORWARD.slip("bias_forgotten", "The bias is missing.", z=lambda h, x_t, W_h, W_x, b: W_h @ h + W_x @ x_t)
RNN_FORWARD.slip(
    "input_forgotten",
    "The input is missing: each step reads its x_t through W_x.",
    z=lambda h, x_t, W_h, W_x, b: W_h @ h + b,
)
RNN_FORWARD.slip(
    "memory_weights_transposed",
    "W_h is transposed. In W_h @ h it has a row for each number of the new state.",
    z=lambda h, x_t, W_h, W_x, b: W_h.T @ h + W_x @ x_t + b,
)
RNN_FORWARD.slip(
    "both_weights_transposed",
    "W_h and W_x are both transposed: x_t @ W_x is W_x.T @ x_t. Their rows belong to the new state.",
    z=lambda h, x_t, W_h, W_x, b: h @ W_h + x_t @ W_x + b,
)
RNN_FORWARD.slip(
    "weights_exchanged",
    "W_h and W_x are exchanged. W_h reads the old state, W_x the input.",
    z=lambda h, x_t, W_h, W_x, b: W_x @ h + W_h @ x_t + b,
)
RNN_FORWARD.slip(
    "multiplied_number_by_number",
    "`*` multiplies number by number. The old state goes through W_h with `@`.",
    z=lambda h, x_t, W_h, W_x, b: W_h * h + W_x @ x_t + b,
)
RNN_FORWARD.slip(
    "input_through_W_h_too",
    "The input goes through W_h as well: the two products are added, none is inside the other.",
    z=lambda h, x_t, W_h, W_x, b: W_h @ (h + W_x @ x_t) + b,
)
RNN_FORWARD.slip(
    "tanh_of_the_old_state",
    "tanh is applied to the old state. It belongs round the whole sum.",
    z=lambda h, x_t, W_h, W_x, b: W_h @ np.tanh(h) + W_x @ x_t + b, squash=lambda z: z,
)  # fmt: skip
RNN_FORWARD.slip(
    "tanh_of_each_part",
    "tanh is taken of the two parts, and then they are added. Add first: tanh of the whole sum.",
    step=lambda z, squash, h, x_t, W_h, W_x, b: squash(W_h @ h) + squash(W_x @ x_t + b),
)
RNN_FORWARD.slip(
    "bias_after_tanh",
    "The bias is added after tanh. It belongs in the sum.",
    step=lambda z, squash, h, x_t, W_h, W_x, b: squash(z(h, x_t, W_h, W_x, 0 * b)) + b,
)
RNN_FORWARD.slip(
    "old_state_added",
    "The old state is added to the new one. Here the new state replaces it.",
    step=lambda z, squash, h, *rest: h + squash(z(h, *rest)),
)
RNN_FORWARD.slip("without_tanh", "tanh is missing: the new state is only a weighted sum.", squash=lambda z: z)
RNN_FORWARD.slip(
    "sigmoid_for_tanh",
    "This is σ. A simple recurrent network uses tanh, with values from −1 to 1.",
    squash=dlcore.sigmoid,
)
RNN_FORWARD.slip(
    "relu_for_tanh", "This is ReLU. A simple recurrent network uses tanh.", squash=lambda z: np.maximum(z, 0)
)
RNN_FORWARD.slip(
    "tanh_upside_down",
    "Your tanh has its fraction upside down: its values must lie between −1 and 1.",
    squash=lambda z: 1 / np.tanh(z),
)
RNN_FORWARD.slip("starts_from_zero", "You start from zeros. Start from the h0 that is given.", start=np.zeros_like)
RNN_FORWARD.slip("read_backwards", "You read the sequence backwards, from its end.", read=lambda x: x[::-1])
RNN_FORWARD.slip(
    "always_the_first_input",
    "Every step reads the first input. Step t reads row t of x.",
    read=lambda x: [x[0]] * len(x),
)
RNN_FORWARD.slip("columns_read", "You walk through the columns of x. Its rows are the steps.", read=lambda x: x.T)
RNN_FORWARD.slip("last_input_missed", "The last input is not read: the loop ends too early.", read=lambda x: x[:-1])
RNN_FORWARD.slip(
    "tanh_only_when_shown",
    "You apply tanh once, at the end. The next step must read the state after tanh, so tanh belongs in the loop.",
    squash=lambda z: z, keep=lambda states, h0: np.tanh(states),
)  # fmt: skip
RNN_FORWARD.slip(
    "one_step_behind",
    "The rows are one step behind: row 0 is the state *after* the first input.",
    keep=lambda states, h0: np.vstack([h0, states[:-1]]),
)
RNN_FORWARD.slip(
    "start_kept_in_the_list",
    "One row too many: h0 was there before; it is not a result.",
    keep=lambda states, h0: np.vstack([h0, states]),
)
RNN_FORWARD.slip(
    "last_state_only",
    "This is the last state. All T of them are asked for, one a row.",
    keep=lambda states, h0: states[-1],
)
RNN_FORWARD.slip(
    "last_state_as_only_row",
    "Only the last state is kept. Is `append` outside of the loop?",
    keep=lambda states, h0: states[-1:],
)
RNN_FORWARD.slip(
    "first_state_only",
    "Only the first state is made: is the `return` inside the loop?",
    keep=lambda states, h0: states[:1],
)
RNN_FORWARD.slip(
    "last_state_in_every_row",
    "Every row is the last state: one array was written into and kept T times. Make a new h at each step.",
    keep=lambda states, h0: np.tile(states[-1], (len(states), 1)),
)
RNN_FORWARD.slip(
    "states_in_columns", "Your states stand in columns. Each is a row: (T, H).", keep=lambda states, h0: states.T
)


@RNN_FORWARD.stage("the first state (made from h0 = 0)")
def _(answer, x, W_h, W_x, b, h0):
    return np.asarray(answer(x[:1], W_h, W_x, b, 0 * h0))[0]


@RNN_FORWARD.stage("the first state (made from the h0 that is given)")
def _(answer, x, W_h, W_x, b, h0):
    return np.asarray(answer(x[:1], W_h, W_x, b, h0))[0]


@RNN_FORWARD.stage("the second state")
def _(answer, x, W_h, W_x, b, h0):
    return np.asarray(answer(x[:2], W_h, W_x, b, h0))[1]


_RNG = np.random.default_rng(15)


def _random_trial(T, D, H):
    shapes = (T, D), (H, H), (H, D), H, H
    return trial(*(_RNG.standard_normal(shape).round(2) for shape in shapes))


RNN_FORWARD.trials = [
    trial(X, W_H, W_X, B, np.zeros(2)),
    trial(X, W_H, W_X, B, START),
    trial(X[:1], W_H, W_X, B, START),
    _random_trial(6, 4, 3),
    _random_trial(5, 1, 1),
    _random_trial(3, 2, 4),
]


@RNN_FORWARD.random_trial
def _(draw):
    T, D, H = draw.whole(1, 9), draw.whole(1, 3), draw.whole(1, 3)
    shapes = (T, D), (H, H), (H, D), (H,), (H,)
    return trial(*(draw.array(*shape, size=0.7) for shape in shapes))


RNN_FORWARD.hints = [
    "Only one list of numbers has to survive from step to step. What is it, and where do you put the new one?",
    "Loop over the rows of x. In the loop, overwrite h as equation 18 says, then append it to a list.",
    "`h = h0`, an empty list, and for each x_t: `h = np.tanh(W_h @ h + W_x @ x_t + b)`, then append h. "
    "At the end make an array of the list.",
]
