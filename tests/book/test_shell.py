"""The shell of the figures fits every screen, with scrollbars, and can be heard, printed and touched."""

import pytest
from playwright.sync_api import expect

from tests.support.lessons import LESSONS, every_lesson, figure_of, figures
from tests.support.pages import awake, url

WIDTHS = (360, 768, 1024, 1280, 1440, 1920)
LESSON = next(path for path in LESSONS if path.stem == "07_convolution")

SHELL = """() => [...document.querySelectorAll("figure.explore")].map(figure => {
    const box = node => node.getBoundingClientRect();
    const panels = [...figure.querySelectorAll(".explore-picture svg")].map(box);
    const own = box(figure);
    return {
        id: figure.id,
        width: own.width,
        inside: panels.every(panel => panel.left >= own.left && panel.right <= own.right),
        side_by_side: panels.every(panel => panel.top === panels[0].top),
        widest: Math.max(...panels.map(panel => panel.width)),
        sliders: [...figure.querySelectorAll("input[type=range]")].map(input => box(input).width),
        lines: [...figure.querySelectorAll(".explore-control > label, .explore-label")].map(label =>
            label.querySelector("input") ? 1
                : Math.round(box(label).height / parseFloat(getComputedStyle(label).lineHeight))),
        smallest: Math.min(...[...figure.querySelectorAll(".explore-picture text")].map(text => {
            const svg = text.ownerSVGElement;
            return parseFloat(getComputedStyle(text).fontSize) * box(svg).width / svg.viewBox.baseVal.width;
        })),
    };
})"""


def sliding():
    """The figure with which most is tried here: it has a stepper that depends on other controls."""
    return figure_of("07_convolution", "sliding_kernel")[1]


@every_lesson
@pytest.mark.parametrize("width", WIDTHS)
def test_figures_fit_every_width(lesson_page, path, width):
    page = lesson_page(path)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    for figure in page.evaluate(SHELL):
        assert figure["inside"], figure
        assert figure["smallest"] >= 12, figure
        assert min(figure["sliders"], default=160) >= 160, figure
        assert max(figure["lines"]) <= 1, figure
        assert figure["side_by_side"] or width < 1280, figure
        assert figure["widest"] >= 300 or width < 1920, figure


