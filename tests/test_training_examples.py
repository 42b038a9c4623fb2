"""The proof that it all works together: two networks learn from real tasks, with a margin to spare."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np

from dlcore import (
    LSTM,
    SGD,
    Adam,
    CosineAnnealingLR,
    CrossEntropyLoss,
    Embedding,
    Linear,
    Sequential,
    accuracy,
    digits,
    fit,
    lenet_modern,
    sentences,
)


def test_lenet_reads_digits():
    (images, labels), (test_images, test_labels) = digits("train"), digits("test")
    x, test_x = (part[:, None].astype(np.float32) / 255 for part in (images, test_images))
    net = lenet_modern(rng=0)
    optimizer = SGD(net, lr=0.03, momentum=0.9)
    schedule = CosineAnnealingLR(optimizer, 10)  # smaller and smaller steps: no luck with the last batch is needed
    fit(net, CrossEntropyLoss(), optimizer, (x, labels), epochs=10, schedule=schedule, rng=0)
    reached = accuracy(net, test_x, test_labels)
    print(f"{reached:.1%} of 1,000 unseen digits")
    assert reached >= 0.965


def bits_of_trigrams(train, test, classes):
    """Bits per character when the two characters before it are all that is known, with the best smoothing."""
    pairs = Counter(pairwise(train))
    triples = Counter(zip(train, train[1:], train[2:], strict=False))

    def bits(k):
        each = [
            -math.log2((triples[a, b, c] + k) / (pairs[a, b] + k * classes))
            for a, b, c in zip(test, test[1:], test[2:], strict=False)
        ]
        return sum(each) / len(each)

    return min(bits(k) for k in (0.001, 0.01, 0.1, 1.0))  # chosen on the test text itself: a gift to the trigrams


def bits_of_network(net, test):
    """Bits per character of a network that reads the test text in one piece."""
    loss = CrossEntropyLoss()
    return loss(net(test[np.newaxis, :-1])[:, 1:], test[np.newaxis, 2:]) / math.log(2)


def numbers(text, alphabet):
    return np.array([alphabet.index(letter) for letter in text])


def test_a_network_that_remembers_beats_trigrams():
    """After "the cats that a dog" no two characters tell whether "sees" or "see" comes later."""
    alphabet = sorted(set(sentences(500, rng=0)))
    train, test = numbers(sentences(4000, rng=0), alphabet), numbers(sentences(400, rng=1), alphabet)
    rng = np.random.default_rng(0)
    net = Sequential(
        Embedding(len(alphabet), 16, rng=rng),
        LSTM(16, 64, forget_bias=1.0, rng=rng),
        Linear(64, len(alphabet), rng=rng),
    )
    T = 50
    cut = len(train) // T * T
    x, target = train[:cut].reshape(-1, T), train[1 : cut + 1].reshape(-1, T)
    fit(net, CrossEntropyLoss(), Adam(net, lr=0.01), (x, target), epochs=4, rng=0, max_norm=1.0)
    ours, theirs = bits_of_network(net, test), bits_of_trigrams(train.tolist(), test.tolist(), len(alphabet))
    print(f"bits per character on unseen sentences: LSTM {ours:.3f}, trigrams {theirs:.3f}")
    assert ours < 0.75 * theirs
