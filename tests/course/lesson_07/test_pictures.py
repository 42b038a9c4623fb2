"""What can be touched in the pictures of lesson 07, and the numbers on them."""

import re

import numpy as np
import pytest

from dlcore import KERNELS, SLIDE_IMAGE, SLIDE_KERNEL, corr2d
from dlcore.course.lesson_07 import convolution, convolution_shapes, filters

NINE = np.arange(1, 10).reshape(3, 3)
STRIPES = np.tile(100.0 * (np.arange(28) % 4 < 2), (28, 1))


def asked(panel, name):
    """The values that a panel's elements set for one control."""
    return re.findall(rf'data-set="[^"]*\b{name}:([^";]+)', panel)


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (1, 2), (3, 0)])
def test_a_cell_of_the_image_leads_to_a_window_that_covers_it_or_is_nearest(stride, padding):
    padded = np.pad(SLIDE_IMAGE, padding)
    columns = corr2d(SLIDE_IMAGE, SLIDE_KERNEL, stride, padding).shape[1]
    image, output = convolution.sliding_kernel(SLIDE_IMAGE, SLIDE_KERNEL, stride, padding).panels
    for cell, step in zip(np.ndindex(padded.shape), asked(image, "step"), strict=False):
        middle = np.array(divmod(int(step), columns)) * stride + 1
        assert np.abs(middle - cell).max() <= max(1, (stride + 1) // 2) or 0 in cell or max(cell) >= len(padded) - 2
    assert asked(image, "padding") == ["0", "1", "2"]
    assert asked(output, "step") == [str(i) for i in range(columns**2)]


def test_cells_under_the_window_lead_where_they_led_before():
    """Otherwise the picture would flicker while the pointer moves over it."""
    here = [convolution.sliding_kernel(SLIDE_IMAGE, SLIDE_KERNEL, step=step).panels[0] for step in range(9)]
    for panel in here:
        leads = {}
        for x, y, step in re.findall(r'<rect x="([^"]+)" y="([^"]+)"[^>]*data-set="step:(\d)"', panel):
            assert leads.setdefault((x, y), step) == step


def test_the_turned_map_is_shown_once_the_kernel_is_turned():
    plain = convolution.flipped_kernel(SLIDE_IMAGE, NINE)
    turned = convolution.flipped_kernel(SLIDE_IMAGE, NINE, flip=True)
    assert "changes" not in plain.alt
    assert plain.panels[1].count("data-tap") == 18
    assert "data-tap" not in turned.panels[1]
    assert "changes 7 of 9" in turned.alt
    assert plain.panels[1].count("<text") == turned.panels[1].count("<text") - 9


def test_a_weight_is_found_in_both_kernels():
    panel = convolution.flipped_kernel(SLIDE_IMAGE, NINE).panels[1]
    terms = re.findall(r'data-set="flip:o(?:n|ff)"(?: data-tap="")? data-term="([^"]+)"', panel)
    assert terms[:9] == terms[9:][::-1]


@pytest.mark.parametrize("state", [(10, 3, 1, 0), (10, 2, 4, 0), (16, 1, 1, 2), (7, 5, 4, 0)])
def test_the_sizes_are_dragged(state):
    row, formula = convolution_shapes.output_size(*state).panels
    for name, count in (("kernel_size", 5), ("stride", 4), ("padding", 3)):
        first = 0 if name == "padding" else 1
        assert asked(row, name) == [str(first + i) for i in range(count)]
        assert f'data-term="{name}"' in formula


def test_pixels_and_weights_of_the_matrix_set_how_many_there_are():
    matrix, counts = convolution_shapes.toeplitz_matrix(7, 3).panels
    assert asked(counts, "signal_size") == ["4", "4", "4", "4", "5", "6", "7", "8", "9", "10"]
    assert asked(counts, "kernel_size") == ["1", "2", "3", "4"]
    assert [matrix.count(f'data-term="w{i}"') for i in (1, 2, 3)] == [5, 5, 5]


def test_a_number_is_found_on_its_pixel():
    image = np.arange(28 * 28).reshape(28, 28).astype(np.uint8)
    pixels, numbers = filters.pixels_and_numbers(image, 3, 5).panels
    found = [re.findall(r'data-term="([^"]+)"', panel) for panel in (pixels, numbers)]
    assert found[0] == found[1]
    assert found[0][0] == "3,5"


def test_every_kernel_and_picture_can_be_tapped():
    pictures = {"one": STRIPES.astype(np.uint8), "two": STRIPES.T.astype(np.uint8)}
    panel = filters.kernels_on_pictures(pictures, KERNELS, "two", "box").panels[0]
    assert asked(panel, "kernel") == list(KERNELS)
    assert asked(panel, "picture") == ["one", "two"]


def test_the_curve_of_answers_ends_at_the_angle():
    """The lesson asks first where the answer is largest."""
    pictures = {"one": STRIPES, "two": STRIPES.T, "three": STRIPES}
    lengths = []
    for angle in (0, 90, 180):
        curve = re.search(
            r'<path d="([^"]+)"[^>]*stroke-width="2.5"', filters.steerable_edge(pictures, "one", angle).panels[1]
        )
        lengths.append(curve[1].count(","))
    assert lengths == [1, 19, 37]
