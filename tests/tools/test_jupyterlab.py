"""A lesson in JupyterLab, as `make lab` opens it: its pictures answer to the pointer and move their sliders."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest
from playwright.sync_api import expect

from tests.support.jupyter import Notebook, touch
from tests.support.lessons import LESSONS, ROOT, figures

LESSON = next(path for path in LESSONS if path.stem == "07_convolution")
PORT = 18_907
TRAINING = """import time
import numpy as np
import dlcore
from dlcore.course import plt, watch

class Slow:
    def step(self):
        time.sleep(0.1)

net, loss = dlcore.Linear(2, 2, rng=0), dlcore.CrossEntropyLoss()
data = np.eye(2, dtype=np.float32), np.array([0, 1])
history = dlcore.fit(net, loss, dlcore.SGD(net, 0.1), data, epochs=3000,
                     schedule=Slow(), callback=watch())
print("ended early:", 5 < len(history) < 3000 and history.stopped_early)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the lesson, and a notebook that trains for five minutes."""
    folder = tmp_path_factory.mktemp("my_lessons")
    shutil.copyfile(LESSON, folder / LESSON.name)
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    cells = [nbformat.v4.new_code_cell(text) for text in (TRAINING, "history.plot();")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), folder / "training.ipynb")
    return folder


@pytest.fixture(scope="module")
def lab(folder):
    """The address of a JupyterLab in that folder."""
    command = [sys.executable, "-m", "jupyter", "lab", str(folder), "--no-browser", "--allow-root", f"--port={PORT}"]
    command += ["--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password="]
    command += [f"--LabApp.app_settings_dir={ROOT / 'tools' / 'jupyter_settings'}"]
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(folder / ".config"), "DLCORE_PROGRESS": "off"}
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    address = f"http://127.0.0.1:{PORT}"
    try:
        _wait_for(f"{address}/api")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(url, seconds=60):
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            assert time.monotonic() < deadline, f"{url} does not answer"
            time.sleep(0.3)


def test_a_click_in_a_live_picture_moves_its_slider(visit, lab):
    notebook = Notebook(visit(f"{lab}/lab/tree/{LESSON.name}").page, LESSON)
    notebook.run_all()
    touch(notebook, next(figure for figure in figures(LESSON) if figure.name == "sliding_kernel"))
    assert notebook.complaints.all_inner_texts() == []


def test_a_training_is_watched_while_it_runs_and_its_button_ends_it(visit, lab, folder):
    notebook = Notebook(visit(f"{lab}/lab/tree/training.ipynb?reset").page, folder / "training.ipynb")
    cell, plot = notebook.cell("dlcore.fit"), notebook.cell("history.plot()")
    for _ in range(6):  # what comes too early for the kernel is lost
        notebook.run(cell)
        notebook.page.wait_for_timeout(5_000)
        if cell.locator(".watch img").count():
            break
    button = cell.get_by_role("button", name="Stop and keep the best")
    expect(button).to_be_visible()
    image = cell.locator(".watch img")
    before = image.get_attribute("src")
    expect(image).not_to_have_attribute("src", before)
    expect(image).to_have_attribute("alt", re.compile(r"training: from 0\.\d+ at 1 to 0\.\d+ at \d+"))
    button.click()
    expect(cell.get_by_text(re.compile(r"Stopped after epoch \d+; the model is as after epoch \d+"))).to_be_visible()
    expect(cell.get_by_text("ended early: True")).to_be_visible()
    assert cell.locator(".watch").count() == 0
    notebook.run(plot)
    expect(plot.locator(".plot img")).to_have_attribute("alt", re.compile("Across: epoch; up: loss"))
    assert notebook.complaints.all_inner_texts() == []
