"""How fast the engine boots in a browser, in each of its two ways, beside a plain Pyodide that imports the same engine.

    uv run tests/benchmarks/boot.py [--runs 9]

The ways are measured in turns, in headless Chromium, from a server on this
machine that compresses and lets the browser cache: cold in a fresh profile,
warm in the same profile after a reload.  Measured is the time from making the
worker until the engine has answered a first time.
"""

import argparse
import gzip
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from mkcourse.authoring.build import browser_runtime as built
from mkcourse.authoring.build.assets import scripts_in

sys.path.insert(0, str(Path(__file__).parents[1]))  # a script's own folder is all that Python looks in
import web

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
}
SETTLED = 3000  # ms after which the browser has kept what it compiled

PLAIN = """
import { loadPyodide } from "./plain/pyodide.mjs";
const pyodide = await loadPyodide();
pyodide.FS.mkdirTree("mkcourse/runtime");
await Promise.all(ENGINE.map(async (name) => {
  const response = await fetch("engine/" + name);
  pyodide.FS.mkdirTree(("mkcourse/runtime/" + name).replace(/\\/[^/]*$/, ""));
  pyodide.FS.writeFile("mkcourse/runtime/" + name, new Uint8Array(await response.arrayBuffer()));
}));
pyodide.runPython("import importlib; importlib.invalidate_caches()");
const { handle } = pyodide.pyimport("mkcourse.runtime.bridge");
onmessage = ({ data }) => postMessage({ id: data.id, answer: handle(data.request) });
postMessage({ ready: true });
"""

BOOT = """([script, name]) => new Promise((done, fail) => {
  const start = performance.now();
  const worker = new Worker(script, { type: "module", name });
  const request = JSON.stringify({ do: "view", at: 0, zone: 0 });
  worker.onerror = (event) => fail(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data.failed) fail(new Error(data.failed));
    else if (data.ready) worker.postMessage({ id: 1, request });
    else done(performance.now() - start);
  };
})"""


@dataclass(frozen=True)
class File:
    """A file of the site, as it is and compressed."""

    content: bytes
    compressed: bytes
    type: str


@dataclass
class Way:
    """One way to boot, and what was measured of it."""

    name: str
    script: str
    worker: str = ""
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    plain = Way("plain", "plain-worker.js")
    ours = [Way("small", "ours/engine-worker.js"), Way("quick", "ours/engine-worker.js", "quick")]
    site = {path: compressed(path, content) for path, content in files()}
    asked: set[str] = set()
    with served(site, asked) as address:
        for _ in range(runs):
            for way in (plain, *ours):
                measure(way, address, asked)
    print(table(plain, ours, site))


def measure(way: Way, address: str, asked: set[str]) -> None:
    """One cold and one warm boot, in a browser of their own."""
    with (
        sync_playwright() as playwright,
        TemporaryDirectory() as profile,
        web.kept_profile(playwright, Path(profile)) as browser,
    ):
        page = browser.pages[0]
        asked.clear()
        way.cold.append(boot(page, way, address))
        way.asked = asked - {"", "favicon.ico"}
        page.wait_for_timeout(SETTLED)
        way.warm.append(boot(page, way, address))


def boot(page: Page, way: Way, address: str) -> float:
    """Milliseconds."""
    page.goto(address)
    return float(page.evaluate(BOOT, [way.script, way.worker]))


# The site, and its server


def files() -> Iterator[tuple[str, bytes]]:
    engine = built.sources(built.ENGINE, "*.py")
    yield "", b"<!doctype html><title>boot</title>"
    yield "plain-worker.js", PLAIN.replace("ENGINE", json.dumps(list(engine))).encode()
    yield from ((f"engine/{name}", content) for name, content in engine.items())
    yield from folder("plain", built.npm_packages(built.find_node(), print) / "pyodide")
    yield from folder("ours/pyodide", built.browser_runtime(print))
    for name, path in scripts_in(built.page_scripts(print)).of(("engine-worker.js",)).items():
        yield f"ours/{name}", path.read_bytes()


def folder(name: str, path: Path) -> Iterator[tuple[str, bytes]]:
    return ((f"{name}/{file}", content) for file, content in built.sources(path, "*.*").items())


def compressed(path: str, content: bytes) -> File:
    """As servers do it, which leave a .zip as it is, and what is compressed already."""
    kind = Path(path).suffix
    small = content if kind in (".zip", ".bin") else gzip.compress(content)
    return File(content, small, TYPES.get(kind, "text/html"))


@contextmanager
def served(site: dict[str, File], asked: set[str]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.lstrip("/")
            asked.add(path)
            file = site.get(path, File(b"", b"", "text/plain"))
            self.send_response(200 if path in site else 404)
            self.send_header("Content-Type", file.type)
            self.send_header("Content-Length", str(len(file.compressed)))
            if file.compressed is not file.content:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=3600")
            self.end_headers()
            self.wfile.write(file.compressed)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


# The table


def table(plain: Way, ours: list[Way], site: dict[str, File]) -> str:
    head = f"{'':8}{'cold, ms':>24}{'ratio':>7}{'warm, ms':>24}{'ratio':>7}{'MB':>8}{'MB gzip':>9}"
    return "\n".join([head, *(row(way, plain, site) for way in (plain, *ours))])


def row(way: Way, plain: Way, site: dict[str, File]) -> str:
    fetched = [site[path] for path in way.asked if path in site]
    raw, small = sum(len(f.content) for f in fetched), sum(len(f.compressed) for f in fetched)
    return (
        f"{way.name:8}{spread(way.cold):>24}{median(way.cold) / median(plain.cold):7.2f}"
        f"{spread(way.warm):>24}{median(way.warm) / median(plain.warm):7.2f}"
        f"{raw / 1e6:8.2f}{small / 1e6:9.2f}"
    )


def spread(times: list[float]) -> str:
    """The median, and the quartiles around it."""
    low, middle, high = quantiles(times, n=4) if len(times) > 1 else (times[0],) * 3
    return f"{middle:.0f} [{low:.0f}–{high:.0f}]"


if __name__ == "__main__":
    main()
