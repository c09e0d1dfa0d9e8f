"""The engine's two ways to boot, from servers that compress and that do not, in a real browser."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import web
from playwright.sync_api import Error, Page, Playwright, Route
from sites import own_files

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
MEMORY = "pyodide/engine.bin"


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """Of the engine's own folder."""
    with web.served(built, "a/b/course") as url:
        yield f"{url}assets/{own_files(built).name}/"


@pytest.fixture
def page(playwright: Playwright, address: str) -> Iterator[Page]:
    with web.launched(playwright) as browser:
        page = browser.new_page()
        page.goto(f"{address}../../404.html")
        yield page


def boot(page: Page, address: str, name: str) -> set[str]:
    """Boots, asks the engine, and tells which files were fetched."""
    fetched: list[str] = []
    page.context.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    assert page.evaluate(ASK, [f"{address}engine-worker.js", name]) == ANSWER
    return set(fetched)


PLAIN = {"pyodide.asm.wasm", "pyodide.asm.js"}
PACKED = {"wasm.bin", "assembly.bin"}


def test_the_quick_way_needs_no_library(page: Page, address: str) -> None:
    """From the kept memory the engine answers, and no library is fetched."""
    fetched = boot(page, address, "quick")
    assert "engine.bin" in fetched and not fetched & {"library.bin", "stdlib.zip"}


def test_a_slow_network_gets_the_small_library(page: Page, address: str) -> None:
    """A worker that is not told to be quick fetches the smaller of the two, once."""
    fetched = boot(page, address, "")
    assert "library.bin" in fetched and "stdlib.zip" not in fetched


def test_what_a_server_does_not_compress_comes_packed(page: Page, address: str) -> None:
    """From a server that sends files as they are, what was packed by the build comes in their place."""
    fetched = boot(page, address, "")
    assert fetched >= PACKED and not fetched & PLAIN


def compressing(page: Page, built: Path) -> None:
    """Every file comes as from a server that compresses."""

    def answer(route: Route) -> None:
        file = own_files(built) / "pyodide" / route.request.url.rsplit("/", 1)[-1]
        kind = {".js": "text/javascript", ".wasm": "application/wasm"}.get(file.suffix, "application/octet-stream")
        if file.suffix in (".js", ".wasm"):
            headers = {"Content-Encoding": "identity", "Content-Type": kind}
            route.fulfill(body=file.read_bytes(), headers=headers)
        else:
            route.fallback()

    page.context.route("**/pyodide/*", answer)


def test_what_a_server_compresses_is_left_to_it(page: Page, address: str, built: Path) -> None:
    """Where the server names an encoding, nothing packed is fetched: brotli is smaller, and compiled code is kept."""
    compressing(page, built)
    fetched = boot(page, address, "")
    assert fetched >= PLAIN and not fetched & PACKED


@pytest.mark.parametrize("name", ["wasm.bin", "assembly.bin", "library.bin"])
def test_a_packed_file_that_is_not_whole_is_passed_over(page: Page, address: str, built: Path, name: str) -> None:
    """Where what was packed is cut off, the file as it is comes in its place, and the engine answers."""
    plain = {"wasm.bin": "pyodide.asm.wasm", "assembly.bin": "pyodide.asm.js", "library.bin": "stdlib.zip"}[name]
    body = (own_files(built) / "pyodide" / name).read_bytes()[:-1000]
    page.context.route(f"**/{name}", lambda route: route.fulfill(body=body))
    assert {name, plain} <= boot(page, address, "")


def test_a_wasm_that_does_not_start_is_told(page: Page, address: str) -> None:
    """Pyodide would wait for ever for a module that can't be instantiated; the worker says that it failed."""
    wants_too_much = bytes.fromhex("0061736d01000000 010401600000 020701017801790000")
    packed = gzip.compress(wants_too_much)
    page.context.route("**/wasm.bin", lambda route: route.fulfill(body=packed))
    page.context.route("**/pyodide.asm.wasm", lambda route: route.fulfill(body=wants_too_much))
    with pytest.raises(Error, match="Import"):
        page.evaluate(ASK, [f"{address}engine-worker.js", ""])


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
    body = spoilt((own_files(built) / MEMORY).read_bytes())
    page.context.route("**/engine.bin", lambda route: route.fulfill(body=body))
    assert {"engine.bin", "library.bin"} <= boot(page, address, "quick")


# The memory for the next visit

BOOTED_AGAIN = """([script, name, mayPrepare]) => new Promise((done, fail) => {
  const worker = new Worker(script, { type: "module", name });
  worker.onerror = (event) => fail(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data.failed) fail(new Error(data.failed));
    else if (data.quiet && mayPrepare) worker.postMessage({ prepare: true });
    else if (data.quiet) done();
  };
})"""


def prepare(page: Page, address: str) -> None:
    """A first visit in the ordinary way, until the memory for the next is there."""
    with page.context.expect_event("requestfinished", lambda request: request.url.endswith("engine.bin")):
        page.evaluate(f"(given) => void ({BOOTED_AGAIN})(given)", [f"{address}engine-worker.js", "", True])


def test_the_next_visit_is_quick(page: Page, built: Path, tmp_path: Path) -> None:
    """When nobody asks anything, the memory is fetched; a later visit boots from what the browser has kept of it.

    By then another file lies on the server, with the same date: if it came again, the engine would need its library.
    """
    own = Path(shutil.copytree(own_files(built), tmp_path / "own"))
    with web.served(tmp_path) as address:
        page.goto(f"{address}own/words/en.json")
        prepare(page, f"{address}own/")
        before = (own / MEMORY).stat()
        (own / MEMORY).write_bytes(b"another file")
        os.utime(own / MEMORY, ns=(before.st_atime_ns, before.st_mtime_ns))
        page.reload()
        assert "library.bin" not in boot(page, f"{address}own/", "")


def test_a_page_that_may_not_prepare_does_not(page: Page, address: str) -> None:
    """The worker fetches nothing ahead unless the page, which knows of low data, tells it to."""
    fetched: list[str] = []
    page.context.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    page.evaluate(BOOTED_AGAIN, [f"{address}engine-worker.js", "", False])
    page.reload()
    assert "library.bin" in boot(page, address, "")


@pytest.mark.parametrize("spoilt", [lambda memory: memory[:-1000], other_build], ids=["cut off", "of another build"])
def test_a_spoilt_memory_of_an_earlier_visit_is_passed_over(page: Page, built: Path, tmp_path: Path, spoilt) -> None:  # type: ignore[no-untyped-def]
    """What the browser has kept may be damaged, too: then the engine boots in the ordinary way."""
    own = Path(shutil.copytree(own_files(built), tmp_path / "own"))
    (own / MEMORY).write_bytes(spoilt((own / MEMORY).read_bytes()))
    with web.served(tmp_path) as address:
        page.goto(f"{address}own/words/en.json")
        prepare(page, f"{address}own/")
        page.reload()
        assert {"engine.bin", "library.bin"} <= boot(page, f"{address}own/", "")
