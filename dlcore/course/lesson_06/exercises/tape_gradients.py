"""The exercise `tape_gradients`."""

import numpy as np

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def tape_gradients(tape):
    """The gradient of the last entry of a tape by every entry.

    tape[k] lists how entry k was made: pairs (parent, slope) of the number
    of an earlier entry and the slope of entry k by it; [] if it was given.
    Returns an array with as many floats as the tape has entries.
    """
    grads = np.zeros(len(tape))
    grads[-1] = 1
    for k in reversed(range(len(tape))):
        for parent, slope in tape[k]:
            grads[parent] += slope * grads[k]
    return grads


TAPE_GRADIENTS = Exercise(tape_gradients, lists=True, core=False, minutes=10)


@TAPE_GRADIENTS.recipe
def _walk(
    tape, *,
    seed=lambda tape: 1.0, order=lambda n: range(n - 1, -1, -1), share=lambda slope, g: slope * g,
    arrive=lambda old, new: old + new, parents=lambda made: made, dtype=float, start=np.zeros,
):  # fmt: skip
    grads = start(len(tape), dtype=dtype)
    grads[-1] = seed(tape)
    for k in order(len(tape)):
        for parent, slope in parents(tape[k]):
            grads[parent] = arrive(grads[parent], share(slope, grads[k]))
    return grads


TAPE_GRADIENTS.slip(
    "overwritten",
    "What arrives overwrites what was there. An entry that was used twice gets a share from each use: `+=`, not `=`.",
    arrive=lambda old, new: new,
)
TAPE_GRADIENTS.slip(
    "first_arrival_kept",
    "Only what arrives first is kept. An entry that was used twice gets a share from each use: add them.",
    arrive=lambda old, new: old if old else new,
)
TAPE_GRADIENTS.slip(
    "largest_kept",
    "Of two shares you keep the larger one. Both uses move the result: add them.",
    arrive=lambda old, new: new if abs(new) > abs(old) else old,
)
TAPE_GRADIENTS.slip(
    "subtracted",
    "What arrives is subtracted. Where paths meet, gradients are added.",
    arrive=lambda old, new: old - new,
)
TAPE_GRADIENTS.slip(
    "forwards",
    "The last entry hands shares to its parents, and they hand nothing on: so it goes if you read the tape from its "
    "beginning. An entry can pass on only what has arrived: begin at the end.",
    order=range,
)
TAPE_GRADIENTS.slip(
    "not_begun",
    "Nothing starts: the gradient of the last entry by itself is 1, and the rest comes from there.",
    seed=lambda tape: 0.0,
)
TAPE_GRADIENTS.slip(
    "begun_with_its_slope",
    "The last entry’s own gradient is 1. You begin with its slope.",
    seed=lambda tape: tape[-1][0][1] if tape[-1] else 1.0,
)
TAPE_GRADIENTS.slip(
    "slope_left_out", "The slopes are left out: a share is slope times gradient.", share=lambda slope, g: g
)
TAPE_GRADIENTS.slip(
    "slope_alone",
    "Every share is the slope alone. On the way it is multiplied by the gradient that the entry has itself.",
    share=lambda slope, g: slope,
)
TAPE_GRADIENTS.slip(
    "slope_added",
    "The slope is added to the gradient. Along a path the chain rule multiplies.",
    share=lambda slope, g: slope + g,
)
TAPE_GRADIENTS.slip(
    "first_parent_only",
    "Only the first parent of each entry gets a share. Every number that it was made from gets one.",
    parents=lambda made: made[:1],
)
TAPE_GRADIENTS.slip(
    "last_parent_only",
    "Only the last parent of each entry gets a share. Every number that it was made from gets one.",
    parents=lambda made: made[-1:],
)
TAPE_GRADIENTS.slip(
    "last_entry_skipped",
    "The last entry keeps its 1 and hands nothing on, so all others stay 0. The loop must begin with it, and it is "
    "the parents’ gradients that grow.",
    order=lambda n: range(n - 2, -1, -1),
)
TAPE_GRADIENTS.slip(
    "whole_numbers",
    "The gradients are kept as whole numbers, so fractions are cut off. `np.zeros(n)` holds floats.",
    dtype=int,
)
TAPE_GRADIENTS.slip(
    "equal_pairs_counted_once",
    "a · a lists a twice with the same slope, and you count it once. Both uses belong to a: add both shares.",
    parents=dict.fromkeys,
)
TAPE_GRADIENTS.slip(
    "begun_with_ones",
    "Every entry begins with 1. Only the last one does; to the others nothing has come yet, so they begin with 0.",
    start=np.ones,
)
TAPE_GRADIENTS.slip(
    "one_parent_counted_once",
    "a · a lists a twice, and you count it once. Both slopes belong to a: add both shares.",
    parents=lambda made: list(dict(made).items()),
)


@TAPE_GRADIENTS.mistake("The last entry’s own gradient, 1, is missing from the result.")
def beginning_not_kept(tape):
    grads = tape_gradients(tape)
    grads[-1] = 0
    return grads


TAPE_GRADIENTS.trials = [
    trial([[], [(0, 3.0)]]),
    trial([[], [], [(0, 4.0), (1, 2.0)]]),
    trial([[], [(0, 3.0), (0, 3.0)]]),
    trial([[], [(0, 3.0), (0, 3.0)], [(1, 1.0), (0, 1.0)]]),
    trial([[], [], [], [(0, 3.0), (1, 2.0)], [(3, 1.0), (2, 1.0)], [(4, 6.0)]]),
    trial([[], [], [(0, 3.0), (1, 2.0)], [(0, 6.0), (2, 2.0)]]),
    trial([[], [(0, 0.5)], [(0, -2.0)], [(1, 2.0), (2, 0.25)], [(3, 3.0), (0, 1.5), (1, 1.0)]]),
    trial([[], [], [(0, 2.0)], [(2, -1.5)]]),
    trial([[]]),
]


@TAPE_GRADIENTS.random_trial
def _(draw):
    given, made = draw.whole(1, 3), draw.whole(1, 5)
    tape = [[] for _ in range(given)]
    for k in range(given, given + made):
        tape.append([(draw.whole(0, k - 1), draw.between(-3, 3)) for _ in range(draw.whole(1, 3))])
    return trial(tape)


TAPE_GRADIENTS.hints = [
    "Begin with zeros for all and a 1 for the last entry. In which order must the tape be read?",
    "From the last entry to the first: each hands slope times its own gradient to every parent, and there it is added.",
    "`for k in reversed(range(len(tape))):`, inside it `for parent, slope in tape[k]:`, inside that "
    "`grads[parent] += slope * grads[k]`.",
]
