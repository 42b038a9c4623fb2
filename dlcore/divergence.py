"""Why a training failed: the first layer whose numbers are out of bounds, and what to do about it."""

import math

import numpy as np

from dlcore.layer import Sequential

__all__ = []


def check_loss(value, where, model, x, optimizer=None):
    """FloatingPointError for a loss that is NaN or infinite; `x` is the batch that it came from."""
    if not math.isfinite(value):
        raise FloatingPointError(_explain(f"{where}: the loss is {value}", model, x, optimizer))


def check_params(model, x, optimizer):
    """FloatingPointError for parameters that the last step has made NaN or infinite."""
    if not all(np.isfinite(value).all() for value in model.params.values()):
        raise FloatingPointError(_explain("after the last step not all parameters are finite", model, x, optimizer))


def _explain(what, model, x, optimizer):
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
