r"""TeX becomes MathML that browsers set as it was meant."""

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

from book.sphinx_glue.formulas import mathml


def parsed(tex, display=True):
    return BeautifulSoup(mathml(tex, display), "html.parser").math


def test_a_formula_keeps_its_tex_and_says_how_it_stands():
    assert parsed(r"\frac{a}{b}")["alttext"] == r"\frac{a}{b}"
    assert parsed("x")["display"] == "block"
    assert "display" not in parsed("x", display=False).attrs
    assert [node.text for node in parsed(r"\frac{a}{b}").mfrac.find_all("mi")] == ["a", "b"]


def test_columns_are_aligned_by_style_which_browsers_read():
    cells = parsed(r"\begin{aligned} a &= b \\ c &= d \end{aligned}").find_all("mtd")
    assert [cell["style"].split(";")[0] for cell in cells] == ["text-align:right", "text-align:left"] * 2


def test_what_is_no_formula_stops_the_build():
    with pytest.raises(ExtensionError, match="not a formula"):
        mathml(r"\frac{a", True)


def test_the_text_of_a_formula_is_escaped():
    assert "<b>" not in mathml(r"a < b \text{<b>}", False)
