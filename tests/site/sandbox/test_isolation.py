"""Programs of learners reach nothing, whatever they try, and have what a course gives them."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from programs import Program


@pytest.fixture
def door() -> Iterator[socket.socket]:
    """A socket of this machine that listens: whoever gets out of the sandbox can knock here."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(1)
        yield listening


def assert_nobody_knocked(door: socket.socket) -> None:
    with pytest.raises(TimeoutError):
        door.accept()


REACHING = {
    "localStorage": "js.localStorage.setItem('a', 'b')",
    "sessionStorage": "js.sessionStorage.getItem('a')",
    "indexedDB": "js.indexedDB.open('a')",
    "caches": "js.caches.keys()",
    "cookies": "js.document.cookie",
    "fetch": "js.fetch('http://127.0.0.1:PORT/')",
    "XMLHttpRequest": "js.XMLHttpRequest.new()",
    "WebSocket": "js.WebSocket.new('ws://127.0.0.1:PORT/')",
    "EventSource": "js.EventSource.new('http://127.0.0.1:PORT/')",
    "importScripts": "js.importScripts('http://127.0.0.1:PORT/a.js')",
    "Worker": "js.Worker.new('http://127.0.0.1:PORT/a.js')",
    "parent": "js.parent.document",
    "self": "js.self",
    "code of JavaScript": "from pyodide.code import run_js; run_js('1')",
    "constructors": "js.constructor.constructor('return this')()",
    "urllib": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:PORT/', timeout=1)",
    "sockets": "import socket; socket.create_connection(('127.0.0.1', PORT), 1).recv(1)[0]",
    "http.client": "import http.client as h; h.HTTPConnection('127.0.0.1', PORT, timeout=1).request('GET', '/'); 1 / 0",
    "pyfetch": "import asyncio, pyodide.http as h\n"
    "    asyncio.get_event_loop().run_until_complete(h.pyfetch('http://127.0.0.1:PORT/'))",
    "open_url": "from pyodide.http import open_url; open_url('http://127.0.0.1:PORT/')",
    "packages": "import asyncio, pyodide_js\n"
    "    asyncio.get_event_loop().run_until_complete(pyodide_js.loadPackage('http://127.0.0.1:PORT/a.whl'))",
    "processes": "import subprocess; subprocess.run(['ls'])",
}


def test_python_reaches_nothing(double: Program, door: socket.socket) -> None:
    """Each way out that Python could know ends in an error, and none leads out."""
    double.open()
    for what, reach in REACHING.items():
        tried = reach.replace("PORT", str(door.getsockname()[1]))
        program = f"import js\ntry:\n    {tried}\n    print('reached')\nexcept BaseException as e:\n    print('no')"
        assert double.prints(program) == "no\n", what
    assert_nobody_knocked(door)


OPENED = "new Promise((ok, no) => {{ const made = {}; made.onopen = ok; made.onmessage = ok; made.onerror = no; }})"
BEYOND = {
    "localStorage": "() => { throw typeof localStorage === 'undefined' ? 'none' : localStorage.length }",
    "indexedDB": "() => new Promise((ok, no) => { const r = indexedDB.open('a'); r.onsuccess = ok; r.onerror = no; })",
    "caches": "() => caches.keys()",
    "cookieStore": "() => cookieStore.getAll()",
    "directory": "() => navigator.storage.getDirectory()",
    "fetch": "out => fetch(out, { mode: 'no-cors' })",
    "XMLHttpRequest": "out => { const x = new XMLHttpRequest(); x.open('GET', out, false); x.send(); }",
    "WebSocket": f"out => {OPENED.format("new WebSocket(out.replace('http', 'ws'))")}",
    "EventSource": f"out => {OPENED.format('new EventSource(out)')}",
    "WebTransport": "out => new WebTransport(out.replace('http', 'https')).ready",
    "importScripts": "out => importScripts(out + 'a.js')",
    "import": "out => import(out + 'a.js')",
    "Worker": f"out => {OPENED.format("new Worker(out + 'a.js')")}",
    "eval": "() => (0, eval)('1')",
    "Function": "() => Function('return 1')()",
    "nested worker": "out => new Promise((ok, no) => { const w = new Worker(URL.createObjectURL(new Blob(["
    "`fetch('${out}', { mode: 'no-cors' }).then(() => postMessage(1), () => postMessage(0))`])));"
    " w.onmessage = ({ data }) => (data ? ok() : no()); w.onerror = no; setTimeout(no, 5000); })",
}


def test_nothing_can_be_reached_from_the_worker_at_all(double: Program, door: socket.socket, place: str) -> None:
    """Whatever a program might find its way to: the worker itself has no storage, no network and no foreign code,
    neither of this machine nor of the site itself."""
    double.open()
    answered: list[str] = []
    double.page.context.on("response", lambda response: answered.append(response.url))
    worker = next(each for each in double.page.workers if each.evaluate("() => location.origin") == "null")
    for what, reach in BEYOND.items():
        tried = f"async out => {{ try {{ await ({reach})(out); return 'reached' }} catch (e) {{ return 'no' }} }}"
        if what in ("eval", "Function"):  # the debugger is above the policy, a task of the worker's own is not
            own = "new Promise(done => setTimeout(() => { try { code(); done('reached') } catch { done('no') } }))"
            tried = f"() => (code => {own})({reach})"
        for out in (f"http://127.0.0.1:{door.getsockname()[1]}/", place):
            assert worker.evaluate(tried, out) == "no", what
    assert_nobody_knocked(door)
    assert [url for url in answered if not url.startswith("blob:")] == []


def test_the_frame_is_apart(double: Program, place: str) -> None:
    """The frame has an opaque origin: it sees neither the page around it nor what the site stores."""
    double.open()
    frame = next(each for each in double.page.frames if "/sandbox/" in each.url)
    assert frame.evaluate("() => window.origin") == "null"
    for reach in ("parent.document", "localStorage", "top.location.href", "document.cookie"):
        assert (
            frame.evaluate(f"() => {{ try {{ return String({reach}) && 'reached' }} catch {{ return 'no' }} }}") == "no"
        )
    assert double.page.locator("iframe").get_attribute("sandbox") == "allow-scripts"


def test_what_a_program_says_is_data(double: Program) -> None:
    """HTML that a program prints, or names in an error, is shown as text."""
    assert double.prints("print('<img src=x onerror=alert(1)>')") == "<img src=x onerror=alert(1)>\n"
    double.run("raise ValueError('<b>bold</b>')")
    expect(double.error()).to_contain_text("<b>bold</b>")
    assert double.form.locator("b").count() == 0


def test_wheels_of_the_course_can_be_imported(double: Program) -> None:
    """What course.yml names under `packages` is there, without any network."""
    assert double.prints("import shapes\nprint(shapes.area(3))") == "9\n"


def test_the_whole_library_is_there(double: Program) -> None:
    """Learners have Python's standard library, of which the engine has only a part."""
    program = (
        "import statistics, html, turtledemo" if False else "import statistics, html, csv, string, textwrap\nprint(1)"
    )
    assert double.prints(program) == "1\n"


def test_figures_are_shown(double: Program) -> None:
    """Figures of a vendored matplotlib are pictures below the output, with words for those who don't see them."""
    double.prints("import matplotlib.pyplot as plt\nplt.plot([1, 2])")
    picture = double.form.locator("img")
    expect(picture).to_have_attribute("alt", "Figure 1 that your program drew")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
