"""The numbers on the pictures of lesson 15."""

import math
import re

import numpy as np
import pytest

from dlcore import RNN
from dlcore.course.lesson_15 import horizon, sentence_gap, unrolled

W_H, W_X = np.array([[0.5, -0.4], [0.3, 0.2]]), np.array([[1.0, -1.0], [0.5, 0.25]])
B, X = np.array([0.0, 0.1]), np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])


def texts(panel):
    return [line.rpartition("</text>")[0].rpartition(">")[2] for line in panel.splitlines() if line.startswith("<text")]


@pytest.mark.parametrize(("name", "gap"), [("sky", 3), ("French", 4)])
@pytest.mark.parametrize("inserted", range(0, 25, 4))
def test_a_clue_is_in_sight_when_one_sees_further_than_the_gap(name, gap, inserted):
    gap += inserted
    assert f"gap of {gap} words" in sentence_gap.words_in_sight(name, inserted, gap).alt
    assert "out of sight" in sentence_gap.words_in_sight(name, inserted, gap).alt
    assert "is in sight" in sentence_gap.words_in_sight(name, inserted, gap + 1).alt


def test_a_clue_out_of_sight_costs_the_logarithm_of_what_fits():
    words, fits = sentence_gap.words_in_sight("French", 8, 12).panels
    assert "France" not in texts(words)
    assert f"loss of the right word: ln 6 = {math.log(6):.2f}" in texts(fits)
    words, fits = sentence_gap.words_in_sight("French", 8, 16).panels
    assert "France" in texts(words)
    assert "loss of the right word: ln 1 = 0.00" in texts(fits)


@pytest.mark.parametrize("inserted", range(0, 25, 4))
def test_a_word_that_is_tapped_comes_into_sight(inserted):
    """The control counts in fours, so a few more words may come with it."""
    boxes = re.findall(
        r'<rect x="[^"]*"[^>]*data-set="sight:(\d+)"', sentence_gap.words_in_sight("French", inserted, 4).panels[0]
    )
    words = 5 + inserted + 4
    for place, sight in enumerate(map(int, boxes[:-1])):
        assert sight >= min(words - place, 32)
        assert sight - 4 < words - place


def test_every_piece_of_a_sentence_has_four_words():
    """The slider counts words in fours."""
    for sentence in sentence_gap.SENTENCES.values():
        assert [len(piece.split()) for piece in sentence.between] == [4] * 6


@pytest.mark.parametrize(("step", "state"), [(0, ["0.76", "0.54"]), (1, ["−0.68", "0.60"]), (2, ["−0.52", "0.64"])])
def test_folded_and_unrolled_show_the_worked_states(step, state):
    for unfold in (False, True):
        picture = unrolled.unrolled_network(X, W_H, W_X, B, unfold, step)
        shown = texts(picture.panels[0])
        place = shown.index(f"h{'₁₂₃'[step]}")
        assert shown[place + 1 : place + 3] == state
        assert f"new state ({', '.join(state)})" in picture.alt


def test_unrolled_shows_no_state_before_it_is_computed():
    shown = texts(unrolled.unrolled_network(X, W_H, W_X, B, True, 1).panels[0])
    assert "h₂" in shown
    assert "h₃" not in shown


@pytest.mark.parametrize("unfold", [False, True])
@pytest.mark.parametrize("step", range(3))
def test_parts_of_the_sum_are_found_in_the_network(unfold, step):
    network, sum_ = unrolled.unrolled_network(X, W_H, W_X, B, unfold, step).panels
    for term, cells in (("old state", 6), ("input", 6), ("new state", 2)):
        assert sum_.count(f'data-term="{term}"') == cells
        assert network.count(f'data-term="{term}"') >= 3
    assert set(re.findall(r'data-set="[^"]*step:(\d)"', network)) == set("012")


