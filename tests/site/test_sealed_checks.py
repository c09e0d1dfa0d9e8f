"""Checkpoints in a real browser: nothing of them can be read before the teacher tells the passphrase in class."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import web
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Locator, Page, expect
from site_data import all_items, data
from sites import build

from mkcourse.authoring.build.data_files import read_data
from mkcourse.authoring.build.passphrases import NAME
from mkcourse.authoring.cli import main

type Axe = Callable[[Page], list[str]]

MINIMAL = Path(__file__).parents[1] / "courses" / "good" / "minimal"
LONG = 90_000
SECRETS = ("How many apples are in the sealed box", "Seventeen apples", "Count the lid, too")
"""Of a sealed question: what it asks, an answer's feedback, the hint."""
QUESTION = """
## The sealed box {#box-c1}
competency: adding
use: check

How many apples are in the sealed box?

- [x] four
- [ ] five
  > Seventeen apples would not fit.

Hint: Count the lid, too.

Solution: Four of them.
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealed") / "course"
    shutil.copytree(MINIMAL, folder)
    with (folder / "course.yml").open("a", encoding="utf-8") as file:
        file.write("checkpoints:\n  - {id: autumn, title: The autumn check, competencies: [adding]}\n")
    bank = folder / "questions" / "adding.md"
    bank.write_text(bank.read_text(encoding="utf-8").rstrip() + "\n" + QUESTION, encoding="utf-8")
    build(folder, folder / "site")
    return folder


@pytest.fixture(scope="module")
def address(course: Path) -> Iterator[str]:
    with web.served(course / "site", "a/school") as url:
        yield url


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A student's browser on the page for checks, which complains of nothing and asks nobody else."""
    seen = web.watched(context, address.split("/a/school")[0])
    context.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)
    page = context.new_page()
    page.goto(f"{address}check/")
    yield page
    assert (seen.complaints, seen.foreign) == ([], [])


def passphrase(course: Path) -> str:
    return (course / NAME).read_text(encoding="utf-8").split("autumn:")[1].strip()


def open_with(page: Page, text: str) -> None:
    page.locator("input[name=passphrase]").fill(text)
    page.get_by_role("button", name="Open the checkpoint").click()


def count_of(course: Path) -> int:
    told = data(course / "site", "course")
    return len(told["checkpoints"][0]["items"])


def answer(page: Page, form: Locator) -> None:
    """The sealed box is answered right, the rest with "not learned yet"."""
    if form.get_attribute("data-item") == "box-c1":
        form.get_by_label("four").check()
        form.locator('[data-action="check"]').click()
    else:
        form.locator('[data-action="not-learned"]').click()
    expect(form.locator('[data-action="check"]')).to_have_text(re.compile("Next|summary"))
    page.wait_for_timeout(500)  # a press right after the answer is taken for a double one
    form.locator('[data-action="check"]').click()


def test_nothing_sealed_stands_in_the_site(course: Path) -> None:
    """No file of the site holds the text, a key or the feedback of a sealed question, or the passphrase."""
    site = course / "site"
    phrase = passphrase(course)
    sealed = data(site, "course")["checkpoints"][0]["items"]
    assert "box-c1" in sealed
    words = [text.encode() for text in (*SECRETS, phrase, phrase.replace("-", ""))]
    for path in site.rglob("*"):
        if path.is_file():
            content = gzip.decompress(path.read_bytes()) if path.parent.match("assets/course/**") else path.read_bytes()
            assert [text for text in words if text in content] == [], path
    for item in data(site, "course")["items"]:
        if item["id"] in sealed:
            assert set(item["grading"]) == {"guess", "shows", "produced"} and "hints" not in item
    for file in all_items(site).values():
        assert not set(sealed) & set(file["items"])


def test_git_passes_the_passphrases_over(course: Path) -> None:
    """The file with the passphrases stands in .gitignore, and a second build keeps both as they are."""
    before = (course / NAME).read_bytes(), read_data(course / "site", "checkpoints/autumn")
    assert NAME in (course / ".gitignore").read_text(encoding="utf-8").splitlines()
    build(course, course / "site2")
    after = (course / NAME).read_bytes(), read_data(course / "site2", "checkpoints/autumn")
    assert before == after


