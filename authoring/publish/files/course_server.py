"""The small web server beside a course, written by mkcourse. Run it with any Python from 3.7 on:

    python3 course_server.py COURSE PORT [--lan] [--no-browser]

It answers this computer alone; with --lan everybody in the same network, as in a classroom.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import socket
import sys
import urllib.request
import webbrowser
from pathlib import Path

HERE = Path(__file__).resolve().parent
PORTS = 20
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}


class Files(http.server.SimpleHTTPRequestHandler):
    """The course's files, with the types that browsers want whatever this computer's settings say."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return TYPES.get(Path(path).suffix.lower()) or str(super().guess_type(path))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """The window is for who started it."""


class Server(http.server.ThreadingHTTPServer):
    """Browsers that stay connected don't hold up its end."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # where two servers would share a port

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is nothing to speak of."""


def main(arguments: list[str]) -> None:
    course, wanted = arguments[0], int(arguments[1])
    shows = "--no-browser" not in arguments
    site = HERE / course
    if not (site / "index.html").exists():
        sys.exit(f"The folder '{course}' with the course is not beside this file. Copy the whole stick, or unpack all.")
    if is_running(course, wanted):
        print("The course is open already.")
        show(wanted, shows)
        return
    in_network = "--lan" in arguments
    handler = functools.partial(Files, directory=str(site))
    server = listening("0.0.0.0" if in_network else "127.0.0.1", wanted, handler)
    port = server.server_port
    print(f"The course is at  http://127.0.0.1:{port}/")
    if in_network:
        print(f"For others in this network:  http://{address_here()}:{port}/")
    if port != wanted:
        print(f"Its usual port, {wanted}, is taken. Progress is kept by address: save it to a file before you close.")
    print("Leave this window open while you learn. To end, close it or press Ctrl-C.", flush=True)
    show(port, shows)
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


def listening(host: str, wanted: int, handler: functools.partial[Files]) -> Server:
    """A server at the port, or at the next free one."""
    for port in range(wanted, wanted + PORTS):
        with contextlib.suppress(OSError):
            return Server((host, port), handler)
    sys.exit(f"No port from {wanted} to {wanted + PORTS - 1} is free. Restart the computer, and try again.")


def is_running(course: str, port: int) -> bool:
    """Whether this very course is at that port: it was started twice."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/mkcourse-site.json", timeout=2) as answer:
            return bool(json.load(answer).get("course") == course)
    except (OSError, ValueError, AttributeError):
        return False


def address_here() -> str:
    """This computer's address in the local network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def show(port: int, shows: bool) -> None:
    """Opens the course in the browser."""
    if shows:
        webbrowser.open(f"http://127.0.0.1:{port}/")


if __name__ == "__main__":
    main(sys.argv[1:])
