"""The training loop, written once: batches, steps, validation, early stopping, and a clear stop when it fails."""

import math
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from dlcore.layer import Sequential
from dlcore.optim import clip_grad_norm
from dlcore.windows import whole

__all__ = ["History", "accuracy", "fit"]

VALIDATION_BATCH = 256  # samples at a time where nothing is learned, to bound the memory


@dataclass
class History:
    """What happened in each epoch, in lists that can be plotted.

    `losses` and `accuracies` are means over the epoch's batches, taken while the model was learning; `val_losses`
    and `val_accuracies` were measured after it, on the validation data. Lists that do not apply stay empty.
    `best_epoch` counts from 0 and has the smallest validation loss, or training loss where there is no validation.

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

    def __repr__(self):
        head = f"{len(self)} epochs" + (", stopped early" if self.stopped_early else "")
        width = len(str(len(self)))
        shown = sorted({0, self.best_epoch, len(self) - 1}) if len(self) else []
        rows = [f"  epoch {e + 1:>{width}} {'best' if e == self.best_epoch else '    '}  {self.line(e)}" for e in shown]
        return "\n".join([head, *rows])


def fit(
    model,
    loss,
    optimizer,
    train,
    validation=None,
    *,
    epochs=10,
    batch_size=32,
    rng=None,
    patience=None,
    max_norm=None,
    schedule=None,
    progress=None,
):
    """Train a model: for each batch forward, loss, backward, step; for each epoch a look at the validation data.

    **Step**: `y = model(x)`, `loss(y, target)`, `model.backward_params(loss.backward())`, `optimizer.step()`
    (equations 5 to 9 of the course's notation page, one batch at a time).

    With `patience` it stops when the validation loss has not fallen for that many epochs, and the model gets back
    its best parameters; without, it keeps the last. `max_norm` clips each gradient (`clip_grad_norm`), `schedule`
    is stepped after each epoch. `progress` True or False shows or hides a line of text; by default it is shown in
    a terminal. Every call goes on where the last one ended; batches are shuffled by `rng`.

    **Shapes**: train and validation are pairs (x, target) with the samples first; `batch_size=None` takes all at
    once. Returns a `History`. ValueError for what does not fit together. FloatingPointError as soon as a loss is NaN
    or infinite: it names the first layer where that happened and says what to do. The model's `training` flags
    are set while it learns, cleared while it is validated, and left as they were.

    Lesson 04.

    >>> from dlcore import CrossEntropyLoss, Linear, SGD, Sequential, Tanh
    >>> x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    >>> model = Sequential(Linear(2, 8, rng=0), Tanh(), Linear(8, 2, rng=1))
    >>> history = fit(model, CrossEntropyLoss(), SGD(model, lr=1.0), (x, [0, 1, 1, 0]), epochs=100, rng=0)
    >>> accuracy(model, x, [0, 1, 1, 0])
    1.0
    """
    _check(model, loss, optimizer, schedule, validation, patience)
    train, validation = _data("train", train), validation and _data("validation", validation)
    epochs = whole("epochs", epochs, 1)
    batch_size = len(train[0]) if batch_size is None else whole("batch_size", batch_size, 1)
    rng, history, best = np.random.default_rng(rng), History(), _Best(model)
    # Overflow is found and explained once, by _explain, and not by a warning for each operation.
    with _modes_kept(model), best, _Progress(epochs, progress) as show, np.errstate(all="ignore"):
        for epoch in range(1, epochs + 1):
            _learn(model, loss, optimizer, train, batch_size, rng, max_norm, history, epoch)
            if validation:
                _validate(model, loss, validation, history, epoch)
            if schedule:
                schedule.step()
            show(history)
            if patience and best.waited(history) >= patience:
                history.stopped_early = True
                break
        best.restore()
        if not all(np.isfinite(value).all() for value in model.params.values()):
            what = "after the last step not all parameters are finite"
            raise FloatingPointError(_explain(model, train[0][:VALIDATION_BATCH], what, optimizer))
    return history


def accuracy(model, x, target, *, threshold=0.0, ignore_index=-100, batch_size=VALIDATION_BATCH):
    """Which part of the samples the model gets right, from 0 to 1, with dropout switched off.

    **Forward**: with whole-number targets the largest output wins. Where outputs and targets have the same shape,
    each is a yes or no: y > threshold, which is 0 for logits and 0.5 for a model that ends in a sigmoid. Targets that
    are `ignore_index`, as in `CrossEntropyLoss`, do not count.

    **Shapes**: x (N, …), target (N, …) as the model's y, or without its last axis. ValueError for another shape.

    Lesson 04.

    >>> from dlcore import Identity
    >>> accuracy(Identity(), np.array([[2.0, 1.0], [0.0, 3.0], [5.0, 4.0]]), [0, 1, 1])
    0.6666666666666666
    """
    x, target = _data("the data", (x, target))
    right, ignored = 0, 0
    with _modes_kept(model):
        model.eval()
        for part in _parts(len(x), batch_size):
            y, t = model(x[part]), target[part]
            if t.shape == y.shape:
                right += int(np.count_nonzero((y > threshold) == (t > 0.5)))
            elif t.shape == y.shape[:-1] and t.dtype.kind in "iu":
                right += int(np.count_nonzero(y.argmax(axis=-1) == t))
                ignored += int(np.count_nonzero(t == ignore_index))
            else:
                raise ValueError(
                    f"target has shape {t.shape} and holds {t.dtype}, the model gives {y.shape}: "
                    "needs this shape, or whole numbers with its last axis left away"
                )
    if ignored == target.size:
        raise ValueError(f"all targets are ignore_index, {ignore_index}: nothing is left to count")
    return right / (target.size - ignored)


def _learn(model, loss, optimizer, data, batch_size, rng, max_norm, history, epoch):
    """One pass over the training data."""
    (x, target), tally = data, _Tally(loss)
    model.train()
    # One batch of everything needs no shuffling, and so no copy.
    order = rng.permutation(len(x)) if batch_size < len(x) else None
    for number, part in enumerate(_parts(len(x), batch_size), start=1):
        chosen = part if order is None else order[part]
        xs, ts = x[chosen], target[chosen]
        y = model(xs)
        value = loss(y, ts)
        if not math.isfinite(value):
            what = f"epoch {epoch}, batch {number}: the loss is {value}"
            raise FloatingPointError(_explain(model, xs, what, optimizer))
        model.backward_params(loss.backward())
        if max_norm is not None:
            clip_grad_norm(model, max_norm)
        optimizer.step()
        tally.add(value, y, ts)
    tally.write(history.losses, history.accuracies)


def _validate(model, loss, data, history, epoch):
    """Loss and accuracy on data that is not learned from."""
    (x, target), tally = data, _Tally(loss)
    model.eval()
    for part in _parts(len(x), VALIDATION_BATCH):
        y = model(x[part])
        value = loss(y, target[part])
        if not math.isfinite(value):
            what = f"epoch {epoch}, validation: the loss is {value}"
            raise FloatingPointError(_explain(model, x[part], what))
        tally.add(value, y, target[part])
    tally.write(history.val_losses, history.val_accuracies)


class _Tally:
    """The loss and the accuracy of an epoch, put together from its batches."""

    def __init__(self, loss):
        self.loss, self.mean = loss, loss.reduction == "mean"
        self.total, self.count, self.right, self.guesses = 0.0, 0, 0, 0

    def add(self, value, y, target):
        self.total += value * self.loss.count if self.mean else value
        self.count += self.loss.count
        hits = self.loss.hits(y, target)
        if hits:
            self.right += hits[0]
            self.guesses += hits[1]

    def write(self, losses, accuracies):
        losses.append(self.total / self.count if self.mean else self.total)
        if self.guesses:
            accuracies.append(self.right / self.guesses)


class _Best:
    """The parameters of the epoch with the smallest validation loss."""

    def __init__(self, model):
        self.model, self.loss, self.params, self.epochs = model, math.inf, {}, 0

    def waited(self, history):
        """How many epochs ago that was."""
        if history.val_losses[-1] < self.loss:
            self.loss, self.epochs = history.val_losses[-1], 0
            self.params = {name: value.copy() for name, value in self.model.params.items()}
        else:
            self.epochs += 1
        return self.epochs

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        """A training that breaks leaves the best parameters so far, not the broken ones."""
        if failure[0] is not None:
            self.restore()

    def restore(self):
        for name, value in self.params.items():
            self.model.params[name][...] = value


class _Progress:
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
            self.width, self.due = len(line), time.monotonic() + 0.1  # more often than that nobody can read

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.width:
            print()


def _explain(model, x, what, optimizer=None):
    """What went wrong, in which layer, and what to do."""
    lr = f" (it is {optimizer.lr:g}: try a tenth)" if hasattr(optimizer, "lr") else ""
    return (
        f"{what}. {_culprit(model, x)} Usual causes: a learning rate that is too large{lr}, "
        "gradients that explode (max_norm=1 clips them), inputs that were not scaled to about −1 to 1."
    )


def _culprit(model, x):
    """The first place, from the input on, where a number is out of bounds."""
    if too_large := _too_large(x):
        return f"The data itself {too_large}."
    for place, layer in _in_order(model):
        for name, value in layer.params.items():
            if too_large := _too_large(value):
                return f"{place}{layer!r} is the first layer hit: its {name} {too_large}."
        x = layer(x)
        if too_large := _too_large(x):
            return f"{place}{layer!r} is the first layer hit: its parameters are in bounds, its output {too_large}."
    return f"Every layer is in bounds, with outputs up to {np.abs(x).max():.3g}, so look at the targets."


def _too_large(array):
    """Words for an array that is not finite, or whose squares would not be; else nothing."""
    if array.dtype.kind != "f":
        return None
    if not np.isfinite(array).all():
        return "holds NaN or infinity"
    largest = np.abs(array).max()
    return f"reaches {largest:.3g}" if largest > math.sqrt(np.finfo(array.dtype).max) else None


def _in_order(model, place=""):
    """Each layer in the order of forward, with its place: "Layer 0.2, "."""
    if not isinstance(model, Sequential):
        yield f"Layer {place}, " if place else "", model
    else:
        for i, layer in enumerate(model):
            yield from _in_order(layer, f"{place}.{i}" if place else f"{i}")


@contextmanager
def _modes_kept(model):
    """Put every layer's `training` flag back at the end, whatever happens."""
    modes = [(layer, layer.training) for layer in model.modules()]
    try:
        yield
    finally:
        for layer, mode in modes:
            layer.training = mode


def _parts(n, size):
    """Slices of n samples, `size` at a time."""
    return [slice(start, start + size) for start in range(0, n, size)]


def _data(name, pair):
    """(x, target) as arrays with the same number of samples."""
    x, target = (np.asarray(array) for array in pair)
    if x.ndim == 0 or target.ndim == 0 or len(x) != len(target) or len(x) == 0:
        raise ValueError(
            f"{name} has x of shape {x.shape} and targets of shape {target.shape}, needs the same number of samples, "
            "one at least, on the first axis of both"
        )
    return x, target


def _check(model, loss, optimizer, schedule, validation, patience):
    for name, made in (("loss", loss), ("optimizer", optimizer), ("schedule", schedule)):
        if isinstance(made, type):
            raise ValueError(f"{name} is the class {made.__name__}, needs one that was made: {made.__name__}(…)")
    known = {id(value) for value in model.params.values()}
    trained = getattr(optimizer, "layer", model)  # a student's own optimiser needs no more than a step()
    if not all(id(value) in known for value in trained.params.values()):
        raise ValueError(
            f"the optimizer trains another model: {trained!r}. Usual cause: model.astype(…) gave a copy after "
            "the optimizer was made."
        )
    if patience is not None:
        whole("patience", patience, 1)
        if validation is None:
            raise ValueError("patience needs validation data: the training loss cannot say when to stop")
