"""Projects in a real browser: checkpoints, evidence, feedback of friends, sign-offs, and the portfolio as a file."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import web
from axe import faults_on_all_screens
from playwright.sync_api import Browser, BrowserContext, Download, FilePayload, Locator, Page, expect
from sites import site_of

from mkcourse.authoring.loading import load
from mkcourse.authoring.sign_off import signed_code

COURSE = Path(__file__).parents[1] / "courses" / "good" / "projects"
PROJECT = "projects/count-the-street/"
PORTFOLIO = "portfolio/"
SECRET = bytes(range(32))
"""Of the teacher whose public key stands in the course."""
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC"
)
NO_ROOM = """() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (record) {
    Object.defineProperty(this.transaction, "error", { value: new DOMException("", "QuotaExceededError") });
    queueMicrotask(() => this.transaction.abort());
    return put.call(this, record);
  };
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a course with two projects, on plain HTTP."""
    with web.served(site_of(COURSE, tmp_path_factory), "a/school") as url:
        yield url


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """Mia's browser on a project's page, which complains of nothing and asks nobody else."""
    seen = web.watched(context, address.split("/a/school")[0])
    page = opened(context, address, PROJECT)
    yield page
    assert seen.foreign == [] and seen.complaints == []


@pytest.fixture
def friend(browser: Browser) -> Iterator[BrowserContext]:
    """Another device."""
    context = browser.new_context(service_workers="block", viewport={"width": 400, "height": 800})
    context.set_default_timeout(60_000)
    yield context
    context.close()


def opened(context: BrowserContext, address: str, where: str) -> Page:
    """A page whose engine has told of the projects."""
    page = context.new_page()
    page.goto(address + where)
    ready(page)
    return page


def ready(page: Page) -> None:
    """Waits until the page shows what the engine knows."""
    expect(page.locator(".mk-pieces__none, .mk-piece, .mk-shown-list").first).to_be_visible()


def light(page: Page, checkpoint: str, colour: str) -> Locator:
    return page.locator(f'[data-checkpoint="{checkpoint}"] input[value="{colour}"]')


def told(page: Page) -> Locator:
    return page.locator('[data-told="evidence"]')


def write(page: Page, kind: str, title: str, content: str) -> None:
    page.locator(f'[data-action="add-{kind}"]').click()
    page.locator('[data-field="title"]').fill(title)
    page.locator('[data-field="content"]').fill(content)
    page.locator('[data-action="keep-piece"]').click()


def add_file(page: Page, name: str, media: str, content: bytes) -> None:
    choice: FilePayload = {"name": name, "mimeType": media, "buffer": content}
    page.locator('[data-part="evidence"] input[type=file]').set_input_files(choice)


def judge(place: Locator, *scores: int) -> None:
    """Chooses a level of each criterion, by the order of the rubric."""
    for number, score in enumerate(scores):
        place.locator("[data-criterion]").nth(number).locator(f'input[value="{score}"]').check()


def bring(page: Page, name: str, content: bytes, place: str = "mk-portfolio") -> None:
    media = "application/zip" if name.endswith(".zip") else "application/json"
    choice: FilePayload = {"name": name, "mimeType": media, "buffer": content}
    page.locator(f"{place} input[type=file]").first.set_input_files(choice)


def downloaded(page: Page, press: Locator) -> tuple[str, bytes]:
    with page.expect_download() as found:
        press.click()
    download: Download = found.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def result(page: Page, kind: str) -> Locator:
    return page.locator(f'[data-result="{kind}"]')


def test_a_checkpoint_keeps_its_light(page: Page) -> None:
    """Red, yellow and green are chosen by mouse or keys, told in words, and are there again after a reload."""
    light(page, "place", "green").check()
    light(page, "counts", "red").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(light(page, "counts", "yellow")).to_be_checked()
    expect(page.locator(".mk-checkpoints__sum")).to_have_text("1 of 3 done")
    expect(page.locator("[data-mk-status]")).to_contain_text("Marked: In work.")
    page.reload()
    expect(light(page, "place", "green")).to_be_checked()
    expect(light(page, "counts", "yellow")).to_be_checked()
    expect(page.locator('[data-checkpoint="place"] .mk-light--green')).to_contain_text("Done")


def test_evidence_is_kept_and_removed_when_asked(page: Page) -> None:
    """Texts, links and files stay through a reload; an odd link is told; removal is asked first."""
    write(page, "text", "What I saw", "Many <b>bikes</b>")
    expect(page.locator(".mk-piece__text")).to_have_text("Many <b>bikes</b>")
    write(page, "link", "", "javascript:alert(1)")
    expect(told(page)).to_contain_text("not a web address")
    page.locator('[data-field="content"]').fill("example.org/street")
    page.locator('[data-action="keep-piece"]').click()
    expect(page.locator(".mk-piece a")).to_have_attribute("href", "https://example.org/street")
    add_file(page, "street.png", "image/png", PICTURE)
    expect(page.locator(".mk-piece__picture")).to_be_visible()
    page.reload()
    expect(page.locator(".mk-piece__picture")).to_be_visible()
    expect(page.locator(".mk-piece")).to_have_count(3)
    name, content = downloaded(page, page.locator('[data-action="save-file"]'))
    assert (name, content) == ("street.png", PICTURE)
    page.locator('[data-action="remove-piece"]').nth(2).click()
    page.locator('[data-dialog="remove-piece"] [data-action="keep"]').click()
    expect(page.locator(".mk-piece")).to_have_count(3)
    page.locator('[data-action="remove-piece"]').nth(2).click()
    page.locator('[data-dialog="remove-piece"] [data-action="remove"]').click()
    expect(page.locator(".mk-piece")).to_have_count(2)


def test_a_file_that_does_not_fit_is_told(page: Page) -> None:
    """A file that is too large, or that the browser has no room for, is refused in words and leaves nothing behind."""
    add_file(page, "film.mp4", "video/mp4", bytes(10_000_001))
    expect(told(page)).to_contain_text("film.mp4 has 10 MB. At most 10 MB fit")
    page.evaluate(NO_ROOM)
    add_file(page, "street.png", "image/png", PICTURE)
    expect(told(page)).to_contain_text("no more room")
    expect(page.locator(".mk-piece")).to_have_count(0)


def test_files_are_sealed_with_the_profiles_own_key(page: Page) -> None:
    """What lies in IndexedDB cannot be read without the key, which lies with the learner's progress."""
    add_file(page, "note.txt", "text/plain", b"my secret street")
    expect(page.locator(".mk-piece")).to_have_count(1)
    stored = page.evaluate(
        """() => new Promise((resolve) => {
          indexedDB.open("mkcourse-files").onsuccess = ({ target }) => {
            target.result.transaction("files").objectStore("files").getAll().onsuccess = (found) =>
              resolve(found.target.result.map(({ bytes }) => String.fromCharCode(...bytes)));
          };
        })"""
    )
    assert len(stored) == 1 and "secret" not in stored[0]


