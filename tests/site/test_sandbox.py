"""Programs of learners in a real browser: they run, are tested, are ended, and reach nothing."""

from __future__ import annotations

import json
import shutil
import socket
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import web
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from mkcourse.authoring.assembly import assemble
from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.sources import read_sources

COURSE = Path(__file__).with_name("code_course")
SOLUTION = "def double(n):\n    return 2 * n\n"
READY = "form => form.querySelector('.mk-code__state').textContent === ''"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course of this folder with two wheels: one of shapes, one that draws as matplotlib does."""
    folder = tmp_path_factory.mktemp("code") / "course"
    shutil.copytree(COURSE, folder)
    (folder / "packages").mkdir()
    write_wheel(folder / "packages", "shapes", {"shapes.py": "def area(side): return side * side\n"})
    write_wheel(folder / "packages", "matplotlib", {"matplotlib/__init__.py": "", "matplotlib/pyplot.py": PYPLOT})
    sources, _ = read_sources(folder)
    assembled, found = assemble(sources)
    assert found == []
    build_site(assembled.course, folder, folder.parent / "site", lambda step, done, total: None)
    return folder.parent / "site"


PYPLOT = """\
import base64
open_figures = []
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
class Figure:
    def savefig(self, file, format): file.write(base64.b64decode(PNG))
def plot(values): open_figures[:] = [1]
def get_fignums(): return list(open_figures)
def figure(number): return Figure()
def close(which): open_figures.clear()
"""


def write_wheel(folder: Path, name: str, files: dict[str, str]) -> None:
    info = f"{name}-1.0.dist-info"
    files = files | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)


@pytest.fixture(scope="module")
def place(site: Path) -> Iterator[str]:
    with web.served(site, "some/where") as url:
        yield url


@pytest.fixture(scope="module")
def visitor(browser: Browser, place: str) -> Iterator[tuple[BrowserContext, web.Watched]]:
    """One browser for all tests, so that it need not fetch and compile everything for each."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    yield context, web.watched(context, place.split("/some")[0])
    context.close()


@pytest.fixture
def told(visitor: tuple[BrowserContext, web.Watched]) -> web.Watched:
    """What is asked for and complained of in this test."""
    watched = visitor[1]
    watched.requests.clear()
    watched.complaints.clear()
    return watched


@pytest.fixture
def page(visitor: tuple[BrowserContext, web.Watched], place: str) -> Iterator[Page]:
    """A page that nobody has used before."""
    page = visitor[0].new_page()
    yield page
    page.goto(f"{place}assets/course/course.json")
    page.evaluate("() => localStorage.clear()")
    page.close()


@pytest.fixture
def lesson(page: Page, told: web.Watched, place: str) -> Page:
    page.goto(f"{place}lessons/printing/")
    expect(page.locator("mk-question form[data-mounted]")).to_have_count(2)
    return page


class Program:
    """A code question on a page, and what its learner does."""

    def __init__(self, page: Page, item: str) -> None:
        self.page = page
        self.form = page.locator(f'mk-question form[data-item="{item}"]')
        self.console = self.form.locator("[role=log]")
        self.editor = self.form.locator(".cm-content")

    def open(self) -> Program:
        if not self.editor.count():
            self.form.locator("textarea").focus()
        expect(self.editor).to_be_visible()
        expect(self.form.locator(".mk-code__state")).to_have_text("")
        return self

    def write(self, text: str) -> Program:
        """Puts the text in the place of the program, as pasting does."""
        self.open()
        self.editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        return self

    def run(self, text: str | None = None) -> Program:
        if text is not None:
            self.write(text)
        self.form.locator('[data-action="run"]').click()
        return self

    def ended(self) -> Program:
        expect(self.form.locator('[data-action="run"]')).to_be_visible()
        return self

    def prints(self, text: str) -> str:
        """Runs the program and returns all that it printed."""
        self.run(text)
        expect(self.form.locator(".mk-console__below > *").first).to_be_visible()
        return self.console.inner_text()

    def check(self, verdict: str) -> Locator:
        button = self.form.locator("button[type=submit]")
        expect(button).not_to_have_attribute("aria-disabled", "true")
        self.page.wait_for_timeout(450)  # a second press of a double click is passed over for 400 ms
        button.click()
        if verdict != "right":
            expect(button).not_to_have_attribute("aria-disabled", "true")
        panel = self.form.locator(f'.mk-item__feedback [data-verdict="{verdict}"]')
        expect(panel).to_be_visible()
        return panel

    def error(self) -> Locator:
        return self.form.locator("[data-code-error]").first


