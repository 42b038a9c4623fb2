"""A lesson in JupyterLite or JupyterLab, driven in a browser."""

import re

from playwright.sync_api import expect

from tests.support.lessons import read, source, tags

BOOT = 120_000  # ms for Python to start in a browser on a busy machine


class Notebook:
    """A lesson in JupyterLite or JupyterLab. Cells are counted as in the file."""

    def __init__(self, page, lesson):
        self.page, self.lesson = page, lesson
        cells = read(lesson)["cells"]
        self.sources = [source(cell) for cell in cells]
        # Folded cells have no prompt that says when they ran.
        code = [number for number, cell in enumerate(cells) if cell["cell_type"] == "code"]
        self.open = [number for number in code if "hide-input" not in tags(cells[number])]
        page.set_default_timeout(BOOT)
        expect(self.cells).to_have_count(len(self.sources), timeout=BOOT)

    @property
    def cells(self):
        return self.page.locator(".jp-Notebook .jp-Cell")

    def cell(self, words):
        """The cell whose source in the file has these words."""
        (number,) = [number for number, text in enumerate(self.sources) if words in text]
        return self.cells.nth(number)

    def run_all(self):
        """Run all cells and wait for the last, or for one that fails; what comes too early for the kernel is lost."""
        first, last = (self.cells.nth(number).locator(".jp-InputPrompt") for number in (self.open[0], self.open[-1]))
        begun = first.filter(has_text=re.compile(r"\[[*\d]+\]"))
        for _ in range(6):
            self.page.get_by_role("menuitem", name="Run", exact=True).click()
            self.page.get_by_text("Run All Cells", exact=True).click()
            self.page.wait_for_timeout(5_000)
            if begun.count():
                break
        done = last.filter(has_text=re.compile(r"\[\d+\]"))
        expect(done.or_(self.complaints).first).to_be_attached(timeout=BOOT)
        found = self.complaints.all_inner_texts()
        assert found == [], found

    def run(self, cell):
        """Run one cell."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def rewrite(self, cell, text):
        """Put other text into a cell, by keyboard."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    @property
    def complaints(self):
        """The tracebacks and warnings that the notebook shows."""
        kinds = ("error", "stderr")
        return self.page.locator(", ".join(f'[data-mime-type="application/vnd.jupyter.{kind}"]' for kind in kinds))

    def is_kept(self, words):
        """Whether the browser's storage has the notebook with these words."""
        return self.page.evaluate(
            """async ([name, words]) => {
                const done = (asked) => new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
                for (const known of await indexedDB.databases()) {
                    const database = await done(indexedDB.open(known.name));
                    if (!database.objectStoreNames.contains("files")) continue;
                    const file = await done(database.transaction("files").objectStore("files").get(name));
                    if (JSON.stringify(file ?? "").includes(words)) return true;
                }
                return false;
            }""",
            [self.lesson.name, words],
        )


def move_by_key(notebook, figure, name):
    """Move a slider one step with the keyboard; the figure must show what dlcore draws for that."""
    cell = notebook.cell(f"def {figure.name}(")
    caption = cell.locator('[role="img"]')
    state = figure.clamp(figure.defaults)
    values = list(figure.controls[name].values(state))
    expect(caption).to_have_attribute("aria-label", figure.draw(state).alt)
    label = notebook.page.get_by_text(figure.label(name), exact=True)
    slider = cell.locator(".widget-slider").filter(has=label)
    slider.locator(".noUi-handle").focus()
    before = caption.inner_html()
    notebook.page.keyboard.press("ArrowRight")
    moved = figure.draw(figure.clamp({**state, name: values[values.index(state[name]) + 1]}))
    expect(caption).to_have_attribute("aria-label", moved.alt, timeout=20_000)
    assert caption.inner_html() != before


def touch(notebook, figure, **moved):
    """A click on the last cell of the sliding kernel's output map moves the stepper to its end; `moved` already was."""
    cell = notebook.cell(f"def {figure.name}(")
    target = cell.locator("[data-set]").last
    target.scroll_into_view_if_needed()
    target.click(force=True)
    label = notebook.page.get_by_text(figure.label("step"), exact=True)
    slider = cell.locator(".widget-slider").filter(has=label)
    steps = len(figure.controls["step"].values(figure.clamp({**figure.defaults, **moved})))
    expect(slider.locator(".widget-readout")).to_have_text(str(steps), timeout=20_000)
