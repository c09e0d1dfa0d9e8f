"""The course with programs, in one browser for all tests of a file."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import web
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect
from programs import Program

from mkcourse.authoring.assembly import assemble
from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.sources import read_sources

COURSE = Path(__file__).parents[1] / "code_course"


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """As learners have it: how deep a program may nest depends on how WebAssembly is compiled."""
    with web.launched(playwright) as launched:
        yield launched


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
    context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
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
    page.goto(f"{place}assets/course/sandbox.json")
    page.evaluate("() => localStorage.clear()")
    page.close()


@pytest.fixture
def lesson(page: Page, told: web.Watched, place: str) -> Page:
    page.goto(f"{place}lessons/printing/")
    expect(page.locator("mk-question form[data-mounted]")).to_have_count(2)
    return page


@pytest.fixture
def double(lesson: Page) -> Program:
    return Program(lesson, "double")
