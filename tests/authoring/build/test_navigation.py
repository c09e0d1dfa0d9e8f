"""What of the navigation stands in each page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from mkcourse.authoring.build.site import build_site
from mkcourse.authoring.course import Course, Unit

IN_UNIT = 21


def large(course: Course, lessons: int) -> Course:
    """So many lessons and competencies, in units of 21."""
    names = [f"topic-{number:03}" for number in range(lessons)]
    competency, lesson = course.competencies[0], course.lessons[1]
    return replace(
        course,
        units=tuple(Unit(f"Unit {at}", tuple(names[at : at + IN_UNIT])) for at in range(0, lessons, IN_UNIT)),
        competencies=tuple(replace(competency, id=name, title=name) for name in names),
        lessons=tuple(replace(lesson, id=name, title=name, teaches=(name,)) for name in names),
        items=tuple(replace(each, competencies=(names[0],), lesson=None) for each in course.items),
        misconceptions=(),
    )


def linked(page: Path) -> set[str]:
    """The lessons that the navigation of the page leads to."""
    navigation = re.search(r'data-md-type="navigation".*?<div id="mk-content"', page.read_text(encoding="utf-8"), re.S)
    assert navigation is not None
    return set(re.findall(r'href="(?:\.\./)*(?:lessons/)?(topic-\d+)/"', navigation[0]))


def test_beside_a_page_stands_its_own_unit_only(course: Course, folder: Path, tmp_path: Path) -> None:
    """The lessons of its unit, and the first of each other one: so pages do not grow with the course."""
    count = 4 * IN_UNIT
    build_site(large(course, count), folder, tmp_path / "site", lambda step, done, total: None)
    own = {f"topic-{number:03}" for number in range(IN_UNIT, 2 * IN_UNIT)}
    firsts = {f"topic-{number:03}" for number in range(0, count, IN_UNIT)}
    found = linked(tmp_path / "site" / "lessons" / "topic-030" / "index.html")
    assert found | {"topic-030"} == own | firsts
