"""The web server of ``mkcourse serve``: files of the last good site, and news for its pages."""

from __future__ import annotations

import errno
import hashlib
import mimetypes
import os
import socket
from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from .build.errors import BuildError
from .build.example_class import ABOUT, FILES
from .build.offline import WORKER
from .build.preview.pages import Preview
from .build.preview.shells import FOLDER as PREVIEW
from .build.templates import template_folder
from .build.words import words_for
from .live_news import Board
from .live_rules import RULES_AT, rule_page
from .words import say

LIVE = "/mkcourse-live"
EXAMPLE_CLASS = (f"/{FILES}", f"/{ABOUT}")
"""Made when the class page asks for them: a rebuild after each change should not wait for a simulation."""
PORTS_TRIED = 20
SIGN_OF_LIFE = 15  # seconds

NO_MORE: Mapping[str, str] = MappingProxyType({})
LET_GO = MappingProxyType({"Clear-Site-Data": '"cache"'})
"""Only a browser that has an earlier site's worker asks for a worker: its other files of that site are stale, too."""

# Not left to the system's tables, which differ; browsers insist on the first two.
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".wasm": "application/wasm",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


class LiveServer(ThreadingHTTPServer):
    """Serves what the board says; browsers that stay connected don't hold up its end."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # where it would let two servers share a port

    def __init__(self, address: tuple[str, int], board: Board) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self.board = board
        super().__init__(address, LiveHandler)

    @property
    def url(self) -> str:
        host, port = self.server_address[:2]
        name = f"[{host!s}]" if self.address_family == socket.AF_INET6 else str(host)
        return f"http://{name}:{port}/"


def listening(host: str, port: int, board: Board) -> LiveServer:
    """A server at that port, or at the next free one where it is taken; port 0 takes any."""
    for candidate in range(port, port + PORTS_TRIED):
        try:
            return LiveServer((host, candidate), board)
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) not in (errno.EADDRINUSE, errno.EACCES):
                told = say("can't listen at {host}, port {port}: {why}", host=host, port=candidate, why=error)
                raise BuildError(told) from error
    last = port + PORTS_TRIED - 1
    raise BuildError(say("every port from {port} to {last} is taken at {host}", port=port, last=last, host=host))


def file_for(path: str, site: Path) -> Path | None:
    """The file that a URL's path names within the site; None for all else, even links out of it."""
    names = [name for name in unquote(path).split("/") if name not in ("", ".")]
    if any(name == ".." or "\0" in name or "\\" in name or ":" in name for name in names):
        return None
    found = site.joinpath(*names).resolve()
    if found.is_dir():
        found = found / "index.html"
    return found if found.is_file() and found.is_relative_to(site.resolve()) else None


class LiveHandler(BaseHTTPRequestHandler):
    """GET and HEAD; nothing can be changed from outside."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or a page's content waits 40 ms for the browser to acknowledge its head
    server: LiveServer

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == LIVE:
            self._tell_news()
        elif page := rule_page(path) if path.startswith(RULES_AT) else None:
            self._send(HTTPStatus.OK, page.encode(), TYPES[".html"])
        elif path.startswith(f"/{PREVIEW}"):
            self._preview(path)
        elif self._lacks_slash(path):
            self._redirect(f"{quote(unquote(path))}/")
        else:
            self._answer(path)

    do_HEAD = do_GET

    def _answer(self, path: str) -> None:
        site = self.server.board.news.site
        if site is None:
            self._without_site(path)
            return
        if found := file_for(path, site):
            self._send(HTTPStatus.OK, found.read_bytes(), content_type(found), LET_GO if found.name == WORKER else {})
        elif path in EXAMPLE_CLASS and (made := self._made_file(path)):
            self._send(HTTPStatus.OK, made, content_type(Path(path)))
        else:
            self._send_missing(site)

    def _send_missing(self, site: Path) -> None:
        self._send(HTTPStatus.NOT_FOUND, (site / "404.html").read_bytes(), TYPES[".html"])

    def _made_file(self, path: str) -> bytes | None:
        preview = self.server.board.news.preview
        return preview.made_file(path.removeprefix("/")) if preview else None

    def _preview(self, path: str) -> None:
        """A page of the teacher's preview: none of them lies in the site."""
        news = self.server.board.news
        if news.preview is None or news.site is None:
            self._answer(path)
        elif not path.endswith(("/", ".json")):
            self._redirect(f"{quote(unquote(path))}/")
        else:
            self._send_made(news.preview, news.site, path)

    def _send_made(self, preview: Preview, site: Path, path: str) -> None:
        try:
            page = preview.page(unquote(path).removeprefix("/"), dict(parse_qsl(urlsplit(self.path).query)))
        except Exception as error:  # a fault of ours must not leave the teacher before an empty window
            words = f"This page of the preview could not be made: {type(error).__name__}: {error}\n"
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, words.encode(), "text/plain; charset=utf-8")
            return
        if page:
            self._send(HTTPStatus.OK, page.text.encode(), page.kind)
        else:
            self._send_missing(site)

    def _without_site(self, path: str) -> None:
        """There was no good build yet: a page that waits for one, and its script and style."""
        name = PurePosixPath(path).name
        folder = {"live.js": "scripts", "live.css": "styles"}.get(name)
        if folder:
            file = template_folder() / folder / name
            self._send(HTTPStatus.OK, file.read_bytes(), content_type(file))
        else:
            self._send(HTTPStatus.OK, waiting_page().encode(), TYPES[".html"])

    def _lacks_slash(self, path: str) -> bool:
        site = self.server.board.news.site
        found = file_for(path, site) if site else None
        is_page = found is not None and found.name == "index.html"
        return is_page and not path.endswith(("/", "/index.html"))

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", "/" + path.lstrip("/"))
        self._end(0)

    def _send(self, status: HTTPStatus, content: bytes, kind: str, more: Mapping[str, str] = NO_MORE) -> None:
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            status, content = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("ETag", tag)
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in more.items():
            self.send_header(name, value)
        self._end(len(content))
        if self.command == "GET":
            self.wfile.write(content)

    def _end(self, length: int) -> None:
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()

    def _tell_news(self) -> None:
        """Server-sent events: the state now and every new one; a comment finds who is gone."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        news = self.server.board.news
        self._event(f"data: {news.as_json()}")
        while self.command == "GET":
            newer = self.server.board.wait(news, SIGN_OF_LIFE)
            self._event(": still here" if newer is news else f"data: {newer.as_json()}")
            news = newer

    def _event(self, text: str) -> None:
        self.wfile.write(f"{text}\n\n".encode())

    def handle(self) -> None:
        """A browser that goes away in the middle is nothing to speak of."""
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for the teacher."""


def content_type(file: Path) -> str:
    """By the name's ending; unknown ones are bytes."""
    ending = file.suffix.lower()
    return TYPES.get(ending) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def waiting_page() -> str:
    """What stands at every address before the first good build."""
    words = words_for("en")  # the course's language isn't known yet
    title = escape(words["live.not-yet"])
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title}</title>\n"
        '<link rel="stylesheet" href="/assets/mkcourse/live.css">\n'
        '<script type="module" src="/assets/mkcourse/live.js?build="></script></head>\n'
        f'<body class="mk-waiting"><h1>{title}</h1><p>{escape(words["live.follows"])}</p></body></html>\n'
    )
