"""Small expressions as tapes: each entry with its value, the entries it was made from, and its slope by each."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Entry:
    """One entry of a tape.

    made: how it was made, or "" if it was given; parents: (number of an earlier entry, slope by it)
    at: its column and its height in the drawing of the graph, from 0 to 3 and from 0 to 1
    """

    name: str
    made: str
    value: float
    parents: tuple = ()
    at: tuple = (0, 0)


def _square():
    w, x, b = 2.0, 3.0, -3.0
    u, s = w * x, w * x + b
    return (
        Entry("w", "", w, at=(0, 0)), Entry("x", "", x, at=(0, 0.5)), Entry("b", "", b, at=(0, 1)),
        Entry("u", "w · x", u, ((0, x), (1, w)), (1.35, 0.25)),
        Entry("s", "u + b", s, ((3, 1.0), (2, 1.0)), (2.2, 0.8)),
        Entry("y", "s²", s**2, ((4, 2 * s),), (3, 0.25)),
    )  # fmt: skip


def _twice():
    a = 3.0
    return (
        Entry("a", "", a, at=(0, 0.5)),
        Entry("m", "a · a", a * a, ((0, a), (0, a)), (1.5, 0.12)),
        Entry("y", "m + a", a * a + a, ((1, 1.0), (0, 1.0)), (3, 0.5)),
    )


def _neuron():
    w, x, b = 0.5, 2.0, -0.5
    u, z = w * x, w * x + b
    y = float(np.tanh(z))
    return (
        Entry("w", "", w, at=(0, 0)), Entry("x", "", x, at=(0, 0.5)), Entry("b", "", b, at=(0, 1)),
        Entry("u", "w · x", u, ((0, x), (1, w)), (1.35, 0.25)),
        Entry("z", "u + b", z, ((3, 1.0), (2, 1.0)), (2.2, 0.8)),
        Entry("y", "tanh z", y, ((4, 1 - y**2),), (3, 0.25)),
    )  # fmt: skip


def _shared():
    w, x = 2.0, 3.0
    return (
        Entry("w", "", w, at=(0, 0.15)), Entry("x", "", x, at=(0, 0.85)),
        Entry("h", "w · x", w * x, ((0, x), (1, w)), (1.5, 0.7)),
        Entry("y", "w · h", w * w * x, ((0, w * x), (2, w)), (3, 0.4)),
    )  # fmt: skip


EXPRESSIONS = {"a square": _square(), "a neuron": _neuron(), "a three times": _twice(), "w two times": _shared()}
FORMULAS = {
    "a square": "(w·x + b)²", "a neuron": "tanh(w·x + b)", "a three times": "a·a + a", "w two times": "w·(w·x)",
}  # fmt: skip


def made(tape):
    """The numbers of the entries that were made from others."""
    return [place for place, entry in enumerate(tape) if entry.parents]


def steps(tape):
    """How many steps the picture has: the given entries, each made one, the 1 at the end, each made one backwards."""
    return 2 + 2 * len(made(tape))


def known(tape, step):
    """How many entries are there in this step."""
    makes = made(tape)
    return len(tape) if step >= len(makes) else makes[step]


def passing(tape, step):
    """The entry that passes its gradient on in this step, or None."""
    back = step - len(made(tape)) - 2
    return made(tape)[::-1][back] if back >= 0 else None


def shares(tape, step):
    """What has arrived at each entry by this step: a list of numbers for each."""
    arrived = [[] for _ in tape]
    if step > len(made(tape)):
        arrived[-1].append(1.0)
    for number in range(len(made(tape)) + 2, step + 1):
        sender = passing(tape, number)
        for parent, slope in tape[sender].parents:
            arrived[parent].append(slope * sum(arrived[sender]))
    return arrived
