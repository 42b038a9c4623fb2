"""The history of a training, and the progress line while it runs."""

import io
import sys

import pytest

from dlcore import SGD, CrossEntropyLoss, History, fit
from tests.support.training import CORNERS, XOR, mlp


def test_history_is_readable():
    history = History([0.9, 0.5, 0.25], [0.5, 0.75, 1.0], [0.8, 0.6, 0.7], [0.5, 0.625, 0.5], True)
    assert repr(history) == (
        "3 epochs, stopped early\n"
        "  epoch 1       loss 0.9000  accuracy  50.0 %  val loss 0.8000  val accuracy  50.0 %\n"
        "  epoch 2 best  loss 0.5000  accuracy  75.0 %  val loss 0.6000  val accuracy  62.5 %\n"
        "  epoch 3       loss 0.2500  accuracy 100.0 %  val loss 0.7000  val accuracy  50.0 %"
    )
    assert len(history) == 3
    assert History([0.9, 0.5]).best_epoch == 1
    assert repr(History()) == "0 epochs"
    assert History().best_epoch is None


def train_for(epochs, **more):
    model = mlp(2, 2)
    return fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR), epochs=epochs, rng=0, **more)


def test_it_is_silent_where_nobody_watches(capsys):
    train_for(3)
    train_for(3, progress=False)
    assert capsys.readouterr() == ("", "")


def test_asked_for_it_prints_about_ten_lines(capsys):
    history = train_for(200, progress=True)
    out, _ = capsys.readouterr()
    lines = out.splitlines()
    assert 10 <= len(lines) <= 11
    assert "\r" not in out
    assert lines[-1] == f"[##########] epoch 200/200  {history.line(-1)}"
    assert lines[0] == f"[..........] epoch   1/200  {history.line(0)}"
    train_for(3, progress=True)
    assert len(capsys.readouterr().out.splitlines()) == 3


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_in_a_terminal_one_line_is_rewritten(monkeypatch):
    for progress in (None, True):
        monkeypatch.setattr(sys, "stdout", terminal := Terminal())
        train_for(500, progress=progress)
        text = terminal.getvalue()
        assert text.startswith("\r[..........] epoch   1/500")
        assert text.endswith("\n")
        assert text.count("\n") == 1
        assert "epoch 500/500" in text
        assert text.count("\r") < 400  # it does not write more often than can be read
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    train_for(5, progress=False)
    assert terminal.getvalue() == ""


def test_the_line_in_a_terminal_is_ended_by_an_error_too(monkeypatch):
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    with pytest.raises(ZeroDivisionError):
        train_for(5, callback=lambda history: 1 / 0)
    assert terminal.getvalue().endswith("\n")


def test_no_standard_output_at_all(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)  # as under pythonw
    assert len(train_for(2)) == 2
