"""The exercise `rnn_forward`."""

import numpy as np

import dlcore
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


RNN_FORWARD = Exercise(rnn_forward, minutes=10)


@RNN_FORWARD.mistake("Every step starts from h₀ again. The state that one step makes is what the next step reads.")
def memory_not_handed_on(x, W_h, W_x, b, h0):
    return np.array([np.tanh(W_h @ h0 + W_x @ x_t + b) for x_t in x])


@RNN_FORWARD.mistake("The old state is not used: this is a dense layer on every step by itself.")
def no_memory_at_all(x, W_h, W_x, b, h0):
    return np.tanh(x @ W_x.T + b)


def _run(step, x, h):
    """All states that `step`, a function of h and x_t, makes from h on."""
    states = []
    for x_t in x:
        h = step(h, x_t)
        states.append(h)
    return np.array(states)


@RNN_FORWARD.mistake("tanh is missing: the new state is only a weighted sum.")
def without_tanh(x, W_h, W_x, b, h0):
    return _run(lambda h, x_t: W_h @ h + W_x @ x_t + b, x, h0)


@RNN_FORWARD.mistake(
    "You apply tanh once, at the end. The next step must read the state after tanh, so tanh belongs in the loop."
)
def tanh_only_when_shown(x, W_h, W_x, b, h0):
    return np.tanh(without_tanh(x, W_h, W_x, b, h0))


@RNN_FORWARD.mistake("tanh is applied to the whole sum, not to the old state.")
def tanh_of_the_old_state(x, W_h, W_x, b, h0):
    return _run(lambda h, x_t: W_h @ np.tanh(h) + W_x @ x_t + b, x, h0)


@RNN_FORWARD.mistake("The bias is missing.")
def bias_forgotten(x, W_h, W_x, b, h0):
    return _run(lambda h, x_t: np.tanh(W_h @ h + W_x @ x_t), x, h0)


@RNN_FORWARD.mistake("W_h is transposed. In W_h @ h it has a row for each number of the new state.")
def memory_weights_transposed(x, W_h, W_x, b, h0):
    return rnn_forward(x, W_h.T, W_x, b, h0)


@RNN_FORWARD.mistake("You start from zeros. Start from the h0 that is given.")
def starts_from_zero(x, W_h, W_x, b, h0):
    return rnn_forward(x, W_h, W_x, b, np.zeros_like(h0))


@RNN_FORWARD.mistake("The rows are one step behind: row 0 is the state *after* the first input.")
def one_step_behind(x, W_h, W_x, b, h0):
    return np.vstack([h0, rnn_forward(x, W_h, W_x, b, h0)[:-1]])


@RNN_FORWARD.mistake("One row too many: h0 was there before; it is not a result.")
def start_kept_in_the_list(x, W_h, W_x, b, h0):
    return np.vstack([h0, rnn_forward(x, W_h, W_x, b, h0)])


@RNN_FORWARD.mistake("This is the last state. All T of them are asked for, one a row.")
def last_state_only(x, W_h, W_x, b, h0):
    return rnn_forward(x, W_h, W_x, b, h0)[-1]


@RNN_FORWARD.mistake(
    "Every row is the last state: one array was written into and kept T times. Make a new h at each step."
)
def last_state_in_every_row(x, W_h, W_x, b, h0):
    return np.tile(rnn_forward(x, W_h, W_x, b, h0)[-1], (len(x), 1))


@RNN_FORWARD.mistake("This is σ. A simple recurrent network uses tanh, with values from −1 to 1.")
def sigmoid_for_tanh(x, W_h, W_x, b, h0):
    return _run(lambda h, x_t: dlcore.sigmoid(W_h @ h + W_x @ x_t + b), x, h0)


@RNN_FORWARD.mistake("You read the sequence backwards, from its end.")
def read_backwards(x, W_h, W_x, b, h0):
    return rnn_forward(x[::-1], W_h, W_x, b, h0)


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

RNN_FORWARD.hints = [
    "Only one list of numbers has to survive from step to step. What is it, and where do you put the new one?",
    "Loop over the rows of x. In the loop, overwrite h as equation 18 says, then append it to a list.",
    "`h = h0`, an empty list, and for each x_t: `h = np.tanh(W_h @ h + W_x @ x_t + b)`, then append h. "
    "At the end make an array of the list.",
]
