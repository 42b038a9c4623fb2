"""Firefox, driven over WebDriver BiDi: just what the tests of touch need (https://w3c.github.io/webdriver-bidi/)."""

import itertools
import json
import re
import shutil
import subprocess

import websocket

NAMES = ("firefox-esr", "firefox")


class Firefox:
    """A headless Firefox with one tab. Use it as a context manager."""

    def __init__(self, profile):
        path = next(filter(None, map(shutil.which, NAMES)))
        command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        lines = iter(self.process.stderr.readline, "")
        address = next(found for line in lines if (found := re.search(r"BiDi listening on (ws://\S+)", line)))
        self.socket = websocket.create_connection(f"{address.group(1)}/session", timeout=60, suppress_origin=True)
        self.numbers = itertools.count()
        self.command("session.new", capabilities={})
        self.tab = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.socket.close()
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stderr.close()

    def command(self, method, **params):
        """Send a command and return its result; events that come between are passed over."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != number:
            pass
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return answer["result"]

    def open(self, url, width=1280, height=1000):
        """Load a page in a window of this size."""
        self.command("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": height})
        self.command("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def evaluate(self, expression):
        """The value of an expression of the page; it must be JSON."""
        answer = self.command(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value ?? null))",
            target={"context": self.tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def mouse(self, *places, button=False):
        """Move the mouse over these points; with the button held from the first to the last if `button`."""
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 20} for x, y in places]
        if button:
            moves[1:1] = [{"type": "pointerDown", "button": 0}]
            moves.append({"type": "pointerUp", "button": 0})
        source = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}
        self.command("input.performActions", context=self.tab, actions=[source])
