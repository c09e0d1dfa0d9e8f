"""What a learner's browser really transfers, against the budget in budget.yml."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml
from learner import Practice
from playwright.sync_api import Browser, Page, expect
from poor_server import Poor, poorly_served
from sites import own_files

from mkcourse.authoring.build.browser_runtime import find_node, vendored

BUDGET = yaml.safe_load((Path(__file__).parent / "budget.yml").read_text(encoding="utf-8"))
PACKED = (".bin", ".zip", ".png", ".woff2")
"""What no server would compress again."""
BROTLI = "process.stdout.write(require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])))"
LISTEN = """
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => (window.engineIsUp ||= data.ready));
    }
  };
"""
"""Hears the engine say that it is up."""
FIRST, SECOND = "lessons/equal-parts/", "lessons/equal-parts-paper/"

type Sent = dict[str, int]
"""File -> bytes that the server really sent."""


class Visit:
    """A first visit to a lesson on a server that compresses nothing, and what came until when."""

    def __init__(self, page: Page, site: Path) -> None:
        self.site = site
        self.poor = Poor()
        page.add_init_script(LISTEN)
        with poorly_served(site, self.poor) as address:
            page.goto(f"{address}{FIRST}")
            Practice(page)
            self.first = self._sent()
            page.wait_for_function("() => window.engineIsUp", timeout=90_000)
            self.engine = self._sent()
            page.wait_for_load_state("networkidle")
            self.poor.sent.clear()
            page.locator(f'a[href$="/{SECOND}"]:visible').first.click()
            expect(page).to_have_url(f"{address}{SECOND}")
            Practice(page)
            self.second = self._sent()

    def _sent(self) -> Sent:
        return dict(self.poor.sent)

    def raw(self, sent: Sent) -> int:
        return sum(sent.values())

    def packed(self, names: Iterable[str]) -> int:
        return sum(packed(file_of(self.site, name)) for name in names)


def file_of(site: Path, name: str) -> Path:
    return site / name / "index.html" if (site / name).is_dir() else site / name


def packed(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 9))


def brotli(file: Path) -> int:
    if file.suffix in PACKED:
        return file.stat().st_size
    return len(subprocess.run([find_node().program, "-e", BROTLI, file], capture_output=True, check=True).stdout)


@pytest.fixture(scope="module")
def quick(browser: Browser, fractions: Path) -> Visit:
    with_page = browser.new_context(service_workers="block")
    visit = Visit(with_page.new_page(), fractions)
    with_page.close()
    return visit


@pytest.fixture(scope="module")
def slow(browser: Browser, fractions: Path) -> Iterator[Visit]:
    """The same where the browser has measured nothing: the network is taken for slow."""
    context = browser.new_context(service_workers="block")
    context.add_init_script("performance.getEntriesByType = () => []")
    yield Visit(context.new_page(), fractions)
    context.close()


def over(line: str, **counted: int) -> list[str]:
    """Each figure that is over its budget, in words."""
    allowed = BUDGET[line]
    assert counted.keys() == allowed.keys(), line
    print(line, counted)
    return [
        f"'{line}', {kind}: {bytes_:,} bytes of {allowed[kind]:,}: {bytes_ - allowed[kind]:,} too many"
        for kind, bytes_ in counted.items()
        if bytes_ > allowed[kind]
    ]


def test_a_first_page_keeps_to_its_budget(quick: Visit) -> None:
    """HTML, scripts, styles and data until a question can be answered, counted at the server."""
    first = {
        name: sent for name, sent in quick.first.items() if "/pyodide/" not in name and "engine-worker" not in name
    }
    scripts = {name: sent for name, sent in first.items() if name.endswith(".js")}
    styles = {name: sent for name, sent in first.items() if name.endswith(".css")}
    data = {name: sent for name, sent in first.items() if name.endswith(".json") or "assets/course/" in name}
    page = {name: sent for name, sent in first.items() if name == FIRST} | scripts | styles
    assert len(page) > len(scripts) + len(styles) > len(scripts) > 0 and data
    found = over("page", raw=quick.raw(page), gzip=quick.packed(page))
    found += over("scripts", raw=quick.raw(scripts), gzip=quick.packed(scripts))
    found += over("styles", raw=quick.raw(styles), gzip=quick.packed(styles))
    found += over("data", raw=quick.raw(data), gzip=quick.packed(data))
    assert found == []


def test_a_second_page_keeps_to_its_budget(quick: Visit) -> None:
    """The next lesson brings its own text and questions, and nothing that was there."""
    assert over("second page", raw=quick.raw(quick.second), gzip=quick.packed(quick.second)) == []


def test_the_engine_keeps_to_its_budget(quick: Visit, slow: Visit) -> None:
    """All of the engine until it is up: counted at the server, and as servers that compress would send it."""
    found = over("quick engine", raw=quick.raw(of_engine(quick.engine)))
    names = compressed_way(of_engine(slow.engine))
    raw, small = slow.raw(of_engine(slow.engine)), slow.packed(names)
    found += over("slow engine", raw=raw, gzip=small, brotli=sum(brotli(file_of(slow.site, each)) for each in names))
    assert found == []


def of_engine(sent: Sent) -> Sent:
    return {name: bytes_ for name, bytes_ in sent.items() if "/pyodide/" in name or "engine-worker" in name}


def compressed_way(sent: Sent) -> list[str]:
    """What comes in the same visit from a server that compresses: not what stands in for it."""
    own = {name.rpartition("/pyodide/")[0] for name in sent if "/pyodide/" in name}
    (folder,) = own
    plain = {f"{folder}/pyodide/pyodide.asm.wasm", f"{folder}/pyodide/pyodide.asm.js"}
    return [name for name in {*sent, *plain} if not name.endswith(("/wasm.bin", "/assembly.bin"))]


def test_what_lies_in_the_site_keeps_to_its_budget(fractions: Path) -> None:
    """The questions of the largest competency, the icons of the app, the fonts for formulas."""
    items = list((fractions / "assets/course/items").iterdir())
    found = over("largest items", raw=max(path.stat().st_size for path in items))
    icons = [path for path in (fractions / "assets/mkcourse").iterdir() if path.name.startswith("icon")]
    found += over("icons", raw=sum(path.stat().st_size for path in icons))
    fonts = list(vendored(print).rglob("*.woff2"))
    assert fonts and not list(own_files(fractions).rglob("*.ttf"))
    assert found + over("fonts", raw=sum(path.stat().st_size for path in fonts)) == []
