"""Nothing is lost: answers outlive crashes, full storage, other tabs, new editions and bad files."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import web
from answers import Keys
from learner import Practice
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect
from sites import build

LESSON = "lessons/equal-parts/"
LOG = """() => Object.keys(localStorage).filter(key => key.includes('/log/'))
    .flatMap(key => JSON.parse(localStorage[key]).events)"""

NOTHING_WAITS = "() => Object.keys(localStorage).every(key => !key.includes('/pending/'))"

STORED = f"""() => [...({LOG})(), ...Object.keys(localStorage).filter(key => key.includes('/pending/'))
    .map(key => JSON.parse(localStorage[key]))]"""

COUNT_AT_FEEDBACK = f"""() => {{
    window.storedAtFeedback = null;
    new MutationObserver(() => {{
        if (document.querySelector('mk-practice [data-verdict=right]') && window.storedAtFeedback === null)
            window.storedAtFeedback = ({STORED})().filter(each => each.type === 'Attempted').length;
    }}).observe(document.body, {{childList: true, subtree: true}});
}}"""


def answered(page: Page) -> list[dict[str, Any]]:
    """The answers in the stored log."""
    return [event for event in page.evaluate(LOG) if event["type"] == "Attempted"]


def open_lesson(page: Page, address: str) -> Practice:
    page.goto(address + LESSON)
    expect(page.locator("mk-practice [data-level]").first).to_be_visible()
    return Practice(page)


def test_an_answer_is_stored_before_its_feedback_and_outlives_a_crash(
    context: BrowserContext, page: Page, address: str, keys: Keys
) -> None:
    """When the feedback is on screen the answer is in storage, so that a tab that dies loses nothing."""
    practice = open_lesson(page, address)
    page.evaluate(COUNT_AT_FEEDBACK)
    item = practice.item()
    practice.answer(keys.right(item), "right")
    assert page.evaluate("() => window.storedAtFeedback") == 1
    with pytest.raises(Error):
        page.goto("chrome://crash", timeout=5_000)
    after = context.new_page()
    after.goto(f"{address}progress/")
    card = after.locator('mk-progress [data-competency="equal-parts"]')
    expect(card.locator('[data-level="learning"]').first).to_be_visible()
    assert [event["item"] for event in answered(after)] == [item]


def test_a_press_before_the_engine_is_up_is_kept_and_answered(
    context: BrowserContext, page: Page, address: str, keys: Keys
) -> None:
    """Check pressed while Python is still on its way is kept, even over a reload, and taken by it when it is there."""
    held: list[Any] = []
    context.route("**/pyodide.js", lambda route: held.append(route))
    page.goto(address + LESSON)
    practice = Practice(page)
    expect(practice.form).to_be_visible()
    item = practice.item()
    practice.fill(keys.right(item))
    practice.check()
    expect(practice.form.locator('[data-verdict="right"]')).to_be_visible()
    page.reload()
    context.unroute("**/pyodide.js")
    page.reload()
    practice.settled()
    assert [event["item"] for event in answered(page)] == [item]


def test_full_storage_is_told_at_once_and_the_lesson_goes_on(page: Page, address: str, keys: Keys) -> None:
    """Where the browser stores nothing more the learner is told, can save all to a file, and goes on till it does."""
    practice = open_lesson(page, address)
    first = practice.item()
    practice.answer(keys.right(first), "right")
    practice.next()
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(
        """() => {
            globalThis.setItem = Storage.prototype.setItem;
            Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };
        }"""
    )
    second = practice.item()
    practice.answer(keys.right(second), "right")
    notice = page.get_by_role("alert").or_(page.locator("[data-mk-notice]")).first
    expect(notice).to_be_visible()
    with page.expect_download() as download:
        notice.get_by_role("button").first.click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [event["item"] for event in saved["events"] if event["type"] == "Attempted"] == [first, second]
    shell, notices = page.locator(".mk-shell").bounding_box(), page.locator(".mk-notices").bounding_box()
    assert shell is not None and notices is not None and notices["y"] + notices["height"] <= shell["y"]
    page.evaluate("() => { Storage.prototype.setItem = setItem }")
    practice.next()
    practice.answer(keys.right(practice.item()), "right")
    expect(page.locator("[data-mk-notice]")).to_have_count(0)


def test_forbidden_storage_is_told_and_the_lesson_goes_on(
    context: BrowserContext, page: Page, address: str, keys: Keys
) -> None:
    """A browser that forbids local storage still teaches, and says that nothing is kept."""
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page.goto(address + LESSON)
    practice = Practice(page)
    expect(page.locator("mk-practice [data-level]").first).to_be_visible()
    practice.answer(keys.right(practice.item()), "right")
    expect(page.get_by_role("alert").or_(page.locator("[data-mk-notice]")).first).to_be_visible()
    practice.next()


def test_two_tabs_lose_nothing(context: BrowserContext, page: Page, address: str, keys: Keys) -> None:
    """Answers given in two tabs at the same time are all there afterwards."""
    one = open_lesson(page, address)
    other_page = context.new_page()
    other = open_lesson(other_page, address)
    for practice in (one, other, one, other):
        practice.answer(keys.right(practice.item()), "right")
        practice.next()
    third = context.new_page()
    third.goto(f"{address}progress/")
    assert len(answered(third)) == 4
    count = third.locator('mk-progress [data-competency="equal-parts"]')
    expect(count.locator('[data-level="practised"], [data-level="learning"]').first).to_be_visible()


HOSTILE = {
    "another course": '{"format": "mkcourse-progress", "version": 1, "course": "latin", "course_title": "Latin", '
    '"edition": "x", "exported": 1, "events": []}',
    "not JSON": "<html>hello</html>",
    "empty": "",
    "deep": "[" * 50_000 + "]" * 50_000,
    "a newer version": '{"format": "mkcourse-progress", "version": 99, "course": "fractions", "course_title": "F", '
    '"edition": "x", "exported": 1, "events": []}',
    "unknown keys": '{"format": "mkcourse-progress", "version": 1, "course": "fractions", "course_title": "F", '
    '"edition": "x", "exported": 1, "events": [], "__proto__": {"a": 1}}',
    "script in an event": '{"format": "mkcourse-progress", "version": 1, "course": "fractions", "course_title": "F", '
    '"edition": "x", "exported": 1, "events": [{"type": "Attempted", "id": "<img src=x onerror=alert(1)>", '
    '"at": "now", "zone": 0}]}',
}


def test_bad_progress_files_are_refused_and_change_nothing(
    page: Page, address: str, keys: Keys, tmp_path: Path
) -> None:
    """A damaged or hostile progress file is refused in words; what was there stays as it was."""
    practice = open_lesson(page, address)
    practice.answer(keys.right(practice.item()), "right")
    page.goto(f"{address}progress/")
    expect(page.locator('mk-progress [data-level="learning"]').first).to_be_visible()
    page.wait_for_function(NOTHING_WAITS)
    before = page.evaluate(LOG)
    page.goto(f"{address}me/")
    for name, text in HOSTILE.items():
        path = tmp_path / "progress.json"
        path.write_text(text, encoding="utf-8")
        page.locator("mk-backup input[type=file]").set_input_files(path)
        result = page.locator("mk-backup [data-result]")
        expect(result, name).to_contain_text("This file was not brought in")
        assert page.evaluate(LOG) == before, name
        page.evaluate("() => document.querySelector('mk-backup [data-result]').remove()")
    assert page.locator("mk-backup img").count() == 0


def bring(page: Page, progress: dict[str, Any], folder: Path) -> Locator:
    """Brings a progress file in; what the page says of it."""
    path = folder / "progress.json"
    path.write_text(json.dumps(progress), encoding="utf-8")
    page.locator("mk-backup input[type=file]").set_input_files(path)
    result = page.locator("mk-backup [data-result=right]")
    expect(result).to_be_visible()
    return result


def saved(page: Page) -> dict[str, Any]:
    """The file that the page saves."""
    with page.expect_download() as download:
        page.locator("mk-backup [data-action=save]").click()
    file: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return file


def test_an_edited_file_is_brought_in_and_the_page_says_so(
    page: Page, address: str, keys: Keys, tmp_path: Path
) -> None:
    """Whether something in a progress file was changed, is missing, or is otherwise here, is said in words."""
    practice = open_lesson(page, address)
    for _ in range(2):
        practice.answer(keys.right(practice.item()), "right")
        practice.next()
    page.goto(f"{address}me/")
    page.wait_for_function(NOTHING_WAITS)
    file = saved(page)
    expect(bring(page, file, tmp_path)).to_contain_text("Nothing in the file looks changed or missing")
    gap = {**file, "events": [*file["events"][:1], *file["events"][2:]]}
    expect(bring(page, gap, tmp_path)).to_contain_text("is missing")
    file["events"][1]["at"] -= 1
    edited = bring(page, file, tmp_path)
    expect(edited).to_contain_text("Something in this file was changed after it was logged, first on")
    expect(edited).to_contain_text("1 entry says something else in the file than here")


LONG_LOG = """() => {
    const events = Array.from({length: 400}, (_, n) =>
        ({type: 'LessonOpened', id: `old-${1000 + n}`, at: 1_700_000_000 + n, zone: 0, lesson: 'equal-parts'}));
    const table = Array.from({length: 256}, (_, byte) => {
        for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1;
        return byte;
    });
    let sum = 0xffffffff;
    for (const byte of new TextEncoder().encode(JSON.stringify(events))) sum = table[(sum ^ byte) & 0xff] ^ (sum >>> 8);
    localStorage['mkcourse/fractions/default/log/old'] = JSON.stringify({sum: (sum ^ 0xffffffff) >>> 0, events});
}"""
PACKED = """() => Object.keys(localStorage).some(key => key.includes('/pack/'))
    && !localStorage['mkcourse/fractions/default/log/old']"""


def test_a_long_log_becomes_a_pack_and_goes_on(page: Page, address: str, keys: Keys, tmp_path: Path) -> None:
    """A log of an older engine is packed when the page has time; nothing of it is lost, and it takes answers."""
    open_lesson(page, address)
    page.evaluate(LONG_LOG)
    practice = open_lesson(page, address)
    page.wait_for_function(PACKED)
    page.wait_for_function("() => localStorage['mkcourse/fractions/default/snapshot']")
    practice = open_lesson(page, address)
    practice.answer(keys.right(practice.item()), "right")
    page.goto(f"{address}me/")
    page.wait_for_function(NOTHING_WAITS)
    file = saved(page)
    assert [pack["count"] for pack in file["packs"]] == [400]
    assert [event["type"] for event in file["events"]].count("Attempted") == 1
    expect(bring(page, file, tmp_path)).to_contain_text("0 new entries added")


def test_a_damaged_segment_is_set_aside_and_the_rest_lives(page: Page, address: str, keys: Keys) -> None:
    """A part of the log that was damaged is told and kept aside; the answers of other parts still count."""
    for _ in range(2):
        practice = open_lesson(page, address)
        practice.answer(keys.right(practice.item()), "right")
        practice.next()
        page.goto("about:blank")
    page.goto(f"{address}progress/")
    expect(page.locator('mk-progress [data-level="learning"]').first).to_be_visible()
    damaged = page.evaluate(
        """() => { const key = Object.keys(localStorage).filter(each => each.includes('/log/')).sort()[0];
            localStorage[key] = localStorage[key].replace('right', 'wrong'); return key }"""
    )
    page.reload()
    expect(page.locator("[data-mk-notice]").first).to_be_visible()
    assert len(answered(page)) == 1
    kept = page.evaluate("key => localStorage[key.replace('/log/', '/quarantine/')]", damaged)
    assert kept is not None and "wrong" in kept


def test_reset_asks_first_and_touches_only_this_course(page: Page, address: str, keys: Keys) -> None:
    """Starting over needs a confirmation, removes this course's progress, and leaves all else in storage alone."""
    practice = open_lesson(page, address)
    practice.answer(keys.right(practice.item()), "right")
    page.evaluate("() => { localStorage['mkcourse/other/default/head'] = 'x'; localStorage.mine = 'y' }")
    page.goto(f"{address}me/")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Keep my progress", exact=True).click()
    assert len(answered(page)) == 1
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Remove everything").click()
    expect(page.locator("mk-backup [data-result=right]")).to_be_visible()
    page.goto(f"{address}progress/")
    expect(page.locator("mk-progress [data-level]").first).to_be_visible()
    expect(page.locator('mk-progress [data-level="learning"]')).to_have_count(0)
    assert page.evaluate(LOG) == []
    assert page.evaluate("() => [localStorage['mkcourse/other/default/head'], localStorage.mine]") == ["x", "y"]


