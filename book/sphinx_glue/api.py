"""`{api}`: everything public in dlcore on one page, module by module.

A line each: the name and the first sentence of its docstring; the call and the rest open below it. Docstrings
are shown as they are written, since they are meant to be read in an editor, too.
"""

import importlib
import inspect
import pkgutil

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import dlcore

from .boxes import folded


def modules():
    """The public modules of dlcore, floor by floor as the package lists them."""
    for info in pkgutil.iter_modules(dlcore.__path__, "dlcore."):
        module = importlib.import_module(info.name)
        # `dlcore.gradcheck` is also a function, so modules are taken from the import system.
        if info.name != "dlcore.course" and getattr(module, "__all__", None):
            yield module


def entries(module):
    """(name, call, docstring) of every function and class of the module; constants have no entry."""
    for name in module.__all__:
        thing = getattr(module, name)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            yield name, name + _signature(thing), inspect.getdoc(thing)


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except ValueError:  # a class of C or an exception
        return "(…)"


class Api(SphinxDirective):
    """One section a module."""

    def run(self):
        return [self._section(module) for module in modules()]

    def _section(self, module):
        title = module.__name__.removeprefix("dlcore.")
        section = nodes.section("", nodes.title("", title), ids=[f"module-{title.replace('_', '-')}"])
        section += nodes.paragraph(text=inspect.getdoc(module).partition("\n\n")[0].replace("\n", " "))
        for name, call, doc in entries(module):
            section += self._entry(name, call, doc)
        return section

    def _entry(self, name, call, doc):
        first, _, rest = doc.partition("\n\n")
        about = first.replace("\n", " ")
        text = f"{call}\n\n{rest}".rstrip()
        block = nodes.literal_block(text, text, language="text")
        return folded("", block, summary=f"`{name}` {about}", classes=["api"], ids=[f"dlcore.{name}"])


def setup(app):
    app.add_directive("api", Api)
