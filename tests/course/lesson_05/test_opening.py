"""The picture that opens lesson 05."""

import pytest

from dlcore.course.lesson_05 import demo, diagram, opening


def test_the_curves_cross_where_nothing_is_moved():
    for curve in opening.CURVES.values():
        assert curve[10] == pytest.approx(demo.error(demo.SAMPLE))


def test_the_mistake_answers_far_more_to_the_last_weights_than_to_the_first():
    reach = {term: max(curve) - min(curve) for term, curve in opening.CURVES.items()}
    last = [reach[term] for term in diagram.INTO[6]]
    others = [value for term, value in reach.items() if term not in diagram.INTO[6]]
    assert min(last) > 5 * max(others)


@pytest.mark.parametrize(("weight", "words"), [(1, "w(x1)1"), (7, "w₁₄"), (13, "w₄₆")])
def test_the_weight_that_moves_is_named(weight, words):
    picture = opening.whose_fault(weight, 1)
    assert picture.alt.startswith(f"The weight {words} is moved from")
    assert f"{words} moved by" in picture.panels[1]


def test_every_edge_can_be_tapped():
    network = opening.whose_fault().panels[0]
    assert all(f'data-set="weight:{weight}"' in network for weight in range(1, 15))


def test_what_the_page_shows_first():
    assert "w₄₆ is moved from 0.7 to 1.2. The output is 0.596" in opening.whose_fault(13, 0.5).alt