def test_another_person_sees_nothing_of_it(page: Page, address: str) -> None:
    """Projects and files belong to a profile: who else learns in this browser begins with none."""
    add_file(page, "street.png", "image/png", PICTURE)
    expect(page.locator(".mk-piece")).to_have_count(1)
    page.evaluate(
        """() => {
          const ben = JSON.stringify({ name: "Ben", picture: "", colour: "", since: 5 });
          localStorage.setItem("mkcourse/projects/p-ben/who", ben);
          sessionStorage.setItem("mkcourse/projects/here", "p-ben");
        }"""
    )
    page.goto(address + PROJECT)
    ready(page)
    expect(page.locator(".mk-piece")).to_have_count(0)


def test_a_project_is_finished_when_it_is_done_and_judged(page: Page, address: str) -> None:
    """With all lights green and the learner's own judgement a project is finished, and the portfolio says so."""
    for checkpoint in ("place", "counts", "sum"):
        light(page, checkpoint, "green").check()
    assess = page.locator('[data-part="assessment"]')
    assess.locator('[data-action="assess"]').click()
    expect(assess).to_contain_text("still open")
    judge(assess, 2, 1)
    assess.locator("textarea").fill("Count twice")
    assess.locator('[data-action="assess"]').click()
    expect(assess).to_contain_text("Kept on")
    page.reload()
    expect(assess.locator('[data-criterion="total"] input[value="1"]')).to_be_checked()
    page.goto(address + PORTFOLIO)
    card = page.locator('[data-project="count-the-street"]')
    expect(card).to_have_attribute("data-standing", "finished")
    expect(card).to_contain_text("3 of 3 done")
    card.get_by_text("My own judgement").click()
    expect(card).to_contain_text("complete")
    expect(card).to_contain_text("Count twice")


