"""The Markdown of a course's project, and its configuration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from mkcourse.authoring.build.mkdocs_yml import mkdocs_yml
from mkcourse.authoring.build.pages import finished, first_item, lesson_page, pages
from mkcourse.authoring.build.units import units_of
from mkcourse.authoring.build.words import words_for
from mkcourse.authoring.course import Course

WORDS = words_for("en")


def config(course: Course, **options: Any) -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(mkdocs_yml(course, WORDS, Path("/work"), **options))
    return made


def test_a_course_has_its_lessons_and_the_learners_own_pages(course: Course) -> None:
    """These pages and no others."""
    lessons = {"lessons/halves.md", "lessons/thirds.md", "lessons/adding.md"}
    own = {"index.md", "placement.md", "review.md", "check.md", "finish.md", "plan.md", "progress.md"}
    others = {"me.md", "report.md", "worksheets.md"}
    teachers = {"teacher/index.md", "teacher/plans.md", "teacher/sign-off.md"}
    assert set(pages(course, WORDS)) == own | others | teachers | lessons


def test_placeholders_name_the_exact_file(course: Course) -> None:
    """The extension knows no page, so a placeholder says which file it stands for, where it stood."""
    page = lesson_page(course, course.lessons[0], WORDS)
    assert "\n    @@mkcourse-html halves/item-halves-named.html@@\n" in page
    assert "\n@@mkcourse-html halves/practice.html@@\n" in page
    assert "@@mkcourse-item" not in page
    assert {"halves/item-halves-named.html", "halves/practice.html"} <= set(finished(course, WORDS))


def test_a_lesson_lists_the_other_lessons_on_the_same(course: Course) -> None:
    """Each with how it shows its matter, its contexts and minutes; the only lesson on something lists nothing."""
    first = course.lessons[0]
    shown = {"title": "Halves with paper", "representation": "hands-on", "contexts": ("crafts",)}
    other = replace(first, id="halves-paper", **shown)
    both = replace(course, lessons=(*course.lessons, other))
    page = lesson_page(both, first, WORDS)
    assert 'data-lesson="halves-paper"' in page and 'href="../../lessons/halves-paper/"' in page
    assert "<span>With your hands</span> · <span data-mk-course>crafts</span>" in page
    assert 'data-lesson="halves"' not in page and "halves-paper" not in lesson_page(course, first, WORDS)


def test_finished_html_has_ordinary_relative_urls(course: Course) -> None:
    """On the page of a lesson, the root is two levels up."""
    practice = finished(course, WORDS)["halves/practice.html"]
    assert 'src="../../media/pie.svg"' in practice
    assert "mkcourse-root:" not in "".join(finished(course, WORDS).values())


def test_practice_begins_with_the_easiest_item_of_the_bank(course: Course) -> None:
    """Before the engine is up, an easy practice item stands there, none from the lesson's text."""
    first = first_item(course, course.lessons[0])
    assert first is not None
    assert first.id == "halves-01"
    assert first_item(replace(course, items=()), course.lessons[0]) is None


def test_navigation_groups_lessons_by_units(course: Course) -> None:
    """Every unit with its lessons, then what mixes them; the learner's own pages are the header's destinations."""
    made = config(course)
    assert made["nav"][0] == {"Parts": [{"Halves": "lessons/halves.md"}, {"Thirds": "lessons/thirds.md"}]}
    assert made["nav"][1] == {"Sums": [{"Adding": "lessons/adding.md"}]}
    (more,) = made["nav"][2].values()
    assert [next(iter(entry.values())) for entry in more] == ["review.md", "check.md", "placement.md"]
    places = [each["url"] for each in made["extra"]["mkcourse"]["destinations"]]
    assert places == ["", "plan/", "progress/", "me/"]


def test_what_is_in_no_unit_comes_last(course: Course) -> None:
    """A competency that no unit names is not lost."""
    units = units_of(replace(course, units=course.units[:1]))
    assert [unit.title for unit in units] == ["Parts", None]
    assert [lesson.id for lesson in units[1].lessons] == ["adding"]


def test_the_project_knows_no_host(course: Course) -> None:
    """No address of the site, no fonts of others, no plugin but search, and no hook."""
    made = config(course)
    assert "site_url" not in made
    assert made["theme"]["font"] is False
    assert made["plugins"] == ["search"]
    assert "hooks" not in made
    assert made["extra"]["generator"] is False


def test_an_unknown_accent_is_replaced(course: Course) -> None:
    """Material would show a colour it doesn't know as none at all."""
    accents = {each: config(replace(course, accent=each)) for each in ("indigo", "mauve")}
    palettes = {each: made["theme"]["palette"][0] for each, made in accents.items()}
    assert palettes["indigo"]["accent"] == "indigo"
    assert palettes["mauve"]["accent"] == "teal"


def test_a_language_of_its_own_is_kept(course: Course) -> None:
    """The theme speaks the course's language where it can."""
    languages = {each: config(replace(course, language=each)) for each in ("de", "pt-BR", "xx")}
    spoken = {each: made["theme"]["language"] for each, made in languages.items()}
    assert spoken == {"de": "de", "pt-BR": "pt-BR", "xx": "en"}


def test_only_live_pages_listen(course: Course) -> None:
    """`live.js` is in the pages of `serve` and in no others."""
    assert "live.js" not in str(config(course))
    assert "live.js?build=" in str(config(course, live=True))
