"""How the engine boots in a browser, in each of its ways, beside a plain Pyodide that imports the same engine.

    uv run tests/benchmarks/boot.py [--runs 5] [--slow 1600] [--no-compression]

The ways are measured in turns, in headless Chromium, from a server on this machine that lets the browser cache and
compresses, unless told not to: cold in a fresh profile, warm in the same profile after a reload.  Measured is the time
from making the worker until the engine has answered a first time; what the server sent by then; and the memory of the
browser's processes for the page (PSS, where the system tells it), in a browser of its own that nothing is attached to:
for developer tools it would keep a copy of all that came, 20 MB.  *Small* is the ordinary way, *quick* that from a
kept memory, and *later* is the ordinary one on a later visit, when the browser has fetched the memory meanwhile: cold
is its first visit.  With ``--slow`` the line has so many kbit/s and a delay of 150 ms (by Chrome's own tools).
"""

import argparse
import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, Page, sync_playwright
from process_memory import proportional_memory

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
PIECE = 16_384
LONGEST = 90  # seconds of a boot
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

FETCH_AHEAD = "async (file) => void (await (await fetch(file)).arrayBuffer())"

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


ALONE = f"""<!doctype html><title>alone</title><script type="module">
const given = new URLSearchParams(location.search);
await ({BOOT})([given.get("script"), given.get("worker")]);
await fetch("told");
</script>"""
"""A page that boots by itself, and tells the server."""


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
    memory: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    fetches_ahead: bool = False


@dataclass(frozen=True)
class Host:
    """What is measured on."""

    compresses: bool = True
    kbits: int | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slow", type=int, metavar="KBITS")
    parser.add_argument("--no-compression", action="store_true")
    given = parser.parse_args()
    plain = Way("plain", "plain-worker.js")
    worker = "ours/engine-worker.js"
    ours = [Way("small", worker), Way("quick", worker, "quick"), Way("later", worker, fetches_ahead=True)]
    site = {path: compressed(path, content) for path, content in files()}
    sent: list[int] = []
    host = Host(not given.no_compression, given.slow)
    told = threading.Event()
    with served(site, sent, told, compresses=host.compresses) as address:
        for _ in range(given.runs):
            for way in (plain, *ours):
                measure(way, address, sent, host)
                way.memory.append(memory_of(way, address, told))
    print(table(plain, ours))


def measure(way: Way, address: str, sent: list[int], host: Host) -> None:
    """One cold and one warm boot, in a browser of their own."""
    with (
        sync_playwright() as playwright,
        TemporaryDirectory() as profile,
        web.kept_profile(playwright, Path(profile)) as browser,
    ):
        page = browser.pages[0]
        slow(browser, page, host)
        sent.clear()
        way.cold.append(boot(page, way, address))
        way.sent.append(sum(sent))
        page.wait_for_timeout(SETTLED)
        if way.fetches_ahead:
            page.evaluate(FETCH_AHEAD, "ours/pyodide/engine.bin")
            page.wait_for_timeout(SETTLED)
        way.warm.append(boot(page, way, address))


def memory_of(way: Way, address: str, told: threading.Event) -> float:
    """MB, after a cold boot on a fast line."""
    told.clear()
    page = f"{address}alone?{urlencode({'script': way.script, 'worker': way.worker})}"
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [web.chromium(), "--headless", *web.SWITCHES, f"--user-data-dir={profile}", page]
        browser = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            if not told.wait(LONGEST):
                raise TimeoutError(f"{way.name} did not boot")
            time.sleep(SETTLED / 1000)
            return proportional_memory(Path(profile))
        finally:
            browser.terminate()
            browser.wait()


def boot(page: Page, way: Way, address: str) -> float:
    """Milliseconds."""
    page.goto(address)
    return float(page.evaluate(BOOT, [way.script, way.worker]))


def slow(browser: BrowserContext, page: Page, host: Host) -> None:
    if host.kbits is None:
        return
    speed = host.kbits * 1000 / 8
    tools = browser.new_cdp_session(page)
    tools.send("Network.enable")
    line = {"offline": False, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed}
    tools.send("Network.emulateNetworkConditions", line)


# The site, and its server


def files() -> Iterator[tuple[str, bytes]]:
    engine = built.sources(built.ENGINE, "*.py")
    yield "", b"<!doctype html><title>boot</title>"
    yield "alone", ALONE.encode()
    yield "told", b""
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
def served(site: dict[str, File], sent: list[int], told: threading.Event, *, compresses: bool) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.lstrip("/").split("?")[0]
            if path == "told":
                told.set()
            file = site.get(path, File(b"", b"", "text/plain"))
            body = file.compressed if compresses else file.content
            self.send_response(200 if path in site else 404)
            self.send_header("Content-Type", file.type)
            self.send_header("Content-Length", str(len(body)))
            if body is not file.content:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=3600")
            self.end_headers()
            for start in range(0, len(body), PIECE):  # a browser may break off
                self.wfile.write(body[start : start + PIECE])
                sent.append(len(body[start : start + PIECE]))

        def handle(self) -> None:
            with suppress(ConnectionError):
                super().handle()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


# The table


def table(plain: Way, ours: list[Way]) -> str:
    head = f"{'':8}{'cold, ms':>24}{'ratio':>7}{'warm, ms':>24}{'ratio':>7}{'MB sent':>9}{'MB memory':>11}{'ratio':>7}"
    return "\n".join([head, *(row(way, plain) for way in (plain, *ours))])


def row(way: Way, plain: Way) -> str:
    memory, others = median(way.memory), median(plain.memory)
    return (
        f"{way.name:8}{spread(way.cold):>24}{median(way.cold) / median(plain.cold):7.2f}"
        f"{spread(way.warm):>24}{median(way.warm) / median(plain.warm):7.2f}"
        f"{median(way.sent) / 1e6:9.2f}{memory:11.0f}{memory / others if others else 0:7.2f}"
    )


def spread(times: list[float]) -> str:
    """The median, and the quartiles around it."""
    low, middle, high = quantiles(times, n=4) if len(times) > 1 else (times[0],) * 3
    return f"{middle:.0f} [{low:.0f}–{high:.0f}]"


if __name__ == "__main__":
    main()
