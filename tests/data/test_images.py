import hashlib

import numpy as np
import pytest

from dlcore import digits, photograph


def test_the_digits_are_the_ones_that_were_stored():
    images, labels = digits()
    assert images.shape == (5000, 28, 28)
    assert images.dtype == np.uint8
    assert labels.shape == (5000,)
    assert labels.dtype == np.int64
    assert (
        hashlib.sha256(images.tobytes()).hexdigest()
        == "ccaa93074358f113b0be939acd45934a7d241900638f08d0e0bfc19ccc94380e"
    )
    assert (
        hashlib.sha256(labels.astype(np.uint8).tobytes()).hexdigest()
        == "244b5e5305d6970a024a620ad45d08269a6745e21da5e7c1f5f18f16187a140a"
    )


def test_every_round_of_ten_holds_each_digit_once():
    _, labels = digits()
    np.testing.assert_array_equal(np.sort(labels.reshape(500, 10), axis=1), np.tile(np.arange(10), (500, 1)))


def test_the_images_belong_to_their_labels():
    """Images of one class are nearer to their own mean than to the others', for most of the test digits."""
    images, labels = digits("train")
    means = np.array([images[labels == digit].mean(axis=0) for digit in range(10)])
    images, labels = digits("test")
    distances = ((images[:, None] - means) ** 2).sum(axis=(2, 3))
    assert np.mean(distances.argmin(axis=1) == labels) > 0.75


def test_training_and_test_digits_are_the_whole_and_do_not_meet():
    images, labels = digits()
    (train, train_labels), (test, test_labels) = digits("train"), digits("test")
    assert (len(train), len(test)) == (4000, 1000)
    np.testing.assert_array_equal(np.concatenate([train, test]), images)
    np.testing.assert_array_equal(np.concatenate([train_labels, test_labels]), labels)
    assert np.bincount(test_labels).tolist() == [100] * 10
    assert not {image.tobytes() for image in train} & {image.tobytes() for image in test}


def test_another_split_is_refused():
    with pytest.raises(ValueError, match="split is 'validation', needs 'train', 'test' or None"):
        digits("validation")


def test_no_one_can_spoil_the_data_for_others():
    images, labels = digits()
    picture = photograph()
    images[:], labels[:], picture[:] = 0, 0, 0
    assert digits()[0].any()
    assert digits()[1].any()
    assert photograph().any()


def test_the_photograph_is_the_one_that_was_stored():
    picture = photograph(384)
    assert picture.dtype == np.uint8
    assert (
        hashlib.sha256(picture.tobytes()).hexdigest()
        == "83cb87626aa08afe767c28cfb6ecdb6d9a91253a3e34891881597de4533b503b"
    )


@pytest.mark.parametrize("size", [384, 192, 128, 64, 32, 1])
def test_the_photograph_shrinks_by_whole_blocks(size):
    whole, picture = photograph(384).astype(float), photograph(size)
    block = 384 // size
    assert picture.shape == (size, size)
    assert picture[0, -1] == round(whole[:block, -block:].mean())
    assert picture[-1, 0] == round(whole[-block:, :block].mean())


def test_the_photograph_has_contrast():
    assert photograph().shape == (128, 128)
    assert photograph().std() > 50


@pytest.mark.parametrize("size", [0, -128, 100, 768, 64.0, "64"])
def test_a_size_that_does_not_divide_is_refused(size):
    with pytest.raises(ValueError, match="needs a whole number that divides 384"):
        photograph(size)
