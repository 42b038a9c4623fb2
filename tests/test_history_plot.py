"""The plot of a training."""

import sys

import matplotlib.pyplot as plt
import pytest

from dlcore import History


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


LOSSES, ACCURACIES = [0.9, 0.5, 0.4], [0.5, 0.8, 0.9]
VALIDATED = History(LOSSES, ACCURACIES, [0.8, 0.6, 0.7], [0.5, 0.7, 0.75])


def lines(ax):
    return {line.get_label(): line.get_xydata().tolist() for line in ax.lines}


def test_losses_by_epoch_with_a_dot_at_the_best():
    ax = VALIDATED.plot()
    assert isinstance(ax, plt.Axes)
    assert lines(ax) == {
        "training": [[1, 0.9], [2, 0.5], [3, 0.4]],
        "validation": [[1, 0.8], [2, 0.6], [3, 0.7]],
        "best: epoch 2": [[2, 0.6]],
    }
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("epoch", "loss")
    assert [text.get_text() for text in ax.get_legend().get_texts()] == list(lines(ax))
    assert ax.get_ylim()[0] == 0, "how far there is to go can be seen"
    assert all(tick == round(tick) for tick in ax.get_xticks())


def test_accuracies_with_a_dot_where_the_loss_is_best():
    ax = VALIDATED.plot("accuracy")
    assert lines(ax)["best: epoch 2"] == [[2, 0.7]]
    assert ax.get_ylabel() == "accuracy"


def test_without_validation_there_is_one_line():
    assert list(lines(History(LOSSES).plot())) == ["training", "best: epoch 3"]


def test_into_axes_that_are_there_and_on_a_logarithmic_scale():
    figure, (left, right) = plt.subplots(1, 2)
    assert VALIDATED.plot(ax=right, log=True) is right
    assert right.get_yscale() == "log"
    assert left.lines[:] == []
    assert plt.get_fignums() == [figure.number]


def test_losses_below_zero_are_shown_whole():
    assert History([0.5, -0.5]).plot().get_ylim()[0] < -0.5


def test_what_cannot_be_plotted_is_said():
    with pytest.raises(ValueError, match="measure is 'speed', needs to be one of 'loss', 'accuracy'"):
        VALIDATED.plot("speed")
    with pytest.raises(ValueError, match="this history of 3 epochs has nothing to plot as 'accuracy'"):
        History(LOSSES).plot("accuracy")
    with pytest.raises(ValueError, match="0 epochs"):
        History().plot()


def test_without_matplotlib_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match="pip install matplotlib"):
        VALIDATED.plot()
