"""Everything a page loads comes from the book itself, and a page loads only what it uses.

The theme's defaults ask two content networks for MathJax and Thebe and bring half a megabyte of
FontAwesome for a dozen icons. Here formulas are set while the book is built (`formulas`), the icons come from
`book/theme`, and the rest stays away. The pages' heads are the business of `page_head`.
"""

import hashlib
import re
import shutil
from pathlib import Path

from sphinx.util.fileutil import copy_asset

from . import mended_html, page_head

THEME = Path(__file__).resolve().parents[1] / "theme"

STYLES = ("fonts.css", "icons.css", "look.css")
SCRIPT = "shell.js"


def fingerprint():
    """A short hash of the look and of the code that writes it."""
    files = [path for path in THEME.rglob("*") if path.is_file()]
    digest = hashlib.sha256()
    code = [Path(module) for module in (__file__, mended_html.__file__, page_head.__file__)]
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
    for style in STYLES:
        app.add_css_file(f"course/styles/{style}", priority=900)  # after every theme and extension
    app.add_js_file(f"course/scripts/{SCRIPT}", loading_method="defer")


def _disconnect(app, package):
    """Let nothing of an extension happen that Jupyter Book always loads and this book does not use."""
    for listeners in list(app.events.listeners.values()):
        for listener in list(listeners):
            if listener.handler.__module__.partition(".")[0] == package:
                app.disconnect(listener.id)


def without_fontawesome(css):
    """The theme's stylesheet without FontAwesome's fonts, its two thousand glyphs and its source map."""
    css = re.sub(r"@font-face\{[^}]*fontawesome[^}]*\}", "", css)
    css = re.sub(r"\.fa-[\w-]+:before(?:,\.fa-[\w-]+:before)*\{content:[^}]*\}", "", css)
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


def with_room_for_text(css):
    """The theme's stylesheet with the contents of a page beside it from 1440 px on, and below that in a drawer.

    The theme begins at 1200 px, which leaves 530 px to the text.
    """
    return css.replace("1200px", "1440px").replace("1199.98px", "1439.98px")


def _mend_styles(app, exception):
    """Sphinx has copied the theme's files: mend the stylesheets and remove what nothing points to any more."""
    if exception or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    stylesheet = static / "styles" / "pydata-sphinx-theme.css"
    stylesheet.write_text(without_fontawesome(stylesheet.read_text("utf-8")), "utf-8")
    for sheet in (stylesheet, static / "styles" / "sphinx-book-theme.css"):
        sheet.write_text(with_room_for_text(sheet.read_text("utf-8")), "utf-8")
    shutil.rmtree(static / "vendor" / "fontawesome", ignore_errors=True)
    stylesheet.with_suffix(".css.map").unlink(missing_ok=True)
    for leftover in (static / "scripts").glob("fontawesome*"):
        leftover.unlink()


def setup(app):
    app.add_config_value("shell_fingerprint", "", "html", [str])
    _disconnect(app, "sphinx_thebe")
    app.connect("config-inited", _configure, priority=100)
    app.connect("builder-inited", _copy_files)
    app.connect("build-finished", _mend_styles)
    mended_html.setup(app)
    page_head.setup(app)
