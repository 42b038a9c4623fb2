"""Every interactive figure of every lesson, in many states: no failure, no warning, words, budgets."""

import gzip
import html
import random
import re
from urllib.parse import parse_qsl

import numpy as np
import pytest
from bs4 import BeautifulSoup

from dlcore.course.checking.rooms import predictions
from dlcore.course.interactive import page
from dlcore.course.interactive.controls import Cells, Choice, Slider, Toggle
from tests.support.lessons import LESSONS, every_figure, every_lesson, figures, read, source


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


def asked_of(panel):
    """(control, value as text) for everything in a panel that can be touched."""
    for wish in re.findall(r'data-set="([^"]+)"', panel):
        yield from (html.unescape(part).split(":") for part in wish.split(";"))
    for tie in re.findall(r'data-(?:across|down|around|away)="([^"]+)"', panel):
        name, *ends = html.unescape(tie).split(":")
        yield from ((name, end) for end in ends)


@every_figure
def test_what_can_be_touched_names_controls_and_values_that_exist(path, figure):
    states = list(figure.states())
    found = set()
    for state in random.Random(2).sample(states, min(30, len(states))):
        for panel in figure.draw(state).panels:
            found.update(tuple(asked) for asked in asked_of(panel))
    assert found
    for name, text in found:
        assert name in figure.controls, name
        control = figure.controls[name]
        if isinstance(control, Choice):
            assert text in control.all_values
        elif isinstance(control, Toggle):
            assert text in ("on", "off")
        elif isinstance(control, Slider):
            assert min(control.all_values) - 1e-9 <= float(text) <= max(control.all_values) + 1e-9


@every_figure
def test_the_hint_what_to_touch_is_the_same_in_all_states(path, figure):
    hints = {figure.draw(state).touch for state in list(figure.states())[:60]}
    assert len(hints) == 1
    assert 10 < len(hints.pop()) < 110


@every_figure
def test_a_prediction_is_answered_where_it_says_and_not_before(path, figure):
    asked = predictions().get(figure.name)
    if asked is None:
        pytest.skip("nothing is predicted here")
    assert {name for name, _ in parse_qsl(asked.at)} <= set(figure.controls), asked.at
    states = [
        {name: control.link(state[name]) for name, control in figure.controls.items()} for state in figure.states()
    ]
    assert any(map(asked.is_seen, states)), asked.at
    start = figure.clamp(figure.defaults)
    assert not asked.is_seen({name: control.link(start[name]) for name, control in figure.controls.items()}), asked.at


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


LOOKS = [
    pytest.param(path, source(cell), id=f"{path.stem}:{cell['id']}")
    for path in LESSONS for cell in read(path)["cells"]
    if cell["cell_type"] == "markdown" and "> **Look.**" in source(cell)
]  # fmt: skip


@pytest.mark.parametrize(("path", "text"), LOOKS)
def test_a_look_text_has_words_that_move_the_picture(path, text):
    assert "<span data-state=" in text


@every_lesson
def test_words_that_move_a_picture_name_a_state_of_its_page(path):
    by_id = {figure.id: figure for figure in figures(path)}
    text = "\n".join(source(cell) for cell in read(path)["cells"] if cell["cell_type"] == "markdown")
    for phrase in re.findall(r'<span data-state="([^"]*)">', text):
        figure_id, _, query = html.unescape(phrase).partition("?")
        asked = dict(parse_qsl(query, strict_parsing=True))
        assert figure_id in by_id, phrase
        figure = by_id[figure_id]
        assert asked.keys() <= set(page.shown(figure)), phrase
        states = list(figure.states())
        links = [{name: figure.controls[name].link(state[name]) for name in asked} for state in states]
        assert asked in links, phrase
