"""`explore`: one description of an interactive figure, two lives.

With a kernel the figure gets real widgets (`live`). While the book is built the same function is run over
all its states and the page gets a player that shows those very pictures (`page`).
"""

import inspect
import os
import re
import sys
import warnings

from dlcore.course.drawing.picture import Picture
from dlcore.course.interactive import page
from dlcore.course.interactive.controls import Control

MODE = "DLCORE_EXPLORE"  # the environment variable by which the book's build asks for pages


class FigureError(Exception):
    """A figure's function failed, warned or drew NaN; the message names the state."""


def explore(**controls):
    """Turn a function that draws a picture into an interactive figure, and show it.

    Each keyword gives one parameter of the function its control; the parameter's default is where the
    control starts. A control that depends on others stands after them. Example:

        @explore(stride=slider(1, 3), step=stepper(lambda stride: 9 // stride))
        def sliding_kernel(stride=1, step=0):
            return figures.convolution.sliding_kernel(IMAGE, KERNEL, stride, 0, step)
    """

    def decorate(function):
        explorer = Explorer(function, controls)
        explorer.show()
        return explorer

    return decorate


class Explorer:
    """An interactive figure. Calling it with some of its parameters draws that state.

    name: the function's name; `id` is the same with dashes, the figure's anchor on its page
    defaults: the state it starts in
    """

    def __init__(self, function, controls):
        self.function, self.controls = function, controls
        self.name = function.__name__
        self.id = self.name.replace("_", "-")
        parameters = inspect.signature(function).parameters
        self.defaults = {name: parameters[name].default for name in controls if name in parameters}
        problems = [f"{name} has no such parameter" for name in controls if name not in parameters]
        problems += [f"{name} has no control" for name in parameters if name not in controls]
        problems += [f"{n} has no default value" for n, v in self.defaults.items() if v is inspect.Parameter.empty]
        problems += [f"{n} must be a control, got {c!r}" for n, c in controls.items() if not isinstance(c, Control)]
        if problems:
            raise ValueError(f"explore({self.name}): {'; '.join(problems)}")

    def __call__(self, **state):
        """The picture of `state`; parameters not named keep their default, values are clamped."""
        unknown = set(state) - set(self.controls)
        if unknown:
            raise TypeError(f"{self.name} has no control {', '.join(sorted(unknown))}")
        return self.draw(self.clamp({**self.defaults, **state}))

    def __repr__(self):
        return f"<interactive figure {self.name}({', '.join(self.controls)})>"

    @property
    def title(self):
        """What the figure is called, for those who cannot see it: short, and the same in all states."""
        return self.name.replace("_", " ").capitalize()

    def label(self, name):
        """What the control of parameter `name` is called on the screen."""
        return self.controls[name].label or name.replace("_", " ")

    def clamp(self, state):
        """`state` with every value moved to the nearest legal one, first control first."""
        legal = {}
        for name, control in self.controls.items():
            legal[name] = control.clamp(state[name], legal)
        return legal

    def draw(self, state):
        """The picture of a legal state; FigureError names the state if anything is wrong with it."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                picture = self.function(**state)
        except Exception as error:
            raise FigureError(f"{self._at(state)}: {type(error).__name__}: {error}") from error
        if not isinstance(picture, Picture):
            raise FigureError(f"{self._at(state)}: returned {type(picture).__name__}, not a Picture")
        if re.search(r"\bnan\b|\binf\b", "\n".join((*picture.panels, picture.alt)), re.IGNORECASE):
            raise FigureError(f"{self._at(state)}: NaN or infinity in the picture or its alt text")
        return picture

    def _at(self, state):
        values = (f"{name}={self.controls[name].text(value)}" for name, value in state.items())
        return f"{self.name} at {', '.join(values)}"

    def states(self, earlier=None):
        """Every state that the published page shows."""
        earlier = earlier or {}
        if len(earlier) == len(self.controls):
            yield earlier
            return
        name = list(self.controls)[len(earlier)]
        for value in self.controls[name].page_values(earlier):
            yield from self.states({**earlier, name: value})

    def show(self):
        """Display the figure where it is: widgets with a kernel, a player while the book is built."""
        ipython = sys.modules.get("IPython")
        if ipython is None or ipython.get_ipython() is None:
            return  # a plain Python program: call the figure to get its pictures
        ipython.display.display(self._bundle(), raw=True)

    def _bundle(self):
        if os.environ.get(MODE) == "page":
            return page.bundle(self)
        from dlcore.course.interactive import live  # needs ipywidgets, which a page does not

        return live.bundle(self)
