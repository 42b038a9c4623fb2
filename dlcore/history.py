"""What happens in a training: the numbers of every epoch, and the line of text that shows them while it runs."""

import sys
import time
from dataclasses import dataclass, field

__all__ = ["History"]

MEASURES = {  # what can be plotted, and where its numbers are
    "loss": {"training": "losses", "validation": "val_losses"},
    "accuracy": {"training": "accuracies", "validation": "val_accuracies"},
}


@dataclass
class History:
    """What happened in each epoch, in lists that can be plotted.

    `losses` and `accuracies` are means over the epoch's batches, taken while the model was learning; `val_losses`
    and `val_accuracies` were measured after it, on the validation data. Lists that do not apply stay empty.
    `best_epoch` counts from 0 and has the smallest validation loss, or training loss where there is no validation.
    `planned` is how many epochs were asked for, `stopped_early` whether the training ended before. `plot()` draws it.

    >>> History([0.9, 0.5, 0.4], [0.5, 0.8, 0.9], [0.8, 0.6, 0.7])
    3 epochs
      epoch 1       loss 0.9000  accuracy  50.0 %  val loss 0.8000
      epoch 2 best  loss 0.5000  accuracy  80.0 %  val loss 0.6000
      epoch 3       loss 0.4000  accuracy  90.0 %  val loss 0.7000
    """

    losses: list = field(default_factory=list)
    accuracies: list = field(default_factory=list)
    val_losses: list = field(default_factory=list)
    val_accuracies: list = field(default_factory=list)
    stopped_early: bool = False
    planned: int | None = None

    @property
    def best_epoch(self):
        losses = self.val_losses or self.losses
        return losses.index(min(losses)) if losses else None

    def __len__(self):
        return len(self.losses)

    def line(self, epoch):
        """One epoch in words."""
        words = [f"loss {self.losses[epoch]:.4f}"]
        if self.accuracies:
            words.append(f"accuracy {self.accuracies[epoch]:6.1%}".replace("%", " %"))
        if self.val_losses:
            words.append(f"val loss {self.val_losses[epoch]:.4f}")
        if self.val_accuracies:
            words.append(f"val accuracy {self.val_accuracies[epoch]:6.1%}".replace("%", " %"))
        return "  ".join(words)

    def plot(self, measure="loss", *, ax=None, log=False):
        """Draw the training with matplotlib and return the Axes, to go on with.

        A line for the training data, one for the validation data if there is any, and a dot at the best epoch: by
        its loss, in a plot of accuracies too. `measure` is "loss" or "accuracy", `ax` are Axes to draw into, `log`
        makes the vertical axis logarithmic.
        """
        if measure not in MEASURES:
            raise ValueError(f"measure is {measure!r}, needs to be one of {', '.join(map(repr, MEASURES))}")
        curves = {kind: getattr(self, name) for kind, name in MEASURES[measure].items() if getattr(self, name)}
        if not curves:
            raise ValueError(f"this history of {len(self)} epochs has nothing to plot as {measure!r}")
        ax = _new_axes() if ax is None else ax
        for kind, values in curves.items():
            (line,) = ax.plot(range(1, len(values) + 1), values, label=kind)
        best = self.best_epoch
        ax.plot(best + 1, values[best], "o", color=line.get_color(), label=f"best: epoch {best + 1}")
        ax.set(xlabel="epoch", ylabel=measure)
        ax.xaxis.get_major_locator().set_params(integer=True)
        if log:
            ax.set_yscale("log")
        elif measure == "loss" and min(map(min, curves.values())) >= 0:
            ax.set_ylim(bottom=0)
        ax.legend(loc="lower left", bbox_to_anchor=(-0.02, 1), ncols=2)  # above: such curves may fill every corner
        return ax

    def cut(self, epochs):
        """Keep so many epochs, complete ones; what an interrupted one has left goes."""
        for values in (self.losses, self.accuracies, self.val_losses, self.val_accuracies):
            del values[epochs:]

    def __repr__(self):
        head = f"{len(self)} epochs" + (", stopped early" if self.stopped_early else "")
        width = len(str(len(self)))
        shown = sorted({0, self.best_epoch, len(self) - 1}) if len(self) else []
        rows = [f"  epoch {e + 1:>{width}} {'best' if e == self.best_epoch else '    '}  {self.line(e)}" for e in shown]
        return "\n".join([head, *rows])


def _new_axes():
    """The Axes of a new figure."""
    try:
        import matplotlib.pyplot as plt  # only here: `import dlcore` needs NumPy alone
    except ImportError as error:
        raise ImportError("plot() draws with matplotlib, which is not installed: pip install matplotlib") from error
    return plt.subplots()[1]


class Progress:
    """A line of text that is rewritten in a terminal; elsewhere, as in a notebook, about ten lines in all."""

    def __init__(self, epochs, wanted):
        self.terminal = sys.stdout is not None and sys.stdout.isatty()
        self.wanted = self.terminal if wanted is None else wanted
        self.epochs, self.width, self.due = epochs, 0, 0.0

    def __call__(self, history):
        done = len(history)
        if not self.wanted:
            return
        bar = "#" * (10 * done // self.epochs)
        line = f"[{bar:.<10}] epoch {done:>{len(str(self.epochs))}}/{self.epochs}  {history.line(-1)}"
        if not self.terminal:
            if done == 1 or 10 * done // self.epochs > 10 * (done - 1) // self.epochs:
                print(line)
        elif done == self.epochs or time.monotonic() >= self.due:
            print("\r" + line.ljust(self.width), end="", flush=True)
            self.width, self.due = len(line), time.monotonic() + 0.1  # nobody can read faster than that

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.width:
            print()
