import json
import re

import numpy as np
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture
from dlcore.course.interactive import cells, choice, explore, frames, page, slider, stepper, toggle


@given(st.lists(st.text(alphabet="ab\n<", max_size=30), min_size=1, max_size=8))
def test_unpacking_gives_back_every_text(texts):
    lines, packed = frames.pack(texts)
    assert [frames.unpack(lines, frame) for frame in packed] == texts
    assert len(set(lines)) == len(lines)


@explore(
    grid=cells([[1, 2], [3, 4]]),
    stride=slider(1, 3, page=[1, 3]),
    name=choice("plain", "<turned> & so on"),
    flip=toggle(),
    step=stepper(lambda stride: 6 // stride),
)
def everything(grid=((1, 2), (3, 4)), stride=3, name="plain", flip=True, step=1):
    canvas = Canvas(100, 50)
    canvas.text(50, 25, f"{np.sum(grid)} {stride} {name} {flip} {step}")
    canvas.rect(0, 0, 9, 9, id="corner")
    return Picture((canvas.to_svg(),), f"stride {stride}, {name}, {'turned' if flip else 'as is'}, step {step}")


def parsed():
    soup = BeautifulSoup(page.player(everything), "html.parser")
    return soup, json.loads(soup.select_one("script.explore-data").string)


def test_every_state_of_the_tree_is_the_picture_that_the_figure_draws():
    _, data = parsed()
    count = 0
    for stride, by_name in zip((1, 3), data["tree"], strict=True):
        for name, by_flip in zip(("plain", "<turned> & so on"), by_name, strict=True):
            for flip, by_step in zip((False, True), by_flip, strict=True):
                for step, frame in enumerate(by_step):
                    picture = everything(stride=stride, name=name, flip=flip, step=step)
                    drawn = frames.unpack(data["lines"], data["frames"][frame])
                    assert drawn == picture.panels_html("everything")
                    assert data["alts"][frame] == picture.alt
                    count += 1
    assert count == 2 * 2 * (6 + 2)


def test_without_a_script_the_default_state_is_a_plain_picture_with_words():
    soup, data = parsed()
    figure = soup.select_one("figure#everything")
    assert "10 3 plain True 1" in figure.select_one(".explore-picture").get_text()
    assert figure.figcaption.get_text() == "stride 3, plain, turned, step 1"
    assert data["start"] == [1, 0, 1, 1]


def test_controls_are_native_and_labelled():
    soup, _ = parsed()
    assert [box["data-control"] for box in soup.select("[data-control]")] == ["stride", "name", "flip", "step"]
    for field in soup.select("input[type=range]"):
        assert soup.select_one(f'label[for="{field["id"]}"]').get_text()
    (group,) = soup.select("[role=radiogroup]")
    assert soup.find(id=group["aria-labelledby"]).get_text() == "name"
    assert soup.select_one("input[type=checkbox]").has_attr("checked")


def test_the_page_says_what_only_the_notebook_can_set():
    soup, _ = parsed()
    words = soup.select_one(".explore-finer").get_text()
    assert words.endswith("you can also set grid and move stride in finer steps.")


def test_ids_of_pictures_carry_the_figures_name():
    soup, _ = parsed()
    assert soup.select_one("svg rect[id]")["id"] == "everything-corner"


def test_data_cannot_end_the_script_block_early():
    html = page.player(everything)
    data = html[html.index('class="explore-data">') :]
    assert data.count("</script>") == 1
    assert data.count("<") == 2  # </script> and </figure>


def test_nothing_executable_in_the_output():
    html = page.player(everything)
    assert re.findall(r"<script(?! type=\"application/json\")", html) == []
    assert re.findall(r"\son\w+=", html) == []


def test_too_many_states_are_refused():
    @explore(a=slider(1, 21), b=slider(1, 20))
    def large(a=1, b=1):
        return everything()

    with pytest.raises(ValueError, match="large has 420 states on the page, at most 400"):
        page.player(large)


def test_a_figure_that_changes_its_size_is_refused():
    @explore(a=slider(1, 2))
    def jumping(a=1):
        return Picture((Canvas(100, 100 * a).to_svg(),), "a box")

    with pytest.raises(ValueError, match="jumping changes its size"):
        page.player(jumping)


def test_a_start_that_the_page_does_not_show_is_refused():
    @explore(a=slider(1, 9, page=[1, 9]))
    def hidden(a=5):
        return everything()

    with pytest.raises(ValueError, match="starts in a state that its page does not show"):
        page.player(hidden)


def test_the_markup_is_the_same_every_time():
    assert page.player(everything) == page.player(everything)
