"""The numbers in the figures of lesson 16."""

import re

import numpy as np
import pytest

from dlcore.course.lesson_16.lstm_cell import lstm_cell
from dlcore.course.lesson_16.lstm_memory import conveyor_belt, gradient_by_distance, gradient_reach
from dlcore.course.lesson_16.lstm_variants import variants
from dlcore.recurrent import LSTM, RNN

WEIGHT = np.array([[0.5, -0.3], [0.4, 0.2], [0.6, 0.1], [-0.2, 0.7]])


def texts(panel):
    return re.findall(r"<text[^>]*>([^<]*)</text>", panel)


@pytest.mark.parametrize(
    ("step", "result"),
    list(enumerate(["σ(0.80) = 0.69", "σ(0.28) = 0.57", "tanh(0.22) = 0.22", "= 0.47", "0.44 = 0.29"])),
)
def test_the_strokes_of_the_worked_step(step, result):
    picture = lstm_cell(1, 0.2, 0.5, WEIGHT, [1, 0, 0, 0], step)
    assert result in picture.alt
    known = {"0.69", "0.57", "0.22", "0.47", "0.66"} & set(texts(picture.panels[0]))
    assert len(known) == min(step + 1, 5)  # no number is shown before its stroke


def test_a_shut_output_gate_hides_the_cell_and_keeps_it():
    shown = texts(lstm_cell(1, 0.2, 0.5, WEIGHT, [1, 0, 0, -9], 4).panels[0])
    assert shown[shown.index("new C") + 1] == "0.47"
    assert shown[shown.index("new h") + 1] == "0.00"


def test_the_legend_has_the_four_signs_of_the_slide():
    words = texts(lstm_cell(1, 0.2, 0.5, WEIGHT, [1, 0, 0, 0]).panels[1])
    assert words[-4:] == ["layer: weights", "each number", "joined: [h, x]", "copied"]


@pytest.mark.parametrize(
    ("bias", "steps", "left"), [(1, 20, "0.19 %"), (4, 20, "70 %"), (6, 50, "88 %"), (0, 20, "less than 0.01 %")]
)
def test_what_is_left_on_the_belt(bias, steps, left):
    assert left in conveyor_belt(bias, steps).alt


@pytest.mark.parametrize(("kind", "count"), [("RNN", "24,832"), ("LSTM", "99,328"), ("peephole", "99,712"),
                                             ("coupled", "74,496"), ("GRU", "74,496")])  # fmt: skip
def test_the_counts_of_the_variants(kind, count):
    assert f"{count} parameters" in variants(kind).alt


def test_gradients_by_distance_are_those_of_a_nudged_input():
    layer = RNN(2, 3, dtype=np.float64, rng=0)
    layer.W_h = np.zeros((3, 3))
    assert gradient_by_distance(layer, steps=4).tolist() == [1, 0, 0, 0]  # without W_h nothing comes from before


@pytest.mark.parametrize("seed", range(5))
def test_an_open_forget_gate_carries_the_gradient(seed):
    at_50 = [gradient_by_distance(LSTM(4, 32, forget_bias=b, dtype=float, rng=seed))[50] for b in (0, 4)]
    assert at_50[0] < 1e-8
    assert at_50[1] > 0.1


def test_the_gradients_that_the_lesson_names():
    assert "8·10⁻¹³ in the RNN and 7·10⁻¹² in the LSTM" in gradient_reach(0, 1).alt
