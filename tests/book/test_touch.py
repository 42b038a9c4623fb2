"""Pictures answer to the pointer: each place that can be touched brings the state that dlcore draws for it."""

import math
import random
import re

import pytest
from playwright.sync_api import expect

from tests.support.lessons import every_figure, every_lesson, figure_of, figures
from tests.support.pages import awake, fresh, on_page, pictured, shows, url, wished

# Every element that can be touched where it lies on top: what it sets, and a point on it.
TOUCHABLE = """id => [...document.querySelectorAll(`#${id} > .explore-picture [data-set]`)].map(node => {
    const box = node.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    return top && top.closest("[data-set]") === node ? [node.dataset.set, x, y, "tap" in node.dataset] : null;
}).filter(Boolean)"""
AREAS = """id => [...document.querySelectorAll(
    `#${id} > .explore-picture :is([data-across], [data-down], [data-around], [data-away])`)].map(node => {
    const box = node.getBoundingClientRect();
    return [{...node.dataset}, box.left, box.top, box.width, box.height];
})"""


DESK = {"viewport": {"width": 1280, "height": 1000}}


def start(figure):
    return on_page(figure, figure.clamp(figure.defaults))


@every_figure
def test_pointing_previews_and_a_click_sets(lesson_page, path, figure):
    page = lesson_page(path, **DESK)
    box = fresh(page, figure)
    places = page.evaluate(TOUCHABLE, figure.id)
    for wish, x, y, tap in random.Random(4).sample(places, min(3, len(places))):
        state = on_page(figure, {**start(figure), **wished(figure, wish)})
        page.mouse.move(x, y)
        assert pictured(page, figure, start(figure) if tap else state), wish
        assert box.locator("figcaption").inner_text() == " ".join(figure.draw(start(figure)).alt.split())
        page.mouse.move(1, 1)
        assert shows(page, figure, start(figure)), wish
        page.mouse.click(x, y)
        page.mouse.move(1, 1)
        assert shows(page, figure, state), wish
        box.get_by_role("button", name="Reset").click()


def lies(across, down):
    """Where a point lies in an area, as each of its ties measures that, from 0 to 1."""
    x, y = across - 0.5, 0.5 - down
    around = math.atan2(y, x) / (2 * math.pi) % 1
    return {"across": across, "down": down, "around": around, "away": min(2 * math.hypot(x, y), 1)}


@every_figure
def test_dragging_in_an_area_sweeps(lesson_page, path, figure):
    page = lesson_page(path, **DESK)
    fresh(page, figure)
    for data, left, top, width, height in page.evaluate(AREAS, figure.id):
        fresh(page, figure)
        page.mouse.move(left + 0.4 * width, top + 0.4 * height)
        page.mouse.down()
        for across, down in ((0.6, 0.55), (0.82, 0.27)):
            page.mouse.move(left + across * width, top + down * height, steps=3)
        page.mouse.up()
        wish = {}
        for key, share in lies(0.82, 0.27).items():
            if key in data:
                name, low, high = data[key].split(":")
                wish[name] = figure.controls[name].wished(float(low) + share * (float(high) - float(low)))
        page.mouse.move(1, 1)
        assert shows(page, figure, on_page(figure, {**start(figure), **wish})), data


@every_figure
def test_something_can_be_touched_and_the_figure_says_what(lesson_page, path, figure):
    page = lesson_page(path, **DESK)
    box = fresh(page, figure)
    assert page.evaluate(TOUCHABLE, figure.id) or page.evaluate(AREAS, figure.id)
    expect(box.locator(".explore-touch")).not_to_be_empty()


# Follows every phrase of a page; for each of them what it asks for, and what the controls that it names then say.
FOLLOW = """() => [...document.querySelectorAll(".explore-phrase")].map(phrase => {
    phrase.click();
    const [id, query] = phrase.dataset.state.split("?");
    const said = [...new URLSearchParams(query)].map(([name, asked]) => {
        const box = document.querySelector(`figure#${id} [data-control="${name}"]`);
        const chosen = box.querySelector("input[type=radio]:checked + span");
        const ticked = box.querySelector("input[type=checkbox]");
        if (chosen) return [name, asked, chosen.textContent];
        if (ticked) return [name, asked, ticked.checked ? "on" : "off"];
        return [name, asked, box.querySelector(".explore-value").textContent.split(" of ")[0]];
    });
    return [id, said];
})"""


@every_lesson
def test_phrases_bring_their_state(lesson_page, path):
    page = lesson_page(path, **DESK)
    by_id = {figure.id: figure for figure in figures(path)}
    for figure in by_id.values():
        fresh(page, figure)
    followed = page.evaluate(FOLLOW)
    assert followed
    for figure_id, said in followed:
        for name, asked, value in said:
            unit = getattr(by_id[figure_id].controls[name], "unit", "") or " "
            assert value == asked or float(value.rstrip(unit)) == float(asked), (figure_id, name, asked)


