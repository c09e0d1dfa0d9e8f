"""The engine's two ways to boot, in a real browser."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
import web
from playwright.sync_api import Error, Page, Playwright

ASK = """([script, name]) => new Promise((done, fail) => {
  const worker = new Worker(script, { type: "module", name });
  worker.onerror = (event) => fail(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data.failed) fail(new Error(data.failed));
    else if (data.ready) worker.postMessage({ id: 1, request: '{"do": "view", "at": 0, "zone": 0}' });
    else done(data.answer);
  };
})"""
ANSWER = '{"ok":false,"error":{"code":"no-course-open"}}'
MEMORY = "assets/mkcourse/pyodide/engine.bin"


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with web.served(built, "a/b/course") as url:
        yield url


@pytest.fixture
def page(playwright: Playwright, address: str) -> Iterator[Page]:
    with web.launched(playwright) as browser:
        page = browser.new_page()
        page.goto(f"{address}404.html")
        yield page


def boot(page: Page, address: str, name: str) -> set[str]:
    """Boots, asks the engine, and tells which files were fetched."""
    fetched: list[str] = []
    page.context.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    assert page.evaluate(ASK, [f"{address}assets/mkcourse/engine-worker.js", name]) == ANSWER
    return set(fetched)


def test_the_quick_way_needs_no_library(page: Page, address: str) -> None:
    """From the kept memory the engine answers, and no library is fetched."""
    fetched = boot(page, address, "quick")
    assert "engine.bin" in fetched and "stdlib.zip" not in fetched


def test_a_slow_network_gets_the_small_library(page: Page, address: str) -> None:
    """A worker that is not told to be quick fetches the smaller of the two."""
    fetched = boot(page, address, "")
    assert "stdlib.zip" in fetched and "engine.bin" not in fetched


def test_a_wasm_that_does_not_start_is_told(page: Page, address: str) -> None:
    """Pyodide would wait for ever for a module that can't be instantiated; the worker says that it failed."""
    wants_too_much = bytes.fromhex("0061736d01000000 010401600000 020701017801790000")
    page.context.route("**/pyodide.asm.wasm", lambda route: route.fulfill(body=wants_too_much))
    with pytest.raises(Error, match="Import"):
        page.evaluate(ASK, [f"{address}assets/mkcourse/engine-worker.js", ""])


def other_build(memory: bytes) -> bytes:
    unpacked = gzip.decompress(memory)
    place = unpacked.index(b'"build":"') + len(b'"build":"')
    return gzip.compress(unpacked[:place] + b"x" + unpacked[place + 1 :])


@pytest.mark.parametrize(
    "spoilt",
    [lambda memory: memory[:-1000], lambda memory: b"<html>not here</html>", other_build],
    ids=["cut off", "another file", "of another build"],
)
def test_a_memory_that_does_not_fit_is_passed_over(page: Page, address: str, built: Path, spoilt) -> None:  # type: ignore[no-untyped-def]
    """Where the kept memory is damaged, absent or of another build, the engine boots in the ordinary way."""
    body = spoilt((built / MEMORY).read_bytes())
    page.context.route("**/engine.bin", lambda route: route.fulfill(body=body))
    assert {"engine.bin", "stdlib.zip"} <= boot(page, address, "quick")
