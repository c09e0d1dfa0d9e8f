"""How the engine boots in a browser, in each of its ways, beside a plain Pyodide that imports the same engine.

    uv run tests/benchmarks/boot.py [--runs 5] [--slow 1600] [--no-compression]

The ways are measured in turns, in headless Chromium, from a server on this machine that lets the browser cache and
compresses, unless told not to: cold in a fresh profile, warm in the same profile after a reload.  Measured is the time
from making the worker until the engine has answered a first time; what the server sent by then; and the memory of the
page's process after a cold start (PSS, where the system tells it).  Nothing is attached to the browser, and the page
tells the server its times: for developer tools it would copy all that comes, 20 MB.  *Small* is the ordinary way,
*quick* that from a kept memory, and *later* is the ordinary one on a later visit, when the browser has fetched the
memory meanwhile: cold is its first visit.  With ``--slow`` the line has so many kbit/s and a delay of
150 ms, by developer tools.
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
from queue import Queue
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
LONGEST = 180  # seconds of a boot
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


PAGE = f"""<!doctype html><title>boot</title><script type="module">
const given = new URLSearchParams(location.search);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
await fetch("told?ms=" + await ({BOOT})([given.get("script"), given.get("worker")]));
if (!given.has("warm")) {{
  await pause({2 * SETTLED}); // meanwhile the memory is read
  if (given.has("ahead")) await fetch(given.get("ahead")).then((file) => file.arrayBuffer());
  await pause({SETTLED});
  location.search += "&warm=1";
}}
</script>"""
"""Boots, tells the server how many milliseconds it took, and does it again."""


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
    ahead: str = ""
    """What the browser fetches before the second start."""


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
    ours = [Way("small", worker), Way("quick", worker, "quick"), Way("later", worker, ahead="ours/pyodide/engine.bin")]
    site = {path: compressed(path, content) for path, content in files()}
    sent: list[int] = []
    host = Host(not given.no_compression, given.slow)
    told: Queue[float] = Queue()
    with served(site, sent, told, compresses=host.compresses) as address:
        for _ in range(given.runs):
            for way in (plain, *ours):
                measure(way, address, sent, told, host)
    print(table(plain, ours))


def measure(way: Way, address: str, sent: list[int], told: Queue[float], host: Host) -> None:
    """One cold and one warm boot, in a browser of their own."""
    ahead = {"ahead": way.ahead} if way.ahead else {}
    page = f"{address}?{urlencode({'script': way.script, 'worker': way.worker, **ahead})}"
    sent.clear()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile, opened(page, Path(profile), host):
        way.cold.append(told.get(timeout=LONGEST))
        way.sent.append(sum(sent))
        time.sleep(SETTLED / 1000)
        way.memory.append(proportional_memory(Path(profile)))
        way.warm.append(told.get(timeout=LONGEST))


@contextmanager
def opened(page: str, profile: Path, host: Host) -> Iterator[None]:
    """The page in a browser with that profile: one that nothing is attached to, unless the line must be slowed."""
    if host.kbits is not None:
        with sync_playwright() as playwright, web.kept_profile(playwright, profile) as browser:
            slow(browser, browser.pages[0], host.kbits)
            browser.pages[0].goto(page, wait_until="commit")
            yield
        return
    command = [web.chromium(), "--headless", *web.SWITCHES, f"--user-data-dir={profile}", page]
    browser_alone = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        browser_alone.terminate()
        browser_alone.wait()


def slow(browser: BrowserContext, page: Page, kbits: int) -> None:
    speed = kbits * 1000 / 8
    tools = browser.new_cdp_session(page)
    tools.send("Network.enable")
    line = {"offline": False, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed}
    tools.send("Network.emulateNetworkConditions", line)


# The site, and its server


def files() -> Iterator[tuple[str, bytes]]:
    engine = built.sources(built.ENGINE, "*.py")
    yield "", PAGE.encode()
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
def served(site: dict[str, File], sent: list[int], told: Queue[float], *, compresses: bool) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path, _, asked = self.path.lstrip("/").partition("?")
            if path == "told":
                told.put(float(asked.removeprefix("ms=")))
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
