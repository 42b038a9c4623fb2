"""Put the page player (book/player) on the pages that have a figure or a question. Its styles are in `stylesheet`.

A figure's frames leave the page for a script of their own, which the player loads when the figure comes near.
"""

import hashlib
import re
from pathlib import Path

import dlcore.course.interactive

FOLDER = Path(__file__).parents[1] / "player"
TOUCH = Path(dlcore.course.interactive.__file__).parent
DATA = re.compile(
    r'<figure class="explore" id="([^"]+)"(.*?)<script type="application/json" class="explore-data">(.*?)</script>\n',
    re.DOTALL,
)


def _add_folder(app, config):
    config.html_static_path += [str(FOLDER), str(TOUCH / "touch.js"), str(TOUCH / "touch.css")]


def _add_to_page(app, pagename, templatename, context, doctree):
    body = context.get("body", "")
    for mark, names in (('class="explore"', ("touch", "explore")), ('class="question ', ("questions",))):
        for name in names if mark in body else ():
            app.add_js_file(f"{name}.js", loading_method="defer")
    if app.builder.format == "html":
        folder = Path(app.outdir) / "_static" / "figures" / Path(pagename).name
        address = context["pathto"](f"_static/figures/{Path(pagename).name}", resource=True)
        context["body"] = DATA.sub(lambda found: _apart(found, folder, address), body)


def _apart(found, folder, address):
    """The figure without its data, which goes into a file; the name in the address changes with the content."""
    name, between, data = found.groups()
    script = f'exploreFrames("{name}",{data});\n'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.js").write_text(script, encoding="utf-8")
    version = hashlib.sha256(script.encode()).hexdigest()[:8]
    return f'<figure class="explore" id="{name}" data-frames="{address}/{name}.js?v={version}"{between}'


def setup(app):
    app.connect("config-inited", _add_folder)
    app.connect("html-page-context", _add_to_page)
