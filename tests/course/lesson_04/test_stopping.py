"""The trainings on random labels that ship with the course, and five rules that end them."""

import numpy as np
import pytest

from dlcore.course.lesson_04 import noisy_training, stopping

HISTORIES = noisy_training.histories()


def stopped(noise, rule):
    curves = HISTORIES[noise]
    end, kept = stopping.stop_at(rule, curves["losses"], curves["val_losses"])
    return end, kept, curves["val_accuracies"][kept]


@pytest.mark.parametrize("noise", [0.2, 0.4])
def test_patience_keeps_what_the_threshold_loses(noise):
    end, kept, knows = stopped(noise, "patience 10")
    assert end == kept + stopping.PATIENCE
    assert kept == np.argmin(HISTORIES[noise]["val_losses"])
    assert knows > stopped(noise, "below 0.1")[2] + 0.03


def test_the_threshold_comes_fifty_epochs_after_the_best():
    assert stopped(0.4, "patience 10")[1] == 15
    assert stopped(0.4, "below 0.1")[0] == 64
    assert stopped(0.4, "below 0.1")[2] == pytest.approx(0.571, abs=1e-3)
    assert HISTORIES[0.4]["val_accuracies"].max() == pytest.approx(0.679, abs=1e-3)


def test_with_right_labels_it_does_no_harm_to_go_on():
    shares = [stopped(0.0, rule)[2] for rule in stopping.RULES if rule != "below 1.5"]
    assert max(shares) - min(shares) < 0.03


def test_no_threshold_serves_right_labels_and_wrong_ones():
    assert stopped(0.4, "below 1.5")[2] == pytest.approx(0.679, abs=1e-3)
    assert stopped(0.0, "below 1.5")[2] == pytest.approx(0.703, abs=1e-3)
    assert stopped(0.0, "patience 10")[2] == pytest.approx(0.832, abs=1e-3)


def test_with_right_labels_the_loss_creeps_up_and_the_answers_stay():
    curves = HISTORIES[0.0]
    assert curves["val_losses"].min() < curves["val_losses"][-1] - 0.03
    assert curves["val_accuracies"][-1] == pytest.approx(curves["val_accuracies"].max(), abs=0.002)
    assert curves["val_accuracies"].max() - stopped(0.0, "patience 10")[2] == pytest.approx(0.01, abs=1e-3)


def test_a_threshold_is_drawn_where_it_is():
    with_line, without = (stopping.rules_that_stop(0.4, rule).panels[0] for rule in ("below 0.5", "to the end"))
    assert with_line.count("stroke-dasharray") == without.count("stroke-dasharray") + 1


def test_the_words_say_what_is_known():
    alt = stopping.rules_that_stop(0.4, "below 0.1").alt
    assert "57 % of new digits right, at best 68 %" in alt


def test_a_fraction_of_the_labels_is_random_and_the_held_out_ones_are_not():
    (_, clean), _ = noisy_training.noisy_digits(0, np.random.default_rng(4))
    (x, noisy), (_, held_out) = noisy_training.noisy_digits(0.4, np.random.default_rng(4))
    assert x.shape == (300, 784)
    assert 0.28 < (clean != noisy).mean() < 0.44  # one in ten of the 40 % is right by luck
    assert len(held_out) == 1000
    assert (np.random.default_rng(4).random(300) < 0.4).sum() == 104  # as the lesson says
