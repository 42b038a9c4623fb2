"""The training loop, written once: batches, steps, validation, early stopping, and a clear stop when it fails."""

import math
from contextlib import contextmanager, nullcontext

import numpy as np

from dlcore.arguments import whole
from dlcore.divergence import check_loss, check_params
from dlcore.history import History, Progress
from dlcore.optim import clip_grad_norm

__all__ = ["accuracy", "fit"]

VALIDATION_BATCH = 256  # samples at a time without training, to bound the memory


def fit(
    model, loss, optimizer, train, validation=None, *,
    epochs=10, batch_size=32, rng=None, patience=None, max_norm=None, schedule=None, progress=None, callback=None,
):  # fmt: skip
    """Train a model: for each batch forward, loss, backward, step; for each epoch a look at the validation data.

    **Step**: `y = model(x)`, `loss(y, target)`, `model.backward_params(loss.backward())`, `optimizer.step()`
    (equations 5 to 9 of the course's notation page, one batch at a time).

    With `patience` it stops when the validation loss has not fallen for that many epochs, and the model gets back
    its best parameters; without, it keeps the last. `max_norm` clips each gradient (`clip_grad_norm`), `schedule`
    is stepped after each epoch. `progress` True or False shows or hides a progress line; by default it is shown in
    a terminal. Every call continues where the last one ended; `rng` shuffles the batches.

    `callback(history)` is called after each epoch and ends the training by returning something true. So does who
    interrupts it (Ctrl+C, or a notebook's ■) once an epoch is complete. Either way the model gets back its best
    parameters: those after the epoch with the smallest validation loss, or training loss where there is no validation.
    A callback that is a context manager is entered before the first epoch and left after the last.

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
    rng, history, best = np.random.default_rng(rng), History(planned=epochs), _Best(model)
    # Overflow is found and explained once, by check_loss, and not by a warning for each operation.
    with _modes_kept(model), np.errstate(all="ignore"):
        with Progress(epochs, progress) as show, _entered(callback), best.kept(history):
            for epoch in range(1, epochs + 1):
                _learn(model, loss, optimizer, train, batch_size, rng, max_norm, history, epoch)
                _validate(model, loss, validation, history, epoch)
                if schedule:
                    schedule.step()
                best.look_at(history)
                show(history)
                if (callback and callback(history)) or (patience and best.waited >= patience):
                    history.stopped_early = True
                    break
            if patience or history.stopped_early:
                best.restore()
        check_params(model, train[0][:VALIDATION_BATCH], optimizer)
    return history


def accuracy(model, x, target, *, threshold=0.0, ignore_index=-100, batch_size=VALIDATION_BATCH):
    """The fraction of samples the model gets right, from 0 to 1, with dropout switched off.

    **Forward**: with whole-number targets the largest output wins. Where outputs and targets have the same shape,
    each is a yes or no: y > threshold, which is 0 for logits and 0.5 for a model that ends in a sigmoid. Targets that
    are `ignore_index`, as in `CrossEntropyLoss`, do not count.

    **Shapes**: x (N, …), target (N, …) as the model's y, or without its last axis. ValueError for any other shape.

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
                    "needs this shape, or whole numbers without its last axis"
                )
    if ignored == target.size:
        raise ValueError(f"all targets are ignore_index, {ignore_index}: nothing is left to count")
    return right / (target.size - ignored)


def _learn(model, loss, optimizer, data, batch_size, rng, max_norm, history, epoch):
    """One pass over the training data."""
    (x, target), tally = data, _Tally(loss)
    model.train()
    for number, batch in enumerate(_shuffled(len(x), batch_size, rng), start=1):
        xs, ts = x[batch], target[batch]
        y = model(xs)
        value = loss(y, ts)
        check_loss(value, f"epoch {epoch}, batch {number}", model, xs, optimizer)
        model.backward_params(loss.backward())
        if max_norm is not None:
            clip_grad_norm(model, max_norm)
        optimizer.step()
        tally.add(value, y, ts)
    tally.write(history.losses, history.accuracies)


def _validate(model, loss, data, history, epoch):
    """Loss and accuracy on data that is not trained on, if there is any."""
    if not data:
        return
    (x, target), tally = data, _Tally(loss)
    model.eval()
    for part in _parts(len(x), VALIDATION_BATCH):
        y = model(x[part])
        value = loss(y, target[part])
        check_loss(value, f"epoch {epoch}, validation", model, x[part])
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
    """The parameters after the epoch with the smallest loss: `History.best_epoch`.

    waited: how many epochs ago that was
    """

    def __init__(self, model):
        self.model, self.loss, self.params, self.epochs, self.waited = model, math.inf, {}, 0, 0

    def look_at(self, history):
        """Note the parameters if the epoch that is just complete is the best so far."""
        loss = (history.val_losses or history.losses)[-1]
        self.epochs, self.waited = self.epochs + 1, self.waited + 1
        if loss < self.loss:
            self.loss, self.waited = loss, 0
            self.params = {name: value.copy() for name, value in self.model.params.items()}

    @contextmanager
    def kept(self, history):
        """A training that breaks or is interrupted leaves the best parameters so far, not the last ones."""
        try:
            yield
        except BaseException as failure:
            self.restore()
            history.cut(self.epochs)
            if not (isinstance(failure, KeyboardInterrupt) and self.epochs):
                raise
            history.stopped_early = True
            print(f"stopped after epoch {self.epochs}; the model is as after epoch {history.best_epoch + 1}, the best")

    def restore(self):
        for name, value in self.params.items():
            self.model.params[name][...] = value


def _entered(callback):
    """A callback that is a context manager itself, and for any other one that does nothing."""
    return callback if hasattr(callback, "__enter__") else nullcontext()


@contextmanager
def _modes_kept(model):
    """Put every layer's `training` flag back at the end, whatever happens."""
    modes = [(layer, layer.training) for layer in model.modules()]
    try:
        yield
    finally:
        for layer, mode in modes:
            layer.training = mode


def _shuffled(n, size, rng):
    """The samples of each batch: all of them once, in random order."""
    if size >= n:
        return [slice(None)]  # one batch of everything needs no shuffling, and so no copy
    order = rng.permutation(n)
    return [order[part] for part in _parts(n, size)]


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
            raise ValueError(f"{name} is the class {made.__name__}, needs an instance: {made.__name__}(…)")
    known = {id(value) for value in model.params.values()}
    trained = getattr(optimizer, "layer", model)  # a reader's own optimiser needs no more than a step()
    if not all(id(value) in known for value in trained.params.values()):
        raise ValueError(
            f"the optimizer trains another model: {trained!r}. Usual cause: model.astype(…) gave a copy after "
            "the optimizer was made."
        )
    if patience is not None:
        whole("patience", patience, 1)
        if validation is None:
            raise ValueError("patience needs validation data: the training loss cannot say when to stop")
