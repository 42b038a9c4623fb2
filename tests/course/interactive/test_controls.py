import numpy as np
import pytest

from dlcore.course.interactive import cells, choice, slider, stepper, toggle


def test_slider_includes_its_end_and_has_no_rounding_dust():
    assert slider(1, 3).values({}) == (1, 2, 3)
    assert slider(0, 0.3, 0.1).values({}) == (0, 0.1, 0.2, 0.3)
    assert slider(0, 10, 4).values({}) == (0, 4, 8)


def test_slider_clamps_to_the_nearest_value():
    control = slider(0, 10, 5)
    assert [control.clamp(value, {}) for value in (-3, 2, 3, 99)] == [0, 0, 5, 10]


def test_slider_shows_a_coarser_grid_on_the_page():
    control = slider(0, 180, 5, page=range(0, 181, 45), unit="°")
    assert list(control.page_values({})) == [0, 45, 90, 135, 180]
    assert len(control.values({})) == 37
    assert control.finer_in_notebook
    assert control.on_page
    assert (control.text(45), control.link(45)) == ("45°", "45")


def test_a_single_page_value_takes_the_control_off_the_page():
    assert not slider(4, 16, page=[10]).on_page
    assert not choice("a", "b", page=["a"]).on_page
    assert not cells([[1, 2]]).on_page


def test_stepper_asks_earlier_controls_for_its_count():
    control = stepper(lambda stride: 9 // stride)
    assert list(control.values({"stride": 3, "padding": 0})) == [0, 1, 2]
    assert control.clamp(8, {"stride": 3}) == 2
    assert control.clamp(-1, {"stride": 3}) == 0
    assert control.text(0) == "1"


def test_choice_refuses_an_unknown_name():
    with pytest.raises(ValueError, match="'c' is not one of the options a, b"):
        choice("a", "b").clamp("c", {})


def test_cells_keep_their_shape():
    control = cells([[1, 2], [3, 4]])
    assert np.array_equal(control.clamp(((5, 6), (7, 8)), {}), [[5, 6], [7, 8]])
    with pytest.raises(ValueError, match=r"got a matrix of shape \(1, 2\), need \(2, 2\)"):
        control.clamp([[1, 2]], {})


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: slider(3, 1), "start ≤ stop"),
        (lambda: slider(0, 1, 0), "step > 0"),
        (lambda: slider(0, 3, page=[7]), "must name some of the control's values"),
        (lambda: slider(0, 3, page=[]), "must name some of the control's values"),
        (lambda: choice("alone"), "two or more strings"),
        (lambda: choice(1, 2), "two or more strings"),
        (lambda: choice("a", "b", page=["c"]), "must name some"),
        (lambda: stepper(0), "at least one step"),
        (lambda: cells([1, 2]), "need a matrix"),
    ],
)
def test_bad_controls_say_what_is_wrong(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_toggle_is_off_or_on():
    control = toggle()
    assert control.values({}) == (False, True)
    assert control.clamp(1, {}) is True
