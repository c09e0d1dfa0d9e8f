"""The course on kinds of questions: what it shows is what it runs, and all of it works in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import web
from answering import check, give
from learner import NOTHING_WAITS
from playwright.sync_api import Browser, Locator, Page, expect
from sites import site_of

from mkcourse.authoring.build.units import units_of
from mkcourse.authoring.course import Course, Item
from mkcourse.authoring.diagnostics import Diagnostic
from mkcourse.authoring.kinds.answer import Answer
from mkcourse.authoring.kinds.group import GroupAnswer
from mkcourse.authoring.loading import load
from mkcourse.authoring.questions import KINDS
from mkcourse.runtime.grading import grade
from mkcourse.runtime.keys import key_from
from mkcourse.runtime.kinds.open import OpenKey
from mkcourse.runtime.responses import Chosen, Coded, Filled, Response, Typed, Written

FOLDER = Path(__file__).parents[2] / "courses" / "question-types"
LESSONS = sorted((FOLDER / "lessons").glob("*.md"))
FENCE = re.compile(r"^(?P<fence>`{3,4})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
LIVE = re.compile(r"\A\n\n(?P<text>/// question.*?^///$)", re.MULTILINE | re.DOTALL)
TEXT = "I think so because the water goes away and the salt stays."
NAMES = [path.stem for path in LESSONS]


# --- the source of the lessons ------------------------------------------------------------


def fences(path: Path, title: str) -> Iterator[tuple[str, str]]:
    """The text in each fence with that title, and all that stands below it."""
    lesson = path.read_text(encoding="utf-8")
    for found in FENCE.finditer(lesson):
        if f'title="{title}"' in found["info"]:
            yield found["text"], lesson[found.end() :]


@pytest.mark.parametrize("path", LESSONS, ids=NAMES)
def test_each_source_stands_above_the_very_same_question(path: Path) -> None:
    """Below each source that is shown stands the question itself, with the same text to the last letter."""
    shown = list(fences(path, "Source"))
    assert shown, "a lesson shows at least one source"
    for source, below in shown:
        live = LIVE.match(below)
        assert live is not None, f"no question stands below the source of {source.splitlines()[0]}"
        assert live["text"] + "\n" == source
    outside = FENCE.sub("", path.read_text(encoding="utf-8"))
    assert outside.count("/// question") == len(shown), "a question has no source above it"


@pytest.mark.parametrize("path", LESSONS, ids=NAMES)
def test_check_tells_what_the_lesson_says_it_tells(path: Path, tmp_path: Path) -> None:
    """Each mistake that is shown gets the diagnostic that stands below it, with its rule and its fix."""
    for number, (source, below) in enumerate(fences(path, "With a mistake")):
        folder = tmp_path / str(number)
        said = next(FENCE.finditer(below))
        assert 'title="What check tells"' in said["info"]
        told = [_as_shown(each) for each in diagnostics(source, folder)]
        assert said["text"] in told


def diagnostics(source: str, folder: Path) -> list[Diagnostic]:
    """What is told of a course with that question in it."""
    (folder / "questions").mkdir(parents=True)
    (folder / "course.yml").write_text("id: example\ntitle: Example\nlicense: CC-BY-4.0\n", encoding="utf-8")
    (folder / "competencies.yml").write_text("competencies: {one: {title: One, can: I can}}\n", encoding="utf-8")
    head = "---\ncompetency: one\n---\n\n## Example {#example}\n"
    (folder / "questions" / "example.md").write_text(head + source, encoding="utf-8")
    return load(folder)[1]


def _as_shown(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.severity}: {diagnostic.message} [{diagnostic.rule}]\n    {diagnostic.fix}\n"


# --- the questions in the browser ---------------------------------------------------------


@pytest.fixture(scope="module")
def course() -> Course:
    course, found = load(FOLDER)
    assert course is not None, found
    return course


@pytest.fixture(scope="module")
def live(course: Course) -> dict[str, list[Item]]:
    """The questions of each lesson; of those with parameters, all variants."""
    return {lesson.id: [item for item in course.items if item.lesson == lesson.id] for lesson in course.lessons}


def test_every_kind_is_shown(course: Course, live: dict[str, list[Item]]) -> None:
    """Each kind of question that there is stands alive in a lesson, and so do parameters and hints that ask."""
    items = [item for lesson in course.lessons for item in live[lesson.id]]
    assert {item.type for item in items} >= set(KINDS)
    assert any(item.variant for item in items)
    assert any(hint.answer for item in items for hint in item.hints)


@pytest.fixture(scope="module")
def pages(course: Course, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One page for all lessons, so that the engine starts once, as for a learner who reads on."""
    with web.served(site_of(FOLDER, tmp_path_factory)) as address:
        context = browser.new_context(
            service_workers="block", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.goto(address)
        yield page
        context.close()


@pytest.mark.parametrize("lesson", NAMES)
def test_every_example_is_answered(
    pages: Page, course: Course, live: dict[str, list[Item]], lesson: str, axe: Callable[[Page], list[str]]
) -> None:
    """Each question of the lesson, filled in by a learner, is first wrong and then right, as the author means it."""
    open_lesson(pages, course, lesson)
    items = {item.id: item for item in live[lesson]}
    forms = pages.locator("mk-question form.mk-item")
    shown = len(list(fences(FOLDER / "lessons" / f"{lesson}.md", "Source")))
    expect(pages.locator("mk-question form.mk-item[data-mounted]")).to_have_count(shown)
    assert axe(pages) == []
    for form in forms.all():
        answer_both_ways(form, items[str(form.get_attribute("data-item"))], course.language)


KEPT_OTHERWISE = ("code", "open", "order")
"""Programs and texts have tests of their own; an order is an answer from the beginning."""
GIVEN = """() => Object.fromEntries([...document.querySelectorAll('mk-question form.mk-item')].map(form => [
    form.dataset.item,
    [...form.querySelectorAll('input, select, textarea')].map(each => each.matches(':checked') || each.value),
]))"""


@pytest.mark.parametrize("lesson", NAMES)
def test_what_is_not_checked_yet_is_there_after_a_reload(
    browser: Browser, course: Course, live: dict[str, list[Item]], lesson: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """An answer that is chosen or typed, of whatever kind, waits where it was given; one that was checked does not."""
    items = {item.id: item for item in live[lesson] if item.type not in KEPT_OTHERWISE and not item.variant}
    with web.served(site_of(FOLDER, tmp_path_factory)) as address:
        page = browser.new_page()
        page.goto(f"{address}lessons/{lesson}/")
        mounted = page.locator("mk-question form.mk-item[data-mounted]")
        expect(mounted).to_have_count(len(list(fences(FOLDER / "lessons" / f"{lesson}.md", "Source"))))
        expect(page.locator('[data-kind="formula"]:not([data-as="visual"])')).to_have_count(0)  # each takes its time
        empty = page.evaluate(GIVEN)
        names = [name for each in mounted.all() if (name := str(each.get_attribute("data-item"))) in items]
        for name in names:
            give(page.locator(f'form[data-item="{name}"]'), right_answer(items[name])[1])
        given = page.evaluate(GIVEN)
        page.reload()
        expect(mounted).to_have_count(len(given))
        assert page.evaluate(GIVEN) == given
        assert names == [name for name in given if given[name] != empty[name]]
        for name in names[:1]:
            check(page.locator(f'form[data-item="{name}"]'))
            expect(page.locator(f'form[data-item="{name}"] [data-verdict]')).to_be_visible()
            page.wait_for_function(NOTHING_WAITS)  # what the engine has not seen yet is shown again
            page.reload()
            expect(mounted).to_have_count(len(given))
            assert page.evaluate(GIVEN)[name] == empty[name]
        page.close()


def open_lesson(page: Page, course: Course, lesson: str) -> None:
    """By the navigation, which keeps the engine: first into its unit."""
    unit = next(each for each in units_of(course) if lesson in (one.id for one in each.lessons))
    page.wait_for_function(web.THEME_RUNS)
    for name in (unit.lessons[0].id, lesson):
        here = page.locator(f'mk-practice[data-lesson="{name}"]')
        if not here.count():
            page.locator(f'.md-nav a[href*="{name}/"]').first.evaluate("link => link.click()")
        expect(here).to_be_attached()


def answer_both_ways(form: Locator, item: Item, language: str) -> None:
    wrong = wrong_answer(item, language)
    if wrong is not None:
        give(form, wrong)
        check(form)
        expect(form.locator('[data-verdict="wrong"]')).to_be_visible()
        form.page.wait_for_timeout(450)  # a second press of a double click is passed over for 400 ms
        check(form)  # now "Try again"
    verdict, right = right_answer(item)
    give(form, right)
    check(form)
    expect(form.locator(f'[data-verdict="{verdict}"]')).to_be_visible()


def right_answer(item: Item) -> tuple[str, Response]:
    """What the author says is right; a text that a teacher judges is only kept."""
    response = next((example.response for example in item.answer.rights()), None)
    if response is None:
        assert item.answer.grading()["scored_by"] == "teacher", f"'{item.id}' has no right answer"
        return "kept", Written(TEXT, ())
    return "right", replace(response, text=TEXT) if isinstance(response, Written) else response


def wrong_answer(item: Item, language: str) -> Response | None:
    """The first that is graded wrong: what the author expects, or else the right answer, spoilt."""
    key = key_from(item.type, item.answer.grading())
    if isinstance(key, OpenKey) and key.by_teacher:
        return None
    candidates = [example.response for example in item.answer.wrong_examples()]
    candidates += list(spoilt(item.answer))
    return next(each for each in candidates if grade(key, each, language).verdict == "wrong")


def spoilt(answer: Answer) -> Iterator[Response]:
    """The right answer with something wrong in it."""
    grading = answer.grading()
    match next(example.response for example in answer.rights()):
        case Chosen(options=options) if answer.type == "order":
            yield Chosen(options[::-1])
        case Chosen():
            yield from (Chosen((each,)) for each in grading["options"] if each not in grading["right"])
        case Filled(answers=answers) if isinstance(answer, GroupAnswer):
            for place, field in enumerate(answer.fields):
                for wrong in spoilt(field):
                    yield Filled((*answers[:place], wrong, *answers[place + 1 :]))
        case Written(scores=scores):
            yield Written(TEXT, tuple(0 for _ in scores))
        case Coded():
            yield Coded("print('something else')", (), ran=True)
        case Typed():
            yield Typed("98765")
            yield Typed("nothing of the kind")
