import warnings

import numpy as np
import pytest

from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture
from dlcore.course.interactive import FigureError, choice, explore, slider, stepper


def picture(words, alt="a line", width=100):
    canvas = Canvas(width, 50)
    canvas.text(50, 25, words)
    return Picture((canvas.to_svg(),), alt)


@explore(stride=slider(1, 3), step=stepper(lambda stride: 6 // stride))
def windows(stride=1, step=0):
    return picture(f"{stride} {step}", alt=f"stride {stride}, step {step}")


def test_calling_a_figure_draws_that_state_with_clamped_values():
    assert windows().alt == "stride 1, step 0"
    assert windows(stride=9, step=9).alt == "stride 3, step 1"


def test_states_follow_dependent_controls():
    assert [tuple(state.values()) for state in windows.states()] == [
        *((1, step) for step in range(6)), *((2, step) for step in range(3)), *((3, step) for step in range(2)),
    ]  # fmt: skip


def test_unknown_parameter_is_named():
    with pytest.raises(TypeError, match="windows has no control padding"):
        windows(padding=1)


def test_a_failing_state_is_named():
    @explore(stride=slider(1, 3))
    def broken(stride=1):
        if stride == 3:
            raise ZeroDivisionError("oh")
        return picture("fine")

    assert broken(stride=2).alt == "a line"
    with pytest.raises(FigureError, match="broken at stride=3: ZeroDivisionError: oh"):
        broken(stride=3)


def test_a_warning_is_an_error():
    @explore(x=slider(-1, 1))
    def root(x=1):
        return picture(f"{np.log(np.float64(x) + 1.0)}")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # whatever the surroundings say
        with pytest.raises(FigureError, match="root at x=-1: RuntimeWarning"):
            root(x=-1)


@pytest.mark.parametrize("words", ["nan", "NaN", "inf", "1 −inf"])
def test_nan_in_a_picture_is_an_error(words):
    @explore(x=slider(0, 1))
    def figure(x=0):
        return picture(words)

    with pytest.raises(FigureError, match="NaN or infinity"):
        figure()


def test_words_that_only_contain_nan_are_fine():
    @explore(x=slider(0, 1))
    def figure(x=0):
        return picture("banana, information")

    assert figure().alt == "a line"


def test_a_picture_without_alt_text_is_refused():
    with pytest.raises(ValueError, match="alt is empty"):
        picture("x", alt=" ")


def test_returning_something_else_is_refused():
    @explore(x=slider(0, 1))
    def figure(x=0):
        return "picture"

    with pytest.raises(FigureError, match="returned str, not a Picture"):
        figure()


@pytest.mark.parametrize(
    ("controls", "function", "message"),
    [
        ({"b": slider(0, 1)}, lambda a=0: None, "b has no such parameter; a has no control"),
        ({"a": slider(0, 1)}, lambda a: None, "a has no default value"),
        ({"a": (0, 1)}, lambda a=0: None, "a must be a control"),
    ],
)
def test_controls_and_parameters_must_match(controls, function, message):
    with pytest.raises(ValueError, match=message):
        explore(**controls)(function)


def test_id_and_labels():
    @explore(kernel_size=slider(1, 3), name=choice("a", "b", label="kernel"))
    def two_words(kernel_size=1, name="a"):
        return picture("x")

    assert two_words.id == "two-words"
    assert [two_words.label(name) for name in two_words.controls] == ["kernel size", "kernel"]
