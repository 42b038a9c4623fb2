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
    words = texts(lstm_cell(1, 0.2, 0.5, WEIGHT, [1, 0, 0, 0]).panels[0])
    assert words[-4:] == ["layer: weights", "each number", "joined: [h, x]", "copied"]


CHOICES = {"example": [1, 0, 0, 0], "f shut": [-9, 0, 0, 0], "f open": [9, 0, 0, 0], "o shut": [1, 0, 0, -9]}


def gates(step):
    """What the points on the bars set, from top to bottom and from left to right."""
    bars = lstm_cell(1, 0.2, 0.5, WEIGHT, [1, 0, 0, 0], step, CHOICES).panels[1]
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*data-set="biases:([^"]+)"', bars)
    return [name for y, x, name in sorted((float(y), float(x), name) for x, y, name in found)]


def test_a_gate_is_dragged_where_a_choice_has_it_and_not_before_its_stroke():
    assert gates(0) == ["f shut", "example", "f open"]
    assert gates(3) == ["f shut", "example", "f open", "example"]
    assert gates(4) == ["f shut", "example", "f open", "example", "o shut", "example"]


def test_letters_of_the_worked_line_are_found_in_the_cell_and_among_the_bars():
    cell, bars = lstm_cell(1, 0.2, 0.5, WEIGHT, [1, 0, 0, 0], 3).panels
    for term in ("f", "i", "C_tilde", "C", "old C"):
        assert f'<tspan data-term="{term}">' in bars
        assert re.search(rf'<rect [^>]*data-term="{term}"', bars), term
        assert re.search(rf'<(path|line) [^>]*data-term="{term}"', cell), term


def test_every_stroke_is_reached_by_a_part_of_the_cell():
    cell = lstm_cell(1, 0.2, 0.5, WEIGHT, [1, 0, 0, 0]).panels[0]
    assert set(re.findall(r'data-set="step:(\d)"', cell)) == set("01234")


@pytest.mark.parametrize("steps", [5, 20, 35, 100])
def test_parcels_stand_at_whole_steps(steps):
    moments = [text for text in texts(conveyor_belt(1, steps).panels[0]) if text.isdecimal()][:6]
    assert moments == [str(steps * i // 5) for i in range(6)]


@pytest.mark.parametrize(
    ("bias", "steps", "left"), [(1, 20, "0.19 %"), (4, 20, "70 %"), (6, 50, "88 %"), (0, 20, "less than 0.01 %")]
)
def test_what_is_left_on_the_belt(bias, steps, left):
    assert left in conveyor_belt(bias, steps).alt


@pytest.mark.parametrize(("kind", "count"), [("RNN", "24,832"), ("LSTM", "99,328"), ("peephole", "99,712"),
                                             ("coupled", "74,496"), ("GRU", "74,496")])  # fmt: skip
def test_the_counts_of_the_variants(kind, count):
    assert f"{count} parameters" in variants(kind).alt


def test_the_cost_of_a_variant_is_told_when_it_is_asked_for():
    assert "74,496" not in "".join(variants("LSTM").panels)
    assert "74,496" in "".join(variants("GRU").panels)


@pytest.mark.parametrize("bias", range(6))
@pytest.mark.parametrize("gain", [1, 1.5, 2, 3])
def test_both_lines_reach_the_marked_step(bias, gain):
    graph = gradient_reach(bias, gain).panels[0]
    assert set(re.findall(r'<circle [^>]*data-term="(\w+)"', graph)) == {"LSTM", "RNN"}
    heights = [
        float(y)
        for line in re.findall(r'<path d="M([^"]+)"[^>]*data-term', graph)
        for y in re.findall(r",([\d.]+)", line)
    ]
    assert min(heights) > 40
    assert max(heights) < 244


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
    factors = []
    for seed in range(5):
        lstm, rnn = LSTM(4, 32, forget_bias=0, dtype=float, rng=seed), RNN(4, 32, dtype=float, rng=seed)
        factors.append(gradient_by_distance(lstm)[50] / gradient_by_distance(rnn)[50])
    *most, one = sorted(factors)
    assert most == pytest.approx([8.5, 8.9, 13, 18], rel=0.05)
    assert one == pytest.approx(29_000, rel=0.05)


@pytest.mark.parametrize(("bias", "end"), [(3, 0.7), (4, 1.7), (5, 2.1)])
def test_a_line_may_end_above_1(bias, end):
    layer = LSTM(4, 32, forget_bias=bias, dtype=float, rng=0)
    assert gradient_by_distance(layer)[-1] == pytest.approx(end, abs=0.05)
