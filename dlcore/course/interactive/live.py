"""The life of a figure with a kernel: ipywidgets above a picture that is swapped in place."""

import html
import time
from collections import defaultdict

import ipywidgets

from dlcore.course.interactive.cell_grid import CellGrid
from dlcore.course.interactive.controls import Cells, Choice, Slider, Stepper, Toggle

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
SLOW = 0.05  # s: a figure that takes longer is redrawn when the slider is let go, not while it moves
PLAY_INTERVAL = 700  # ms from one step to the next

_listeners = defaultdict(list)  # figure's name → functions to call after it was moved


def when_moved(name, listener):
    """Call `listener()` whenever the figure called `name` was moved. The figure may be shown later."""
    _listeners[name].append(listener)


def bundle(explorer):
    """The mime bundle to display in a notebook: the widgets, and a still picture for pages without them."""
    figure = LiveFigure(explorer)
    view = {"version_major": 2, "version_minor": 0, "model_id": figure.box.model_id}
    return {WIDGET_VIEW: view, "text/html": figure.picture.value, "text/plain": repr(explorer)}


class LiveFigure:
    """The widgets of one figure.

    inputs: parameter name → widget
    picture: the widget that shows the current state
    box: everything, as it is displayed
    """

    def __init__(self, explorer):
        self.explorer = explorer
        state = explorer.clamp(explorer.defaults)
        began = time.perf_counter()
        self.picture = ipywidgets.HTML(explorer.draw(state)._repr_html_())
        follow = time.perf_counter() - began < SLOW
        self.inputs = {
            name: _input(control, state, name, explorer.label(name), follow)
            for name, control in explorer.controls.items()
        }
        for widget in self.inputs.values():
            widget.observe(self._changed, names="value")
        self.box = ipywidgets.VBox([*map(_with_play_button, self.inputs.values()), self.picture])

    def _changed(self, change):
        wanted = {name: _value(widget) for name, widget in self.inputs.items()}
        state = self.explorer.clamp(wanted)
        self._move_steppers(state)
        try:
            self.picture.value = self.explorer.draw(state)._repr_html_()
        except Exception as error:
            # A widget's callback has no cell below it to print into, so the figure itself tells.
            self.picture.value = f"<pre>{html.escape(str(error))}</pre>"
            raise
        for listener in _listeners[self.explorer.name]:
            listener()

    def _move_steppers(self, state):
        """Give steppers their new end and step without drawing again for each of the two."""
        for name, control in self.explorer.controls.items():
            if isinstance(control, Stepper):
                widget = self.inputs[name]
                widget.unobserve(self._changed, names="value")
                widget.max = len(control.values(state))
                widget.value = state[name] + 1
                widget.observe(self._changed, names="value")


def _value(widget):
    """What the callback gets: people count steps from one, Python from zero."""
    return widget.value - 1 if isinstance(widget, ipywidgets.IntSlider) else widget.value


def _with_play_button(widget):
    """A stepper with its play button; any other widget as it is."""
    if not isinstance(widget, ipywidgets.IntSlider):
        return widget
    play = ipywidgets.Play(min=1, max=widget.max, value=widget.value, interval=PLAY_INTERVAL)
    ipywidgets.jslink((play, "value"), (widget, "value"))
    ipywidgets.jslink((widget, "max"), (play, "max"))
    return ipywidgets.HBox([widget, play])


def _input(control, state, name, label, follow):
    """The widget of one control, standing where `state` has it."""
    value, values = state[name], control.values(state)
    look = {"description": label, "style": {"description_width": "initial"}}
    match control:
        case Slider():
            options = [(control.text(number), number) for number in values]
            return ipywidgets.SelectionSlider(options=options, value=value, continuous_update=follow, **look)
        case Stepper():
            return ipywidgets.IntSlider(value + 1, min=1, max=len(values), continuous_update=follow, **look)
        case Choice():
            return ipywidgets.ToggleButtons(options=values, value=value, **look)
        case Toggle():
            return ipywidgets.Checkbox(value=value, description=label, indent=False)
        case Cells():
            return CellGrid(value, label)
