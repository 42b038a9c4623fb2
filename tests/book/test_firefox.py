"""The published figures in Firefox: pointing, tapping, dragging, phrases and pins, as in Chromium."""

import os
import shutil

import pytest

from tests.support.firefox import NAMES, Firefox
from tests.support.lessons import LESSONS, figures
from tests.support.pages import on_page, outline, wished

LESSON = next(path for path in LESSONS if path.stem == "07_convolution")
PLACES = """[...document.querySelectorAll("#sliding-kernel > .explore-picture [data-set]")].map(node => {
    const box = node.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return document.elementFromPoint(x, y) === node ? [node.dataset.set, x, y] : null;
}).filter(Boolean)"""
AWAKE = """new Promise(done => {
    const figure = document.getElementById("sliding-kernel");
    figure.scrollIntoView({block: "center"});
    const look = () => figure.dataset.awake === "true" ? done(true) : setTimeout(look, 50);
    look();
})"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    """Firefox, or a skip where a user has none; continuous integration must have one."""
    if not any(map(shutil.which, NAMES)):
        assert not os.environ.get("CI"), "continuous integration needs Firefox: see .ci/run"
        pytest.skip("no Firefox found")
    with Firefox(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def figure():
    return next(figure for figure in figures(LESSON) if figure.name == "sliding_kernel")


@pytest.fixture
def places(firefox, address):
    """The lesson is open, and these are the points of its figure that can be touched."""
    firefox.open(f"{address}/lessons/{LESSON.stem}.html")
    assert firefox.evaluate(AWAKE)
    return firefox.evaluate(PLACES)


def shows(firefox, figure, wish):
    """Whether the picture is that of the start state with this wish."""
    state = on_page(figure, {**figure.clamp(figure.defaults), **wished(figure, wish)})
    drawn = firefox.evaluate('document.querySelector("#sliding-kernel > .explore-picture").innerHTML')
    return outline(drawn) == outline(figure.draw(state).panels_html(figure.id))


def test_pointing_previews_and_a_click_sets(firefox, figure, places):
    wish, x, y = places[-1]
    firefox.mouse((1, 1), (x, y))
    assert shows(firefox, figure, wish)
    firefox.mouse((1, 1))
    assert shows(firefox, figure, "step:0")
    firefox.mouse((x, y), (x, y), button=True)
    firefox.mouse((1, 1))
    assert shows(firefox, figure, wish)


def test_dragging_sweeps(firefox, figure, places):
    cells = places[-9:]  # the output map
    firefox.mouse(*((x, y) for _, x, y in cells[:5]), button=True)
    firefox.mouse((1, 1))
    assert shows(firefox, figure, cells[4][0])


def test_a_phrase_sets_the_figure(firefox, places):
    phrase = firefox.evaluate("""(() => {
        const button = document.querySelector(".explore-phrase[data-state^='sliding-kernel']");
        button.click();
        return button.dataset.state;
    })()""")
    asked = dict(part.split("=") for part in phrase.partition("?")[2].split("&"))
    for name, value in asked.items():
        shown = firefox.evaluate(
            f'document.querySelector("#sliding-kernel [data-control={name}] .explore-value").textContent'
        )
        assert shown.split(" of ")[0] == value


def test_a_state_can_be_pinned(firefox, places):
    firefox.evaluate('document.querySelector("#sliding-kernel [data-action=pin]").click()')
    assert "stride 1" in firefox.evaluate('document.querySelector("#sliding-kernel .explore-pinned p").textContent')
