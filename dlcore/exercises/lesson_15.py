"""Lesson 15, recurrent networks: what its exercises and its quiz ask, and the mistakes they recognise."""

import numpy as np

import dlcore
from dlcore.exercises.exercise import Exercise, Misconception, case
from dlcore.exercises.quiz import NumberQuiz

_RNG = np.random.default_rng(15)
W_H = np.array([[0.5, -0.4], [0.3, 0.2]])
W_X = np.array([[1.0, -1.0], [0.5, 0.25]])
B = np.array([0.0, 0.1])
X = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])


def _numbers(*shape):
    return _RNG.standard_normal(shape).round(2)


# --- rnn_forward ------------------------------------------------------------------------------------------


def rnn_states(x, W_h, W_x, b, h0):
    states = []
    for x_t in x:
        h0 = dlcore.rnn_step(x_t, h0, np.hstack([W_h, W_x]), b)
        states.append(h0)
    return np.array(states)


def memory_not_handed_on(x, W_h, W_x, b, h0):
    return np.array([np.tanh(W_h @ h0 + W_x @ x_t + b) for x_t in x])


def no_memory_at_all(x, W_h, W_x, b, h0):
    return np.tanh(x @ W_x.T + b)


def _run(step, x, h):
    """The states h that `step` (h, x_t) makes of each other."""
    states = []
    for x_t in x:
        h = step(h, x_t)
        states.append(h)
    return np.array(states)


def without_tanh(x, W_h, W_x, b, h0):
    return _run(lambda h, x_t: W_h @ h + W_x @ x_t + b, x, h0)


def tanh_only_when_shown(x, W_h, W_x, b, h0):
    return np.tanh(without_tanh(x, W_h, W_x, b, h0))


def tanh_of_the_old_state(x, W_h, W_x, b, h0):
    return _run(lambda h, x_t: W_h @ np.tanh(h) + W_x @ x_t + b, x, h0)


def bias_forgotten(x, W_h, W_x, b, h0):
    return _run(lambda h, x_t: np.tanh(W_h @ h + W_x @ x_t), x, h0)


def memory_weights_transposed(x, W_h, W_x, b, h0):
    return rnn_states(x, W_h.T, W_x, b, h0)


def starts_from_zero(x, W_h, W_x, b, h0):
    return rnn_states(x, W_h, W_x, b, np.zeros_like(h0))


def one_step_behind(x, W_h, W_x, b, h0):
    return np.vstack([h0, rnn_states(x, W_h, W_x, b, h0)[:-1]])


def start_kept_in_the_list(x, W_h, W_x, b, h0):
    return np.vstack([h0, rnn_states(x, W_h, W_x, b, h0)])


def last_state_only(x, W_h, W_x, b, h0):
    return rnn_states(x, W_h, W_x, b, h0)[-1]


def last_state_in_every_row(x, W_h, W_x, b, h0):
    return np.tile(rnn_states(x, W_h, W_x, b, h0)[-1], (len(x), 1))


def sigmoid_for_tanh(x, W_h, W_x, b, h0):
    return _run(lambda h, x_t: dlcore.sigmoid(W_h @ h + W_x @ x_t + b), x, h0)


def read_backwards(x, W_h, W_x, b, h0):
    return rnn_states(x[::-1], W_h, W_x, b, h0)


