import ipywidgets
import pytest

from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture
from dlcore.course.interactive import FigureError, cells, choice, explore, live, slider, stepper, toggle

drawn = []


@explore(
    grid=cells([[1, 2], [3, 4]]),
    stride=slider(1, 3),
    name=choice("plain", "turned"),
    flip=toggle(),
    step=stepper(lambda stride: 6 // stride),
)
def everything(grid=((1, 2), (3, 4)), stride=1, name="plain", flip=False, step=0):
    if name == "turned" and stride == 2:
        raise ZeroDivisionError("no such window")
    drawn.append((int(sum(map(sum, grid))), stride, name, flip, step))
    return Picture((Canvas(10, 10).to_svg(),), str(drawn[-1]))


@pytest.fixture
def figure():
    drawn.clear()
    return live.LiveFigure(everything)


def test_starts_in_its_default_state(figure):
    assert drawn == [(10, 1, "plain", False, 0)]
    assert "(10, 1" in figure.picture.value


def test_each_widget_moves_its_parameter_and_draws_once(figure):
    figure.inputs["stride"].value = 2
    figure.inputs["stride"].value = 1
    figure.inputs["name"].value = "turned"
    figure.inputs["flip"].value = True
    figure.inputs["step"].value = 6
    figure.inputs["grid"].fields[1][0].value = 13
    assert drawn[1:] == [
        (10, 2, "plain", False, 0),
        (10, 1, "plain", False, 0),
        (10, 1, "turned", False, 0),
        (10, 1, "turned", True, 0),
        (10, 1, "turned", True, 5),
        (20, 1, "turned", True, 5),
    ]
    assert "(20, 1" in figure.picture.value


def test_a_dependent_stepper_gets_a_new_end_and_is_clamped_first(figure):
    step = figure.inputs["step"]
    step.value = 6
    drawn.clear()
    figure.inputs["stride"].value = 3
    assert (step.min, step.max, step.value) == (1, 2, 2)
    assert drawn == [(10, 3, "plain", False, 1)]


def test_an_error_is_shown_in_the_figure_and_raised(figure):
    figure.inputs["name"].value = "turned"
    with pytest.raises(FigureError, match="stride=2"):
        figure.inputs["stride"].value = 2
    assert "no such window" in figure.picture.value
    figure.inputs["stride"].value = 3
    assert "turned" in figure.picture.value
    assert "no such window" not in figure.picture.value


def touch(figure, kind, **wish):
    """What the browser sends when a pointer does something to the picture."""
    figure.picture._handle_custom_msg({"kind": kind, "wish": wish}, [])


def test_a_touch_sets_the_widgets_and_draws_once(figure):
    touch(figure, "set", stride=2.2, step="1", flip="on")
    assert drawn[1:] == [(10, 2, "plain", True, 1)]
    assert {name: figure.inputs[name].value for name in ("stride", "flip", "step")} == {
        "stride": 2,
        "flip": True,
        "step": 2,
    }
    assert figure.inputs["step"].max == 3
    touch(figure, "set", step="99", nothing="1")
    assert drawn[-1] == (10, 2, "plain", True, 2)


def test_pointing_shows_a_state_and_leaving_goes_back(figure):
    touch(figure, "preview", step="3")
    assert "(10, 1, 'plain', False, 3)" in figure.picture.value.replace("&#x27;", "'")
    assert figure.inputs["step"].value == 1
    touch(figure, "leave")
    assert drawn[-1] == (10, 1, "plain", False, 0)


def test_the_picture_stands_above_its_controls(figure):
    assert figure.box.children[0] is figure.picture
    assert "exploreTouch" in figure.picture._esm


def test_the_stepper_can_be_played(figure):
    rows = [child for child in figure.box.children if isinstance(child, ipywidgets.HBox)]
    assert any(isinstance(child, ipywidgets.Play) for row in rows for child in row.children)


def test_the_bundle_has_the_widgets_and_a_still_picture():
    bundle = live.bundle(everything)
    assert set(bundle) == {live.WIDGET_VIEW, "text/html", "text/plain"}
    assert "<svg" in bundle["text/html"]
    assert "<script" not in bundle["text/html"]
