import pytest

from dlcore import mean_critical_points


@pytest.mark.parametrize(("p", "count"), [(3, 5.2915), (4, 6.3246), (6, 8.0), (10, 10.583)])
def test_two_dimensions_exactly(p, count):
    assert mean_critical_points(2, p) == pytest.approx(count, abs=1e-3)


@pytest.mark.parametrize(
    ("n", "p", "count"),
    [(5, 3, 40.4), (10, 3, 323.0), (20, 3, 14_615.5), (40, 3, 21_165_569.7), (10, 5, 5_966.8), (20, 5, 8_640_807.6)],
)
def test_many_dimensions_nearly(n, p, count):
    assert mean_critical_points(n, p) == pytest.approx(count, rel=2e-3)


def test_the_width_counts_exponentially_the_depth_as_a_power():
    assert mean_critical_points(10, 5) / mean_critical_points(10, 3) == pytest.approx(2**5 / 3**0.5)


@pytest.mark.parametrize(("n", "p"), [(1, 3), (2, 2), (2.5, 3)])
def test_what_it_does_not_cover(n, p):
    with pytest.raises(ValueError, match="needs a whole number"):
        mean_critical_points(n, p)
