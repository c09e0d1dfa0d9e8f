"""A real browser and a plain web server for tests, and what they saw.

The browser is the Chromium or Chrome that is found; where there is none it is got in the
ordinary way for the system.  A test that finds none fails: it is never skipped.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
FIREFOX_ELSEWHERE = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
)
THEME_RUNS = "() => window.document$ !== undefined"
"""Material's own script, which comes after the first question, and follows links without a page load."""
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COMPILED_ONCE = "--js-flags=--liftoff-only"
"""Python's WebAssembly is not compiled a second time, for speed: a short test never gets back what that costs.
Benchmarks, the journey and the tests of the start do without, as learners' browsers do."""


def chromium() -> str:
    """The path of a Chromium or Chrome; installed first where there is none."""
    with _one_at_a_time():
        found = _found()
        if found is None:
            _install()
            found = _found()
    if found is None:
        raise RuntimeError("no Chromium or Chrome was found and none could be installed; install one and try again")
    return found


def _one_at_a_time() -> FileLock:
    """Processes that want the same browser at the same time install it once."""
    folder = user_cache_path("mkcourse", appauthor=False, ensure_exists=True)
    return FileLock(folder / "test-browser.lock")


def _found() -> str | None:
    on_path = (shutil.which(name) for name in NAMES)
    elsewhere = (path for path in ELSEWHERE if Path(path).exists())
    return next((path for path in (*on_path, *elsewhere) if path), None)


def _install() -> None:
    """Debian's package as root; elsewhere Playwright's own browser, put where it is found by name."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _apt_get("chromium")
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chrome"], check=False)


def _apt_get(package: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False, env=quiet)


def firefox() -> str:
    """The path of a Firefox; Debian's is installed first where there is none."""
    with _one_at_a_time():
        if _found_firefox() is None and shutil.which("apt-get") and os.geteuid() == 0:
            _apt_get("firefox-esr")
    found = _found_firefox()
    if found is None:
        raise RuntimeError("no Firefox was found and none could be installed; install one and try again")
    return found


def _found_firefox() -> str | None:
    on_path = (shutil.which(name) for name in ("firefox-esr", "firefox"))
    elsewhere = (path for path in FIREFOX_ELSEWHERE if Path(path).exists())
    return next((path for path in (*on_path, *elsewhere) if path), None)


@contextmanager
def launched(playwright: Playwright, *more: str) -> Iterator[Browser]:
    """A headless browser with nothing in it, with ``more`` switches than usual."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=[*SWITCHES, *more])
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def kept_profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """A browser whose profile stays in ``folder`` when it is closed."""
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=chromium(),
        args=SWITCHES,
        viewport={"width": 1280, "height": 900},
        service_workers="block",
    )
    context.set_default_timeout(90_000)  # the first page of a whole run finds all cores busy
    try:
        yield context
    finally:
        context.close()


@contextmanager
def served(folder: Path, path: str = "") -> Iterator[str]:
    """Hands out ``folder`` under ``path`` of a plain server on loopback; yields the address, with a final ``/``."""
    inside = path.strip("/")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            asked = path.split("?", 1)[0].split("#", 1)[0].lstrip("/")
            if inside and not asked.startswith(f"{inside}/"):
                return str(folder / "outside the site")
            return super().translate_path("/" + asked.removeprefix(f"{inside}/" if inside else ""))

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A page that is left breaks off what it asked for."""

    handler = functools.partial(Handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{inside}/".replace("//", "/").replace(":/", "://", 1)
        finally:
            server.shutdown()


@dataclass
class Watched:
    """What a context's pages asked for and complained of."""

    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.origin, "data:", "blob:"))]


def watched(context: BrowserContext, origin: str) -> Watched:
    """Notes every request and every error of all pages of ``context`` from now on."""
    seen = Watched(origin)

    def on_request(request: Request) -> None:
        seen.requests.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.complaints.append(message.text)

    def on_page(page: Page) -> None:
        page.on("console", on_console)
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))

    context.on("request", on_request)
    context.on("page", on_page)
    return seen