RNN_FORWARD = Exercise(
    name="rnn_forward",
    lesson="15_recurrent_networks",
    reference=rnn_states,
    cases=(
        case(X, W_H, W_X, B, np.zeros(2)),
        case(X, W_H, W_X, B, np.array([0.5, -0.5])),
        case(X[:1], W_H, W_X, B, np.array([0.5, -0.5])),
        case(_numbers(6, 4), _numbers(3, 3), _numbers(3, 4), _numbers(3), _numbers(3)),
        case(_numbers(5, 1), _numbers(1, 1), _numbers(1, 1), _numbers(1), _numbers(1)),
        case(_numbers(3, 2), _numbers(4, 4), _numbers(4, 2), _numbers(4), _numbers(4)),
    ),
    misconceptions=(
        Misconception(
            memory_not_handed_on,
            "Every step starts from h₀ again. The state that one step makes is what the next step reads.",
        ),
        Misconception(no_memory_at_all, "The old state is not used: this is a dense layer on every step by itself."),
        Misconception(without_tanh, "The sum is not bent: tanh is missing."),
        Misconception(
            tanh_only_when_shown,
            "You bend the states once, at the end. The next step must read the bent state: tanh belongs in the loop.",
        ),
        Misconception(tanh_of_the_old_state, "tanh goes round the whole sum, not round the old state."),
        Misconception(bias_forgotten, "The bias is missing."),
        Misconception(memory_weights_transposed, "W_h stands the wrong way round: W_h @ h, a row for each new number."),
        Misconception(starts_from_zero, "You start from zeros. Start from the h0 that is given."),
        Misconception(one_step_behind, "The rows are one step behind: row 0 is the state *after* the first input."),
        Misconception(start_kept_in_the_list, "One row too many: h0 was there before, it is not a result."),
        Misconception(last_state_only, "This is the last state. All T of them are asked for, one a row."),
        Misconception(
            last_state_in_every_row,
            "Every row is the last state: one array was written into and kept T times. Make a new h at each step.",
        ),
        Misconception(sigmoid_for_tanh, "That is σ. A simple recurrent network bends with tanh, from −1 to 1."),
        Misconception(read_backwards, "You read the sequence from its end."),
    ),
    hints=(
        "Only one number list has to survive from step to step. What is it, and where do you put the new one?",
        "Loop over the rows of x. In the loop, overwrite h as equation 18 says, then append it to a list.",
        "`h = h0`, an empty list, and for each x_t: `h = np.tanh(W_h @ h + W_x @ x_t + b)`, then append h. "
        "At the end make an array of the list.",
    ),
    minutes=10,
)


# --- grad_W_h ---------------------------------------------------------------------------------------------


def _deltas(dy, h, W_h):
    """∂J/∂z of every step: the way back through time."""
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dh = W_h.T @ dz[t]
    return dz


def sum_over_steps(dy, h, W_h):
    return _deltas(dy, h, W_h).T @ h[:-1]


def last_step_only(dy, h, W_h):
    return np.outer(_deltas(dy, h, W_h)[-1], h[-2])


def overwritten_at_each_step(dy, h, W_h):
    return np.outer(_deltas(dy, h, W_h)[0], h[0])


def first_step_missed(dy, h, W_h):
    return _deltas(dy, h, W_h)[1:].T @ h[1:-1]


def mean_over_steps(dy, h, W_h):
    return sum_over_steps(dy, h, W_h) / len(dy)


def no_way_back(dy, h, W_h):
    """Each step alone: nothing comes back from the next one."""
    return (dy * (1 - h[1:] ** 2)).T @ h[:-1]