def test_how_often_the_weights_are_used_is_told_at_the_end_only():
    said = [unrolled.unrolled_network(X, W_H, W_X, B, True, step) for step in range(3)]
    assert ["10 numbers learned, used 3 times" in texts(one.panels[0]) for one in said] == [False, False, True]
    assert ["used 3 times" in one.alt for one in said] == [False, False, True]


def test_the_box_shows_its_sum_and_the_tanh_of_it():
    panel = unrolled.unrolled_network(X, W_H, W_X, B, False, 1).panels[1]
    assert texts(panel)[-6:] == ["−0.83", "0.69", "tanh", "h₂", "−0.68", "0.60"]


@pytest.mark.parametrize("with_tanh", [True, False])
@pytest.mark.parametrize(("w", "h0"), [(1.5, 0.5), (0.9, 0.5), (1.1, 0.1), (1.5, 0.0)])
def test_the_horizon_is_what_a_layer_finds_on_its_way_back(w, h0, with_tanh):
    _, factors = horizon.horizon(w, h0, with_tanh, steps=50)
    if not with_tanh:
        assert np.prod(factors) == pytest.approx(w**50)
        return
    layer = RNN(1, 1, dtype=float)
    layer.W_h, layer.W_x = [[w]], [[0.0]]
    layer.params["bias"][...] = 0
    layer(np.zeros((1, 50, 1)), h0=np.array([[h0]]))
    layer.backward(np.zeros((1, 50, 1)), dh_n=np.ones((1, 1)))
    assert np.prod(factors) == pytest.approx(layer.dh0.item())


@pytest.mark.parametrize(
    ("w", "with_tanh", "words"),
    [(1.5, True, "4.1·10⁻²⁰"), (1.5, False, "6.4·10⁸"), (1.1, False, "117"), (0.9, False, "0.0052"),
     (1.0, True, "0.034"), (1.1, True, "5.6·10⁻⁵")],
)  # fmt: skip
def test_the_horizon_writes_out_the_worked_numbers(w, with_tanh, words):
    picture = horizon.gradient_horizon(w, 0.5, with_tanh)
    assert f"the gradient is {words}." in picture.alt
    assert f"T = 50: {words}" in texts(picture.panels[0])


def test_the_saturated_factor_of_the_prediction():
    states, factors = horizon.horizon(1.5, 0.5, True)
    assert states[-1] == pytest.approx(0.86, abs=0.005)
    assert 1 - states[-1] ** 2 == pytest.approx(0.26, abs=0.005)
    assert factors[-1] == pytest.approx(0.39, abs=0.005)


def test_a_curve_that_leaves_the_scale_is_not_drawn_along_its_rim():
    curve = next(
        line for line in horizon.gradient_horizon(2.5, 0.5, True).panels[0].splitlines() if line.startswith("<path")
    )
    heights = [float(y) for y in re.findall(r",([\d.]+)", curve)]
    assert len(heights) < 50
    assert len(set(heights[2:])) == len(heights) - 2


@pytest.mark.parametrize("w", [0.5, 0.8, 0.9, 1.0, 1.1, 1.2, 1.5, 2.0])
@pytest.mark.parametrize("with_tanh", [True, False])
def test_the_marked_step_lies_on_the_scale(w, with_tanh):
    assert horizon.gradient_horizon(w, 0.5, with_tanh).panels[0].count("<circle") == 1


def test_copy_success_shows_no_larger_gap():
    scores = {1: [1.0, 0.99], 4: [0.97, 0.3], 7: [0.3, 0.2]}
    dots = [horizon.copy_success(scores, [0.01, 0.1], gap).panels[0].count("<circle") for gap in scores]
    assert dots == [2, 4, 6]


def test_copy_success_tells_how_many_learned():
    scores = {1: [1.0, 0.99], 4: [0.97, 0.3]}
    picture = horizon.copy_success(scores, [1e-4, 1e-3, 0.1], 4)
    assert "1 of 2 networks learned" in picture.alt
    assert "the worst reaches 30 %" in picture.alt
    assert "is 0.001 times" in picture.alt
