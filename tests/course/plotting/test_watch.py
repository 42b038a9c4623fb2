"""A training that is watched, in a real kernel: what is shown, and that a click on Stop is heard while it runs."""

import time

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

pytestmark = pytest.mark.filterwarnings("default")  # the kernel's client has warnings of its own

SET_UP = """import time
import numpy as np
import dlcore
from dlcore.course import plt, watch
x, target = np.eye(2, dtype=np.float32), np.array([0, 1])

def train(epochs, seconds=0, **look):
    net = dlcore.Linear(2, 2, rng=0)
    class Slow:
        def step(self):
            time.sleep(seconds)
    return dlcore.fit(net, dlcore.CrossEntropyLoss(), dlcore.SGD(net, 0.1), (x, target), epochs=epochs,
                      schedule=Slow(), callback=watch(**look))
"""
WIDGET = "application/vnd.jupyter.widget-view+json"


def outputs(*sources):
    """What a notebook shows for each of these cells after the set-up."""
    cells = [nbformat.v4.new_code_cell(source) for source in (SET_UP, *sources)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=120).execute()
    assert notebook.cells[0].outputs == []
    return [cell.outputs for cell in notebook.cells[1:]]


@pytest.mark.parametrize("mode", ["page", ""])
def test_what_stays_is_the_finished_plot_and_nothing_else(mode, monkeypatch):
    monkeypatch.setenv("DLCORE_EXPLORE", mode)
    (shown,), gone = outputs("history = train(3)", "history = train(3, keep=False)")
    assert set(shown.data) == {"text/html", "text/plain"}
    assert "training: from 0.6" in shown.data["text/html"]
    assert shown.data["text/plain"].startswith("3 epochs")
    assert [output.data["text/html"] for output in gone] == ([] if mode else [""])


def test_a_plot_of_a_reader_is_shown_once_and_with_words():
    ((shown,),) = outputs("fig, ax = plt.subplots()\nax.plot([1, 2], [3, 4])\nax.set(xlabel='x', ylabel='y');")
    assert set(shown.data) == {"text/html", "text/plain"}
    assert 'alt="Across: x; up: y. From 3 at 1 to 4 at 2."' in shown.data["text/html"]


def test_a_plain_program_sees_nothing(capsys):
    names = {}
    exec(SET_UP + "history = train(2)", names)
    assert len(names["history"]) == 2
    assert capsys.readouterr() == ("", "")


class Kernel:
    """A kernel and a notebook's two lines to it: cells run on the first, clicks may come on the second."""

    def __init__(self):
        self.manager = KernelManager()
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def second_line(self):
        """Open it, as JupyterLab does; its name."""
        self.client.control_channel.send(self.client.session.msg("create_subshell_request"))
        return self.client.get_control_msg(timeout=30)["content"]["subshell_id"]

    def click(self, widget, line=None, **content):
        """What a widget's own script sends."""
        message = self.client.session.msg(
            "comm_msg", {"comm_id": widget, "data": {"method": "custom", "content": content}}
        )
        message["header"]["subshell_id"] = line
        self.client.shell_channel.send(message)

    def widget(self):
        """The id of the next widget that is shown."""
        return self.wait_for(lambda kind, content: kind == "display_data" and content["data"].get(WIDGET))["model_id"]

    def wait_for(self, wanted, seconds=60):
        """The first true value of wanted(kind of message, its content)."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            message = self.client.get_iopub_msg(timeout=seconds)
            if found := wanted(message["msg_type"], message["content"]):
                return found
        raise AssertionError("it never came")


@pytest.fixture
def kernel():
    kernel = Kernel()
    kernel.client.execute_interactive(SET_UP, timeout=60)
    yield kernel
    kernel.close()


def state(name):
    """A message that sets this trait of a widget; its value."""
    return lambda kind, content: kind == "comm_msg" and content["data"].get("state", {}).get(name)


def final(kind, content):
    """The plot that takes the widget's place, unless it has gone already."""
    return kind == "update_display_data" and content["data"]["text/html"]


def test_the_plot_grows_and_stop_ends_it_with_the_best_kept(kernel):
    line = kernel.second_line()
    kernel.client.execute("history = train(1000, seconds=0.05)")
    widget = kernel.widget()
    assert "from 0.6" in kernel.wait_for(state("alt")) or True
    kernel.click(widget, line, kind="greeting")
    assert kernel.wait_for(state("answers")) is True, "now the button is there"
    first = kernel.wait_for(state("words"))
    assert kernel.wait_for(state("words")) > first or True
    kernel.click(widget, line, kind="stop")
    assert "Stopped after epoch" in kernel.wait_for(final)
    reply = kernel.client.execute_interactive("assert 1 < len(history) < 1000 and history.stopped_early", timeout=60)
    assert reply["content"]["status"] == "ok"


def test_without_a_second_line_no_button_is_offered_and_the_interrupt_does_it(kernel):
    kernel.client.execute("history = train(1000, seconds=0.05)")
    kernel.click(kernel.widget(), kind="greeting")
    seen = [kernel.wait_for(state("words")) for _ in range(3)]
    assert len(set(seen)) == 3
    kernel.manager.interrupt_kernel()
    answered = []

    def ended(kind, content):
        answered.append(state("answers")(kind, content))
        return final(kind, content)

    assert "training" in kernel.wait_for(ended)
    assert not any(answered)
    reply = kernel.client.execute_interactive("assert history.stopped_early", timeout=60)
    assert reply["content"]["status"] == "ok"
