"""A course that was visited once: without a network, through new editions, beside other courses, and removed again."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import web
from answers import Keys
from learner import Practice
from playwright.sync_api import Browser, BrowserContext, Page, expect
from poor_server import Poor, poorly_served
from sites import own_files

from mkcourse.authoring.build.offline import EDITION_MARK, WORKER, site_edition, worker_files
from mkcourse.authoring.serve import serve

COURSES = Path(__file__).parents[2] / "courses"
LESSON = "lessons/remembering/"
OLD, NEW = "How to remember what you learn", "How to keep what you learn"


@pytest.fixture
def site(welcome: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(welcome, tmp_path / "site"))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(90_000)
    yield context
    context.close()


def make_new_edition(site: Path) -> None:
    """Changes the lesson's title in place, as an author and a build would."""
    worker = site / WORKER
    before = re.search(r'"edition": "(\w+)"', worker.read_text(encoding="utf-8"))
    assert before
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    changed = {name: html.replace(OLD, NEW).replace(before[1], EDITION_MARK) for name, html in pages.items()}
    edition = site_edition(changed, site)
    for name, html in changed.items():
        (site / name).write_text(html.replace(EDITION_MARK, edition), encoding="utf-8")
    for name, text in worker_files(site, "welcome", edition).items():
        (site / name).write_text(text, encoding="utf-8")


def kept(page: Page, address: str) -> None:
    """Visits the page about oneself and waits until the course is kept."""
    page.goto(f"{address}me/")
    expect(page.locator('[data-keeping="here"]')).to_be_visible(timeout=90_000)
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def look_for_new(page: Page, address: str) -> None:
    page.evaluate("root => navigator.serviceWorker.getRegistration(root).then(found => found.update())", address)


def caches_of(page: Page) -> list[str]:
    return list(page.evaluate("caches.keys()"))


def test_a_visited_course_works_without_a_network(context: BrowserContext, site: Path) -> None:
    """After one visit, with the server gone, pages, pictures, search index, questions and the engine are all there,
    and an answer gets its feedback."""
    page = context.new_page()
    with web.served(site, "school/w") as address:
        kept(page, address)
    page.goto(f"{address}{LESSON}")
    keys = Keys(site)
    practice = Practice(page)
    practice.answer(keys.right(practice.item()), "right")
    listed = json.loads(re.search(r"const SITE = (\{.*?\n\});", (site / WORKER).read_text(), re.DOTALL)[1])  # type: ignore[index]
    names = [name.removesuffix("index.html") for name in listed["kept"]]
    assert any(name.startswith("assets/course/items/") for name in names)
    broken = page.evaluate(
        """async ([root, names]) => {
          const found = await Promise.all(names.map((name) => fetch(root + name).then((r) => r.ok, () => false)));
          return names.filter((_, at) => !found[at]);
        }""",
        [address, names],
    )
    assert broken == []
    page.goto(f"{address}lessons/remembering")
    expect(page).to_have_url(f"{address}{LESSON}")


def test_a_new_edition_waits_until_the_learner_wants_it(context: BrowserContext, site: Path) -> None:
    """It is announced; open tabs go on with the files of their own edition until they are loaded again, also when
    another tab has taken the new one; afterwards the old edition's files are gone."""
    with web.served(site) as address:
        page, other = context.new_page(), context.new_page()
        kept(page, address)
        other.goto(f"{address}me/")
        make_new_edition(site)
        look_for_new(page, address)
        notice = page.locator('[data-mk-notice="edition"]')
        expect(notice).to_contain_text("A new edition is ready", timeout=90_000)
        fetched = "url => fetch(url).then((answer) => answer.text())"
        assert OLD in page.evaluate(fetched, f"{address}{LESSON}")
        assert len(caches_of(page)) == 3

        with page.expect_event("load"):
            notice.get_by_role("button", name="Use it now").click()
        expect(page.locator('[data-keeping="here"]')).to_be_visible()
        assert NEW in page.evaluate(fetched, f"{address}{LESSON}")
        assert OLD in other.evaluate(fetched, f"{address}{LESSON}"), "the other tab is still of the old edition"
        other.reload()
        assert NEW in other.evaluate(fetched, f"{address}{LESSON}")


