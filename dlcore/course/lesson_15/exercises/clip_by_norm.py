"""The exercise `clip_by_norm`."""

import numpy as np

from dlcore.course.checking.draws import FRACTIONS
from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def clip_by_norm(dW, db, max_norm):
    """Both gradients, shortened by one factor if they are too long.

    Taken together, as one vector, they are then max_norm long. Return
    dW and db; a gradient that is short enough comes back as it was.
    """
    norm = np.sqrt((dW**2).sum() + (db**2).sum())
    if norm > max_norm:
        dW, db = dW * max_norm / norm, db * max_norm / norm
    return dW, db


CLIP_BY_NORM = Exercise(clip_by_norm, kinds=FRACTIONS, returns=("dW", "db"), minutes=8)


def _length(dW, db):
    return np.sqrt((dW**2).sum() + (db**2).sum())


def _too_long(dW, db, norm, most):
    return norm > most


@CLIP_BY_NORM.recipe
def _shortened(
    dW,
    db,
    max_norm,
    *,
    length=_length,
    too_long=_too_long,
    factor=lambda norm, most: most / norm,
    of=(True, True),
    step=1,
):
    norm = length(dW, db)
    with np.errstate(all="ignore"):
        if too_long(dW, db, norm, max_norm):
            scale = factor(norm, max_norm)
            dW, db = (g * scale if shorten else g for g, shorten in zip((dW, db), of, strict=True))
    return (dW, db)[::step]


CLIP_BY_NORM.slip(
    "root_forgotten",
    "This is the square of the length: the root is missing.",
    length=lambda dW, db: _length(dW, db) ** 2,
)
CLIP_BY_NORM.slip(
    "largest_number_for_length",
    "You divide by the largest number. The length of a vector is √Σg².",
    length=lambda dW, db: max(np.abs(dW).max(), np.abs(db).max()),
)
CLIP_BY_NORM.slip(
    "sum_for_length",
    "You add up the sizes of the numbers. The length of a vector is √Σg².",
    length=lambda dW, db: np.abs(dW).sum() + np.abs(db).sum(),
)
CLIP_BY_NORM.slip(
    "mean_for_sum",
    "You average the squares. The length of a vector is the root of their *sum*.",
    length=lambda dW, db: np.sqrt((dW**2).mean() + (db**2).mean()),
)
CLIP_BY_NORM.slip(
    "sum_of_two_lengths",
    "Lengths of parts do not add up to a length: add the squares, then take the root.",
    length=lambda dW, db: np.linalg.norm(dW) + np.linalg.norm(db),
)
CLIP_BY_NORM.slip(
    "longer_of_the_two",
    "You take the longer of the two lengths. Together they are one vector, longer than either.",
    length=lambda dW, db: max(np.linalg.norm(dW), np.linalg.norm(db)),
)
CLIP_BY_NORM.slip(
    "bias_not_measured",
    "The bias gradient is not counted in the length. Both arrays are one vector.",
    length=lambda dW, db: np.linalg.norm(dW),
)
CLIP_BY_NORM.slip(
    "spectral_norm",
    "`np.linalg.norm(dW, 2)` is another norm of a matrix. Leave out the 2: then it is the length of all its numbers.",
    length=lambda dW, db: np.sqrt(np.linalg.norm(dW, 2) ** 2 + (db**2).sum()),
)
CLIP_BY_NORM.slip(
    "short_ones_stretched", "A gradient that is short enough is stretched. It must come back as it was.",
    too_long=lambda dW, db, norm, most: norm > 0,
)  # fmt: skip
CLIP_BY_NORM.slip(
    "only_short_ones", "You change those that are short enough, and leave the long ones: the comparison is "
                       "turned round.",
    too_long=lambda dW, db, norm, most: norm < most,
)  # fmt: skip
CLIP_BY_NORM.slip("nothing_clipped", "Nothing is shortened.", too_long=lambda dW, db, norm, most: False)
CLIP_BY_NORM.slip(
    "one_of_two_over_the_limit",
    "You shorten when one of the two is too long by itself. Both can be short enough, and too long together.",
    too_long=lambda dW, db, norm, most: max(np.linalg.norm(dW), np.linalg.norm(db)) > most,
)
CLIP_BY_NORM.slip(
    "made_length_one", "You make the length 1. It must become max_norm.", factor=lambda norm, most: 1 / norm
)
CLIP_BY_NORM.slip(
    "factor_upside_down",
    "The factor is upside down: long gradients become longer still.",
    factor=lambda norm, most: norm / most,
)
CLIP_BY_NORM.slip(
    "long_ones_dropped",
    "Long gradients become 0: nothing is learned from them. Shorten them.",
    factor=lambda norm, most: most // norm,
)
CLIP_BY_NORM.slip(
    "bias_not_shortened", "The bias gradient is not shortened. Both get the same factor.", of=(True, False)
)
CLIP_BY_NORM.slip("weights_not_shortened", "dW is not shortened. Both get the same factor.", of=(False, True))
CLIP_BY_NORM.slip("values_swapped", "dW comes first, then db.", step=-1)


