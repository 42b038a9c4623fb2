"""The exercise `out_size`."""

import math

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


def _refuse(n, kernel_size, padding):
    if kernel_size > n + 2 * padding:
        raise ValueError


@OUT_SIZE.mistake("The zeros stand at *both* ends: n grows by 2p, not by p.")
def padding_counted_once(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n + padding - kernel_size) // stride + 1


@OUT_SIZE.mistake("You count the steps. The place where the window starts counts too: one more.")
def plus_one_forgotten(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n + 2 * padding - kernel_size) // stride


@OUT_SIZE.mistake("A last step that does not fit is dropped, so the division rounds down (`//`), not up.")
def rounded_up(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return math.ceil((n + 2 * padding - kernel_size) / stride) + 1


@OUT_SIZE.mistake("A window stops a whole number of times. `/` gives a float; `//` drops the step that does not fit.")
def floor_forgotten(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n + 2 * padding - kernel_size) / stride + 1


@OUT_SIZE.mistake("With a stride of s the window takes every s-th place only. Divide by it.")
def stride_forgotten(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return n + 2 * padding - kernel_size + 1


@OUT_SIZE.mistake("The +1 is the window's first place; it comes after the division, which counts the steps.")
def one_added_before_dividing(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n + 2 * padding - kernel_size + 1) // stride


@OUT_SIZE.mistake("Padding makes the row longer before the window starts: use `padding`.")
def padding_ignored(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, padding)
    return (n - kernel_size) // stride + 1


@OUT_SIZE.mistake(
    "Padding makes the row longer before the window starts: use `padding`, also when you refuse a window."
)
def padding_ignored_everywhere(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, 0)
    return (n - kernel_size) // stride + 1


@OUT_SIZE.mistake("The numbers are right. Still missing: a ValueError when the window does not fit even once.")
def nothing_refused(n, kernel_size, stride=1, padding=0):
    return (n + 2 * padding - kernel_size) // stride + 1


@OUT_SIZE.mistake("You refuse a window that fits: compare the kernel with the row *including* its padding.")
def padding_not_counted_when_refusing(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size, 0)
    return nothing_refused(n, kernel_size, stride, padding)


@OUT_SIZE.mistake("A window that is exactly as long as the row fits once. Refuse only longer ones.")
def exact_fit_refused(n, kernel_size, stride=1, padding=0):
    _refuse(n, kernel_size + 1, padding)
    return nothing_refused(n, kernel_size, stride, padding)


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
    trial(3, 2, 5),
    trial(5, 1, 2),
    trial(640, 3, 6, 1),
    refused(ValueError, 2, 3),
    refused(ValueError, 2, 3, 2),
    refused(ValueError, 3, 8, padding=2),
]

OUT_SIZE.hints = [
    "How long is the row once it has its zeros? At which cell does the left end of the last window stand?",
    "The left end moves from 0 to at most n + 2p − k, in steps of s. Count its places, the first one included.",
    "`(n + 2 * padding - kernel_size) // stride + 1`, and before it: "
    "`if kernel_size > n + 2 * padding: raise ValueError(...)`.",
]