def test_a_checkpoint_opens_with_its_passphrase(page: Page, course: Path, axe: Axe) -> None:
    """A wrong passphrase is told kindly; the right one opens the questions, whose answers are kept without it."""
    expect(page.locator("[data-sealed-check=autumn]")).to_contain_text("The autumn check")
    assert axe(page) == []
    open_with(page, "not this one")
    expect(page.locator("[data-sealed-check] [role=alert]")).to_contain_text("does not open this checkpoint")
    open_with(page, passphrase(course).upper().replace("-", " "))
    form = page.locator("[data-sealed-check] form.mk-item")
    expect(form).to_be_visible()
    for place in range(count_of(course)):
        expect(page.locator(f'[data-sealed-check] [data-number="{place + 1}"]')).to_be_visible()
        answer(page, form)
    expect(page.locator("[data-score]")).to_be_visible()
    events = page.evaluate("JSON.stringify({...localStorage})")
    assert "box-c1" in events
    assert all(text not in events for text in SECRETS)
    page.reload()
    open_with(page, passphrase(course))
    expect(page.locator("[data-sealed-check] h3")).to_contain_text("already")


def handed_in(page: Page, course: Path, address: str, path: Path) -> dict[str, Any]:
    """The progress file of a student who has answered all of the checkpoint."""
    open_with(page, passphrase(course))
    form = page.locator("[data-sealed-check] form.mk-item")
    for place in range(count_of(course)):
        expect(page.locator(f'[data-sealed-check] [data-number="{place + 1}"]')).to_be_visible()
        if form.get_attribute("data-item") == "add-c1":
            form.get_by_role("textbox").fill("9")
            form.locator('[data-action="check"]').click()
            expect(form.locator('[data-action="check"]')).to_have_text(re.compile("Next|summary"))
            page.wait_for_timeout(500)  # as in `answer`
            form.locator('[data-action="check"]').click()
        else:
            answer(page, form)
    expect(page.locator("[data-score]")).to_be_visible()
    page.goto(f"{address}me/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    download.value.save_as(path)
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def report(course: Path, file: Path) -> tuple[str, list[dict[str, Any]]]:
    """The verdict of `mkcourse report`, beside the course, and its reasons."""
    told = CliRunner().invoke(main, ["report", str(file), "--course", str(course), "--format", "json"])
    assert told.exit_code == 0, told.output
    (one,) = json.loads(told.stdout)["files"]
    return one["verdict"], one["reasons"]


def test_the_class_page_cannot_mark_them_and_the_report_can(
    page: Page, course: Path, address: str, tmp_path: Path, axe: Axe
) -> None:
    """A student's file with answers to a checkpoint is plausible to the class page, which says why and is not told the
    passphrase; `mkcourse report` beside the course marks them, and names a level that the file only claims."""
    file = tmp_path / "ann.json"
    told = handed_in(page, course, address, file)
    page.goto(f"{address}teacher/")
    page.locator('[data-input="files"]').set_input_files(file)
    expect(page.locator("[data-drawn]")).to_be_attached()
    row = page.locator('[data-file="ann.json"]')
    expect(row).to_have_attribute("data-verdict", "consistent")
    expect(row.locator(".mk-verdict")).to_have_text("Plausible")
    why = re.compile("given in (a checkpoint|checkpoints) and can't be marked again here")
    expect(row.locator(".mk-file__why")).to_have_text(why)
    expect(page.locator("mk-class input[name=passphrase]")).to_have_count(0)
    assert axe(page) == []
    assert report(course, file) == ("checked", [])
    assert told["summary"]["levels"]["adding"] == "learning"
    file.write_text(json.dumps({**told, "summary": {**told["summary"], "levels": {"adding": "retained"}}}))
    reason = {"code": "summary-level", "competency": "adding", "said": "retained", "found": "learning"}
    assert report(course, file) == ("consistent", [reason])