@contextmanager
def replaceable(site: Path, folder: Path) -> Iterator[str]:
    """A copy of the site at an address where another edition can take its place."""
    shutil.copytree(site, folder / "site")
    with web.served(folder / "site", "school/of/fractions") as url:
        yield url


def test_progress_outlives_a_new_edition(context: BrowserContext, fractions: Path, keys: Keys, tmp_path: Path) -> None:
    """A new edition that drops the answered questions and renames a competency keeps what was reached."""
    with replaceable(fractions, tmp_path) as address:
        page = context.new_page()
        practice = open_lesson(page, address)
        for _ in range(25):
            practice.answer(keys.right(practice.item()), "right")
            if practice.form.locator('[data-level-change="practised"]').count():
                break
            practice.next()
        gone = {event["item"] for event in answered(page)}
        new = second_edition(tmp_path / "course", gone)
        shutil.rmtree(tmp_path / "site")
        build(new, tmp_path / "site")
        page.goto(f"{address}progress/")
        card = page.locator('mk-progress [data-competency="fair-shares"]')
        expect(card.locator('[data-level="practised"]').first).to_be_visible()


def second_edition(target: Path, gone: set[str]) -> Path:
    """The fractions course without those questions, its first competency called `fair-shares`."""
    shutil.copytree(Path(__file__).parents[2] / "courses" / "fractions", target, ignore=shutil.ignore_patterns("site"))
    bank = target / "questions" / "equal-parts.md"
    parts = re.split(r"(?m)^(?=## )", bank.read_text(encoding="utf-8"))
    kept = [part for part in parts if not any(f"{{#{item}}}" in part for item in gone)]
    bank.write_text("".join(kept), encoding="utf-8")
    for path in [
        target / "course.yml",
        target / "competencies.yml",
        *target.glob("lessons/*.md"),
        *target.glob("questions/*.md"),
    ]:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?<![\w/-])equal-parts(?![\w-])(?!\.)", "fair-shares", text)
        path.write_text(text, encoding="utf-8")
    map_ = target / "competencies.yml"
    text = map_.read_text(encoding="utf-8").replace("  fair-shares:\n", "  fair-shares:\n    was: [equal-parts]\n", 1)
    map_.write_text(text, encoding="utf-8")
    return target
