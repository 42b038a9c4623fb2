"""The exercise `out_size`."""

import operator

import dlcore
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import refused, trial


def out_size(n, kernel_size, stride=1, padding=0):
    """How often a window of `kernel_size` stops on a row of `n` pixels.

    The row gets `padding` zeros at either end, the window moves by
    `stride`. Raise ValueError if it does not fit even once.
    """
    room = n + 2 * padding - kernel_size
    if room < 0:
        raise ValueError("the kernel is larger than the padded row")
    return room // stride + 1


OUT_SIZE = Exercise(out_size, reference=dlcore.out_size, minutes=10)


@OUT_SIZE.recipe
def _size(
    n, kernel_size, stride=1, padding=0, *,
    ends=2, refuse=lambda n, k, s, p: k > n + 2 * p, room=operator.sub, steps=operator.floordiv,
    count=lambda steps: steps + 1,
):  # fmt: skip
    if refuse(n, kernel_size, stride, padding):
        raise ValueError
    return count(steps(room(n + ends * padding, kernel_size), stride))


OUT_SIZE.slip("padding_counted_once", "The zeros stand at *both* ends: n grows by 2p, not by p.", ends=1)
OUT_SIZE.slip("padding_ignored", "Padding makes the row longer before the window starts: use `padding`.", ends=0)
OUT_SIZE.slip("padding_subtracted", "Padding makes the row longer: its zeros are added, not taken away.", ends=-2)
OUT_SIZE.slip("padding_counted_twice", "Padding is counted twice over: n grows by 2p, not by 4p.", ends=4)
OUT_SIZE.slip(
    "plus_one_forgotten",
    "You count the steps. The place where the window starts counts too: one more.",
    count=lambda steps: steps,
)
OUT_SIZE.slip(
    "one_subtracted",
    "The window starts somewhere, and that place counts: one more, not one less.",
    count=lambda steps: steps - 1,
)
OUT_SIZE.slip(
    "squared", "A row has one direction: how often does the window stop on *it*?", count=lambda steps: (steps + 1) ** 2
)
OUT_SIZE.slip(
    "rounded_up",
    "A last step that does not fit is dropped, so the division rounds down (`//`), not up.",
    steps=lambda room, s: -(-room // s),
)
OUT_SIZE.slip(
    "rounded_to_the_nearest",
    "A last step that does not fit is dropped: round down (`//`), not to the nearest.",
    steps=lambda room, s: round(room / s),
)
OUT_SIZE.slip(
    "floor_forgotten",
    "A window stops a whole number of times. `/` gives a float; `//` drops the step that does not fit.",
    steps=operator.truediv,
)
OUT_SIZE.slip(
    "floor_to_a_float",
    "The numbers are right, but `np.floor` gives a float. A window stops a whole number of times: `//`.",
    steps=lambda room, s: float(room // s),
)
OUT_SIZE.slip(
    "stride_forgotten",
    "With a stride of s the window takes every s-th place only. Divide by it.",
    steps=lambda room, s: room,
)
OUT_SIZE.slip(
    "multiplied_by_stride",
    "The further the window jumps, the less often it stops: divide by the stride.",
    steps=operator.mul,
)
OUT_SIZE.slip(
    "stride_plus_one",
    "You divide by s + 1. The brackets belong elsewhere: first divide by s, then add the first place.",
    steps=lambda room, s: room // (s + 1),
)
OUT_SIZE.slip(
    "one_added_before_dividing",
    "The +1 is the window's first place; it comes after the division, which counts the steps.",
    steps=lambda room, s: (room + 1) // s, count=lambda steps: steps,
)  # fmt: skip
OUT_SIZE.slip(
    "kernel_one_too_small",
    "The window takes up all of its k pixels: the room is n + 2p − k, not n + 2p − (k − 1).",
    room=lambda n, k: n - (k - 1),
)
OUT_SIZE.slip("kernel_added", "The window takes room away: subtract the kernel size.", room=operator.add)
OUT_SIZE.slip(
    "nothing_refused",
    "Still missing: a ValueError when the window does not fit even once.",
    refuse=lambda n, k, s, p: False,
)
OUT_SIZE.slip(
    "padding_not_counted_when_refusing",
    "You refuse a window that fits: compare the kernel with the row *including* its padding.",
    refuse=lambda n, k, s, p: k > n,
)
OUT_SIZE.slip(
    "half_the_padding_when_refusing",
    "You refuse a window that fits: the row has padding at *both* ends.",
    refuse=lambda n, k, s, p: k > n + p,
)
OUT_SIZE.slip(
    "padding_ignored_everywhere",
    "Padding makes the row longer before the window starts: use `padding`, also when you refuse a window.",
    ends=0, refuse=lambda n, k, s, p: k > n,
)  # fmt: skip
OUT_SIZE.slip(
    "exact_fit_refused",
    "A window that is exactly as long as the row fits once. Refuse only longer ones.",
    refuse=lambda n, k, s, p: k >= n + 2 * p,
)
OUT_SIZE.slip(
    "negative_counts_refused",
    "You refuse by the result, and too late: −1 // s + 1 is 0 for every stride, so 0 must be refused as well.",
    refuse=lambda n, k, s, p: (n + 2 * p - k) // s + 1 < 0,
)
OUT_SIZE.slip(
    "rounded_towards_zero_and_refused",
    "`int` rounds towards 0, so with a stride a room of −1 gives 0 steps, and 1 place. Refuse by the room itself.",
    refuse=lambda n, k, s, p: int((n + 2 * p - k) / s) + 1 <= 0, steps=lambda room, s: int(room / s),
)  # fmt: skip


@OUT_SIZE.mistake("`//` goes before `+` and `-`: put brackets round n + 2p − k.")
def brackets_forgotten(n, kernel_size, stride=1, padding=0):
    if kernel_size > n + 2 * padding:
        raise ValueError
    return n - kernel_size + 2 * padding // stride + 1


@OUT_SIZE.mistake("You divide the row by the stride before the kernel is taken off: only the room is divided.")
def row_divided(n, kernel_size, stride=1, padding=0):
    if kernel_size > n + 2 * padding:
        raise ValueError
    return (n + 2 * padding) // stride - kernel_size + 1


OUT_SIZE.trials = [
    trial(5, 3),
    trial(5, 3, stride=2),
    trial(5, 3, padding=1),
    trial(5, 3, stride=2, padding=1),
    trial(10, 3, stride=2),
    trial(32, 5),
    trial(227, 11, 4),
    trial(224, 7, 2, 3),
    trial(7, 2, 3, 2),
    trial(4, 4),
    trial(1, 3, padding=1),
    trial(2, 6, 3, padding=2),
    trial(1, 5, padding=2),
    trial(2, 3, padding=1),
    trial(3, 2, 5),
    trial(5, 1, 2),
    trial(640, 3, 6, 1),
    refused(ValueError, 2, 3),
    refused(ValueError, 2, 3, 2),
    refused(ValueError, 1, 3, 4),
    refused(ValueError, 3, 8, padding=2),
    refused(ValueError, 2, 9, 3, padding=1),
]


@OUT_SIZE.random_trial
def _(draw):
    n, kernel_size, stride, padding = draw.whole(1, 20), draw.whole(1, 7), draw.whole(1, 4), draw.whole(0, 3)
    if kernel_size > n + 2 * padding:
        return refused(ValueError, n, kernel_size, stride, padding)
    return trial(n, kernel_size, stride, padding)


OUT_SIZE.hints = [
    "How long is the row once it has its zeros? At which cell does the left end of the last window stand?",
    "The left end moves from 0 to at most n + 2p − k, in steps of s. Count its places, the first one included.",
    "`(n + 2 * padding - kernel_size) // stride + 1`, and before it: "
    "`if kernel_size > n + 2 * padding: raise ValueError(...)`.",
]
