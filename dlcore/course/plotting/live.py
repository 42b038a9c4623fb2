"""The widget of a training that is watched: a plot that is replaced while it grows, a line of words, a Stop button."""

from pathlib import Path

import anywidget
import traitlets

CSS = """.watch { background: #fff; color: #1f2933; padding: 8px; border-radius: 6px; width: fit-content; }
.watch img { display: block; max-width: 100%; height: auto; }
.watch p { margin: 4px 0 0; min-height: 2em; }
.watch button { font: inherit; padding: 2px 10px; margin-left: 8px; }"""


class LivePlot(anywidget.AnyWidget):
    """A picture, by its data URL, its alternative text and its width, and words below it.

    answers: whether clicks arrive while a cell runs
    stopped: whether the reader asked for an end
    """

    _esm = (Path(__file__).parent / "live.js").read_text(encoding="utf-8")
    _css = CSS
    source = traitlets.Unicode().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int(424).tag(sync=True)
    answers = traitlets.Bool(False).tag(sync=True)

    def __init__(self, **values):
        super().__init__(**values)
        self.stopped = False
        self.on_msg(self._heard)
        # A recent ipykernel hears a widget where the widget last spoke: on the line that is busy. This one is to be
        # heard on whichever line the notebook uses. Other kernels do not know the name, and lose nothing.
        self.comm._reply_subshell_for = lambda data, used: used

    def _heard(self, widget, content, buffers):
        # While a cell runs, this runs beside it, in a thread of its own.
        if content["kind"] == "greeting":
            self.answers = True
        else:
            self.stopped = True
