"""The figures that compare the slide's step with the gradient's: at equal length, and slope by slope."""

import re

import numpy as np
import pytest

from dlcore.course.lesson_05 import demo
from dlcore.course.lesson_05.equal_steps import LAYERS, LONGEST, TICKS, equal_steps, mistake
from dlcore.course.lesson_05.slopes_on_the_way import FUNCTIONS, slopes_on_the_way


@pytest.mark.parametrize("net", demo.NETS)
@pytest.mark.parametrize("change", LAYERS)
def test_the_curves_stay_on_their_axes(net, change):
    start = demo.error(demo.NETS[net])
    ends = [
        1000 * (mistake(demo.NETS[net], recipe, length, LAYERS[change]) - start)
        for recipe in ("slide", "gradient") for length in np.linspace(0, LONGEST, 13)
    ]  # fmt: skip
    low, *_, high = TICKS[net, change]
    assert low < min(ends)
    assert max(ends) <= high


def test_one_step_at_equal_length_on_the_counter_example():
    own = demo.ETA * demo.length(demo.directions(demo.COUNTER, "gradient"))
    assert mistake(demo.COUNTER, "slide", own) == pytest.approx(0.16323, abs=5e-6)
    assert mistake(demo.COUNTER, "gradient", own) == pytest.approx(0.16246, abs=5e-6)


@pytest.mark.parametrize("net", demo.NETS)
@pytest.mark.parametrize("length", [0.01, 0.04, 0.08, 0.12])
def test_at_equal_length_the_gradient_ends_lower(net, length):
    assert mistake(demo.NETS[net], "gradient", length) < mistake(demo.NETS[net], "slide", length)


def test_what_is_said_of_the_sample():
    words = equal_steps(0.08, "sample").alt
    assert "to 0.10506 in the slide's direction and to 0.10360 down the gradient" in words
    assert "is 0.796" in words


def test_the_first_layer_of_the_counter_example_goes_up_at_once():
    words = equal_steps(0.01, "counter-example", "W1 alone").alt
    before, slide = map(float, re.search(r"from ([\d.]+) to ([\d.]+)", words).groups())
    assert slide > before


def test_the_angle_in_degrees():
    assert np.degrees(np.arccos(0.26804)) == pytest.approx(74, abs=0.5)
    assert "is 0.268" in equal_steps(0.05).alt


@pytest.mark.parametrize(
    ("f", "net", "x1", "words"),
    [
        ("σ", "counter-example", 1, "0.24, 0.23, 0.15, 0.04, 0.19, 0.24"),
        ("σ", "counter-example", 1, "W₁ −0.83 and × 21; W₂ 1.00 and × 4.1; W₃ 1.00 and × 1.0"),
        ("σ", "sample", 1, "W₁ 1.00 and × 16; W₂ 1.00 and × 4.0"),
        ("tanh", "counter-example", 1, "W₁ −0.83 and × 2.2; W₂ 1.00 and × 1.1"),
        ("ReLU", "sample", 0, "W₁ 1.00 and × 1.0"),
        ("ReLU", "counter-example", 1, "W₁ none; W₂ none; W₃ none"),
    ],
)
def test_slopes_and_what_leaving_them_out_does(f, net, x1, words):
    assert words in slopes_on_the_way(f, net, x1).alt


@pytest.mark.parametrize("net", demo.NETS)
@pytest.mark.parametrize("x1", range(-2, 3))
def test_with_the_identity_the_recipe_is_the_gradient(net, x1):
    assert slopes_on_the_way("identity", net, x1).alt.endswith(
        "W₁ 1.00 and × 1.0; W₂ 1.00 and × 1.0; W₃ 1.00 and × 1.0."
    )


def test_where_relu_is_off_the_recipe_still_moves_the_first_layer():
    slide, true = (demo.directions(demo.COUNTER, recipe, f=FUNCTIONS["ReLU"]) for recipe in ("slide", "gradient"))
    assert all(not layer.any() for layer in true)
    assert slide[0].any()


def test_the_inputs_place_is_dragged():
    assert 'data-down="x1:2:-2"' in slopes_on_the_way().panels[0]
