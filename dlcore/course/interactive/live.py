"""The life of a figure with a kernel: a picture that answers to the pointer, and ipywidgets below it."""

import html
import time
from collections import defaultdict

import ipywidgets

from dlcore.course.interactive.cell_grid import CellGrid
from dlcore.course.interactive.controls import Cells, Choice, Slider, Stepper, Toggle
from dlcore.course.interactive.touch_picture import TouchPicture

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
SLOW = 0.05  # s: a figure that takes longer is redrawn when the slider is let go, not while it moves
PLAY_INTERVAL = 700  # ms from one step to the next
LABEL, WIDE = "9em", "min(100%, 36em)"  # of all controls, so that they stand on one grid

_listeners = defaultdict(list)  # figure's name → functions to call after it was moved


def when_moved(name, listener):
    """Call `listener(state)` whenever the figure called `name` was moved, with its state as a link has it.

    The figure may be shown later.
    """
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
        self.picture = TouchPicture(value=explorer.draw(state)._repr_html_())
        follow = time.perf_counter() - began < SLOW
        self.inputs = {
            name: _input(control, state, name, explorer.label(name), follow)
            for name, control in explorer.controls.items()
        }
        for widget in self.inputs.values():
            widget.observe(self._changed, names="value")
        self.picture.on_touch(self._touched)
        self.box = ipywidgets.VBox([self.picture, *map(_with_play_button, self.inputs.values())])

    @property
    def state(self):
        """The state that the widgets stand for."""
        return self.explorer.clamp({name: _value(widget) for name, widget in self.inputs.items()})

    def _changed(self, change):
        self._show(self.state, Stepper)

    def _show(self, state, kinds):
        """Bring the widgets of these kinds to a state, draw it, and tell the questions about the figure."""
        self._move_inputs(state, kinds)
        self._draw(state)
        said = {name: control.link(state[name]) for name, control in self.explorer.controls.items()}
        for listener in _listeners[self.explorer.name]:
            listener(said)

    def _touched(self, kind, wish):
        """A pointer asks for some controls' values: for a moment, or to stay."""
        controls = self.explorer.controls
        asked = {name: controls[name].wished(value) for name, value in wish.items() if name in controls}
        state = self.explorer.clamp({**self.state, **asked})
        if kind == "set":
            self._show(state, (Slider, Choice, Toggle, Stepper))
        else:
            self._draw(state)

    def _draw(self, state):
        try:
            self.picture.value = self.explorer.draw(state)._repr_html_()
        except Exception as error:
            # A widget's callback has no cell below it to print into, so the figure itself tells.
            self.picture.value = f"<pre>{html.escape(str(error))}</pre>"
            raise

    def _move_inputs(self, state, kinds):
        """Widgets of these kinds get the state's values, steppers also their end, without drawing for each of them."""
        for name, control in self.explorer.controls.items():
            if isinstance(control, kinds):
                widget = self.inputs[name]
                widget.unobserve(self._changed, names="value")
                if isinstance(control, Stepper):
                    widget.max = len(control.values(state))
                widget.value = state[name] + 1 if isinstance(control, Stepper) else state[name]
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
    look = {"description": label, "style": {"description_width": LABEL}, "layout": ipywidgets.Layout(width=WIDE)}
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
