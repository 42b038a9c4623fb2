"""A LeNet that was trained once and ships with the course, so that the text can say what it answers: lesson 01.

The same seed gives another network on another processor, or with another number of cores: sums are added up in
another order, the last digits differ, and training makes the difference grow.
`python -m dlcore.course.lesson_01.reader` trains it anew.
"""

from functools import cache
from pathlib import Path

import numpy as np

from dlcore.activations import softmax
from dlcore.checkpoint import load, save
from dlcore.data import digits
from dlcore.losses import CrossEntropyLoss
from dlcore.models import lenet_modern
from dlcore.optim import SGD
from dlcore.training import accuracy, fit

WEIGHTS = Path(__file__).with_name("reader.npz")


def as_input(images):
    """Grey images (N, H, W), 0 to 255, as a network takes them."""
    return images[:, None].astype(np.float32) / 255


@cache
def digit_reader():
    """The trained network."""
    return load(WEIGHTS, lenet_modern(rng=0)).eval()


def probabilities(image):
    """What the trained network makes of one image (H, W): the probability of each of the ten digits."""
    return softmax(digit_reader()(as_input(image[None]))[0])


def train():
    """Train it as the lesson does, and keep the numbers in half precision: three digits are enough."""
    images, labels = digits("train")
    net = lenet_modern(rng=0)
    fit(net, CrossEntropyLoss(), SGD(net, lr=0.05, momentum=0.9), (as_input(images), labels), epochs=5, rng=0)
    save(WEIGHTS, net.astype(np.float16))


if __name__ == "__main__":
    train()
    test_images, test_labels = digits("test")
    print(f"{accuracy(digit_reader(), as_input(test_images), test_labels):.1%} of the test digits right")
