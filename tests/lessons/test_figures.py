"""Every interactive figure of every lesson, in many states: no failure, no warning, words, budgets."""

import gzip
import random

import numpy as np
from bs4 import BeautifulSoup

from dlcore.course.interactive import page
from dlcore.course.interactive.controls import Cells
from tests.support.lessons import LESSONS, every_figure, every_lesson, figures


def edge_states(figure):
    """The states where every control stands at its start, first or last value."""
    for end in (0, -1):
        state = {}
        for name, control in figure.controls.items():
            state[name] = control.values(state)[end]
        yield state
    yield figure.clamp(figure.defaults)


def random_state(figure, rng):
    state = {}
    for name, control in figure.controls.items():
        state[name] = rng.choice(control.values(state))
        if isinstance(control, Cells):  # what a student might type
            state[name] = np.array([[rng.randint(-9, 9) for _ in row] for row in control.start])
    return state


@every_figure
def test_draws_in_every_corner_and_in_random_states(path, figure):
    rng = random.Random(0)
    for state in [*edge_states(figure), *(random_state(figure, rng) for _ in range(25))]:
        assert figure.draw(state).alt  # raises on an exception, a warning, NaN


@every_figure
def test_words_belong_to_the_state(path, figure):
    """A dropped or forgotten alt text would be the same everywhere."""
    states = list(figure.states())
    alts = [figure.draw(state).alt for state in states]
    assert min(map(len, alts)) > 20
    assert len(set(alts)) > 0.8 * len(states)


@every_figure
def test_same_bytes_whatever_was_drawn_before(path, figure):
    states = list(figure.states())[:60]
    first = [figure.draw(state) for state in states]
    order = list(range(len(states)))
    random.Random(1).shuffle(order)
    for number in order:
        assert figure.draw(states[number]) == first[number]


@every_figure
def test_text_is_large_enough_on_a_phone_and_stays_inside(path, figure):
    picture = figure()
    for panel in picture.panels:
        svg = BeautifulSoup(panel, "html.parser").svg
        width, height = float(svg["width"]), float(svg["height"])
        scale = min(1, 304 / width)  # a panel's room on a page of 360 px
        for text in svg.find_all("text"):
            assert float(text.get("font-size", svg["font-size"])) * scale >= 12, text
            assert 0 < float(text["x"]) < width, text
            assert 0 < float(text["y"]) <= height, text


@every_figure
def test_one_question_a_figure(path, figure):
    moved = [name for name in page.shown(figure)]
    assert 1 <= len(moved) <= 3, moved


@every_figure
def test_budget_of_bytes(path, figure):
    assert len(gzip.compress(page.player(figure).encode())) <= 250_000


def test_the_course_draws_at_most_8000_states():
    assert sum(len(list(figure.states())) for path in LESSONS for figure in figures(path)) <= 8000


@every_lesson
def test_figures_have_different_names(path):
    names = [figure.name for figure in figures(path)]
    assert len(names) == len(set(names))
    assert names
