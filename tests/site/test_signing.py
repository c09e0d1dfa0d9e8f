"""Signing off in a real browser, on plain HTTP: a teacher's key, codes for a class, and what learners do with them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
import web
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from sites import site_of

from mkcourse.authoring.sign_off import secret_in
from mkcourse.runtime.ed25519 import public_key
from mkcourse.runtime.sign_off import base64url
from mkcourse.runtime.signing import key_file

type Axe = Callable[[Page], list[str]]

COURSE = Path(__file__).parents[1] / "courses" / "good" / "projects"
SECRET = bytes(range(32))
"""Of the teacher whose public key stands in the course."""
LONG = 90_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a course with projects and a teacher's key, on plain HTTP."""
    with web.served(site_of(COURSE, tmp_path_factory), "a/school") as url:
        yield url


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """The teacher's browser on the page for sign-offs, which complains of nothing and asks nobody else."""
    seen = web.watched(context, address.split("/a/school")[0])
    context.set_default_timeout(LONG)
    expect.set_options(timeout=LONG)
    page = context.new_page()
    page.goto(f"{address}teacher/sign-off/")
    yield page
    assert (seen.complaints, seen.foreign) == ([], [])


@pytest.fixture
def student(browser: Browser) -> Iterator[Page]:
    """A student's browser."""
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(LONG)
    yield context.new_page()
    context.close()


def open_key(page: Page) -> None:
    file = {"name": "my.key", "mimeType": "text/plain", "buffer": key_file(SECRET).encode()}
    page.get_by_label("Key file", exact=True).set_input_files(files=[file])  # type: ignore[list-item]
    expect(page.locator("[data-known=true]")).to_be_visible()


def sign(page: Page, *learners: str, what: str = "competency:adding", level: str = "secure") -> Locator:
    """Signs, and gives the slips."""
    page.locator("select[name=subject]").select_option(what)
    page.locator("select[name=level]").select_option(level)
    page.locator("input[name=by]").fill("Ms Lee")
    page.locator("textarea[name=learners]").fill("\n".join(learners))
    page.locator('[data-action="sign"]').click()
    slips = page.locator(".mk-slip")
    expect(slips).to_have_count(len(learners))
    return slips


def link_of(slip: Locator) -> str:
    return slip.locator("input").input_value()


def test_a_key_is_made_saved_and_read_by_the_terminal(page: Page, tmp_path: Path) -> None:
    """A key made in the browser is a file that `mkcourse sign-off` reads, and the page says that no course knows it."""
    page.locator('[data-action="make-key"]').click()
    expect(page.locator("[data-known=false]")).to_contain_text("does not know your key yet")
    line = page.locator(".mk-copy input").first.input_value()
    with page.expect_download() as download:
        page.locator('[data-action="save-key"]').click()
    path = tmp_path / "my.key"
    download.value.save_as(path)
    assert line == f"sign_off: {base64url(public_key(secret_in(path)))}"
    assert "mkcourse secret" not in page.evaluate("JSON.stringify({...localStorage})")


def test_a_key_stays_only_under_a_passphrase(page: Page) -> None:
    """A kept key is opened by its passphrase alone, does not stand in the storage, and goes when it is removed."""
    open_key(page)
    page.locator("summary").first.click()
    page.locator("input[name=first]").fill("four tall green trees")
    page.locator("input[name=again]").fill("four tall green trees")
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.locator("details [data-action=forget-key]")).to_be_visible()
    assert base64url(SECRET) not in page.evaluate("JSON.stringify({...localStorage})")
    page.reload()
    page.locator("input[name=passphrase]").fill("something else")
    page.get_by_role("button", name="Open the key").click()
    expect(page.locator("[data-card=key]")).to_contain_text("That is not the passphrase")
    page.locator("input[name=passphrase]").fill("four tall green trees")
    page.get_by_role("button", name="Open the key").click()
    expect(page.locator("[data-known=true]")).to_be_visible()
    page.locator("summary").first.click()
    page.locator("details [data-action=forget-key]").click()
    page.reload()
    expect(page.locator('[data-action="make-key"]')).to_be_visible()
    assert page.locator("input[name=passphrase]").count() == 0


def test_what_is_no_key_is_told(page: Page) -> None:
    """Any other file is refused in words."""
    file = {"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    page.get_by_label("Key file", exact=True).set_input_files(files=[file])  # type: ignore[list-item]
    expect(page.locator("[data-card=key]")).to_contain_text("This is no key file")


def test_sign_offs_reach_students_by_link_and_by_file(page: Page, student: Page, address: str, axe: Axe) -> None:
    """Codes for several at once: the student's browser takes the link and the file, for competencies and projects."""
    open_key(page)
    slips = sign(page, "Mia", "Tom")
    expect(slips.first.locator("svg.mk-qr")).to_be_visible()
    assert axe(page) == []
    student.goto(link_of(slips.first))
    expect(student.locator('[data-sign-off="adding"]')).to_contain_text("Signed off by Ms Lee")
    student.goto(f"{address}progress/")
    row = student.locator('.mk-progress-item[data-competency="adding"]')
    row.locator("summary").click()
    expect(row.locator('[data-sign-off="adding"]')).to_contain_text("Level: secure")
    student.goto(f"{address}portfolio/")
    sign(page, "Mia", "Tom", what="project:count-the-street", level="2")
    with page.expect_download() as download:
        page.locator('[data-action="save-codes"]').click()
    with zipfile.ZipFile(BytesIO(Path(download.value.path()).read_bytes())) as archive:
        assert archive.namelist() == ["projects-sign-off-mia.json", "projects-sign-off-tom.json"]
        content = archive.read("projects-sign-off-mia.json")
    file = {"name": "mia.json", "mimeType": "application/json", "buffer": content}
    student.locator("mk-portfolio input[type=file]").first.set_input_files(files=[file])  # type: ignore[list-item]
    expect(student.locator('[data-sign-off="count-the-street"]')).to_contain_text("Signed off by Ms Lee")


def test_a_short_code_is_kept_and_checked_by_the_teacher(page: Page, student: Page, address: str) -> None:
    """A student types a short code; only the teacher's page, with the progress file, tells what it says."""
    student.goto(f"{address}projects/count-the-street/")
    student.locator("[data-checkpoint] input, mk-project input[type=radio]").first.check()
    own = student.locator("[data-code]")
    expect(own).not_to_be_empty()
    open_key(page)
    slip = sign(page, f"Mia {own.inner_text()}").first
    short = slip.get_attribute("data-short") or ""
    field = student.locator('[data-part="sign-off"] [data-field="code"]')
    field.fill(short.lower().replace("-", " "))
    student.locator('[data-part="sign-off"] [data-action="bring-code"]').click()
    expect(student.locator("[data-result=right]")).to_contain_text(short)
    student.goto(f"{address}me/")
    with student.expect_download() as download:
        student.locator('mk-backup [data-action="save"]').first.click()
    content = Path(download.value.path()).read_bytes()
    assert short in json.dumps(json.loads(content))
    file = {"name": "mia.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-card=short] input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
    expect(page.locator(f'[data-code="{short}"]')).to_contain_text("Adding")
    expect(page.locator(f'[data-code="{short}"]')).to_have_attribute("data-genuine", "true")
