"""The controls a figure can have: what values each takes, here and on the published page.

A control knows nothing about widgets or HTML; `live` and `page` draw it. All of them answer the same
four questions: which values there are, which of them the page shows, which is the nearest legal one to
a given value, and what a value is called.
"""

import inspect
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Control:
    """What every control has: a `label` for people (the argument's name if None)."""

    label: str | None = None

    on_page = True  # False where the published page has a single value, so that nothing can be moved
    finer_in_notebook = False  # True where the notebook offers values that the page leaves out

    def values(self, earlier):
        """The legal values, given the values of the controls before this one."""
        raise NotImplementedError

    def page_values(self, earlier):
        """The values that the published page shows: by default all of them."""
        return self.values(earlier)

    def clamp(self, value, earlier):
        """`value` itself where it is legal, otherwise the nearest legal value."""
        raise NotImplementedError

    def text(self, value):
        """What the value is called on the screen."""
        return str(value)

    def link(self, value):
        """What the value is called in a link to a state."""
        return self.text(value)

    def wished(self, value):
        """The value that an element of the picture asks for, as text or as a number."""
        return value


@dataclass(frozen=True)
class Coarsened(Control):
    """A control that may show fewer values on the page (`page`) than in the notebook (`all_values`)."""

    all_values: tuple = ()
    page: tuple | None = None

    @property
    def on_page(self):
        return len(self.page_values({})) > 1

    @property
    def finer_in_notebook(self):
        return self.page is not None

    def values(self, earlier):
        return self.all_values

    def page_values(self, earlier):
        return self.all_values if self.page is None else self.page


@dataclass(frozen=True)
class Slider(Coarsened):
    """Numbers at equal distances; see `slider`."""

    unit: str = ""

    def clamp(self, value, earlier):
        return min(self.all_values, key=lambda number: abs(number - value))

    def wished(self, value):
        return float(value)

    def text(self, value):
        return f"{value:g}{self.unit}"

    def link(self, value):
        return f"{value:g}"


@dataclass(frozen=True)
class Choice(Coarsened):
    """One of a few names; see `choice`."""

    formerly: dict | None = None

    def clamp(self, value, earlier):
        if value not in self.all_values:
            raise ValueError(f"{value!r} is not one of the options {', '.join(self.all_values)}")
        return value


@dataclass(frozen=True)
class Toggle(Control):
    """Off or on; see `toggle`."""

    def values(self, earlier):
        return (False, True)

    def clamp(self, value, earlier):
        return bool(value)

    def wished(self, value):
        return value == "on"

    def text(self, value):
        return "on" if value else "off"


@dataclass(frozen=True)
class Stepper(Control):
    """Steps 0 … count − 1; see `stepper`."""

    count: object = 1

    def values(self, earlier):
        if not callable(self.count):
            return range(self.count)
        needed = inspect.signature(self.count).parameters
        return range(self.count(**{name: earlier[name] for name in needed}))

    def clamp(self, value, earlier):
        return int(min(max(value, 0), len(self.values(earlier)) - 1))

    def wished(self, value):
        return round(float(value))

    def text(self, value):
        return str(value + 1)  # people count steps from one


@dataclass(frozen=True)
class Cells(Control):
    """A small matrix whose cells can be edited where a kernel runs; see `cells`."""

    start: np.ndarray | None = None
    on_page = False
    finer_in_notebook = True

    def values(self, earlier):
        return (self.start,)

    def clamp(self, value, earlier):
        matrix = np.asarray(value)
        if matrix.shape != self.start.shape:
            raise ValueError(f"got a matrix of shape {matrix.shape}, need {self.start.shape}")
        return matrix

    def text(self, value):
        return "the start values"


def slider(start, stop, step=1, *, page=None, label=None, unit=""):
    """Numbers start, start + step, … up to and including `stop`.

    page: the values to show on the published page where all would be too many (None: all). A single
        value makes the slider disappear from the page; the notebook keeps it.
    unit: printed behind the number, for instance "°"
    """
    if step <= 0 or stop < start:
        raise ValueError(f"a slider needs start ≤ stop and step > 0, got {start}, {stop}, {step}")
    count = int(np.floor((stop - start) / step + 1e-9)) + 1
    decimals = max((len(f"{part:.10f}".rstrip("0").split(".")[1]) for part in (start, step)), default=0)
    numbers = tuple(round(start + i * step, decimals) for i in range(count))
    return Slider(label=label, all_values=numbers, page=_some_of(numbers, page), unit=unit)


def choice(*options, page=None, label=None, formerly=None):
    """One of `options`, each a string.

    page: those that the published page shows (None: all)
    formerly: what options were called once → what they are called now; old links go on working
    """
    if len(options) < 2 or not all(isinstance(option, str) for option in options):
        raise ValueError(f"a choice needs two or more strings, got {options!r}")
    _some_of(options, formerly and formerly.values())
    return Choice(label=label, all_values=options, page=_some_of(options, page), formerly=formerly)


def _some_of(values, page):
    """`page` as a tuple, checked to hold some of `values`; None stays None."""
    if page is None:
        return None
    page = tuple(page)
    if not page or set(page) - set(values):
        raise ValueError(f"page must name some of the control's values, got {page}; the control has {values}")
    return page


def toggle(*, label=None):
    """Off or on: the callback gets False or True."""
    return Toggle(label=label)


def stepper(count, *, label=None):
    """Steps to walk through and to play: the callback gets 0 … count − 1.

    count: a number, or a function of earlier controls, `stepper(lambda stride: 9 // stride)`. When one of
        them changes, the step is clamped to the new count before the callback is called.
    """
    if not callable(count) and count < 1:
        raise ValueError(f"a stepper needs at least one step, got {count}")
    return Stepper(label=label, count=count)


def cells(start, *, label=None):
    """A matrix the student can edit where a kernel runs; the published page shows `start`."""
    start = np.asarray(start)
    if start.ndim != 2:
        raise ValueError(f"cells need a matrix, got shape {start.shape}")
    return Cells(label=label, start=start)