def test_an_edition_that_is_not_whole_changes_nothing(context: BrowserContext, site: Path) -> None:
    """While a host hands out some files of the old edition and some of the new one, the old one stays and works."""
    page = context.new_page()
    with web.served(site) as address:
        kept(page, address)
        before = (site / LESSON / "index.html").read_text(encoding="utf-8")
        make_new_edition(site)
        (site / LESSON / "index.html").write_text(before, encoding="utf-8")
        page.evaluate(
            """root => navigator.serviceWorker.getRegistration(root).then((found) => found.update()).then((found) =>
                 new Promise((done) => found.installing.addEventListener("statechange", ({target}) =>
                   target.state === "redundant" && done())))""",
            address,
        )
    expect(page.locator('[data-mk-notice="edition"]')).to_have_count(0)
    page.goto(f"{address}{LESSON}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(OLD)


def test_a_file_that_only_has_another_address_is_not_fetched_again(context: BrowserContext, site: Path) -> None:
    """When a newer mkcourse gives its files a new folder, those that are as they were come from the older edition."""
    page = context.new_page()
    poor = Poor()
    with poorly_served(site, poor) as address:
        kept(page, address)
        old = own_files(site)
        new = old.rename(old.with_name("mkcourse-00000000000000ff"))
        for path in site.rglob("*.html"):
            path.write_text(path.read_text(encoding="utf-8").replace(old.name, new.name), encoding="utf-8")
        make_new_edition(site)
        poor.sent.clear()
        look_for_new(page, address)
        expect(page.locator('[data-mk-notice="edition"]')).to_contain_text("A new edition is ready", timeout=90_000)
    assert LESSON in {name.removesuffix("index.html") for name in poor.sent}
    assert [name for name in poor.sent if new.name in name] == []


def test_courses_of_one_origin_keep_apart_and_one_can_be_removed(context: BrowserContext, site: Path) -> None:
    """Two courses beside each other are both kept; removing one leaves the other, and progress stays."""
    folder = site.parent / "origin"
    for name in ("a", "b"):
        shutil.copytree(site, folder / name)
    page = context.new_page()
    with web.served(folder) as address:
        for name in ("a", "b"):
            kept(page, f"{address}{name}/")
        page.evaluate("localStorage.setItem('mkcourse/welcome/proof', 'x')")
        page.locator('[data-action="remove"]').click()
        expect(page.locator('[data-keeping="away"]')).to_be_visible()
        page.wait_for_function("caches.keys().then((names) => names.every((name) => name.startsWith('mkcourse /a/ ')))")
        assert page.evaluate("localStorage.getItem('mkcourse/welcome/proof')") == "x"
        page.reload()
        expect(page.locator('[data-keeping="away"]')).to_be_visible()
    page.goto(f"{address}a/{LESSON}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(OLD)


def test_serve_lets_go_of_what_a_site_has_left_at_its_port(context: BrowserContext, site: Path, tmp_path: Path) -> None:
    """A teacher who looked at a built site at a port sees each change when `mkcourse serve` takes that port."""
    page = context.new_page()
    for each in site.rglob("*.html"):
        os.utime(each, (0, 0))  # browsers take an old page from a server that says nothing to be fresh for long
    with web.served(site) as address:
        kept(page, address)
    course = Path(shutil.copytree(COURSES / "welcome", tmp_path / "course", ignore=shutil.ignore_patterns("site")))
    lesson = course / "lessons" / "remembering.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\n\nFresh from the teacher.\n", encoding="utf-8")
    server = serve(course, port=int(address.rstrip("/").rsplit(":", 1)[1]))
    try:
        threading.Thread(target=server.http.serve_forever, daemon=True).start()
        page.goto(f"{address}{LESSON}")
        expect(page.locator("article")).to_contain_text("Fresh from the teacher.", timeout=90_000)
        page.wait_for_function("caches.keys().then((names) => names.length === 0)")
        page.goto(f"{address}me/")
        expect(page.locator('[data-keeping="none"]')).to_be_visible()
    finally:
        server.close()


def test_the_site_can_be_installed(context: BrowserContext, site: Path) -> None:
    """Its manifest is found and holds all that browsers want of an app; the icons are what it says."""
    page = context.new_page()
    with web.served(site, "school/w") as address:
        page.goto(address)
        found = context.new_cdp_session(page).send("Page.getAppManifest")
        assert found["errors"] == []
        manifest = json.loads(found["data"])
        assert found["url"] == f"{address}manifest.webmanifest"
        sizes = page.evaluate(
            """(icons) => Promise.all(icons.map(async ({src, sizes}) => {
                 const picture = new Image(); picture.src = src; await picture.decode();
                 return sizes === "any" || sizes === `${picture.naturalWidth}x${picture.naturalHeight}`; }))""",
            manifest["icons"],
        )
        assert all(sizes)
        problems = context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert [each["errorId"] for each in problems if each["errorId"] != "in-incognito"] == []