def test_a_phrase_brings_its_figure_into_sight(lesson_page):
    path, figure = figure_of("07_convolution", "sliding_kernel")
    page = lesson_page(path, **DESK)
    fresh(page, figure)
    page.locator(f".explore-phrase[data-state^='{figure.id}?']").last.click()
    picture = page.locator(f"figure#{figure.id} > .explore-picture")
    expect(picture).to_be_in_viewport()
    expect(picture).to_have_class(re.compile("explore-changed"))


PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def test_a_finger_sets_by_tapping(lesson_page):
    path, figure = figure_of("07_convolution", "sliding_kernel")
    page = lesson_page(path, **PHONE)
    fresh(page, figure)
    wish, x, y, _ = page.evaluate(TOUCHABLE, figure.id)[2]
    page.touchscreen.tap(x, y)
    assert shows(page, figure, on_page(figure, {**start(figure), **wished(figure, wish)}))


def swipe(page, *points):
    """A finger goes down on the first point, over the others, and up: as the browser's own gestures see it, too."""
    send = page.context.new_cdp_session(page).send
    for kind, (x, y) in zip(["touchStart"] + ["touchMove"] * (len(points) - 1), points, strict=True):
        send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_sweeps_over_what_can_be_touched(lesson_page):
    path, figure = figure_of("07_convolution", "sliding_kernel")
    page = lesson_page(path, **PHONE)
    fresh(page, figure)
    cells = {wish: (x, y) for wish, x, y, _ in page.evaluate(TOUCHABLE, figure.id)}  # the last of each: the map's
    swipe(page, *(cells[f"step:{step}"] for step in (3, 4, 5)))
    assert shows(page, figure, {**start(figure), "step": 5})


def middle(page, figure):
    """The box of the figure's first area on a phone, brought into sight: its middle and its size."""
    page.evaluate("id => document.getElementById(id).scrollIntoView({behavior: 'instant'})", figure.id)
    _, left, top, width, height = page.evaluate(AREAS, figure.id)[0]
    return left + width / 2, top + height / 2, width, height


def test_a_finger_that_goes_sideways_drags_in_both_directions(lesson_page):
    path, figure = figure_of("07_convolution", "pixels_and_numbers")
    page = lesson_page(path, **PHONE)
    fresh(page, figure)
    x, y, width, height = middle(page, figure)
    place = page.evaluate("scrollY")
    end = (x + 0.3 * width, y + 0.3 * height)
    swipe(page, (x, y), (x + 12, y), (x + 30, y), (x + 30, y + 20), end)
    assert page.evaluate("scrollY") == place
    data = page.evaluate(AREAS, figure.id)[0][0]
    ends = {key: data[key].split(":") for key in ("across", "down")}
    wish = {name: float(low) + 0.8 * (float(high) - float(low)) for name, low, high in ends.values()}
    assert shows(page, figure, on_page(figure, {**start(figure), **wish}))


def test_a_finger_that_goes_up_scrolls_and_moves_nothing(lesson_page):
    path, figure = figure_of("07_convolution", "pixels_and_numbers")
    page = lesson_page(path, **PHONE)
    fresh(page, figure)
    x, y, *_ = middle(page, figure)
    place = page.evaluate("scrollY")
    swipe(page, (x, y), *((x, y - down) for down in range(10, 90, 10)))
    page.wait_for_function("place => scrollY > place + 20", arg=place)
    assert shows(page, figure, start(figure))


def test_pointing_at_a_term_marks_it_everywhere(visit, address):
    path, figure = figure_of("07_convolution", "sliding_kernel")
    page = visit(url(address, path)).page
    box = awake(page, figure)
    term = box.locator("tspan[data-term]").first
    term.hover()
    marked = box.locator(".explore-marked")
    assert marked.count() == 2
    assert {node.get_attribute("data-term") for node in marked.all()} == {term.get_attribute("data-term")}
    page.mouse.move(1, 1)
    expect(marked).to_have_count(0)


@pytest.mark.parametrize("how", ["button", "link"])
def test_a_pinned_state_stays_while_the_figure_moves(visit, address, how):
    path, figure = figure_of("07_convolution", "sliding_kernel")
    query = "?sliding-kernel.stride=2&sliding-kernel.padding=1&sliding-kernel.step=3"
    pinned = figure.clamp(
        {"stride": 2, "padding": 1, "step": 2, **{k: figure.defaults[k] for k in ("image", "kernel")}}
    )
    page = visit(url(address, path, query + ("&sliding-kernel.pin=2~1~3" if how == "link" else ""))).page
    box = awake(page, figure)
    if how == "button":
        box.get_by_role("button", name="Pin").click()
    box.locator('[data-control="stride"] input').fill("0")
    still = box.locator(".explore-pinned")
    expect(still.locator("p")).to_have_text("Pinned: stride 2, padding 1, step 3 of 9")
    expect(still.locator(".explore-picture")).to_have_attribute("aria-label", f"Pinned: {figure.draw(pinned).alt}")
    assert "sliding-kernel.pin=2%7E1%7E3" in box.locator('[data-action="link"]').get_attribute("href")
    box.get_by_role("button", name="Reset").click()
    expect(still).to_have_count(0)
