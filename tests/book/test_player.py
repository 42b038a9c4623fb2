"""The published sliders, moved in a real browser, against the pictures that dlcore draws."""

import random
import re
from urllib.parse import urlencode

from playwright.sync_api import expect

from dlcore.course.interactive.controls import Stepper
from tests.support.lessons import LESSONS, ROOT, every_figure, figures
from tests.support.pages import awake, move, page_controls, shows, url

LESSON = next(path for path in LESSONS if path.stem == "07_convolution")


def named(name):
    """The figure of that name in lesson 07."""
    return next(figure for figure in figures(LESSON) if figure.name == name)


@every_figure
def test_every_control_shows_the_picture_of_its_state(visit, address, path, figure):
    page = visit(url(address, path)).page
    awake(page, figure)
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
def test_a_link_opens_its_state(visit, address, path, figure):
    states = list(figure.states())
    state = random.Random(5).choice(states)
    query = urlencode(
        {f"{figure.id}.{name}": figure.controls[name].link(state[name]) for name in page_controls(figure)}
    )
    page = visit(url(address, path, f"?{query}#{figure.id}")).page
    awake(page, figure)
    assert shows(page, figure, state)


def test_a_link_with_impossible_values_is_clamped(visit, address):
    figure = named("sliding_kernel")
    query = "?sliding-kernel.stride=99&sliding-kernel.padding=often&sliding-kernel.step=77&nothing=1"
    page = visit(url(address, LESSON, query)).page
    awake(page, figure)
    assert shows(page, figure, figure.clamp({**figure.defaults, "stride": 3, "padding": 0, "step": 77}))


def test_a_link_with_the_former_name_of_an_option_still_works(visit, address):
    path = next(path for path in LESSONS if path.stem == "16_lstm")
    figure = next(figure for figure in figures(path) if figure.name == "walk_the_cell")
    page = visit(url(address, path, "?walk-the-cell.biases=b_o+%3D+%E2%88%929#walk-the-cell")).page
    awake(page, figure)
    assert shows(page, figure, figure.clamp({**figure.defaults, "biases": "output gate shut"}))


def test_link_button_puts_the_state_into_the_address(visit, address):
    page = visit(url(address, LESSON)).page
    box = awake(page, named("sliding_kernel"))
    box.locator('[data-control="stride"] input').fill("1")
    box.get_by_text("Link to this state").click()
    assert re.search(r"\?.*sliding-kernel\.stride=2&.*#sliding-kernel$", page.url)
    page.reload()
    assert box.locator('[data-control="stride"] .explore-value').inner_text() == "2"


def test_play_runs_through_the_steps_and_reset_goes_back(visit, address):
    page = visit(url(address, LESSON)).page
    box = awake(page, named("sliding_kernel"))
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


def test_figures_do_not_disturb_one_another(visit, address):
    page = visit(url(address, LESSON)).page
    all_figures = figures(LESSON)
    moved = all_figures[1]
    awake(page, moved)
    move(page, moved, "padding", 2)
    for figure in all_figures:
        state = figure.clamp({**figure.defaults, **({"padding": 2} if figure is moved else {})})
        assert shows(page, figure, state), figure


def test_a_dependent_slider_gets_a_new_end(visit, address):
    page = visit(url(address, LESSON)).page
    box = awake(page, named("sliding_kernel"))
    move(page, figures(LESSON)[1], "step", 8)
    box.locator('[data-control="stride"] input').fill("1")
    step = box.locator('[data-control="step"] input')
    assert step.get_attribute("max") == "3"
    assert step.input_value() == "3"
    assert box.locator('[data-control="step"] .explore-value').inner_text() == "4 of 4"


def test_the_keyboard_reaches_and_moves_everything(visit, address):
    page = visit(url(address, LESSON)).page
    box = awake(page, named("flipped_kernel"))
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
    figure = named("flipped_kernel")
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
    figure = figures(LESSON)[1]
    awake(visited.page, figure)
    move(visited.page, figure, "stride", 2)
    assert shows(visited.page, figure, figure.clamp({**figure.defaults, "stride": 3}))
    assert all(asked.startswith(("file:", "data:")) for asked in visited.requests)


def test_the_players_folder_is_small():
    assert sum(file.stat().st_size for file in (ROOT / "book" / "player").iterdir()) < 32_000


def test_steppers_have_a_step_on_the_page():
    """What the tests above rely on: lesson 07 has a dependent stepper."""
    assert isinstance(figures(LESSON)[1].controls["step"], Stepper)
