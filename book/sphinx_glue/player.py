"""Put the page player (book/player) on the pages that have a figure or a question."""

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "player"


def _add_folder(app, config):
    config.html_static_path.append(str(FOLDER))


def _add_to_page(app, pagename, templatename, context, doctree):
    body = context.get("body", "")
    for mark, name in (('class="explore"', "explore"), ('class="question ', "questions")):
        if mark in body:
            app.add_css_file(f"{name}.css")
            app.add_js_file(f"{name}.js", loading_method="defer")


def setup(app):
    app.connect("config-inited", _add_folder)
    app.connect("html-page-context", _add_to_page)
