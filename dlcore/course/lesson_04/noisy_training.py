"""Trainings on digits of which some carry a wrong label: their curves ship with the course.

`python -m dlcore.course.lesson_04.noisy_training` trains again and writes them; it takes a few seconds.
"""

from pathlib import Path

import numpy as np

import dlcore

FILE = Path(__file__).with_suffix(".npz")
NOISE = (0.0, 0.2, 0.4)  # the chance of each training label to be replaced by a random one
SAMPLES, EPOCHS = 300, 80
CURVES = ("losses", "val_losses", "val_accuracies")


def noisy_digits(noise, rng):
    """300 digits to learn from, each label random with probability `noise`, and 1,000 others with right labels."""
    images, labels = dlcore.digits("train")
    x = (images.reshape(len(images), -1) / 255).astype(np.float32)
    seen = labels[:SAMPLES].copy()
    wrong = rng.random(SAMPLES) < noise
    seen[wrong] = rng.integers(0, 10, wrong.sum())
    return (x[:SAMPLES], seen), (x[2000:3000], labels[2000:3000])


def train(noise):
    """The history of a network that learns from such digits."""
    train_data, held_out = noisy_digits(noise, np.random.default_rng(4))
    net = dlcore.Sequential(dlcore.Linear(784, 64, rng=0), dlcore.ReLU(), dlcore.Linear(64, 10, rng=1))
    sgd = dlcore.SGD(net, lr=0.1)
    return dlcore.fit(net, dlcore.CrossEntropyLoss(), sgd, train_data, held_out, epochs=EPOCHS, rng=0)


def histories():
    """The curves of the trainings that ship with the course: noise → name of the curve → (80,)."""
    with np.load(FILE) as stored:
        return {noise: {name: stored[f"{name}_{noise:g}"] for name in CURVES} for noise in NOISE}


if __name__ == "__main__":
    runs = {noise: train(noise) for noise in NOISE}
    np.savez_compressed(FILE, **{
        f"{name}_{noise:g}": np.array(getattr(run, name), np.float32) for noise, run in runs.items() for name in CURVES
    })  # fmt: skip