def test_friends_give_feedback_by_file(page: Page, friend: BrowserContext, address: str) -> None:
    """Mia's file shows Ben her work; he judges it by the rubric in two sentences; his file shows her what he said."""
    write(page, "text", "What I saw", "Many <i>bikes</i>")
    add_file(page, "street.png", "image/png", PICTURE)
    expect(page.locator(".mk-piece")).to_have_count(2)
    page.locator('[data-action="ask-friend"]').click()
    page.locator('[data-part="peers"] [data-field="name"]').fill("Mia")
    page.locator('[data-action="make-look"]').click()
    name, look = downloaded(page, page.locator('[data-action="save-peer-file"]'))
    assert name == "count-the-street-please-look.json"

    ben = opened(friend, address, PORTFOLIO)
    bring(ben, name, look)
    form = ben.locator("[data-look]")
    expect(form).to_contain_text("Mia asks you to look at: Count the street")
    expect(form).to_contain_text("Many <i>bikes</i>")
    expect(form.locator(".mk-piece__picture")).to_be_visible()
    judge(form, 2, 1)
    form.locator('[data-action="make-feedback"]').click()
    expect(form).to_contain_text("Say first what you like")
    form.locator('[data-field="good"]').fill("that you counted twice")
    form.locator('[data-field="next"]').fill("draw a <map>")
    form.locator('[data-field="name"]').fill("Ben")
    form.locator('[data-action="make-feedback"]').click()
    name, feedback = downloaded(ben, form.locator('[data-action="save-peer-file"]'))
    form.locator('[data-action="show-code"]').click()
    expect(form.locator("svg.mk-qr")).to_be_visible()
    link = form.locator('[data-field="link"]').input_value()

    bring(page, name, feedback, '[data-part="peers"]')
    review = page.locator(".mk-review")
    expect(review).to_contain_text("Ben")
    expect(review).to_contain_text("Next time you could: draw a <map>")
    page.goto(link)  # the same feedback again stays one
    expect(result(page, "right")).to_contain_text("Ben")
    assert "#" not in page.url
    page.goto(address + PROJECT)
    expect(page.locator(".mk-review")).to_have_count(1)


