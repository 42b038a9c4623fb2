"""What panels are put together from, where it can be touched, and formulas as text."""

import re

from dlcore.course.drawing import matrix
from dlcore.course.drawing.canvas import Canvas, typeset
from dlcore.course.drawing.panel import handle, option


def test_an_index_stands_lower_and_what_follows_does_not():
    canvas = Canvas(100, 50)
    canvas.text(1, 20, typeset("σ(W_f v + b_i)"))
    line = canvas.to_svg().splitlines()[1]
    drops = [float(drop) for drop in re.findall(r'dy="([^"]+)"', line)]
    assert re.sub(r"<[^>]+>", "", line) == "σ(Wf v + bi)"
    assert drops[0] > 0
    assert drops == [drops[0], -drops[0]] * 2


def test_a_text_without_an_index_is_left_alone():
    canvas = Canvas(100, 50)
    canvas.text(1, 20, typeset("h′ < 1"))
    assert canvas.to_svg().splitlines()[1].endswith(">h′ &lt; 1</text>")


def test_a_handle_and_an_option_show_where_the_picture_stands():
    for draw in (
        lambda canvas, here: handle(canvas, 5, 5, {"step": 2}, here),
        lambda canvas, here: option(canvas, 0, 0, 40, "words", {"step": 2}, here),
    ):
        fills = []
        for here in (True, False):
            canvas = Canvas(100, 50)
            draw(canvas, here)
            line = canvas.to_svg().splitlines()[1]
            assert 'data-set="step:2"' in line
            fills.append(re.search(r'fill="([^"]+)"', line)[1])
        assert fills[0] != fills[1]


def test_cells_of_a_matrix_name_their_terms():
    canvas = Canvas(100, 50)
    matrix.draw(canvas, [[1, 2]], 0, 0, 20, term=lambda r, c: f"{r},{c}")
    matrix.draw(canvas, [[3]], 0, 0, 20, term="b")
    assert re.findall(r'data-term="([^"]+)"', canvas.to_svg()) == ["0,0", "0,1", "b"]