@CLIP_BY_NORM.mistake(
    "You clip every number by itself. Large ones are cut and small ones are not, so the gradient points "
    "somewhere else. Multiply all by one factor."
)
def each_number_clipped(dW, db, max_norm):
    return np.clip(dW, -max_norm, max_norm), np.clip(db, -max_norm, max_norm)


@CLIP_BY_NORM.mistake(
    "dW and db are shortened by different factors. Together they are one long vector with one length."
)
def each_array_by_itself(dW, db, max_norm):
    return tuple(clip_by_norm(g, np.zeros(1), max_norm)[0] for g in (dW, db))


@CLIP_BY_NORM.mistake("The bias gradient is neither counted in the length nor shortened.")
def bias_left_out(dW, db, max_norm):
    return clip_by_norm(dW, np.zeros(1), max_norm)[0], db


@CLIP_BY_NORM.mistake("Both are halved until they are short enough. One factor makes them exactly max_norm long.")
def halved_again_and_again(dW, db, max_norm):
    while _length(dW, db) > max_norm:
        dW, db = dW / 2, db / 2
    return dW, db


@CLIP_BY_NORM.reading
def _(answer, sheet):
    """How long both are, before and after; and whether they are only shortened."""
    case = sheet.shown
    if not case.valued or sheet.parts is None:
        return None
    dW, db, max_norm = case.trial.args
    before, after = _length(dW, db), _length(*case.got)
    words = f"Together they are {before:.4g} long before, and {after:.4g} after; max_norm is {max_norm:g}."
    factors = {float(f"{new / old:.6g}") for g, made in zip((dW, db), case.got, strict=True)
               for old, new in zip(g.ravel(), np.ravel(made), strict=True) if abs(old) > 1e-6}  # fmt: skip
    if len(factors) > 1:
        return (
            f"{words} The numbers are not all multiplied by one factor: some by {min(factors):.6g}, "
            f"others by {max(factors):.6g}."
        )
    return words


CLIP_BY_NORM.trials = [
    trial(np.array([[0.3, 4.0]]), np.array([0.0]), 1.0),
    trial(np.array([[3.0, 0.0], [0.0, 4.0]]), np.array([12.0, 0.0]), 6.5),
    trial(np.array([[0.3, -0.4]]), np.array([0.1]), 1.0),
    trial(np.array([[0.3, -0.4]]), np.array([0.1]), 5),
    trial(np.zeros((2, 2)), np.zeros(2), 1.0),
    trial(np.array([[0.9, -0.8]]), np.array([0.7]), 1.0),
    trial(np.array([[-5.0, 2.0], [1.5, 40.0]]), np.array([-0.1, 0.2]), 0.5),
    trial(np.array([[1.0, 1.5]]), np.array([0.0]), 2.0),
    trial(np.array([[0.1]]), np.array([-20.0]), 2.0),
    trial(np.array([[0.6, 0.0]]), np.array([0.6]), 0.7),  # together too long, and neither by itself
    trial(np.array([[0.0, 2.0], [1.0, 1.0]]), np.array([2.0, 1.0]), 3.0),
    trial(np.array([[3.0, 0.0]]), np.array([4.0]), 6.0),  # short enough, though their lengths add up to more
    trial(np.array([[1.0, 1.0], [0.5, -1.0]]), np.array([1.0]), 2.5),
    trial(np.array([[3.0, 4.0]]), np.array([0.0]), 2),
]


@CLIP_BY_NORM.random_trial
def _(draw):
    dW, db = draw.array(draw.whole(1, 3), draw.whole(1, 3), size=2.0), draw.array(draw.whole(1, 3), size=2.0)
    return trial(dW, db, round(_length(dW, db).item() * draw.one_of(0.4, 0.75, 0.9, 1.2, 1.5), 2) + 0.01)


CLIP_BY_NORM.hints = [
    "Imagine all numbers of dW and db in one long row. Pythagoras gives its length.",
    "Only if the length is above max_norm: multiply both arrays by one factor, so that it is max_norm.",
    "`norm = np.sqrt((dW**2).sum() + (db**2).sum())`; if it is above max_norm, "
    "multiply both by `max_norm / norm`; return both.",
]