@pytest.fixture
def double(lesson: Page) -> Program:
    return Program(lesson, "double")


def test_nothing_is_loaded_before_a_program_is_looked_at(page: Page, told: web.Watched, place: str) -> None:
    """Pages without code load neither editor nor sandbox, and pages with code not before the first focus."""
    parts = ("/vendor/", "/sandbox", "/code/", "python_stdlib")
    page.goto(f"{place}lessons/counting/")
    form = page.locator("mk-question form[data-mounted]")
    form.locator("input").first.check()
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="right"]')).to_be_visible()
    page.goto(f"{place}lessons/printing/")
    expect(page.locator("mk-question form[data-mounted]")).to_have_count(2)
    assert [url for url in told.requests if any(part in url for part in parts)] == []
    Program(page, "double").open()
    assert [part for part in parts if any(part in url for url in told.requests)] == list(parts)
    assert told.foreign == []


def test_a_program_is_written_run_and_solved(double: Program, told: web.Watched) -> None:
    """From the first focus to the verdict; the console of the browser has nothing to complain of."""
    assert double.form.locator("textarea").input_value() == "def double(n):\n    pass\n"
    assert double.prints("print('Hello')\nprint(2 + 3)") == "Hello\n5\n"
    expect(double.check("wrong")).to_contain_text("ended with an error")
    double.write("def double(n):\n    print(2 * n)")
    expect(double.check("wrong")).to_contain_text("Give it back with return")
    expect(double.form.locator(".mk-tests__test")).to_have_count(3)
    double.write(SOLUTION).check("right")
    expect(double.form.locator('.mk-tests__test[data-passed="yes"]')).to_have_count(3)
    expect(double.editor).to_have_attribute("aria-readonly", "true")
    assert told.complaints == []
    assert told.foreign == []


def test_a_failing_test_tells_call_value_and_what_was_printed(double: Program) -> None:
    """A shown test tells what it saw; a hidden one its message only; the misconception of the first is named."""
    double.write("def double(n):\n    print(2 * n)").check("wrong")
    shown, _, hidden = double.form.locator(".mk-tests__test").all()
    expect(shown).to_contain_text("double(3)")
    expect(shown).to_contain_text("None")
    expect(shown).to_contain_text("printed 6, but it gave nothing back")
    expect(hidden).to_contain_text("Does it work for numbers below zero?")
    expect(hidden).not_to_contain_text("-4")
    expect(double.form.locator("[data-misconception]")).to_be_visible()


def test_what_can_not_be_judged_is_asked_again(double: Program) -> None:
    """The unchanged start and a program that Python can't read are no wrong answers; the error names its line."""
    double.open().check("again")
    double.write("def double(n)\n    return 2 * n").check("again")
    expect(double.error()).to_have_attribute("data-code-error", "colon")
    expect(double.error()).to_contain_text("Line 1:")
    expect(double.form.locator(".mk-error-line")).to_contain_text("def double(n)")
    double.write(SOLUTION).check("right")


WRONG = {
    "while True:\n    pass": "time",
    "while True:\n    print('again and again')": "time",
    "try:\n    while True:\n        pass\nexcept:\n    pass\nfinally:\n    while True: pass": "time",
    "def f(n):\n    return f(n + 1)\nf(0)": "recursion",
    "import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    return f(n + 1)\nf(0)": "recursion",
    f"x = {'(' * 5000}": "recursion",
    "x = []\nwhile True:\n    x.append('a' * 1_000_000)": "memory",
    "print(nothing_like_that)": "name",
}