@every_lesson
def test_the_text_has_its_room_beside_the_contents(lesson_page, path):
    page = lesson_page(path)
    for width in (1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        text = page.locator("article section > p").first.bounding_box()["width"]
        assert 600 <= text <= 720
        expect(page.locator(".bd-sidebar-secondary")).to_be_visible(visible=width >= 1440)


@every_lesson
def test_on_a_phone_the_controls_stay_in_sight_below_the_picture(visit, address, path):
    page = visit(url(address, path), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).page
    for figure in figures(path):
        box = awake(page, figure)
        page.evaluate("id => document.getElementById(id).scrollIntoView()", figure.id)
        controls = box.locator(".explore-controls").bounding_box()
        assert controls["y"] + controls["height"] <= 741, figure
        assert controls["height"] <= 0.45 * 740, figure


def test_figures_keep_their_height_when_they_wake(visit, address):
    """Nothing below may move; what shifts for other reasons depends on how busy the machine is."""
    heights = (
        "() => Object.fromEntries([...document.querySelectorAll('figure.explore%s')].map(f => [f.id, f.offsetHeight]))"
    )
    for path in LESSONS:
        page = visit(url(address, path), viewport={"width": 1280, "height": 800}).page
        asleep = page.evaluate(heights % ":not([data-awake])")
        assert asleep
        for figure in figures(path):
            awake(page, figure)
        now = page.evaluate(heights % "")
        assert {name: now[name] for name in asleep} == asleep


def test_a_drag_is_announced_once(visit, address):
    page = visit(url(address, LESSON)).page
    figure = sliding()
    box = awake(page, figure)
    page.evaluate("""id => {
        window.said = [];
        const node = document.querySelector(`#${id} .explore-said`);
        const heard = new MutationObserver(() => window.said.push(node.textContent));
        heard.observe(node, {childList: true, characterData: true});
    }""", figure.id)  # fmt: skip
    for step in range(8):
        box.locator('[data-control="step"] input').fill(str(step))
        page.wait_for_timeout(60)
    page.wait_for_timeout(900)
    assert page.evaluate("window.said") == [box.locator("figcaption").inner_text()]


def test_only_the_announcement_is_live(visit, address):
    page = visit(url(address, LESSON)).page
    assert page.locator("figure.explore output").count() == 0
    live = page.locator("figure.explore :is([aria-live], [role=status])")
    assert {node.get_attribute("class") for node in live.all()} == {"explore-said", "explore-status"}


def test_playing_is_not_announced_step_by_step(visit, address):
    page = visit(url(address, LESSON)).page
    box = awake(page, sliding())
    play = box.get_by_role("button", name="Play step")
    play.click()
    page.wait_for_timeout(1800)
    assert box.locator(".explore-said").inner_text() == ""


def test_every_figure_has_a_short_title(visit, address):
    page = visit(url(address, LESSON)).page
    for figure in figures(LESSON):
        assert page.locator(f"figure#{figure.id}").get_attribute("aria-label") == figure.title
        assert len(figure.title) < 40


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_everything_that_takes_it(visit, address, scheme):
    page = visit(url(address, LESSON), color_scheme=scheme).page
    awake(page, sliding())
    for _ in range(90):
        page.keyboard.press("Tab")
        ring = page.evaluate("""() => {
            const node = document.activeElement;
            const option = node.matches(".explore-options input") ? node.nextElementSibling : node;
            const style = getComputedStyle(option);
            return [node.outerHTML.slice(0, 90), style.outlineStyle, parseFloat(style.outlineWidth), style.boxShadow];
        }""")  # fmt: skip
        assert ring[1] != "none", ring
        assert ring[2] >= 2, ring


def test_copy_buttons_cost_no_tab_stop(visit, address):
    page = visit(url(address, LESSON)).page
    page.wait_for_timeout(500)
    assert page.locator("button.copybtn").count() > 5
    assert page.locator('button.copybtn:not([tabindex="-1"])').count() == 0


def test_targets_are_large_enough_for_fingers(visit, address):
    page = visit(url(address, LESSON), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).page
    page.wait_for_timeout(500)
    small = page.evaluate("""() => [...document.querySelectorAll("article :is(button, summary, " +
        "input[type=range], .explore-options span, .explore-actions a)")]
        .map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
        .filter(([_, box]) => box.width && box.height < 43.5)
        .map(([html, box]) => [html, box.height])""")  # fmt: skip
    assert small == []


def test_forced_colours_leave_the_pictures_and_show_what_is_chosen(visit, address):
    page = visit(url(address, LESSON), forced_colors="active", color_scheme="dark").page
    box = awake(page, figure_of("07_convolution", "kernels_on_pictures")[1])
    assert (
        box.locator(".explore-picture").evaluate("node => getComputedStyle(node).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    chosen = box.locator(".explore-options input:checked + span").first
    other = box.locator(".explore-options input:not(:checked) + span").first
    style = "node => getComputedStyle(node).borderTopStyle"
    assert chosen.evaluate(style) != other.evaluate(style)


def test_dark_pages_print_black_on_white(visit, address):
    page = visit(url(address, LESSON), color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    colours = "node => [getComputedStyle(node).color, getComputedStyle(document.body).backgroundColor]"
    assert page.locator("article section > p").first.evaluate(colours)[0] == "rgb(0, 0, 0)"
    assert (
        page.locator("article pre").first.evaluate("node => getComputedStyle(node).backgroundColor")
        == "rgb(255, 255, 255)"
    )


def test_folded_boxes_print_as_one_chooses(visit, address):
    page = visit(url(address, LESSON)).page
    page.evaluate("window.print = () => { window.opened = document.querySelectorAll('article details[open]').length; }")
    page.evaluate("document.querySelector('[data-shell-action=\"print\"]').click()")
    assert page.evaluate("window.opened") == 0
    page.evaluate("document.querySelector('[data-shell-action=\"printAll\"]').click()")
    assert page.evaluate("window.opened") == page.locator("article details").count()
    expect(page.locator("article details[open]")).to_have_count(0)
