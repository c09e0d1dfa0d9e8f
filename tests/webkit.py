"""WebKit, driven by its own driver over loopback: Playwright's WebKit comes from elsewhere, Debian's is WebKitGTK."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DRIVER = "WebKitWebDriver"
LONGEST = 180  # seconds for one thing that is asked of the browser
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what the W3C calls the key of an element


class WebKit:
    """One window; `address` is the driver's, of one session."""

    def __init__(self, address: str) -> None:
        self.address = address

    def ask(self, method: str, what: str, given: dict[str, Any] | None = None) -> Any:
        body = None if given is None else json.dumps(given).encode()
        kind = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.address}{what}", body, kind, method=method)
        with urllib.request.urlopen(request, timeout=LONGEST) as answer:
            return json.load(answer)["value"]

    def open(self, url: str) -> None:
        self.ask("POST", "/url", {"url": url})

    def evaluate(self, function: str, *given: object) -> Any:
        """What this JavaScript function, which may be async, gives."""
        script = f"const done = [...arguments].pop(); Promise.resolve(({function})(...arguments)).then(done)"
        return self.ask("POST", "/execute/async", {"script": script, "args": list(given)})

    def until(self, function: str, *given: object) -> None:
        """Waits until this JavaScript function gives what is true."""
        end = time.monotonic() + LONGEST
        while not self.evaluate(function, *given):
            if time.monotonic() > end:
                raise TimeoutError(function)
            time.sleep(0.2)

    def click(self, selector: str) -> None:
        self.ask("POST", f"/element/{self._found(selector)}/click", {})

    def type(self, selector: str, text: str) -> None:
        self.ask("POST", f"/element/{self._found(selector)}/value", {"text": text})

    def _found(self, selector: str) -> str:
        return str(self.ask("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT])


@contextmanager
def launched() -> Iterator[WebKit]:
    """A window with nothing in it, on a screen that nobody sees; installed first where Debian's packages can be."""
    if not (shutil.which(DRIVER) and shutil.which("Xvfb")) and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        packages = ["webkit2gtk-driver", "xvfb"]
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=False, env=quiet
        )
    with _screen() as screen, _driver(screen) as address:
        options = {"webkitgtk:browserOptions": {"binary": str(_browser()), "args": ["--automation"]}}
        session = WebKit(address).ask("POST", "/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]
        window = WebKit(f"{address}/session/{session}")
        window.ask("POST", "/timeouts", {"script": LONGEST * 1000})
        try:
            yield window
        finally:
            window.ask("DELETE", "")


def _browser() -> Path:
    """The small browser that comes with WebKitGTK."""
    found = [path for folder in Path("/usr").glob("lib*") for path in folder.glob("**/webkit2gtk-4.1/MiniBrowser")]
    if not found:
        raise RuntimeError("no WebKitGTK was found and none could be installed; install webkit2gtk-driver and xvfb")
    return found[0]


@contextmanager
def _screen() -> Iterator[str]:
    """Its name, as DISPLAY has it."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(["Xvfb", "-displayfd", str(writing)], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait()


@contextmanager
def _driver(screen: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen([DRIVER, f"--port={port}"], env={**os.environ, "DISPLAY": screen})
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(port)
        yield address
    finally:
        driver.terminate()
        driver.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{DRIVER} does not answer")
