r"""Formulas are made when the book is built: TeX becomes MathML, which browsers set at once and without scripts.

The translator is MathJax's, run in the JavaScript engine of a Python package, so nothing but pip is needed. What
browsers leave out of MathML is added here: the alignment of columns, which becomes style, and `\tag{10}`, which stands
beside the formula. A formula keeps its TeX as alternative text; copying gives that (`book/theme/scripts/shell.js`).
"""

import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from html import escape
from importlib.metadata import distribution

from docutils import nodes
from py_mini_racer import MiniRacer
from sphinx.errors import ExtensionError

PARTS = ("startup", "core", "adaptors/liteDOM", "input/tex-base", "input/tex/extensions/ams")
MATHML = "http://www.w3.org/1998/Math/MathML"
START = """
globalThis.global = globalThis;
globalThis.files = %s;
globalThis.MathJax = {
    loader: {
        load: ["core", "adaptors/liteDOM", "input/tex-base", "[tex]/ams"],
        paths: {mathjax: ""},
        require: url => { (0, eval)(files[url.replace(/^\\/+/, "")]); return {}; },
    },
    tex: {packages: ["base", "ams"]},
    startup: {typeset: false},
};
(0, eval)(files["startup.js"]);
"""
ET.register_namespace("", MATHML)


@cache
def _engine():
    """MathJax without a browser."""
    files = {}
    for file in distribution("sphinx-mathjax-offline").files or ():
        place = file.as_posix().partition("static/mathjax/")[2]
        if place.removesuffix(".js") in PARTS:
            files[place] = file.locate().read_text(encoding="utf-8")
    engine = MiniRacer()
    engine.eval(START % json.dumps(files))
    return engine


@cache
def mathml(tex, display):
    """The MathML of a formula; ExtensionError if it is not TeX."""
    raw = _engine().eval(f"MathJax.tex2mml({json.dumps(tex)}, {{display: {json.dumps(display)}}})")
    math = ET.fromstring(raw)
    if math.find(f".//{{{MATHML}}}merror") is not None:
        raise ExtensionError(f"not a formula: {tex!r}: {raw}")
    for node in math.iter():
        node.text = node.text and node.text.strip()
        node.tail = None
        for name in [name for name in node.attrib if name.startswith("data-mjx")]:
            del node.attrib[name]
    for table in math.iter(f"{{{MATHML}}}mtable"):
        _align(table)
    math.set("alttext", tex)
    return ET.tostring(math, encoding="unicode")


def _align(table):
    """Say in style what browsers ignore in `columnalign` and `columnspacing`."""
    sides = table.attrib.pop("columnalign", "center").split()
    tight = table.attrib.pop("columnspacing", "") == "0em"
    for row in table:
        for place, cell in enumerate(row):
            side = sides[min(place, len(sides) - 1)]
            cell.set("style", f"text-align:{side}" + (";padding-inline:0" if tight else ""))


def _inline(self, node):
    self.body.append(f'<span class="math">{mathml(node.astext(), False)}</span>')
    raise nodes.SkipNode


def _split_tag(tex):
    r"""The formula without its `\tag{…}`, and what the tag says, or None."""
    found = re.search(r"\\tag\{([^}]*)\}", tex)
    return (tex.replace(found.group(0), ""), found.group(1)) if found else (tex, None)


def _block(self, node):
    tex, tag = _split_tag(node.astext())
    anchors = "".join(f'<span id="{escape(name)}"></span>' for name in node.get("ids", ()))
    number = f'<span class="eqno">({escape(tag)})</span>' if tag else ""
    self.body.append(f'{anchors}<div class="math">{mathml(tex.strip(), True)}{number}</div>')
    raise nodes.SkipNode


def _choose(app, config):
    config.html_math_renderer = "mathml"


def setup(app):
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    app.connect("config-inited", _choose, priority=900)  # after Jupyter Book and MyST have had their say
