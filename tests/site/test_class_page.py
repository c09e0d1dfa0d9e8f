"""The class page in a real browser: files in, verdicts and actions out, and nothing that leaves or stays unasked."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import web
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from site_data import data
from sites import site_of

from mkcourse.runtime.packs import events_of

COURSES = Path(__file__).parents[2] / "courses"
EXAMPLE = "assets/course/example-class.zip"
FOLDERS: list[tempfile.TemporaryDirectory[str]] = []
"""Where the files lie that were chosen; a browser reads them when it needs them."""
COUNT_FRAMES = """() => {
  window.frames_drawn = 0;
  const count = () => { window.frames_drawn += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course as `mkcourse build` makes it, with its example class."""
    return site_of(COURSES / "fractions", tmp_path_factory)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """On plain HTTP, under a path that the build did not know."""
    with web.served(site, "a/school") as url:
        yield url


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, bytes]:
    """The files of the example class, by name."""
    with zipfile.ZipFile(site / EXAMPLE) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def page(context: BrowserContext, address: str, site: Path) -> Page:
    """The class page, a day after the example class's last."""
    context.set_default_timeout(240_000)
    expect.set_options(timeout=240_000)
    page = context.new_page()
    page.clock.set_system_time(at(site))
    page.goto(f"{address}teacher/")
    expect(page.locator(".mk-drop")).to_be_visible()
    return page


def at(site: Path) -> int:
    """The moment from which the example class is looked at."""
    return int(json.loads((site / "assets/course/example-class.json").read_text())["at"])


def bring(page: Page, *files: tuple[str, bytes]) -> None:
    """Chooses files, which stay where they are, and waits until all they tell is there."""
    FOLDERS.append(tempfile.TemporaryDirectory())
    folder = Path(FOLDERS[-1].name)
    for name, content in files:
        (folder / name).write_bytes(content)
    page.locator('[data-input="files"]').set_input_files([folder / name for name, _ in files])
    page.locator(".mk-checking").wait_for(state="attached")
    expect(page.locator("[data-drawn]")).to_be_attached()


def some(files: dict[str, bytes], *names: str) -> list[tuple[str, bytes]]:
    return [(f"{name}.json", files[f"{name}.json"]) for name in names]


def verdict(page: Page, name: str) -> Locator:
    return page.locator(f'[data-file="{name}"]')


def edited(content: bytes) -> bytes:
    """One wrong answer of the file made right, by somebody who does not know how events are linked."""
    file: dict[str, Any] = json.loads(content)
    events = [json.dumps(event) for pack in file["packs"] for event in events_of(pack).events]
    first = next(place for place, event in enumerate(events) if '"wrong"' in event)
    events[first] = events[first].replace('"wrong"', '"right"')
    return json.dumps({**file, "packs": [], "events": [*map(json.loads, events), *file["events"]]}).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in files.items():
            archive.writestr(name, each)
    return content.getvalue()


def table(page: Page, name: str) -> list[list[str]]:
    """A table that was saved, as a spreadsheet reads it."""
    page.locator('[data-part="save"] summary').first.click()
    with page.expect_download() as found:
        page.locator(f'[data-export="{name}"]').click()
    page.locator('[data-part="save"] summary').first.click()
    return list(csv.reader(io.StringIO(Path(found.value.path()).read_text(encoding="utf-8-sig"), newline="")))


def height(element: Locator) -> float:
    box = element.bounding_box()
    return 0.0 if box is None else box["height"]


def stored(page: Page) -> object:
    """What the browser keeps of this origin."""
    return page.evaluate(
        """async () => ({
          local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
          databases: (await indexedDB.databases()).map(({ name }) => name),
        })"""
    )


def test_the_example_class_tells_what_to_do(
    page: Page, context: BrowserContext, address: str, axe: Callable[[Page], list[str]]
) -> None:
    """One press shows a made-up class: at most five actions with their evidence, a level for each student and
    competency, flags with their rule; a student's card and report; and axe finds nothing."""
    seen = web.watched(context, address.split("/a/school")[0])
    page.locator('[data-action="example"]').click()
    expect(page.locator("[data-drawn]")).to_be_attached()
    assert 1 <= page.locator(".mk-action").count() <= 5
    page.locator(".mk-action summary").first.click()
    expect(page.locator(".mk-action .mk-why li").first).to_be_visible()
    assert page.locator(".mk-heat tbody tr").count() == 10
    assert set(page.locator(".mk-heat__cell").all_inner_texts()) >= {"new"}
    expect(page.locator(".mk-flag").first).to_be_visible()
    assert "class." not in page.locator("mk-class").inner_text()
    assert "teacher." not in page.locator("mk-class").inner_text()
    assert "{" not in (page.locator("mk-class").text_content() or "")
    assert axe(page) == []
    page.locator(".mk-heat .mk-person").first.click()
    expect(page.locator(".mk-conference__name")).to_be_focused()
    page.locator('[data-action="family"]').click()
    expect(page.locator(".mk-report__title")).to_be_visible()
    page.locator('[data-action="back"]').click()
    expect(page.locator(".mk-heat .mk-person").first).to_be_focused()
    assert seen.foreign == [] and seen.complaints == []


def test_each_file_has_a_verdict_in_words(page: Page, files: dict[str, bytes]) -> None:
    """Sound files are checked, also from a ZIP; an edited one is shown and said to be; hostile ones are named, each
    with its reason, and do nothing; and the page stays alive meanwhile."""
    page.evaluate(COUNT_FRAMES)
    script = '<img src=x onerror="window.hacked=1">.json'
    hostile = {
        script: b'{"format": "mkcourse-progress"}',
        "large.json": b" " * 50_000_000,
        "deep.json": b"[" * 200_000 + b"]" * 200_000,
        "latin.json": "{'name': 'Zoë'}".encode("latin-1"),
        "words.json": b"Dear teacher, my file is lost.",
        "broken.zip": b"PK\x03\x04 and then nothing",
        "bomb.zip": zipped({"bomb.json": b"0" * 60_000_000}),
    }
    bring(
        page,
        *some(files, "Amal", "Ben"),
        ("Dunja.json", edited(files["Dunja.json"])),
        (
            "rest.zip",
            zipped({"class/Jia.json": files["Jia.json"], "class/photo.jpg": b"\xff\xd8", "__MACOSX/._Jia.json": b"x"}),
        ),
        *hostile.items(),
    )
    for name in ("Amal.json", "Ben.json", "class/Jia.json"):
        expect(verdict(page, name)).to_have_attribute("data-verdict", "checked")
    expect(verdict(page, "Dunja.json")).to_have_attribute("data-verdict", "edited")
    refused = page.locator('[data-verdict="refused"]')
    expect(refused).to_have_count(len(hostile))
    for row in refused.all():
        assert len(row.locator(".mk-file__why").inner_text()) > 20
    expect(page.locator(".mk-file", has_text=script)).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert page.locator(".mk-heat tbody tr").count() == 4
    assert page.evaluate("window.frames_drawn") > len(hostile) + 4, "the page draws while its worker reads the files"


def test_a_large_class_stands_before_it_is_checked(page: Page, site: Path, files: dict[str, bytes]) -> None:
    """Of many files the page shows at once who answered how much, and the levels that files say, each marked as being
    checked; then each as checked, and all that the answers give, with a verdict on each and a contradiction named."""
    many = [(f"{number}-{name}", content) for number in range(2) for name, content in files.items()]
    said = [(f"says-{name}", saying_retained(content, site)) for name, content in list(files.items())[:4]]
    FOLDERS.append(tempfile.TemporaryDirectory())
    folder = Path(FOLDERS[-1].name)
    for name, content in (*many, *said):
        (folder / name).write_bytes(content)
    page.evaluate(SEE_MARKS)
    page.locator('[data-input="files"]').set_input_files([folder / name for name, _ in (*many, *said)])
    expect(page.locator("[data-drawn]")).to_be_attached()
    early = page.evaluate("window.early")
    assert early["files"] == len(many) + len(said) >= 24 and early["progress"]
    assert (early["learners"], early["retained"], early["actions"]) == (len(many) + len(said), len(said), 0)
    assert set(early["marks"]) == {"waiting"}
    assert page.evaluate("window.marked") > 0, "a file is marked as soon as it is checked"
    assert page.locator('[data-verdict="waiting"]').count() == 0
    assert page.locator("[data-verdict]").count() == len(many) + len(said)
    assert page.locator(".mk-heat tbody tr").count() >= len(files)
    named = verdict(page, said[0][0])
    expect(named).to_have_attribute("data-verdict", "consistent")
    expect(named.locator(".mk-file__why", has_text="It says “retained” for")).to_be_attached()


SEE_MARKS = """() => {
  window.marked = 0;
  new MutationObserver(() => {
    const early = document.querySelector("[data-early]");
    if (!early) return;
    const all = (name) => [...early.querySelectorAll(name)];
    window.marked += all('.mk-file:not([data-verdict="waiting"])').length;
    window.early ??= {
      files: all(".mk-file").length,
      progress: all("progress").length === 1,
      learners: all(".mk-heat tbody tr").length,
      retained: all('.mk-heat tbody tr:has([data-level="4"])').length,
      actions: all(".mk-action").length,
      marks: all(".mk-heat .mk-verdict").map((mark) => mark.className.split("--")[1]),
    };
  }).observe(document.querySelector("mk-class"), { subtree: true, childList: true, attributes: true });
}"""
"""What stands before the files are checked, and whether any is marked then: both are gone when the class is drawn."""


def saying_retained(content: bytes, site: Path) -> bytes:
    """A file with a summary by which everything is retained."""
    file, course = json.loads(content), data(site, "course")
    count = sum(pack["count"] for pack in file["packs"]) + len(file["events"])
    levels = {one["id"]: "retained" for one in course["competencies"]}
    told = {"edition": course["edition"], "engine": course["engine"], "events": count, "levels": levels}
    return json.dumps({**file, "summary": told}).encode()


def test_nothing_leaves_and_nothing_stays(page: Page, context: BrowserContext, files: dict[str, bytes]) -> None:
    """Once files are being read no request is made; nothing is stored before the teacher asks; what was asked for is
    told, opens again, and is gone when it is deleted."""
    before = stored(page)
    requests: list[str] = []
    page.on("requestfinished", lambda request: requests.append(request.url))
    bring(page, *some(files, "Amal"))
    asked = [url for url in requests if "/assets/" not in url and not url.startswith("blob:")]  # the engine, unpacked
    assert asked == []
    requests.clear()
    bring(page, *some(files, "Ben", "Ivo"))
    assert requests == [] and stored(page) == before
    page.locator('[data-action="keep"]').click()
    expect(page.locator('[data-part="kept"]')).to_contain_text("3 files")
    page.reload()
    page.locator('[data-action="open-kept"]').click()
    expect(page.locator("[data-drawn]")).to_be_attached()
    assert page.locator(".mk-heat tbody tr").count() == 3
    page.locator('[data-action="delete-kept"]').click()
    expect(page.locator('[data-part="kept"]')).to_contain_text("Nothing of this class is kept")
    page.reload()
    expect(page.locator(".mk-drop")).to_be_visible()
    expect(page.locator('[data-part="kept"]')).to_have_count(0)
    assert stored(page) == before


def test_a_class_that_is_away_is_said_to_be(page: Page, site: Path, files: dict[str, bytes], address: str) -> None:
    """Weeks after the last answer the page says first since when nobody was there, and a student's card since when
    that one was not; the page of the day after does neither."""
    bring(page, *some(files, "Amal"))
    expect(page.locator("[data-away]")).to_have_count(0)
    page.clock.set_system_time(at(site) + 30 * 86_400)
    page.goto(f"{address}teacher/")
    bring(page, *some(files, "Amal"))
    expect(page.locator("[data-away]")).to_contain_text(re.compile(r"Nobody has been there for 3\d days"))
    expect(page.get_by_text("Nothing stands out")).to_have_count(0)
    page.locator(".mk-heat .mk-person").click()
    expect(page.locator('.mk-conference [data-part="since"]')).to_contain_text(
        re.compile(r"Did not come for 3\d days; was last there")
    )


def test_students_without_a_name_are_told_apart(page: Page, files: dict[str, bytes]) -> None:
    """Files are called alike but for their end, which is there to be read."""
    first, second = (json.loads(content) for content in list(files.values())[:2])
    nameless = [json.dumps({**one, "learner": {"name": ""}}).encode() for one in (first, second)]
    names = [f"fractions-progress-2026-11-23-from-{who}" for who in ("here", "there")]
    bring(page, *((f"{name}.json", content) for name, content in zip(names, nameless, strict=True)))
    expect(page.locator(".mk-heat .mk-person")).to_have_text(names)
    people = page.locator(".mk-person:visible").all()
    cut = "name => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight"
    assert not [one.text_content() for one in people if one.evaluate(cut)]


def test_pseudonyms_hold_everywhere_and_tables_are_safe(page: Page, files: dict[str, bytes]) -> None:
    """With one switch no name is on the page or in a saved table; a name that begins like a formula is text in a
    spreadsheet."""
    formula = json.loads(files["Ben.json"]) | {"learner": {"name": "=HYPERLINK(1)"}}
    bring(page, *some(files, "Amal", "Goran"), ("x.json", json.dumps(formula).encode()))
    rows = table(page, "levels")
    assert {row[0] for row in rows[1:]} == {"Amal", "Goran", "'=HYPERLINK(1)"}
    assert len(rows[0]) == 3 + 16 and rows[1][3] in ("new", "learning", "practised", "secure", "retained")
    assert table(page, "questions")[0][0] == "Question"
    page.locator('[name="hide-names"]').check()
    expect(page.locator("[data-drawn]")).to_be_attached()
    shown = page.locator("mk-class").inner_text()
    assert "Student 1" in shown and not any(name in shown for name in ("Amal", "Goran", "HYPERLINK"))
    assert {row[0] for row in table(page, "levels")[1:]} == {"Student 1", "Student 2", "Student 3"}
    assert not any("Goran" in cell for row in table(page, "flags") for cell in row)
    page.locator(".mk-heat .mk-person").first.click()
    expect(page.locator(".mk-conference__name")).to_have_text("Student 1")


def test_by_keyboard_on_a_phone_and_on_paper(browser: Browser, address: str) -> None:
    """At 360 px nothing but the table of levels scrolls sideways, and drawings have words large enough to be read; the
    keyboard alone opens the example, sorts, and reads a card; on paper there is no button, and names stay."""
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 740})
    context.set_default_timeout(240_000)
    page = context.new_page()
    page.goto(f"{address}teacher/")
    example = page.locator('[data-action="example"]')
    example.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-drawn]")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert all(height(words) >= 12 for words in page.locator(".mk-plot text").all())
    assert page.locator(".mk-heat .mk-person").first.evaluate("name => getComputedStyle(name).marginTop") == "0px"
    heading = page.locator('[data-sort="all"]')
    heading.focus()
    page.keyboard.press("Enter")
    expect(page.locator('th[aria-sort="descending"]')).to_have_count(1)
    expect(heading).to_be_focused()
    page.emulate_media(media="print")
    expect(page.locator("mk-class .mk-button:visible, .mk-drop:visible, .mk-teacher-pages:visible")).to_have_count(0)
    expect(page.locator(".mk-heat__name .mk-person").first).to_be_visible()
    page.emulate_media(media="screen")
    page.locator(".mk-heat .mk-person").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mk-conference__name")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_students_fetch_nothing_of_it(context: BrowserContext, address: str) -> None:
    """A student's page asks for no script and no style of the teachers' pages, and the class page boots no learner's
    engine and asks nobody who they are."""
    seen = web.watched(context, address.split("/a/school")[0])
    page = context.new_page()
    page.goto(f"{address}progress/")
    expect(page.locator("html[data-mk-context]")).to_be_attached()
    assert not any("/teacher/" in url or "class-page" in url for url in seen.requests)
    page.close()  # its engine may be on the way
    seen.requests.clear()
    page = context.new_page()
    page.goto(f"{address}teacher/")
    expect(page.locator(".mk-drop")).to_be_visible()
    page.wait_for_timeout(3000)
    assert not any("pyodide" in url or "engine-worker" in url for url in seen.requests)
