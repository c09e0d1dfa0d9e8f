"""A web server as schools have them: wrong types, no caching, lost connections."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

NEVER = -1


@dataclass
class Poor:
    """What is wrong with a server.  It speaks HTTP/1.0, compresses nothing and says nothing about caching."""

    types: dict[str, str] = field(default_factory=dict)
    """By a name's ending, in the place of the right ones."""
    headers: dict[str, str] = field(default_factory=dict)
    broken: Callable[[str], int] = lambda name: 0
    """How many times a file breaks off in the middle before it comes whole; NEVER: it never does."""
    redirects_index: bool = False
    sent: dict[str, int] = field(default_factory=dict)
    """Bytes by file."""
    asked: dict[str, int] = field(default_factory=dict)


@contextmanager
def poorly_served(folder: Path, poor: Poor, path: str = "school/course") -> Iterator[str]:
    """Hands out ``folder``; yields the port's address with the path, ending in ``/``."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.split("?", 1)[0].removeprefix(f"/{path}/")
            if poor.redirects_index and name.endswith("index.html"):
                self.send_response(301)
                self.send_header("Location", f"/{path}/{name.removesuffix('index.html')}")
                self.end_headers()
                return
            file = folder / name
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or not self.path.startswith(f"/{path}/"):
                self.send_error(404)
                return
            self._send(name, file)

        def _send(self, name: str, file: Path) -> None:
            content = file.read_bytes()
            times = poor.asked[name] = poor.asked.get(name, 0) + 1
            limit = poor.broken(name)
            is_cut = limit == NEVER or times <= limit
            self.send_response(200)
            self.send_header("Content-Type", poor.types.get(file.suffix, self.guess_type(str(file))))
            self.send_header("Content-Length", str(len(content)))
            for header, value in poor.headers.items():
                self.send_header(header, value)
            self.end_headers()
            body = content[: len(content) // 2] if is_cut else content
            self.wfile.write(body)
            poor.sent[name] = poor.sent.get(name, 0) + len(body)

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:  # the browser has gone
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{path}/"
        finally:
            server.shutdown()
