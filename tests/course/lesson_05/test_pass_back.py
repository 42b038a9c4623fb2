"""The stepper through the demonstration: its numbers, its edges, and what can be touched."""

import re

import pytest

from dlcore.course.lesson_05 import demo, diagram, strokes
from dlcore.course.lesson_05.pass_back import pass_the_error_back

RECIPES = pytest.mark.parametrize("recipe", demo.RECIPES)


def texts(panel):
    found = re.findall(r"<text[^>]*>(.*?)</text>", panel)
    return [re.sub(r"<[^>]+>", "", words) for words in found]


def shown(step, recipe="slide", net="counter-example"):
    """A picture by the step that the reader sees, from 1."""
    return pass_the_error_back(step - 1, recipe, net)


@pytest.mark.parametrize(
    ("step", "recipe", "net", "words"),
    [
        (1, "slide", "sample", "e₁ = w(x1)1·x₁ + w(x2)1·x₂; = 0.1·1 + 0.2·0.5; = 0.200; y₁ = f(0.200) = 0.550"),
        (4, "slide", "counter-example", "= −3·0.389 − 2.5·0.657 − 2.4·0.190; = −3.267; y₄ = f(−3.267) = 0.037"),
        (6, "slide", "sample", "y₆ = f(0.116) = 0.529"),
        (7, "slide", "sample", "δ = z − y; = 1 − 0.529; δ = 0.471"),
        (7, "gradient", "sample", "g₆ = (z − y₆) · f′(e₆); = 0.471 · 0.249; g₆ = 0.117"),
        (8, "slide", "sample", "δ₄ = w₄₆·δ; = 0.7·0.471; δ₄ = 0.330"),
        (8, "gradient", "counter-example", "g₄ = f′(e₄) · w₄₆·g₆; = 0.035·0.7·0.140; g₄ = 0.00347"),
        (10, "slide", "counter-example", "δ₁ = w₁₄·δ₄ + w₁₅·δ₅; = −3·0.400 − 1.2·(−0.686); δ₁ = −0.377"),
        (10, "gradient", "counter-example", "= 0.238·(−3·0.00347 − 1.2·(−0.0325)); g₁ = 0.00681"),
        (10, "nudging", "counter-example", "g₁ ≈ 0.00681"),
        (16, "slide", "sample", "w′₁₄ = 0.2 + 0.0408·0.550 = 0.2225"),
        (18, "gradient", "sample", "w′₄₆ = 0.7 + 0.0587·0.548 = 0.7321; w′₅₆ = −0.5 + 0.0587·0.534 = −0.4687"),
        (19, "slide", "counter-example", "E before 0.16351; E after 0.16419; E goes up by 0.00068"),
        (19, "gradient", "counter-example", "E after 0.16347; E goes down by 0.00004"),
        (20, "slide", "sample", "E after 0.10573"),
        (20, "gradient", "sample", "E after 0.10663"),
    ],
)  # fmt: skip
def test_the_worked_numbers(step, recipe, net, words):
    assert words in shown(step, recipe, net).alt


def test_the_dial_of_a_layer_waits_until_all_its_weights_are_new():
    assert "cos" not in "".join(texts(shown(14).panels[1]))
    assert "W₁: cos −0.83" in texts(shown(15).panels[1])
    assert "W₂: ?" in texts(shown(16).panels[1])
    assert "W₂: cos 1.00" in texts(shown(17).panels[1])
    assert {"W₁: cos −0.83", "W₂: cos 1.00", "W₃: cos 1.00"} <= set(texts(shown(18).panels[1]))


@RECIPES
def test_no_number_is_shown_before_its_step(recipe):
    for step in range(1, 8):
        boxes = [w for w in texts(shown(step, recipe).panels[0]) if re.fullmatch(r"−?\d\.\d\d", w)]
        assert len(boxes) == 2 * min(step, 6)
    for step in range(7, 13):
        errors = [w for w in texts(shown(step, recipe).panels[0]) if re.match(r"[δg][₁-₆]? −?\d", w)]
        assert len(errors) == step - 6


@pytest.mark.parametrize("net", demo.NETS)
@pytest.mark.parametrize("step", range(1, 19))
def test_the_numbers_on_the_edges_are_those_of_the_step(step, net):
    """Forward and at the update the edges that enter a neuron, on the way back those that leave it."""
    stroke = strokes.Walk(demo.NETS[net], "gradient").stroke(step - 1)
    there = {"forward": diagram.INTO, "new weights": diagram.INTO, "back": diagram.OUT_OF}
    expected = there[stroke.phase][stroke.neuron] if stroke.phase in there else []
    assert list(stroke.labels) == expected
    arrows = re.findall(r'<line [^>]*stroke-width="2.5" data-term="(w\w+)"', shown(step, "gradient", net).panels[0])
    assert arrows == expected


@pytest.mark.parametrize("step", [4, 10])
def test_terms_of_the_equation_are_edges_and_numbers_of_the_network(step):
    network, equation = shown(step).panels
    terms = set(re.findall(r'<tspan [^>]*data-term="([^"]+)"', equation))
    assert len(terms) >= 5
    for term in terms:
        assert f'data-term="{term}"' in network, term


@pytest.mark.parametrize(
    ("step", "to"), [(2, {0, 1, 2, 3, 4, 5}), (9, {6, 7, 8, 9, 10, 11}), (14, {12, 13, 14, 15, 16, 17})]
)
def test_a_neuron_leads_to_its_step_of_the_same_phase(step, to):
    boxes = re.findall(r'<rect [^>]*rx="6" data-set="step:(\d+)"', shown(step).panels[0])
    assert set(map(int, boxes)) == to


def test_the_words_above_lead_to_the_four_phases():
    assert re.findall(r'rx="4" data-set="step:(\d+)"', shown(1).panels[0]) == ["0", "6", "7", "12"]


@RECIPES
@pytest.mark.parametrize("net", demo.NETS)
def test_every_line_keeps_to_its_panel(recipe, net):
    """At 16 px a letter is about 8.4 px wide on average."""
    for step in range(1, 21):
        for words in texts(shown(step, recipe, net).panels[1]):
            assert len(words) <= 42, words