def test_what_goes_wrong_is_told_and_the_next_program_runs(lesson: Page) -> None:
    """Endless loops, endless printing, recursion and memory end in words, and the page is alive all the time."""
    lesson.evaluate("() => { window.ticks = 0; setInterval(() => window.ticks += 1, 50); }")
    greet = Program(lesson, "greet").open()
    for program, code in WRONG.items():
        before, since = lesson.evaluate("window.ticks"), time.monotonic()
        greet.run(program)
        expect(greet.error()).to_have_attribute("data-code-error", code)
        passed = time.monotonic() - since
        assert passed < 2 + 20, "the limit of this question is two seconds; the rest is the machine's own slowness"
        ticks = lesson.evaluate("window.ticks") - before
        assert ticks > passed * 20 * 0.3, f"the page froze: {program}"
        assert greet.prints("print('alive')") == "alive\n"


def test_endless_loops_in_tests_end_too(double: Program) -> None:
    """The test at which the program had to be ended is named; the tests before it keep their results."""
    double.write("def double(n):\n    while n == 0:\n        pass\n    return 2 * n").check("wrong")
    expect(double.error()).to_have_attribute("data-code-error", "time")
    first, hanging = double.form.locator(".mk-tests__test").all()
    expect(first).to_have_attribute("data-passed", "yes")
    expect(hanging).to_contain_text("had to be stopped")


def test_a_running_program_can_be_stopped(double: Program) -> None:
    """The button Stop takes the place of Run, and ends the program at once."""
    double.run("while True:\n    pass")
    double.form.locator('[data-action="stop"]').click()
    expect(double.error()).to_have_attribute("data-code-error", "stopped")
    assert double.prints("print(1)") == "1\n"


def test_output_is_cut(double: Program) -> None:
    """A page is not flooded, and says that there was more."""
    printed = double.prints("for i in range(10_000): print(i)")
    assert printed.count("\n") == 1000
    expect(double.form.locator(".mk-console__note").first).to_contain_text("more than fits")


def test_a_program_may_leave(double: Program) -> None:
    """Leaving ends the program, not Python."""
    for leave in ("import sys\nsys.exit()", "import os\nos._exit(3)", "exit()"):
        assert double.prints(f"print('a')\n{leave}\nprint('b')") == "a\n"
        assert double.prints("print('c')") == "c\n"


def test_input_is_one_conversation(lesson: Page) -> None:
    """Each line that the program asks for is typed where it is asked, and what is on screen goes on."""
    greet = Program(lesson, "greet")
    greet.run(
        "import random\nprint(random.random())\n"
        "while True:\n    try:\n        n = int(input('A number? '))\n        break\n"
        "    except:\n        print('No.')\nprint(n * 2)"
    )
    field = greet.form.locator(".mk-console__field")
    expect(field).to_be_focused()
    luck = greet.console.inner_text().splitlines()[0]
    lesson.keyboard.type("seven")
    lesson.keyboard.press("Enter")
    expect(greet.console).to_contain_text("No.")
    field.fill("21")
    greet.form.get_by_role("button", name="Enter").click()
    expect(greet.console).to_contain_text("42")
    assert greet.console.inner_text() == f"{luck}\nA number? seven\nNo.\nA number? 21\n42\n"


def test_endless_asking_waits_for_the_learner(lesson: Page) -> None:
    """`while True: input()` is no endless loop: it waits after each line."""
    greet = Program(lesson, "greet").run("while True: input()")
    for line in ("a", "b", "c"):
        greet.form.locator(".mk-console__field").fill(line)
        lesson.keyboard.press("Enter")
        expect(greet.console).to_contain_text(line)
    expect(greet.form.locator(".mk-console__field")).to_be_visible()


def test_the_same_question_is_tested_with_typed_lines(lesson: Page) -> None:
    """`output("Ada")` types for the learner; what was typed and printed is shown."""
    greet = Program(lesson, "greet").write('name = input("Who? ")\nprint("Hi", name)')
    greet.check("wrong")
    expect(greet.form.locator(".mk-tests__seen")).to_contain_text("Hi Ada")
    greet.write('name = input("Whoever? ")\nprint("Hello", name)').check("right")


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


def test_a_draft_survives_a_reload(double: Program, lesson: Page) -> None:
    """What was typed and not checked is there again; a solved question begins anew; Start again asks first."""
    double.write("# a draft")
    lesson.wait_for_timeout(200)
    lesson.reload()
    expect(double.form.locator("textarea")).to_have_value("# a draft")
    double.open().form.locator('[data-action="reset"]').click()
    double.form.get_by_role("button", name="No, keep it").click()
    expect(double.editor).to_contain_text("# a draft")
    double.form.locator('[data-action="reset"]').click()
    double.form.get_by_role("button", name="Yes, start again").click()
    expect(double.editor).to_contain_text("def double(n):")
    double.write(SOLUTION).check("right")
    lesson.reload()
    expect(double.form.locator("textarea")).to_have_value("def double(n):\n    pass\n")


