"""Real images: handwritten digits and one photograph. Where they come from is in this folder's README.md."""

from importlib.resources import files

import numpy as np

__all__ = ["digits", "photograph"]

TRAINING_DIGITS = 4000


def digits(split=None):
    """5,000 handwritten digits from MNIST (fig. 2-11): images and labels.

    They come in rounds of ten that hold each digit once, in random order, so that the first 10 or 100 or 1,000
    are a balanced sample. `split="train"` gives the first 4,000, `split="test"` the last 1,000.

    **Shapes**: images (5000, 28, 28) uint8, 0 the paper and 255 the ink; labels (5000,) int64. Both are the
    caller's own. ValueError for any other split.

    >>> images, labels = digits("train")
    >>> images.shape, np.bincount(labels[:100]).tolist()
    ((4000, 28, 28), [10, 10, 10, 10, 10, 10, 10, 10, 10, 10])
    """
    parts = {
        None: slice(None),
        "train": slice(None, TRAINING_DIGITS),
        "test": slice(TRAINING_DIGITS, None),
    }
    if split not in parts:
        raise ValueError(f"split is {split!r}, needs 'train', 'test' or None")
    with _open("digits.npz") as stored:
        return stored["images"][parts[split]].copy(), stored["labels"][parts[split]].astype(np.int64)


def photograph(size=128):
    """Rear Admiral Grace Hopper in grey: something with edges, textures and a face to try kernels on.

    **Shapes**: (size, size) uint8, 0 black and 255 white, the caller's own. `size` divides 384 (such as 192,
    128, 96, 64 or 32); each pixel is the mean of a block. ValueError for any other size.

    >>> photograph().shape
    (128, 128)
    """
    with _open("photograph.npz") as stored:
        image = stored["image"]
    full = len(image)
    if not (isinstance(size, int | np.integer) and 1 <= size <= full and full % size == 0):
        raise ValueError(f"size is {size!r}, needs a whole number that divides {full}, such as 64, 128 or 192")
    block = full // size
    return image.reshape(size, block, size, block).mean(axis=(1, 3)).round().astype(np.uint8)


def _open(name):
    return np.load(files("dlcore.data") / name)