def hostile_files() -> dict[str, str]:
    """Files that are not what they should be, each with what the page must say of it."""
    good = {
        "format": "mkcourse-feedback",
        "version": 1,
        "course": "projects",
        "project": "count-the-street",
        "review": "r1",
        "look": "",
        "to": "Mia",
        "by": "Ben",
        "at": 5,
        "scores": {"right": 2},
        "good": "good",
        "next": "next",
    }
    look = {**good, "format": "mkcourse-look", "look": "l1", "from": "Ben", "pieces": []}
    link = {"kind": "link", "title": "", "text": "javascript:alert(1)"}
    picture = {"kind": "file", "title": "", "text": "", "picture": "data:image/svg+xml;base64,PHN2Zz4="}
    return {
        json.dumps(good | {"course": "other"}): "another course",
        json.dumps(good | {"project": "__proto__"}): "no such project",
        json.dumps(good | {"version": 2}): "newer edition",
        json.dumps(good | {"review": "<img src=x>"}): "damaged",
        json.dumps(good | {"good": ["x"]}): "damaged",
        json.dumps(good | {"by": "x" * 5000}): "damaged",
        json.dumps(good | {"scores": []}): "damaged",
        json.dumps(good | {"at": 1e99}): "damaged",
        json.dumps(look | {"pieces": [link]}): "damaged",
        json.dumps(look | {"pieces": [picture]}): "damaged",
        json.dumps(look | {"pieces": [[]] * 5000}): "damaged",
        "[" * 100_000: "not a file of this course",
        "": "not a file of this course",
        "null": "not a file of this course",
    }


def test_hostile_files_are_refused_in_words(page: Page, address: str) -> None:
    """A file that is no feedback, or more than that, is refused with a reason, and changes nothing."""
    page.goto(address + PORTFOLIO)
    ready(page)
    for content, why in hostile_files().items():
        bring(page, "feedback.json", content.encode())
        expect(result(page, "wrong")).to_contain_text(why)
        page.evaluate("() => document.querySelector('[data-result]').remove()")
    for content, why in ((b"PK\x03\x04nothing", "damaged"), (zipped({"x": b"y"}), "not a portfolio")):
        bring(page, "portfolio.zip", content)
        expect(result(page, "wrong")).to_contain_text(why)
    expect(page.locator(".mk-review")).to_have_count(0)