def test_a_reload_and_a_second_program_share_one_python(lesson: Page) -> None:
    """Two questions of a page have one sandbox, and each its own console."""
    double, greet = Program(lesson, "double"), Program(lesson, "greet")
    assert double.prints("print('one')") == "one\n"
    assert greet.prints("print('two')") == "two\n"
    assert double.console.inner_text() == "one\n"
    assert lesson.locator("iframe").count() == 1


def test_the_keyboard_is_enough(lesson: Page) -> None:
    """Tab indents, Escape and Tab leave, Ctrl+Enter runs; the editor says so to those who can't see it."""
    double = Program(lesson, "double").open()
    expect(double.editor).to_be_focused()
    assert "Escape" in str(double.editor.get_attribute("aria-description"))
    assert double.editor.get_attribute("aria-label") == "Your program"
    keys = lesson.keyboard
    keys.press("Control+A")
    keys.type("if True:")
    keys.press("Enter")
    keys.type("print(4)")
    keys.press("Control+Enter")
    expect(double.console).to_have_text("4\n")
    keys.press("Enter")
    keys.press("Tab")
    expect(double.editor).to_be_focused()
    keys.press("Escape")
    keys.press("Tab")
    expect(double.form.locator('[data-action="run"]')).to_be_focused()
    keys.press("Enter")
    expect(double.console).to_have_text("4\n")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(lesson: Page, axe: Callable[[Page], list[str]], scheme: str, told: web.Watched) -> None:
    """No fault of accessibility: untouched, with an error, with a waiting input and with results; nor at 360 px."""
    lesson.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    lesson.set_viewport_size({"width": 360, "height": 800})
    assert axe(lesson) == []
    double, greet = Program(lesson, "double"), Program(lesson, "greet")
    greet.run('# text\nname = input("Who? ")')
    expect(greet.form.locator(".mk-console__field")).to_be_visible()
    double.run("print(1)\nprint(nothing_like_that)")
    expect(double.error()).to_be_visible()
    assert axe(lesson) == []
    double.write("def double(n):\n    return n").check("wrong")
    assert axe(lesson) == []
    wide = lesson.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert told.complaints == []


def test_programs_can_be_written_without_the_editor(page: Page, place: str) -> None:
    """Where the editor can't be loaded, the text area serves."""
    page.route("**/vendor/editor.js", lambda route: route.abort())
    page.goto(f"{place}lessons/printing/")
    form = page.locator('mk-question form[data-item="double"][data-mounted]')
    form.locator("textarea").fill(SOLUTION)
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="right"]')).to_be_visible()


def test_without_a_sandbox_nothing_counts(page: Page, place: str) -> None:
    """Where Python can't be started, the learner is told so, and the answer is not counted as wrong."""
    page.route("**/sandbox.json", lambda route: route.abort())
    page.goto(f"{place}lessons/printing/")
    form = page.locator('mk-question form[data-item="double"][data-mounted]')
    form.locator("textarea").fill(SOLUTION)
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="again"]')).to_be_visible()
    expect(form.locator('[data-code-error="unstartable"]')).to_be_visible()
    page.unroute("**/sandbox.json")
    page.wait_for_timeout(500)  # a second press at once counts as a double click
    form.locator("button[type=submit]").click()
    expect(form.locator('[data-verdict="right"]')).to_be_visible()


def test_an_answer_in_the_log_holds_the_program(double: Program) -> None:
    """Program and passed tests are kept with the answer."""
    double.write(SOLUTION).check("right")
    stored = double.page.evaluate("() => Object.entries(localStorage).filter(([key]) => key.includes('/log/'))")
    events = [event for _, text in stored for event in json.loads(text)["events"]]
    (attempt,) = [event for event in events if event["type"] == "Attempted"]
    assert attempt["response"]["code"] == SOLUTION
    assert len(attempt["response"]["passed"]) == 3 and attempt["response"]["ran"] is True
