"""Serve a folder on this machine only and print its address: `python -m tools.serve _build/html`."""

import functools
import http.server
import sys
from pathlib import Path


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """The standard handler without a line for every request."""

    def log_message(self, *args):
        pass


def server(folder, port=8000):
    """A server of `folder` on `port`, or on any free port if that one is taken."""
    handler = functools.partial(QuietHandler, directory=folder)
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        return http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)


if __name__ == "__main__":
    if not (Path(sys.argv[1]) / "index.html").is_file():
        sys.exit(f"There is no book in {sys.argv[1]}. Build it first: make book, or jupyter-book build .")
    with server(sys.argv[1]) as http_server:
        print(f"The book is at http://127.0.0.1:{http_server.server_port}/  (Ctrl-C stops it)", flush=True)
        try:
            http_server.serve_forever()
        except KeyboardInterrupt:
            print()