def zipped(files: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return whole.getvalue()


def code_for(learner: str, subject: str = "count-the-street", level: str = "2") -> str:
    course, _ = load(COURSE)
    assert course
    return signed_code(course, SECRET, learner, subject, level, "Ms Lee", date(2026, 5, 4))


def test_only_a_teachers_code_signs_off(page: Page, address: str) -> None:
    """A teacher's code for this learner is shown as signed off; one that was changed, or for another, is refused."""
    light(page, "place", "green").check()
    own = page.locator("[data-code]").inner_text()
    code = page.locator('[data-part="sign-off"] [data-field="code"]')
    bring_in = page.locator('[data-part="sign-off"] [data-action="bring-code"]')
    genuine = code_for(own)
    for wrong, why in (
        ("MK1.nothing", "not a whole sign-off code"),
        (genuine[:-4] + "AAAA", "not made by a teacher"),
        (code_for("0000-0000"), "for another learner: 0000-0000"),
    ):
        code.fill(wrong)
        bring_in.click()
        expect(result(page, "wrong")).to_contain_text(why)
    code.fill(genuine)
    bring_in.click()
    expect(page.locator(".mk-sign-off--good")).to_contain_text("Signed off by Ms Lee")
    expect(page.locator(".mk-sign-off--good")).to_contain_text("Level: 2 (there)")
    page.goto(f"{address}portfolio/#sign={code_for('Mia', 'adding', 'secure')}")
    expect(page.locator('[data-sign-off="adding"]')).to_contain_text("Signed off by Ms Lee")
    expect(page.locator('[data-sign-off="count-the-street"]')).to_be_visible()
    assert "#" not in page.url


def test_a_portfolio_opens_without_us_and_elsewhere(
    page: Page, browser: Browser, friend: BrowserContext, address: str, tmp_path: Path
) -> None:
    """The ZIP file holds a page that needs no script, and brings everything to another device, files included."""
    light(page, "place", "yellow").check()
    write(page, "text", "What I saw", "Many <b>bikes</b>")
    add_file(page, "my street.png", "image/png", PICTURE)
    expect(page.locator(".mk-piece")).to_have_count(2)
    page.goto(address + PORTFOLIO)
    ready(page)
    name, content = downloaded(page, page.locator('[data-action="save-portfolio"]'))
    assert name.startswith("projects-portfolio-") and name.endswith(".zip")

    with zipfile.ZipFile(BytesIO(content)) as file:
        assert file.testzip() is None
        file.extractall(tmp_path)
    alone = browser.new_context(java_script_enabled=False).new_page()
    alone.goto((tmp_path / "index.html").as_uri())
    expect(alone.locator("article")).to_contain_text("Many <b>bikes</b>")
    expect(alone.locator("li").filter(has_text="In work")).to_have_count(1)
    assert (tmp_path / "files" / "count-the-street" / "1-my-street.png").read_bytes() == PICTURE
    assert alone.locator("img").bounding_box()
    assert "<script" not in (tmp_path / "index.html").read_text(encoding="utf-8")

    other = opened(friend, address, PORTFOLIO)
    bring(other, name, content)
    other.locator('[data-dialog="bring-portfolio"] [data-action="bring"]').click()
    expect(result(other, "right")).to_contain_text("1 file came along")
    other.goto(address + PROJECT)
    expect(other.locator(".mk-piece__picture")).to_be_visible()
    expect(light(other, "place", "yellow")).to_be_checked()
    assert downloaded(other, other.locator('[data-action="save-file"]')) == ("my street.png", PICTURE)


def test_a_portfolio_with_changed_files_is_told(page: Page, address: str) -> None:
    """A file in a portfolio that is not what the evidence says stays out; one of another course is refused whole."""
    piece = {"id": "e1", "kind": "file", "title": "a.txt", "media": "text/plain", "size": 1, "sha256": "0" * 64}
    event = {"type": "EvidenceAdded", "id": "x1", "at": 5, "zone": 0, "project": "count-the-street", "evidence": piece}
    path = "files/count-the-street/1-a.txt"
    table = {
        "format": "mkcourse-portfolio",
        "version": 1,
        "course": "projects",
        "course_title": "Projects",
        "edition": "x",
        "exported": 5,
        "name": "Mia",
        "events": [event],
        "files": [{"evidence": "e1", "path": path, "media": "text/plain", "sha256": "0" * 64}],
    }
    page.goto(address + PORTFOLIO)
    ready(page)
    for change, why in (
        ({"course": "other"}, "another course"),
        ({"files": [{"evidence": "../e1"}]}, "damaged"),
        ({"version": 2}, "newer edition"),
    ):
        bring(page, "p.zip", zipped({"portfolio.json": json.dumps(table | change).encode()}))
        expect(result(page, "wrong")).to_contain_text(why)
    bring(page, "p.zip", zipped({"portfolio.json": json.dumps(table).encode(), path: b"changed"}))
    page.locator('[data-dialog="bring-portfolio"] [data-action="bring"]').click()
    expect(result(page, "right")).to_contain_text("1 file was missing or changed")
    expect(page.locator('[data-told="elsewhere"]')).to_be_visible()


def test_everybody_can_use_it(browser: Browser, address: str, axe: Callable[[Page], list[str]]) -> None:
    """axe finds nothing on a project that is begun, with its forms open, and on the portfolio; nothing is cut off; on a
    phone and on a wide screen, in light and dark."""
    context = browser.new_context(service_workers="block", viewport={"width": 320, "height": 800})
    context.set_default_timeout(60_000)
    page = opened(context, address, PROJECT)
    light(page, "place", "green").check()
    light(page, "counts", "red").check()
    add_file(page, "street.png", "image/png", PICTURE)
    expect(page.locator(".mk-piece__picture")).to_be_visible()
    page.locator('[data-action="add-text"]').click()
    page.locator('[data-action="ask-friend"]').click()
    page.locator('[data-action="make-look"]').click()
    assert faults_on_all_screens(page, axe) == []
    page.locator('[data-action="remove-piece"]').click()
    assert faults_on_all_screens(page, axe) == []
    page.keyboard.press("Escape")
    page.goto(address + PORTFOLIO)
    ready(page)
    assert faults_on_all_screens(page, axe) == []
    context.close()
