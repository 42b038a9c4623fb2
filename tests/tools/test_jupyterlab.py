"""A lesson in JupyterLab, as `make lab` opens it: its pictures answer to the pointer and move their sliders."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.support.jupyter import Notebook, touch
from tests.support.lessons import LESSONS, ROOT, figures

LESSON = next(path for path in LESSONS if path.stem == "07_convolution")
PORT = 18_907


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab with a copy of the lesson."""
    folder = tmp_path_factory.mktemp("my_lessons")
    shutil.copyfile(LESSON, folder / LESSON.name)
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
