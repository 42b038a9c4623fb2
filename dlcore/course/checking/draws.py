"""Random numbers for an exercise's random trials: of every kind that a lesson may meet."""

import zlib

import numpy as np

# Ordinary ones most often; whole numbers, because `zeros_like` of them cannot hold a fraction; single precision.
KINDS = ("float", "float", "float", "whole", "float", "float32", "whole", "float")
FRACTIONS = tuple(kind for kind in KINDS if kind != "whole")  # for exercises whose inputs never hold whole numbers


class Draw:
    """What a random trial is made from; the same numbers every time.

    kind: "float"; "whole", for which arrays have a dtype of whole numbers; or "float32"
    """

    def __init__(self, name, number, kind="float"):
        self._rng = np.random.default_rng([zlib.crc32(name.encode()), number])
        self.kind = kind

    def array(self, *shape, size=1.0):
        """Numbers round 0, of this kind and about as large as `size` (whole ones are larger)."""
        if self.kind == "whole":
            return self._rng.integers(-4, 5, shape)
        numbers = (size * self._rng.standard_normal(shape)).round(2)
        return numbers.astype(np.float32) if self.kind == "float32" else numbers

    def between(self, low, high):
        """A number between two, with two decimals."""
        return round(float(self._rng.uniform(low, high)), 2)

    def number(self, low, high):
        """A number of this kind between two: a float, or a whole one."""
        return self.whole(low, high) if self.kind == "whole" else self.between(low, high)

    def whole(self, low, high):
        """A whole number from `low` to `high`, both included."""
        return int(self._rng.integers(low, high + 1))

    def wholes(self, low, high, *shape):
        """An array of such numbers."""
        return self._rng.integers(low, high + 1, shape)

    def one_of(self, *choices):
        return choices[self.whole(0, len(choices) - 1)]


def drawn(name, make, kinds=KINDS):
    """The random trials of an exercise: `make` makes one from each `Draw`."""
    return [make(Draw(name, number, kind)) for number, kind in enumerate(kinds)]