def carried_without_W_h(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = dh = (dy[t] + dh) * (1 - h[t + 1] ** 2)
    return dz.T @ h[:-1]


def slope_left_out(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = dy[t] + dh
        dh = W_h.T @ dz[t]
    return dz.T @ h[:-1]


def slope_skipped_on_the_way_back(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dh = W_h.T @ (dy[t] + dh)
    return dz.T @ h[:-1]


def arrivals_piled_up(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dh = dh + W_h.T @ dz[t]
    return dz.T @ h[:-1]


def slope_of_the_old_state(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - h[t] ** 2)
        dh = W_h.T @ dz[t]
    return dz.T @ h[:-1]


def slope_of_tanh_of_the_state(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in reversed(range(len(dy))):
        dz[t] = (dy[t] + dh) * (1 - np.tanh(h[t + 1]) ** 2)
        dh = W_h.T @ dz[t]
    return dz.T @ h[:-1]


def not_transposed_on_the_way_back(dy, h, W_h):
    return _deltas(dy, h, W_h.T).T @ h[:-1]


def new_state_for_the_old_one(dy, h, W_h):
    return _deltas(dy, h, W_h).T @ h[1:]


def only_the_last_dy(dy, h, W_h):
    last = np.zeros_like(dy)
    last[-1] = dy[-1]
    return sum_over_steps(last, h, W_h)


def forwards_in_time(dy, h, W_h):
    dz, dh = np.zeros(dy.shape), np.zeros(dy.shape[1])
    for t in range(len(dy)):
        dz[t] = (dy[t] + dh) * (1 - h[t + 1] ** 2)
        dh = W_h.T @ dz[t]
    return dz.T @ h[:-1]


def gradient_on_its_side(dy, h, W_h):
    return sum_over_steps(dy, h, W_h).T


def sign_for_a_step_downhill(dy, h, W_h):
    return -sum_over_steps(dy, h, W_h)


def _back_case(T, H):
    """A case with states as a network makes them, from a starting state that is not 0."""
    W_h = _numbers(H, H)
    h = _run(lambda h, drive: np.tanh(W_h @ h + drive), _numbers(T, H), 0.3 * _numbers(H))
    return case(_numbers(T, H), np.vstack([0.3 * _numbers(H), h]), W_h)


_ONLY_LAST = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, -1.0]])

GRAD_W_H = Exercise(
    name="grad_W_h",
    lesson="15_recurrent_networks",
    reference=sum_over_steps,
    cases=(
        case(_ONLY_LAST, np.vstack([[0.5, -0.5], rnn_states(X, W_H, W_X, B, np.array([0.5, -0.5]))]), W_H),
        _back_case(1, 2),
        _back_case(2, 2),
        _back_case(5, 3),
        _back_case(4, 1),
        _back_case(7, 4),
    ),
    misconceptions=(
        Misconception(
            last_step_only,
            "Only the last step's part is there. The same W_h worked at every step, so every step has a part.",
        ),
        Misconception(
            overwritten_at_each_step,
            "Each step overwrites the gradient of the step before: only one part is left. Add them up (`+=`).",
        ),
        Misconception(first_step_missed, "The loop ends too early: the part of the first step, t = 0, is missing."),
        Misconception(mean_over_steps, "You take the mean over the steps. The parts are added, as at any fan-out."),
        Misconception(
            no_way_back, "Nothing comes back from later steps: what h_t did to h_{t+1} is part of its gradient too."
        ),
        Misconception(carried_without_W_h, "On the way from step to step the gradient must pass W_h, turned round."),
        Misconception(slope_left_out, "The slope of tanh is missing: it stands between dh and dz."),
        Misconception(
            slope_skipped_on_the_way_back,
            "What goes back to step t − 1 comes from dz, that is *after* the slope of tanh.",
        ),
        Misconception(
            arrivals_piled_up,
            "dh is added to the dh of later steps. h_t speaks to the next step only: its dh replaces the old one.",
        ),
        Misconception(
            slope_of_the_old_state, "Step t's slope belongs to the state that step t *made*, not to the one it read."
        ),
        Misconception(
            slope_of_tanh_of_the_state, "The states in h are already values of tanh. Its slope there is 1 − h²."
        ),
        Misconception(not_transposed_on_the_way_back, "On the way back the matrix is transposed (equation 9)."),
        Misconception(new_state_for_the_old_one, "W_h was multiplied with the state *before* the step, not after it."),
        Misconception(only_the_last_dy, "You use the last row of dy only. Each h_t may have a say in J directly."),
        Misconception(forwards_in_time, "You walk forwards. A gradient comes from the end: begin with the last step."),
        Misconception(gradient_on_its_side, "It lies on its side: rows for dz, columns for the old state, like W_h."),
        Misconception(
            sign_for_a_step_downhill, "The sign is turned. A gradient points uphill; the optimiser subtracts it."
        ),
    ),
    hints=(
        "Walk from the last step to the first. What reaches h_t comes from two sides, J and step t + 1.",
        "In the loop: dz from dy[t] + dh and the slope of tanh; then add this step's outer product; then the new dh.",
        "`dz = (dy[t] + dh) * (1 - h[t + 1] ** 2)`, `dW += np.outer(dz, h[t])`, `dh = W_h.T @ dz`, for t in "
        "`reversed(range(len(dy)))`, with dW and dh zeros at first.",
    ),
    minutes=15,
)


# --- state_jacobian ---------------------------------------------------------------------------------------


def product_of_steps(h, W_h):
    J = np.eye(len(W_h))
    for h_t in h:
        J = np.diag(1 - h_t**2) @ W_h @ J
    return J


def first_step_on_the_left(h, W_h):
    return product_of_steps(h[::-1], W_h)


def slopes_on_the_columns(h, W_h):
    J = np.eye(len(W_h))
    for h_t in h:
        J = W_h @ np.diag(1 - h_t**2) @ J
    return J


def other_layout(h, W_h):
    return product_of_steps(h, W_h).T


def slopes_forgotten(h, W_h):
    return np.linalg.matrix_power(W_h, len(h))


def element_by_element(h, W_h):
    J = np.ones_like(W_h)
    for h_t in h:
        J = J * (np.diag(1 - h_t**2) @ W_h)
    return J


def last_factor_only(h, W_h):
    return product_of_steps(h[-1:], W_h)


def one_factor_too_few(h, W_h):
    return product_of_steps(h[1:], W_h)


def factors_added(h, W_h):
    return sum(np.diag(1 - h_t**2) @ W_h for h_t in h)


def square_forgotten(h, W_h):
    J = np.eye(len(W_h))
    for h_t in h:
        J = np.diag(1 - h_t) @ W_h @ J
    return J


def tanh_taken_again(h, W_h):
    return product_of_steps(np.tanh(h), W_h)


STATE_JACOBIAN = Exercise(
    name="state_jacobian",
    lesson="15_recurrent_networks",
    reference=product_of_steps,
    cases=(
        case(rnn_states(X, W_H, W_X, B, np.zeros(2))[1:], W_H),
        case(np.array([[0.5]]), np.array([[2.0]])),
        case(np.tanh(_numbers(4, 3)), _numbers(3, 3)),
        case(np.tanh(_numbers(1, 2)), _numbers(2, 2)),
        case(np.tanh(_numbers(6, 2)), _numbers(2, 2)),
    ),
    misconceptions=(
        Misconception(first_step_on_the_left, "The order is turned round: the last step's factor stands on the left."),
        Misconception(
            slopes_on_the_columns,
            "The slopes scale the columns of W_h. They belong to the *new* state, that is to its rows: diag · W_h.",
        ),
        Misconception(other_layout, "This is the transposed matrix. Row i is asked for entry i of the last state."),
        Misconception(slopes_forgotten, "This is a power of W_h: the slopes of tanh are missing."),
        Misconception(element_by_element, "The factors are multiplied as matrices (`@`), not entry by entry (`*`)."),
        Misconception(last_factor_only, "This is one step's factor. There is one for every state in h."),
        Misconception(one_factor_too_few, "One factor is missing: every row of h has one, the first row too."),
        Misconception(factors_added, "The chain rule multiplies what stands in a row; sums are for side ways."),
        Misconception(tanh_taken_again, "The rows of h are already values of tanh. Its slope there is 1 − h²."),
        Misconception(square_forgotten, "The slope of tanh at a state h is 1 − h². Here it is 1 − h."),
    ),
    hints=(
        "Begin with the identity: after no step at all, every entry of the state depends on itself alone.",
        "Each step multiplies from the left: first W_h, then the slopes of tanh, one for each row.",
        "`J = np.eye(len(W_h))`, then for each h_t in h: `J = np.diag(1 - h_t**2) @ W_h @ J`.",
    ),
    core=False,
    minutes=10,
)


# --- clip_by_norm -----------------------------------------------------------------------------------------


def _length(dW, db):
    return np.sqrt((dW**2).sum() + (db**2).sum())


def shortened_together(dW, db, max_norm):
    scale = min(1, max_norm / max(_length(dW, db), 1e-300))
    return dW * scale, db * scale


def each_number_clipped(dW, db, max_norm):
    return np.clip(dW, -max_norm, max_norm), np.clip(db, -max_norm, max_norm)


def each_array_by_itself(dW, db, max_norm):
    return tuple(shortened_together(g, np.zeros(1), max_norm)[0] for g in (dW, db))


def short_ones_stretched(dW, db, max_norm):
    scale = max_norm / max(_length(dW, db), 1e-300)
    return dW * scale, db * scale


def made_length_one(dW, db, max_norm):
    norm = _length(dW, db)
    return (dW / norm, db / norm) if norm > max_norm else (dW, db)


def root_forgotten(dW, db, max_norm):
    norm = _length(dW, db) ** 2
    return (dW * max_norm / norm, db * max_norm / norm) if norm > max_norm else (dW, db)


def largest_number_for_length(dW, db, max_norm):
    norm = max(np.abs(dW).max(), np.abs(db).max())
    return (dW * max_norm / norm, db * max_norm / norm) if norm > max_norm else (dW, db)


def long_ones_dropped(dW, db, max_norm):
    return (0 * dW, 0 * db) if _length(dW, db) > max_norm else (dW, db)


def bias_left_out(dW, db, max_norm):
    return shortened_together(dW, np.zeros(1), max_norm)[0], db


def nothing_clipped(dW, db, max_norm):
    return dW, db


def sum_of_two_lengths(dW, db, max_norm):
    norm = np.linalg.norm(dW) + np.linalg.norm(db)
    return (dW * max_norm / norm, db * max_norm / norm) if norm > max_norm else (dW, db)


CLIP_BY_NORM = Exercise(
    name="clip_by_norm",
    lesson="15_recurrent_networks",
    reference=shortened_together,
    cases=(
        case(np.array([[0.3, 4.0]]), np.array([0.0]), 1.0),
        case(np.array([[3.0, 0.0], [0.0, 4.0]]), np.array([12.0, 0.0]), 6.5),
        case(np.array([[0.3, -0.4]]), np.array([0.1]), 1.0),
        case(np.array([[0.3, -0.4]]), np.array([0.1]), 5),
        case(np.zeros((2, 2)), np.zeros(2), 1.0),
        case(np.array([[0.9, -0.8]]), np.array([0.7]), 1.0),
        case(np.array([[-5.0, 2.0], [1.5, 40.0]]), np.array([-0.1, 0.2]), 0.5),
        case(np.array([[1.0, 1.5]]), np.array([0.0]), 2.0),
        case(np.array([[0.1]]), np.array([-20.0]), 2.0),
    ),
    misconceptions=(
        Misconception(
            each_number_clipped,
            "You clip every number by itself. Large ones are cut and small ones are not, so the gradient points "
            "somewhere else. Multiply all by one factor.",
        ),
        Misconception(
            each_array_by_itself,
            "dW and db are shortened by different factors. Together they are one long vector with one length.",
        ),
        Misconception(
            short_ones_stretched, "A gradient that is short enough is stretched. It must come back as it was."
        ),
        Misconception(made_length_one, "You make the length 1. It must become max_norm."),
        Misconception(root_forgotten, "This is the square of the length: the root is missing."),
        Misconception(largest_number_for_length, "You divide by the largest number. The length of a vector is √Σg²."),
        Misconception(long_ones_dropped, "Long gradients become 0: nothing is learned from them. Shorten them."),
        Misconception(bias_left_out, "The bias gradient is neither counted in the length nor shortened."),
        Misconception(nothing_clipped, "Nothing is shortened."),
        Misconception(
            sum_of_two_lengths, "Lengths of parts do not add up to a length: add the squares, then the root."
        ),
    ),
    hints=(
        "Imagine all numbers of dW and db in one long row. Pythagoras gives its length.",
        "Only if the length is above max_norm: multiply both arrays by one factor, so that it is max_norm.",
        "`norm = np.sqrt((dW**2).sum() + (db**2).sum())`; if it is above max_norm, "
        "multiply both by `max_norm / norm`; return both.",
    ),
    minutes=8,
)

# --- quiz -------------------------------------------------------------------------------------------------

COUNT = NumberQuiz(
    name="count_recurrent_weights",
    lesson="15_recurrent_networks",
    question="A recurrent network reads text of 100 characters, each one of 65 (one-hot), with a state of 128 numbers. "
    "How many numbers does it learn, the bias included?",
    answer=24832,
    mistakes={
        2483200: "There are no new weights per step: the same ones work at all 100 steps.",
        24704: "These are the weights. The bias has 128 more.",
        24960: "That is PyTorch's count, with two biases. One is enough, and equation 18 has one.",
        8448: "W_x and b alone. The old state has weights, too: 128 · 128.",
        8320: "W_x alone. The old state has weights, too, and there is a bias.",
        16512: "W_h and b alone. The input has weights, too: 128 · 65.",
        16384: "W_h alone. The input has weights, too, and there is a bias.",
        24769: "The bias has one number for each of the 128 numbers of the state.",
        12545: "The new state has 128 numbers, not 65: W_x is 128 × 65 and W_h is 128 × 128.",
    },
    otherwise="Count W_h, W_x and b. Does the length of the text matter?",
    because="128 · 128 + 128 · 65 + 128. The length of the text does not matter.",
)

EXERCISES = [RNN_FORWARD, COUNT, GRAD_W_H, STATE_JACOBIAN, CLIP_BY_NORM]
