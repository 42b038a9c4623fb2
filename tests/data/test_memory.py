import numpy as np
import pytest

from dlcore import RNN, CrossEntropyLoss, Linear, Sequential, copy_task


def test_the_first_symbol_is_asked_for_at_the_end():
    x, target = copy_task(50, gap=7, symbols=5, rng=0)
    assert x.shape == (50, 9, 5)
    assert x.dtype == np.float32
    assert np.array_equal(target[:, -1], x[:, 0].argmax(axis=1))
    assert (target[:, :-1] == -100).all()


def test_every_step_shows_one_symbol_and_the_last_shows_nothing():
    x, _ = copy_task(200, gap=3, rng=1)
    assert np.array_equal(x.sum(axis=2), np.tile([1, 1, 1, 1, 0], (200, 1)))
    assert x[:, 0].mean(axis=0) == pytest.approx(0.25, abs=0.1)  # every symbol turns up
    assert not np.array_equal(x[:, 0], x[:, 1])


def test_the_seed_decides():
    assert np.array_equal(copy_task(5, 3, rng=2)[0], copy_task(5, 3, rng=np.random.default_rng(2))[0])
    assert not np.array_equal(copy_task(5, 3, rng=2)[0], copy_task(5, 3, rng=3)[0])


def test_without_a_gap_the_answer_is_one_step_away():
    assert copy_task(2, gap=0, rng=0)[0].shape == (2, 2, 4)


def test_the_loss_counts_the_last_step_only():
    x, target = copy_task(3, gap=2, rng=0)
    loss = CrossEntropyLoss()
    loss(Sequential(RNN(4, 2, rng=0), Linear(2, 4, rng=0))(x), target)
    assert loss.count == 3
    assert not loss.backward()[:, :-1].any()


@pytest.mark.parametrize("wrong", [{"count": 0}, {"gap": -1}, {"gap": 1.5}, {"symbols": 0}])
def test_bad_input_is_named(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        copy_task(**{"count": 1, "gap": 1, **wrong})
