"""Time several ways to do the same thing, in turn, so that a slow moment of the machine hits all alike."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

SECONDS = 8.0  # for a case, all contestants together
SLOT = 0.15  # a turn lasts at least this long, so that caches are warm, as they are while training


@dataclass
class Case:
    """Something to do in several ways. `make()` gives {who: function}; a goal is a ratio against PyTorch."""

    name: str
    make: Callable
    goals: dict


@dataclass
class Row:
    """dlcore against one other contestant."""

    HEAD = (
        "| what | dlcore, ms | against | its ms | ratio | middle half of ratios | goal |\n|---|---|---|---|---|---|---|"
    )

    group: str
    against: str
    ours: float
    theirs: float
    ratio: tuple  # quartiles
    goal: float | None

    def markdown(self):
        return (
            f"| {self.group} | {self.ours:.3g} | {self.against} | {self.theirs:.3g} | **{self.ratio[1]:.2f}** | "
            f"{self.ratio[0]:.2f}–{self.ratio[2]:.2f} | {self.verdict} |"
        )

    @property
    def verdict(self):
        if self.goal is None:
            return ""
        return f"≤ {self.goal} {'reached' if self.ratio[1] <= self.goal else 'not reached'}"

    def __str__(self):
        return f"{self.against:<14} {self.ours:8.3g} / {self.theirs:8.3g} ms = {self.ratio[1]:.2f}  {self.verdict}"


def in_turn(case):
    """One row for each contestant other than dlcore."""
    contestants = case.make()
    calls = {who: max(1, int(SLOT / once(function))) for who, function in contestants.items()}
    times, end = {who: [] for who in contestants}, perf_counter() + SECONDS
    while perf_counter() < end or len(times["dlcore"]) < 5:
        for who, function in contestants.items():
            start = perf_counter()
            for _ in range(calls[who]):
                function()
            times[who].append((perf_counter() - start) / calls[who])
    times = {who: 1e3 * np.array(each) for who, each in times.items()}
    rows = []
    for who in contestants:
        if who != "dlcore":
            ratio = tuple(np.percentile(times["dlcore"] / times[who], [25, 50, 75]))
            ours, theirs = (float(np.median(times[each])) for each in ("dlcore", who))
            rows.append(Row(case.name, who, ours, theirs, ratio, case.goals.get(who)))
    return rows


def once(function):
    """Seconds of one call, after a first one that is not counted."""
    function()
    start = perf_counter()
    function()
    return perf_counter() - start


def with_torch(contestants, make):
    """Add PyTorch, on one thread, where it is installed."""
    try:
        import torch
    except ImportError:
        return contestants
    torch.set_num_threads(1)
    return contestants | {"PyTorch": make(torch)}
