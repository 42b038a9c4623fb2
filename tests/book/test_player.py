"""The published sliders, moved in a real browser, against the pictures that dlcore draws."""

import random
import re
from functools import cache
from urllib.parse import urlencode

from playwright.sync_api import expect

from dlcore.course.interactive.controls import Stepper
from tests.support.lessons import LESSONS, ROOT, every_figure, figure_of, figures
from tests.support.pages import HOLDS, awake, fresh, move, page_controls, shows, url

LESSON = next(path for path in LESSONS if path.stem == "07_convolution")


def sliding():
    """The figure with which most is tried here: it has a stepper that depends on other controls."""
    return figure_of("07_convolution", "sliding_kernel")[1]


# Puts the controls of a figure where each of many states has them, and tells which pictures are not that state's.
SWEEP = """([id, states]) => {
    const holds = HOLDS;
    const boxes = [...document.querySelectorAll(`#${id} [data-control]`)];
    return states.map(([positions, markup]) => {
        boxes.forEach((box, i) => {
            const inputs = [...box.querySelectorAll("input")];
            if (inputs.length > 1) inputs[positions[i]].checked = true;
            else if (inputs[0].type === "checkbox") inputs[0].checked = positions[i] === 1;
            else [inputs[0].max, inputs[0].value] = [999, positions[i]];
        });
        boxes[0].querySelector("input").dispatchEvent(new Event("input", { bubbles: true }));
        return holds([`#${id} > .explore-picture`, markup]) ? null : positions;
    }).filter(Boolean);
}""".replace("HOLDS", HOLDS)


@every_figure
def test_every_control_shows_the_picture_of_its_state(lesson_page, path, figure):
    page = lesson_page(path)
    fresh(page, figure)
    state = figure.clamp(figure.defaults)
    assert shows(page, figure, state)
    rng = random.Random(3)
    for name in page_controls(figure) * 3:
        control = figure.controls[name]
        values = list(control.page_values(state))
        position = rng.randrange(len(values))
        if len(values) > 1:
            move(page, figure, name, position)
            state = figure.clamp({**state, name: values[position]})
        assert shows(page, figure, state), (name, position, state)


@every_figure
def test_after_any_jumps_the_picture_is_that_of_its_state(lesson_page, path, figure):
    """What one state leaves behind must not show in the next, whichever that is."""
    page = lesson_page(path)
    fresh(page, figure)
    states = random.Random(8).choices(list(figure.states()), k=40)
    jumps = [[positions(figure, state), figure.draw(state).panels_html(figure.id)] for state in states]
    assert page.evaluate(SWEEP, [figure.id, jumps]) == []


def positions(figure, state):
    """Which of its values on the page each control has."""
    return [list(figure.controls[name].page_values(state)).index(state[name]) for name in page_controls(figure)]


@cache
def linked(path):
    """A state for each figure of a lesson, and one link to all of them."""
    states = {figure: random.Random(5).choice(list(figure.states())) for figure in figures(path)}
    query = {
        f"{figure.id}.{name}": figure.controls[name].link(state[name])
        for figure, state in states.items()
        for name in page_controls(figure)
    }
    return states, f"?{urlencode(query)}#{figures(path)[-1].id}"


@every_figure
def test_a_link_opens_its_state(lesson_page, path, figure):
    states, query = linked(path)
    page = lesson_page(path, query)
    awake(page, figure)
    assert shows(page, figure, states[figure])


def test_a_link_with_impossible_values_is_clamped(visit, address):
    figure = sliding()
    query = "?sliding-kernel.stride=99&sliding-kernel.padding=often&sliding-kernel.step=77&nothing=1"
    page = visit(url(address, LESSON, query)).page
    awake(page, figure)
    assert shows(page, figure, figure.clamp({**figure.defaults, "stride": 3, "padding": 0, "step": 77}))


def test_a_link_with_the_former_name_of_an_option_still_works(visit, address):
    path, figure = figure_of("16_lstm", "walk_the_cell")
    page = visit(url(address, path, "?walk-the-cell.biases=b_o+%3D+%E2%88%929#walk-the-cell")).page
    awake(page, figure)
    assert shows(page, figure, figure.clamp({**figure.defaults, "biases": "output gate shut"}))


