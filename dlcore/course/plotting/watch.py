"""A training to watch: `dlcore.fit(…, callback=watch())` draws the loss while it falls, and can be stopped.

With a kernel the plot grows while the cell runs. Its button *Stop and keep the best* is there where clicks arrive
during that time: JupyterLab and Notebook have a second line to the kernel. Elsewhere the notebook's own ■ does
the same. While the book is built, and for tests, only the finished plot is drawn; a plain program sees nothing.
"""

import os
import sys
import time

__all__ = ["watch"]

PAGE = "DLCORE_EXPLORE"  # says "page" while the book is built
OFTEN = 0.25  # s: a plot is drawn at most so often …
SHARE = 9  # … and takes at most a tenth of the time


def watch(measure="loss", *, log=False, keep=True):
    """A callback for `dlcore.fit`: the plot of `History.plot(measure, log=log)`, growing with every epoch.

    With keep=False the plot goes when the training is over, for instance where a later cell compares several.
    """
    return Watch(measure, log, keep)


class Watch:
    """A callback that is a context manager; without IPython it does nothing."""

    def __init__(self, measure, log, keep):
        self.look, self.keep = {"measure": measure, "log": log}, keep
        self.history = self.live = self.handle = None
        self.due = 0.0

    def __enter__(self):
        self.history = None
        if _shell() is not None and os.environ.get(PAGE) != "page":
            from dlcore.course.plotting.live import LivePlot  # needs anywidget, which a page does not

            self.live = LivePlot(words="The first epoch …")
            self.handle = _display(self.live._repr_mimebundle_()[0])
        return self

    def __call__(self, history):
        """Draw what there is by now, unless it was drawn just before; true if the reader wants an end."""
        self.history = history
        if self.live and time.monotonic() >= self.due:
            began = time.monotonic()
            self._draw()
            self.due = time.monotonic() + max(OFTEN, SHARE * (time.monotonic() - began))
        return bool(self.live and self.live.stopped)

    def __exit__(self, *failure):
        """The finished plot takes the place of the growing one: it stays when the notebook is saved."""
        if self.history and self.keep and _shell() is not None:
            _display({"text/html": self._finished(), "text/plain": repr(self.history)}, self.handle)
        elif self.live:
            _display({"text/html": "", "text/plain": ""}, self.handle)
        if self.live:
            self.live.source = ""  # not closed: a late greeting would be a complaint in the kernel's log
            self.live = self.handle = None

    def _figure(self):
        """A figure of the history that matplotlib does not show by itself."""
        from dlcore.course.plotting.styled import plt

        figure = plt.Figure()
        self.history.plot(ax=figure.subplots(), **self.look)
        return figure

    def _draw(self):
        from dlcore.course.plotting import markup, words

        figure = self._figure()
        planned = f" of {self.history.planned}" if self.history.planned else ""
        with self.live.hold_sync():
            self.live.source, self.live.alt = markup.source(figure), words.describe(figure)
            self.live.words = f"Epoch {len(self.history)}{planned}."

    def _finished(self):
        from dlcore.course.plotting.markup import figure_html

        words = ""
        if self.live and self.live.stopped:
            epochs, best = len(self.history), self.history.best_epoch + 1
            words = f"<p>Stopped after epoch {epochs}; the model is as after epoch {best}, the best.</p>"
        return figure_html(self._figure()) + words


def _shell():
    """The running IPython, or None in a plain program."""
    ipython = sys.modules.get("IPython")
    return ipython and ipython.get_ipython()


def _display(bundle, handle=None):
    """Show a bundle, or put it in the place of an earlier one; its handle."""
    from IPython.display import display

    if handle is None:
        return display(bundle, raw=True, display_id=True)
    handle.update(bundle, raw=True)
    return handle
