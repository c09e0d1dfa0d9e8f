"""The finished site as a plain web server hands it out, under a sub-path: each page and all it refers to is asked for.

The server is `http.server` of Python's standard library, as in `python -m http.server`: no
compression, no headers of its own, and the types that it knows from the files' names.
"""

from __future__ import annotations

import functools
import http.client
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from ..words import say
from .findings import Finding
from .inspection import files_of, page_of

SUB_PATH = "/a/sub-path"
WANTED = {
    ".html": ("text/html",),
    ".css": ("text/css",),
    ".js": ("text/javascript", "application/javascript"),
    ".svg": ("image/svg+xml",),
    ".json": ("application/json", "application/octet-stream", "text/plain"),
}
"""What browsers insist on, or the pages do."""
_AS_WRITTEN = "/%:@!$&'()*+,;=~"
"""Browsers write all else in an address, such as a space, as ``%20``."""


def asked_for(site: Path) -> list[Finding]:
    """What is not handed out, or not as what it is."""
    with _served(site) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
        with closing(connection):
            found = {each for name in _wanted(site) for each in _asked(connection, *name)}
    return sorted(found)


def _wanted(site: Path) -> Iterator[tuple[str, str]]:
    """Path from the server's root -> the page that refers to it, each once."""
    wanted: dict[str, str] = {f"{SUB_PATH}/": "index.html"}
    for name, path in files_of(site).items():
        if path.suffix == ".html" and name != "404.html":  # which is shown at any depth, and refers to nothing
            here = f"{SUB_PATH}/{quote(name)}"
            wanted.setdefault(here, name)
            for _, address in page_of(path).addresses:
                there = urlsplit(urljoin(f"http://here{here}", address))
                if there.scheme == "http" and there.netloc == "here":
                    wanted.setdefault(quote(there.path, safe=_AS_WRITTEN), name)
    yield from wanted.items()


def _asked(connection: http.client.HTTPConnection, path: str, page: str) -> Iterator[Finding]:
    connection.request("HEAD", path)
    answer = connection.getresponse()
    answer.read()
    told = unquote(path.removeprefix(f"{SUB_PATH}/"))
    if not path.startswith(f"{SUB_PATH}/"):
        message = say("'{path}' leads out of the course", path=path)
        yield Finding(page, message, say("link with an address within the course, or a whole one with https://"))
    elif answer.status >= 400:
        message = say("'{path}' is not there (a plain server says {status})", path=told, status=answer.status)
        yield Finding(page, message, say("build the course again; 'mkcourse check' names links that lead nowhere"))
    elif answer.status == 200:
        yield from _type(told, answer.headers.get_content_type())


def _type(name: str, kind: str) -> Iterator[Finding]:
    ending = Path(name).suffix.lower()
    if ending in WANTED and kind not in WANTED[ending]:
        message = say("Python's plain server on this computer hands it out as {type}", type=kind)
        fix = say(
            "browsers want {type}; a real web server, or the starter of 'publish usb', says so", type=WANTED[ending][0]
        )
        yield Finding(f"*{ending}", message, fix, stops=False)
    elif name.startswith("media/") and kind == "application/octet-stream":
        message = say("plain servers don't know what '{name}' is, so browsers may only save it", name=ending or name)
        yield Finding(name, message, say("use a usual format, or tell the web master its type"), stops=False)


@contextmanager
def _served(site: Path) -> Iterator[ThreadingHTTPServer]:
    handler = functools.partial(_Below, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


class _Below(SimpleHTTPRequestHandler):
    """The site under the sub-path, and nothing beside it."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = path.startswith(f"{SUB_PATH}/")
        return super().translate_path(path.removeprefix(SUB_PATH) if inside else "/outside/the/course")

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for the teacher."""