def test_link_button_puts_the_state_into_the_address(visit, address):
    page = visit(url(address, LESSON)).page
    box = awake(page, sliding())
    box.locator('[data-control="stride"] input').fill("1")
    box.get_by_text("Link to this state").click()
    assert re.search(r"\?.*sliding-kernel\.stride=2&.*#sliding-kernel$", page.url)
    page.reload()
    assert box.locator('[data-control="stride"] .explore-value').inner_text() == "2"


def test_play_runs_through_the_steps_and_reset_goes_back(lesson_page):
    page = lesson_page(LESSON)
    box = fresh(page, sliding())
    step, play = box.locator('[data-control="step"] .explore-value'), box.locator('[data-action="play"]')
    play.click()
    assert play.inner_text() == "Pause"
    assert play.get_attribute("aria-pressed") == "true"
    expect(step).to_have_text("3 of 9")
    play.click()
    assert play.inner_text() == "Play step"
    assert step.inner_text() != "1 of 9"
    stopped = step.inner_text()
    page.wait_for_timeout(1000)
    assert step.inner_text() == stopped
    box.get_by_text("Reset").click()
    assert step.inner_text() == "1 of 9"


def test_figures_do_not_disturb_one_another(lesson_page):
    page = lesson_page(LESSON)
    all_figures = figures(LESSON)
    for figure in all_figures:
        fresh(page, figure)
    moved = sliding()
    move(page, moved, "padding", 2)
    for figure in all_figures:
        state = figure.clamp({**figure.defaults, **({"padding": 2} if figure is moved else {})})
        assert shows(page, figure, state), figure


def test_a_dependent_slider_gets_a_new_end(lesson_page):
    page = lesson_page(LESSON)
    box = fresh(page, sliding())
    move(page, sliding(), "step", 8)
    box.locator('[data-control="stride"] input').fill("1")
    step = box.locator('[data-control="step"] input')
    assert step.get_attribute("max") == "3"
    assert step.input_value() == "3"
    assert box.locator('[data-control="step"] .explore-value').inner_text() == "4 of 4"


def test_the_keyboard_reaches_and_moves_everything(lesson_page):
    page = lesson_page(LESSON)
    _, figure = figure_of("07_convolution", "flipped_kernel")
    box = fresh(page, figure)
    box.locator("input[type=radio]").first.focus()
    page.keyboard.press("ArrowRight")
    assert box.locator("input[type=radio]").nth(1).is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert box.locator("input[type=checkbox]").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert box.locator(".explore-value").inner_text() == "3 of 9"
    for name in ("Play step", "Reset", "Pin", "Link to this state"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == name
    assert shows(page, figure, {"kernel": "1 to 9", "flip": True, "step": 2})


def test_without_scripts_the_first_states_stand_there(visit, address):
    page = visit(url(address, LESSON), java_script_enabled=False).page
    for figure in figures(LESSON):
        assert shows(page, figure, figure.clamp(figure.defaults))
        assert not page.locator(f"figure#{figure.id} .explore-controls").is_visible()


def test_in_print_there_are_no_controls(visit, address):
    page = visit(url(address, LESSON)).page
    page.emulate_media(media="print")
    assert page.locator("figure#sliding-kernel .explore-picture").is_visible()
    assert not page.locator("figure#sliding-kernel .explore-controls").is_visible()


def test_works_from_a_file(visit, book_html):
    visited = visit((book_html / "lessons" / f"{LESSON.stem}.html").as_uri())
    figure = sliding()
    awake(visited.page, figure)
    move(visited.page, figure, "stride", 2)
    assert shows(visited.page, figure, figure.clamp({**figure.defaults, "stride": 3}))
    assert all(asked.startswith(("file:", "data:")) for asked in visited.requests)


def test_the_players_folder_is_small():
    assert sum(file.stat().st_size for file in (ROOT / "book" / "player").iterdir()) < 40_000


def test_steppers_have_a_step_on_the_page():
    """What the tests above rely on: lesson 07 has a dependent stepper."""
    assert isinstance(sliding().controls["step"], Stepper)
