"""The tape of small expressions, and the figure `building_the_tape`."""

import numpy as np
import pytest

import dlcore
from dlcore.course.lesson_06 import expressions
from dlcore.course.lesson_06.exercises.tape_gradients import tape_gradients
from dlcore.course.lesson_06.tape import count, tape_drawn

every_expression = pytest.mark.parametrize("name", expressions.EXPRESSIONS)


def by_tensor(name):
    """The gradients of what was given, from the library's own tape."""
    given = {
        "a square": (2.0, 3.0, -3.0),
        "a neuron": (0.5, 2.0, -0.5),
        "a three times": (3.0,),
        "w two times": (2.0, 3.0),
    }
    make = {
        "a square": lambda w, x, b: (w * x + b) ** 2,
        "a neuron": lambda w, x, b: (w * x + b).tanh(),
        "a three times": lambda a: a * a + a,
        "w two times": lambda w, x: w * (w * x),
    }[name]  # fmt: skip
    inputs = [dlcore.Tensor(value) for value in given[name]]
    y = make(*inputs)
    y.backward()
    return float(y.data), [float(tensor.grad) for tensor in inputs]


@every_expression
def test_what_arrives_is_what_the_library_finds(name):
    tape = expressions.EXPRESSIONS[name]
    value, gradients = by_tensor(name)
    arrived = expressions.shares(tape, count(name) - 1)
    assert tape[-1].value == pytest.approx(value)
    assert np.allclose([sum(parts) for parts in arrived[: len(gradients)]], gradients)


@every_expression
def test_the_exercise_reads_the_same_tape(name):
    tape = expressions.EXPRESSIONS[name]
    arrived = expressions.shares(tape, count(name) - 1)
    assert np.allclose(tape_gradients([list(entry.parents) for entry in tape]), [sum(parts) for parts in arrived])


@every_expression
def test_no_gradient_before_the_tape_is_full(name):
    tape = expressions.EXPRESSIONS[name]
    for step in range(len(expressions.made(tape)) + 1):
        assert not any(expressions.shares(tape, step))
        assert expressions.known(tape, step) == len(tape) - len(expressions.made(tape)) + step


def test_three_arrows_bring_three_shares():
    assert "a has 1." in tape_drawn("a three times", 4).alt
    assert "a has 1 + 3 + 3 = 7." in tape_drawn("a three times", 5).alt
    assert "7" not in "".join(tape_drawn("a three times", 3).alt)


def test_the_square_step_by_step():
    words = [tape_drawn("a square", step).alt for step in range(count("a square"))]
    assert "u = 6, s = 3." in words[2]
    assert words[4].endswith("the gradient of y by itself is 1.")
    assert "s has 6." in words[5]
    assert "u has 6, b has 6." in words[6]
    assert "w has 18, x has 12." in words[7]


def test_every_box_leads_to_the_step_that_makes_it():
    graph = tape_drawn("a square", 7).panels[0]
    assert {f'data-set="step:{step}"' in graph for step in range(4)} == {True}
