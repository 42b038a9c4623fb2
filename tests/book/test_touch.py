"""Pictures answer to the pointer: each place that can be touched brings the state that dlcore draws for it."""

import random

import pytest
from playwright.sync_api import expect

from tests.support.lessons import LESSONS, every_figure, every_lesson, figures
from tests.support.pages import awake, on_page, pictured, shows, url, wished

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


def start(figure):
    return on_page(figure, figure.clamp(figure.defaults))


@every_figure
def test_pointing_previews_and_a_click_sets(visit, address, path, figure):
    page = visit(url(address, path), viewport={"width": 1280, "height": 1000}).page
    box = awake(page, figure)
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


@every_figure
def test_dragging_in_an_area_sweeps(visit, address, path, figure):
    page = visit(url(address, path), viewport={"width": 1280, "height": 1000}).page
    awake(page, figure)
    for data, left, top, width, height in page.evaluate(AREAS, figure.id):
        page.mouse.move(left + 0.4 * width, top + 0.4 * height)
        page.mouse.down()
        for across, down in ((0.6, 0.55), (0.82, 0.27)):
            page.mouse.move(left + across * width, top + down * height, steps=3)
        page.mouse.up()
        shares = {"across": 0.82, "down": 0.27}
        wish = {}
        for key in data.keys() & shares.keys():
            name, low, high = data[key].split(":")
            wish[name] = figure.controls[name].wished(float(low) + shares[key] * (float(high) - float(low)))
        page.mouse.move(1, 1)
        if data.keys() <= {*shares, "set", "term"}:
            assert shows(page, figure, on_page(figure, {**start(figure), **wish})), data
        else:
            assert not shows(page, figure, start(figure)), data


@every_figure
def test_something_can_be_touched_and_the_figure_says_what(visit, address, path, figure):
    page = visit(url(address, path)).page
    box = awake(page, figure)
    assert page.evaluate(TOUCHABLE, figure.id) or page.evaluate(AREAS, figure.id)
    expect(box.locator(".explore-touch")).not_to_be_empty()


@every_lesson
def test_phrases_bring_their_state(visit, address, path):
    page = visit(url(address, path)).page
    by_id = {figure.id: figure for figure in figures(path)}
    phrases = page.locator(".explore-phrase")
    assert phrases.count()
    for i in range(phrases.count()):
        phrase = phrases.nth(i)
        figure_id, _, query = phrase.get_attribute("data-state").partition("?")
        figure = by_id[figure_id]
        page.locator(f"figure#{figure.id}").scroll_into_view_if_needed()
        phrase.click()
        awake(page, figure)
        for part in query.split("&"):
            name, _, asked = part.partition("=")
            value = page.locator(f'figure#{figure.id} [data-control="{name}"]').evaluate(
                """box => {
                    const chosen = box.querySelector("input[type=radio]:checked + span");
                    const box_ = box.querySelector("input[type=checkbox]");
                    if (chosen) return chosen.textContent;
                    if (box_) return box_.checked ? "on" : "off";
                    return box.querySelector(".explore-value").textContent.split(" of ")[0];
                }"""
            )
            control = figure.controls[name]
            assert value == asked or float(value.rstrip(getattr(control, "unit", "") or " ")) == float(asked), phrase


def test_a_finger_sets_by_tapping(visit, address):
    path, figure = LESSONS[4], figures(LESSONS[4])[1]
    page = visit(url(address, path), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).page
    awake(page, figure)
    wish, x, y, _ = page.evaluate(TOUCHABLE, figure.id)[2]
    page.touchscreen.tap(x, y)
    assert shows(page, figure, on_page(figure, {**start(figure), **wished(figure, wish)}))


def test_pointing_at_a_term_marks_it_everywhere(visit, address):
    path, figure = LESSONS[4], figures(LESSONS[4])[1]
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
    path, figure = LESSONS[4], figures(LESSONS[4])[1]
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
