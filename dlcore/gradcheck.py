"""Is this gradient right? Move one number a little, see what the result does, and compare.

The checker is strict on purpose: gradients of zeros, NaN, a wrong shape or a forgotten parameter do not pass.
"""

from dataclasses import dataclass

import numpy as np

__all__ = ["GradientReport", "gradcheck", "numerical_gradient"]

NOISE = 1e-8  # gradients this small cannot be told from the rounding errors of a finite difference


def numerical_gradient(f, x, eps=1e-5):
    """∂f/∂x by central differences: slow, simple, and independent of any backward.

    **Forward**: (f(x + eps·e_i) − f(x − eps·e_i)) / (2·eps) for every entry i; its error shrinks like eps².

    **Shapes**: x of any shape, f(x) one number, result like x in float64. x itself is not changed.
    ValueError if f(x) is not one number.

    >>> numerical_gradient(lambda x: np.sum(x**2), np.array([1.0, -3.0])).round(6)
    array([ 2., -6.])
    """
    x = np.array(x, dtype=np.float64)  # a copy, which f sees with one entry moved at a time
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        gradient[index] = _slope(f, x, index, eps)
    return gradient


def gradcheck(layer, x, rng=None, *, eps=1e-5, tolerance=1e-6, max_entries=1000):
    """Compare a layer's backward with finite differences, for its input and every parameter.

    **Forward**: J = Σ dy · layer(x) with a random dy, so that ∂J/∂y = dy and backward(dy) must return ∂J/∂x.

    The error of an array is its largest |backward − finite difference| divided by its largest gradient.
    Arrays of more than `max_entries` numbers are checked at that many, chosen at random. Everything is done on a
    float64 copy: the layer and x stay as they are. Choose an x away from kinks (ReLU at 0, ties of a maximum).

    **Shapes**: x as the layer needs it. ValueError for a layer that gives a different y for the same x.

    >>> from dlcore import Conv2d
    >>> report = gradcheck(Conv2d(1, 2, kernel_size=3), np.random.default_rng(0).random((2, 1, 5, 5)))
    >>> report.ok
    True
    """
    rng = np.random.default_rng(rng)
    layer, x = layer.astype(np.float64), np.array(x, dtype=np.float64)
    x_before, y = x.copy(), np.array(layer(x))
    if not np.array_equal(y, layer(x), equal_nan=True):
        raise ValueError(f"{layer!r} gives a different y for the same x. Usual cause: dropout; freeze its mask.")
    dy = rng.standard_normal(y.shape)
    given = {"dx": layer.backward(dy.copy()), **layer.grads}
    if not np.array_equal(x, x_before):
        return GradientReport(repr(layer), [Comparison("dx", problem="x was changed in place")], tolerance)

    def loss(_):
        return np.sum(dy * layer(x))

    wanted = {"dx": x, **layer.params}  # moved in place, one entry at a time, by _slope
    rows = [_compare(n, given.get(n), wanted[n], loss, eps, max_entries, rng) for n in wanted]
    rows += [Comparison(n, problem="is in grads but not in params") for n in given if n not in wanted]
    return GradientReport(repr(layer), rows, tolerance)


@dataclass(frozen=True)
class Comparison:
    """One array's gradient against finite differences, at the entry where they differ most."""

    name: str
    error: float = np.inf
    index: tuple = ()
    backward: float = np.nan
    slope: float = np.nan
    problem: str = ""

    def __str__(self):
        if self.problem:
            return self.problem
        return (
            f"largest error {self.error:.1e}, at {self.index}: "
            f"backward {self.backward:.6g}, finite difference {self.slope:.6g}"
        )


@dataclass(frozen=True, repr=False)
class GradientReport:
    """What `gradcheck` found. `report.ok` is the verdict, and so is the truth of the report itself."""

    layer: str
    rows: list
    tolerance: float

    @property
    def ok(self):
        return all(self._passed(row) for row in self.rows)

    @property
    def errors(self):
        """Largest relative error of every array: {"dx": 3e-11, "weight": …}; infinite where it has none."""
        return {row.name: row.error for row in self.rows}

    def _passed(self, row):
        return not row.problem and row.error <= self.tolerance

    def __bool__(self):
        return self.ok

    def __repr__(self):
        width = max(len(row.name) for row in self.rows)
        lines = [f"gradcheck of {self.layer}: {'ok' if self.ok else 'WRONG'}"]
        for row in self.rows:
            # Where all is well, the size of the error is enough; else the entry and both numbers.
            words = f"ok     largest error {row.error:.1e}" if self._passed(row) else f"WRONG  {row}"
            lines.append(f"  {row.name:<{width}}  {words}")
        return "\n".join(lines)


def _slope(f, x, index, eps):
    """Central difference of f along one entry of x; x is moved in place and put back."""
    centre = x[index]
    x[index] = centre + eps
    above = f(x)
    x[index] = centre - eps
    below = f(x)
    x[index] = centre
    if np.ndim(above) != 0:
        raise ValueError(f"f returned an array of shape {np.shape(above)}, needs one number")
    return (above - below) / (2 * eps)


def _compare(name, given, x, f, eps, max_entries, rng):
    if np.shape(given) != x.shape or given is None:
        got = "nothing" if given is None else f"shape {np.shape(given)}"
        return Comparison(name, problem=f"backward gave {got}, needs shape {x.shape}")
    entries = list(np.ndindex(x.shape))
    if len(entries) > max_entries:
        entries = [entries[i] for i in rng.choice(len(entries), max_entries, replace=False)]
    backward = np.array([np.asarray(given)[index] for index in entries])
    slopes = np.array([_slope(f, x, index, eps) for index in entries])
    if not (np.isfinite(backward).all() and np.isfinite(slopes).all()):
        return Comparison(name, problem="has a gradient that is NaN or infinite")
    largest = max(np.abs(backward).max(), np.abs(slopes).max())
    if largest < NOISE:
        return Comparison(name, problem="has no gradient at all: this x proves nothing, try another")
    worst = np.argmax(np.abs(backward - slopes))
    error = abs(backward[worst] - slopes[worst]) / largest
    return Comparison(name, error, entries[worst], backward[worst], slopes[worst])
