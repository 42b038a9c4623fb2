import numpy as np
import pytest

from dlcore.course.lesson_01 import leaderboard


def test_the_chances_of_three_questions():
    np.testing.assert_allclose(leaderboard.chances(0.9, 3), [0.001, 0.027, 0.243, 0.729])
    np.testing.assert_allclose(leaderboard.chances(0.95, 5000).sum(), 1)


def test_who_leads_on_one_question():
    np.testing.assert_allclose(leaderboard.who_leads(0.9, 0.95, 1), [0.9 * 0.05, 0.9 * 0.95 + 0.1 * 0.05, 0.1 * 0.95])


def test_it_agrees_with_playing_it():
    a, b = np.random.default_rng(0).binomial(200, [[0.9], [0.91]], (2, 200_000))
    played = (a > b).mean(), (a == b).mean(), (a < b).mean()
    np.testing.assert_allclose(leaderboard.who_leads(0.9, 0.91, 200), played, atol=0.004)


@pytest.mark.parametrize(("n", "gap", "led"), [(200, 1, 33), (5000, 1, 4), (50, 5, 12), (5000, 5, 0)])
def test_the_worse_model_leads(n, gap, led):
    assert f"A leads on {led}," in leaderboard.leaderboard_noise(n, gap).alt


@pytest.mark.parametrize("n", [50, 500, 5000])
def test_equal_models_share_the_lead(n):
    first, tie, second = leaderboard.who_leads(0.9, 0.9, n)
    np.testing.assert_allclose([first, tie + 2 * first], [second, 1])
