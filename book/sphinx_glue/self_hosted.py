"""Everything a page loads comes from the book itself, and a page loads only what it uses.

The theme's defaults ask two content networks for MathJax and Thebe and bring half a megabyte of
FontAwesome for a dozen icons. Here formulas are set while the book is built (`formulas`), the icons come from
`book/theme`, and the rest stays away. The pages' heads are the business of `page_head`, their styles of `stylesheet`.
"""

import hashlib
import shutil
from pathlib import Path

from sphinx.util.fileutil import copy_asset

from . import mended_html, page_head, stylesheet

THEME = Path(__file__).resolve().parents[1] / "theme"

SCRIPT = "shell.js"


def fingerprint():
    """A short hash of the look and of the code that writes it."""
    files = [path for path in THEME.rglob("*") if path.is_file()]
    digest = hashlib.sha256()
    code = [Path(module.__file__) for module in (mended_html, page_head, stylesheet)] + [Path(__file__)]
    for path in sorted([*files, *code]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _configure(app, config):
    """Settings that belong to this look; what `_config.yml` says about them stays."""
    config.shell_fingerprint = fingerprint()  # Sphinx writes every page again when it changes
    config.templates_path.insert(0, str(THEME / "templates"))
    options = {
        "pygments_light_style": "a11y-high-contrast-light",
        "pygments_dark_style": "a11y-high-contrast-dark",
        "primary_sidebar_end": [],  # the theme puts an advertiser's empty box there
    }
    config.html_theme_options = options | config.html_theme_options
    config.html_context.setdefault("default_mode", "light")  # without scripts; else theme_choice.js decides
    config.html_favicon = config.html_favicon or str(THEME / "images" / "favicon.svg")
    config.nb_ipywidgets_js = {}  # MyST-NB's default would ask a CDN; the book has its own player


def _copy_files(app):
    """Put our files beside the theme's, before pages ask for their checksums. Equal files are left alone."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for folder in ("fonts", "styles", "scripts", "images"):
        copy_asset(THEME / folder, static / "course" / folder)
    app.add_js_file(f"course/scripts/{SCRIPT}", loading_method="defer")


def _disconnect(app, package):
    """Let nothing of an extension happen that Jupyter Book always loads and this book does not use."""
    for listeners in list(app.events.listeners.values()):
        for listener in list(listeners):
            if listener.handler.__module__.partition(".")[0] == package:
                app.disconnect(listener.id)


def _remove_icon_font(app, exception):
    """Sphinx has copied the theme's files: remove what nothing points to any more."""
    if exception or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    shutil.rmtree(static / "vendor" / "fontawesome", ignore_errors=True)
    for leftover in [*(static / "scripts").glob("fontawesome*"), *static.rglob("*.css.map")]:
        leftover.unlink()


def setup(app):
    app.add_config_value("shell_fingerprint", "", "html", [str])
    _disconnect(app, "sphinx_thebe")
    app.connect("config-inited", _configure, priority=100)
    app.connect("builder-inited", _copy_files)
    app.connect("build-finished", _remove_icon_font)
    mended_html.setup(app)
    page_head.setup(app)
    stylesheet.setup(app)
